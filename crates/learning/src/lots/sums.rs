//! Costs of the units of a lot, added up exactly.

/// A number and its derivative in the elasticity.
type WithSlope = [f64; 2];

/// Units that are added one by one before the rest is.
const ONE_BY_ONE: u64 = 32;

/// Bernoulli numbers over factorials, `B₂ₖ/(2k)!`.
const COEFFICIENTS: [f64; 6] = [
    1.0 / 12.0,
    -1.0 / 720.0,
    1.0 / 30_240.0,
    -1.0 / 1_209_600.0,
    1.0 / 47_900_160.0,
    -691.0 / 1_307_674_368_000.0,
];

/// `Σ i^(−b)` over the units `first..=last`, and its derivative in b.
///
/// The first few are added, the rest by the formula of Euler and Maclaurin, whose remainder there is
/// below rounding for every b between −3 and 6.
pub(super) fn unit_sum(first: u64, last: u64, b: f64) -> WithSlope {
    let direct = if last - first < 2 * ONE_BY_ONE {
        last + 1
    } else {
        first.max(ONE_BY_ONE)
    };
    let few = (first..direct).fold([0.0; 2], |sum, i| plus(sum, power(as_f64(i), b)));
    if direct > last {
        return few;
    }
    let (low, high) = (as_f64(direct), as_f64(last));
    let mut sum = plus(few, integral(low, high, b));
    for end in [low, high] {
        sum = plus(sum, power(end, b).map(|v| 0.5 * v));
    }
    // b·(b + 1)···, with its derivative.
    let mut rising = [b, 1.0];
    for (k, coefficient) in (0..).zip(COEFFICIENTS) {
        let order = f64::from(2 * k + 1);
        // f of order 2k − 1 is −b(b + 1)···x^(−b − 2k + 1).
        let [near, far] = [low, high].map(|x| power(x, b + order));
        sum[0] += coefficient * rising[0] * (near[0] - far[0]);
        sum[1] += coefficient * (rising[1] * (near[0] - far[0]) + rising[0] * (near[1] - far[1]));
        for factor in [b + order, b + order + 1.0] {
            rising = [rising[0] * factor, rising[1] * factor + rising[0]];
        }
    }
    sum
}

/// Cost of the units `first..=last` where the first n cost `n^(1−b)`, and its derivative in b < 1.
pub(super) fn cumulative_total(first: u64, last: u64, b: f64) -> WithSlope {
    let a = 1.0 - b;
    if first == 1 {
        let [total, _] = power(as_f64(last), -a);
        return [total, -libm::log(as_f64(last)) * total];
    }
    // As a multiple of what came before: the difference of two totals would cancel.
    let before = as_f64(first - 1);
    let ratio = libm::log1p(as_f64(last - first + 1) / before);
    let start = libm::exp(a * libm::log(before));
    let rise = libm::expm1(a * ratio);
    [
        start * rise,
        -start * (libm::log(before) * rise + ratio * (rise + 1.0)),
    ]
}

/// `x^(−s)`, and its derivative in s.
fn power(x: f64, s: f64) -> WithSlope {
    let logarithm = libm::log(x);
    let value = libm::exp(-s * logarithm);
    [value, -logarithm * value]
}

/// `∫ x^(−b) dx` from `low` to `high`, and its derivative in b.
fn integral(low: f64, high: f64, b: f64) -> WithSlope {
    let ratio = libm::log(high / low);
    let u = (1.0 - b) * ratio;
    let [start, start_slope] = power(low, b - 1.0);
    let mean = if u.abs() < 1e-300 {
        1.0
    } else {
        libm::expm1(u) / u
    };
    [
        start * ratio * mean,
        start_slope * ratio * mean - start * ratio * ratio * mean_slope(u),
    ]
}

/// Derivative of `(e^u − 1)/u`.
fn mean_slope(u: f64) -> f64 {
    if u.abs() > 0.5 {
        return (u * libm::exp(u) - libm::expm1(u)) / (u * u);
    }
    // Σ k·u^(k−1)/(k + 1)!, of which rounding leaves this many terms.
    let mut term = 0.5;
    let mut sum = 0.0;
    for k in 1..18 {
        let k = f64::from(k);
        sum += k * term;
        term *= u / (k + 2.0);
    }
    sum
}

fn plus(a: WithSlope, b: WithSlope) -> WithSlope {
    [a[0] + b[0], a[1] + b[1]]
}

pub(super) fn as_f64(units: u64) -> f64 {
    units as f64
}

#[cfg(test)]
mod tests {
    use super::{cumulative_total, unit_sum};

    /// The formula against adding up every unit, and its derivative against a difference.
    #[test]
    fn sums_of_units_are_exact_for_every_elasticity() {
        for (first, last) in [(1, 1), (1, 97), (1, 5000), (30, 200), (900, 4000)] {
            for b in [-3.0, -1.0, 0.0, 0.1, 0.32, 1.0, 1.5, 6.0] {
                let terms = || (first..=last).map(|i: u64| libm::pow(i as f64, -b));
                let direct: f64 = terms().sum();
                let slope: f64 = terms()
                    .zip(first..=last)
                    .map(|(t, i)| -t * libm::log(i as f64))
                    .sum();
                let [sum, derivative] = unit_sum(first, last, b);
                assert!((sum / direct - 1.0).abs() < 1e-12, "{first} {last} {b}");
                let scale = slope.abs() + 1e-3 * direct;
                assert!(
                    (derivative - slope).abs() < 1e-11 * scale,
                    "{first} {last} {b}"
                );
            }
        }
    }

    /// Lots of cumulative-average theory add up, as totals do.
    #[test]
    fn totals_of_neighbouring_lots_add_up() {
        for b in [-1.0, 0.0, 0.3, 0.999] {
            let [all, slope] = cumulative_total(5, 900, b);
            let [a, a_slope] = cumulative_total(5, 44, b);
            let [c, c_slope] = cumulative_total(45, 900, b);
            assert!(((a + c) / all - 1.0).abs() < 1e-13);
            assert!((a_slope + c_slope - slope).abs() < 1e-12 * slope.abs());
        }
    }
}
