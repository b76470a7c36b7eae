//! Dates under noise: simulated futures of the learning curve.

use endodec_learning::forecast::{
    CrossingDistribution, CrossingParams, ForecastModel, WRIGHT_CORRELATION,
};

use endodec_paper::Constants;

use super::calendar::Calendar;
use crate::error::ScreenError;
use crate::parameter::{Key, Values};
use crate::screen::{Triple, evenly, points};

/// Futures behind the band; deciles are then uncertain by one and a half points of probability.
const FUTURES: CrossingParams = CrossingParams {
    draws: 600,
    seed: 1,
    horizon: 150,
};
/// Costs between today's and the target whose dates make the band.
const LEVELS: u32 = 12;

/// The dates at which futures reach the target.
#[derive(Debug)]
pub(crate) struct Forecast {
    start: f64,
    law: ForecastModel,
    dates: CrossingDistribution,
    /// Where the plots end: a little after the latest of crossing, median and the latest date that the paper prints.
    end: f64,
}

impl Forecast {
    pub(crate) fn new(
        values: &Values,
        calendar: &Calendar,
        constants: &Constants,
    ) -> Result<Self, ScreenError> {
        let start = calendar.start;
        let (pace, relief) = calendar.pace();
        let law = ForecastModel::stated(
            calendar.elasticity,
            values.get(Key::Noise),
            values.count(Key::RecordYears, 3..=1000)?,
            values.get(Key::RecordGrowth),
            calendar.cost,
            WRIGHT_CORRELATION,
        )?;
        let dates = law
            .crossings(&[calendar.target], pace, relief, &FUTURES)?
            .swap_remove(0);
        let last = [calendar.crossing()?, year(start, dates.median())]
            .into_iter()
            .filter(|date| date.is_finite())
            .fold(constants.table_2_year_23, f64::max);
        let end = (start + 1.1 * (last - start)).min(start + FUTURES.horizon as f64);
        Ok(Self {
            start,
            law,
            dates,
            end,
        })
    }

    pub(crate) fn median(&self) -> f64 {
        year(self.start, self.dates.median())
    }

    /// Where the central four fifths of the futures begin and end; not a number beyond the horizon.
    pub(crate) fn inner(&self) -> Result<[f64; 2], ScreenError> {
        let band = self.dates.band(0.8)?;
        Ok([year(self.start, band.lower), year(self.start, band.upper)])
    }

    /// Share of the futures that have crossed by the beginning of a year.
    pub(crate) fn by(&self, year: f64) -> f64 {
        self.dates
            .probability_by(year - self.start)
            .unwrap_or(f64::NAN)
    }

    /// Share of the futures that have crossed, year by year.
    pub(crate) fn line(&self) -> Vec<Triple> {
        points(evenly(self.start, self.end, 101).map(|at| (at, self.by(at))))
    }

    /// A central band of the dates at a height.
    pub(crate) fn span(&self, level: f64, y: f64) -> Result<Vec<Triple>, ScreenError> {
        Ok(span(&self.dates, self.start, level, y)?
            .into_iter()
            .collect())
    }

    pub(crate) const fn end(&self) -> f64 {
        self.end
    }
}

/// The dates at which futures reach the costs between today's and the target.
#[derive(Debug)]
pub(crate) struct Costs {
    start: f64,
    levels: Vec<f64>,
    dates: Vec<CrossingDistribution>,
}

impl Costs {
    pub(crate) fn new(calendar: &Calendar, forecast: &Forecast) -> Result<Self, ScreenError> {
        let levels: Vec<f64> = evenly(
            libm::log(calendar.cost),
            libm::log(calendar.lowest()),
            LEVELS,
        )
        .skip(1)
        .map(libm::exp)
        .collect();
        let dates = forecast
            .law
            .crossings(&levels, calendar.pace().0, 0.0, &FUTURES)?;
        Ok(Self {
            start: calendar.start,
            levels,
            dates,
        })
    }

    /// Central bands of the dates, at the height of their costs.
    pub(crate) fn spans(&self, level: f64) -> Result<Vec<Triple>, ScreenError> {
        let mut spans = Vec::new();
        for (dates, &cost) in self.dates.iter().zip(&self.levels) {
            spans.extend(span(dates, self.start, level, cost)?);
        }
        Ok(spans)
    }
}

/// Calendar year of a time; not a number beyond the horizon.
fn year(start: f64, time: Option<f64>) -> f64 {
    time.map_or(f64::NAN, |years| start + years)
}

/// A span of a central band, cut off at the horizon.
fn span(
    dates: &CrossingDistribution,
    start: f64,
    level: f64,
    y: f64,
) -> Result<Option<Triple>, ScreenError> {
    let band = dates.band(level)?;
    let end = band.upper.unwrap_or(FUTURES.horizon as f64);
    Ok(band.lower.map(|from| [start + from, y, start + end]))
}
