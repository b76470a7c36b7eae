//! High-bandwidth memory: printed prices and the few that can be found.

use super::PaperTable;
use super::printed::transcribe;
use crate::error::ReportError;
use crate::subject::Subject;
use endodec_paper::{Inputs, tables};
use endodec_table::{Cell, Table};

pub(super) static V1_TABLE_3: PaperTable = PaperTable {
    slug: "v1-table-3-hbm",
    place: "v1 Table 3",
    subject: Subject::Record,
    title: "Price of high-bandwidth memory by generation",
    headings: &[
        "Year",
        "Generation",
        "$/GB, printed",
        "GB per stack",
        "ln price, printed",
        "ln price",
        "Found, low",
        "Found, high",
    ],
    note: "Last two columns: the range of prices per GB that public sources give for the year (dataset hbm_prices; grade B for 2018, C otherwise). No public series of cumulative output exists, so no elasticity can be estimated from this table.",
    sources: &["v1_t03_hbm", "hbm_prices"],
    data: |inputs| {
        let ours = transcribe(
            inputs,
            ("v1", "3"),
            &[
                ("Year", "year"),
                ("Generation", "generation"),
                ("$/GB", "price_usd_per_gb_printed"),
                ("Capacity/Stack (GB)", "stack_capacity_gb"),
                ("ln($/GB)", "ln_price_printed"),
            ],
        )?;
        let printed = tables::printed(&inputs.data, ("v1", "3"))?;
        let logarithms: Vec<Cell> = tables::column(printed, "$/GB")?
            .into_iter()
            .map(|price| price.number().map(libm::log).into())
            .collect();
        with_found(
            inputs,
            ours.with_column("ln_price", logarithms),
            ("v1", "3"),
        )
    },
};

pub(super) static V2_TABLE_8: PaperTable = PaperTable {
    slug: "v2-table-8-hbm",
    place: "v2 Table 8",
    subject: Subject::Record,
    title: "Price of high-bandwidth memory by generation",
    headings: &[
        "Year",
        "Generation",
        "$/GB, printed",
        "GB per stack",
        "Stacking technology",
        "Found, low",
        "Found, high",
    ],
    note: "Last two columns: the range of prices per GB that public sources give for the year (dataset hbm_prices; grade B for 2018, C otherwise). A 2048-bit interface comes with HBM4, not HBM3, and 36 GB stacks are 12 high.",
    sources: &["v2_t08_hbm_curve", "hbm_prices"],
    data: |inputs| {
        let ours = transcribe(
            inputs,
            ("v2", "8"),
            &[
                ("Year", "year"),
                ("Generation", "generation"),
                ("$/GB", "price_usd_per_gb_printed"),
                ("Cap./Stack (GB)", "stack_capacity_gb"),
                ("Stacking Technology", "stacking_technology"),
            ],
        )?;
        with_found(inputs, ours, ("v2", "8"))
    },
};

fn with_found(inputs: &Inputs, ours: Table, of: (&str, &str)) -> Result<Table, ReportError> {
    let printed = tables::printed(&inputs.data, of)?;
    let found: Vec<Option<(f64, f64)>> = tables::column(printed, "Year")?
        .into_iter()
        .map(|year| {
            inputs
                .data
                .hbm
                .prices
                .iter()
                .filter(|price| price.year.map(f64::from) == year.number())
                .filter_map(|price| price.usd_per_gb())
                .reduce(|range, price| (range.0.min(price.0), range.1.max(price.1)))
        })
        .collect();
    Ok(ours
        .with_column(
            "found_usd_per_gb_low",
            found
                .iter()
                .map(|range| range.map(|range| range.0).into())
                .collect::<Vec<Cell>>(),
        )
        .with_column(
            "found_usd_per_gb_high",
            found
                .iter()
                .map(|range| range.map(|range| range.1).into())
                .collect::<Vec<Cell>>(),
        ))
}
