//! From data units to a fraction of an axis.

use super::ticks::{multiples, round_ratios, round_step, written};
use crate::chart::{Axis, Format, Scale, Ticks};

/// An axis with its ends and ticks decided.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    logarithmic: bool,
    low: f64,
    high: f64,
    /// Values with what is written at them.
    pub ticks: Vec<(f64, String)>,
}

/// What the marks of a panel need of an axis.
#[derive(Debug, Clone, Copy)]
pub(super) struct Needs {
    pub low: f64,
    pub high: f64,
    /// Bars stand on zero.
    pub from_zero: bool,
    /// Room is wanted at both ends.
    pub padded: bool,
}

impl Resolved {
    /// Decides ends and ticks; about `count` ticks fit.
    pub(super) fn new(axis: &Axis, needs: Needs, count: f64) -> Self {
        match &axis.scale {
            Scale::Categories(names) => categories(axis, names),
            Scale::Linear => linear(axis, needs, count),
            Scale::Log10 => logarithmic(axis, needs, count),
        }
    }

    /// The same axis from its high end to its low one.
    pub(super) fn reversed(&self) -> Self {
        Self {
            low: self.high,
            high: self.low,
            ..self.clone()
        }
    }

    /// Low end, high end, and whether equal ratios are equal lengths.
    pub(super) fn ends(&self) -> (f64, f64, bool) {
        (self.low, self.high, self.logarithmic)
    }

    /// Position from 0 (low end) to 1 (high end); NaN where the scale has no place for the value.
    pub(super) fn fraction(&self, value: f64) -> f64 {
        if self.logarithmic {
            if value > 0.0 {
                libm::log10(value / self.low) / libm::log10(self.high / self.low)
            } else {
                f64::NAN
            }
        } else {
            (value - self.low) / (self.high - self.low)
        }
    }
}

fn categories(axis: &Axis, names: &[String]) -> Resolved {
    let (low, high) = axis.range.unwrap_or((-0.5, names.len() as f64 - 0.5));
    let ticks = names
        .iter()
        .enumerate()
        .map(|(i, name)| (i as f64, name.clone()))
        .collect();
    Resolved {
        logarithmic: false,
        low,
        high,
        ticks,
    }
}

fn linear(axis: &Axis, needs: Needs, count: f64) -> Resolved {
    let (mut low, mut high) = axis.range.unwrap_or_else(|| {
        let Needs {
            mut low, mut high, ..
        } = needs;
        if needs.from_zero || (low > 0.0 && low < 0.35 * high && axis.format != Format::Year) {
            low = low.min(0.0);
        }
        if needs.from_zero || (high < 0.0 && high > 0.35 * low) {
            high = high.max(0.0);
        }
        (low, high)
    });
    if !(low.is_finite() && high.is_finite()) {
        (low, high) = (0.0, 1.0);
    }
    let size = low.abs().max(high.abs());
    // One value, or one but for the rounding of computers.
    if high - low <= 1e-9 * size {
        let plain = size == 0.0 || (1e-3..1e6).contains(&size);
        let half = if plain { 0.5 } else { 0.05 * size };
        (low, high) = (low - half, high + half);
    }
    let step = round_step((high - low) / count.max(1.0), axis.format);
    if axis.range.is_none() && needs.padded {
        // Bars and areas stand on zero itself.
        let pad = 0.04 * (high - low);
        let on_zero = |end: f64| end.abs() < 1e-9 * (high - low);
        (low, high) = (
            if on_zero(low) { 0.0 } else { low - pad },
            if on_zero(high) { 0.0 } else { high + pad },
        );
    }
    let ticks = match &axis.ticks {
        Ticks::Named(named) => named.clone(),
        Ticks::At(values) => values
            .iter()
            .map(|&value| (value, written(value, axis.format)))
            .collect(),
        Ticks::Auto => multiples(low, high, step)
            .map(|value| (value, written(value, axis.format)))
            .collect(),
    };
    Resolved {
        logarithmic: false,
        low,
        high,
        ticks,
    }
}

fn logarithmic(axis: &Axis, needs: Needs, count: f64) -> Resolved {
    let (mut low, mut high) = axis.range.unwrap_or((needs.low, needs.high));
    if !(low > 0.0 && high.is_finite() && high >= low) {
        (low, high) = (1.0, 10.0);
    }
    if high <= low * (1.0 + 1e-9) {
        (low, high) = (low / 2.0, high * 2.0);
    }
    if axis.range.is_none() && needs.padded {
        let pad = libm::pow(high / low, 0.04);
        (low, high) = (low / pad, high * pad);
    }
    let ticks = match &axis.ticks {
        Ticks::Named(named) => named.clone(),
        Ticks::At(values) => values
            .iter()
            .map(|&value| (value, written(value, axis.format)))
            .collect(),
        Ticks::Auto => round_ratios(low, high, count),
    };
    Resolved {
        logarithmic: true,
        low,
        high,
        ticks,
    }
}

#[cfg(test)]
mod tests {
    use super::{Needs, Resolved};
    use crate::chart::{Axis, Format};

    fn labels(axis: &Axis, low: f64, high: f64) -> Vec<String> {
        let needs = Needs {
            low,
            high,
            from_zero: false,
            padded: true,
        };
        Resolved::new(axis, needs, 6.0)
            .ticks
            .into_iter()
            .map(|(_, label)| label)
            .collect()
    }

    #[test]
    fn ticks_are_round_and_never_show_binary_noise() {
        assert_eq!(
            labels(&Axis::linear(""), 0.0, 0.3),
            ["0", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3"]
        );
        assert_eq!(
            labels(&Axis::linear(""), -500.0, 2000.0),
            ["−500", "0", "500", "1,000", "1,500", "2,000"]
        );
        assert_eq!(
            labels(&Axis::years(""), 2018.0, 2025.0),
            ["2018", "2020", "2022", "2024"]
        );
        assert_eq!(
            labels(
                &Axis {
                    format: Format::Percent,
                    ..Axis::linear("")
                },
                0.0,
                0.4
            )
            .last()
            .unwrap(),
            "40\u{202f}%"
        );
    }

    #[test]
    fn powers_of_ten_are_written_as_powers_where_they_are_long() {
        assert_eq!(
            labels(&Axis::log10(""), 1e-16, 1e-8),
            ["10^{−16}", "10^{−14}", "10^{−12}", "10^{−10}", "10^{−8}"]
        );
        assert_eq!(
            labels(&Axis::log10(""), 1.0, 100.0),
            ["1", "3", "10", "30", "100"]
        );
    }
}
