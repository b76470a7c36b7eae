//! Which selections of estimates give a printed Q.

use super::{Weighted, checked_variances, degrees_of_freedom};
use crate::LearningError;
use endodec_numerics::distribution::chi_squared_tail;
use endodec_numerics::parameter::finite;
use endodec_numerics::{ParameterError, Rounded};

/// More estimates than this would mean more than a million subsets.
const MOST: usize = 20;

/// One selection of estimates and its Q.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SubsetReading {
    /// Positions of the estimates selected, counted from 0, in increasing order.
    pub members: Vec<usize>,
    /// Cochran's Q of the selection.
    pub q: f64,
    /// Its p-value.
    pub p_value: f64,
    /// Whether Q rounds to the printed one.
    pub matches: bool,
}

/// Computes Q for every subset of at least two estimates: every reading of a printed Q.
///
/// `matches` marks each Q that prints like this one. Subsets come by size, then in lexicographic order.
///
/// # Errors
///
/// As [`super::heterogeneity`]; at most 20 estimates.
pub fn subsets_with_q(
    estimates: &[f64],
    std_errors: &[f64],
    printed: Rounded,
) -> Result<Vec<SubsetReading>, LearningError> {
    let variances = checked_variances(estimates, std_errors)?;
    finite("printed Q", printed.value)?;
    finite("half unit", printed.half_unit)?;
    let k = estimates.len();
    if k > MOST {
        let value = k as f64;
        return Err(LearningError::Parameter(ParameterError {
            name: "number of estimates",
            requirement: "at most 20, since every subset is tried",
            given: value,
        }));
    }
    let mut readings = (0_u32..1 << k)
        .filter(|mask| mask.count_ones() >= 2)
        .map(|mask| {
            let members: Vec<usize> = (0..k).filter(|i| mask >> i & 1 == 1).collect();
            let pick = |v: &[f64]| -> Vec<f64> { members.iter().map(|&i| v[i]).collect() };
            let q = Weighted::new(&pick(estimates), &pick(&variances), 0.0).q;
            Ok(SubsetReading {
                p_value: chi_squared_tail(q, degrees_of_freedom(members.len()))?,
                matches: printed.contains(q),
                members,
                q,
            })
        })
        .collect::<Result<Vec<_>, LearningError>>()?;
    readings.sort_by(|a, b| (a.members.len(), &a.members).cmp(&(b.members.len(), &b.members)));
    Ok(readings)
}
