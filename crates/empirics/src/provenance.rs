//! Where a value comes from, how good it is, under which licence it stands.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How good a value is.
///
/// Better grades compare as smaller: `Grade::A < Grade::C`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// Primary document: filing, company release, paper, vendor page, code host.
    A,
    /// Secondary report or copy that names its origin.
    B,
    /// Estimate, forecast, press, forum, own arithmetic, or a compilation without stated sources.
    C,
    /// Printed in the paper; says nothing about the world.
    P,
}

impl Grade {
    /// The grade written as `A`, `B`, `C` or `P`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "A" => Some(Self::A),
            "B" => Some(Self::B),
            "C" => Some(Self::C),
            "P" => Some(Self::P),
            _ => None,
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::P => "P",
        })
    }
}

/// Where a value comes from, how good it is, under which licence it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// Document, page or calculation that carries the value.
    pub source: String,
    /// Licence of the file that holds the value.
    pub licence: String,
    /// How good the value is.
    pub grade: Grade,
}
