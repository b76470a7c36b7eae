//! Methods beside programs of others.

#[cfg(feature = "sobol")]
mod sobol;
