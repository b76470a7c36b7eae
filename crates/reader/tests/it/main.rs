//! Tables in every dialect, format and state of repair.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod dialects;
#[cfg(feature = "formats")]
mod formats;
mod plain;
mod properties;
mod refusals;
mod time;
