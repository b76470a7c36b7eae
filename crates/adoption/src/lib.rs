#![doc = include_str!("../README.md")]
#![warn(clippy::disallowed_methods)]

mod adoption_function;
pub mod diffusion;
pub mod dynamics;
mod ecosystem;
mod error;
pub mod friction;
pub mod friction_bounds;
pub mod implied;
pub mod lag;
pub mod scenario;
pub mod sis;
pub mod threshold;
pub mod tipping;

pub use adoption_function::AdoptionFunction;
pub use ecosystem::{Ecosystem, EcosystemParams};
pub use endodec_numerics::ode::Tolerances;
pub use error::AdoptionError;
pub use scenario::Scenario;
pub use threshold::{Threshold, ThresholdModel};
