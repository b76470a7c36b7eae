//! Structural breaks after Bai and Perron: how many, when, and what each regime looks like.
//!
//! ```text
//! y_t = x_t'β + z_t'δ_j + u_t,   t = T_{j−1}+1, …, T_j,   j = 1, …, m+1,   T_0 = 0,   T_{m+1} = n
//! ```
//!
//! Conventions, the same throughout:
//!
//! * a break `T_j` is the *last* observation of a regime, counted from 1;
//! * `h`, the shortest regime, is `max(⌊ε·n⌋, q)`, and a sample holds at most `⌊n/h⌋ − 1` breaks,
//!   so `n = 3h` admits two;
//! * F statistics are in the scaled form `q·F`, for which critical values are tabulated;
//! * BIC counts the variance among its parameters, `q(m+1) + p + m + 1`;
//! * a regime whose regressors are linearly dependent is an error, not a fit without residuals.
//!
//! [`BreakRegression`] is the model; its [`partitions`](BreakRegression::partitions) come first,
//! and the [`tests`](BreakRegression::tests), [`criteria`](BreakRegression::criteria),
//! [`date_intervals`](BreakRegression::date_intervals) and [`regimes`](BreakRegression::regimes)
//! are taken from them.

mod argmax;
mod basis;
mod covariance;
mod criteria;
mod critical_values;
mod dates;
mod finite_sample;
mod fit;
mod hac;
mod kinks;
mod known;
mod minimum_segment;
mod model;
mod ordinary;
mod partial;
mod partition;
mod persistent_dates;
mod regimes;
mod segment;
mod sequential;
mod sup_f;
mod wald;

pub use covariance::{Across, BreakCovariance, Errors};
pub use criteria::{Criteria, Criterion};
pub use critical_values::{BreakTest, CriticalValue, critical_value};
pub use dates::DateInterval;
pub use finite_sample::{NullErrors, SimulatedPValues, Simulation};
pub use kinks::{KinkedLine, Knot, kinked_lines};
pub use known::{FTest, KnownBreaks, KnownRegime, WaldTest};
pub use minimum_segment::MinimumSegment;
pub use model::{BreakParams, BreakRegression};
pub use ordinary::WaldCovariance;
pub use partial::PartialPartition;
pub use partition::Partition;
pub use persistent_dates::PersistentDates;
pub use regimes::{RegimeFit, RegimeRegression};
pub use sequential::{SequentialBreaks, SequentialStep};
pub use sup_f::BreakTests;

fn as_f64(count: usize) -> f64 {
    count as f64
}
