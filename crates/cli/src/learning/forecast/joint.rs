//! The forecast with output, its growth and the correlation of noise unknown.

use endodec_learning::forecast::{
    CrossingDistribution, CrossingParams, JointForecast, JointHindcast, JointParams,
    VarianceShares, joint_hindcast,
};
use serde::Serialize;

use crate::failure::Failure;
use crate::learning::series::Series;
use crate::output::significant;

/// What the joint forecast is asked.
pub(super) struct Question {
    pub(super) correlation: Option<f64>,
    pub(super) initial_output: f64,
    pub(super) horizon: usize,
    pub(super) target: Option<f64>,
    pub(super) hindcast: Option<usize>,
    pub(super) draws: CrossingParams,
}

#[derive(Serialize)]
pub(super) struct Joint {
    /// Posterior means.
    elasticity: f64,
    correlation: f64,
    growth: f64,
    initial_output: f64,
    forecasts: Vec<Step>,
    #[serde(skip_serializing_if = "Option::is_none")]
    crossing: Option<Crossing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hindcast: Option<Hindcast>,
}

/// Unit cost at one horizon.
#[derive(Serialize)]
struct Step {
    horizon: usize,
    median: f64,
    interval_50: [f64; 2],
    interval_80: [f64; 2],
    interval_95: [f64; 2],
    #[serde(skip_serializing_if = "Option::is_none")]
    probability_at_target: Option<f64>,
}

/// Steps from the last observation; ends beyond the horizon are null.
#[derive(Serialize)]
struct Crossing {
    target: f64,
    median: Option<f64>,
    interval_50: [Option<f64>; 2],
    interval_80: [Option<f64>; 2],
    interval_95: [Option<f64>; 2],
    variance_shares: VarianceShares,
}

/// How often 95 per cent bands from within the series held.
#[derive(Serialize)]
struct Hindcast {
    window: usize,
    forecasts: usize,
    coverage_joint: f64,
    /// With the window's mean growth and the usual ρ taken for known.
    coverage_known: f64,
}

impl Joint {
    pub(super) fn of(series: &Series, question: &Question) -> Result<Self, Failure> {
        let params = JointParams {
            correlation: question.correlation,
            growth: None,
            initial_output: question.initial_output,
        };
        let (q, c) = (&series.quantity, &series.cost);
        let joint = JointForecast::new(q, c, &params)?;
        let ahead = CrossingParams {
            horizon: question.horizon,
            ..question.draws
        };
        let forecasts = joint
            .path(&ahead)?
            .iter()
            .map(|cost| {
                let band = |level| -> Result<[f64; 2], Failure> {
                    let interval = cost.interval(level)?;
                    Ok([interval.lower, interval.upper])
                };
                Ok(Step {
                    horizon: cost.horizon,
                    median: cost.median(),
                    interval_50: band(0.5)?,
                    interval_80: band(0.8)?,
                    interval_95: band(0.95)?,
                    probability_at_target: question
                        .target
                        .map(|target| cost.probability_at_most(target))
                        .transpose()?,
                })
            })
            .collect::<Result<_, Failure>>()?;
        let crossing = question
            .target
            .map(|target| {
                let dates = joint.crossing(target, &question.draws)?;
                let shares = joint.variance_shares(target, &question.draws)?;
                Crossing::of(target, &dates, shares)
            })
            .transpose()?;
        let hindcast = question
            .hindcast
            .map(|window| {
                // Every origin draws anew; a tenth of the futures places a 95 per cent band well enough.
                let draws = CrossingParams {
                    draws: (question.draws.draws / 10).max(400),
                    ..ahead
                };
                let all = joint_hindcast(q, c, window, &draws, &params)?;
                let [coverage_joint, coverage_known] = JointHindcast::coverage(&all, 0.95);
                Ok::<_, Failure>(Hindcast {
                    window,
                    forecasts: all.len(),
                    coverage_joint,
                    coverage_known,
                })
            })
            .transpose()?;
        Ok(Self {
            elasticity: joint.elasticity(),
            correlation: joint.correlation(),
            growth: joint.growth(),
            initial_output: question.initial_output,
            forecasts,
            crossing,
            hindcast,
        })
    }

    pub(super) fn text(&self) -> String {
        let number = |value: f64| significant(value, 4);
        let mut text = format!(
            "\nwith growth and the correlation of noise unknown: α {}, growth {} a step, ρ {}\n",
            number(self.elasticity),
            number(self.growth),
            number(self.correlation)
        );
        if let Some(last) = self.forecasts.last() {
            text.push_str(&format!(
                "cost at the horizon   median {}, 95 % band {} to {}\n",
                number(last.median),
                number(last.interval_95[0]),
                number(last.interval_95[1])
            ));
        }
        if let Some(crossing) = &self.crossing {
            let when = |steps: Option<f64>| {
                steps.map_or_else(
                    || "beyond the horizon".to_owned(),
                    |steps| format!("{steps:.1}"),
                )
            };
            text.push_str(&format!(
                "crossing of {}   median {}, 95 % band {} to {} steps ahead\n",
                number(crossing.target),
                when(crossing.median),
                when(crossing.interval_95[0]),
                when(crossing.interval_95[1])
            ));
            let of = &crossing.variance_shares;
            let share = |value: Option<f64>| {
                value.map_or_else(|| "–".to_owned(), |v| format!("{:.0} %", 100.0 * v))
            };
            text.push_str(&format!(
                "its variance is of   the elasticity {}, growth {}, noise {}, output before the record {}\n",
                share(of.elasticity),
                share(of.growth),
                share(of.noise),
                share(of.initial_output)
            ));
        }
        if let Some(past) = &self.hindcast {
            text.push_str(&format!(
                "of {} forecasts of the past, 95 % bands held {:.0} %, and {:.0} % with growth and ρ taken for known\n",
                past.forecasts,
                100.0 * past.coverage_joint,
                100.0 * past.coverage_known
            ));
        }
        text
    }
}

impl Crossing {
    fn of(
        target: f64,
        dates: &CrossingDistribution,
        variance_shares: VarianceShares,
    ) -> Result<Self, Failure> {
        let band = |level| -> Result<[Option<f64>; 2], Failure> {
            let band = dates.band(level)?;
            Ok([band.lower, band.upper])
        };
        Ok(Self {
            target,
            median: dates.median(),
            interval_50: band(0.5)?,
            interval_80: band(0.8)?,
            interval_95: band(0.95)?,
            variance_shares,
        })
    }
}
