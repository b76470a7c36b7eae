//! The points of a sweep, column by column: draws or scenarios move fastest, then the last axis of the grid.

use std::ops::Range;

use super::specification::{Draws, Inner, Specification};
use super::uniforms::Uniforms;
use crate::parameter::{Key, Values};

/// Points one by one, of the columns of what moves.
#[derive(Debug)]
pub(super) struct Points<'a> {
    values: Values,
    moved: &'a [Key],
    columns: &'a [Vec<f64>],
}

impl<'a> Points<'a> {
    pub(super) fn new(fixed: Values, moved: &'a [Key], columns: &'a [Vec<f64>]) -> Self {
        Self {
            values: fixed,
            moved,
            columns,
        }
    }

    /// The values of a point.
    pub(super) fn at(&mut self, row: usize) -> &Values {
        for (&key, column) in self.moved.iter().zip(self.columns) {
            self.values.put(key, column[row]);
        }
        &self.values
    }
}

/// The values of the parameters that move, at consecutive points: the axes of the grid, then draws or scenarios.
pub(super) fn columns(specification: &Specification, range: Range<u64>) -> Vec<Vec<f64>> {
    let rows = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0);
    let inner = specification.inner.count();
    let mut each = specification.points;
    let mut columns = Vec::new();
    for (_, axis) in &specification.axes {
        // How many consecutive points share a value.
        each /= axis.len() as u64;
        columns.push(repeated(axis, each, range.start, rows));
    }
    match &specification.inner {
        Inner::One => {}
        Inner::Draws(draws, random) => {
            let mut drawn = drawn(draws, random.len(), range.start % inner, rows);
            for ((_, distribution), column) in random.iter().zip(&mut drawn) {
                for value in column {
                    *value = distribution.quantile(*value);
                }
            }
            columns.append(&mut drawn);
        }
        Inner::Scenarios(scenarios) => {
            let mut at = range.start % inner;
            let mut given = vec![Vec::with_capacity(rows); scenarios.keys.len()];
            for _ in 0..rows {
                for (column, &value) in given.iter_mut().zip(scenarios.row(at)) {
                    column.push(value);
                }
                at = if at + 1 == inner { 0 } else { at + 1 };
            }
            columns.append(&mut given);
        }
    }
    columns
}

/// The values of an axis from point `start` on, where `each` consecutive points share one.
fn repeated(axis: &[f64], each: u64, start: u64, rows: usize) -> Vec<f64> {
    let mut column = Vec::with_capacity(rows);
    let mut place = usize::try_from(start / each % axis.len() as u64).unwrap_or(0);
    let mut left = each - start % each;
    while column.len() < rows {
        let run = usize::try_from(left)
            .unwrap_or(rows)
            .min(rows - column.len());
        column.resize(column.len() + run, axis[place]);
        place = (place + 1) % axis.len();
        left = each;
    }
    column
}

/// Uniform numbers by dimension, from draw `start` on, and from the first again after the last.
fn drawn(draws: &Draws, dimensions: usize, start: u64, rows: usize) -> Vec<Vec<f64>> {
    let mut columns = vec![Vec::with_capacity(rows); dimensions];
    let Some(mut uniforms) = Uniforms::new(draws.sequence, dimensions, draws.seed) else {
        return columns;
    };
    uniforms.seek(start);
    let mut at = start;
    let mut drawn = vec![0.0; dimensions];
    for _ in 0..rows {
        uniforms.take(&mut drawn);
        for (column, &value) in columns.iter_mut().zip(&drawn) {
            column.push(value);
        }
        at += 1;
        if at == draws.count {
            at = 0;
            uniforms.seek(0);
        }
    }
    columns
}
