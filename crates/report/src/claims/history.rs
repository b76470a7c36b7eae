//! IBM, ARPANET and coordination lags: sections 3.9.3 and 5 of version 1, 3.9.3, 6.1 and
//! 6.2 of version 2.

use endodec_empirics::Printed;

use super::exhibits::{Exhibit, cells, column, extremes, found, number, span, table};
use super::{Basis, Check, Claim, Evidence, Fit, Order, Version};
use crate::error::ReportError;

pub(super) const CLAIMS: &[Claim] = &[
    Claim {
        id: "v2-lag-2-5",
        version: Version::V2,
        location: "Sec 3.9.3",
        quantity: "shortest and longest lag of the two historical transitions",
        printed: "2 to 5",
        unit: "years",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| {
            Ok(extremes(
                [lag(e, V2_LAGS, PC)?, lag(e, V2_LAGS, INTERNET)?].concat(),
            ))
        })),
        note: "Three to five years by the dates of the table below the sentence; no transition \
               with two is named.",
        code: here!(),
    },
    Claim {
        id: "both-lag-pc",
        version: Version::Both,
        location: "Table 9 (v1); Table 7 (v1); Sec 5.1 (v1); Table 3 (v2)",
        quantity: "years from the hardware date to the date of R0, mainframe to PC",
        printed: "3 to 5",
        unit: "years",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| {
            Ok(extremes(
                [lag(e, V1_LAGS, PC)?, lag(e, V2_LAGS, PC)?].concat(),
            ))
        })),
        note: "1987 to 1990-92. The dates are chosen milestones, a processor and a version of \
               an operating system, not measured crossings.",
        code: here!(),
    },
    Claim {
        id: "both-lag-internet",
        version: Version::Both,
        location: "Table 9 (v1); Table 3 (v2)",
        quantity: "years from the hardware date to the date of R0, ARPANET to Internet",
        printed: "4 to 5",
        unit: "years",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| {
            Ok(extremes(
                [lag(e, V1_LAGS, INTERNET)?, lag(e, V2_LAGS, INTERNET)?].concat(),
            ))
        })),
        note: "1989 to 1993-94: from routers that worked to the first browsers. Both dates are \
               chosen, not measured.",
        code: here!(),
    },
    Claim {
        id: "both-lag-internet-35",
        version: Version::Both,
        location: "Table 7 (v1); Sec 5.2 (v1); Sec 6.2 (v2)",
        quantity: "years from hardware to coordination layer, ARPANET to Internet",
        printed: "3 to 5",
        unit: "years",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| {
            years_after_hardware(e, INTERNET, "Coordination Layer")
        })),
        note: "The dates of the same row give four to five.",
        code: here!(),
    },
    Claim {
        id: "both-lag-to-dominance",
        version: Version::Both,
        location: "Abstract (v1); Sec 3.9; Sec 5.4 (v1)",
        quantity: "years from hardware to dominance, both transitions",
        printed: "3 to 5",
        unit: "years",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| {
            let pc = years_after_hardware(e, PC, "Dominance")?;
            let internet = years_after_hardware(e, INTERNET, "Dominance")?;
            Ok(extremes([pc, internet].concat()))
        })),
        note: "Six to eight years by the dates of Table 7. Three to five is the lag to the \
               coordination layer; the text uses the number for both.",
        code: here!(),
    },
    Claim {
        id: "v1-lag-windows",
        version: Version::V1,
        location: "Sec 3.9",
        quantity: "hardware date, first coordination date and dominance date of the PC, Table 7",
        printed: "1987; 1990-95",
        unit: "year",
        basis: Basis::Printed(Check::Values(|e| {
            let hardware = dates(e, PC, "Hardware Crossing")?;
            let layer = dates(e, PC, "Coordination Layer")?;
            let dominance = dates(e, PC, "Dominance")?;
            Ok(vec![hardware[0], layer[0], dominance[0] - 1900.0])
        })),
        note: "As in the table. In the author's own series mainframes fall below half of the \
               market in 1988 and below a quarter in 1993.",
        code: here!(),
    },
    Claim {
        id: "v1-ai-dominance-window",
        version: Version::V1,
        location: "Table 7",
        quantity: "projected hardware window plus a lag of three to five years",
        printed: "2031 to 2035",
        unit: "year",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| {
            let [first, last] = dates(e, EDGE, "Hardware Crossing")?;
            let [short, long] = span(e, PATTERN, EDGE, "Lag")?;
            Ok([first + short, last + long])
        })),
        note: "It adds up. With the six to eight years that the two precedents took to \
               dominance it would be 2034 to 2038.",
        code: here!(),
    },
    Claim {
        id: "v1-kappa-lambda-pc",
        version: Version::V1,
        location: "Table 9",
        quantity: "initial friction over latency advantage, mainframe to PC",
        printed: "~15",
        unit: "ratio",
        basis: Basis::Missing(UNPRINTED_RATIO),
        note: "The text of the same section says that there was no latency advantage in this \
               transition: the ratio would be infinite.",
        code: here!(),
    },
    Claim {
        id: "v1-kappa-lambda-internet",
        version: Version::V1,
        location: "Table 9",
        quantity: "initial friction over latency advantage, ARPANET to Internet",
        printed: "~18",
        unit: "ratio",
        basis: Basis::Missing(UNPRINTED_RATIO),
        note: "Equation 13 has network effect, churn, parity cost and elasticity beside the \
               two; none is given for 1989. Version 2 drops the column.",
        code: here!(),
    },
    Claim {
        id: "both-ai-lag-compressed",
        version: Version::Both,
        location: "Sec 3.9.3; Table 9 (v1); Table 3 (v2)",
        quantity: "lag from hardware to self-sustaining adoption, edge AI, against history",
        printed: "2 to 3 (history 3 to 5)",
        unit: "years",
        basis: Basis::Forecast(
            "the dates of hardware crossing and of R0 above one for distributed inference, \
             neither reached",
        ),
        note: "Compression is argued, not computed: no friction, latency or growth is given \
               from which two to three would follow. In the printed equations the lag may be \
               anything from zero to infinity.",
        code: here!(),
    },
    Claim {
        id: "both-latency-ratio",
        version: Version::Both,
        location: "Sec 3.9.3 (v1); Sec 5.4.3 (v2)",
        quantity: "cloud round trip over local execution",
        printed: "5 to 20",
        unit: "x",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |_| {
            Ok([50.0 / 10.0, 200.0 / 10.0])
        })),
        note: "50 to 200 over 10 milliseconds. It is network time alone: at 20 tokens a second \
               a token takes 50 milliseconds wherever it is made.",
        code: here!(),
    },
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
        note: "Section 3.7 says the same of the profit pool: one of the two is a slip.",
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
    Claim {
        id: "both-online-share",
        version: Version::Both,
        location: "Sec 5.2 (v1); Sec 6.2 (v2)",
        quantity: "share of proprietary online services, 1989 and 2000",
        printed: "60 to 2",
        unit: "%",
        basis: Basis::Reading(
            "the author's series of the Internet transition; the file names no source",
            Check::Interval(Fit::Ends, |e| {
                let share = |year: i16| {
                    let row = e
                        .inputs
                        .data
                        .transitions
                        .internet
                        .iter()
                        .find(|row| row.year == year);
                    let share = row.map(|row| 100.0 * row.proprietary_share);
                    found(share, format!("proprietary share of {year}"))
                };
                Ok([share(1989)?, share(2000)?])
            }),
        ),
        note: "The highest value in the file is 65, in 1990. A share of what is not said; of \
               all adults, one in a thousand was on the Internet that year.",
        code: here!(),
    },
    Claim {
        id: "v1-npu-count",
        version: Version::V1,
        location: "Sec 7",
        quantity: "neural processor architectures announced in 2024 and 2025",
        printed: "> 50",
        unit: "",
        basis: Basis::Missing("the list of architectures that was counted, or its source"),
        note: "Whether variants of one design count separately decides the number.",
        code: here!(),
    },
    Claim {
        id: "v1-stablecoin-volume",
        version: Version::V1,
        location: "Sec 3.9.3; Sec 5.4",
        quantity: "stablecoin settlement in a quarter",
        printed: "3.9",
        unit: "$T",
        basis: Basis::Missing(
            "the record of transfers and the rule by which it was cleaned: estimates for one \
             quarter differ several-fold with the rule, and no source is named",
        ),
        note: "A raw count of transfers is mostly trading between exchanges, not settlement of \
               use.",
        code: here!(),
    },
];

const UNPRINTED_RATIO: &str = "network effect, churn, elasticity and output path of the \
    transition, and the law by which friction falls";

const IBM_SEGMENTS: &str = "IBM's revenue or profit by line of business, 1990 to 1993: the table \
    has the whole firm only, and no source is named";

pub(super) const V1_LAGS: Exhibit = ("v1", "9");
const V2_LAGS: Exhibit = ("v2", "3");
const PATTERN: Exhibit = ("v1", "7");
const IBM: Exhibit = ("v1", "5");
const PC: &str = "Mainframe → PC";
const INTERNET: &str = "ARPANET → Internet";
const EDGE: &str = "Cloud → Edge AI";

/// Years between the two dates of a transition, shortest and longest.
fn lag(e: &Evidence<'_>, exhibit: Exhibit, transition: &str) -> Result<[f64; 2], ReportError> {
    let (hardware, r0) = match exhibit.0 {
        "v1" => ("Hardware T*", "R₀ T*"),
        _ => ("Hardware T^*", "R_0 T^*"),
    };
    let [_, hardware] = span(e, exhibit, transition, hardware)?;
    let [first, last] = span(e, exhibit, transition, r0)?;
    Ok([first - hardware, last - hardware])
}

/// The years in brackets of a cell of v1 Table 7.
fn dates(e: &Evidence<'_>, transition: &str, head: &str) -> Result<[f64; 2], ReportError> {
    let text = table(e, PATTERN)?
        .cell(transition, head)
        .map(Printed::text)
        .unwrap_or_default();
    let inner = text
        .rsplit_once('(')
        .and_then(|(_, rest)| rest.strip_suffix(')'))
        .unwrap_or(text);
    let (first, last) = found(
        Printed::parse(inner).interval(),
        format!("year in row {transition}, column {head} of table 7 of v1"),
    )?;
    Ok([first, last])
}

fn years_after_hardware(
    e: &Evidence<'_>,
    transition: &str,
    head: &str,
) -> Result<[f64; 2], ReportError> {
    let [_, hardware] = dates(e, transition, "Hardware Crossing")?;
    Ok(dates(e, transition, head)?.map(|year| year - hardware))
}

/// The cell of a year in v1 Table 5 beside that of every other year.
fn against(e: &Evidence<'_>, year: &str, head: &str) -> Result<Vec<[f64; 2]>, ReportError> {
    let peak = number(e, IBM, year, head)?;
    let years = cells(e, IBM, "Year")?;
    Ok(years
        .iter()
        .zip(column(e, IBM, head)?)
        .filter(|(cell, _)| cell.text() != year)
        .map(|(_, value)| [peak, value])
        .collect())
}
