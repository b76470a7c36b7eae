//! Learning curves as a time-series econometrician wants them: Wright's law, regression with
//! honest standard errors, structural breaks, resampling, influence, meta-analysis, forecasts.
//!
//! The crate opens no file, prints nothing and reads no clock; every random number comes from a
//! seed given by the caller.

mod error;

pub use error::LearningError;
