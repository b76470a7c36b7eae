//! The upwind scheme.

use crate::{GameError, Market};
use endodec_numerics::ConvergenceError;
use endodec_numerics::parameter::{positive, require};

/// A game on two states, as the solver sees it.
pub trait Model {
    /// Number of firms `N ≥ 2`.
    fn firms(&self) -> f64;

    /// Discount rate `r`.
    fn discount(&self) -> f64;

    /// The market at the second state `n ∈ [0, 1]`; the slope must not depend on `n`.
    fn market(&self, n: f64) -> Market;

    /// Writes `ṅ = f(x, n)` at several `n`, in their order. It must not be below zero at `n = 0`
    /// nor above zero at `n = 1`.
    fn motions(&self, x: f64, nodes: &[f64], motions: &mut [f64]);

    /// `ṅ = f(x, n)` at one point.
    fn motion(&self, x: f64, n: f64) -> f64 {
        let mut motion = [0.0];
        self.motions(x, &[n], &mut motion);
        motion[0]
    }

    /// Drift of the threshold towards the firms, at least zero.
    fn drift(&self, n: f64) -> f64;

    /// The lower end of `x`, where the value is known.
    fn lower_end(&self) -> f64;

    /// Value per firm at the lower end.
    fn boundary_value(&self, n: f64) -> f64;

    /// Whether the game goes on after `x` has reached the lower end, at its static output.
    fn continues_at_lower_end(&self) -> bool;
}

/// Resolution of the solver.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Grid {
    /// Nodes in `n`, at least 5.
    pub nodes: usize,
    /// Courant number: the step in `x` as a share of the largest stable one, in (0, 1].
    pub courant: f64,
    /// Layers in `x` that the solution keeps for reading, at least 4.
    pub layers: usize,
}

impl Grid {
    /// 801 nodes at a Courant number of 0.9, 400 layers kept.
    pub const DEFAULT: Self = Self {
        nodes: 801,
        courant: 0.9,
        layers: 400,
    };
}

impl Default for Grid {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// One layer in `x`.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub(crate) struct Layer {
    pub(crate) x: f64,
    pub(crate) value: Vec<f64>,
    pub(crate) shadow_cost: Vec<f64>,
}

/// What does not change from step to step.
struct Coefficients {
    /// `A(n)`.
    largest: Vec<f64>,
    /// `D(n)`.
    under_root: Vec<f64>,
    /// `E`.
    per_value: f64,
    half_inverse_n2: f64,
    inverse_discount: f64,
    /// `b(N+1)²`.
    pace: f64,
    spacing: f64,
}

/// Steps times nodes at most, some seconds of an optimised build and half a minute of another: a march that would take
/// longer is refused, not begun.
const MOST_WORK: f64 = 5e8;

/// Marches from the lower end to `upto`; returns the kept layers, in order of `x`, and the number
/// of steps taken.
pub(crate) fn march<M: Model>(
    model: &M,
    grid: Grid,
    upto: f64,
) -> Result<(Vec<Layer>, usize), GameError> {
    require(
        "grid nodes",
        grid.nodes as f64,
        "at least 5",
        grid.nodes >= 5,
    )?;
    require(
        "grid layers",
        grid.layers as f64,
        "at least 4",
        grid.layers >= 4,
    )?;
    let courant = grid.courant;
    require(
        "Courant number",
        courant,
        "above 0 and at most 1",
        courant > 0.0 && courant <= 1.0,
    )?;
    let from = model.lower_end();
    positive("length of the range of x", upto - from)?;

    let last = grid.nodes - 1;
    let nodes: Vec<f64> = (0..=last).map(|i| i as f64 / last as f64).collect();
    let c = coefficients(model, &nodes);
    let mut value: Vec<f64> = nodes.iter().map(|&n| model.boundary_value(n)).collect();
    let mut motion = vec![0.0; nodes.len()];
    let mut first = vec![0.0; nodes.len()];
    let mut second = vec![0.0; nodes.len()];
    let mut trial = vec![0.0; nodes.len()];
    let mut layers = Vec::with_capacity(grid.layers + 1);
    let mut x = from;
    let mut steps = 0;
    let keep_every = (upto - from) / (grid.layers - 1) as f64;
    loop {
        model.motions(x, &nodes, &mut motion);
        slopes(&c, &value, &motion, &mut first);
        let speed = fastest(&c, &motion, &first);
        if layers.is_empty() || x >= upto {
            layers.push(Layer {
                x,
                value: value.clone(),
                shadow_cost: first.clone(),
            });
            if x >= upto {
                return Ok((layers, steps));
            }
        } else if x >= from + keep_every * layers.len() as f64 - 1e-12 * (upto - from) {
            layers.push(Layer {
                x,
                value: value.clone(),
                shadow_cost: first.clone(),
            });
        }
        let stable = if speed > 0.0 {
            courant * c.spacing / speed
        } else {
            f64::INFINITY
        };
        // Never step over a kept layer, and split what is left evenly to land on it.
        let target = (from + keep_every * layers.len() as f64).min(upto);
        let left = target - x;
        let pieces = (left / stable).ceil().max(1.0);
        let h = left / pieces;
        let work = (steps as f64 + (upto - x) / h) * nodes.len() as f64;
        require(
            "number of steps in x times grid nodes",
            work,
            "at most 5e8 (fewer nodes, a shorter range of x, a larger Courant number)",
            work <= MOST_WORK,
        )?;
        for i in 0..=last {
            trial[i] = value[i] + h * first[i];
        }
        let next = if pieces <= 1.0 { target } else { x + h };
        model.motions(next, &nodes, &mut motion);
        slopes(&c, &trial, &motion, &mut second);
        let mut sum = 0.0;
        for i in 0..=last {
            value[i] += 0.5 * h * (first[i] + second[i]);
            sum += value[i];
        }
        steps += 1;
        // A stalled step or a root of a negative number means the resolution is too coarse.
        if !sum.is_finite() || next <= x {
            return Err(GameError::NotConverged(ConvergenceError {
                method: "marching in x",
                residual: upto - x,
                iterations: steps,
                bracket: None,
            }));
        }
        x = next;
    }
}

fn coefficients<M: Model>(model: &M, nodes: &[f64]) -> Coefficients {
    let (n, r) = (model.firms(), model.discount());
    let b = model.market(0.0).slope;
    let pace = b * (n + 1.0) * (n + 1.0);
    let (largest, under_root) = nodes
        .iter()
        .map(|&share| {
            let a = model.market(share).intercept;
            let drift = model.drift(share);
            let largest = a * (1.0 + n * n) + drift * pace;
            // A² − 4N²a² as a product.
            (largest, (largest - 2.0 * n * a) * (largest + 2.0 * n * a))
        })
        .unzip();
    Coefficients {
        largest,
        under_root,
        per_value: 4.0 * n * n * r * pace,
        half_inverse_n2: 0.5 / (n * n),
        inverse_discount: 1.0 / r,
        pace,
        spacing: 1.0 / (nodes.len() - 1) as f64,
    }
}

/// Writes `Vₓ` at every node.
fn slopes(c: &Coefficients, value: &[f64], motion: &[f64], slope: &mut [f64]) {
    let last = value.len() - 1;
    for i in [0, 1, last - 1, last] {
        slope[i] = edge_difference(value, motion[i], i);
    }
    // Both one-sided differences, corrected by the smaller neighbouring second difference (ENO of
    // second order), and the choice between them without a branch.
    for ((window, &f), slope) in value.windows(5).zip(&motion[2..]).zip(&mut slope[2..]) {
        let [v0, v1, v2, v3, v4] = [window[0], window[1], window[2], window[3], window[4]];
        let here = v3 - 2.0 * v2 + v1;
        let ahead = v3 - v2 - 0.5 * smaller(here, v4 - 2.0 * v3 + v2);
        let behind = v2 - v1 + 0.5 * smaller(here, v2 - 2.0 * v1 + v0);
        *slope = if f > 0.0 { ahead } else { behind };
    }
    let per_difference = c.inverse_discount / c.spacing;
    let fields = value.iter().zip(motion).zip(&c.largest).zip(&c.under_root);
    for ((((&v, &f), &largest), &under_root), slope) in fields.zip(slope) {
        let effective = v - f * *slope * per_difference;
        let root = (under_root + c.per_value * effective).sqrt();
        *slope = (largest - root) * c.half_inverse_n2;
    }
}

/// The largest speed in `n` per unit of `x`, `b(N+1)²|f|/√(…)`, from the slopes just computed.
fn fastest(c: &Coefficients, motion: &[f64], slope: &[f64]) -> f64 {
    let double_n2 = 1.0 / c.half_inverse_n2;
    let speeds = motion.iter().zip(slope).zip(&c.largest);
    let largest = speeds.fold(0.0_f64, |largest, ((f, p), a)| {
        let speed = f.abs() / (a - p * double_n2);
        if speed > largest { speed } else { largest }
    });
    largest * c.pace
}

/// The same differences within two nodes of an edge, where a neighbour may be missing.
fn edge_difference(value: &[f64], motion: f64, i: usize) -> f64 {
    let last = value.len() - 1;
    let second = |k: usize| value[k + 1] - 2.0 * value[k] + value[k - 1];
    let curvature = |near: usize, far: usize| {
        let inside = |k: usize| (1..last).contains(&k);
        match (inside(near), inside(far)) {
            (true, true) => smaller(second(near), second(far)),
            (true, false) => second(near),
            (false, true) => second(far),
            (false, false) => 0.0,
        }
    };
    if (motion > 0.0 && i < last) || i == 0 {
        value[i + 1] - value[i] - 0.5 * curvature(i, i + 1)
    } else {
        value[i] - value[i - 1] + 0.5 * curvature(i, i - 1)
    }
}

fn smaller(first: f64, second: f64) -> f64 {
    if first.abs() < second.abs() {
        first
    } else {
        second
    }
}
