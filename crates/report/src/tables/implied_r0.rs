//! The reproduction number implied by the open-weight share: v2 Table 10.

use crate::subject::Subject;
use endodec_adoption::implied::{ShareObservation, implied_r0};
use endodec_empirics::R0Series;
use endodec_empirics::calendar::day_number;

use super::PaperTable;
use super::printed::transcribe;
use crate::error::ReportError;
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static V2_TABLE_10: PaperTable = PaperTable {
    slug: "v2-table-10-implied-r0",
    place: "v2 Table 10",
    subject: Subject::Adoption,
    title: "*R*₀ implied by the open-weight share",
    headings: &[
        "Interval",
        "*s*, printed",
        "Δ*s*/Δ*t*, printed",
        "*R*₀, printed",
        "Δ*s*/Δ*t* (per month)",
        "*R*₀",
    ],
    note: "Recomputed from the author's eight dated shares by v2 equation 17 with one contact a month, the share at the middle of each interval, and months of 30.44 days; the first share, .010, is not printed. The shares have no public source, and public data of the same router show neither the spike of January 2025 nor its reversal.",
    sources: &[
        "v2_t10_r0_openrouter",
        "author_r0_inputs",
        "endodec-adoption",
    ],
    data,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let series: Vec<ShareObservation> = inputs
        .data
        .r0_inputs
        .series(R0Series::OpenWeightShare)
        .into_iter()
        .map(|(date, share)| ShareObservation {
            day: day_number(date),
            share,
        })
        .collect();
    let implied = implied_r0(&series, &inputs.constants.implied_r0())?;
    Ok(transcribe(
        inputs,
        ("v2", "10"),
        &[
            ("Period", "interval"),
            ("s(t)", "share_printed"),
            ("Δ s/Δ t", "change_printed"),
            ("R_0(t)", "r0_printed"),
        ],
    )?
    .with_column(
        "change_per_month",
        implied
            .iter()
            .map(|interval| interval.change.into())
            .collect::<Vec<Cell>>(),
    )
    .with_column(
        "r0",
        implied
            .iter()
            .map(|interval| interval.r0.into())
            .collect::<Vec<Cell>>(),
    ))
}
