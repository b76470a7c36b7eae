#![doc = include_str!("../README.md")]
#![warn(clippy::disallowed_methods)]

mod convergence;
pub mod distribution;
pub mod minimise;
pub mod ode;
pub mod parameter;
pub mod quadrature;
pub mod random;
pub mod root;
mod rounded;
pub mod sample;
#[cfg(feature = "sobol")]
pub mod sobol;

pub use convergence::ConvergenceError;
pub use parameter::ParameterError;
pub use rounded::Rounded;
