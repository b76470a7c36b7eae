//! Integration tests of `endodec-adoption`.
#![expect(
    clippy::unwrap_used,
    reason = "a test helper that cannot go on should stop the test"
)]

mod limits;
mod oracle;
mod properties;
