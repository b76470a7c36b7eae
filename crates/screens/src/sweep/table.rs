//! A sweep as a table: its columns, and any range of its rows.

use std::ops::Range;

use super::error::SweepError;
use super::games;
use super::points::{self, Points};
use super::specification::{Specification, column};
use crate::error::ScreenError;
use crate::panel::{NumberStyle, ScreenPanel};
use crate::parameter::{Key, ParameterScale, Values, parameter};
use crate::solved::Solved;

/// A specification that was read and found good.
#[derive(Debug, Clone)]
pub struct Sweep {
    specification: Specification,
    /// What moves: the axes of the grid, then draws or scenarios.
    moved: Vec<Key>,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name, which no other column has.
    pub name: String,
    /// Type of its cells.
    pub kind: CellKind,
    /// Unit; empty where there is none.
    pub unit: &'static str,
    /// What it is.
    pub meaning: &'static str,
}

/// Type of the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Real numbers.
    Real,
    /// Whole numbers.
    Whole,
    /// One of these words, by position.
    Word(&'static [&'static str]),
}

/// Consecutive rows.
#[derive(Debug, Clone, PartialEq)]
pub struct RowBlock {
    /// The cells of each column; not a number where there is none.
    pub columns: Vec<Vec<f64>>,
    /// Rows that a model refused, counted from the first of the block, and its sentence.
    pub refusals: Vec<(usize, String)>,
}

impl Sweep {
    /// Reads a specification; `open` gives the text of the file of scenarios, or a sentence why there is none.
    ///
    /// # Errors
    ///
    /// [`SweepError`]: the text is no TOML, or something in it cannot be used.
    pub fn read(
        text: &str,
        open: &dyn Fn(&str) -> Result<String, String>,
    ) -> Result<Self, SweepError> {
        let specification = Specification::read(text, open)?;
        let mut moved: Vec<Key> = specification.axes.iter().map(|&(key, _)| key).collect();
        moved.extend(specification.inner.keys());
        Ok(Self {
            specification,
            moved,
        })
    }

    /// How many points there are.
    #[must_use]
    pub fn points(&self) -> u64 {
        self.specification.points
    }

    /// The panel.
    #[must_use]
    pub fn panel(&self) -> &'static ScreenPanel {
        self.specification.panel
    }

    /// How many of the columns are parameters; the others are read-outs.
    #[must_use]
    pub fn parameters(&self) -> usize {
        self.moved.len()
    }

    /// The columns: the parameters that move, then the read-outs that are wanted.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        let panel = self.specification.panel;
        let parameters = self.moved.iter().map(|&key| {
            let parameter = parameter(key);
            Column {
                name: parameter.name.to_owned(),
                kind: match parameter.scale {
                    ParameterScale::Whole(..) => CellKind::Whole,
                    ParameterScale::Choice(names) => CellKind::Word(names),
                    _ => CellKind::Real,
                },
                unit: parameter.unit,
                meaning: parameter.meaning,
            }
        });
        let readouts = self.specification.readouts.iter().map(|&at| {
            let readout = &panel.readouts[at];
            let (kind, unit) = match readout.shown {
                NumberStyle::Word(words) => (CellKind::Word(words), ""),
                NumberStyle::Number(unit) => (CellKind::Real, unit),
                NumberStyle::Share => (CellKind::Real, "fraction"),
                NumberStyle::Year => (CellKind::Real, "calendar year"),
            };
            Column {
                name: column(panel, readout.name),
                kind,
                unit,
                meaning: readout.label,
            }
        });
        parameters.chain(readouts).collect()
    }

    /// Some consecutive rows; those beyond the last point are left out.
    #[must_use]
    pub fn rows(&self, range: Range<u64>) -> RowBlock {
        let mut block = RowBlock {
            columns: points::columns(
                &self.specification,
                range.start..range.end.min(self.points()),
            ),
            refusals: Vec::new(),
        };
        let rows = block.columns.first().map_or(0, Vec::len);
        let (games, others) = games::among(&self.specification);
        let mut readouts = vec![vec![f64::NAN; rows]; self.specification.readouts.len()];
        let mut points = Points::new(self.specification.fixed, &self.moved, &block.columns);
        if !games.is_empty() {
            block.refusals = games::solve(&mut points, rows, &games, &mut readouts);
        }
        if !others.is_empty() {
            let mut refused = std::mem::take(&mut block.refusals).into_iter().peekable();
            for row in 0..rows {
                let before = refused.next_if(|&(at, _)| at == row);
                let refusal = before.or_else(|| {
                    let error = self
                        .solve(points.at(row), &others, &mut readouts, row)
                        .err()?;
                    Some((row, error.to_string()))
                });
                block.refusals.extend(refusal);
            }
        }
        for column in &mut readouts {
            for &(row, _) in &block.refusals {
                column[row] = f64::NAN;
            }
            for value in column.iter_mut().filter(|value| value.is_infinite()) {
                // What is infinite has no place in a file of numbers.
                *value = f64::NAN;
            }
        }
        block.columns.extend(readouts);
        block
    }

    /// The read-outs that are wanted, at any values.
    ///
    /// # Errors
    ///
    /// [`ScreenError`]: a model refuses the values or does not converge.
    pub fn at(&self, values: Values) -> Result<Vec<f64>, ScreenError> {
        let solved = Solved::new(values);
        self.specification
            .readouts
            .iter()
            .map(|&at| self.specification.panel.readouts[at].of(&solved))
            .collect()
    }

    pub(super) fn specification(&self) -> &Specification {
        &self.specification
    }

    /// Some of the read-outs of one row.
    fn solve(
        &self,
        values: &Values,
        wanted: &[usize],
        readouts: &mut [Vec<f64>],
        row: usize,
    ) -> Result<(), ScreenError> {
        let solved = Solved::new(*values);
        for &place in wanted {
            let readout = &self.specification.panel.readouts[self.specification.readouts[place]];
            readouts[place][row] = readout.of(&solved)?;
        }
        Ok(())
    }
}
