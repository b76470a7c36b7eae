//! Integration tests of endodec-empirics.
#![expect(clippy::expect_used, reason = "a test may panic")]

mod capex;
mod datasets;
mod device;
mod documentation;
mod package;
mod printed;
mod properties;
