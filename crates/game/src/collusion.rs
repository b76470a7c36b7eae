//! "Why not collude?": when trigger strategies sustain the cartel, and what "dominant" and
//! "evolutionarily stable" mean for this equilibrium.
//!
//! In continuous time a deviation that is noticed at once gains nothing, so every cartel would
//! be stable. The question has an answer only if detection takes time: here a deviation is found
//! out at a constant rate `ω` (mean lag `1/ω`), and from then on everybody plays the Markov
//! perfect equilibrium. At distance `x` leaving a cartel does not pay if the gain while undetected
//! does not exceed what detection costs:
//!
//! ```text
//! g(x) = max over q of (a − b(q + R))q − V_P′(q + R) − rV_P,   R = (N−1)/N·Q_C
//! g(x) ≤ ω·(V_P(x) − V_N(x))
//! ```
//!
//! That is a condition at one distance, which supposes a cartel from there to the crossing
//! ([`incentive`], [`critical_discount`]). Since nothing is left to lose at the crossing it fails
//! near `x = 0` at every finite `ω`, so a cartel to the very end unravels; what survives is
//! collusion that tapers off ([`sustained()`]).

mod sustained;

pub use sustained::{Sustained, sustained};

use crate::{Game, GameError, Params, cooperative, nash};
use endodec_numerics::parameter::positive;
use endodec_numerics::root::try_bisect;

/// The incentive to leave the cartel at one distance.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Incentive {
    /// What a firm produces in the cartel, `Q_C/N`.
    pub cartel_output: f64,
    /// What it would produce if it left, the others staying.
    pub deviation_output: f64,
    /// Gain per unit of time while undetected, `g`.
    pub gain: f64,
    /// Loss on detection, `V_P − V_N`.
    pub loss: f64,
    /// Smallest detection rate that deters, `g/(V_P − V_N)`. Infinite where nothing is lost on
    /// detection: at `x = 0`.
    pub critical_detection_rate: f64,
}

/// The incentive to leave the cartel at distance `x ≥ 0`.
#[must_use]
pub fn incentive(game: &Game, x: f64) -> Incentive {
    let cartel = cooperative::solve(game);
    let point = cartel.at(x);
    let (n, market) = (game.firms(), game.market());
    let own = point.output / n;
    let rivals = point.output - own;
    // The best reply to the others' cartel output at the firm's own shadow cost V_P′.
    let deviation_output = ((market.intercept - point.shadow_cost - market.slope * rivals)
        / (2.0 * market.slope))
        .max(0.0);
    // b(q_d − q_c)² is the gain over q_c, since the objective is a parabola with its top at q_d.
    let step = deviation_output - own;
    let gain = market.slope * step * step;
    let loss = cartel.gain(x) - nash::solve(game).gain(x);
    Incentive {
        cartel_output: own,
        deviation_output,
        gain,
        loss,
        critical_detection_rate: gain / loss,
    }
}

/// The largest discount rate at which the incentive condition holds at distance `x` alone, for a
/// detection rate `ω`; `None` if it fails for every discount rate, infinity if for none.
///
/// Everything but `r` is held, `S` follows its formula. Found on a logarithmic grid from
/// 1e−6·ω to 1e4·ω, then by bisection.
///
/// # Errors
///
/// [`GameError::Parameter`] if `detection_rate` is not above zero.
pub fn critical_discount(
    game: &Game,
    x: f64,
    detection_rate: f64,
) -> Result<Option<f64>, GameError> {
    positive("detection rate", detection_rate)?;
    let slack = |discount: f64| {
        let game = Game::new(Params {
            discount,
            ..game.params()
        })?;
        let incentive = incentive(&game, x);
        Ok::<_, GameError>(detection_rate * incentive.loss - incentive.gain)
    };
    const GRID: i32 = 400;
    let rate = |k: i32| detection_rate * libm::exp10(-6.0 + 10.0 * f64::from(k) / f64::from(GRID));
    // The largest rate: search from above.
    if slack(rate(GRID))? >= 0.0 {
        return Ok(Some(f64::INFINITY));
    }
    for k in (0..GRID).rev() {
        if slack(rate(k))? >= 0.0 {
            let holds = |discount: f64| Ok::<_, GameError>(slack(discount)? >= 0.0);
            return Ok(Some(try_bisect(rate(k), rate(k + 1), holds)?.low));
        }
    }
    Ok(None)
}

/// What the paper's game-theoretic adjectives amount to at one distance.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Stability {
    /// Slope of a firm's best reply in its rivals' total output: −½, at every distance. A
    /// *dominant* strategy would have slope zero, so the equilibrium output is a best reply and
    /// not dominant.
    pub best_reply_slope: f64,
    /// Equilibrium output per firm, the unique best reply to itself. A strict equilibrium is
    /// evolutionarily stable in the sense of Maynard Smith when rivals are drawn from a large
    /// population.
    pub equilibrium_output: f64,
    /// Output per firm that is evolutionarily stable among `N` firms who imitate the more
    /// profitable (Schaffer 1989): `a/(bN)`, at a price of zero. Depletion drops out, because it
    /// hits the invader and the invaded alike. The Markov equilibrium is not stable in this
    /// sense: a firm that produces a little more earns less, and still more than its rivals.
    pub imitation_output: f64,
}

/// Stability of the Markov perfect equilibrium at distance `x ≥ 0`.
///
/// # References
///
/// Schaffer, M. E. (1989), "Are profit-maximisers the best survivors?", *Journal of Economic
/// Behavior and Organization* 12(1), 29–45. <https://doi.org/10.1016/0167-2681(89)90075-9>
#[must_use]
pub fn stability(game: &Game, x: f64) -> Stability {
    let market = game.market();
    Stability {
        best_reply_slope: -0.5,
        equilibrium_output: nash::solve(game).output(x) / game.firms(),
        imitation_output: market.intercept / (market.slope * game.firms()),
    }
}
