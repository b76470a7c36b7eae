//! Integration tests of `endodec-adoption`.
#![expect(
    clippy::unwrap_used,
    reason = "a test helper that cannot go on should stop the test"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "std's transcendentals are a second opinion on libm's"
)]

mod calendar;
mod diffusion;
mod diffusion_theory;
mod limits;
mod oracle;
mod paths;
mod properties;
mod reference;
mod tipping;
mod trajectories;
mod trend;
mod uncertainty;
