//! Agreement with published figures and independent programs.

mod dram;
mod metafor;
mod resampling;
