#![doc = include_str!("../README.md")]
#![warn(clippy::disallowed_methods)]

pub mod breaks;
pub mod crossing;
pub mod elasticity;
mod error;
mod factor;
pub mod forecast;
pub mod heterogeneity;
pub mod identification;
pub mod influence;
pub mod interval;
pub mod lots;
mod ols;
pub mod output;
pub mod panel;
pub mod persistence;
pub mod regimes;
pub mod regression;
pub mod resampling;
mod series;
pub mod stability;
mod timeline;
pub mod wright;

pub use elasticity::{Elasticity, LearningRate};
pub use error::LearningError;
pub use interval::Interval;
pub use output::OutputPath;
pub use regression::{Covariance, Regression};
pub use timeline::{Gap, Timeline};
pub use wright::{WrightCurve, WrightFit};
