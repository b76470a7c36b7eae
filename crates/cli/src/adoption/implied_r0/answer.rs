//! What implied R₀ answers.

use endodec_adoption::implied::{
    ImpliedBand, ImpliedInterval, ShareModel, Step, TrendMethod, TrendR0,
};
use endodec_figures::{Reproduction, ReproductionInterval};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{Answer, Comparable, Figure, Table, aligned, records, significant};

#[derive(Serialize)]
pub(crate) struct Found {
    pub(super) contact_rate: f64,
    pub(super) model: ShareModel,
    pub(super) step: Step,
    pub(super) noise: f64,
    pub(super) caveat: &'static str,
    pub(super) intervals: Vec<Interval>,
    pub(super) mean_r0: Option<f64>,
    pub(super) trend: Option<TrendR0>,
    /// Columns of dates and shares, and what they hold, for the figure.
    #[serde(skip)]
    pub(super) columns: [String; 2],
    #[serde(skip)]
    pub(super) shares: Vec<(f64, f64)>,
}

/// R₀ between two observations, with its bands.
#[derive(Serialize)]
pub(super) struct Interval {
    from: String,
    to: String,
    months: f64,
    share: f64,
    change: f64,
    growth: f64,
    r0: f64,
    std_error: f64,
    r0_interval_95: (f64, f64),
    bootstrap_interval_95: (f64, f64),
    rounding_interval: (f64, f64),
    probability_above_one: f64,
    friction: Option<f64>,
}

impl Interval {
    pub(super) fn of(
        (from, to): (&String, &String),
        interval: &ImpliedInterval,
        band: &ImpliedBand,
        friction: Option<f64>,
    ) -> Self {
        Self {
            from: from.clone(),
            to: to.clone(),
            months: interval.months,
            share: interval.midpoint_share,
            change: interval.change,
            growth: interval.growth,
            r0: interval.r0,
            std_error: band.std_error,
            r0_interval_95: band.delta,
            bootstrap_interval_95: band.bootstrap,
            rounding_interval: band.rounding,
            probability_above_one: band.probability_above_one,
            friction,
        }
    }
}

impl Found {
    fn drawn(&self) -> Figure {
        let [time, share] = self.columns.clone();
        let ends = self.shares.iter().zip(self.shares.iter().skip(1));
        let intervals = ends.zip(&self.intervals);
        Reproduction {
            time,
            share,
            shares: self.shares.clone(),
            intervals: intervals
                .map(|((from, to), interval)| ReproductionInterval {
                    from: from.0,
                    to: to.0,
                    r0: interval.r0,
                    band: interval.bootstrap_interval_95.into(),
                })
                .collect(),
            trend: self
                .trend
                .as_ref()
                .map(|trend| (trend.r0, trend.interval.into())),
            given: format!(
                "It rests on a contact rate of {} per month: {}.",
                significant(self.contact_rate, 4),
                self.caveat
            ),
        }
        .figure()
    }
}

impl Answer for Found {
    fn figure(&self) -> Result<Option<Figure>, Failure> {
        Ok(Some(self.drawn()))
    }

    fn records(&self) -> Result<Table, Failure> {
        records(
            &self.intervals,
            "from, to, months, share, change, growth, r0, std_error, r0_interval_95.0 \
             as r0_lower_95, r0_interval_95.1 as r0_upper_95, bootstrap_interval_95.0 \
             as bootstrap_lower_95, bootstrap_interval_95.1 as bootstrap_upper_95, \
             rounding_interval.0 as rounding_lower, rounding_interval.1 as \
             rounding_upper, probability_above_one, friction",
        )
    }

    /// The series as a whole, and its last interval.
    fn row(&self) -> Result<Table, Failure> {
        self.whole(
            "0 as n, 1 as mean_r0, 2.r0 as trend_r0, 2.std_error as trend_std_error, \
             2.interval.0 as trend_lower_95, 2.interval.1 as trend_upper_95, \
             3.from as last_from, 3.to as last_to, 3.share as last_share, 3.r0 as last_r0, \
             3.bootstrap_interval_95.0 as last_lower_95, \
             3.bootstrap_interval_95.1 as last_upper_95, \
             3.probability_above_one as last_probability_above_one, \
             3.friction as last_friction",
        )
    }

    fn brief(&self) -> Result<Table, Failure> {
        self.whole(
            "0 as n, 1 as mean_r0, 2.r0 as trend_r0, 2.interval.0 as trend_lower_95, \
             2.interval.1 as trend_upper_95, 3.r0 as last_r0, \
             3.probability_above_one as last_probability_above_one",
        )
    }

    fn comparable(&self) -> Vec<Comparable> {
        self.trend
            .as_ref()
            .map(|trend| Comparable {
                of: "trend_r0",
                estimate: trend.r0,
                std_error: trend.std_error,
            })
            .into_iter()
            .collect()
    }

    fn text(&self) -> Result<String, Failure> {
        let mut text = aligned(&self.short()?);
        if let Some(mean) = self.mean_r0 {
            text.push_str(&format!("\nmean of the intervals {mean:.2}"));
        }
        if let Some(trend) = &self.trend {
            text.push_str(&format!(
                "; trend over the whole series {:.3}, 95 % interval [{:.3}, {:.3}] ({}{})",
                trend.r0,
                trend.interval.0,
                trend.interval.1,
                match trend.method {
                    TrendMethod::Adaptive => "whatever the persistence of shocks",
                    TrendMethod::RandomWalk => "shocks stay",
                    TrendMethod::LocalLevel => "shocks stay, shares are observed with error",
                    TrendMethod::NeweyWest => "Newey–West: too sure where shocks persist",
                },
                trend.p_value.map_or_else(String::new, |p| format!(
                    "; p {} that it is 1",
                    significant(p, 2)
                ))
            ));
        }
        text.push_str(&format!(
            "\nBootstrap intervals at a noise of {} % in each share; contact rate {} per month.\n{}.\n",
            significant(100.0 * self.noise, 3),
            significant(self.contact_rate, 4),
            self.caveat,
        ));
        Ok(text)
    }
}

impl Found {
    /// One record from observations, the mean, the trend and the last interval.
    fn whole(&self, columns: &str) -> Result<Table, Failure> {
        let (n, last) = (self.intervals.len() + 1, self.intervals.last());
        records([(n, self.mean_r0, &self.trend, last)], columns)
    }

    /// The records in a width that a terminal has.
    fn short(&self) -> Result<Table, Failure> {
        let rows = self.intervals.iter().map(|at| {
            let (lower, upper) = at.bootstrap_interval_95;
            [
                Some(at.from.clone()),
                Some(at.to.clone()),
                Some(format!("{:.4}", at.share)),
                Some(format!("{:.4}", at.change)),
                Some(format!("{:.2}", at.r0)),
                Some(format!("[{lower:.2}, {upper:.2}]")),
                Some(format!("{:.2}", at.probability_above_one)),
                at.friction.map(|friction| format!("{friction:.3}")),
            ]
        });
        records(
            rows,
            "0 as from, 1 as to, 2 as share, 3 as per month, 4 as R₀, 5 as 95 % \
             interval, 6 as P(R₀ > 1), 7 as κ",
        )
    }
}
