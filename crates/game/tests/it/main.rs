//! Integration tests of `endodec-game`.

#![expect(
    clippy::float_cmp,
    clippy::unwrap_used,
    reason = "exact cases are compared exactly, and a failed set-up fails the test"
)]

mod asymmetric;
mod batch;
mod capacity;
mod collusion;
mod drift;
mod games;
mod general_demand;
mod limits;
mod open_questions;
mod option_value;
mod oracle;
mod properties;
mod proposition;
mod simulation;
mod statics;
mod two_period;
mod two_state;
mod welfare;
