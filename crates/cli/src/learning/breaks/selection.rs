//! How the number of breaks is chosen.

use std::fmt;
use std::str::FromStr;

use endodec_learning::breaks::{BreakCovariance, BreakRegression, Criterion, Partition};

use crate::failure::Failure;

/// A way to choose the number of breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Selection {
    /// The smallest value of an information criterion.
    Criterion(Criterion),
    /// `supF(l+1|l)` until it does not reject.
    Sequential,
    /// The same, each break found again between its neighbours.
    Repartition,
    /// The global partition with this many breaks.
    Global(usize),
}

impl FromStr for Selection {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "bic" => Ok(Self::Criterion(Criterion::Bic)),
            "lwz" => Ok(Self::Criterion(Criterion::Lwz)),
            "kt" => Ok(Self::Criterion(Criterion::Kt)),
            "sequential" => Ok(Self::Sequential),
            "repartition" => Ok(Self::Repartition),
            _ => text
                .strip_prefix("global:")
                .and_then(|count| count.parse().ok())
                .map(Self::Global)
                .ok_or_else(|| {
                    "must be bic, lwz, kt, sequential, repartition or global:M with a number of breaks M".to_owned()
                }),
        }
    }
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Criterion(Criterion::Bic) => f.write_str("bic"),
            Self::Criterion(Criterion::Lwz) => f.write_str("lwz"),
            Self::Criterion(Criterion::Kt) => f.write_str("kt"),
            Self::Sequential => f.write_str("sequential"),
            Self::Repartition => f.write_str("repartition"),
            Self::Global(breaks) => write!(f, "global:{breaks}"),
        }
    }
}

impl Selection {
    pub(super) fn choose(
        self,
        model: &BreakRegression,
        partitions: &[Partition],
        covariance: &BreakCovariance,
        level: f64,
    ) -> Result<Vec<usize>, Failure> {
        match self {
            Self::Criterion(criterion) => Ok(model
                .select(partitions, criterion)?
                .map(|p| p.breaks.clone())
                .unwrap_or_default()),
            Self::Sequential => Ok(model.sequential(covariance, level)?.breaks),
            Self::Repartition => Ok(model.sequential(covariance, level)?.repartition),
            Self::Global(breaks) => match partitions.get(breaks) {
                Some(partition) => Ok(partition.breaks.clone()),
                None => Err(Failure::argument(
                    "--select global:M",
                    &format!(
                        "at most the {} breaks that were looked for",
                        partitions.len() - 1
                    ),
                    breaks,
                )),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Selection;

    #[test]
    fn every_selection_reads_as_it_is_written() {
        for text in ["bic", "lwz", "kt", "sequential", "repartition", "global:3"] {
            assert_eq!(
                text.parse::<Selection>().map(|s| s.to_string()).as_deref(),
                Ok(text)
            );
        }
        for text in ["", "BIC", "global", "global:", "global:-1", "global:x"] {
            assert!(text.parse::<Selection>().is_err(), "{text}");
        }
    }
}
