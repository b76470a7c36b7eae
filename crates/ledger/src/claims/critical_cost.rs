//! Section 3.9.1 of version 1: the cost at which the reproduction number is one.

use endodec_adoption::{AdoptionFunction, EcosystemParams};

use super::claim::Claim;
use super::crossing_condition::{FRICTION, NETWORK, NETWORK_EFFECT, ecosystem};
use super::statement::Order;
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::relation(
        "v1-c-star-linear",
        "Sec 3.9.1; Table 8",
        "cost at which R0 is one, linear adoption rate",
        "c* - (kappa+mu)/gamma + lambda",
        Order::Equal(1e-12),
        "Set beta*gamma = kappa + mu and solve for the cost of the distributed alternative.",
        |e| {
            critical_costs(e, AdoptionFunction::Linear { slope: 1.0 }, |p, theta| {
                p.parity_cost - theta + p.latency
            })
        },
    )
    .unit("$/GB"),
    Claim::relation(
        "v1-c-star-power",
        "Sec 3.9.1; Table 8",
        "cost at which R0 is one, power adoption rate",
        "c* - ((kappa+mu)/gamma)^(1/p) + lambda",
        Order::Equal(1e-12),
        "The same solution with the p-th root of the loss; linear is p = 1.",
        |e| {
            critical_costs(e, AdoptionFunction::Power { exponent: 1.5 }, |p, theta| {
                p.parity_cost - libm::pow(theta, 1.0 / 1.5) + p.latency
            })
        },
    )
    .unit("$/GB"),
    Claim::relation(
        "v1-c-star-logistic-implicit",
        "Sec 3.9.1; Table 8",
        "distance of R0 from one at the best closed formula for the critical cost, logistic \
         adoption rate",
        "implicit, numerical",
        Order::Above,
        "No numerical solution is needed: with theta = (kappa+mu)/gamma in (0, 1) the cost is c* \
         + lambda - c_m - ln(theta/(1-theta))/k, and R0 there is one to the last digit. It would \
         have to miss for the printed remark to hold.",
        |e| {
            let function = AdoptionFunction::Logistic {
                steepness: 1.3,
                midpoint: 0.4,
            };
            [0.2, 0.5, 0.8]
                .iter()
                .map(|&loss| {
                    let ecosystem = ecosystem(e, function, 1.0, loss)?;
                    let cost = ecosystem.critical_cost().unwrap_or(f64::NAN);
                    Ok([(ecosystem.reproduction_number(cost) - 1.0).abs(), 1e-12])
                })
                .collect()
        },
    ),
];

/// The program's critical cost beside the printed formula.
fn critical_costs(
    e: &Evidence<'_>,
    function: AdoptionFunction,
    printed: fn(&EcosystemParams, f64) -> f64,
) -> Result<Vec<[f64; 2]>, LedgerError> {
    FRICTION
        .iter()
        .chain(&NETWORK)
        .map(|&(latency, loss)| {
            let ecosystem = ecosystem(e, function, latency, loss)?;
            let theta = loss / NETWORK_EFFECT;
            let cost = ecosystem.critical_cost().unwrap_or(f64::NAN);
            Ok([cost, printed(ecosystem.params(), theta)])
        })
        .collect()
}
