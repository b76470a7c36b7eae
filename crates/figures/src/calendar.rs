//! An axis of time: numbers of the user's own, or decimal years with months or days where these are few.

use endodec_chart::{Axis, Ticks};
use endodec_table::markup::literal;

use crate::number::shown;

/// What times are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeAxis {
    /// Numbers of the user's own: steps, periods.
    Number,
    /// Calendar time as decimal years: 2024.5 is the first half of the year gone.
    Years,
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl TimeAxis {
    /// The axis over these times.
    pub(crate) fn axis(self, title: &str, times: impl IntoIterator<Item = f64>) -> Axis {
        let title = literal(title);
        if self == Self::Number {
            return Axis::linear(title);
        }
        let (mut low, mut high, mut whole) = (f64::INFINITY, f64::NEG_INFINITY, true);
        for time in times.into_iter().filter(|time| time.is_finite()) {
            (low, high) = (low.min(time), high.max(time));
            whole &= time.fract() == 0.0;
        }

        let axis = Axis::years(title);
        let span = high - low;
        let calendar = low > -9999.0 && high < 9999.0;
        if whole || !calendar || !(0.0..4.0).contains(&span) {
            return axis;
        }
        let ticks = if span > 0.22 {
            months(low, high)
        } else {
            days(low, high)
        };
        Axis {
            ticks: Ticks::Named(ticks),
            // Panels of one stretch of time have one axis, and no tick lies outside it.
            range: (span > 0.0).then_some((low - 0.04 * span, high + 0.04 * span)),
            ..axis
        }
    }

    /// A time in words.
    pub(crate) fn written(self, time: f64) -> String {
        match self {
            Self::Number => shown(time, 6),
            Self::Years => format!("{:.1}", time).trim_end_matches(".0").to_owned(),
        }
    }
}

/// First days of months, six or seven of them at most.
fn months(low: f64, high: f64) -> Vec<(f64, String)> {
    let step = [1_i64, 2, 3, 6, 12]
        .into_iter()
        .find(|&step| (high - low) * 12.0 / step as f64 <= 7.0)
        .unwrap_or(12);
    let first = whole(low * 12.0) / step * step;
    let all = (0..).map(|i| first + i * step);
    let mut out: Vec<(f64, String)> = Vec::new();
    for month in all {
        let (year, of_year) = (month.div_euclid(12), month.rem_euclid(12));
        let at = decimal(year, of_year, 1);
        if at > high + 1e-9 {
            break;
        }
        if at < low - 1e-3 {
            continue;
        }
        let name = MONTHS[usize::try_from(of_year).unwrap_or(0)];
        let named = if of_year == 0 || out.is_empty() {
            format!("{name} {year}")
        } else {
            name.to_owned()
        };
        out.push((at, named));
    }
    out
}

/// Days, seven of them at most.
fn days(low: f64, high: f64) -> Vec<(f64, String)> {
    let step = [1_i64, 2, 7, 14]
        .into_iter()
        .find(|&step| (high - low) * 366.0 / step as f64 <= 7.0)
        .unwrap_or(14);
    let mut out: Vec<(f64, String)> = Vec::new();
    let mut count = 0;
    for year in whole(low)..=whole(high) {
        for month in 0..12 {
            for day in 1..=length(year, month) {
                let at = decimal(year, month, day);
                if at < low - 1e-4 || at > high + 1e-4 {
                    continue;
                }
                if count % step == 0 {
                    let name = MONTHS[usize::try_from(month).unwrap_or(0)];
                    out.push((
                        at,
                        if out.is_empty() {
                            format!("{day} {name} {year}")
                        } else {
                            format!("{day} {name}")
                        },
                    ));
                }
                count += 1;
            }
        }
    }
    out
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days of a month, counted from 0.
fn length(year: i64, month: i64) -> i64 {
    match month {
        1 => 28 + i64::from(is_leap(year)),
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

/// Year with its elapsed fraction of a day; months are counted from 0, days from 1.
fn decimal(year: i64, month: i64, day: i64) -> f64 {
    let before: i64 = (0..month).map(|month| length(year, month)).sum();
    let in_year = if is_leap(year) { 366 } else { 365 };
    year as f64 + (before + day - 1) as f64 / f64::from(in_year)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "years and months of a calendar"
)]
fn whole(value: f64) -> i64 {
    value.floor() as i64
}

#[cfg(test)]
mod tests {
    use super::TimeAxis;
    use endodec_chart::Ticks;

    fn labels(low: f64, high: f64) -> Vec<String> {
        match TimeAxis::Years.axis("date", [low, high]).ticks {
            Ticks::Named(named) => named.into_iter().map(|(_, text)| text).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn short_stretches_of_time_are_named_by_their_months_and_days() {
        assert_eq!(
            labels(2023.75, 2024.5),
            ["Nov 2023", "Jan 2024", "Mar", "May", "Jul"]
        );
        assert_eq!(
            labels(2024.0, 2024.01),
            ["1 Jan 2024", "2 Jan", "3 Jan", "4 Jan"]
        );
        assert!(
            labels(1990.0, 2024.0).is_empty(),
            "years have round ticks of their own"
        );
    }

    #[test]
    fn a_month_begins_where_the_days_before_it_end() {
        for year in [2023, 2024] {
            for month in 0..11 {
                let last = super::decimal(year, month, super::length(year, month));
                let next = super::decimal(year, month + 1, 1);
                assert!((next - last - super::decimal(year, 0, 2) + year as f64).abs() < 1e-9);
            }
        }
    }
}
