//! Spending: section 4.3 of version 1, section 5.2.3 of version 2.

use endodec_empirics::FOUR_FIRMS;

use super::claim::{Claim, paper};
use super::exhibits::{Exhibit, count, number};
use super::statement::{Order, Sign};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::value(
        "both-capex-2018",
        "Table 4 (v1); Table 9 (v2)",
        "industry spending 2018: sum of the printed rows",
        "64",
        "Four firms, fiscal years added as if they were calendar years, Amazon gross of proceeds \
         in this year and net in later ones.",
        |e| rows_total(e, "2018"),
    )
    .unit("$B"),
    Claim::value(
        "both-capex-2020",
        "Table 4 (v1); Table 9 (v2)",
        "industry spending 2020: sum of the printed rows",
        "88",
        "From here on Amazon is net of proceeds: its gross purchases were 40.1, not 35.0.",
        |e| rows_total(e, "2020"),
    )
    .unit("$B"),
    Claim::value(
        "both-capex-2022",
        "Table 4 (v1); Table 9 (v2)",
        "industry spending 2022",
        "148",
        "The printed rows add up to 145.1; NVIDIA's 2.8 is the rest.",
        |e| author_total(e, 2022),
    )
    .unit("$B")
    .under(WITH_UNPRINTED_FIRMS),
    Claim::value(
        "both-capex-2024",
        "Table 4 (v1); Table 9 (v2)",
        "industry spending 2024",
        "232",
        "The printed rows add up to 214.2; NVIDIA and Oracle are in with 8.9 each. Oracle's \
         filings have 6.9 for its year to May 2024.",
        |e| author_total(e, 2024),
    )
    .unit("$B")
    .under(WITH_UNPRINTED_FIRMS),
    Claim::value(
        "both-capex-2025",
        "Table 4 (v1); Table 9 (v2)",
        "industry spending 2025, guidance",
        "436",
        "The printed rows add up to 420; Oracle's guidance of 16 is the rest. A quarter of the \
         total is one announcement, the Stargate venture's 100. The four firms then spent 357 \
         instead of the 320 they had guided.",
        |e| author_total(e, 2025),
    )
    .unit("$B")
    .under(WITH_UNPRINTED_FIRMS),
    Claim::value(
        "v1-capex-multiple",
        "Sec 4.3",
        "industry spending 2025 over 2018",
        "6.8",
        "436 over 64. The set of firms grows from four to six and a venture in between; for the \
         four alone it is 5.0 on guidance and 5.6 on what they spent.",
        |e| {
            let totals = printed_totals(e, ("v1", "4"))?;
            Ok(totals[totals.len() - 1] / totals[0])
        },
    )
    .unit("x"),
    Claim::value(
        "both-capex-cumulative",
        "Table 4 (v1); Table 9 (v2)",
        "industry spending 2018-2025 together",
        "1298",
        "One third of it is guidance and announcements for 2025. It is all capital spending of \
         these firms, warehouses included, not AI infrastructure alone.",
        |e| Ok(e.inputs.data.capex.author_cumulative_usd_bn(2018, 2025)),
    )
    .unit("$B")
    .under(
        "the author's totals of all eight years, of which five are printed, with firms that the \
         table does not show",
    ),
    Claim::value(
        "both-capex-13tn",
        "Abstract; Sec 1",
        "cumulative spending, rounded",
        "1.3",
        "1,298 billion, rounded; what is in it, see there.",
        |_| Ok(paper(CLAIMS, "both-capex-cumulative") / 1000.0),
    )
    .unit("$T"),
    Claim::relation(
        "both-five-companies",
        "Sec 1; Table 4 (v1); Table 9 (v2)",
        "companies behind the total beside Oracle and the venture, against five",
        "five plus Oracle and Stargate",
        Order::Equal(1e-9),
        "NVIDIA sells what the others buy: its spending is not an investment in computing \
         capacity of the kind that the game is about.",
        |e| {
            let mut firms: Vec<&str> = e
                .inputs
                .data
                .capex
                .author
                .iter()
                .map(|row| row.company.as_str())
                .filter(|firm| !matches!(*firm, "Oracle" | "Stargate JV"))
                .collect();
            firms.sort_unstable();
            firms.dedup();
            Ok(vec![[count(firms), 5.0]])
        },
    )
    .unit("firms")
    .under(
        "the author's file, in which NVIDIA is the fifth; the tables show four firms and the \
         venture",
    ),
    Claim::sign(
        "v1-capex-rising",
        "Sec 4.3",
        "change of the industry total from one tabulated year to the next",
        "increasing",
        Sign::Positive,
        "Over the tabulated years, every other one. The year between, 2023, is below 2022 in the \
         author's file: 140.7 against 147.9.",
        |e| {
            let totals = printed_totals(e, ("v1", "4"))?;
            Ok(totals.windows(2).map(|pair| pair[1] - pair[0]).collect())
        },
    )
    .moving("one tabulated year to the next")
    .unit("$B"),
];

const WITH_UNPRINTED_FIRMS: &str = "with NVIDIA (2022 to 2024) and Oracle (2024 and 2025), which \
    the author's file adds and the table does not show";

/// Sum of the firms' rows in both versions of the table.
fn rows_total(e: &Evidence<'_>, year: &str) -> Result<f64, LedgerError> {
    FOUR_FIRMS
        .iter()
        .map(|firm| number(e, ("v1", "4"), firm, year))
        .sum()
}

fn author_total(e: &Evidence<'_>, year: i16) -> Result<f64, LedgerError> {
    Ok(e.inputs.data.capex.author_total_usd_bn(year))
}

/// The printed industry totals, in the order of the years.
fn printed_totals(e: &Evidence<'_>, exhibit: Exhibit) -> Result<Vec<f64>, LedgerError> {
    ["2018", "2020", "2022", "2024", "2025G"]
        .iter()
        .map(|year| number(e, exhibit, "Industry Total", year))
        .collect()
}
