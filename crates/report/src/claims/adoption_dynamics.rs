//! R₀ from token shares: section 5.4 of version 2, and what follows from equation 8.

use endodec_adoption::{
    EventKind, FrictionBoundParams, FrictionLaw, ImpliedInterval, ImpliedParams, Scenario,
    ShareObservation, Tolerances, distributed_r0_consistent, distributed_r0_printed, implied_r0,
    mean_r0, simulate,
};
use endodec_empirics::{Date, R0Series};
use endodec_learning::regression::{Covariance, regress};

use super::exhibits::{column, count, extremes, found};
use super::{Basis, Check, Claim, Evidence, Fit, Order, Sign, Version, paper};
use crate::error::ReportError;

pub(super) const CLAIMS: &[Claim] = &[
    Claim {
        id: "v2-t10-rate-jan24-mar24",
        version: Version::V2,
        location: "Table 10",
        quantity: "monthly change of the open-weight share, January 2024 to March 2024",
        printed: "0.008",
        unit: "share/month",
        basis: Basis::Reading(FIRST_SHARE, Check::Value(|e| Ok(interval(e, 0)?.change))),
        note: "Needs the share of January 2024, which is not printed: one per cent in the \
               author's file.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-r0-jan24-mar24",
        version: Version::V2,
        location: "Table 10",
        quantity: "implied R0, January 2024 to March 2024",
        printed: "1.44",
        unit: "",
        basis: Basis::Reading(MIDDLE, Check::Value(|e| Ok(interval(e, 0)?.r0))),
        note: "Growth of 0.44 a month over s(1-s) at the middle share, 0.0175; at the tabulated \
               share, 0.025, it would be 1.33.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-rate-mar24-jun24",
        version: Version::V2,
        location: "Table 10",
        quantity: "monthly change of the open-weight share, March 2024 to June 2024",
        printed: "0.008",
        unit: "share/month",
        basis: Basis::Reading(MONTHS, Check::Value(|e| Ok(interval(e, 1)?.change))),
        note: "Three months of 92 days, two and a half percentage points.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-r0-mar24-jun24",
        version: Version::V2,
        location: "Table 10",
        quantity: "implied R0, March 2024 to June 2024",
        printed: "1.23",
        unit: "",
        basis: Basis::Reading(MIDDLE, Check::Value(|e| Ok(interval(e, 1)?.r0))),
        note: "A third less than before although the share moves as fast: R0 here measures \
               growth relative to size.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-rate-jun24-sep24",
        version: Version::V2,
        location: "Table 10",
        quantity: "monthly change of the open-weight share, June 2024 to September 2024",
        printed: "0.010",
        unit: "share/month",
        basis: Basis::Reading(MONTHS, Check::Value(|e| Ok(interval(e, 2)?.change))),
        note: "Three months of 92 days, three percentage points.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-r0-jun24-sep24",
        version: Version::V2,
        location: "Table 10",
        quantity: "implied R0, June 2024 to September 2024",
        printed: "1.16",
        unit: "",
        basis: Basis::Reading(MIDDLE, Check::Value(|e| Ok(interval(e, 2)?.r0))),
        note: "The lowest of 2024; the friction of mid-2024 is read off it.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-rate-sep24-nov24",
        version: Version::V2,
        location: "Table 10",
        quantity: "monthly change of the open-weight share, September 2024 to November 2024",
        printed: "0.020",
        unit: "share/month",
        basis: Basis::Reading(MONTHS, Check::Value(|e| Ok(interval(e, 3)?.change))),
        note: "Two months of 61 days, four percentage points.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-r0-sep24-nov24",
        version: Version::V2,
        location: "Table 10",
        quantity: "implied R0, September 2024 to November 2024",
        printed: "1.22",
        unit: "",
        basis: Basis::Reading(MIDDLE, Check::Value(|e| Ok(interval(e, 3)?.r0))),
        note: "Without standard error: rounding of the shares to whole per cents alone moves it \
               by 0.05.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-rate-nov24-dec24",
        version: Version::V2,
        location: "Table 10",
        quantity: "monthly change of the open-weight share, November 2024 to December 2024",
        printed: "0.030",
        unit: "share/month",
        basis: Basis::Reading(MONTHS, Check::Value(|e| Ok(interval(e, 4)?.change))),
        note: "One month of 30 days, three percentage points.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-r0-nov24-dec24",
        version: Version::V2,
        location: "Table 10",
        quantity: "implied R0, November 2024 to December 2024",
        printed: "1.26",
        unit: "",
        basis: Basis::Reading(MIDDLE, Check::Value(|e| Ok(interval(e, 4)?.r0))),
        note: "Rounding of the two shares alone allows 1.17 to 1.35.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-rate-dec24-jan25",
        version: Version::V2,
        location: "Table 10",
        quantity: "monthly change of the open-weight share, December 2024 to January 2025",
        printed: "0.098",
        unit: "share/month",
        basis: Basis::Reading(MONTHS, Check::Value(|e| Ok(interval(e, 5)?.change))),
        note: "One month of 31 days, ten points: the digit 8 shows the length of the month used.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-r0-dec24-jan25",
        version: Version::V2,
        location: "Table 10",
        quantity: "implied R0, December 2024 to January 2025",
        printed: "1.61",
        unit: "",
        basis: Basis::Reading(MIDDLE, Check::Value(|e| Ok(interval(e, 5)?.r0))),
        note: "The platform's own record, from January 2025 on, has 15 to 18 per cent for that \
               month, not 25: the jump is not in it.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-rate-jan25-feb25",
        version: Version::V2,
        location: "Table 10",
        quantity: "monthly change of the open-weight share, January 2025 to February 2025",
        printed: "-0.069",
        unit: "share/month",
        basis: Basis::Reading(MONTHS, Check::Value(|e| Ok(interval(e, 6)?.change))),
        note: "One month of 31 days, seven points down: 0.069 instead of 0.070 shows it again.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-r0-jan25-feb25",
        version: Version::V2,
        location: "Table 10",
        quantity: "implied R0, January 2025 to February 2025",
        printed: "0.59",
        unit: "",
        basis: Basis::Reading(MIDDLE, Check::Value(|e| Ok(interval(e, 6)?.r0))),
        note: "The platform's own record has a fall of one to two points in that month; R0 \
               would be about 0.9.",
        code: here!(),
    },
    Claim {
        id: "v2-t10-eq17-literal",
        version: Version::V2,
        location: "Sec 5.4.1 eq 17; Table 10",
        quantity: "equation 17 at the tabulated share and change, against the R0 column",
        printed: "1.44, 1.23, 1.16, 1.22, 1.26, 1.61, 0.59",
        unit: "",
        basis: Basis::Printed(Check::Relation(Order::Near(0.005), |e| {
            let shares = column(e, TABLE_10, "s(t)")?;
            let changes = column(e, TABLE_10, "Δ s/Δ t")?;
            let printed = column(e, TABLE_10, "R_0(t)")?;
            Ok(shares
                .iter()
                .zip(&changes)
                .zip(&printed)
                .map(|((s, change), r0)| [1.0 + change / (s * (1.0 - s)), *r0])
                .collect())
        })),
        note: "The column of shares is the end of each interval, the column of R0 uses its \
               middle. Inserted as it stands the table gives 1.33 instead of 1.44 in the first \
               row.",
        code: here!(),
    },
    Claim {
        id: "v2-mean-r0-115",
        version: Version::V2,
        location: "Table 10",
        quantity: "mean implied R0 without the spike",
        printed: "1.15",
        unit: "",
        basis: Basis::Reading(SPIKE_ALONE, Check::Value(mean_without_spike)),
        note: "Leaving out both intervals, as the text says, gives 1.26; leaving out neither, \
               1.22.",
        code: here!(),
    },
    Claim {
        id: "v2-mean-r0-12",
        version: Version::V2,
        location: "Sec 5.4.2",
        quantity: "mean implied R0 without the spike",
        printed: "1.2",
        unit: "",
        basis: Basis::Reading(SPIKE_ALONE, Check::Value(mean_without_spike)),
        note: "1.15 once more, to one decimal; without both intervals it would be 1.3.",
        code: here!(),
    },
    Claim {
        id: "v2-r0-above-one-mostly",
        version: Version::V2,
        location: "Sec 5.4.2",
        quantity: "share of intervals with R0 above one, against one half",
        printed: "majority",
        unit: "of 7",
        basis: Basis::Printed(Check::Relation(Order::Above, |e| {
            let r0 = column(e, TABLE_10, "R_0(t)")?;
            let above = count(r0.iter().filter(|r0| **r0 > 1.0));
            Ok(vec![[above / count(&r0), 0.5]])
        })),
        note: "Six of seven: the share rose in six intervals, which is all that R0 above one \
               says here whatever the rate of turnover.",
        code: here!(),
    },
    Claim {
        id: "v2-r0-flat-12",
        version: Version::V2,
        location: "Sec 5.4.2",
        quantity: "implied R0 of the three intervals from March to November 2024, against 1.2",
        printed: "1.2",
        unit: "",
        basis: Basis::Printed(Check::Relation(Order::Near(0.05), |e| {
            let r0 = column(e, TABLE_10, "R_0(t)")?;
            Ok(r0.iter().skip(1).take(3).map(|r0| [*r0, 1.2]).collect())
        })),
        note: "1.23, 1.16 and 1.22, each 1.2 to one decimal.",
        code: here!(),
    },
    Claim {
        id: "v2-r0-feb-subcritical",
        version: Version::V2,
        location: "Sec 5.4.2",
        quantity: "implied R0 of the reversion in February 2025",
        printed: "0.59",
        unit: "",
        basis: Basis::Reading(MIDDLE, Check::Value(|e| Ok(interval(e, 6)?.r0))),
        note: "Reproduces from the author's shares. In the platform's record the share falls \
               from 15-18 to 14-17 per cent, R0 0.9, and the reversion that the section builds \
               on is not there.",
        code: here!(),
    },
    Claim {
        id: "v2-openrouter-span",
        version: Version::V2,
        location: "Sec 5.4.5",
        quantity: "months that the share series touches, observations",
        printed: "14 months, 8 observations",
        unit: "",
        basis: Basis::Printed(Check::Values(|e| {
            let shares = shares(e);
            let months = |date: Date| f64::from(date.year()) * 12.0 + f64::from(date.month());
            let first = found(shares.first(), "first open-weight share")?.0;
            let last = found(shares.last(), "last open-weight share")?.0;
            Ok(vec![months(last) - months(first) + 1.0, count(&shares)])
        })),
        note: "January 2024 to February 2025, both counted; seven of the eight shares are \
               printed. The platform's record begins with the seventh; its public study with \
               the fifth.",
        code: here!(),
    },
    Claim {
        id: "v2-feb-reversion-share",
        version: Version::V2,
        location: "Table 10",
        quantity: "open-weight share of February 2025 on the platform, least and most",
        printed: "18",
        unit: "%",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| {
            let months = &e.inputs.data.openrouter.monthly;
            let february = months
                .iter()
                .find(|month| (month.date.year(), month.date.month()) == (2025, 2));
            let month = found(february, "routed tokens of February 2025")?;
            Ok([
                100.0 * month.open_share_low(),
                100.0 * month.open_share_high(),
            ])
        })),
        note: "14 to 17 per cent of the tokens that OpenRouter routed, by its own record, after \
               15 to 18 in January. Table 10 has 18 after 25.",
        code: here!(),
    },
    Claim {
        id: "v2-r0-rising-kappa-falling",
        version: Version::V2,
        location: "Sec 5.4.5",
        quantity: "slope of implied R0 in time; slope of implied friction, sign reversed",
        printed: "R0 rising, kappa falling",
        unit: "1/month",
        basis: Basis::Printed(Check::Sign(Sign::Positive, |e| {
            let intervals = intervals(e)?;
            let time: Vec<f64> = intervals.iter().map(|i| i.to_day / 30.44).collect();
            let slope = |values: Vec<f64>| {
                Ok::<_, ReportError>(
                    regress(&time, &values, Covariance::Classical)?
                        .slope
                        .estimate,
                )
            };
            let FrictionBoundParams { gain, churn } = FrictionBoundParams::PRINTED;
            Ok(vec![
                slope(intervals.iter().map(|i| i.r0).collect())?,
                -slope(intervals.iter().map(|i| gain / i.r0 - churn).collect())?,
            ])
        })),
        note: "R0 falls from 1.44 to 1.16, rises to the spike and ends at 0.59; friction, its \
               mirror image, ends at more than four times where it started. The trend has the \
               other sign in both.",
        code: here!(),
    },
    Claim {
        id: "v2-mu-range",
        version: Version::V2,
        location: "Sec 3.9.2; Sec 5.4.3",
        quantity: "churn at lifetimes of twelve and of six months",
        printed: "0.08 to 0.17",
        unit: "1/month",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |_| Ok([1.0 / 12.0, 1.0 / 6.0]))),
        note: "Churn is one over the mean lifetime: a twelfth and a sixth a month.",
        code: here!(),
    },
    Claim {
        id: "v2-lifetimes-from-releases",
        version: Version::V2,
        location: "Sec 5.4.3",
        quantity: "release gaps quoted for the lifetimes, shortest and longest",
        printed: "6 to 12",
        unit: "months",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |_| {
            Ok(extremes(RELEASE_GAPS_MONTHS))
        })),
        note: "Nine months between two Llama and three between two Qwen models. Lifetimes of \
               three to nine months would put churn at 0.11 to 0.33.",
        code: here!(),
    },
    Claim {
        id: "v2-kappa-jan25",
        version: Version::V2,
        location: "Sec 5.4.3",
        quantity: "friction at the peak of adoption, January 2025",
        printed: "0.05",
        unit: "1/month",
        basis: Basis::Reading(CHURN, Check::Value(|e| friction(interval(e, 5)?.r0))),
        note: "0.24 over 1.61 less churn. Over the printed range of churn it is anything from \
               -0.02 to 0.07.",
        code: here!(),
    },
    Claim {
        id: "v2-kappa-mid24",
        version: Version::V2,
        location: "Sec 5.4.3",
        quantity: "friction in mid-2024",
        printed: "0.11",
        unit: "1/month",
        basis: Basis::Reading(CHURN, Check::Value(|e| friction(interval(e, 2)?.r0))),
        note: "0.24 over 1.16 less churn. The gain of 0.24 was itself set so that the peak \
               leaves 0.05.",
        code: here!(),
    },
    Claim {
        id: "v2-beta-gamma",
        version: Version::V2,
        location: "Sec 5.4.3",
        quantity: "adoption rate times network effect",
        printed: "0.24",
        unit: "1/month",
        basis: Basis::Reading(
            "chosen so that the highest R0 leaves a friction of 0.05 at a churn of 0.10, as in \
             the author's script; nothing is fitted",
            Check::Value(|e| {
                Ok(FrictionBoundParams::from_peak(&intervals(e)?, CENTRAL_CHURN, 0.05)?.gain)
            }),
        ),
        note: "(0.05 + 0.10) times 1.61. It turns R0 into a friction; another choice shifts all \
               frictions, and the ratio of two of them with it.",
        code: here!(),
    },
    Claim {
        id: "v2-beta-gamma-growth-consistent",
        version: Version::V2,
        location: "Sec 5.4.3",
        quantity: "change of the share by equation 8 with 0.24 and the implied R0, against the \
                   observed",
        printed: "consistent",
        unit: "share/month",
        basis: Basis::Printed(Check::Relation(Order::Near(0.0005), |e| {
            let gain = FrictionBoundParams::PRINTED.gain;
            Ok(intervals(e)?
                .iter()
                .map(|i| {
                    let s = i.midpoint_share;
                    [gain * s * (1.0 - s) - gain / i.r0 * s, i.change]
                })
                .collect())
        })),
        note: "R0 was computed with a turnover of one a month; 0.24 and a loss of about 0.2 \
               imply a turnover of a fifth of that, and growth of a fifth or less of what was \
               observed. At that turnover Table 10 would read 1.9 to 4.3.",
        code: here!(),
    },
    Claim {
        id: "v2-eq16-equals-eq8",
        version: Version::V2,
        location: "Sec 5.4.1 eq 16; Sec 3.9.2 eq 8",
        quantity: "right side of equation 16 with delta = kappa + mu, against that of equation 8",
        printed: "(R0-1)*delta*s(1-s) = beta*gamma*s(1-s)-(kappa+mu)s",
        unit: "share/month",
        basis: Basis::Printed(Check::Relation(Order::Equal(1e-9), |_| {
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
        })),
        note: "They differ by (kappa + mu)s^2. Equation 16 fills the market whenever R0 exceeds \
               one, equation 8 stops at 1 - 1/R0: at R0 = 1.2, at one sixth.",
        code: here!(),
    },
    Claim {
        id: "v2-kappa-decline-rate",
        version: Version::V2,
        location: "Sec 5.4.4",
        quantity: "yearly fall of friction between the two printed levels, seven and six months \
                   apart",
        printed: "30 to 50",
        unit: "%/yr",
        basis: Basis::Printed(Check::Interval(Fit::Inside, |_| {
            let left = paper("v2-kappa-jan25") / paper("v2-kappa-mid24");
            Ok(extremes([7.0, 6.0].map(|months: f64| {
                100.0 * (1.0 - left.powf(12.0 / months))
            })))
        })),
        note: "0.11 to 0.05 is a fall by 55 per cent in half a year. By February 2025 the same \
               formula has friction at 0.31.",
        code: here!(),
    },
    Claim {
        id: "v2-r0-distributed",
        version: Version::V2,
        location: "Sec 3.9.4; Sec 5.4.4",
        quantity: "R0 of distributed inference with two to five times the friction",
        printed: "0.4 to 0.8",
        unit: "",
        basis: Basis::Reading(
            "by the definition of R0, in which churn does not scale, with friction 0.11 and \
             churn 0.10; equation 18, printed for it, gives 0.24 to 0.60",
            Check::Interval(Fit::Ends, |_| {
                Ok(extremes([
                    distributed_r0_consistent(1.2, 0.11, CENTRAL_CHURN, 5.0)?,
                    distributed_r0_consistent(1.2, 0.11, CENTRAL_CHURN, 2.0)?,
                ]))
            }),
        ),
        note: "The multiple of two to five is called plausible and has no source.",
        code: here!(),
    },
    Claim {
        id: "v2-eq18-scaling",
        version: Version::V2,
        location: "Sec 5.4.4 eq 18",
        quantity: "equation 18 at ratios five and two, against 0.4 and 0.8",
        printed: "R0_c*kappa_c/kappa_d = 0.4 to 0.8 at ratio 2 to 5",
        unit: "",
        basis: Basis::Printed(Check::Relation(Order::Near(0.05), |_| {
            Ok(vec![
                [distributed_r0_printed(1.2, 5.0)?, 0.4],
                [distributed_r0_printed(1.2, 2.0)?, 0.8],
            ])
        })),
        note: "0.24 and 0.60. Equation 18 leaves churn out of a ratio that has it above and \
               below.",
        code: here!(),
    },
    Claim {
        id: "v2-r0-distributed-subcritical",
        version: Version::V2,
        location: "Sec 5.4.4",
        quantity: "R0 of distributed inference by both formulas, ratios two and five, against \
                   one",
        printed: "< 1",
        unit: "",
        basis: Basis::Printed(Check::Relation(Order::Below, |_| {
            let mut sides = Vec::new();
            for ratio in [2.0, 5.0] {
                sides.push([distributed_r0_printed(1.2, ratio)?, 1.0]);
                sides.push([
                    distributed_r0_consistent(1.2, 0.11, CENTRAL_CHURN, ratio)?,
                    1.0,
                ]);
            }
            Ok(sides)
        })),
        note: "It follows from the assumed ratio: any above 1.4 gives less than one. No \
               distributed share enters.",
        code: here!(),
    },
    Claim {
        id: "v2-upper-envelope",
        version: Version::V2,
        location: "Sec 5.4.1",
        quantity: "R0 of distributed inference against R0 of open weights in the centre",
        printed: "strictly lower",
        unit: "",
        basis: Basis::Printed(Check::Relation(Order::Below, |_| {
            let mut sides = Vec::new();
            for ratio in [1.01, 1.5, 3.0, 10.0] {
                for central in [0.59, 1.2, 1.61] {
                    sides.push([
                        distributed_r0_consistent(central, 0.11, CENTRAL_CHURN, ratio)?,
                        central,
                    ]);
                }
            }
            Ok(sides)
        })),
        note: "For any friction above the central one, if the gain is the same. The paper also \
               says that local inference has a latency advantage of its own, which would raise \
               the gain: then the order is open.",
        code: here!(),
    },
    Claim {
        id: "v2-deployment-latency",
        version: Version::V2,
        location: "Sec 3.9.2; Sec 5.4.3",
        quantity: "time from release to a build that runs on edge devices",
        printed: "weeks (mid-2024) to hours (Jan 2025)",
        unit: "",
        basis: Basis::Missing(
            "release and build dates of the models of mid-2024 and January 2025: one model is \
             named, no date printed",
        ),
        note: "Later models scatter: none to two days where the maker helps, 66 to more than \
               200 where the architecture is new. No steady fall in 2025-26.",
        code: here!(),
    },
    Claim {
        id: "v2-fig1-r0-panel",
        version: Version::V2,
        location: "Figure 1",
        quantity: "implied R0 of the shaded intervals, all but the last, against one",
        printed: "R0 > 1",
        unit: "",
        basis: Basis::Reading(
            MIDDLE,
            Check::Relation(Order::Above, |e| {
                let intervals = intervals(e)?;
                let shaded = intervals.iter().take(intervals.len() - 1);
                Ok(shaded.map(|i| [i.r0, 1.0]).collect())
            }),
        ),
        note: "Self-sustaining is too much said of a share that rises: seven points without \
               errors cannot tell growth by contact from a release.",
        code: here!(),
    },
    Claim {
        id: "v2-fig1-decomposition",
        version: Version::V2,
        location: "Figure 1",
        quantity: "split of R0 into a cost and a coordination part",
        printed: "two series",
        unit: "",
        basis: Basis::Words,
        note: "No number is printed. The figure is redrawn from the author's price ratios: the \
               cost part is scaled to carry all of the first R0, and coordination is what is \
               left over.",
        code: here!(),
    },
    Claim {
        id: "v1-two-wave-from-r0",
        version: Version::V1,
        location: "Prediction 7; Prediction 7*",
        quantity: "peaks of the share while cost and friction fall, against none",
        printed: "non-monotone share",
        unit: "peaks",
        basis: Basis::Printed(Check::Relation(Order::Above, |_| {
            let laws = [
                FrictionLaw::Exponential {
                    initial: 4.2,
                    decay: 0.5,
                },
                FrictionLaw::Power {
                    initial: 4.2,
                    scale: 1.0,
                    exponent: 1.06,
                },
                FrictionLaw::Threshold {
                    before: 4.2,
                    after: 1.0,
                    at: 2.0,
                },
            ];
            let mut sides = Vec::new();
            for scenario in [Scenario::FIXED_FRICTION, Scenario::DECLINING_FRICTION]
                .into_iter()
                .chain(laws.map(|friction| Scenario {
                    friction,
                    ..Scenario::DECLINING_FRICTION
                }))
            {
                let path = simulate(&scenario, &Tolerances::default())?;
                sides.push([count(path.events_of(EventKind::Peak)), 0.0]);
            }
            Ok(sides)
        })),
        note: "The speed of the share obeys y' = f_s*y + f_t with f_t >= 0 while costs and \
               friction fall, so that it turns positive once and never back: no peak, no \
               trough. Something that raises friction again, such as competing standards, has \
               to be added.",
        code: here!(),
    },
    Claim {
        id: "v1-tipping-40-derivation",
        version: Version::V1,
        location: "Prediction 6",
        quantity: "tipping share derived from network-effect elasticities",
        printed: "40",
        unit: "%",
        basis: Basis::Missing(
            "the network-effect elasticities it is calibrated to: not printed, no source named",
        ),
        note: "In equation 8 a share of 40 per cent is where the path settles when R0 is 5/3. \
               It is approached from both sides and nothing tips there.",
        code: here!(),
    },
];

const TABLE_10: super::exhibits::Exhibit = ("v2", "10");

const MONTHS: &str = "observations on the first of the month, months of 30.44 days";

const FIRST_SHARE: &str = "with a share of 0.010 in January 2024, from the author's file; first \
    of the month, months of 30.44 days";

const MIDDLE: &str = "equation 17 at the middle of the two shares, one contact a month, first of \
    the month, months of 30.44 days, and 0.010 for January 2024";

const SPIKE_ALONE: &str =
    "without the spike but with the reversion, although the text leaves out both";

const CHURN: &str = "with a churn of 0.10 a month, from the author's script; the text has a \
    range, 0.08 to 0.17";

/// Churn in the author's script, per month.
const CENTRAL_CHURN: f64 = 0.10;

/// Llama 2 to Llama 3 and Qwen 2 to Qwen 2.5 (v2 section 5.4.3).
const RELEASE_GAPS_MONTHS: [f64; 2] = [9.0, 3.0];

/// The author's open-weight shares, in order of time.
fn shares(e: &Evidence<'_>) -> Vec<(Date, f64)> {
    e.inputs.data.r0_inputs.series(R0Series::OpenWeightShare)
}

/// What the author's shares imply, interval by interval.
fn intervals(e: &Evidence<'_>) -> Result<Vec<ImpliedInterval>, ReportError> {
    let series = shares(e)
        .into_iter()
        .map(|(date, share)| {
            let date: endodec_adoption::Date = date.to_string().parse()?;
            Ok(ShareObservation {
                day: date.days(),
                share,
            })
        })
        .collect::<Result<Vec<_>, ReportError>>()?;
    Ok(implied_r0(&series, &ImpliedParams::TABLE_10)?)
}

/// One of them, counted from 0.
fn interval(e: &Evidence<'_>, at: usize) -> Result<ImpliedInterval, ReportError> {
    found(
        intervals(e)?.into_iter().nth(at),
        format!("open-weight share number {}", at + 2),
    )
}

/// The interval with the highest R₀ is the spike.
fn mean_without_spike(e: &Evidence<'_>) -> Result<f64, ReportError> {
    let intervals = intervals(e)?;
    let peak = intervals.iter().map(|i| i.r0).fold(f64::MIN, f64::max);
    found(mean_r0(&intervals, |i| i.r0 < peak), "implied R0")
}

fn friction(r0: f64) -> Result<f64, ReportError> {
    Ok(FrictionBoundParams::PRINTED.gain / r0 - CENTRAL_CHURN)
}
