//! Integration tests of `endodec-adoption`.
#![expect(
    clippy::unwrap_used,
    reason = "a test helper that cannot go on should stop the test"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "std's transcendentals are a second opinion on libm's"
)]

mod diffusion;
mod limits;
mod oracle;
mod properties;
mod tipping;
mod trajectories;
mod uncertainty;
