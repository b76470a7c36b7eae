//! Section 3.9 of both versions: the generalised threshold and its regimes.

use endodec_adoption::lag::linear_output_lag;
use endodec_adoption::threshold::{CrossingRegime, LearningAnchor};
use endodec_adoption::{AdoptionFunction, Ecosystem, EcosystemParams, ThresholdModel};

use super::claim::Claim;
use super::statement::{Order, Sign};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::relation(
        "v1-eq13-threshold",
        "Sec 3.9.1 eq 13",
        "generalised threshold of cumulative output, linear adoption rate",
        "Qbar*(1-(kappa+mu)/(gamma c*)+lambda/c*)^(-1/alpha)",
        Order::Equal(1e-10),
        "The learning curve turns the critical cost into an output. It exists only while the \
         bracket is positive; the paper does not say so.",
        |e| {
            FRICTION
                .iter()
                .chain(&NETWORK)
                .map(|&case| eq_15(e, 1.0, case))
                .collect()
        },
    )
    .unit("EB"),
    Claim::sign(
        "v1-large-lambda-lowers-threshold",
        "Sec 3.9.1",
        "generalised threshold less the parity threshold, large latency advantage",
        "Q* < Qbar",
        Sign::Negative,
        "Large means lambda*gamma > kappa + mu; then adoption sustains itself at a cost above \
         parity, which is reached with less output.",
        |e| shifts(e, &NETWORK),
    )
    .moving(
        "the ecosystem, from none to latency advantage 3, 3 and 1 with losses of 0.5, 1.5 and \
         0.2",
    )
    .unit("EB"),
    Claim::relation(
        "v1-friction-regime-threshold",
        "Sec 3.9.1 Definition 3",
        "generalised threshold against the parity threshold, friction-dominated regime",
        "Q* > Qbar",
        Order::Above,
        "If R0 < 1 at parity, cost has to fall further, and more output is needed.",
        |e| thresholds(e, &FRICTION),
    )
    .unit("EB"),
    Claim::relation(
        "v1-network-regime-threshold",
        "Sec 3.9.1 Definition 3",
        "generalised threshold against the parity threshold, network-dominated regime",
        "Q* < Qbar",
        Order::Below,
        "Holds with version 1's adoption rate, which may fall below lambda. With version 2's \
         positive part R0 exceeds one at every cost in this regime and there is no threshold.",
        |e| thresholds(e, &NETWORK),
    )
    .unit("EB"),
    Claim::relation(
        "v1-r0-before-parity",
        "Sec 3.9",
        "R0 at a cost above parity with a large latency advantage",
        "R0 > 1 at some c > c*",
        Order::Above,
        "The linear adoption rate is still above kappa + mu half way between parity and the \
         critical cost.",
        |e| {
            NETWORK
                .iter()
                .map(|&(latency, loss)| {
                    let ecosystem = ecosystem(e, LINEAR, latency, loss)?;
                    let above = e.constants.low_target_usd_per_gb + 0.5 * (latency - loss);
                    Ok([ecosystem.reproduction_number(above), 1.0])
                })
                .collect()
        },
    ),
    Claim::sign(
        "v1-eq15-lag-positive",
        "Sec 3.9.3 eq 15",
        "time from hardware crossing to R0 crossing, friction-dominated regime",
        "> 0",
        Sign::Positive,
        "Output has to climb from the parity threshold to the higher one. The sign is a \
         consequence of the regime; the three to five years are not.",
        |e| {
            FRICTION
                .iter()
                .map(|&case| {
                    let model = model(e, LINEAR, case)?;
                    let threshold = model.threshold().output().unwrap_or(f64::NAN);
                    Ok(linear_output_lag(model.parity_output(), threshold, 1.0)?)
                })
                .collect()
        },
    )
    .moving("output from the parity threshold to the generalised one, in four ecosystems")
    .unit("years per EB/year"),
    Claim::sign(
        "v2-beta-increasing",
        "Sec 3.9.3 eq 10",
        "change of the adoption rate with a larger saving and a larger latency advantage",
        "non-decreasing",
        Sign::NonNegative,
        "Flat in cost above parity, where the positive part is zero, rising below.",
        |e| {
            let mut changes = Vec::new();
            for (latency, loss) in FRICTION.into_iter().chain(NETWORK) {
                let (here, further) = (
                    ecosystem(e, FLOORED, latency, loss)?,
                    ecosystem(e, FLOORED, latency + 0.1, loss)?,
                );
                for cost in [1.0, 4.0, 5.0, 6.0, 12.0] {
                    let rate = here.adoption_rate(cost);
                    changes.push(here.adoption_rate(cost - 0.1) - rate);
                    changes.push(further.adoption_rate(cost) - rate);
                }
            }
            Ok(changes)
        },
    )
    .moving("cost down by 0.1 and latency advantage up by 0.1, at five costs in seven ecosystems"),
    Claim::sign(
        "v2-r0-rising-in-state",
        "Sec 3.9.1",
        "change of R0 with the state x, the output still missing",
        "increasing",
        Sign::Positive,
        "The state of the game is the distance to crossing, which falls as output accumulates; R0 \
         rises with output and therefore falls in the state. It would hold if the state were \
         cumulative output.",
        |e| {
            let model = model(e, FLOORED, FRICTION[0])?;
            let parity = model.parity_output();
            Ok([0.2, 0.4, 0.6, 0.8]
                .iter()
                .map(|share| {
                    let output = parity * (1.2 + share);
                    // One more unit of distance is one unit less of cumulative output.
                    model.reproduction_number(output - 1.0) - model.reproduction_number(output)
                })
                .collect())
        },
    )
    .moving("the state x up by one unit at four outputs beyond parity"),
    Claim::relation(
        "v2-eq11-parity",
        "Sec 3.9.3 eq 11",
        "R0 at cost parity",
        "lambda*gamma/(kappa+mu)",
        Order::Equal(1e-12),
        "The saving vanishes at parity and the latency floor is what is left of beta.",
        |e| {
            FRICTION
                .iter()
                .chain(&NETWORK)
                .map(|&(latency, loss)| {
                    let model = model(e, FLOORED, (latency, loss))?;
                    let at_parity = model.reproduction_number(model.parity_output());
                    Ok([at_parity, latency * NETWORK_EFFECT / loss])
                })
                .collect()
        },
    ),
    Claim::relation(
        "v2-lag-zero-if-latency",
        "Sec 3.9.3",
        "R0 at cost parity where lambda*gamma > kappa + mu, so that the lag is zero",
        "0",
        Order::Above,
        "R0 exceeds one at parity already, so nothing is waited for. With the positive part of \
         equation 10 it exceeds one at every earlier cost as well: the model then has no \
         threshold at all.",
        |e| {
            NETWORK
                .iter()
                .map(|&case| {
                    let model = model(e, FLOORED, case)?;
                    Ok([model.reproduction_number(model.parity_output()), 1.0])
                })
                .collect()
        },
    )
    .unit("years"),
    Claim::relation(
        "v2-eq15-threshold",
        "Sec 3.9.4 eq 15",
        "generalised threshold of cumulative output",
        "Qbar*(1-(kappa+mu)/(beta0 gamma c*)+lambda/(beta0 c*))^(-1/alpha)",
        Order::Equal(1e-10),
        "Where lambda*gamma > kappa + mu the formula still prints a number below Qbar, but by \
         equation 10 R0 then exceeds one at every output.",
        |e| FRICTION.iter().map(|&case| eq_15(e, 1.4, case)).collect(),
    )
    .unit("EB")
    .under(
        "only in the friction-dominated regime: equations 12 to 15 drop the positive part that \
         equation 10 has",
    ),
    Claim::sign(
        "v2-threshold-direction",
        "Sec 3.9.4",
        "generalised threshold less the parity threshold where lambda*gamma < kappa + mu",
        "Q* > Qbar",
        Sign::Positive,
        "The bracket is below one and its power -1/alpha above one.",
        |e| shifts(e, &FRICTION),
    )
    .moving(
        "the ecosystem, from none to four with latency advantages of 0.2 to 1 and losses of \
         0.5 to 4",
    )
    .unit("EB"),
    Claim::sign(
        "v2-threshold-kappa",
        "Sec 3.9.4",
        "change of the generalised threshold with more coordination friction",
        "increasing",
        Sign::Positive,
        "Its elasticity is 1/[alpha(beta0 c* gamma + lambda gamma - kappa - mu)]: the steeper the \
         closer the friction is to what free hardware could overcome.",
        |e| {
            FRICTION
                .iter()
                .map(|&(latency, loss)| {
                    let at = |loss| {
                        Ok::<_, LedgerError>(
                            model(e, FLOORED, (latency, loss))?
                                .threshold()
                                .output()
                                .unwrap_or(f64::NAN),
                        )
                    };
                    Ok(at(loss + 0.01)? - at(loss)?)
                })
                .collect()
        },
    )
    .moving("coordination friction up by 0.01 in four ecosystems")
    .unit("EB"),
];

pub(super) const NETWORK_EFFECT: f64 = 1.0;
const LINEAR: AdoptionFunction = AdoptionFunction::Linear { slope: 1.0 };
const FLOORED: AdoptionFunction = AdoptionFunction::Floored { slope: 1.0 };
/// Latency advantage and loss κ + μ of friction-dominated and of network-dominated ecosystems.
pub(super) const FRICTION: [(f64, f64); 4] = [(0.2, 0.5), (0.2, 1.5), (0.2, 3.0), (1.0, 4.0)];
pub(super) const NETWORK: [(f64, f64); 3] = [(3.0, 0.5), (3.0, 1.5), (1.0, 0.2)];

pub(super) fn ecosystem(
    e: &Evidence<'_>,
    function: AdoptionFunction,
    latency: f64,
    loss: f64,
) -> Result<Ecosystem, LedgerError> {
    Ok(Ecosystem::new(EcosystemParams {
        function,
        parity_cost: e.constants.low_target_usd_per_gb,
        latency,
        network: NETWORK_EFFECT,
        friction: 0.7 * loss,
        churn: 0.3 * loss,
    })?)
}

fn model(
    e: &Evidence<'_>,
    function: AdoptionFunction,
    (latency, loss): (f64, f64),
) -> Result<ThresholdModel, LedgerError> {
    let curve = LearningAnchor {
        output: e.constants.cumulative_eb,
        cost: e.constants.cost_usd_per_gb,
        elasticity: e.constants.elasticity,
    };
    Ok(ThresholdModel::new(
        ecosystem(e, function, latency, loss)?,
        curve,
    )?)
}

/// The output at which R₀ is one, found on the curve, beside the printed formula.
fn eq_15(
    e: &Evidence<'_>,
    slope: f64,
    (latency, loss): (f64, f64),
) -> Result<[f64; 2], LedgerError> {
    let model = model(e, AdoptionFunction::Linear { slope }, (latency, loss))?;
    let parity = model.parity_output();
    let parity_cost = e.constants.low_target_usd_per_gb;
    let bracket =
        1.0 - loss / (slope * NETWORK_EFFECT * parity_cost) + latency / (slope * parity_cost);
    let printed = parity * libm::pow(bracket, -1.0 / e.constants.elasticity);
    Ok([crossing_output(&model), printed])
}

/// Bisection on R₀(Q) = 1, which knows nothing of the closed form.
fn crossing_output(model: &ThresholdModel) -> f64 {
    let (mut low, mut high) = (1e-6_f64, 1e12_f64);
    while high / low > 1.0 + 1e-14 {
        let middle = (low * high).sqrt();
        if middle <= low || middle >= high {
            break;
        }
        if model.reproduction_number(middle) < 1.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// Generalised threshold and parity threshold; the regime is checked on the way.
fn thresholds(e: &Evidence<'_>, cases: &[(f64, f64)]) -> Result<Vec<[f64; 2]>, LedgerError> {
    cases
        .iter()
        .map(|&case| {
            let model = model(e, LINEAR, case)?;
            let threshold = model.threshold();
            let expected = if case.0 * NETWORK_EFFECT < case.1 {
                CrossingRegime::FrictionDominated
            } else {
                CrossingRegime::NetworkDominated
            };
            let output = threshold
                .output()
                .filter(|_| threshold.regime() == expected);
            Ok([output.unwrap_or(f64::NAN), model.parity_output()])
        })
        .collect()
}

fn shifts(e: &Evidence<'_>, cases: &[(f64, f64)]) -> Result<Vec<f64>, LedgerError> {
    Ok(thresholds(e, cases)?
        .into_iter()
        .map(|[threshold, parity]| threshold - parity)
        .collect())
}
