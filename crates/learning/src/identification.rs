//! What printed statistics can mean: which can hold together, what bias would do to them, and what
//! reading one measure as another costs.

mod bias;
mod hbm;
mod reading;
mod search;

pub use bias::{MeasurementError, Simultaneity};
pub use hbm::{PrintedStatistic, PrintedStatistics, SeriesStatistics, Statistic};
pub use reading::{MeasureReading, readings};
pub use search::{Compatibility, SearchParams, StdErrorRange, SyntheticSeries};
