#![doc = include_str!("../README.md")]

pub mod claims;
pub mod contradictions;
pub mod predictions;

mod error;

pub use error::LedgerError;

/// Seed of everything random in the ledger and the report; each computation draws its own streams from it.
pub const SEED: u64 = 1;
