//! Which parameter a read-out depends on: Sobol' indices of first and total order, and one parameter at a time.
//!
//! For independent parameters, with `A` and `B` two samples of all of them and `AB_i` the sample `A` with column `i` of `B`:
//!
//! ```text
//! S_i  = mean((f_B − m)·(f_ABi − f_A))/V        share of the variance due to i alone (Saltelli et al. 2010)
//! ST_i = mean((f_A − f_ABi)²)/(2V)              share that i has any part in (Jansen 1999)
//! ```
//!
//! `m` and `V` are mean and variance (divisor 2N) of `f_A` and `f_B` together, as in scipy. `A` and `B` are the two halves of
//! the coordinates of one Sobol' sequence.

use std::ops::Range;

use endodec_numerics::random::Stream;
use endodec_numerics::sample::quantile;

use super::distribution::Distribution;
use super::error::SweepError;
use super::specification::{Draws, Inner};
use super::table::Sweep;
use super::uniforms::{Sequence, Uniforms};
use crate::parameter::{Key, Values, parameter};

/// Share of the distribution of a parameter below the lower and the upper end of its bar.
pub const ENDS: [f64; 2] = [0.05, 0.95];

/// A sensitivity analysis that was found good.
#[derive(Debug)]
pub struct Analysis<'a> {
    sweep: &'a Sweep,
    draws: Draws,
    random: &'a [(Key, Distribution)],
}

/// The outputs of consecutive base points: by read-out, then by point.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outputs {
    /// At the points of `A`.
    pub a: Vec<Vec<f64>>,
    /// At the points of `B`.
    pub b: Vec<Vec<f64>>,
    /// At the points of `AB_i`: by read-out, then by parameter.
    pub ab: Vec<Vec<Vec<f64>>>,
}

/// What a read-out owes to one parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Index {
    /// First order.
    pub first_order: f64,
    /// Its bootstrap interval.
    pub first_order_interval: [f64; 2],
    /// Total order.
    pub total: f64,
    /// Its bootstrap interval.
    pub total_interval: [f64; 2],
}

/// How the intervals of the indices are made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndexBootstrap {
    /// Resamples of the base points.
    pub resamples: u32,
    /// Seed of the resamples.
    pub seed: u64,
    /// Share of the resamples inside an interval.
    pub level: f64,
}

impl<'a> Analysis<'a> {
    /// Takes a sweep over draws; its count is the number of base points.
    ///
    /// # Errors
    ///
    /// [`SweepError::Refused`]: the sweep has a grid or scenarios, or a number of Sobol' points that is no power of two.
    pub fn new(sweep: &'a Sweep) -> Result<Self, SweepError> {
        let specification = sweep.specification();
        let Inner::Draws(draws, random) = &specification.inner else {
            return Err(SweepError::refused(
                "a sensitivity analysis",
                "one of [random] parameters with [draws]",
                "one without",
            ));
        };
        if !specification.axes.is_empty() {
            return Err(SweepError::refused(
                "a sensitivity analysis",
                "one of [random] parameters alone",
                "one with a [grid] too",
            ));
        }
        if draws.sequence == Sequence::Sobol && !draws.count.is_power_of_two() {
            return Err(SweepError::refused(
                "count in [draws]",
                "a power of two, for which Sobol' points are balanced",
                draws.count,
            ));
        }
        if draws.count < 2 || draws.count > 1 << 24 {
            return Err(SweepError::refused(
                "count in [draws]",
                "from 2 to 16777216 for a sensitivity analysis",
                draws.count,
            ));
        }
        if Uniforms::new(draws.sequence, 2 * random.len(), draws.seed).is_none() {
            return Err(SweepError::refused(
                "[random]",
                "at most 50 distributions for a sensitivity analysis",
                random.len(),
            ));
        }
        Ok(Self {
            sweep,
            draws: *draws,
            random,
        })
    }

    /// Names of the parameters.
    #[must_use]
    pub fn parameters(&self) -> Vec<&'static str> {
        self.random
            .iter()
            .map(|&(key, _)| parameter(key).name)
            .collect()
    }

    /// Number of base points.
    #[must_use]
    pub fn base_points(&self) -> u64 {
        self.draws.count
    }

    /// How often the models are solved: at every base point once for `A`, for `B` and for each parameter.
    #[must_use]
    pub fn evaluations(&self) -> u64 {
        self.draws.count * (self.random.len() as u64 + 2)
    }

    /// Solves the models at some consecutive base points.
    ///
    /// # Errors
    ///
    /// [`SweepError::Refused`] with the values of the first point at which a model refuses them or a read-out has no value:
    /// an index over the other points would be one of another distribution.
    pub fn evaluate(&self, range: Range<u64>) -> Result<Outputs, SweepError> {
        let width = self.random.len();
        let outputs = self.sweep.columns().len() - self.sweep.parameters();
        let mut out = Outputs {
            a: vec![Vec::new(); outputs],
            b: vec![Vec::new(); outputs],
            ab: vec![vec![Vec::new(); width]; outputs],
        };
        let Some(mut uniforms) = Uniforms::new(self.draws.sequence, 2 * width, self.draws.seed)
        else {
            return Ok(out);
        };
        uniforms.seek(range.start);
        let mut drawn = vec![0.0; 2 * width];
        for _ in range {
            uniforms.take(&mut drawn);
            let (a, b) = drawn.split_at(width);
            put(&mut out.a, &self.at(a)?);
            put(&mut out.b, &self.at(b)?);
            let mut mixed = a.to_vec();
            for i in 0..width {
                mixed[i] = b[i];
                for (output, value) in out.ab.iter_mut().zip(self.at(&mixed)?) {
                    output[i].push(value);
                }
                mixed[i] = a[i];
            }
        }
        Ok(out)
    }

    /// The read-outs with one parameter at the ends of its bar ([`ENDS`]) and the others at their medians: by read-out,
    /// then by parameter.
    ///
    /// # Errors
    ///
    /// As [`Self::evaluate`].
    pub fn tornado(&self) -> Result<Vec<Vec<[f64; 2]>>, SweepError> {
        let outputs = self.sweep.columns().len() - self.sweep.parameters();
        let mut bars = vec![vec![[0.0; 2]; self.random.len()]; outputs];
        for i in 0..self.random.len() {
            for (end, p) in ENDS.into_iter().enumerate() {
                let mut middle = vec![0.5; self.random.len()];
                middle[i] = p;
                for (bars, value) in bars.iter_mut().zip(self.at(&middle)?) {
                    bars[i][end] = value;
                }
            }
        }
        Ok(bars)
    }

    fn at(&self, uniforms: &[f64]) -> Result<Vec<f64>, SweepError> {
        let mut values: Values = self.sweep.specification().fixed;
        for ((key, distribution), &p) in self.random.iter().zip(uniforms) {
            values = values.with(*key, distribution.quantile(p));
        }
        let place = || {
            self.random
                .iter()
                .map(|&(key, _)| format!("{} = {}", parameter(key).name, values.get(key)))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let outputs = self
            .sweep
            .at(values)
            .map_err(|error| SweepError::Refused(format!("at {}: {error}", place())))?;
        if let Some(missing) = outputs.iter().position(|value| !value.is_finite()) {
            let column = &self.sweep.columns()[self.sweep.parameters() + missing];
            return Err(SweepError::Refused(format!(
                "at {}: {} has no value there; narrow [random] until it has one everywhere",
                place(),
                column.name
            )));
        }
        Ok(outputs)
    }
}

impl Outputs {
    /// Adds the outputs of the base points that follow.
    pub fn append(&mut self, more: Self) {
        if self.a.is_empty() {
            *self = more;
            return;
        }
        let columns = |to: &mut Vec<Vec<f64>>, from: Vec<Vec<f64>>| {
            for (to, from) in to.iter_mut().zip(from) {
                to.extend(from);
            }
        };
        columns(&mut self.a, more.a);
        columns(&mut self.b, more.b);
        for (to, from) in self.ab.iter_mut().zip(more.ab) {
            columns(to, from);
        }
    }

    /// The indices of a read-out; `None` where it is constant, since a share of nothing is no number.
    #[must_use]
    pub fn indices(&self, readout: usize, bootstrap: &IndexBootstrap) -> Option<Vec<Index>> {
        indices(
            &self.a[readout],
            &self.b[readout],
            &self.ab[readout],
            bootstrap,
        )
    }
}

/// First and total order for each parameter, from outputs at `A`, `B` and every `AB_i`; `None` where they are constant.
///
/// ```
/// use endodec_screens::sweep::sensitivity::{IndexBootstrap, indices};
///
/// // f depends on the first parameter alone: AB₁ is B, AB₂ is A.
/// let (a, b) = ([1.0, 4.0, 2.0, 7.0], [3.0, 1.0, 5.0, 2.0]);
/// let bootstrap = IndexBootstrap { resamples: 100, seed: 1, level: 0.95 };
/// let found = indices(&a, &b, &[b.to_vec(), a.to_vec()], &bootstrap).unwrap();
/// assert!(found[0].total > 0.0);
/// assert_eq!((found[1].first_order, found[1].total), (0.0, 0.0));
/// ```
#[must_use]
pub fn indices(
    a: &[f64],
    b: &[f64],
    ab: &[Vec<f64>],
    bootstrap: &IndexBootstrap,
) -> Option<Vec<Index>> {
    let all: Vec<usize> = (0..a.len()).collect();
    let point = estimates(a, b, ab, &all)?;
    let mut stream = Stream::new(bootstrap.seed, 0);
    let mut spread: Vec<[Vec<f64>; 2]> = vec![[Vec::new(), Vec::new()]; ab.len()];
    let mut sample = all;
    for _ in 0..bootstrap.resamples {
        for place in &mut sample {
            *place = stream.index(a.len());
        }
        // A resample of equal outputs has no shares.
        if let Some(estimates) = estimates(a, b, ab, &sample) {
            for (spread, estimate) in spread.iter_mut().zip(estimates) {
                spread[0].push(estimate[0]);
                spread[1].push(estimate[1]);
            }
        }
    }
    Some(
        point
            .into_iter()
            .zip(spread)
            .map(|([first_order, total], [first, whole])| Index {
                first_order,
                first_order_interval: interval(first, bootstrap.level),
                total,
                total_interval: interval(whole, bootstrap.level),
            })
            .collect(),
    )
}

fn estimates(a: &[f64], b: &[f64], ab: &[Vec<f64>], sample: &[usize]) -> Option<Vec<[f64; 2]>> {
    let both = || {
        sample
            .iter()
            .map(|&k| a[k])
            .chain(sample.iter().map(|&k| b[k]))
    };
    let first = both().next()?;
    if both().all(|value| value.to_bits() == first.to_bits()) {
        return None;
    }
    let count = sample.len() as f64;
    let mean = both().sum::<f64>() / (2.0 * count);
    let variance = both()
        .map(|value| (value - mean) * (value - mean))
        .sum::<f64>()
        / (2.0 * count);
    Some(
        ab.iter()
            .map(|ab| {
                let (mut first, mut total) = (0.0, 0.0);
                for &k in sample {
                    let moved = ab[k] - a[k];
                    first += (b[k] - mean) * moved;
                    total += moved * moved;
                }
                [first / count / variance, total / (2.0 * count * variance)]
            })
            .collect(),
    )
}

/// The central share of a sample, by linear interpolation between its members.
fn interval(mut sample: Vec<f64>, level: f64) -> [f64; 2] {
    sample.sort_by(f64::total_cmp);
    let tail = 0.5 * (1.0 - level);
    [quantile(&sample, tail), quantile(&sample, 1.0 - tail)]
}

fn put(columns: &mut [Vec<f64>], row: &[f64]) {
    for (column, &value) in columns.iter_mut().zip(row) {
        column.push(value);
    }
}
