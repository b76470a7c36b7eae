//! What printed statistics can mean: which can hold together, what bias would do to them, and what
//! reading one measure as another costs.

mod bias;
mod certify;
mod reading;
mod search;
mod statistics;

pub use bias::{MeasurementError, Simultaneity};
pub use certify::{Certified, SearchOutcome, certify};
pub use reading::{MeasureReading, readings};
pub use search::{Compatibility, SearchParams, StdErrorRange, SyntheticSeries};
pub use statistics::{PrintedStatistics, SeriesStatistics, Statistic};
