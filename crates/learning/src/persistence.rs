//! Persistence: whether series share a level, a trend or nothing, tested with values simulated for
//! the sample at hand.
//!
//! Cost and cumulative output both trend. Two unrelated series that trend fit each other as well as
//! cause and effect do, with a t of any size (Granger & Newbold 1974,
//! doi:10.1016/0304-4076(74)90034-7). What tells the two apart is what is left over: residuals that
//! come back ([`engle_granger`]), or that wander. Asymptotic p-values of these tests reject too often
//! in short samples, so those here come from a [`NullDistribution`], simulated from a seed for the same
//! number of observations, the same terms and the same rule for the lags; [`surface_p_value`] reads
//! approximate ones from a table. [`encompassing`] alone takes its p-values from Student’s t.

mod adf;
mod cointegration;
mod initial_output;
mod lag_rule;
mod long_run;
mod null;
mod phillips_perron;
mod surface;
mod trend_break;
mod trend_break_date;
mod trend_breaks;
mod unit_root;
mod wright_moore;

pub use cointegration::{EngleGranger, engle_granger};
pub use initial_output::{InitialOutput, elasticity_over_initial_output};
pub use lag_rule::LagRule;
pub use null::{NullDistribution, NullSimulation};
pub use phillips_perron::{PhillipsPerron, phillips_perron};
pub use surface::{SURFACE_SMALLEST, surface_p_value};
pub use trend_break::{TrendBreak, TrendBreakParams, TrendShift, perron_yabu};
pub use trend_breaks::{TrendBreakStep, TrendBreaks, kejriwal_perron};
pub use unit_root::{UnitRoot, unit_root};
pub use wright_moore::{Encompassing, WrightMoore, encompassing, wright_against_moore};

/// Deterministic terms of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Terms {
    /// A constant: right where the series has no trend under the hypothesis. A unit root with drift
    /// has another distribution under these terms.
    Constant,
    /// A constant and a trend: the distribution does not depend on a drift.
    ConstantTrend,
}

impl Terms {
    /// How many there are.
    pub(crate) fn count(self) -> usize {
        match self {
            Self::Constant => 1,
            Self::ConstantTrend => 2,
        }
    }
}

fn as_f64(count: usize) -> f64 {
    count as f64
}
