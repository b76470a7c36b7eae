//! Effects, projected out.

use std::collections::BTreeMap;

use nalgebra::{DMatrix, DVector};

/// The space that effects span, in the rows of √w.
///
/// The effect with the most levels is taken out by group means, the dummies of the others by an
/// orthonormal basis of what those leave of them.
#[derive(Debug, Clone)]
pub(super) struct Effects {
    /// √w.
    roots: DVector<f64>,
    /// Level of each observation in the first effect; one level where there is none.
    first: Vec<usize>,
    /// Σw of each level.
    level_weights: Vec<f64>,
    /// Orthonormal columns that span the rest.
    rest: DMatrix<f64>,
}

/// Squared relative size below which nothing is left of a dummy.
const NOTHING: f64 = 1e-18;

impl Effects {
    pub(super) fn new(effects: &[Vec<usize>], weights: &[f64], n: usize) -> Self {
        let roots = if weights.is_empty() {
            DVector::from_element(n, 1.0)
        } else {
            DVector::from_iterator(n, weights.iter().map(|w| libm::sqrt(*w)))
        };
        let mut levels: Vec<Vec<usize>> = effects.iter().map(|e| renumbered(e)).collect();
        let number = |levels: &Vec<usize>| levels.iter().max().map_or(0, |last| last + 1);
        levels.sort_by_key(|levels| std::cmp::Reverse(number(levels)));
        let first = if levels.is_empty() {
            vec![0; n]
        } else {
            levels.remove(0)
        };
        let mut level_weights = vec![0.0; number(&first)];
        for (level, root) in first.iter().zip(roots.iter()) {
            level_weights[*level] += root * root;
        }
        let mut found = Self {
            roots,
            first,
            level_weights,
            rest: DMatrix::zeros(n, 0),
        };
        for effect in &levels {
            for level in 0..number(effect) {
                found.add(effect, level);
            }
        }
        found
    }

    /// Adds the dummy of a level, unless the effects so far span it.
    fn add(&mut self, effect: &[usize], level: usize) {
        let dummy = DVector::from_iterator(
            effect.len(),
            effect.iter().zip(self.roots.iter()).map(
                |(l, root)| {
                    if *l == level { *root } else { 0.0 }
                },
            ),
        );
        let size = dummy.norm_squared();
        // Twice: once more takes out what rounding left.
        let left = self.project(self.project(dummy));
        let norm = left.norm_squared();
        if norm > NOTHING * size {
            let at = self.rest.ncols();
            let rest = std::mem::replace(&mut self.rest, DMatrix::zeros(0, 0));
            self.rest = rest.insert_column(at, 0.0);
            self.rest.set_column(at, &(left / libm::sqrt(norm)));
        }
    }

    /// Number of linearly independent effects, the intercept among them.
    pub(super) fn rank(&self) -> usize {
        self.level_weights.len() + self.rest.ncols()
    }

    /// Times √w.
    pub(super) fn weigh(&self, v: &DVector<f64>) -> DVector<f64> {
        v.component_mul(&self.roots)
    }

    /// What the effects do not explain of a vector in the rows of √w.
    pub(super) fn project(&self, mut v: DVector<f64>) -> DVector<f64> {
        let mut sums = vec![0.0; self.level_weights.len()];
        for ((value, root), level) in v.iter().zip(self.roots.iter()).zip(&self.first) {
            sums[*level] += value * root;
        }
        for (sum, weight) in sums.iter_mut().zip(&self.level_weights) {
            *sum /= weight;
        }
        for ((value, root), level) in v.iter_mut().zip(self.roots.iter()).zip(&self.first) {
            *value -= root * sums[*level];
        }
        if self.rest.ncols() > 0 {
            let along = self.rest.tr_mul(&v);
            v -= &self.rest * along;
        }
        v
    }

    /// Share of its own fitted value that an observation decides through the effects.
    pub(super) fn leverage(&self, i: usize) -> f64 {
        let root = self.roots[i];
        root * root / self.level_weights[self.first[i]] + self.rest.row(i).norm_squared()
    }
}

/// The same levels numbered from 0 in ascending order.
pub(super) fn renumbered(levels: &[usize]) -> Vec<usize> {
    let mut numbers: BTreeMap<usize, usize> = levels.iter().map(|l| (*l, 0)).collect();
    for (number, place) in numbers.values_mut().zip(0..) {
        *number = place;
    }
    levels.iter().map(|l| numbers[l]).collect()
}
