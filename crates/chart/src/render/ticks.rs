//! Round ticks and how they are written.

use crate::chart::Format;
use endodec_table::number::{grouped, rounded, shortest};

/// The multiples of `step` between the ends, zero written without a sign.
pub(super) fn multiples(low: f64, high: f64, step: f64) -> impl Iterator<Item = f64> {
    let first = (low / step - 1e-9).ceil();
    let last = (high / step + 1e-9).floor();
    std::iter::successors(Some(first), |k| Some(k + 1.0))
        .take_while(move |&k| k <= last)
        .map(move |k| {
            // k·step as the shortest decimal, so that 3 × 0.1 is 0.3.
            let value = k * step;
            format!("{value:.12e}").parse().unwrap_or(value) + 0.0
        })
}

/// The smallest of 1, 2, 5 times a power of ten that is at least `at_least`; whole for years.
pub(super) fn round_step(at_least: f64, format: Format) -> f64 {
    let power = exact_power(libm::log10(at_least).floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .iter()
        .map(|choice| choice * power)
        .find(|&step| step >= 0.999 * at_least)
        .unwrap_or(power);
    if format == Format::Year {
        step.max(1.0)
    } else {
        step
    }
}

/// Ticks of a logarithmic axis: powers of ten, or round differences where the axis has too few of those.
pub(super) fn round_ratios(low: f64, high: f64, count: f64) -> Vec<(f64, String)> {
    let ratios = powers(low, high, count);
    if ratios.len() > 1 {
        return ratios;
    }
    let step = round_step((high - low) / count.clamp(2.0, 5.0), Format::Number);
    let even: Vec<f64> = multiples(low, high, step).filter(|&v| v > 0.0).collect();
    if even.len() <= ratios.len() {
        return ratios;
    }
    even.into_iter()
        .map(|value| (value, number(value)))
        .collect()
}

/// Every whole power of ten, or every second, third, fifth…; between few of them also 2 and 5 (or 3).
pub(super) fn powers(low: f64, high: f64, count: f64) -> Vec<(f64, String)> {
    let (from, to) = (
        (libm::log10(low) - 1e-9).ceil(),
        (libm::log10(high) + 1e-9).floor(),
    );
    let decades = libm::log10(high / low);
    let every = [1.0, 2.0, 3.0, 5.0, 10.0, 20.0]
        .into_iter()
        .find(|every| decades / every <= count)
        .unwrap_or(50.0);
    let exponents = |every: f64| {
        multiples(from, to, every)
            .filter(move |&exponent| exponent >= from && exponent <= to)
            .collect::<Vec<_>>()
    };
    let between: &[f64] = if decades * 3.0 <= count {
        &[1.0, 2.0, 5.0]
    } else if decades * 2.0 <= count {
        &[1.0, 3.0]
    } else {
        &[1.0]
    };
    let plain = (-3.0..=4.0).contains(&from) && (-3.0..=5.0).contains(&to);
    if between.len() > 1 && plain {
        return multiples(from - 1.0, to, 1.0)
            .flat_map(|exponent| between.iter().map(move |step| exact_power(exponent) * step))
            .filter(|&value| value >= low * (1.0 - 1e-9) && value <= high * (1.0 + 1e-9))
            .map(|value| (value, number(value)))
            .collect();
    }
    exponents(every)
        .into_iter()
        .map(|exponent| {
            let value = exact_power(exponent);
            (
                value,
                if plain {
                    number(value)
                } else {
                    written(value, Format::Power)
                },
            )
        })
        .collect()
}

/// The power of ten nearest to 10^exponent, as a literal would give it.
fn exact_power(exponent: f64) -> f64 {
    format!("1e{exponent}")
        .parse()
        .unwrap_or_else(|_| libm::pow(10_f64, exponent))
}

/// A tick value in words.
pub(super) fn written(value: f64, format: Format) -> String {
    match format {
        Format::Number => number(value),
        Format::Percent => format!("{}\u{202f}%", number(100.0 * value)),
        Format::Year => format!("{value:.0}"),
        Format::Power => {
            let exponent = libm::log10(value).round();
            if (-1.0..=1.0).contains(&exponent) {
                return number(exact_power(exponent));
            }
            format!(
                "10^{{{}{}}}",
                if exponent < 0.0 { "−" } else { "" },
                exponent.abs()
            )
        }
    }
}

/// Shortest decimals of a rounded value, thousands separated, a true minus sign.
fn number(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-4..1e8).contains(&size) {
        let written = format!("{:e}", rounded(value, 10));
        let (digits, power) = written.split_once('e').unwrap_or((&written, "0"));
        let digits = if digits == "1" {
            String::new()
        } else {
            format!("{} × ", digits.replace('-', "−"))
        };
        return format!("{digits}10^{{{}}}", power.replace('-', "−"));
    }
    grouped(&shortest(value, 10))
}

#[cfg(test)]
mod tests {
    use super::{exact_power, number, powers, round_step};
    use crate::chart::Format;

    #[test]
    fn powers_of_ten_are_ticks_of_their_own() {
        for exponent in -12..=12 {
            let power = exact_power(f64::from(exponent));
            let bits = |value: f64| value.to_bits();
            assert_eq!(bits(libm::log10(power)), bits(f64::from(exponent)));
            assert_eq!(bits(round_step(power, Format::Number)), bits(power));
            let (ticks, _): (Vec<f64>, Vec<String>) =
                powers(power, 1e3 * power, 8.0).into_iter().unzip();
            assert!(
                ticks.contains(&power) && ticks.contains(&(exact_power(f64::from(exponent + 3))))
            );
        }
    }

    #[test]
    fn numbers_have_separators_and_a_true_minus() {
        assert_eq!(number(-1_234_567.5), "−1,234,567.5");
        assert_eq!(number(0.1 + 0.2), "0.3");
        assert_eq!(number(100.0), "100");
    }
}
