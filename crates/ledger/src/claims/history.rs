//! Coordination lags and the Internet: sections 3.9.3, 5.2 and 5.4 of version 1, 3.9.3 and 6.2 of
//! version 2.

use endodec_empirics::Printed;

use super::claim::Claim;
use super::exhibits::{Exhibit, extremes, found, span, table};
use super::statement::Fit;
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::interval(
        "v2-lag-2-5",
        "Sec 3.9.3",
        "shortest and longest lag of the two historical transitions",
        "2 to 5",
        Fit::Ends,
        "Three to five years by the dates of the table below the sentence; no transition with two \
         is named.",
        |e| {
            Ok(extremes(
                [lag(e, V2_LAGS, PC)?, lag(e, V2_LAGS, INTERNET)?].concat(),
            ))
        },
    )
    .unit("years"),
    Claim::interval(
        "both-lag-pc",
        "Table 9 (v1); Table 7 (v1); Sec 5.1 (v1); Table 3 (v2)",
        "years from the hardware date to the date of R0, mainframe to PC",
        "3 to 5",
        Fit::Ends,
        "1987 to 1990-92. The dates are chosen milestones, a processor and a version of an \
         operating system, not measured crossings.",
        |e| {
            Ok(extremes(
                [lag(e, V1_LAGS, PC)?, lag(e, V2_LAGS, PC)?].concat(),
            ))
        },
    )
    .unit("years"),
    Claim::interval(
        "both-lag-internet",
        "Table 9 (v1); Table 3 (v2)",
        "years from the hardware date to the date of R0, ARPANET to Internet",
        "4 to 5",
        Fit::Ends,
        "1989 to 1993-94: from routers that worked to the first browsers. Both dates are chosen, \
         not measured.",
        |e| {
            Ok(extremes(
                [lag(e, V1_LAGS, INTERNET)?, lag(e, V2_LAGS, INTERNET)?].concat(),
            ))
        },
    )
    .unit("years"),
    Claim::interval(
        "both-lag-internet-35",
        "Table 7 (v1); Sec 5.2 (v1); Sec 6.2 (v2)",
        "years from hardware to coordination layer, ARPANET to Internet",
        "3 to 5",
        Fit::Inside,
        "The dates of the same row give four to five, which lies inside. Three is not reached by \
         this transition; the PC's row has it.",
        |e| years_after_hardware(e, INTERNET, "Coordination Layer"),
    )
    .unit("years"),
    Claim::interval(
        "both-lag-to-dominance",
        "Abstract (v1); Sec 3.9; Sec 5.4 (v1)",
        "years from hardware to dominance, both transitions",
        "3 to 5",
        Fit::Ends,
        "Six to eight years by the dates of Table 7. Three to five is the lag to the coordination \
         layer; the text uses the number for both.",
        |e| {
            let pc = years_after_hardware(e, PC, "Dominance")?;
            let internet = years_after_hardware(e, INTERNET, "Dominance")?;
            Ok(extremes([pc, internet].concat()))
        },
    )
    .unit("years"),
    Claim::values(
        "v1-lag-windows",
        "Sec 3.9",
        "hardware date, first coordination date and dominance date of the PC, Table 7",
        "1987; 1990-95",
        "As in the table. In the author's own series mainframes fall below half of the market in \
         1988 and below a quarter in 1993.",
        |e| {
            let hardware = dates(e, PC, "Hardware Crossing")?;
            let layer = dates(e, PC, "Coordination Layer")?;
            let dominance = dates(e, PC, "Dominance")?;
            Ok(vec![hardware[0], layer[0], dominance[0] - 1900.0])
        },
    )
    .unit("year"),
    Claim::interval(
        "v1-ai-dominance-window",
        "Table 7",
        "projected hardware window plus a lag of three to five years",
        "2031 to 2035",
        Fit::Ends,
        "It adds up. With the six to eight years that the two precedents took to dominance it \
         would be 2034 to 2038.",
        |e| {
            let [first, last] = dates(e, EDGE, "Hardware Crossing")?;
            let [short, long] = span(e, PATTERN, EDGE, "Lag")?;
            Ok([first + short, last + long])
        },
    )
    .unit("year"),
    Claim::missing(
        "v1-kappa-lambda-pc",
        "Table 9",
        "initial friction over latency advantage, mainframe to PC",
        "~15",
        UNPRINTED_RATIO,
        "The text of the same section says that there was no latency advantage in this \
         transition: the ratio would be infinite.",
    )
    .unit("ratio"),
    Claim::missing(
        "v1-kappa-lambda-internet",
        "Table 9",
        "initial friction over latency advantage, ARPANET to Internet",
        "~18",
        UNPRINTED_RATIO,
        "Equation 13 has network effect, churn, parity cost and elasticity beside the two; none \
         is given for 1989. Version 2 drops the column.",
    )
    .unit("ratio"),
    Claim::forecast(
        "both-ai-lag-compressed",
        "Sec 3.9.3; Table 9 (v1); Table 3 (v2)",
        "lag from hardware to self-sustaining adoption, edge AI, against history",
        "2 to 3 (history 3 to 5)",
        "the dates of hardware crossing and of R0 above one for distributed inference, neither \
         reached",
        "Compression is argued, not computed: no friction, latency or growth is given from which \
         two to three would follow. In the printed equations the lag may be anything from zero to \
         infinity.",
    )
    .unit("years"),
    Claim::interval(
        "both-latency-ratio",
        "Sec 3.9.3 (v1); Sec 5.4.3 (v2)",
        "cloud round trip over local execution",
        "5 to 20",
        Fit::Ends,
        "50 to 200 over 10 milliseconds. It is network time alone: at 20 tokens a second a token \
         takes 50 milliseconds wherever it is made.",
        |_| Ok([50.0 / 10.0, 200.0 / 10.0]),
    )
    .unit("x"),
    Claim::interval(
        "both-online-share",
        "Sec 5.2 (v1); Sec 6.2 (v2)",
        "share of proprietary online services, 1989 and 2000",
        "60 to 2",
        Fit::Ends,
        "The highest value in the file is 65, in 1990. A share of what is not said; of all \
         adults, one in a thousand was on the Internet that year.",
        |e| {
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
        },
    )
    .unit("%")
    .under("the author's series of the Internet transition; the file names no source"),
    Claim::missing(
        "v1-npu-count",
        "Sec 7",
        "neural processor architectures announced in 2024 and 2025",
        "> 50",
        "the list of architectures that was counted, or its source",
        "Whether variants of one design count separately decides the number.",
    ),
    Claim::missing(
        "v1-stablecoin-volume",
        "Sec 3.9.3; Sec 5.4",
        "stablecoin settlement in a quarter",
        "3.9",
        "the record of transfers and the rule by which it was cleaned: estimates for one quarter \
         differ several-fold with the rule, and no source is named",
        "A raw count of transfers is mostly trading between exchanges, not settlement of use.",
    )
    .unit("$T"),
];

const UNPRINTED_RATIO: &str = "network effect, churn, elasticity and output path of the \
    transition, and the law by which friction falls";

pub(super) const V1_LAGS: Exhibit = ("v1", "9");
const V2_LAGS: Exhibit = ("v2", "3");
const PATTERN: Exhibit = ("v1", "7");
const PC: &str = "Mainframe → PC";
const INTERNET: &str = "ARPANET → Internet";
const EDGE: &str = "Cloud → Edge AI";

/// Years between the two dates of a transition, shortest and longest.
fn lag(e: &Evidence<'_>, exhibit: Exhibit, transition: &str) -> Result<[f64; 2], LedgerError> {
    let (hardware, r0) = match exhibit.0 {
        "v1" => ("Hardware T*", "R₀ T*"),
        _ => ("Hardware T^*", "R_0 T^*"),
    };
    let [_, hardware] = span(e, exhibit, transition, hardware)?;
    let [first, last] = span(e, exhibit, transition, r0)?;
    Ok([first - hardware, last - hardware])
}

/// The years in brackets of a cell of v1 Table 7.
fn dates(e: &Evidence<'_>, transition: &str, head: &str) -> Result<[f64; 2], LedgerError> {
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
) -> Result<[f64; 2], LedgerError> {
    let [_, hardware] = dates(e, transition, "Hardware Crossing")?;
    Ok(dates(e, transition, head)?.map(|year| year - hardware))
}
