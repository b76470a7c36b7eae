//! Sections 1 and 2 of both versions: investment brings its own crossing forward, and the threshold
//! comes to meet it.

use endodec_learning::crossing::{DualConvergence, Relaxes};
use endodec_learning::{Elasticity, OutputPath, WrightCurve};

use super::claim::Claim;
use super::statement::{Order, Sign};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::sign(
        "both-sign-dt-di",
        "Abstract; Sec 2.2 eq 2; Sec 7 (v1); Sec 8 (v2)",
        "change of the crossing time with a tenth more investment",
        "< 0",
        Sign::Negative,
        "If investment is output and cost falls in cumulative output, more of it gets to the \
         threshold sooner: a consequence of the learning curve alone, without any game. What \
         carries the claim is that spending on data centres adds to the output that counts.",
        |e| {
            let mut changes = Vec::new();
            for elasticity in [0.5, 1.0, 2.0] {
                let threshold = curve(e, elasticity * e.constants.elasticity)?
                    .threshold(e.constants.low_target_usd_per_gb)?;
                for yearly in [0.1, 1.0, 10.0] {
                    let time = |yearly| {
                        let path = OutputPath::linear(e.constants.cumulative_eb, yearly)?;
                        Ok::<_, LedgerError>(path.time_to(threshold).unwrap_or(f64::NAN))
                    };
                    changes.push(time(1.1 * yearly)? - time(yearly)?);
                }
            }
            Ok(changes)
        },
    )
    .moving("yearly output of 0.1, 1 and 10 up by a tenth, at half, once and twice the elasticity"),
    Claim::sign(
        "v2-dual-convergence-earlier",
        "Sec 2.3; Table 2 notes",
        "crossing time with algorithmic gains less the time without",
        "earlier",
        Sign::Negative,
        "A required cost that rises each year meets the falling cost sooner. The paper never \
         computes the date under both; see the section on three clocks.",
        |e| {
            let mut changes = Vec::new();
            for gain in [0.05, 0.2, 1.0] {
                for growth in [0.1, e.constants.table_2_growth, 1.0] {
                    changes.push(
                        years_with_gains(e, growth, gain)? - years_with_gains(e, growth, 0.0)?,
                    );
                }
            }
            Ok(changes)
        },
    )
    .moving(
        "algorithmic gains from 0 to 5, 20 and 100 % a year, at output growing 10, 25 and 100 \
         %",
    )
    .unit("years"),
    Claim::sign(
        "v2-depletion-faster",
        "Sec 2.3",
        "extra depletion per year that the falling threshold adds",
        "larger",
        Sign::Positive,
        "Depletion is output plus the fall of the threshold, and the threshold falls when less \
         hardware is needed for the same capability.",
        |e| {
            let mut extra = Vec::new();
            for gain in [0.05, 0.2, 1.0] {
                let thresholds = (0..10_i32)
                    .map(|year| effective_threshold(e, gain, f64::from(year)))
                    .collect::<Result<Vec<_>, _>>()?;
                extra.extend(thresholds.windows(2).map(|pair| pair[0] - pair[1]));
            }
            Ok(extra)
        },
    )
    .moving("one year to the next over ten years, with gains of 5, 20 and 100 % a year"),
    Claim::relation(
        "v2-c-drift",
        "App C; Sec 2.3",
        "rate of change of the state, from the path against the printed chain rule",
        "dx/dt = (dQeff/d eta)(d eta/dt) - sum q",
        Order::Equal(1e-6),
        "The chain rule. What it leaves open is whether firms see the drift coming; the paper \
         lets them ignore it.",
        |e| {
            let (gain, output, h) = (0.2, 3.0, 1e-4);
            [0.5, 2.0, 5.0]
                .iter()
                .map(|&t| {
                    // The index of algorithmic gains rises by one a year; output is constant.
                    let state = |t: f64| {
                        Ok::<_, LedgerError>(
                            effective_threshold(e, gain, t)?
                                - e.constants.cumulative_eb
                                - output * t,
                        )
                    };
                    let eta = |eta: f64| effective_threshold(e, gain, eta);
                    let left = (state(t + h)? - state(t - h)?) / (2.0 * h);
                    let per_index = (eta(t + h)? - eta(t - h)?) / (2.0 * h);
                    Ok([left, per_index * 1.0 - output])
                })
                .collect()
        },
    ),
];

/// A learning curve through the paper's cost and stock of stacked memory.
fn curve(e: &Evidence<'_>, elasticity: f64) -> Result<WrightCurve, LedgerError> {
    let c = e.constants;
    Ok(WrightCurve::new(
        c.cost_usd_per_gb,
        c.cumulative_eb,
        Elasticity::new(elasticity)?,
    )?)
}

fn years_with_gains(e: &Evidence<'_>, growth: f64, gain: f64) -> Result<f64, LedgerError> {
    let target = e.constants.low_target_usd_per_gb;
    let dual = DualConvergence::new(
        curve(e, e.constants.elasticity)?,
        target,
        Relaxes::RequiredCost,
    )?;
    Ok(dual.years(growth, gain)?.unwrap_or(f64::NAN))
}

/// Cumulative output needed after `index` years of gains that let the required cost rise.
fn effective_threshold(e: &Evidence<'_>, gain: f64, index: f64) -> Result<f64, LedgerError> {
    let required = e.constants.low_target_usd_per_gb * libm::pow(1.0 + gain, index);
    Ok(curve(e, e.constants.elasticity)?.threshold(required)?)
}
