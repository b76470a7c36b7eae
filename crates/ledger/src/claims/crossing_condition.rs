//! Section 3.9 of both versions: the generalised threshold and its regimes.

use endodec_adoption::{
    AdoptionFunction, Ecosystem, EcosystemParams, LearningAnchor, Regime, ThresholdModel,
    linear_output_lag,
};

use super::{Basis, Check, Claim, Evidence, Order, Sign, Version};
use crate::error::LedgerError;

pub(super) const CLAIMS: &[Claim] = &[
    Claim {
        id: "v1-eq13-threshold",
        version: Version::V1,
        location: "Sec 3.9.1 eq 13",
        quantity: "generalised threshold of cumulative output, linear adoption rate",
        printed: "Qbar*(1-(kappa+mu)/(gamma c*)+lambda/c*)^(-1/alpha)",
        unit: "EB",
        basis: Basis::Printed(Check::Relation(Order::Equal(1e-10), |e| {
            FRICTION
                .iter()
                .chain(&NETWORK)
                .map(|&case| eq_15(e, 1.0, case))
                .collect()
        })),
        note: "The learning curve turns the critical cost into an output. It exists only while the \
               bracket is positive; the paper does not say so.",
        code: here!(),
    },
    Claim {
        id: "v1-large-lambda-lowers-threshold",
        version: Version::V1,
        location: "Sec 3.9.1",
        quantity: "generalised threshold less the parity threshold, large latency advantage",
        printed: "Q* < Qbar",
        unit: "EB",
        basis: Basis::Printed(Check::Sign(Sign::Negative, |e| shifts(e, &NETWORK))),
        note: "Large means lambda*gamma > kappa + mu; then adoption sustains itself at a cost above \
               parity, which is reached with less output.",
        code: here!(),
    },
    Claim {
        id: "v1-friction-regime-threshold",
        version: Version::V1,
        location: "Sec 3.9.1 Definition 3",
        quantity: "generalised threshold against the parity threshold, friction-dominated regime",
        printed: "Q* > Qbar",
        unit: "EB",
        basis: Basis::Printed(Check::Relation(Order::Above, |e| thresholds(e, &FRICTION))),
        note: "If R0 < 1 at parity, cost has to fall further, and more output is needed.",
        code: here!(),
    },
    Claim {
        id: "v1-network-regime-threshold",
        version: Version::V1,
        location: "Sec 3.9.1 Definition 3",
        quantity: "generalised threshold against the parity threshold, network-dominated regime",
        printed: "Q* < Qbar",
        unit: "EB",
        basis: Basis::Printed(Check::Relation(Order::Below, |e| thresholds(e, &NETWORK))),
        note: "Holds with version 1's adoption rate, which may fall below lambda. With version 2's \
               positive part R0 exceeds one at every cost in this regime and there is no threshold.",
        code: here!(),
    },
    Claim {
        id: "v1-r0-before-parity",
        version: Version::V1,
        location: "Sec 3.9",
        quantity: "R0 at a cost above parity with a large latency advantage",
        printed: "R0 > 1 at some c > c*",
        unit: "",
        basis: Basis::Printed(Check::Relation(Order::Above, |e| {
            NETWORK
                .iter()
                .map(|&(latency, loss)| {
                    let ecosystem = ecosystem(e, LINEAR, latency, loss)?;
                    let above = e.constants.low_target_usd_per_gb + 0.5 * (latency - loss);
                    Ok([ecosystem.reproduction_number(above), 1.0])
                })
                .collect()
        })),
        note: "The linear adoption rate is still above kappa + mu half way between parity and the \
               critical cost.",
        code: here!(),
    },
    Claim {
        id: "v1-eq15-lag-positive",
        version: Version::V1,
        location: "Sec 3.9.3 eq 15",
        quantity: "time from hardware crossing to R0 crossing, friction-dominated regime",
        printed: "> 0",
        unit: "years per EB/year",
        basis: Basis::Printed(Check::Sign(Sign::Positive, |e| {
            FRICTION
                .iter()
                .map(|&case| {
                    let model = model(e, LINEAR, case)?;
                    let threshold = model.threshold().output().unwrap_or(f64::NAN);
                    Ok(linear_output_lag(model.parity_output(), threshold, 1.0)?)
                })
                .collect()
        })),
        note: "Output has to climb from the parity threshold to the higher one. The sign is a \
               consequence of the regime; the three to five years are not.",
        code: here!(),
    },
    Claim {
        id: "v2-beta-increasing",
        version: Version::V2,
        location: "Sec 3.9.3 eq 10",
        quantity: "change of the adoption rate with a larger saving and a larger latency advantage",
        printed: "non-decreasing",
        unit: "",
        basis: Basis::Printed(Check::Sign(Sign::NonNegative, |e| {
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
        })),
        note: "Flat in cost above parity, where the positive part is zero, rising below.",
        code: here!(),
    },
    Claim {
        id: "v2-r0-rising-in-state",
        version: Version::V2,
        location: "Sec 3.9.1",
        quantity: "change of R0 with the state x, the output still missing",
        printed: "increasing",
        unit: "",
        basis: Basis::Printed(Check::Sign(Sign::Positive, |e| {
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
        })),
        note: "The state of the game is the distance to crossing, which falls as output accumulates; \
               R0 rises with output and therefore falls in the state. It would hold if the state \
               were cumulative output.",
        code: here!(),
    },
    Claim {
        id: "v2-eq11-parity",
        version: Version::V2,
        location: "Sec 3.9.3 eq 11",
        quantity: "R0 at cost parity",
        printed: "lambda*gamma/(kappa+mu)",
        unit: "",
        basis: Basis::Printed(Check::Relation(Order::Equal(1e-12), |e| {
            FRICTION
                .iter()
                .chain(&NETWORK)
                .map(|&(latency, loss)| {
                    let model = model(e, FLOORED, (latency, loss))?;
                    let at_parity = model.reproduction_number(model.parity_output());
                    Ok([at_parity, latency * NETWORK_EFFECT / loss])
                })
                .collect()
        })),
        note: "The saving vanishes at parity and the latency floor is what is left of beta.",
        code: here!(),
    },
    Claim {
        id: "v2-lag-zero-if-latency",
        version: Version::V2,
        location: "Sec 3.9.3",
        quantity: "R0 at cost parity where lambda*gamma > kappa + mu, so that the lag is zero",
        printed: "0",
        unit: "years",
        basis: Basis::Printed(Check::Relation(Order::Above, |e| {
            NETWORK
                .iter()
                .map(|&case| {
                    let model = model(e, FLOORED, case)?;
                    Ok([model.reproduction_number(model.parity_output()), 1.0])
                })
                .collect()
        })),
        note: "R0 exceeds one at parity already, so nothing is waited for. With the positive part of \
               equation 10 it exceeds one at every earlier cost as well: the model then has no \
               threshold at all.",
        code: here!(),
    },
    Claim {
        id: "v2-eq15-threshold",
        version: Version::V2,
        location: "Sec 3.9.4 eq 15",
        quantity: "generalised threshold of cumulative output",
        printed: "Qbar*(1-(kappa+mu)/(beta0 gamma c*)+lambda/(beta0 c*))^(-1/alpha)",
        unit: "EB",
        basis: Basis::Reading(
            "only in the friction-dominated regime: equations 12 to 15 drop the positive part that \
             equation 10 has",
            Check::Relation(Order::Equal(1e-10), |e| {
                FRICTION.iter().map(|&case| eq_15(e, 1.4, case)).collect()
            }),
        ),
        note: "Where lambda*gamma > kappa + mu the formula still prints a number below Qbar, but by \
               equation 10 R0 then exceeds one at every output.",
        code: here!(),
    },
    Claim {
        id: "v2-threshold-direction",
        version: Version::V2,
        location: "Sec 3.9.4",
        quantity: "generalised threshold less the parity threshold where lambda*gamma < kappa + mu",
        printed: "Q* > Qbar",
        unit: "EB",
        basis: Basis::Printed(Check::Sign(Sign::Positive, |e| shifts(e, &FRICTION))),
        note: "The bracket is below one and its power -1/alpha above one.",
        code: here!(),
    },
    Claim {
        id: "v2-threshold-kappa",
        version: Version::V2,
        location: "Sec 3.9.4",
        quantity: "change of the generalised threshold with more coordination friction",
        printed: "increasing",
        unit: "EB",
        basis: Basis::Printed(Check::Sign(Sign::Positive, |e| {
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
        })),
        note: "Its elasticity is 1/[alpha(beta0 c* gamma + lambda gamma - kappa - mu)]: the steeper \
               the closer the friction is to what free hardware could overcome.",
        code: here!(),
    },
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
    let printed = parity * bracket.powf(-1.0 / e.constants.elasticity);
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
                Regime::FrictionDominated
            } else {
                Regime::NetworkDominated
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
