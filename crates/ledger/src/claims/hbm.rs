//! The stacked-memory curve: section 4.2 of version 1, sections 3.7 and 5.2.2 of version 2.

use super::claim::{Claim, paper, printed_values};
use super::exhibits::{cells, column, count, found};
use super::statement::{Fit, Order};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::missing(
        "both-hbm-alpha",
        "Sec 4.2 (v1); Sec 3.7; Sec 5.2.2 (v2); Table 8 (v2)",
        "learning elasticity of stacked memory in cumulative units",
        "0.23",
        NO_OUTPUT,
        "Prices alone give no elasticity. They do give 0.23 as something else: ln(120/12)/10 is \
         the yearly fall of the log price. The author's files hold 0.23 as a constant, not as the \
         result of a regression.",
    ),
    Claim::missing(
        "both-hbm-se",
        "Sec 4.2; Table 3 (v1); Table 8 (v2)",
        "standard error of the elasticity of stacked memory",
        "0.06",
        NO_OUTPUT,
        "Whether the printed statistics can hold together depends on the six rows. With one row a \
         generation, 2015 to 2025, a made-up series has 0.23, 0.06, the leave-one-out range and \
         the first window. With the rows through 2024 the largest error found beside them is \
         0.047. With windows that fall from 0.30, 0.06 is excluded under each of the three \
         choices that the ledger reads.",
    ),
    Claim::value(
        "v1-hbm-n",
        "Sec 4.2",
        "observations behind the elasticity of stacked memory",
        "6",
        "Table 3 has eight rows: seven to 2025 and a projection.",
        |e| {
            let years = column(e, ("v1", "3"), "Year")?;
            Ok(count(years.iter().filter(|year| **year <= 2024.0)))
        },
    )
    .unit("obs")
    .under("the rows through 2024, the period of Table 6; the text says 2015 to 2025"),
    Claim::value(
        "v2-hbm-n",
        "Sec 3.8; Sec 5.2.2; Table 8",
        "observations behind the elasticity of stacked memory, 2015-2025",
        "6",
        "Table 8 has seven rows. Which price of HBM2E would be used is not said.",
        |e| {
            let mut generations: Vec<&str> = cells(e, ("v2", "8"), "Generation")?
                .iter()
                .map(|cell| cell.text())
                .collect();
            generations.dedup();
            Ok(count(generations))
        },
    )
    .unit("obs")
    .under("one observation a generation: HBM2E, with rows for 2018 and 2020, counts once"),
    Claim::value(
        "v1-hbm-cost-2024",
        "Sec 3.7",
        "price of HBM3E in 2024",
        "12",
        "The table has 15 for 2024 and 12 for 2025. From 15 the thresholds would be 69 and 297 EB \
         instead of 26 and 112.",
        |e| price_of(e, ("v1", "3"), 2024),
    )
    .unit("$/GB"),
    Claim::value(
        "v2-hbm-cost-2025",
        "Sec 3.7",
        "price of stacked memory in 2025",
        "12",
        "The row of 2025, there called HBM3E+. Revenue over output, from public sources, was \
         about 11 in 2022, 15 in 2023 and 16 in 2024: rising.",
        |e| price_of(e, ("v2", "8"), 2025),
    )
    .unit("$/GB"),
    Claim::interval(
        "both-hbm-price-decline",
        "Sec 4.2 (v1); Sec 5.2.2 (v2)",
        "price of stacked memory, 2015 and 2025",
        "120 to 12",
        Fit::Ends,
        "As in the paper's own tables. No public source was found for 120 in 2015; the dated \
         trade prices of 2018 are 15 to 19, half of the 35 printed for that year.",
        |e| {
            Ok([
                price_of(e, ("v1", "3"), 2015)?,
                price_of(e, ("v1", "3"), 2025)?,
            ])
        },
    )
    .unit("$/GB"),
    Claim::relation(
        "v1-hbm-ln-column",
        "Table 3",
        "logarithm of the price column beside the printed one",
        "8 derived cells",
        Order::Near(0.005 * (1.0 + 1e-9)),
        "Eight rows, the projection of 2026 included.",
        |e| {
            let prices = column(e, ("v1", "3"), "$/GB")?;
            let logs = column(e, ("v1", "3"), "ln($/GB)")?;
            Ok(prices
                .iter()
                .zip(&logs)
                .map(|(p, l)| [libm::log(*p), *l])
                .collect())
        },
    )
    .unit("ln"),
    Claim::missing(
        "v2-loo-range",
        "Sec 5.2.2",
        "leave-one-out range of the elasticity of stacked memory",
        "[0.19, 0.27]",
        NO_OUTPUT,
        "The program computes leave-one-out estimates of any series; of this one only the prices \
         are known. Elasticity, this range and the first window can hold together: a made-up \
         series has all three.",
    ),
    Claim::relation(
        "v2-loo-inside-p5",
        "Sec 5.2.2",
        "ends of the leave-one-out range against the band of Prediction 5",
        "[0.19,0.27] inside [0.18,0.28]",
        Order::AtLeast,
        "True of the printed intervals. The bootstrap interval printed two sentences later, 0.14 \
         to 0.32, is not inside, and contains 0.15, where the prediction fails.",
        |_| {
            let ends = printed_values(CLAIMS, "v2-loo-inside-p5");
            Ok(vec![[ends[0], ends[2]], [ends[3], ends[1]]])
        },
    ),
    Claim::missing(
        "v2-recursive-start",
        "Sec 5.2.2",
        "elasticity of the window HBM1 to HBM2",
        "0.3",
        NO_OUTPUT,
        "Two points: the price halves from 2015 to 2016, so 0.30 says that cumulative output rose \
         tenfold in that year, 2^(1/0.30).",
    ),
    Claim::missing(
        "v2-recursive-monotone",
        "Sec 5.2.2",
        "expanding-window estimates from the first to the full sample",
        "0.30 down to 0.23",
        NO_OUTPUT,
        "An elasticity that falls by a quarter as the sample grows is also what a curve that \
         flattens looks like.",
    ),
    Claim::missing(
        "v2-bootstrap-ci",
        "Sec 5.2.2",
        "95% bootstrap interval of the elasticity of stacked memory",
        "[0.14, 0.32]",
        NO_OUTPUT,
        "Six observations have 462 different resamples, 6 of them without a slope, so that 10,000 \
         draws add nothing to listing them. With an error of 0.06 and four degrees of freedom the \
         t interval would be 0.06 to 0.40.",
    ),
    Claim::relation(
        "v2-bootstrap-centred",
        "Sec 5.2.2",
        "midpoint of the printed bootstrap interval against the printed elasticity",
        "midpoint 0.23",
        Order::Near(0.005),
        "Exactly centred, which percentile intervals of six observations seldom are.",
        |_| {
            let ends = printed_values(CLAIMS, "v2-bootstrap-ci");
            Ok(vec![[
                0.5 * (ends[0] + ends[1]),
                paper(CLAIMS, "both-hbm-alpha"),
            ]])
        },
    ),
    Claim::value(
        "v2-min-segment",
        "Sec 5.2.2",
        "shortest regime of six observations at 15 per cent, at least a line's two",
        "3",
        "15 per cent of six is 0.9; intercept and slope need two. Three is what a standard error \
         in each regime needs, and it leaves one place for a break.",
        |_| {
            let observations = paper(CLAIMS, "v2-hbm-n");
            Ok((0.15 * observations).floor().max(2.0))
        },
    )
    .unit("obs per regime"),
];

const NO_OUTPUT: &str = "cumulative output of stacked memory by generation, 2015-2021: neither \
    version prints it, the author's files have no such column, and no public source gives it";

/// Price of a year in a table with the columns `Year` and `$/GB`.
fn price_of(
    e: &Evidence<'_>,
    exhibit: super::exhibits::Exhibit,
    year: i16,
) -> Result<f64, LedgerError> {
    super::exhibits::number(e, exhibit, &year.to_string(), "$/GB")
}

/// Yearly growth of cumulative output of stacked memory from 2024 to 2026, from bits reported by
/// year. Output before 2022 is unknown and left out, which makes the growth too high.
pub(super) fn reported_growth(e: &Evidence<'_>) -> Result<f64, LedgerError> {
    let bits = |year: &str, quantity: &str| {
        let mut rows = e.inputs.data.hbm.output.iter();
        let row = rows.find(|row| row.period == year && row.quantity == quantity);
        found(
            row.and_then(|row| row.value.number()),
            format!("{quantity} of stacked memory in {year}"),
        )
    };
    let through_2024 = bits("2022", "demand_bits_eb")?
        + bits("2023", "demand_bits_eb")?
        + bits("2024", "supply_bits_eb")?;
    let through_2026 = through_2024 + bits("2025", "demand_bits_eb")? + bits("2026", "bits_eb")?;
    Ok((through_2026 / through_2024).sqrt() - 1.0)
}
