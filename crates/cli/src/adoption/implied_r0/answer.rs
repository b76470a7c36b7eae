//! What implied R₀ answers, in all three forms.

use endodec_adoption::implied::{
    CONTACT_RATE_CAVEAT, ImpliedBand, ImpliedInterval, ImpliedParams, TrendR0, mean_r0,
};
use endodec_table::{Cell, Table};
use serde_json::{Value, json};

use crate::adoption::bounds;
use crate::output::{aligned, significant};

/// Everything computed for the answer.
pub(super) struct Implied {
    pub(super) dates: Vec<String>,
    pub(super) params: ImpliedParams,
    pub(super) noise: f64,
    pub(super) intervals: Vec<ImpliedInterval>,
    pub(super) bands: Vec<ImpliedBand>,
    pub(super) friction: Vec<Option<f64>>,
    pub(super) trend: Option<TrendR0>,
}

impl Implied {
    pub(super) fn json(&self) -> Value {
        let intervals: Vec<Value> = self
            .rows()
            .map(|(from, to, interval, band, friction)| {
                json!({
                    "from": from,
                    "to": to,
                    "months": interval.months,
                    "share": interval.midpoint_share,
                    "change": interval.change,
                    "growth": interval.growth,
                    "r0": interval.r0,
                    "std_error": band.std_error,
                    "r0_interval_95": bounds(band.delta),
                    "bootstrap_interval_95": bounds(band.bootstrap),
                    "rounding_interval": bounds(band.rounding),
                    "probability_above_one": band.probability_above_one,
                    "friction": friction,
                })
            })
            .collect();
        json!({
            "contact_rate": self.params.contact_rate,
            "model": self.params.model,
            "step": self.params.step,
            "noise": self.noise,
            "caveat": CONTACT_RATE_CAVEAT,
            "intervals": intervals,
            "mean_r0": mean_r0(&self.intervals, |_| true),
            "trend": self.trend,
        })
    }

    fn rows(
        &self,
    ) -> impl Iterator<
        Item = (
            &String,
            &String,
            &ImpliedInterval,
            &ImpliedBand,
            Option<f64>,
        ),
    > {
        self.dates
            .iter()
            .zip(self.dates.iter().skip(1))
            .zip(&self.intervals)
            .zip(&self.bands)
            .zip(&self.friction)
            .map(|((((from, to), interval), band), friction)| (from, to, interval, band, *friction))
    }

    pub(super) fn table(&self) -> Table {
        let mut table = Table::new([
            "from",
            "to",
            "months",
            "share",
            "change",
            "growth",
            "r0",
            "std_error",
            "r0_lower_95",
            "r0_upper_95",
            "bootstrap_lower_95",
            "bootstrap_upper_95",
            "rounding_lower",
            "rounding_upper",
            "probability_above_one",
            "friction",
        ]);
        for (from, to, interval, band, friction) in self.rows() {
            table.push([
                Cell::from(from.as_str()),
                Cell::from(to.as_str()),
                Cell::from(interval.months),
                Cell::from(interval.midpoint_share),
                Cell::from(interval.change),
                Cell::from(interval.growth),
                Cell::from(interval.r0),
                Cell::from(band.std_error),
                Cell::from(band.delta.0),
                Cell::from(band.delta.1),
                Cell::from(band.bootstrap.0),
                Cell::from(band.bootstrap.1),
                Cell::from(band.rounding.0),
                Cell::from(band.rounding.1),
                Cell::from(band.probability_above_one),
                Cell::from(friction),
            ]);
        }
        table
    }

    pub(super) fn text(&self) -> String {
        let mut short = Table::new([
            "from",
            "to",
            "share",
            "per month",
            "R₀",
            "95 % interval",
            "P(R₀ > 1)",
            "κ",
        ]);
        let digits = |value: f64, decimals: usize| Cell::from(format!("{value:.decimals$}"));
        for (from, to, interval, band, friction) in self.rows() {
            short.push([
                Cell::from(from.as_str()),
                Cell::from(to.as_str()),
                digits(interval.midpoint_share, 4),
                digits(interval.change, 4),
                digits(interval.r0, 2),
                Cell::from(format!(
                    "[{:.2}, {:.2}]",
                    band.bootstrap.0, band.bootstrap.1
                )),
                digits(band.probability_above_one, 2),
                friction.map_or(Cell::Missing, |friction| digits(friction, 3)),
            ]);
        }
        let mut text = aligned(&short);
        if let Some(mean) = mean_r0(&self.intervals, |_| true) {
            text.push_str(&format!("\nmean of the intervals {mean:.2}"));
        }
        if let Some(trend) = &self.trend {
            text.push_str(&format!(
                "; trend over the whole series {:.2}, 95 % interval [{:.2}, {:.2}]",
                trend.r0, trend.interval.0, trend.interval.1
            ));
        }
        text.push_str(&format!(
            "\nBootstrap intervals at a noise of {} % in each share; contact rate {} per month.\n{CONTACT_RATE_CAVEAT}.\n",
            significant(100.0 * self.noise, 3),
            significant(self.params.contact_rate, 4),
        ));
        text
    }
}
