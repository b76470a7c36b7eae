//! Three adoption functions and the cost at which adoption sustains itself: v1 Table 8.

use crate::subject::Subject;
use endodec_adoption::{AdoptionFunction, Ecosystem, EcosystemParams};

use super::PaperTable;
use super::printed::transcribe;
use crate::error::ReportError;
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static V1_TABLE_8: PaperTable = PaperTable {
    slug: "v1-table-8-adoption-functions",
    place: "v1 Table 8",
    subject: Subject::Adoption,
    title: "Critical cost under three adoption functions",
    headings: &[
        "Function",
        "β, printed",
        "*c*\\*\\*, printed",
        "*c*\\*\\* at an example",
        "*R*₀ there",
    ],
    note: "All three critical costs are closed forms; the one that the paper calls implicit is *c*\\* + λ − *c*_{m} − ln(θ/(1 − θ))/*k* with θ = (κ + μ)/γ. Example: *c*\\* = 5, λ = 0.2, γ = 1, κ = 0.4, μ = 0.2, *p* = 2, *k* = 3, *c*_{m} = 0.5; *R*₀ = 1 at each is the check.",
    sources: &["v1_t08_adoption_function", "endodec-adoption"],
    data,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let functions = [
        AdoptionFunction::Linear { slope: 1.0 },
        AdoptionFunction::Power { exponent: 2.0 },
        AdoptionFunction::Logistic {
            steepness: 3.0,
            midpoint: 0.5,
        },
    ];
    let mut costs = Vec::new();
    let mut numbers = Vec::new();
    for function in functions {
        let ecosystem = Ecosystem::new(EcosystemParams {
            function,
            parity_cost: 5.0,
            latency: 0.2,
            network: 1.0,
            friction: 0.4,
            churn: 0.2,
        })?;
        let critical = ecosystem.critical_cost();
        costs.push(Cell::from(critical));
        numbers.push(Cell::from(
            critical.map(|cost| ecosystem.reproduction_number(cost)),
        ));
    }
    Ok(transcribe(
        inputs,
        ("v1", "8"),
        &[
            ("Adoption function", "function"),
            ("β specification", "beta_printed"),
            ("c** (from R₀ = 1)", "critical_cost_printed"),
        ],
    )?
    .with_column("critical_cost_example", costs)
    .with_column("r0_at_critical_cost", numbers))
}
