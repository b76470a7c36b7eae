//! Capital expenditure: the printed table, its sums, and what was filed.

use crate::subject::Subject;
use endodec_empirics::{CapexBasis, FOUR_FIRMS};

use super::PaperTable;
use crate::error::ReportError;
use endodec_paper::{Inputs, tables};
use endodec_table::{Cell, Table};

const HEADINGS: &[&str] = &["Company", "2018", "2020", "2022", "2024", "2025"];
const NOTE: &str = "Billions of dollars. The printed industry total is none of the sums of the printed rows: it adds firms of the author's own table that are not printed (NVIDIA, Oracle). Filed: purchases of property and equipment of Microsoft, Alphabet, Amazon and Meta by fiscal year; Microsoft's ends in June.";
const SOURCES: &[&str] = &["author_capex", "hyperscaler_capex"];

pub(super) static V1_TABLE_4: PaperTable = PaperTable {
    slug: "v1-table-4-capex",
    place: "v1 Table 4",
    subject: Subject::Record,
    title: "Capital expenditure of the hyperscalers",
    headings: HEADINGS,
    note: NOTE,
    sources: SOURCES,
    data: |inputs| {
        by_firm(
            inputs,
            ("v1", "4"),
            ["2018", "2020", "2022", "2024", "2025G"],
        )
    },
};

pub(super) static V2_TABLE_9: PaperTable = PaperTable {
    slug: "v2-table-9-capex",
    place: "v2 Table 9",
    subject: Subject::Record,
    title: "Capital expenditure of the hyperscalers",
    headings: HEADINGS,
    note: NOTE,
    sources: SOURCES,
    data: |inputs| {
        by_firm(
            inputs,
            ("v2", "9"),
            ["2018", "2020", "2022", "2024", "2025E"],
        )
    },
};

const YEARS: [i16; 5] = [2018, 2020, 2022, 2024, 2025];

fn by_firm(inputs: &Inputs, of: (&str, &str), heads: [&str; 5]) -> Result<Table, ReportError> {
    let printed = tables::printed(&inputs.data, of)?;
    let companies = tables::column(printed, "Company")?;
    let years = heads
        .iter()
        .map(|head| tables::column(printed, head))
        .collect::<Result<Vec<_>, _>>()?;
    let mut ours = Table::new(
        std::iter::once("company".to_owned())
            .chain(YEARS.iter().map(|year| format!("capex_{year}_usd_bn"))),
    );
    let is_total = |at: usize| companies[at].text() == "Industry Total";
    let row = |name: &str, value: &dyn Fn(usize) -> Cell| {
        std::iter::once(Cell::from(name))
            .chain((0..YEARS.len()).map(value))
            .collect::<Vec<_>>()
    };
    for (at, company) in companies
        .iter()
        .enumerate()
        .filter(|(at, _)| !is_total(*at))
    {
        ours.push(row(company.text(), &|year| years[year][at].number().into()));
    }
    ours.push(row("sum of the printed rows", &|year| {
        let sum: f64 = (0..companies.len())
            .filter(|&at| !is_total(at))
            .filter_map(|at| years[year][at].number())
            .sum();
        sum.into()
    }));
    if let Some(total) = (0..companies.len()).find(|&at| is_total(at)) {
        ours.push(row("industry total, printed", &|year| {
            years[year][total].number().into()
        }));
    }
    ours.push(row("all rows of the author's table", &|year| {
        inputs.data.capex.author_total_usd_bn(YEARS[year]).into()
    }));
    ours.push(row("four firms, filed", &|year| {
        inputs
            .data
            .capex
            .filed_total(YEARS[year], &FOUR_FIRMS, CapexBasis::Gross)
            .usd_bn
            .into()
    }));
    Ok(ours)
}

pub(super) static TOTALS: PaperTable = PaperTable {
    slug: "capex-totals",
    place: "Capital expenditure",
    subject: Subject::Record,
    title: "Yearly and cumulative capital expenditure by definition",
    headings: &[
        "Year",
        "Author's table, all rows",
        "Author's table, four firms",
        "Filed, gross",
        "Filed, net of proceeds",
    ],
    note: "Billions of dollars; filed columns for Microsoft, Alphabet, Amazon and Meta by fiscal year, net of the proceeds that Amazon reports in the second. Payments on finance leases are left out: the filings at hand give them for 2023 to 2025, and not for Amazon. The author's table holds guidance for 2025 and the Stargate announcement.",
    sources: SOURCES,
    data: totals,
};

fn totals(inputs: &Inputs) -> Result<Table, ReportError> {
    const BASES: [CapexBasis; 2] = [CapexBasis::Gross, CapexBasis::NetOfProceeds];
    let capex = &inputs.data.capex;
    let years = capex.author_years();
    let mut ours = Table::new([
        "year",
        "author_all_usd_bn",
        "author_four_usd_bn",
        "filed_gross_usd_bn",
        "filed_net_usd_bn",
    ]);
    let mut four_firms = 0.0;
    for &year in &years {
        let four = capex.author_total_of_usd_bn(year, &FOUR_FIRMS);
        four_firms += four;
        let mut row = vec![
            Cell::from(year.to_string()),
            capex.author_total_usd_bn(year).into(),
            four.into(),
        ];
        row.extend(BASES.map(|basis| {
            capex
                .filed_cumulative_usd_bn(year, year, &FOUR_FIRMS, basis)
                .into()
        }));
        ours.push(row);
    }
    if let (Some(&from), Some(&through)) = (years.first(), years.last()) {
        let mut row = vec![
            Cell::from(format!("{from}–{through}")),
            capex.author_cumulative_usd_bn(from, through).into(),
            four_firms.into(),
        ];
        row.extend(BASES.map(|basis| {
            capex
                .filed_cumulative_usd_bn(from, through, &FOUR_FIRMS, basis)
                .into()
        }));
        ours.push(row);
    }
    Ok(ours)
}
