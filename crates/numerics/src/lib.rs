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
pub mod sample;

pub use convergence::ConvergenceError;
pub use parameter::ParameterError;
