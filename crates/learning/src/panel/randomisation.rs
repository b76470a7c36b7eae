//! A test by randomisation over units: every way in which as many of them could have been treated.

use nalgebra::{DMatrix, DVector};

use super::effects::{Effects, renumbered};
use crate::LearningError;
use crate::series::{all_finite, same_length};
use endodec_numerics::ParameterError;

/// More units than this have too many subsets to go through.
const MOST_UNITS: usize = 20;

/// Below this sum of squares nothing is left of the treatment.
const NOTHING: f64 = 1e-9;

/// A difference in differences whose treatment falls on whole units from some observations on; every list has one entry
/// an observation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RandomisationParams {
    /// y.
    pub response: Vec<f64>,
    /// The unit of each observation.
    pub units: Vec<usize>,
    /// Whether the observation comes after the treatment set in, for those that it falls on.
    pub after: Vec<bool>,
    /// Whether its unit is treated.
    pub treated: Vec<bool>,
    /// Regressors that stay as they are whichever units are treated.
    pub controls: Vec<Vec<f64>>,
    /// Levels of effects that are projected out.
    pub effects: Vec<Vec<usize>>,
    /// Whether being treated is a regressor of its own, as it is without effects of units.
    pub levels: bool,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Randomisation {
    /// Coefficient of the treatment as it was.
    pub coefficient: f64,
    /// Choices of as many units as were treated.
    pub assignments: u64,
    /// Choices under which the coefficient does not exist; they are left out.
    pub not_identified: u64,
    /// Share of the others whose |coefficient| is at least the one observed, ties counted.
    pub p_value: f64,
}

impl RandomisationParams {
    /// Goes through all choices.
    ///
    /// # Errors
    ///
    /// [`LearningError`] for lists of different lengths, a unit that is treated in some observations only, more than 20
    /// units, or a treatment whose own coefficient does not exist.
    ///
    /// # References
    ///
    /// Fisher (1935), *The Design of Experiments*; MacKinnon & Webb (2020), doi:10.1016/j.jeconom.2020.04.024.
    pub fn run(&self) -> Result<Randomisation, LearningError> {
        let (units, treated) = self.checked()?;
        let number = treated.len();
        let space = Space::new(self);
        let response = space.project(DVector::from_row_slice(&self.response));
        let of_unit = |unit: usize, after: bool| {
            let dummy = units.iter().zip(&self.after).map(|(u, a)| {
                if *u == unit && (*a || !after) {
                    1.0
                } else {
                    0.0
                }
            });
            space.project(DVector::from_iterator(units.len(), dummy))
        };
        let after = Gram::new(
            (0..number).map(|unit| of_unit(unit, true)).collect(),
            &response,
        );
        let level = self.levels.then(|| {
            (0..number)
                .map(|unit| of_unit(unit, false))
                .collect::<Vec<_>>()
        });
        let mixed = level.map(|columns| {
            let cross = DMatrix::from_fn(number, number, |i, j| columns[i].dot(&after.columns[j]));
            (Gram::new(columns, &response), cross)
        });
        let coefficient = |mask: u32| -> Option<f64> {
            let chosen: Vec<usize> = (0..number).filter(|unit| mask >> unit & 1 == 1).collect();
            let sum = |matrix: &DMatrix<f64>| -> f64 {
                chosen
                    .iter()
                    .flat_map(|i| chosen.iter().map(move |j| matrix[(*i, *j)]))
                    .sum()
            };
            let along = |vector: &[f64]| -> f64 { chosen.iter().map(|i| vector[*i]).sum() };
            let (mut top, mut bottom) = (along(&after.with_response), sum(&after.inner));
            if let Some((level, cross)) = &mixed {
                let size = sum(&level.inner);
                if size < NOTHING {
                    return None;
                }
                let shared = sum(cross);
                top -= shared * along(&level.with_response) / size;
                bottom -= shared * shared / size;
            }
            (bottom >= NOTHING).then(|| top / bottom)
        };
        let as_it_was = treated
            .iter()
            .enumerate()
            .filter(|(_, t)| **t)
            .fold(0, |mask, (unit, _)| mask | 1_u32 << unit);
        let observed = coefficient(as_it_was).ok_or(LearningError::RankDeficient {
            from: 1,
            to: self.response.len(),
        })?;
        let (mut all, mut missing, mut reached) = (0_u64, 0_u64, 0_u64);
        for mask in 0..1_u32 << number {
            if mask.count_ones() != as_it_was.count_ones() {
                continue;
            }
            all += 1;
            match coefficient(mask) {
                None => missing += 1,
                Some(other) if other.abs() >= observed.abs() - 1e-12 => reached += 1,
                Some(_) => {}
            }
        }
        Ok(Randomisation {
            coefficient: observed,
            assignments: all,
            not_identified: missing,
            p_value: reached as f64 / (all - missing) as f64,
        })
    }

    /// Units numbered from 0, and which of them are treated.
    fn checked(&self) -> Result<(Vec<usize>, Vec<bool>), LearningError> {
        let n = self.response.len();
        all_finite("response", &self.response)?;
        for (name, length) in [
            ("units", self.units.len()),
            ("after", self.after.len()),
            ("treated", self.treated.len()),
        ] {
            if length != n {
                return Err(LearningError::LengthMismatch {
                    left: "response",
                    left_len: n,
                    right: name,
                    right_len: length,
                });
            }
        }
        for control in &self.controls {
            same_length(("response", &self.response), ("control", control))?;
        }
        let units = renumbered(&self.units);
        let number = units.iter().max().map_or(0, |last| last + 1);
        if !(2..=MOST_UNITS).contains(&number) {
            return Err(LearningError::Parameter(ParameterError {
                name: "number of units",
                requirement: "2 to 20, so that all choices can be gone through",
                given: number as f64,
            }));
        }
        let mut treated = vec![None; number];
        for (unit, is) in units.iter().zip(&self.treated) {
            if *treated[*unit].get_or_insert(*is) != *is {
                return Err(LearningError::Parameter(ParameterError {
                    name: "treated",
                    requirement: "the same in all observations of a unit",
                    given: *unit as f64,
                }));
            }
        }
        Ok((
            units,
            treated.into_iter().map(|is| is.unwrap_or(false)).collect(),
        ))
    }
}

/// Columns after projection, their inner products, and those with the response.
struct Gram {
    columns: Vec<DVector<f64>>,
    inner: DMatrix<f64>,
    with_response: Vec<f64>,
}

impl Gram {
    fn new(columns: Vec<DVector<f64>>, response: &DVector<f64>) -> Self {
        Self {
            inner: DMatrix::from_fn(columns.len(), columns.len(), |i, j| {
                columns[i].dot(&columns[j])
            }),
            with_response: columns.iter().map(|column| column.dot(response)).collect(),
            columns,
        }
    }
}

/// What effects and controls span.
struct Space {
    effects: Effects,
    controls: Vec<DVector<f64>>,
}

impl Space {
    fn new(params: &RandomisationParams) -> Self {
        let mut space = Self {
            effects: Effects::new(&params.effects, &[], params.response.len()),
            controls: Vec::new(),
        };
        for control in &params.controls {
            let left = space.project(DVector::from_row_slice(control));
            let norm = left.norm();
            if norm > NOTHING {
                space.controls.push(left / norm);
            }
        }
        space
    }

    fn project(&self, vector: DVector<f64>) -> DVector<f64> {
        let mut left = self.effects.project(vector);
        for control in &self.controls {
            let along = control.dot(&left);
            left.axpy(-along, control, 1.0);
        }
        left
    }
}
