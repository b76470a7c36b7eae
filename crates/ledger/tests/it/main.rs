//! Tests of the ledger as its users see it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at what it did not expect"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "std's transcendentals are a second opinion on libm's"
)]

mod author_tests;
mod claims;
mod contradictions;
mod drafts;
mod predictions;
mod referee;
mod words;
