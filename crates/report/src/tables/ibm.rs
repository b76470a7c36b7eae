//! IBM through the PC transition: printed and filed.

use crate::subject::Subject;
use endodec_empirics::IbmYear;

use super::PaperTable;
use super::printed::transcribe;
use endodec_paper::tables;
use endodec_table::Cell;

pub(super) static V1_TABLE_5: PaperTable = PaperTable {
    slug: "v1-table-5-ibm",
    place: "v1 Table 5",
    subject: Subject::Record,
    title: "IBM through the transition to the personal computer",
    headings: &[
        "Year",
        "Revenue, printed ($bn)",
        "Net income, printed ($bn)",
        "R&D, printed ($bn)",
        "Employees, printed (thousands)",
        "Stage",
        "Revenue, filed ($bn)",
        "Net income, filed ($bn)",
    ],
    note: "Filed columns from annual reports where they could be verified (grade A for 1992–93, B otherwise). Revenue peaks in 1995 in the table itself, not in 1990.",
    sources: &["v1_t05_ibm", "ibm_financials"],
    data: |inputs| {
        let ours = transcribe(
            inputs,
            ("v1", "5"),
            &[
                ("Year", "year"),
                ("Revenue ($B)", "revenue_usd_bn_printed"),
                ("Net Income ($B)", "net_income_usd_bn_printed"),
                ("R&D ($B)", "r_and_d_usd_bn_printed"),
                ("Employees (K)", "employees_thousands_printed"),
                ("Stage", "stage"),
            ],
        )?;
        let printed = tables::printed(&inputs.data, ("v1", "5"))?;
        let years: Vec<_> = tables::column(printed, "Year")?
            .into_iter()
            .map(|year| year.number())
            .collect();
        let filed = |value: fn(&IbmYear) -> Option<f64>| -> Vec<Cell> {
            years
                .iter()
                .map(|&year| {
                    let row = inputs
                        .data
                        .ibm
                        .iter()
                        .find(|row| Some(f64::from(row.year)) == year);
                    row.and_then(value).map(|millions| millions / 1000.0).into()
                })
                .collect()
        };
        Ok(ours
            .with_column("revenue_usd_bn_filed", filed(|row| row.revenue_usd_m))
            .with_column("net_income_usd_bn_filed", filed(|row| row.net_income_usd_m)))
    },
};
