//! Die, packaging, supercycle: section 4.6 of version 1, sections 5.2 and 5.5 of version 2.

use super::claim::{Claim, printed_values};
use super::exhibits::{extremes, span};
use super::hbm::reported_growth;
use super::statement::{Fit, Order};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::relation(
        "v2-t7-hbm-total",
        "Table 7",
        "printed total of HBM3E against the sums of low and of high components",
        "12",
        Order::AtLeast,
        "11 to 14. The total is the market price of Table 8, not a sum of costs: it leaves the \
         maker no margin.",
        |e| {
            let [low, high] = components(e, HBM)?;
            let [total, _] = span(e, DECOMPOSITION, "Total", HBM)?;
            Ok(vec![[total, low], [high, total]])
        },
    )
    .unit("$/GB"),
    Claim::value(
        "v2-t7-ddr5-2024-total",
        "Table 7",
        "sum of the components, consumer DDR5 2024",
        "2.00",
        "1.50 + 0.30 + 0.20. The text has about 2 for the die alone.",
        |e| Ok(components(e, "Consumer DDR5 (2024, pre-cycle)")?[0]),
    )
    .unit("$/GB"),
    Claim::interval(
        "v2-t7-ddr5-2026-total",
        "Table 7",
        "sums of low and of high components, consumer DDR5 2026",
        "10 to 16",
        Fit::Ends,
        "The components add up to 2 to 3. The footnote says that 10 to 16 is a price; then the \
         other columns should not call a price a cost.",
        |e| components(e, DDR5_2026),
    )
    .unit("$/GB"),
    Claim::interval(
        "v2-t7-stacked-2029-total",
        "Table 7",
        "sums of low and of high components, consumer stacked memory 2029",
        "3 to 5",
        Fit::Ends,
        "1.00 + 1.50 + 0.50 to 1.50 + 2.50 + 1.00: a projection that adds up.",
        |e| components(e, STACKED),
    )
    .unit("$/GB"),
    Claim::interval(
        "v2-packaging-majority",
        "Sec 3.8; Table 7",
        "packaging share of HBM cost, least and most that the components allow",
        "> 50",
        Fit::Inside,
        "Half with the cheapest packaging and the dearest die, 62 per cent the other way round. \
         At half it is no majority yet; the digits printed do not exclude it.",
        |e| {
            let [least, most] = span(e, DECOMPOSITION, PACKAGING, HBM)?;
            let [low, high] = components(e, HBM)?;
            // The other components at their opposite ends.
            let (cheap, dear) = (low - least, high - most);
            Ok([
                100.0 * least / (least + dear),
                100.0 * most / (most + cheap),
            ])
        },
    )
    .unit("%"),
    Claim::relation(
        "v2-t7-2029-packaging-learning",
        "Table 7",
        "rise of cumulative output that the packaging cost of 2029 needs, least and most, and \
         what growth gives in four years",
        "6-8 to 1.5-2.5",
        Order::AtMost,
        "At 0.23 output has to rise 45- to 1,450-fold in four years. Even at the growth reported \
         for 2024-26, which started from almost nothing, it would rise 21-fold; at the 25 per \
         cent a year behind Table 2, 2.4-fold, which takes packaging from 6-8 to 5-6.5 dollars.",
        |e| {
            let now = span(e, DECOMPOSITION, PACKAGING, HBM)?;
            let then = span(e, DECOMPOSITION, PACKAGING, STACKED)?;
            let needed = |from: f64, to: f64| libm::pow(from / to, 1.0 / e.constants.elasticity);
            let growth = reported_growth(e)?.max(e.constants.table_2_growth);
            let available = libm::pow(1.0 + growth, 4.0);
            Ok(vec![
                [needed(now[0], then[1]), available],
                [needed(now[1], then[0]), available],
            ])
        },
    )
    .unit("x"),
    Claim::interval(
        "v2-ddr5-above-trend",
        "Sec 3.6; Prediction 2",
        "DDR5 price of 2026 above that of 2024",
        "300 to 400",
        Fit::Ends,
        "2.00 to 10-16 is 400 to 700 per cent more. Against a trend that falls it would be more \
         still.",
        |e| {
            let [before, _] = span(e, DECOMPOSITION, "Total", "Consumer DDR5 (2024, pre-cycle)")?;
            let now = span(e, DECOMPOSITION, "Total", DDR5_2026)?;
            Ok(now.map(|price| 100.0 * (price / before - 1.0)))
        },
    )
    .unit("%"),
    Claim::interval(
        "v2-cowos-cagr",
        "Sec 5.2.2",
        "yearly growth of packaging capacity",
        "> 50",
        Fit::Inside,
        "35 to 130 thousand wafers a month is 93 per cent a year. For more than 50 per cent over \
         2022-26 the level of 2022 has to be below 26.",
        |_| {
            let levels = printed_values(CLAIMS, "v2-cowos-levels");
            let growth = 100.0 * ((levels[2] / levels[0]).sqrt() - 1.0);
            Ok([growth, growth])
        },
    )
    .unit("%/yr")
    .under("from 2024 to 2026, the first and the last level printed; the level of 2022 is not"),
    Claim::value(
        "v2-cowos-tripling",
        "Sec 5.2.2",
        "packaging capacity 2026 over 2024",
        "3",
        "3.7 by the levels printed in the same paragraph; wafer demand, 370,000 to a million, \
         rises 2.7-fold.",
        |_| {
            let levels = printed_values(CLAIMS, "v2-cowos-levels");
            Ok(levels[2] / levels[0])
        },
    )
    .unit("x"),
    Claim::missing(
        "v2-cowos-levels",
        "Sec 5.2.2",
        "packaging capacity at the ends of 2024, 2025 and 2026",
        "35, 75, 130",
        "capacity by year from the maker: it publishes none; analysts' estimates for the end of \
         2026 run from 95 to 140 thousand",
        "The 130 is near the top of one bank's range.",
    )
    .unit("k wafers/month"),
    Claim::missing(
        "v2-hbm-yields",
        "Sec 5.2.2",
        "yield of stacked memory as the named research firm gave it",
        "50 to 60",
        "the statement of 2025 that is cited; the research firm's public one of May 2024 has 40 \
         to 60 per cent for HBM3E",
        "For HBM4, reports of 2025-26 run from below 60 to above 70 per cent. What a yield is of, \
         dies, stacks or packages, differs between them.",
    )
    .unit("%"),
    Claim::missing(
        "v2-stargate-hbm",
        "Sec 5.2.3; Sec 5.5",
        "share of the Stargate project in world output of stacked memory",
        "40",
        "the project's memory orders and world output in one unit; section 5.5 prints the same 40 \
         per cent of all DRAM",
        "Stacked memory is about a tenth of all DRAM bits. Both shares are 40 per cent only if \
         the project takes as large a part of ordinary memory as of stacked, which a cluster of \
         accelerators does not.",
    )
    .unit("%"),
    Claim::missing(
        "v1-stargate-dram",
        "Sec 4.6",
        "share of the Stargate project in world DRAM output",
        "40",
        "the project's memory orders and world output in one unit",
        "Version 2 prints 40 per cent of DRAM in one section and of stacked memory in another.",
    )
    .unit("%"),
    Claim::missing(
        "v1-capacity-excess",
        "Sec 4.6",
        "commitments of the large firms over manufacturing capacity",
        "5 to 10",
        "what is committed and which capacity: neither is printed nor cited",
        "Units are not stated; a ratio of dollars to wafers has none.",
    )
    .unit("x"),
];

const DECOMPOSITION: super::exhibits::Exhibit = ("v2", "7");
const PACKAGING: &str = "Packaging & stacking";
const HBM: &str = "HBM3E (2025)";
const DDR5_2026: &str = "Consumer DDR5 (2026, supercycle)";
const STACKED: &str = "Proj. consumer stacked (2029)";

/// Sum of the low and of the high ends of the three components.
fn components(e: &Evidence<'_>, product: &str) -> Result<[f64; 2], LedgerError> {
    let mut sum = [0.0, 0.0];
    for row in ["Die fabrication", PACKAGING, "System integration"] {
        let [low, high] = span(e, DECOMPOSITION, row, product)?;
        sum = [sum[0] + low, sum[1] + high];
    }
    Ok(extremes(sum))
}
