//! The ledger: every claim of both versions, what the program computes for it, and a verdict that
//! follows from the two.
//!
//! One file holds the claims of one part of the paper; a claim is one entry in one of them. The
//! printed text stands in the entry and nowhere else; its digits set the tolerance. What an entry
//! computes from is [`Evidence`]. No verdict is written down: see [`Claim::assess`].
//!
//! | file | subject | v1 | v2 |
//! |---|---|---|---|
//! | `mechanism` | the mechanism and dual convergence | 1, 2 | 1, 2, C |
//! | `optimality` | first-order conditions and the two equations | 3.2, 3.3 | 3.2, 3.3 |
//! | `solution` | the game and its two solutions | 3.1, 3.3, 3.4 | 3.1, 3.4 |
//! | `proposition` | Proposition 1 and its proof | 3.5 | 3.5 |
//! | `shadow_cost` | private and social shadow cost, channels | 3.5 | 3.5 |
//! | `welfare` | values and losses | 3.5 | 3.5 |
//! | `restraint` | why nobody holds back | 3.5, 3.6 | – |
//! | `statics` | Corollary 1, Figures 4 and 5 | 3.6, 3.7 | 3.6 |
//! | `moved_threshold` | what a moved threshold leaves as it was | 3.9 | 3.9 |
//! | `corollaries` | unequal firms, capacity | 3.6 | 3.6 |
//! | `prize` | a prize among the objectives | – | 3.1, 3.6 |
//! | `thresholds` | the output that makes memory cheap enough | 3.7 | 3.7 |
//! | `calibration` | rates and dates | 3.7 | 3.7 |
//! | `sensitivity` | Table 2 of v2, the supercycle | – | 3.7 |
//! | `reproduction_number` | what it is | 3.9 | 3.9 |
//! | `critical_cost` | the cost at which it is one | 3.9 | – |
//! | `crossing_condition` | the generalised threshold | 3.9 | 3.9 |
//! | `two_period` | the two-period model | A | A |
//! | `dollars` | the output ratio, in dollars | 3.7, B | 3.7, B |
//! | `coordination` | falling friction | C | – |
//! | `dram` | the DRAM curve | 4.1 | 5.2.1 |
//! | `dram_breaks` | breaks in the DRAM curve | – | 5.2.1, D |
//! | `hbm` | the stacked-memory curve | 4.2 | 5.2.2, 3.8 |
//! | `elasticities` | learning across domains | 5.3 | 6.4, 3.8 |
//! | `capex` | spending | 4.3 | 5.2.3 |
//! | `workloads` | training and inference | 4.4 | 4 |
//! | `silicon` | speed of consumer devices | 4.5 | 5.2.4, 5.3.3 |
//! | `crossing_devices` | price of devices, crossing condition | 4.5 | 5.2.4 |
//! | `cost_decomposition` | die, packaging, supercycle | 4.6 | 5.2.1, 5.5 |
//! | `export_controls` | the natural experiment, algorithmic efficiency | – | 5.1, 5.3 |
//! | `implied_r0` | R₀ from token shares | – | 5.4.1, 5.4.2 |
//! | `adoption_dynamics` | friction, distributed inference | 6 | 5.4.3, 5.4.4 |
//! | `ibm` | IBM | 3.7, 5.1 | 6.1 |
//! | `history` | coordination lags, the Internet | 3.9.3, 5.2, 5.4 | 3.9.3, 6.2 |
//! | `forecasts` | predictions as claims | 6 | 7 |

pub mod beyond;
pub mod clocks;
pub mod planted;
pub mod printed;
pub mod statement;
pub mod summary;

mod assessment;
mod claim;
mod comparison;
mod location;
mod readings;

mod adoption_dynamics;
mod calibration;
mod capex;
mod coordination;
mod corollaries;
mod cost_decomposition;
mod critical_cost;
mod crossing_condition;
mod crossing_devices;
mod dollars;
mod dram;
mod dram_breaks;
mod elasticities;
mod exhibits;
mod export_controls;
mod forecasts;
mod hbm;
mod history;
mod ibm;
mod implied_r0;
mod mechanism;
mod moved_threshold;
mod optimality;
mod prize;
mod proposition;
mod reproduction_number;
mod restraint;
mod sensitivity;
mod shadow_cost;
mod silicon;
mod solution;
mod statics;
mod thresholds;
mod two_period;
mod welfare;
mod workloads;

pub use crate::evidence::{Evidence, Regimes};
pub(crate) use assessment::significant;
pub use assessment::{Answer, Assessment, Verdict, json, table};
pub use claim::{Basis, Check, Claim, ClaimKind, Compute, Version};
pub use comparison::RelationSides;
pub use elasticities::published;
pub use statement::{Computed, Fit, Order, Sign, Statement};

use crate::error::LedgerError;

/// All claims, in the order of the paper.
pub fn ledger() -> impl Iterator<Item = &'static Claim> {
    SECTIONS.iter().flat_map(|section| section.iter())
}

/// Every claim with its verdict.
///
/// # Errors
/// When the inputs cannot be read or a model refuses them.
pub fn assess(evidence: &Evidence<'_>) -> Result<Vec<Assessment>, LedgerError> {
    ledger().map(|claim| claim.assess(evidence)).collect()
}

/// The files of the ledger, in the order of the paper; of a subject that both versions treat, the
/// place is the one of version 1.
const SECTIONS: &[&[Claim]] = &[
    mechanism::CLAIMS,
    optimality::CLAIMS,
    solution::CLAIMS,
    proposition::CLAIMS,
    shadow_cost::CLAIMS,
    welfare::CLAIMS,
    restraint::CLAIMS,
    statics::CLAIMS,
    moved_threshold::CLAIMS,
    corollaries::CLAIMS,
    prize::CLAIMS,
    thresholds::CLAIMS,
    calibration::CLAIMS,
    sensitivity::CLAIMS,
    reproduction_number::CLAIMS,
    critical_cost::CLAIMS,
    crossing_condition::CLAIMS,
    two_period::CLAIMS,
    dollars::CLAIMS,
    coordination::CLAIMS,
    dram::CLAIMS,
    dram_breaks::CLAIMS,
    hbm::CLAIMS,
    elasticities::CLAIMS,
    capex::CLAIMS,
    workloads::CLAIMS,
    silicon::CLAIMS,
    crossing_devices::CLAIMS,
    cost_decomposition::CLAIMS,
    export_controls::CLAIMS,
    implied_r0::CLAIMS,
    adoption_dynamics::CLAIMS,
    ibm::CLAIMS,
    history::CLAIMS,
    forecasts::CLAIMS,
];
