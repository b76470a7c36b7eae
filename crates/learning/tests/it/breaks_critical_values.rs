//! The simulated critical values against an exact computation, and against the tables in print.

use std::fs;

use endodec_learning::breaks::{BreakTest, critical_value};

const TRIMMINGS: [(f64, usize); 5] = [(0.05, 9), (0.10, 8), (0.15, 5), (0.20, 3), (0.25, 2)];
const LEVELS: [f64; 4] = [0.10, 0.05, 0.025, 0.01];

fn every_test(most: usize) -> Vec<BreakTest> {
    let mut tests: Vec<BreakTest> = (1..=most)
        .map(|breaks| BreakTest::SupF { breaks })
        .collect();
    tests.extend((0..10).map(|null_breaks| BreakTest::Sequential { null_breaks }));
    tests.extend([BreakTest::UdMax, BreakTest::WdMax]);
    tests
}

/// `P(supF(1) > c)` in the limit, by solving the backward equation of the process.
///
/// The square root of the limit is the modulus of a `q`-dimensional Ornstein–Uhlenbeck process in
/// `t = ln(λ/(1 − λ))`, stationary, of rate ½, over a time `2·ln((1 − ε)/ε)`. The probability `u`
/// of not having reached `b = √c` obeys `u_t = (w·u')'/(2w)`, `w(r) = r^{q−1}·exp(−r²/2)`, with
/// `u(b) = 0`: finite volumes and Crank–Nicolson steps.
fn exceeds(c: f64, trimming: f64, q: usize) -> f64 {
    let cells = 300;
    let b = c.sqrt();
    let h = b / cells as f64;
    let w = |r: f64| r.powi(i32::try_from(q).unwrap() - 1) * (-0.5 * r * r).exp();
    let centre: Vec<f64> = (0..cells).map(|i| w((i as f64 + 0.5) * h)).collect();
    // No flux through zero: by symmetry for q = 1, because w vanishes otherwise.
    let face: Vec<f64> = (0..=cells)
        .map(|i| if i == 0 { 0.0 } else { w(i as f64 * h) })
        .collect();
    let mut u = vec![1.0; cells];
    let time = 2.0 * ((1.0 - trimming) / trimming).ln();
    let steps = 200;
    // The first steps are implicit halves, which damp the jump between u = 1 inside and u = 0 at b.
    let schedule: Vec<(f64, f64)> = std::iter::repeat_n((0.5, 1.0), 8)
        .chain(std::iter::repeat_n((1.0, 0.5), steps - 4))
        .collect();
    for (fraction, implicit) in schedule {
        let dt = fraction * time / steps as f64;
        let a = |i: usize| {
            let scale = dt / (2.0 * centre[i] * h * h);
            // The boundary lies half a cell beyond the last centre.
            let right = if i + 1 == cells {
                2.0 * face[cells]
            } else {
                face[i + 1]
            };
            (scale * face[i], scale * right)
        };
        let mut rhs: Vec<f64> = (0..cells)
            .map(|i| {
                let (l, r) = a(i);
                let left = if i == 0 { 0.0 } else { l * (u[i - 1] - u[i]) };
                let right = r * (if i + 1 == cells { 0.0 } else { u[i + 1] } - u[i]);
                u[i] + (1.0 - implicit) * (left + right)
            })
            .collect();
        let mut upper = vec![0.0; cells];
        for i in 0..cells {
            let (l, r) = a(i);
            let (l, r) = (implicit * l, implicit * r);
            let (before, rhs_before) = if i == 0 {
                (0.0, 0.0)
            } else {
                (upper[i - 1], rhs[i - 1])
            };
            let pivot = 1.0 + l + r - l * before;
            rhs[i] = (rhs[i] + l * rhs_before) / pivot;
            upper[i] = r / pivot;
        }
        for i in (0..cells - 1).rev() {
            rhs[i] += upper[i] * rhs[i + 1];
        }
        u = rhs;
    }
    // The density of the modulus is w over its integral, 2^{q/2−1}·Γ(q/2).
    let total = libm::pow(2.0, q as f64 / 2.0 - 1.0) * libm::tgamma(q as f64 / 2.0);
    1.0 - u.iter().zip(&centre).map(|(u, w)| u * w * h).sum::<f64>() / total
}

#[test]
fn the_exact_probability_is_that_of_chi_squared_when_there_is_no_time_to_move() {
    // Trimming ½ leaves one date, and P(χ²(2) > c) = exp(−c/2).
    assert!((exceeds(6.0, 0.5, 2) - (-3.0_f64).exp()).abs() < 1e-5);
}

#[test]
fn one_break_critical_values_leave_the_nominal_probability_in_the_exact_tail() {
    let mut worst: f64 = 0.0;
    for (trimming, _) in TRIMMINGS {
        for q in [1, 2, 3, 4, 5] {
            for level in LEVELS {
                for null_breaks in [0, 3, 9] {
                    let test = BreakTest::Sequential { null_breaks };
                    let c = critical_value(test, trimming, level, q).unwrap();
                    let nominal = 1.0 - (1.0 - level).powf(1.0 / (null_breaks + 1) as f64);
                    // In units of the standard error of the critical value: the tail falls at a
                    // rate of about its own half.
                    let slope = (exceeds(c.value + 0.05, trimming, q)
                        - exceeds(c.value - 0.05, trimming, q))
                        / 0.1;
                    let error = (exceeds(c.value, trimming, q) - nominal) / slope.abs();
                    worst = worst.max((error / c.standard_error).abs());
                }
            }
        }
    }
    // Three hundred values: the greatest of as many standard normal numbers is about three, and
    // twenty groups make t(19) of it.
    assert!(worst < 4.5, "{worst}");
}

#[test]
fn every_committed_value_has_a_standard_error_below_one_per_cent() {
    let mut count = 0;
    for (trimming, most) in TRIMMINGS {
        for q in 1..=5 {
            for level in LEVELS {
                for test in every_test(most) {
                    let c = critical_value(test, trimming, level, q).unwrap();
                    assert!(
                        c.standard_error < 0.01 * c.value,
                        "{test:?} {trimming} {q} {level}: {c:?}"
                    );
                    assert!(
                        c.grid_standard_error < 0.01 * c.grid_value,
                        "{test:?} {trimming} {q} {level}: {c:?}"
                    );
                    // A finer grid can only find a greater maximum.
                    assert!(
                        c.value > c.grid_value - 3.0 * c.standard_error,
                        "{test:?} {trimming} {q} {level}: {c:?}"
                    );
                    count += 1;
                }
            }
        }
    }
    assert_eq!(count, 1740);
}

#[test]
fn double_maxima_fall_with_trimming_and_level_and_rise_with_regressors_and_null_breaks() {
    let at = |test, trimming, level, q| critical_value(test, trimming, level, q).unwrap().value;
    for test in [BreakTest::UdMax, BreakTest::WdMax] {
        for q in 1..=5 {
            for level in LEVELS {
                let by_trimming: Vec<f64> = TRIMMINGS
                    .iter()
                    .map(|(t, _)| at(test, *t, level, q))
                    .collect();
                assert!(
                    by_trimming.is_sorted_by(|a, b| a > b),
                    "{test:?} {q} {level} {by_trimming:?}"
                );
            }
            let by_level: Vec<f64> = LEVELS.iter().map(|l| at(test, 0.15, *l, q)).collect();
            assert!(by_level.is_sorted(), "{test:?} {q}");
        }
        let by_regressors: Vec<f64> = (1..=5).map(|q| at(test, 0.15, 0.05, q)).collect();
        assert!(by_regressors.is_sorted(), "{test:?}");
    }
    let by_null: Vec<f64> = (0..10)
        .map(|l| at(BreakTest::Sequential { null_breaks: l }, 0.15, 0.05, 2))
        .collect();
    assert!(by_null.is_sorted());
}

#[test]
fn a_number_of_breaks_outside_the_table_is_refused_with_the_reason() {
    let refused = |test, trimming| {
        critical_value(test, trimming, 0.05, 2)
            .unwrap_err()
            .to_string()
    };
    for (breaks, trimming) in [(6, 0.15), (5, 0.20), (4, 0.25), (10, 0.10), (20, 0.05)] {
        let message = refused(BreakTest::SupF { breaks }, trimming);
        assert!(message.contains("no more regimes"), "{message}");
    }
    for (breaks, trimming) in [(4, 0.20), (3, 0.25), (9, 0.10), (10, 0.05)] {
        let message = refused(BreakTest::SupF { breaks }, trimming);
        assert!(message.contains("simulate the p-value"), "{message}");
    }
    let message = refused(BreakTest::Sequential { null_breaks: 10 }, 0.15);
    assert!(
        message.contains("at most 9 under the hypothesis"),
        "{message}"
    );
}

/// A smaller trimming admits every partition of a larger one, and more regressors explain more.
#[test]
fn critical_values_of_many_breaks_fall_with_trimming_and_level_and_rise_with_regressors() {
    let at = |breaks, trimming, level, q| {
        let test = BreakTest::SupF { breaks };
        critical_value(test, trimming, level, q).unwrap().value
    };
    for (trimming, most) in TRIMMINGS {
        for breaks in 1..=most {
            for q in 1..=5 {
                let by_level: Vec<f64> = LEVELS.map(|l| at(breaks, trimming, l, q)).into();
                assert!(by_level.is_sorted_by(|a, b| a < b), "{by_level:?}");
                for level in LEVELS {
                    let by_trimming: Vec<f64> = TRIMMINGS
                        .iter()
                        .filter(|(_, most)| breaks <= *most)
                        .map(|(t, _)| at(breaks, *t, level, q))
                        .collect();
                    assert!(by_trimming.is_sorted_by(|a, b| a > b), "{by_trimming:?}");
                }
            }
            let by_regressors: Vec<f64> = (1..=5).map(|q| at(breaks, trimming, 0.05, q)).collect();
            assert!(
                by_regressors.is_sorted_by(|a, b| a < b),
                "{by_regressors:?}"
            );
        }
    }
}

#[test]
fn the_grid_values_are_those_in_print() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/oracles/breaks/bai_perron_2003.csv"
    );
    let text = fs::read_to_string(path).unwrap();
    let (mut count, mut sum, mut worst) = (0, 0.0, 0.0_f64);
    for row in csv::Reader::from_reader(text.as_bytes()).records() {
        let row = row.unwrap();
        let number = |i: usize| row[i].parse::<f64>().unwrap();
        let argument: usize = row[4].parse().unwrap();
        let q: usize = row[3].parse().unwrap();
        let test = match &row[0] {
            "supF" => BreakTest::SupF { breaks: argument },
            "supF_next" => BreakTest::Sequential {
                null_breaks: argument,
            },
            "UDmax" => BreakTest::UdMax,
            _ => BreakTest::WdMax,
        };
        let ours = critical_value(test, number(1), number(2), q).unwrap();
        let difference = (ours.grid_value / number(5) - 1.0).abs();
        worst = worst.max(difference);
        count += 1;
        sum += difference;
    }
    assert_eq!(count, 1740);
    // Ten thousand replications stand behind the values in print. Their standard errors are about
    // one per cent at the fifth percentile, and some five per cent where supF(l+1|l) needs the
    // thousandth, of which only ten draws are left.
    assert!(
        sum / f64::from(count) < 0.0125,
        "{}",
        sum / f64::from(count)
    );
    assert!(worst < 0.06, "{worst}");
}

#[test]
fn the_limit_does_not_depend_on_the_steps_it_is_extrapolated_from() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/oracles/breaks/critical_values_step_check.csv"
    );
    let text = fs::read_to_string(path).unwrap();
    let (mut sum, mut worst) = (0.0, 0.0_f64);
    let mut count = 0;
    for row in csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes())
        .records()
    {
        let row = row.unwrap();
        let number = |i: usize| row[i].parse::<f64>().unwrap();
        let (grid, two_point, three_point) = (number(5), number(8), number(9));
        // What the two extrapolations disagree on, beside what either adds to the finest grid.
        sum += two_point / three_point - 1.0;
        worst = worst.max((two_point - three_point).abs() / three_point);
        assert!(three_point > 0.99 * grid);
        count += 1;
    }
    assert_eq!(count, 1740);
    // A term in 1/N that the two-point rule leaves would show as a common sign: it is below a fifth
    // of a per cent, and no single difference is beyond the sampling error of the third grid.
    assert!((sum / 1740.0).abs() < 0.002, "{}", sum / 1740.0);
    assert!(worst < 0.012, "{worst}");
}
