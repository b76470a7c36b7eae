//! IBM: sections 3.7 and 5.1 of version 1, 6.1 of version 2.

use super::claim::Claim;
use super::exhibits::{Exhibit, cells, column, extremes, found, number};
use super::statement::{Fit, Order};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::value(
        "both-ibm-losses",
        "Sec 5.1 (v1); Sec 6.1 (v2)",
        "IBM's losses 1991 to 1993 together, Table 5 of version 1",
        "15.8",
        "2.8 + 4.9 + 8.1. The filings have 4.965 for 1992, which rounds to 5.0, and 15.87 in all.",
        |e| {
            ["1991", "1992", "1993"]
                .iter()
                .map(|year| Ok(-number(e, IBM, year, "Net Income ($B)")?))
                .sum()
        },
    )
    .unit("$B"),
    Claim::interval(
        "v1-ibm-rd",
        "Sec 5.1",
        "IBM's research and development 1987 to 1993, least and most",
        "5 to 5.6",
        Fit::Ends,
        "Five rows of the table, 1987 to 1993. It is what the firm spent on everything, not on \
         components whose cost the PC used.",
        |e| {
            let years = column(e, IBM, "Year")?;
            let spending = column(e, IBM, "R&D ($B)")?;
            Ok(extremes(
                years
                    .iter()
                    .zip(spending)
                    .filter(|(year, _)| (1987.0..=1993.0).contains(*year))
                    .map(|(_, spending)| spending),
            ))
        },
    )
    .unit("$B"),
    Claim::relation(
        "v1-ibm-revenue-peak",
        "Table 5",
        "IBM's revenue of 1990 against every other year of the table",
        "69.0",
        Order::AtLeast,
        "1995 has 71.9 in the same column. Revenue fell by a tenth in three years and was back in \
         two: not the displacement of 60 per cent that is read off this firm.",
        |e| against(e, "1990", "Revenue ($B)"),
    )
    .unit("$B"),
    Claim::relation(
        "v1-ibm-profit-peak",
        "Table 5",
        "IBM's net income of 1984 against every other year of the table",
        "6.6",
        Order::AtLeast,
        "The largest of the seven printed years. The firm earned nearly as much, 6.0, in 1990, \
         three years after the hardware date.",
        |e| against(e, "1984", "Net Income ($B)"),
    )
    .unit("$B"),
    Claim::missing(
        "v1-ibm-profit-60",
        "Sec 3.7",
        "fall of IBM's compute-service profit in three years, 1990-93",
        "60",
        IBM_SEGMENTS,
        "The displacement rate of 0.30 is read off this number. Net income of the whole firm fell \
         by more than all of it, revenue by 9 per cent.",
    )
    .unit("%"),
    Claim::missing(
        "v1-ibm-mainframe-revenue-60",
        "Sec 5.1",
        "fall of IBM's mainframe revenue in three years, early 1990s",
        "60",
        IBM_SEGMENTS,
        "Section 3.7 says the same of the profit pool. A fall of both by the same share would be \
         a coincidence, and neither has a source.",
    )
    .unit("%"),
    Claim::missing(
        "v2-ibm-profit-60",
        "Sec 6.1",
        "fall of IBM's compute-service profit in three years",
        "60",
        IBM_SEGMENTS,
        "No source is named in either version, and the displacement rate of the model rests on it.",
    )
    .unit("%"),
    Claim::missing(
        "both-ibm-mainframe-today",
        "Sec 3.5; Sec 5.1 (v1); Sec 6.1 (v2)",
        "IBM's mainframe revenue today",
        "3 to 4",
        "IBM's revenue from mainframes: it reports growth rates of the line, not its size",
        "Whether hardware alone is meant, or the software that runs on it as well, is not said.",
    )
    .unit("$B/yr"),
    Claim::interval(
        "both-ibm-market-share",
        "Sec 5.1 (v1); Sec 6.1 (v2)",
        "IBM's share of the mainframe market, 1975 to 1980, least and most",
        "75 to 80",
        Fit::Ends,
        "80 in 1975, 75 in 1980. It falls below half in 1988 by the same file.",
        |e| {
            let years = e.inputs.data.transitions.pc.iter();
            let shares: Vec<f64> = years
                .filter(|row| row.year <= 1980)
                .map(|row| 100.0 * row.mainframe_share)
                .collect();
            found(shares.first(), "mainframe share before 1981")?;
            Ok(extremes(shares))
        },
    )
    .unit("%")
    .under("the author's series of the PC transition, 1975 to 1980; the file names no source"),
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
