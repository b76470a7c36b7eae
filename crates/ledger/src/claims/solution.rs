//! Sections 3.1, 3.3 and 3.4 of both versions: the game and its two solutions.

use endodec_game::surplus;
use endodec_numerics::quadrature::gauss_legendre;

use super::claim::Claim;
use super::readings::{BELOW_STEADY_STATE, RECOVERED};
use super::statement::{Fit, Order, Sign};
use crate::error::LedgerError;
use crate::evidence::{Evidence, Regimes};

pub(super) const CLAIMS: &[Claim] = &[
    Claim::sign(
        "both-monotone-cumulative",
        "Sec 3.5 Remark 1; Sec 3.1 eq 3",
        "output, the rate at which cumulative output grows",
        "dQ/dt >= 0",
        Sign::NonNegative,
        "Output cannot be negative by equation 3, and along both solutions it is not. Remark 1 \
         rests irreversibility on this; it says nothing about the cost itself, which a supply \
         shock can raise at unchanged cumulative output.",
        |e| {
            let mut outputs = Vec::new();
            for regimes in markets(e)? {
                for x in STATES {
                    outputs.extend([regimes.nash.output(x), regimes.cartel.output(x)]);
                }
            }
            Ok(outputs)
        },
    )
    .moving("the distance over 0.01 to 40, in games around the baseline, both regimes"),
    Claim::relation(
        "both-continuation-value",
        "Sec 3.1 eq 5",
        "continuation value of a firm at crossing",
        "S = S_T + S_I/(N(r+delta))",
        Order::Equal(1e-9),
        "A firm's N-th part of the inference profit decays at delta and is discounted at r; the \
         left side integrates that stream numerically. Training value is a stock, so the two \
         parts carry different units unless S_I is a yearly profit.",
        |e| {
            markets(e)?
                .iter()
                .map(|regimes| {
                    let (p, game) = (regimes.game.params(), regimes.game);
                    let rate = p.discount + p.displacement;
                    let stream = |t: f64| libm::exp(-rate * t) * game.inference_profit() / p.firms;
                    let value = p.training_value + gauss_legendre(stream, 0.0, 45.0 / rate, 16);
                    Ok([value, game.continuation_value()])
                })
                .collect()
        },
    ),
    Claim::relation(
        "v1-coop-separated-form",
        "Sec 3.4",
        "slope of the cooperative value",
        "V'=(a-sqrt(4bNrV))/N",
        Order::Equal(1e-10),
        "ODE-C solved for the slope. The paper writes n where it means N.",
        |e| {
            at_states(e, |regimes, x| {
                let p = regimes.game.params();
                let value = regimes.cartel.value(x);
                let root = (4.0 * p.slope * p.firms * p.discount * value).sqrt();
                [
                    regimes.cartel.shadow_cost(x),
                    (p.intercept - root) / p.firms,
                ]
            })
        },
    ),
    Claim::relation(
        "both-c-exact",
        "Sec 3.4 C-exact",
        "distance at which the cooperative value is V",
        "printed log+sqrt formula",
        Order::Equal(1e-8),
        "The printed formula, fed with the program's value, gives the distance back. The paper \
         calls it implicit in V; with Lambert's W it is explicit, and so is the crossing time.",
        |e| {
            at_states(e, |regimes, x| {
                let p = regimes.game.params();
                let root = |value: f64| (p.slope * p.firms * p.discount * value).sqrt();
                let (start, here) = (
                    root(regimes.game.continuation_value()),
                    root(regimes.cartel.value(x)),
                );
                let a = p.intercept;
                let log = libm::log((a - 2.0 * start) / (a - 2.0 * here));
                [
                    (a * log + 2.0 * (start - here)) / (2.0 * p.slope * p.discount),
                    x,
                ]
            })
        },
    ),
    Claim::relation(
        "both-n-exact",
        "Sec 3.4 N-exact",
        "distance at which the Nash value is V",
        "printed log+sqrt formula",
        Order::Equal(1e-8),
        "As for the cartel. It satisfies the same equation v - ln v = v0 - ln v0 + kx with \
         another rate and another boundary value.",
        |e| {
            at_states(e, |regimes, x| {
                let p = regimes.game.params();
                let n2 = p.firms * p.firms;
                let largest = p.intercept * (1.0 + n2);
                let d = square(p.intercept * (n2 - 1.0));
                let factor = 4.0 * n2 * p.slope * p.discount * square(p.firms + 1.0);
                let root = |value: f64| (d + factor * value).sqrt();
                let (start, here) = (
                    root(regimes.game.continuation_value()),
                    root(regimes.nash.value(x)),
                );
                let log = libm::log((largest - start) / (largest - here));
                [4.0 * n2 / factor * ((start - here) + largest * log), x]
            })
        },
    )
    .under(
        "D = a^2(N^2-1)^2 and E = 4N^2*br(N+1)^2: neither version defines D or E, and v2 does not \
         define A and u0 either; solving ODE-N for the slope gives them",
    ),
    Claim::interval(
        "both-exact-vs-numeric",
        "Sec 3.4; Figure 1 (v1)",
        "largest gap in distance between closed forms and a Runge-Kutta integration",
        "< 1e-12",
        Fit::Inside,
        "An integration that knows nothing of the closed forms agrees with them to rounding. With \
         coarser steps the gap is the integrator's own error, not that of the formulas.",
        |e| {
            let regimes = e.baseline()?;
            let x0 = regimes.game.distance();
            let mut worst = 0.0_f64;
            for (equation, solution) in [
                (
                    endodec_game::verification::nash(&regimes.game),
                    regimes.nash,
                ),
                (
                    endodec_game::verification::cooperative(&regimes.game),
                    regimes.cartel,
                ),
            ] {
                for (x, value) in equation.runge_kutta(x0, 1000).into_iter().skip(1) {
                    // A gap in value is a gap in distance times the slope.
                    let gap = (value - solution.value(x)) / solution.shadow_cost(x);
                    worst = worst.max(gap.abs());
                }
            }
            Ok([worst, worst])
        },
    )
    .unit("model units")
    .under(
        "the recovered baseline and 1,000 steps of the classical method; the paper prints neither \
         the step nor the range",
    ),
    Claim::relation(
        "both-same-functional-form",
        "Sec 3.4",
        "growth of v - ln v with distance, against the constant rate of each regime",
        "same form, different constants",
        Order::Equal(1e-7),
        "Stronger than the printed remark: with the slope scaled by its largest value, both \
         regimes solve one and the same equation, v - ln v rising at a constant rate.",
        |e| {
            let mut sides = Vec::new();
            for regimes in markets(e)? {
                let p = regimes.game.params();
                let n2 = p.firms * p.firms;
                for (solution, scale) in [
                    (regimes.cartel, p.intercept / p.firms),
                    (regimes.nash, p.intercept * (1.0 + n2) / (2.0 * n2)),
                ] {
                    let g = |x: f64| {
                        let v = solution.shadow_cost(x) / scale;
                        v - libm::log(v)
                    };
                    sides.extend(STATES.map(|x| [g(x) - g(0.0), solution.decay_rate() * x]));
                }
            }
            Ok(sides)
        },
    ),
    Claim::sign(
        "v1-value-slope-positive",
        "Sec 3.2",
        "private shadow cost of depletion",
        "V'(x) > 0",
        Sign::Positive,
        "Distance is worth something only if crossing is a loss. With enough training value the \
         sign turns and firms hurry towards crossing.",
        |e| {
            let mut slopes = Vec::new();
            for regimes in markets(e)? {
                slopes.extend(STATES.map(|x| regimes.nash.shadow_cost(x)));
            }
            Ok(slopes)
        },
    )
    .moving("the distance over 0.01 to 40, in games around the baseline")
    .under(BELOW_STEADY_STATE),
    Claim::sign(
        "v1-cartel-understates-social",
        "Sec 3.3",
        "cartel output less the output of a planner who counts consumers as well",
        "lower",
        Sign::Negative,
        "The surplus planner is a third constructor of the same closed form. He outproduces the \
         cartel even if crossing is worth no more to society than to the firms. Whether he \
         outproduces Nash is another matter: see the welfare statement.",
        |e| {
            let regimes = e.baseline()?;
            let firms_only = regimes.game.firms() * regimes.game.continuation_value();
            let mut gaps = Vec::new();
            for social_value in [1.0, 4.0, 16.0] {
                let planner = surplus::solve(&regimes.game, social_value * firms_only)?;
                gaps.extend(
                    regimes
                        .distances(20)
                        .into_iter()
                        .map(|x| regimes.cartel.output(x) - planner.output(x)),
                );
            }
            Ok(gaps)
        },
    )
    .moving(
        "the regime, from a planner to the cartel, with crossing worth 1, 4 and 16 times as \
         much to society as to the firms",
    )
    .under(RECOVERED),
];

/// Distances at which identities are checked, in model units.
const STATES: [f64; 5] = [0.01, 0.5, 3.0, 10.0, 40.0];

/// Games around the baseline: fewer and more firms, patience, training value.
fn markets(e: &Evidence<'_>) -> Result<Vec<Regimes>, LedgerError> {
    let base = e.constants.game();
    let mut markets = Vec::new();
    for firms in [2.0, base.firms, 12.0] {
        for discount in [0.5 * base.discount, 2.0 * base.discount] {
            let with = endodec_game::Params {
                firms,
                discount,
                ..base
            };
            let steady = Regimes::of(with)?.game.nash_steady_state();
            let spare = steady - Regimes::of(with)?.game.continuation_value();
            for share in [0.0, 0.5] {
                let training_value = with.training_value + share * spare;
                markets.push(Regimes::of(endodec_game::Params {
                    training_value,
                    ..with
                })?);
            }
        }
    }
    Ok(markets)
}

fn at_states(
    e: &Evidence<'_>,
    sides: fn(&Regimes, f64) -> [f64; 2],
) -> Result<Vec<[f64; 2]>, LedgerError> {
    Ok(markets(e)?
        .iter()
        .flat_map(|regimes| STATES.map(|x| sides(regimes, x)))
        .collect())
}

fn square(x: f64) -> f64 {
    x * x
}
