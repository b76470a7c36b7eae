//! Proposition 1 and Corollary 1: when they hold, why, and with how much to spare.
//!
//! The paper's Step 2 claims that the order of the shadow costs `NV_P′ > V_N′`, true at `x = 0`,
//! propagates to every `x > 0`. It does not: both decay exponentially, the planner's faster
//! (`κ_C > κ_N`), and they change places at a finite distance, [`Proposition::flip`]. Nor is it
//! true at `x = 0` for every `S`: only below [`Proposition::premise_threshold`]. The
//! conclusion of the proposition survives by other arguments, exactly for `0 ≤ S ≤ a²/(bNr)`:
//!
//! * `S ≤ a²/(4bNr)`: `Q_N > (1 − 1/N)·a/b ≥ a/(2b) ≥ Q_C`, no comparison theorem needed;
//! * up to `S* = a²/(bNr)`: in output space `Q_N′ − Q_C′ =
//!   r(N−1)(2b²Q² − 2abQ + a²)/(2bQ(2bNQ − a(N−1))) > 0` wherever the outputs are equal, so the
//!   gap crosses zero at most once and upwards, and at `x = 0` it is not negative;
//! * above `S*` the price at crossing is negative and the order of outputs is reversed up to a
//!   finite distance, [`Proposition::reversal`].

use crate::{Game, Solution, cooperative, nash};
use endodec_numerics::root::bisect;

/// The argument that establishes the proposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Argument {
    /// The output bounds on both sides of `a/(2b)`.
    OutputBounds,
    /// The outputs cross at most once, and upwards.
    SingleCrossing,
    /// `S > a²/(bNr)`: the statement is false near `x = 0`.
    Fails,
}

/// Proposition 1 for one game.
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Proposition {
    nash: Solution,
    cooperative: Solution,
    threshold: f64,
}

/// Which inequality establishes `Q_N(x) > Q_C(x)` at one distance, and with how much slack.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Certificate {
    /// The argument used, the same at every distance.
    pub argument: Argument,
    /// Slack of that argument's inequality. Output bounds: the smaller of
    /// `Q_N − (1 − 1/N)a/b` and `a/(2b) − Q_C`, in units of output. Otherwise: `1 − S/S*`, which
    /// is negative where the statement fails.
    pub slack: f64,
    /// `Q_N(x) − Q_C(x)` itself.
    pub output_gap: f64,
    /// `T_C(x) − T_N(x)`.
    pub time_gap: f64,
    /// `NV_P′(x) − V_N′(x)`, which the printed Step 2 claims to be positive at every distance.
    pub shadow_cost_gap: f64,
}

/// Sets up Proposition 1 for a game.
///
/// ```
/// use endodec_game::{Game, Params, proposition};
/// let game = Game::new(Params::EXAMPLE)?;
/// let proposition = proposition::solve(&game);
/// let flip = proposition.flip().unwrap_or(f64::INFINITY);
/// // Beyond the flip the printed Step 2 is false and the proposition still true.
/// let beyond = proposition.certificate(2.0 * flip);
/// assert!(beyond.shadow_cost_gap < 0.0 && beyond.output_gap > 0.0);
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn solve(game: &Game) -> Proposition {
    Proposition {
        nash: nash::solve(game),
        cooperative: cooperative::solve(game),
        threshold: 4.0 * game.cooperative_steady_state(),
    }
}

impl Proposition {
    /// `S* = a²/(bNr)`, the largest continuation value for which the proposition holds.
    #[must_use]
    pub const fn threshold(&self) -> f64 {
        self.threshold
    }

    /// The continuation value below which the order `NV_P′ > V_N′`, from which the printed Step 2
    /// sets out, holds at `x = 0`:
    ///
    /// ```text
    /// S < τ²·a²/(bNr),   τ = 2N(N²−1)/(4N³ − (N+1)²)
    /// ```
    ///
    /// It is a little above `a²/(4bNr)`; from there to `S*` the proposition is true although the
    /// step's premise is false.
    #[must_use]
    pub fn premise_threshold(&self) -> f64 {
        let n = self.nash.firms();
        let root = 2.0 * n * (n * n - 1.0) / (4.0 * n * n * n - (n + 1.0) * (n + 1.0));
        root * root * self.threshold
    }

    /// The argument that applies.
    #[must_use]
    pub fn argument(&self) -> Argument {
        let relative = self.nash.boundary_value() / self.threshold;
        if relative <= 0.25 {
            Argument::OutputBounds
        } else if relative <= 1.0 {
            Argument::SingleCrossing
        } else {
            Argument::Fails
        }
    }

    /// The certificate at distance `x`.
    #[must_use]
    pub fn certificate(&self, x: f64) -> Certificate {
        let (rivals, cartel) = (self.nash.at(x), self.cooperative.at(x));
        let n = self.nash.firms();
        let market = self.nash.market();
        let argument = self.argument();
        let slack = match argument {
            Argument::OutputBounds => {
                let lower = (1.0 - 1.0 / n) * market.intercept / market.slope;
                (rivals.output - lower).min(market.monopoly_output() - cartel.output)
            }
            Argument::SingleCrossing | Argument::Fails => {
                1.0 - self.nash.boundary_value() / self.threshold
            }
        };
        Certificate {
            argument,
            slack,
            output_gap: rivals.output - cartel.output,
            time_gap: cartel.crossing_time - rivals.crossing_time,
            shadow_cost_gap: n * cartel.shadow_cost - rivals.shadow_cost,
        }
    }

    /// The distance at which the private shadow cost overtakes the social one, `NV_P′ = V_N′`,
    /// or `None` if it never does: where rivals gain by crossing it stays below, or, from
    /// [`Self::premise_threshold`] on, is above already at `x = 0`.
    ///
    /// With `c = (1+N²)/(2N²)` the flip is where `v_P = c·v_N`; eliminating `x` from the two
    /// closed forms leaves one equation of Lambert's type in `y = ln v_N`:
    ///
    /// ```text
    /// (κ_C − κ_N)·y − (κ_C − c·κ_N)·e^y = κ_N(ln c + g_C) − κ_C·g_N,   g = v₀ − ln v₀
    /// ```
    #[must_use]
    pub fn flip(&self) -> Option<f64> {
        let n = self.nash.firms();
        let c = (1.0 + n * n) / (2.0 * n * n);
        let a = self.nash.market().intercept;
        let v_nash = self.nash.shadow_cost(0.0) / (a * c);
        let v_cartel = n * self.cooperative.shadow_cost(0.0) / a;
        if v_nash <= 0.0 || v_cartel <= 0.0 {
            return None;
        }
        let (kn, kc) = (self.nash.decay_rate(), self.cooperative.decay_rate());
        let (gn, gc) = (v_nash - libm::log(v_nash), v_cartel - libm::log(v_cartel));
        let (linear, exponential) = (kc - kn, kc - c * kn);
        let right = kn * (libm::log(c) + gc) - kc * gn;
        // Concave in y: Newton from below is monotone, and the root lies above right/linear.
        let mut y = right / linear;
        for _ in 0..100 {
            let e = exponential * libm::exp(y);
            let step = (linear * y - e - right) / (linear - e);
            y -= step;
            if step.abs() <= 1e-15 * y.abs() {
                break;
            }
        }
        let x = (libm::exp(y) - y - gn) / kn;
        (x > 0.0).then_some(x)
    }

    /// The distance up to which Nash output is *below* the cartel's: `None` where the
    /// proposition holds.
    #[must_use]
    pub fn reversal(&self) -> Option<f64> {
        let gap = |x: f64| self.nash.output(x) - self.cooperative.output(x);
        if self.argument() != Argument::Fails {
            return None;
        }
        let mut high = 1.0 / self.cooperative.decay_rate();
        while gap(high) < 0.0 {
            high *= 2.0;
        }
        Some(bisect(0.0, high, |x| gap(x) < 0.0).high)
    }

    /// Bounds on Nash output that hold at every distance, lower and upper.
    ///
    /// ```text
    /// Q_N(x) ∈ [(N−1)/N, N/(N+1)]·a/b     for 0 ≤ S ≤ a²/(rb(N+1)²)
    /// ```
    ///
    /// These intervals tile the line as `N` runs over the integers, which proves Corollary 1.
    #[must_use]
    pub fn output_bounds(&self) -> (f64, f64) {
        let n = self.nash.firms();
        let market = self.nash.market();
        let competitive = market.intercept / market.slope;
        ((1.0 - 1.0 / n) * competitive, n / (n + 1.0) * competitive)
    }

    /// Bounds on the Nash crossing time from distance `x`, under the same condition:
    /// `T_N ∈ [(N+1)/N, N/(N−1)]·b·x/a`. They are why `T_N` hardly moves with `δ` or `r` (v1
    /// Figure 5).
    #[must_use]
    pub fn time_bounds(&self, x: f64) -> (f64, f64) {
        let (least, most) = self.output_bounds();
        (x / most, x / least)
    }
}
