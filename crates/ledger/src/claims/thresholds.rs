//! Section 3.7 of both versions: the output at which stacked memory is cheap enough.

use endodec_learning::{Elasticity, WrightCurve};

use super::claim::Claim;
use super::readings::CALENDAR;
use super::statement::{Fit, Order, Sign};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::value(
        "v1-threshold-low",
        "Sec 3.7",
        "cumulative output at which stacked memory costs 7 $/GB",
        "26",
        "The printed stock of 2.5 EB times (12/7)^(1/0.23). Public shipments put the stock nearer \
         1.5 EB, which would scale the threshold down in proportion.",
        |e| threshold(e, e.constants.high_target_usd_per_gb),
    )
    .unit("EB"),
    Claim::value(
        "both-threshold-high",
        "Sec 3.7",
        "cumulative output at which stacked memory costs 5 $/GB",
        "112",
        "2.5 EB times (12/5)^(1/0.23). Version 2 prints the result without the stock. With the \
         elasticity of its own OLS at the end of one standard error, 0.17 or 0.29, it would be \
         430 or 51 EB.",
        |e| threshold(e, e.constants.low_target_usd_per_gb),
    )
    .unit("EB"),
    Claim::interval(
        "v1-threshold-multiple",
        "Sec 3.7",
        "thresholds as multiples of cumulative output through 2024",
        "10 to 45",
        Fit::Ends,
        "The two thresholds over the stock; the stock cancels.",
        |e| {
            let multiple =
                |target| Ok::<_, LedgerError>(threshold(e, target)? / e.constants.cumulative_eb);
            Ok([
                multiple(e.constants.high_target_usd_per_gb)?,
                multiple(e.constants.low_target_usd_per_gb)?,
            ])
        },
    )
    .unit("x"),
    Claim::relation(
        "v1-threshold-conservative",
        "Sec 3.7",
        "output needed at the 5 $/GB target against that at other targets in the range",
        "latest",
        Order::AtLeast,
        "The lower the cost aimed at, the more output it takes, and every crossing time rises \
         with the distance.",
        |e| {
            let [low, high] = [
                e.constants.low_target_usd_per_gb,
                e.constants.high_target_usd_per_gb,
            ];
            let furthest = threshold(e, low)?;
            (0..=10)
                .map(|k| {
                    Ok([
                        furthest,
                        threshold(e, low + (high - low) * f64::from(k) / 10.0)?,
                    ])
                })
                .collect()
        },
    ),
    Claim::sign(
        "v1-threshold-7-earlier",
        "Sec 3.7",
        "crossing time at the 7 $/GB target less that at 5 $/GB, both regimes",
        "all earlier",
        Sign::Negative,
        "The distance shrinks to a fifth, and so does the Nash time, which is nearly proportional \
         to it.",
        |e| {
            let stock = e.constants.cumulative_eb;
            let near = threshold(e, e.constants.high_target_usd_per_gb)? - stock;
            let far = threshold(e, e.constants.low_target_usd_per_gb)? - stock;
            let regimes = e.baseline()?;
            let x0 = regimes.game.distance();
            Ok([regimes.nash, regimes.cartel]
                .map(|solution| {
                    let change =
                        solution.crossing_time(x0 * near / far) - solution.crossing_time(x0);
                    change * e.constants.years_per_unit
                })
                .to_vec())
        },
    )
    .moving("the target cost from 5 to 7 $/GB, both regimes")
    .unit("years")
    .under(CALENDAR),
];

/// Cumulative output, in EB, at which the learning curve reaches a cost in $/GB.
fn threshold(e: &Evidence<'_>, target: f64) -> Result<f64, LedgerError> {
    let c = e.constants;
    let curve = WrightCurve::new(
        c.cost_usd_per_gb,
        c.cumulative_eb,
        Elasticity::new(c.elasticity)?,
    )?;
    Ok(curve.threshold(target)?)
}
