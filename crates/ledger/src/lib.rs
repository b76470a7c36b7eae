#![doc = include_str!("../README.md")]
#![warn(clippy::disallowed_methods)]

pub mod author_tests;
pub mod claims;
pub mod contradictions;
pub mod drafts;
pub mod predictions;
pub mod readings;

mod error;
mod evidence;

pub use error::LedgerError;

/// Seed of everything random in the ledger and the report; each computation draws its own streams from it.
pub const SEED: u64 = 1;
