//! Die, packaging, supercycle: section 4.6 of version 1, sections 5.2 and 5.5 of version 2.

use super::exhibits::{extremes, span};
use super::hbm::reported_growth;
use super::{Basis, Check, Claim, Evidence, Fit, Order, Version, printed_values};
use crate::error::LedgerError;

pub(super) const CLAIMS: &[Claim] = &[
    Claim {
        id: "v2-t7-hbm-total",
        version: Version::V2,
        location: "Table 7",
        quantity: "printed total of HBM3E against the sums of low and of high components",
        printed: "12",
        unit: "$/GB",
        basis: Basis::Printed(Check::Relation(Order::AtLeast, |e| {
            let [low, high] = components(e, HBM)?;
            let [total, _] = span(e, DECOMPOSITION, "Total", HBM)?;
            Ok(vec![[total, low], [high, total]])
        })),
        note: "11 to 14. The total is the market price of Table 8, not a sum of costs: it \
               leaves the maker no margin.",
        code: here!(),
    },
    Claim {
        id: "v2-t7-ddr5-2024-total",
        version: Version::V2,
        location: "Table 7",
        quantity: "sum of the components, consumer DDR5 2024",
        printed: "2.00",
        unit: "$/GB",
        basis: Basis::Printed(Check::Value(|e| {
            Ok(components(e, "Consumer DDR5 (2024, pre-cycle)")?[0])
        })),
        note: "1.50 + 0.30 + 0.20. The text has about 2 for the die alone.",
        code: here!(),
    },
    Claim {
        id: "v2-t7-ddr5-2026-total",
        version: Version::V2,
        location: "Table 7",
        quantity: "sums of low and of high components, consumer DDR5 2026",
        printed: "10 to 16",
        unit: "$/GB",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| components(e, DDR5_2026))),
        note: "The components add up to 2 to 3. The footnote says that 10 to 16 is a price; \
               then the other columns should not call a price a cost.",
        code: here!(),
    },
    Claim {
        id: "v2-t7-stacked-2029-total",
        version: Version::V2,
        location: "Table 7",
        quantity: "sums of low and of high components, consumer stacked memory 2029",
        printed: "3 to 5",
        unit: "$/GB",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| components(e, STACKED))),
        note: "1.00 + 1.50 + 0.50 to 1.50 + 2.50 + 1.00: a projection that adds up.",
        code: here!(),
    },
    Claim {
        id: "v2-packaging-majority",
        version: Version::V2,
        location: "Sec 3.8; Table 7",
        quantity: "packaging share of HBM cost, least and most that the components allow",
        printed: "> 50",
        unit: "%",
        basis: Basis::Printed(Check::Interval(Fit::Inside, |e| {
            let [least, most] = span(e, DECOMPOSITION, PACKAGING, HBM)?;
            let [low, high] = components(e, HBM)?;
            // The other components at their opposite ends.
            let (cheap, dear) = (low - least, high - most);
            Ok([
                100.0 * least / (least + dear),
                100.0 * most / (most + cheap),
            ])
        })),
        note: "Half with the cheapest packaging and the dearest die, 62 per cent the other way \
               round. At half it is no majority yet; the digits printed do not exclude it.",
        code: here!(),
    },
    Claim {
        id: "v2-t7-2029-packaging-learning",
        version: Version::V2,
        location: "Table 7",
        quantity: "rise of cumulative output that the packaging cost of 2029 needs, least and \
                   most, and what growth gives in four years",
        printed: "6-8 to 1.5-2.5",
        unit: "x",
        basis: Basis::Printed(Check::Relation(Order::AtMost, |e| {
            let now = span(e, DECOMPOSITION, PACKAGING, HBM)?;
            let then = span(e, DECOMPOSITION, PACKAGING, STACKED)?;
            let needed = |from: f64, to: f64| (from / to).powf(1.0 / e.constants.elasticity);
            let growth = reported_growth(e)?.max(e.constants.table_2_growth);
            let available = (1.0 + growth).powi(4);
            Ok(vec![
                [needed(now[0], then[1]), available],
                [needed(now[1], then[0]), available],
            ])
        })),
        note: "At 0.23 output has to rise 45- to 1,450-fold in four years. Even at the growth \
               reported for 2024-26, which started from almost nothing, it would rise 21-fold; \
               at the 25 per cent a year behind Table 2, 2.4-fold, which takes packaging from \
               6-8 to 5-6.5 dollars.",
        code: here!(),
    },
    Claim {
        id: "v2-ddr5-above-trend",
        version: Version::V2,
        location: "Sec 3.6; Prediction 2",
        quantity: "DDR5 price of 2026 above that of 2024",
        printed: "300 to 400",
        unit: "%",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| {
            let [before, _] = span(e, DECOMPOSITION, "Total", "Consumer DDR5 (2024, pre-cycle)")?;
            let now = span(e, DECOMPOSITION, "Total", DDR5_2026)?;
            Ok(now.map(|price| 100.0 * (price / before - 1.0)))
        })),
        note: "2.00 to 10-16 is 400 to 700 per cent more. Against a trend that falls it would \
               be more still.",
        code: here!(),
    },
    Claim {
        id: "v2-cowos-cagr",
        version: Version::V2,
        location: "Sec 5.2.2",
        quantity: "yearly growth of packaging capacity",
        printed: "> 50",
        unit: "%/yr",
        basis: Basis::Reading(
            "from 2024 to 2026, the first and the last level printed; the level of 2022 is not",
            Check::Interval(Fit::Inside, |_| {
                let levels = printed_values("v2-cowos-levels");
                let growth = 100.0 * ((levels[2] / levels[0]).sqrt() - 1.0);
                Ok([growth, growth])
            }),
        ),
        note: "35 to 130 thousand wafers a month is 93 per cent a year. For more than 50 per \
               cent over 2022-26 the level of 2022 has to be below 26.",
        code: here!(),
    },
    Claim {
        id: "v2-cowos-tripling",
        version: Version::V2,
        location: "Sec 5.2.2",
        quantity: "packaging capacity 2026 over 2024",
        printed: "3",
        unit: "x",
        basis: Basis::Printed(Check::Value(|_| {
            let levels = printed_values("v2-cowos-levels");
            Ok(levels[2] / levels[0])
        })),
        note: "3.7 by the levels printed in the same paragraph; wafer demand, 370,000 to a \
               million, rises 2.7-fold.",
        code: here!(),
    },
    Claim {
        id: "v2-cowos-levels",
        version: Version::V2,
        location: "Sec 5.2.2",
        quantity: "packaging capacity at the ends of 2024, 2025 and 2026",
        printed: "35, 75, 130",
        unit: "k wafers/month",
        basis: Basis::Missing(
            "capacity by year from the maker: it publishes none; analysts' estimates for the \
             end of 2026 run from 95 to 140 thousand",
        ),
        note: "The 130 is near the top of one bank's range.",
        code: here!(),
    },
    Claim {
        id: "v2-hbm-yields",
        version: Version::V2,
        location: "Sec 5.2.2",
        quantity: "yield of stacked memory as the named research firm gave it",
        printed: "50 to 60",
        unit: "%",
        basis: Basis::Missing(
            "the statement of 2025 that is cited; the research firm's public one of May 2024 \
             has 40 to 60 per cent for HBM3E",
        ),
        note: "For HBM4, reports of 2025-26 run from below 60 to above 70 per cent. What a \
               yield is of, dies, stacks or packages, differs between them.",
        code: here!(),
    },
    Claim {
        id: "v2-stargate-hbm",
        version: Version::V2,
        location: "Sec 5.2.3; Sec 5.5",
        quantity: "share of the Stargate project in world output of stacked memory",
        printed: "40",
        unit: "%",
        basis: Basis::Missing(
            "the project's memory orders and world output in one unit; section 5.5 prints the \
             same 40 per cent of all DRAM",
        ),
        note: "Stacked memory is about a tenth of all DRAM bits. Both shares are 40 per cent \
               only if the project takes as large a part of ordinary memory as of stacked, \
               which a cluster of accelerators does not.",
        code: here!(),
    },
    Claim {
        id: "v1-stargate-dram",
        version: Version::V1,
        location: "Sec 4.6",
        quantity: "share of the Stargate project in world DRAM output",
        printed: "40",
        unit: "%",
        basis: Basis::Missing("the project's memory orders and world output in one unit"),
        note: "Version 2 prints 40 per cent of DRAM in one section and of stacked memory in \
               another.",
        code: here!(),
    },
    Claim {
        id: "v1-capacity-excess",
        version: Version::V1,
        location: "Sec 4.6",
        quantity: "commitments of the large firms over manufacturing capacity",
        printed: "5 to 10",
        unit: "x",
        basis: Basis::Missing("what is committed and which capacity: neither is printed nor cited"),
        note: "Units are not stated; a ratio of dollars to wafers has none.",
        code: here!(),
    },
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
