//! The panels: what each must keep to.

#![expect(
    clippy::cast_sign_loss,
    clippy::cast_possible_truncation,
    reason = "a test that cannot go on should stop; positions are small"
)]
mod panels;
