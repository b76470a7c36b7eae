//! The module as the page uses it: its digits, its command lines, its messages.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
#![expect(
    clippy::disallowed_methods,
    reason = "random values may come from any power function"
)]

mod module;
mod same_digits;
