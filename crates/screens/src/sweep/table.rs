//! A sweep as a table: its columns, and any range of its rows.

use std::ops::Range;

use super::error::SweepError;
use super::specification::{Inner, Specification, column};
use super::uniforms::Uniforms;
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
        let range = range.start..range.end.min(self.points());
        let count = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0);
        let width = self.moved.len() + self.specification.readouts.len();
        let mut block = RowBlock {
            columns: vec![Vec::with_capacity(count); width],
            refusals: Vec::new(),
        };
        let mut cursor = Cursor::new(self, range.start);
        for row in 0..count {
            let values = cursor.take();
            let (parameters, readouts) = block.columns.split_at_mut(self.moved.len());
            for (column, &key) in parameters.iter_mut().zip(&self.moved) {
                column.push(values.get(key));
            }
            if let Err(error) = self.readouts(values, readouts) {
                for column in readouts {
                    column.truncate(row);
                    column.push(f64::NAN);
                }
                block.refusals.push((row, error.to_string()));
            }
        }
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

    fn readouts(&self, values: Values, columns: &mut [Vec<f64>]) -> Result<(), ScreenError> {
        let solved = Solved::new(values);
        for (column, &at) in columns.iter_mut().zip(&self.specification.readouts) {
            let value = self.specification.panel.readouts[at].of(&solved)?;
            // What is infinite has no place in a file of numbers either.
            column.push(if value.is_finite() { value } else { f64::NAN });
        }
        Ok(())
    }
}

/// Goes through the points in order; the grid's last axis and, before it, draws or scenarios move fastest.
struct Cursor<'a> {
    specification: &'a Specification,
    values: Values,
    /// Place on each axis.
    places: Vec<usize>,
    inner: u64,
    uniforms: Option<Uniforms>,
    drawn: Vec<f64>,
}

impl<'a> Cursor<'a> {
    fn new(sweep: &'a Sweep, start: u64) -> Self {
        let specification = &sweep.specification;
        let count = specification.inner.count();
        let mut outer = start / count;
        let mut values = specification.fixed;
        let mut places = vec![0; specification.axes.len()];
        for (place, (key, axis)) in places.iter_mut().zip(&specification.axes).rev() {
            let length = axis.len() as u64;
            *place = usize::try_from(outer % length).unwrap_or(0);
            outer /= length;
            values = values.with(*key, axis[*place]);
        }
        let (uniforms, drawn) = match &specification.inner {
            Inner::Draws(draws, random) => {
                let mut uniforms = Uniforms::new(draws.sequence, random.len(), draws.seed);
                if let Some(uniforms) = &mut uniforms {
                    uniforms.seek(start % count);
                }
                (uniforms, vec![0.0; random.len()])
            }
            _ => (None, Vec::new()),
        };
        Self {
            specification,
            values,
            places,
            inner: start % count,
            uniforms,
            drawn,
        }
    }

    /// The values of the point, and on to the next.
    fn take(&mut self) -> Values {
        match &self.specification.inner {
            Inner::One => {}
            Inner::Draws(_, random) => {
                if let Some(uniforms) = &mut self.uniforms {
                    uniforms.take(&mut self.drawn);
                }
                for ((key, distribution), &uniform) in random.iter().zip(&self.drawn) {
                    self.values = self.values.with(*key, distribution.quantile(uniform));
                }
            }
            Inner::Scenarios(scenarios) => {
                for (&key, &value) in scenarios.keys.iter().zip(scenarios.row(self.inner)) {
                    self.values = self.values.with(key, value);
                }
            }
        }
        let values = self.values;
        self.inner += 1;
        if self.inner == self.specification.inner.count() {
            self.inner = 0;
            if let Some(uniforms) = &mut self.uniforms {
                uniforms.seek(0);
            }
            self.next_on_grid();
        }
        values
    }

    fn next_on_grid(&mut self) {
        for (place, (key, axis)) in self.places.iter_mut().zip(&self.specification.axes).rev() {
            *place += 1;
            if *place < axis.len() {
                self.values = self.values.with(*key, axis[*place]);
                return;
            }
            *place = 0;
            self.values = self.values.with(*key, axis[0]);
        }
    }
}
