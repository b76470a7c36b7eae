//! Integration tests of the crate, in one binary.
#![expect(
    clippy::unwrap_used,
    reason = "a test helper that cannot go on should stop the test"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "std's transcendentals are a second opinion on libm's"
)]

mod breaks_critical_values;
mod breaks_finite_sample;
mod breaks_limits;
mod breaks_oracle;
mod breaks_properties;
mod data;
mod limits;
mod oracle;
mod persistence;
mod properties;
mod stability;
mod timeline;
