//! Lags between hardware crossing and self-sustaining adoption, from the printed dates.

use crate::subject::Subject;
use endodec_empirics::Printed;

use super::PaperTable;
use super::printed::transcribe;
use crate::error::ReportError;
use endodec_paper::{Inputs, tables};
use endodec_table::{Cell, Table};

pub(super) static V1_TABLE_9: PaperTable = PaperTable {
    slug: "v1-table-9-lag",
    place: "v1 Table 9",
    subject: Subject::Record,
    title: "Lag from hardware crossing to self-sustaining adoption",
    headings: &[
        "Transition",
        "Hardware *T*\\*",
        "*R*₀ *T*\\*",
        "Δ*T*, printed",
        "κ₀/λ, printed",
        "Δ*T* from the dates, shortest",
        "longest",
    ],
    note: "Years. The last two columns subtract the printed dates. κ₀/λ cannot be computed: neither is printed, and nothing printed identifies them.",
    sources: &["v1_t09_lag_kappa"],
    data: |inputs| {
        let columns = [
            ("Transition", "transition"),
            ("Hardware T*", "hardware_date_printed"),
            ("R₀ T*", "r0_date_printed"),
            ("ΔT", "lag_printed"),
            ("Implied κ₀/λ", "friction_ratio_printed"),
        ];
        with_lag(inputs, ("v1", "9"), &columns)
    },
};

pub(super) static V2_TABLE_3: PaperTable = PaperTable {
    slug: "v2-table-3-lag",
    place: "v2 Table 3",
    subject: Subject::Record,
    title: "Lag from hardware crossing to self-sustaining adoption",
    headings: &[
        "Transition",
        "Hardware *T*\\*",
        "*R*₀ *T*\\*",
        "Δ*T*, printed",
        "Δ*T* from the dates, shortest",
        "longest",
    ],
    note: "Years. The last two columns subtract the printed dates.",
    sources: &["v2_t03_coordination_lag"],
    data: |inputs| {
        let columns = [
            ("Transition", "transition"),
            ("Hardware T^*", "hardware_date_printed"),
            ("R_0 T^*", "r0_date_printed"),
            ("Δ T", "lag_printed"),
        ];
        with_lag(inputs, ("v2", "3"), &columns)
    },
};

fn with_lag(
    inputs: &Inputs,
    of: (&str, &str),
    columns: &[(&str, &str)],
) -> Result<Table, ReportError> {
    let printed = tables::printed(&inputs.data, of)?;
    let lags: Vec<Option<(f64, f64)>> = tables::column(printed, columns[1].0)?
        .into_iter()
        .zip(tables::column(printed, columns[2].0)?)
        .map(|(hardware, adoption)| {
            let (first, last) = years(hardware)?;
            let (earliest, latest) = years(adoption)?;
            Some((earliest - last, latest - first))
        })
        .collect();
    Ok(transcribe(inputs, of, columns)?
        .with_column(
            "lag_shortest_years",
            lags.iter()
                .map(|lag| lag.map(|lag| lag.0).into())
                .collect::<Vec<Cell>>(),
        )
        .with_column(
            "lag_longest_years",
            lags.iter()
                .map(|lag| lag.map(|lag| lag.1).into())
                .collect::<Vec<Cell>>(),
        ))
}

/// First and last year of a printed date; the second of a pair may lack its century (1990–92).
fn years(printed: &Printed) -> Option<(f64, f64)> {
    let (first, last) = printed
        .interval()
        .filter(|(first, last)| first.is_finite() && last.is_finite())?;
    let last = if last < 100.0 {
        last + 100.0 * (first / 100.0).floor()
    } else {
        last
    };
    (last >= first).then_some((first, last))
}
