//! One regime solved in output space.

use super::regime::Regime;
use super::{Demand, GeneralDemandParams};
use crate::{GameError, Point};
use endodec_numerics::ConvergenceError;
use endodec_numerics::parameter::{non_negative, positive, require};
use endodec_numerics::quadrature::gauss_legendre;

/// One regime under a general demand, solved in output space.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct GeneralDemandSolution<D> {
    regime: Regime<D>,
    /// Output at crossing.
    start: f64,
    /// Output without a shadow cost, the limit far from crossing.
    rest: f64,
    /// Distances reached at the ends of unit panels in `y = ln((rest − start)/(rest − Q))`, and
    /// the crossing times there.
    knots: Vec<(f64, f64)>,
}

impl<D: Demand> GeneralDemandSolution<D> {
    /// Solves for one decision maker (the cartel) or `N`.
    pub(super) fn new(
        demand: &D,
        params: GeneralDemandParams,
        players: f64,
    ) -> Result<Self, GameError> {
        require(
            "firms N",
            params.firms,
            "a finite number of at least 2",
            params.firms >= 2.0,
        )?;
        positive("discount r", params.discount)?;
        non_negative("continuation value S", params.continuation_value)?;
        demand.validate()?;
        let regime = Regime {
            demand: demand.clone(),
            params,
            players,
        };
        let rest = regime.rest()?;
        let start = regime.start(rest)?;
        let mut solution = Self {
            regime,
            start,
            rest,
            knots: vec![(0.0, 0.0)],
        };
        // 36 panels reach outputs within 1e−15 of the static one.
        if (rest - start).abs() > 1e-14 * rest {
            for panel in 0_u32..36 {
                let (mut x, mut t) = solution.knots[solution.knots.len() - 1];
                x += solution.panel(panel, 1.0, |_| 1.0);
                t += solution.panel(panel, 1.0, |output| 1.0 / output);
                solution.knots.push((x, t));
            }
        }
        Ok(solution)
    }

    /// Output at the stretched coordinate `y`.
    fn output_at(&self, y: f64) -> f64 {
        self.rest - (self.rest - self.start) * libm::exp(-y)
    }

    /// Integral of `weight(Q)·dx` over part of a panel in `y`. The stretching removes the
    /// logarithmic pole of `dx/dQ` at the static output.
    fn panel(&self, panel: u32, upto: f64, weight: impl Fn(f64) -> f64) -> f64 {
        let from = f64::from(panel);
        gauss_legendre(
            |y| {
                let output = self.output_at(y);
                weight(output) * self.regime.distance_slope(output) * (self.rest - output)
            },
            from,
            from + upto,
            1,
        )
    }

    /// Output at crossing.
    #[must_use]
    pub const fn crossing_output(&self) -> f64 {
        self.start
    }

    /// Output far from crossing, without a shadow cost.
    #[must_use]
    pub const fn static_output(&self) -> f64 {
        self.rest
    }

    /// The solution at distance `x`. Beyond the distance at which output is within 1e−15 of the
    /// static one, the limits are returned with the time continued at that output.
    ///
    /// # Errors
    ///
    /// [`GameError::Parameter`] if `x` is negative or not finite; [`GameError::NotConverged`] if
    /// the root for the output is not found.
    pub fn at(&self, x: f64) -> Result<Point, GameError> {
        non_negative("distance x", x)?;
        let last = self.knots.len() - 1;
        let (end, end_time) = self.knots[last];
        if x >= end {
            let at_rest = if last == 0 { self.start } else { self.rest };
            return Ok(self.point(at_rest, end_time + (x - end) / at_rest));
        }
        let index = self.knots.partition_point(|&(reached, _)| reached <= x) - 1;
        #[expect(clippy::cast_possible_truncation, reason = "there are 36 panels")]
        let panel = index as u32;
        let (reached, time) = self.knots[index];
        // Newton with the exact slope, kept inside the panel by bisection.
        let (mut low, mut high) = (0.0, 1.0);
        let mut share = (x - reached) / (self.knots[index + 1].0 - reached);
        let mut residual = f64::INFINITY;
        const LIMIT: usize = 60;
        for _ in 0..LIMIT {
            residual = reached + self.panel(panel, share, |_| 1.0) - x;
            if residual.abs() <= 1e-14 * x {
                break;
            }
            if residual > 0.0 {
                high = share;
            } else {
                low = share;
            }
            let output = self.output_at(f64::from(panel) + share);
            let slope = self.regime.distance_slope(output) * (self.rest - output);
            let newton = share - residual / slope;
            share = if newton > low && newton < high {
                newton
            } else {
                0.5 * (low + high)
            };
            if high - low <= f64::EPSILON {
                residual = 0.0;
                break;
            }
        }
        if residual.abs() > 1e-12 * x {
            return Err(GameError::NotConverged(ConvergenceError {
                method: "Newton's method for the output",
                residual,
                iterations: LIMIT,
                bracket: None,
            }));
        }
        let output = self.output_at(f64::from(panel) + share);
        // At x = 0 output may vanish, and no time is left.
        let part = if share > 0.0 {
            self.panel(panel, share, |output| 1.0 / output)
        } else {
            0.0
        };
        Ok(self.point(output, time + part))
    }

    fn point(&self, output: f64, crossing_time: f64) -> Point {
        let GeneralDemandParams {
            firms, discount, ..
        } = self.regime.params;
        Point {
            value: self.regime.flow(output) / (firms * discount),
            shadow_cost: self.regime.shadow(output) * self.regime.players / firms,
            output,
            price: self.regime.demand.price(output),
            crossing_time,
        }
    }
}
