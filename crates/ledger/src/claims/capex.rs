//! Spending: section 4.3 of version 1, section 5.2.3 of version 2.

use endodec_empirics::FOUR_FIRMS;

use super::exhibits::{Exhibit, count, number};
use super::{Basis, Check, Claim, Evidence, Order, Sign, Version, paper};
use crate::error::LedgerError;

pub(super) const CLAIMS: &[Claim] = &[
    Claim {
        id: "both-capex-2018",
        version: Version::Both,
        location: "Table 4 (v1); Table 9 (v2)",
        quantity: "industry spending 2018: sum of the printed rows",
        printed: "64",
        unit: "$B",
        basis: Basis::Printed(Check::Value(|e| rows_total(e, "2018"))),
        note: "Four firms, fiscal years added as if they were calendar years, Amazon gross of \
               proceeds in this year and net in later ones.",
        code: here!(),
    },
    Claim {
        id: "both-capex-2020",
        version: Version::Both,
        location: "Table 4 (v1); Table 9 (v2)",
        quantity: "industry spending 2020: sum of the printed rows",
        printed: "88",
        unit: "$B",
        basis: Basis::Printed(Check::Value(|e| rows_total(e, "2020"))),
        note: "From here on Amazon is net of proceeds: its gross purchases were 40.1, not 35.0.",
        code: here!(),
    },
    Claim {
        id: "both-capex-2022",
        version: Version::Both,
        location: "Table 4 (v1); Table 9 (v2)",
        quantity: "industry spending 2022",
        printed: "148",
        unit: "$B",
        basis: Basis::Reading(
            WITH_UNPRINTED_FIRMS,
            Check::Value(|e| author_total(e, 2022)),
        ),
        note: "The printed rows add up to 145.1; NVIDIA's 2.8 is the rest.",
        code: here!(),
    },
    Claim {
        id: "both-capex-2024",
        version: Version::Both,
        location: "Table 4 (v1); Table 9 (v2)",
        quantity: "industry spending 2024",
        printed: "232",
        unit: "$B",
        basis: Basis::Reading(
            WITH_UNPRINTED_FIRMS,
            Check::Value(|e| author_total(e, 2024)),
        ),
        note: "The printed rows add up to 214.2; NVIDIA and Oracle are in with 8.9 each. \
               Oracle's filings have 6.9 for its year to May 2024.",
        code: here!(),
    },
    Claim {
        id: "both-capex-2025",
        version: Version::Both,
        location: "Table 4 (v1); Table 9 (v2)",
        quantity: "industry spending 2025, guidance",
        printed: "436",
        unit: "$B",
        basis: Basis::Reading(
            WITH_UNPRINTED_FIRMS,
            Check::Value(|e| author_total(e, 2025)),
        ),
        note: "The printed rows add up to 420; Oracle's guidance of 16 is the rest. A quarter \
               of the total is one announcement, the Stargate venture's 100. The four firms \
               then spent 357 instead of the 320 they had guided.",
        code: here!(),
    },
    Claim {
        id: "v1-capex-multiple",
        version: Version::V1,
        location: "Sec 4.3",
        quantity: "industry spending 2025 over 2018",
        printed: "6.8",
        unit: "x",
        basis: Basis::Printed(Check::Value(|e| {
            let totals = printed_totals(e, ("v1", "4"))?;
            Ok(totals[totals.len() - 1] / totals[0])
        })),
        note: "436 over 64. The set of firms grows from four to six and a venture in between; \
               for the four alone it is 5.0 on guidance and 5.6 on what they spent.",
        code: here!(),
    },
    Claim {
        id: "both-capex-cumulative",
        version: Version::Both,
        location: "Table 4 (v1); Table 9 (v2)",
        quantity: "industry spending 2018-2025 together",
        printed: "1298",
        unit: "$B",
        basis: Basis::Reading(
            "the author's totals of all eight years, of which five are printed, with firms that \
             the table does not show",
            Check::Value(|e| Ok(e.inputs.data.capex.author_cumulative_usd_bn(2018, 2025))),
        ),
        note: "One third of it is guidance and announcements for 2025. It is all capital \
               spending of these firms, warehouses included, not AI infrastructure alone.",
        code: here!(),
    },
    Claim {
        id: "both-capex-13tn",
        version: Version::Both,
        location: "Abstract; Sec 1",
        quantity: "cumulative spending, rounded",
        printed: "1.3",
        unit: "$T",
        basis: Basis::Printed(Check::Value(
            |_| Ok(paper("both-capex-cumulative") / 1000.0),
        )),
        note: "1,298 billion, rounded; what is in it, see there.",
        code: here!(),
    },
    Claim {
        id: "both-five-companies",
        version: Version::Both,
        location: "Sec 1; Table 4 (v1); Table 9 (v2)",
        quantity: "companies behind the total beside Oracle and the venture, against five",
        printed: "five plus Oracle and Stargate",
        unit: "firms",
        basis: Basis::Reading(
            "the author's file, in which NVIDIA is the fifth; the tables show four firms and \
             the venture",
            Check::Relation(Order::Equal(1e-9), |e| {
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
            }),
        ),
        note: "NVIDIA sells what the others buy: its spending is not an investment in computing \
               capacity of the kind that the game is about.",
        code: here!(),
    },
    Claim {
        id: "v1-capex-rising",
        version: Version::V1,
        location: "Sec 4.3",
        quantity: "change of the industry total from one tabulated year to the next",
        printed: "increasing",
        unit: "$B",
        basis: Basis::Printed(Check::Sign(Sign::Positive, |e| {
            let totals = printed_totals(e, ("v1", "4"))?;
            Ok(totals.windows(2).map(|pair| pair[1] - pair[0]).collect())
        })),
        note: "Over the tabulated years, every other one. The year between, 2023, is below 2022 \
               in the author's file: 140.7 against 147.9.",
        code: here!(),
    },
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
