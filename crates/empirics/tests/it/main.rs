//! Integration tests of endodec-empirics.
#![expect(clippy::expect_used, reason = "a test may panic")]

mod csv_table;
mod properties;
