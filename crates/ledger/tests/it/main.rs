//! Tests of the ledger as its users see it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may stop at what it did not expect, and says what it skips"
)]

mod claims;
mod contradictions;
mod predictions;
