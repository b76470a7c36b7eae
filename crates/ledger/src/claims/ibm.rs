//! IBM: sections 3.7 and 5.1 of version 1, 6.1 of version 2.

use super::exhibits::{Exhibit, cells, column, extremes, found, number};
use super::{Basis, Check, Claim, Evidence, Fit, Order, Version};
use crate::error::LedgerError;

pub(super) const CLAIMS: &[Claim] = &[
    Claim {
        id: "both-ibm-losses",
        version: Version::Both,
        location: "Sec 5.1 (v1); Sec 6.1 (v2)",
        quantity: "IBM's losses 1991 to 1993 together, Table 5 of version 1",
        printed: "15.8",
        unit: "$B",
        basis: Basis::Printed(Check::Value(|e| {
            ["1991", "1992", "1993"]
                .iter()
                .map(|year| Ok(-number(e, IBM, year, "Net Income ($B)")?))
                .sum()
        })),
        note: "2.8 + 4.9 + 8.1. The filings have 4.965 for 1992, which rounds to 5.0, and 15.87 \
               in all.",
        code: here!(),
    },
    Claim {
        id: "v1-ibm-rd",
        version: Version::V1,
        location: "Sec 5.1",
        quantity: "IBM's research and development 1987 to 1993, least and most",
        printed: "5 to 5.6",
        unit: "$B",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| {
            let years = column(e, IBM, "Year")?;
            let spending = column(e, IBM, "R&D ($B)")?;
            Ok(extremes(
                years
                    .iter()
                    .zip(spending)
                    .filter(|(year, _)| (1987.0..=1993.0).contains(*year))
                    .map(|(_, spending)| spending),
            ))
        })),
        note: "Five rows of the table, 1987 to 1993. It is what the firm spent on everything, \
               not on components whose cost the PC used.",
        code: here!(),
    },
    Claim {
        id: "v1-ibm-revenue-peak",
        version: Version::V1,
        location: "Table 5",
        quantity: "IBM's revenue of 1990 against every other year of the table",
        printed: "69.0",
        unit: "$B",
        basis: Basis::Printed(Check::Relation(Order::AtLeast, |e| {
            against(e, "1990", "Revenue ($B)")
        })),
        note: "1995 has 71.9 in the same column. Revenue fell by a tenth in three years and was \
               back in two: not the displacement of 60 per cent that is read off this firm.",
        code: here!(),
    },
    Claim {
        id: "v1-ibm-profit-peak",
        version: Version::V1,
        location: "Table 5",
        quantity: "IBM's net income of 1984 against every other year of the table",
        printed: "6.6",
        unit: "$B",
        basis: Basis::Printed(Check::Relation(Order::AtLeast, |e| {
            against(e, "1984", "Net Income ($B)")
        })),
        note: "The largest of the seven printed years. The firm earned nearly as much, 6.0, in \
               1990, three years after the hardware date.",
        code: here!(),
    },
    Claim {
        id: "v1-ibm-profit-60",
        version: Version::V1,
        location: "Sec 3.7",
        quantity: "fall of IBM's compute-service profit in three years, 1990-93",
        printed: "60",
        unit: "%",
        basis: Basis::Missing(IBM_SEGMENTS),
        note: "The displacement rate of 0.30 is read off this number. Net income of the whole \
               firm fell by more than all of it, revenue by 9 per cent.",
        code: here!(),
    },
    Claim {
        id: "v1-ibm-mainframe-revenue-60",
        version: Version::V1,
        location: "Sec 5.1",
        quantity: "fall of IBM's mainframe revenue in three years, early 1990s",
        printed: "60",
        unit: "%",
        basis: Basis::Missing(IBM_SEGMENTS),
        note: "Section 3.7 says the same of the profit pool. A fall of both by the same share \
               would be a coincidence, and neither has a source.",
        code: here!(),
    },
    Claim {
        id: "v2-ibm-profit-60",
        version: Version::V2,
        location: "Sec 6.1",
        quantity: "fall of IBM's compute-service profit in three years",
        printed: "60",
        unit: "%",
        basis: Basis::Missing(IBM_SEGMENTS),
        note: "No source is named in either version, and the displacement rate of the model \
               rests on it.",
        code: here!(),
    },
    Claim {
        id: "both-ibm-mainframe-today",
        version: Version::Both,
        location: "Sec 3.5; Sec 5.1 (v1); Sec 6.1 (v2)",
        quantity: "IBM's mainframe revenue today",
        printed: "3 to 4",
        unit: "$B/yr",
        basis: Basis::Missing(
            "IBM's revenue from mainframes: it reports growth rates of the line, not its size",
        ),
        note: "Whether hardware alone is meant, or the software that runs on it as well, is not \
               said.",
        code: here!(),
    },
    Claim {
        id: "both-ibm-market-share",
        version: Version::Both,
        location: "Sec 5.1 (v1); Sec 6.1 (v2)",
        quantity: "IBM's share of the mainframe market, 1975 to 1980, least and most",
        printed: "75 to 80",
        unit: "%",
        basis: Basis::Reading(
            "the author's series of the PC transition, 1975 to 1980; the file names no source",
            Check::Interval(Fit::Ends, |e| {
                let years = e.inputs.data.transitions.pc.iter();
                let shares: Vec<f64> = years
                    .filter(|row| row.year <= 1980)
                    .map(|row| 100.0 * row.mainframe_share)
                    .collect();
                found(shares.first(), "mainframe share before 1981")?;
                Ok(extremes(shares))
            }),
        ),
        note: "80 in 1975, 75 in 1980. It falls below half in 1988 by the same file.",
        code: here!(),
    },
];

const IBM: Exhibit = ("v1", "5");

const IBM_SEGMENTS: &str = "IBM's revenue or profit by line of business, 1990 to 1993: the table \
    has the whole firm only, and no source is named";

/// The cell of a year in v1 Table 5 beside that of every other year.
fn against(e: &Evidence<'_>, year: &str, head: &str) -> Result<Vec<[f64; 2]>, LedgerError> {
    let peak = number(e, IBM, year, head)?;
    let years = cells(e, IBM, "Year")?;
    Ok(years
        .iter()
        .zip(column(e, IBM, head)?)
        .filter(|(cell, _)| cell.text() != year)
        .map(|(_, value)| [peak, value])
        .collect())
}
