//! DRAM: the printed rows, with what stands behind them.

use crate::subject::Subject;
use endodec_empirics::{DramYear, Meaning};

use super::PaperTable;
use super::printed::transcribe;
use crate::error::ReportError;
use endodec_paper::{Inputs, tables};
use endodec_table::{Cell, Table};

const HEADINGS: &[&str] = &[
    "Year",
    "Generation",
    "$/GB, printed",
    "Cumulative EB, printed",
    "ln price, printed",
    "ln cumulative, printed",
    "ln price",
    "ln cumulative",
    "$/GB, author's panel",
    "Cumulative EB, author's panel",
];
const NOTE: &str = "Logarithms recomputed from the printed levels; where only a bound is printed (< 0.001) the author's panel supplies the level.";

pub(super) static V1_TABLE_2: PaperTable = PaperTable {
    slug: "v1-table-2-dram",
    place: "v1 Table 2",
    subject: Subject::Record,
    title: "DRAM price and cumulative output, selected years",
    headings: HEADINGS,
    note: NOTE,
    sources: &["v1_t02_dram", "author_dram_panel"],
    data: |inputs| trajectory(inputs, ("v1", "2"), ("Price ($/GB)", "Cum. Prod. (EB)")),
};

pub(super) static V2_TABLE_6: PaperTable = PaperTable {
    slug: "v2-table-6-dram",
    place: "v2 Table 6",
    subject: Subject::Record,
    title: "DRAM price and cumulative output, selected years",
    headings: HEADINGS,
    note: "Logarithms recomputed from the printed levels, of a range at its ends; where only a bound is printed (< 0.001) the author's panel supplies the level. The last row is the price spike of 2025–26, left out of every fit.",
    sources: &["v2_t06_dram_die", "author_dram_panel"],
    data: |inputs| trajectory(inputs, ("v2", "6"), ("$/GB", "Cum. Prod. (EB)")),
};

fn trajectory(
    inputs: &Inputs,
    of: (&str, &str),
    (price, output): (&str, &str),
) -> Result<Table, ReportError> {
    let ours = transcribe(
        inputs,
        of,
        &[
            ("Year", "year"),
            ("Generation", "generation"),
            (price, "price_usd_per_gb_printed"),
            (output, "cumulative_eb_printed"),
            ("ln(Price)", "ln_price_printed"),
            ("ln(Cum.)", "ln_cumulative_printed"),
        ],
    )?;
    let printed = tables::printed(&inputs.data, of)?;
    let panel = |year: Option<f64>| panel_year(inputs, year);
    let rows: Vec<_> = tables::column(printed, "Year")?
        .into_iter()
        .map(|year| panel(year.number()))
        .collect();
    let logarithms = |head: &str, level: fn(&DramYear) -> f64| -> Result<Vec<Cell>, ReportError> {
        Ok(tables::column(printed, head)?
            .into_iter()
            .zip(&rows)
            .map(|(printed, panel)| match printed.meaning() {
                Meaning::Number(value) => Cell::from(libm::log(value)),
                Meaning::Range(low, high) => {
                    Cell::from(format!("{:.2}–{:.2}", libm::log(low), libm::log(high)))
                }
                _ => panel.map_or(Cell::Missing, |row| Cell::from(libm::log(level(row)))),
            })
            .collect())
    };
    let ln_price = logarithms(price, |row| row.price_usd_per_gb)?;
    let ln_cumulative = logarithms(output, |row| row.cumulative_eb)?;
    Ok(ours
        .with_column("ln_price", ln_price)
        .with_column("ln_cumulative", ln_cumulative)
        .with_column(
            "price_usd_per_gb_panel",
            rows.iter()
                .map(|row| row.map(|row| row.price_usd_per_gb).into())
                .collect::<Vec<Cell>>(),
        )
        .with_column(
            "cumulative_eb_panel",
            rows.iter()
                .map(|row| row.map(|row| row.cumulative_eb).into())
                .collect::<Vec<Cell>>(),
        ))
}

/// The panel's row of a printed year.
fn panel_year(inputs: &Inputs, year: Option<f64>) -> Option<&DramYear> {
    inputs
        .data
        .dram
        .panel
        .iter()
        .find(|row| Some(f64::from(row.year)) == year)
}
