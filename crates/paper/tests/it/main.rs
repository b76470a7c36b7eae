//! What the paper prints is in one place, and what is derived from it agrees with it.

#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test fails by panicking, and constants are compared to the bit"
)]

mod constants;
mod samples;
