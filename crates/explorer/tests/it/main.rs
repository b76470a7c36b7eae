//! The panels as the explorer uses them: the module's digits, the command lines, the parameter table.

#![expect(
    clippy::unwrap_used,
    clippy::cast_sign_loss,
    clippy::cast_possible_truncation,
    reason = "a test that cannot go on should stop; positions are small"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "random values may come from any power function"
)]

mod module;
mod panels;
mod same_digits;
