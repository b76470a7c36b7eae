//! Integration tests of `endodec-game`.

#![expect(
    clippy::float_cmp,
    reason = "boundary values and exact cases are compared exactly"
)]

mod limits;
mod oracle;
mod properties;
