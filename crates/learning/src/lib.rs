//! Learning curves as a time-series econometrician wants them: Wright's law, regression with
//! honest standard errors, structural breaks, resampling, influence, meta-analysis, forecasts.
//!
//! An [`Elasticity`] (the exponent α of `c = c₀·Q^(−α)`) and a [`LearningRate`] (the fraction of
//! cost lost at each doubling of Q) are two types, so that one cannot be printed for the other.
//!
//! The crate opens no file, prints nothing and reads no clock; every random number comes from a
//! seed given by the caller. Its own arithmetic goes through `libm` and has the same bits on every
//! platform; quantiles and tail probabilities come from `statrs` and the headline regression from
//! `linregress`, which call the platform's functions and agree to about 1e−14.

pub mod breaks;
pub mod crossing;
pub mod elasticity;
mod error;
pub mod forecast;
pub mod heterogeneity;
pub mod identification;
pub mod influence;
pub mod interval;
mod ols;
pub mod output;
pub mod prediction_five;
pub mod regimes;
pub mod regression;
pub mod resampling;
mod series;
pub mod wright;

pub use elasticity::{Elasticity, LearningRate};
pub use error::LearningError;
pub use interval::Interval;
pub use output::OutputPath;
pub use regression::{Covariance, Regression};
pub use wright::{WrightCurve, WrightFit};
