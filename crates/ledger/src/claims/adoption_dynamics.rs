//! Friction, distributed inference and what equation 8 can do: sections 5.4.3 and 5.4.4 of version 2,
//! Predictions 6 and 7.

use endodec_adoption::dynamics::{EventKind, simulate};
use endodec_adoption::friction::FrictionLaw;
use endodec_adoption::friction_bounds::{
    FrictionBoundParams, distributed_r0_consistent, distributed_r0_proportional,
};
use endodec_adoption::{Scenario, Tolerances};
use endodec_learning::regression::{Covariance, regress};

use super::Evidence;
use super::claim::{Claim, paper};
use super::exhibits::{count, extremes};
use super::implied_r0::{interval, intervals};
use super::statement::{Fit, Order, Sign};
use crate::error::LedgerError;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::sign(
        "v2-r0-rising-kappa-falling",
        "Sec 5.4.5",
        "slope of implied R0 in time; slope of implied friction, sign reversed",
        "R0 rising, kappa falling",
        Sign::Positive,
        "R0 falls from 1.44 to 1.16, rises to the spike and ends at 0.59; friction, its mirror \
         image, ends at more than four times where it started. The trend has the other sign in \
         both.",
        |e| {
            let intervals = intervals(e)?;
            let time: Vec<f64> = intervals.iter().map(|i| i.to_day / 30.44).collect();
            let slope = |values: Vec<f64>| {
                Ok::<_, LedgerError>(
                    regress(&time, &values, Covariance::Classical)?
                        .slope
                        .estimate,
                )
            };
            let FrictionBoundParams { gain, churn } = e.constants.friction_bounds();
            Ok(vec![
                slope(intervals.iter().map(|i| i.r0).collect())?,
                -slope(intervals.iter().map(|i| gain / i.r0 - churn).collect())?,
            ])
        },
    )
    .moving(
        "time over the seven intervals of Table 10: R0 in the first sample, friction in the \
         second",
    )
    .unit("1/month"),
    Claim::interval(
        "v2-mu-range",
        "Sec 3.9.2; Sec 5.4.3",
        "churn at lifetimes of twelve and of six months",
        "0.08 to 0.17",
        Fit::Ends,
        "Churn is one over the mean lifetime: a twelfth and a sixth a month.",
        |_| Ok([1.0 / 12.0, 1.0 / 6.0]),
    )
    .unit("1/month"),
    Claim::interval(
        "v2-lifetimes-from-releases",
        "Sec 5.4.3",
        "release gaps quoted for the lifetimes, shortest and longest",
        "6 to 12",
        Fit::Ends,
        "Nine months between two Llama and three between two Qwen models. Lifetimes of three to \
         nine months would put churn at 0.11 to 0.33.",
        |_| Ok(extremes(RELEASE_GAPS_MONTHS)),
    )
    .unit("months"),
    Claim::value(
        "v2-kappa-jan25",
        "Sec 5.4.3",
        "friction at the peak of adoption, January 2025",
        "0.05",
        "0.24 over 1.61 less churn. Over the printed range of churn it is anything from -0.02 to \
         0.07.",
        |e| friction(e, interval(e, 5)?.r0),
    )
    .unit("1/month")
    .under(CHURN),
    Claim::value(
        "v2-kappa-mid24",
        "Sec 5.4.3",
        "friction in mid-2024",
        "0.11",
        "0.24 over 1.16 less churn. The gain of 0.24 was itself set so that the peak leaves 0.05.",
        |e| friction(e, interval(e, 2)?.r0),
    )
    .unit("1/month")
    .under(CHURN),
    Claim::value(
        "v2-beta-gamma",
        "Sec 5.4.3",
        "adoption rate times network effect",
        "0.24",
        "(0.05 + 0.10) times 1.61. It turns R0 into a friction; another choice shifts all \
         frictions, and the ratio of two of them with it.",
        |e| {
            Ok(FrictionBoundParams::from_peak(
                &intervals(e)?,
                e.constants.churn_monthly,
                e.constants.smallest_friction_monthly,
            )?
            .gain)
        },
    )
    .unit("1/month")
    .under(
        "chosen so that the highest R0 leaves a friction of 0.05 at a churn of 0.10, as in the \
         author's script; nothing is fitted",
    ),
    Claim::relation(
        "v2-beta-gamma-growth-consistent",
        "Sec 5.4.3",
        "change of the share by equation 8 with 0.24 and the implied R0, against the observed",
        "consistent",
        Order::Near(0.0005),
        "R0 was computed with a turnover of one a month; 0.24 and R0 near 1.2 imply a loss, and \
         so a turnover, of 0.2, and growth of a fifth or less of what was observed. At that \
         turnover the intervals above one would read 1.8 to 4.1.",
        |e| {
            let gain = e.constants.friction_bounds().gain;
            Ok(intervals(e)?
                .iter()
                .map(|i| {
                    let s = i.midpoint_share;
                    [gain * s * (1.0 - s) - gain / i.r0 * s, i.change]
                })
                .collect())
        },
    )
    .unit("share/month"),
    Claim::relation(
        "v2-eq16-equals-eq8",
        "Sec 5.4.1 eq 16; Sec 3.9.2 eq 8",
        "right side of equation 16 with delta = kappa + mu, against that of equation 8",
        "(R0-1)*delta*s(1-s) = beta*gamma*s(1-s)-(kappa+mu)s",
        Order::Equal(1e-9),
        "They differ by (kappa + mu)s^2. Equation 16 fills the market whenever R0 exceeds one, \
         equation 8 stops at 1 - 1/R0: at R0 = 1.2, at one sixth.",
        |_| {
            let mut sides = Vec::new();
            for r0 in [0.8, 1.2, 1.6] {
                for s in [0.01, 0.1, 0.25] {
                    let (loss, gain) = (0.2, 0.2 * r0);
                    sides.push([
                        (r0 - 1.0) * loss * s * (1.0 - s),
                        gain * s * (1.0 - s) - loss * s,
                    ]);
                }
            }
            Ok(sides)
        },
    )
    .unit("share/month"),
    Claim::interval(
        "v2-kappa-decline-rate",
        "Sec 5.4.4",
        "yearly fall of friction between the two printed levels, seven and six months apart",
        "30 to 50",
        Fit::Inside,
        "0.11 to 0.05 is a fall by 55 per cent in half a year. By February 2025 the same formula \
         has friction at 0.31.",
        |_| {
            let left = paper(CLAIMS, "v2-kappa-jan25") / paper(CLAIMS, "v2-kappa-mid24");
            Ok(extremes([7.0, 6.0].map(|months: f64| {
                100.0 * (1.0 - libm::pow(left, 12.0 / months))
            })))
        },
    )
    .unit("%/yr"),
    Claim::interval(
        "v2-r0-distributed",
        "Sec 3.9.4; Sec 5.4.4",
        "R0 of distributed inference with two to five times the friction",
        "0.4 to 0.8",
        Fit::Ends,
        "The multiple of two to five is called plausible and has no source.",
        |e| {
            Ok(extremes([
                distributed_r0_consistent(
                    1.2,
                    e.constants.largest_friction_monthly,
                    e.constants.churn_monthly,
                    5.0,
                )?,
                distributed_r0_consistent(
                    1.2,
                    e.constants.largest_friction_monthly,
                    e.constants.churn_monthly,
                    2.0,
                )?,
            ]))
        },
    )
    .under(
        "by the definition of R0, in which churn does not scale, with friction 0.11 and churn \
         0.10; equation 18, printed for it, gives 0.24 to 0.60",
    ),
    Claim::relation(
        "v2-eq18-scaling",
        "Sec 5.4.4 eq 18",
        "equation 18 at ratios five and two, against 0.4 and 0.8",
        "R0_c*kappa_c/kappa_d = 0.4 to 0.8 at ratio 2 to 5",
        Order::Near(0.05),
        "0.24 and 0.60. Equation 18 leaves churn out of a ratio that has it above and below.",
        |_| {
            Ok(vec![
                [distributed_r0_proportional(1.2, 5.0)?, 0.4],
                [distributed_r0_proportional(1.2, 2.0)?, 0.8],
            ])
        },
    ),
    Claim::relation(
        "v2-r0-distributed-subcritical",
        "Sec 5.4.4",
        "R0 of distributed inference by both formulas, ratios two and five, against one",
        "< 1",
        Order::Below,
        "It follows from the assumed ratio: any above 1.4 gives less than one. No distributed \
         share enters.",
        |e| {
            let mut sides = Vec::new();
            for ratio in [2.0, 5.0] {
                sides.push([distributed_r0_proportional(1.2, ratio)?, 1.0]);
                sides.push([
                    distributed_r0_consistent(
                        1.2,
                        e.constants.largest_friction_monthly,
                        e.constants.churn_monthly,
                        ratio,
                    )?,
                    1.0,
                ]);
            }
            Ok(sides)
        },
    ),
    Claim::relation(
        "v2-upper-envelope",
        "Sec 5.4.1",
        "R0 of distributed inference against R0 of open weights in the centre",
        "strictly lower",
        Order::Below,
        "For any friction above the central one, if the gain is the same. The paper also says \
         that local inference has a latency advantage of its own, which would raise the gain: \
         then the order is open.",
        |e| {
            let mut sides = Vec::new();
            for ratio in [1.01, 1.5, 3.0, 10.0] {
                for central in [0.59, 1.2, 1.61] {
                    sides.push([
                        distributed_r0_consistent(
                            central,
                            e.constants.largest_friction_monthly,
                            e.constants.churn_monthly,
                            ratio,
                        )?,
                        central,
                    ]);
                }
            }
            Ok(sides)
        },
    ),
    Claim::missing(
        "v2-deployment-latency",
        "Sec 3.9.2; Sec 5.4.3",
        "time from release to a build that runs on edge devices",
        "weeks (mid-2024) to hours (Jan 2025)",
        "release and build dates of the models of mid-2024 and January 2025: one model is named, \
         no date printed",
        "Later models scatter: none to two days where the maker helps, 66 to more than 200 where \
         the architecture is new. No steady fall in 2025-26.",
    ),
    Claim::relation(
        "v1-two-wave-from-r0",
        "Prediction 7; Prediction 7*",
        "peaks of the share while cost and friction fall, against none",
        "non-monotone share",
        Order::Above,
        "The speed of the share obeys y' = f_s*y + f_t with f_t >= 0 while costs and friction \
         fall, so that once positive it stays so: the share may fall at the start, but it has no \
         peak and no second wave. Something that raises friction again, such as competing \
         standards, has to be added.",
        |e| {
            let laws = [
                FrictionLaw::Exponential {
                    initial: e.constants.friction,
                    decay: 0.5,
                },
                FrictionLaw::Power {
                    initial: e.constants.friction,
                    scale: 1.0,
                    exponent: 1.06,
                },
                FrictionLaw::Threshold {
                    before: e.constants.friction,
                    after: 1.0,
                    at: 2.0,
                },
            ];
            let mut sides = Vec::new();
            for scenario in [
                e.constants.fixed_friction(),
                e.constants.declining_friction(),
            ]
            .into_iter()
            .chain(laws.map(|friction| Scenario {
                friction,
                ..e.constants.declining_friction()
            })) {
                let path = simulate(&scenario, &Tolerances::default())?;
                sides.push([count(path.events_of(EventKind::Peak)), 0.0]);
            }
            Ok(sides)
        },
    )
    .unit("peaks"),
    Claim::missing(
        "v1-tipping-40-derivation",
        "Prediction 6",
        "tipping share derived from network-effect elasticities",
        "40",
        "the network-effect elasticities it is calibrated to: not printed, no source named",
        "In equation 8 a share of 40 per cent is where the path settles when R0 is 5/3. It is \
         approached from both sides and nothing tips there.",
    )
    .unit("%"),
];

const CHURN: &str = "with a churn of 0.10 a month, from the author's script; the text has a \
    range, 0.08 to 0.17";

/// Llama 2 to Llama 3 and Qwen 2 to Qwen 2.5 (v2 section 5.4.3).
const RELEASE_GAPS_MONTHS: [f64; 2] = [9.0, 3.0];

fn friction(e: &Evidence<'_>, r0: f64) -> Result<f64, LedgerError> {
    Ok(e.constants.friction_bounds().gain / r0 - e.constants.churn_monthly)
}
