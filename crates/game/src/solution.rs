//! What every regime's `solve` returns.

use crate::Market;
use crate::batch;
use crate::closed_form::{ClosedForm, Depletion, Place};
use crate::root::Roots;
use endodec_numerics::quadrature::gauss_legendre;

/// A regime of the game in closed form: one of [`nash`](crate::nash),
/// [`cooperative`](crate::cooperative), [`surplus`](crate::surplus).
///
/// All methods take the distance to crossing `x ≥ 0` in units of cumulative output; at or below
/// zero the crossing has happened and they answer with the values at `x = 0`. Relative errors of
/// value and crossing time stay below 1e−14 for `κx` from 1e−12 to 1e6.
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Solution {
    form: ClosedForm<f64>,
    roots: Roots,
    market: Market,
    discount: f64,
    firms: f64,
}

/// How the value at crossing compares with the value of never crossing: the sign of the shadow
/// cost for every `x`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Continuation {
    /// Below the steady state: crossing is a loss, `V′ > 0`, output is held back.
    BelowSteadyState,
    /// At the steady state: `V′ = 0` and output is the static one at every distance.
    AtSteadyState,
    /// Above the steady state: `V′ < 0`, the producers *want* to cross and hurry.
    AboveSteadyState,
}

/// A solution read at one distance.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Point {
    /// Value: per firm, or society's for [`surplus`](crate::surplus).
    pub value: f64,
    /// Shadow cost of depletion, the derivative of `value` by distance.
    pub shadow_cost: f64,
    /// Industry output per unit of time.
    pub output: f64,
    /// Price, `a − bQ`.
    pub price: f64,
    /// Model time left until crossing.
    pub crossing_time: f64,
}

/// A state on the equilibrium path.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PathPoint {
    /// Model time since the start.
    pub time: f64,
    /// Distance left to crossing `x(t)`.
    pub distance: f64,
    /// Industry output per unit of time.
    pub output: f64,
    /// Price.
    pub price: f64,
    /// Value: per firm, or society's for [`surplus`](crate::surplus).
    pub value: f64,
    /// Industry revenue per unit of time, `P·Q`.
    pub profit: f64,
}

impl Solution {
    pub(crate) fn new(form: ClosedForm<f64>, market: Market, discount: f64, firms: f64) -> Self {
        Self {
            roots: form.roots(),
            form,
            market,
            discount,
            firms,
        }
    }

    #[inline]
    fn locate(&self, x: f64) -> Place<f64> {
        self.form.locate(&self.roots, x)
    }

    /// Everything at distance `x`, from one evaluation of the closed form.
    #[inline]
    #[must_use]
    pub fn at(&self, x: f64) -> Point {
        let place = self.locate(x);
        let output = self.form.output(place);
        Point {
            value: self.form.value(place),
            shadow_cost: self.form.shadow_cost(place),
            output,
            price: self.market.price(output),
            crossing_time: self.form.crossing_time(place),
        }
    }

    /// Value at distance `x`.
    #[inline]
    #[must_use]
    pub fn value(&self, x: f64) -> f64 {
        self.form.value(self.locate(x))
    }

    /// Value at distance `x` above the value at crossing, `V(x) − V(0)`, without the loss of
    /// digits of that difference.
    #[inline]
    #[must_use]
    pub fn gain(&self, x: f64) -> f64 {
        self.form.gain(self.locate(x))
    }

    /// Values at many distances, several at a time where the processor can.
    ///
    /// The bits are those of [`Solution::value`] on every machine. `values` takes as many as both slices have.
    ///
    /// ```
    /// use endodec_game::{Game, Params, nash};
    /// let rivals = nash::solve(&Game::new(Params::EXAMPLE)?);
    /// let mut values = [0.0; 3];
    /// rivals.values_at(&[0.0, 1.0, 10.0], &mut values);
    /// assert_eq!(values[2].to_bits(), rivals.value(10.0).to_bits());
    /// # Ok::<(), endodec_game::GameError>(())
    /// ```
    pub fn values_at(&self, distances: &[f64], values: &mut [f64]) {
        batch::values(&self.form, &self.roots, distances, values);
    }

    /// Outputs of the industry at many distances, with the bits of [`Solution::output`]; see [`Solution::values_at`].
    pub fn outputs_at(&self, distances: &[f64], outputs: &mut [f64]) {
        batch::outputs(&self.form, &self.roots, distances, outputs);
    }

    /// Crossing times from many distances, with the bits of [`Solution::crossing_time`]; see [`Solution::values_at`].
    pub fn crossing_times_at(&self, distances: &[f64], times: &mut [f64]) {
        batch::crossing_times(&self.form, &self.roots, distances, times);
    }

    /// Shadow cost of depletion `V′(x)`.
    #[inline]
    #[must_use]
    pub fn shadow_cost(&self, x: f64) -> f64 {
        self.form.shadow_cost(self.locate(x))
    }

    /// Industry output `Q(x)` per unit of time.
    #[inline]
    #[must_use]
    pub fn output(&self, x: f64) -> f64 {
        self.form.output(self.locate(x))
    }

    /// Price `a − bQ(x)`. It is negative near `x = 0` if the cartel's continuation value exceeds
    /// `a²/(bNr)`.
    #[inline]
    #[must_use]
    pub fn price(&self, x: f64) -> f64 {
        self.market.price(self.output(x))
    }

    /// Model time that it takes from distance `x` to crossing.
    #[inline]
    #[must_use]
    pub fn crossing_time(&self, x: f64) -> f64 {
        self.form.crossing_time(self.locate(x))
    }

    /// Distance left `time` after a start at distance `x0`; zero once crossed.
    #[must_use]
    pub fn state_at(&self, x0: f64, time: f64) -> f64 {
        let left = self.crossing_time(x0) - time.max(0.0);
        if left > 0.0 {
            self.form.distance(self.form.locate_before_crossing(left))
        } else {
            0.0
        }
    }

    /// The path from distance `x0` to crossing at `points` moments evenly spaced in time, both
    /// ends included, in order of time. At least two points are returned.
    #[must_use]
    pub fn path(&self, x0: f64, points: usize) -> Vec<PathPoint> {
        let total = self.crossing_time(x0);
        let last = points.max(2) - 1;
        (0..=last)
            .map(|k| {
                // Exact at both ends.
                let (time, place) = if k == 0 {
                    (0.0, self.locate(x0))
                } else {
                    let time = total * (k as f64 / last as f64);
                    (time, self.form.locate_before_crossing(total - time))
                };
                let output = self.form.output(place);
                let price = self.market.price(output);
                PathPoint {
                    time,
                    distance: if k == 0 {
                        x0.max(0.0)
                    } else {
                        self.form.distance(place)
                    },
                    output,
                    price,
                    value: self.form.value(place),
                    profit: price * output,
                }
            })
            .collect()
    }

    /// Consumers' surplus along the path from distance `x`, discounted to its start and counted
    /// until crossing, `∫e^{−rt}·bQ²/2 dt`.
    ///
    /// Gauss–Legendre quadrature in the closed form's own variable; relative error below 1e−13.
    #[must_use]
    pub fn consumer_surplus(&self, x: f64) -> f64 {
        let start = self.locate(x);
        let total = self.form.crossing_time(start);
        let w0 = start.w;
        // e^{−40} of what is left out is below the rounding of the rest.
        let from = (w0 - 50.0).max(0.0);
        let drift = match self.form.depletion {
            Depletion::Hotelling { scale } | Depletion::Weighted { scale, .. } => {
                scale - self.form.output_scale
            }
        };
        let panels = [1_u32, 2, 4, 8, 16, 32]
            .into_iter()
            .find(|&panels| w0 - from <= f64::from(panels))
            .unwrap_or(64);
        gauss_legendre(
            |w| {
                let place = self.form.place(w);
                let output = self.form.output(place);
                let elapsed = total - self.form.crossing_time(place);
                // dt = dx/Q and dx = (1 − v)/κ·dw.
                let travelled = self.form.distance_slope(place);
                libm::exp(-self.discount * elapsed) * 0.5 * self.market.slope * output * output
                    / (output + drift)
                    * travelled
            },
            from,
            w0,
            panels,
        )
    }

    /// Value at crossing: `S`, or `W₀` for [`surplus`](crate::surplus).
    #[must_use]
    pub const fn boundary_value(&self) -> f64 {
        self.form.boundary
    }

    /// Where the value at crossing stands relative to this regime's steady state.
    #[must_use]
    pub fn continuation(&self) -> Continuation {
        if self.form.v0 > 0.0 {
            Continuation::BelowSteadyState
        } else if self.form.v0 < 0.0 {
            Continuation::AboveSteadyState
        } else {
            Continuation::AtSteadyState
        }
    }

    /// Value far from crossing, the limit of [`Solution::value`].
    #[must_use]
    pub const fn steady_state(&self) -> f64 {
        self.form.rest
    }

    /// The rate `κ` at which the shadow cost decays far from crossing, per unit of distance.
    #[must_use]
    pub const fn decay_rate(&self) -> f64 {
        self.form.rate
    }

    /// The market the solution was computed for.
    #[must_use]
    pub const fn market(&self) -> Market {
        self.market
    }

    /// Number of firms `N`.
    #[must_use]
    pub const fn firms(&self) -> f64 {
        self.firms
    }

    /// Discount rate `r`.
    #[must_use]
    pub const fn discount(&self) -> f64 {
        self.discount
    }
}
