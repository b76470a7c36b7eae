//! `endodec`: Endogenous Decentralization on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(endodec::program(std::env::args_os()))
}
