//! Simulated p-values: exact where theory says so, and close to the limit in large samples.

use endodec_learning::LearningError;
use endodec_learning::breaks::{
    BreakCovariance, BreakRegression, BreakTests, MinimumSegment, NullErrors, SimulatedPValues,
    Simulation,
};
use endodec_numerics::ParameterError;
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

const COVARIANCE: BreakCovariance = BreakCovariance::HOMOSKEDASTIC;

fn gaussian(replications: usize, seed: u64) -> Simulation {
    Simulation {
        errors: NullErrors::Gaussian,
        replications,
        seed,
        level: 0.05,
    }
}

/// A mean with normal errors of variance 1, and shifts of ten standard deviations after the breaks.
fn shifting(n: usize, breaks: &[usize], trimming: f64, most: usize, seed: u64) -> BreakRegression {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut uniform = || ((rng.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64;
    let y = (0..n)
        .map(|t| {
            let past = breaks.iter().filter(|b| t >= **b).count();
            let radius = (-2.0 * uniform().ln()).sqrt();
            10.0 * past as f64 + radius * (std::f64::consts::TAU * uniform()).cos()
        })
        .collect();
    BreakRegression::mean_shift(y, MinimumSegment::Fraction(trimming), most).unwrap()
}

fn tests(model: &BreakRegression) -> BreakTests {
    model
        .tests(&model.partitions().unwrap(), &COVARIANCE)
        .unwrap()
}

#[test]
fn simulated_p_values_are_small_for_a_break_repeatable_and_at_least_one_in_all_draws() {
    let model = shifting(40, &[20], 0.2, 2, 1);
    let tests = tests(&model);
    for errors in [NullErrors::Gaussian, NullErrors::WildRademacher] {
        let simulation = Simulation {
            errors,
            ..gaussian(99, 1)
        };
        let p = || {
            model
                .simulated_p_values(&tests, &COVARIANCE, &simulation)
                .unwrap()
        };
        let SimulatedPValues {
            sup_f,
            ud_max,
            wd_max,
            sequential,
            ..
        } = p();
        let of_none = [sup_f[0], sup_f[1], ud_max, wd_max.unwrap(), sequential[0]];
        // None of 99.
        assert!(
            of_none.iter().all(|p| (p - 0.01).abs() < 1e-15),
            "{of_none:?}"
        );
        assert!(sequential[1] > 0.01, "{sequential:?}");
        assert_eq!(p(), p());
    }
}

/// Under the hypothesis the sample is one more of the samples drawn, so that among 99 of them
/// `P(p ≤ k/100) = k/100`: without a break for the tests against none, and for `supF(2|1)` when the
/// break is so large that its date and the size of it do not matter. The number of 400 samples with
/// p ≤ .1 (of which 40 are expected) and p ≤ .5 (200) is within 3½ binomial standard errors.
#[test]
fn simulated_p_values_are_uniform_under_the_hypothesis() {
    let samples = 400;
    let mut below = [[0; 2]; 6];
    for seed in 0..samples {
        let without = shifting(40, &[], 0.15, 3, 1000 + seed);
        let with = shifting(40, &[20], 0.15, 2, 2000 + seed);
        let simulate = |model: &BreakRegression| {
            model
                .simulated_p_values(&tests(model), &COVARIANCE, &gaussian(99, seed))
                .unwrap()
        };
        let (none, one) = (simulate(&without), simulate(&with));
        let p = [
            none.sup_f[0],
            none.sup_f[2],
            none.ud_max,
            none.wd_max.unwrap(),
            none.sequential[0],
            one.sequential[1],
        ];
        for (below, p) in below.iter_mut().zip(p) {
            for (count, level) in below.iter_mut().zip([0.1, 0.5]) {
                *count += i32::from(p <= level + 1e-9);
            }
        }
    }
    for (test, below) in below.iter().enumerate() {
        for (count, level) in below.iter().zip([0.1, 0.5]) {
            let expected = level * samples as f64;
            let error = (expected * (1.0 - level)).sqrt();
            assert!(
                (f64::from(*count) - expected).abs() < 3.5 * error,
                "test {test}: {count} of {samples} at or below {level}"
            );
        }
    }
}

/// The quantile of a test of one regressor at 5 %, on the grid of 500 steps and on that of 200.
fn quantiles(test: &str, trimming: f64, argument: usize) -> (f64, f64) {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/oracles/breaks/critical_values_step_check.csv"
    );
    let key = format!("{test},{trimming},0.05,1,{argument},");
    let text = std::fs::read_to_string(path).unwrap();
    let row = text.lines().find(|line| line.starts_with(&key)).unwrap();
    let number = |i: usize| row.split(',').nth(i).unwrap().parse().unwrap();
    (number(6), number(7))
}

/// A Gaussian walk of n steps is the sum of n normal observations, so the quantile of the limit
/// process on a grid of n steps is that of n observations whose variance is known. Estimating it
/// from n observations multiplies F by about 1 + O(1/n), less than the binomial standard error of
/// the p-value, of which 3½ are allowed.
#[test]
fn at_the_quantile_of_the_limit_on_500_dates_the_p_value_in_500_observations_is_nominal() {
    let model = shifting(500, &[], 0.15, 5, 3);
    let mut observed = tests(&model);
    observed.sup_f = (1..=5).map(|m| quantiles("sup_f", 0.15, m).0).collect();
    observed.sequential.truncate(1);
    let replications = 2000;
    let p = model
        .simulated_p_values(&observed, &COVARIANCE, &gaussian(replications, 1))
        .unwrap();
    let near = |p: f64| (p - 0.05).abs() < 3.5 * (0.05 * 0.95 / replications as f64).sqrt();
    assert!(p.sup_f.iter().all(|p| near(*p)), "{p:?}");
    for (test, of) in [("ud_max", 0), ("wd_max", 1)] {
        // One break with the statistic of the double maximum: the others are below it.
        observed.sup_f = vec![quantiles(test, 0.15, 0).0, 0.0, 0.0, 0.0, 0.0];
        let p = model
            .simulated_p_values(&observed, &COVARIANCE, &gaussian(replications, 1))
            .unwrap();
        let p = [p.ud_max, p.wd_max.unwrap()][of];
        assert!(near(p), "{test}: {p}");
    }
}

/// With a break in the middle of 400 observations, `supF(2|1)` is the larger of two `supF(1)` of 200
/// each, whose trimming is twice that of the whole sample.
#[test]
fn at_the_quantile_of_the_limit_on_200_dates_the_p_value_of_one_more_break_is_nominal() {
    let model = shifting(400, &[200], 0.05, 2, 4);
    let mut observed = tests(&model);
    observed.sequential[1] = quantiles("sequential", 0.1, 1).1;
    let replications = 2000;
    let p = model
        .simulated_p_values(&observed, &COVARIANCE, &gaussian(replications, 1))
        .unwrap()
        .sequential[1];
    let error = (0.05 * 0.95 / replications as f64).sqrt();
    assert!((p - 0.05).abs() < 3.5 * error, "{p}");
}

#[test]
fn without_tabulated_weights_all_but_wd_max_is_simulated() {
    let model = shifting(60, &[30], 0.3, 2, 5);
    let p = model
        .simulated_p_values(&tests(&model), &COVARIANCE, &gaussian(99, 1))
        .unwrap();
    assert!(
        p.wd_max.is_none() && (p.ud_max - 0.01).abs() < 1e-15,
        "{p:?}"
    );
    assert_eq!(p.sequential.len(), 2);
    // No half of 30 can be divided where regimes have at least 18.
    assert!((p.sequential[1] - 1.0).abs() < 1e-15, "{p:?}");
}

#[test]
fn a_simulation_that_makes_no_sense_is_refused() {
    let model = shifting(40, &[], 0.2, 2, 6);
    let refused = |simulation| {
        model
            .simulated_p_values(&tests(&model), &COVARIANCE, &simulation)
            .unwrap_err()
    };
    assert!(matches!(
        refused(gaussian(0, 1)),
        LearningError::Parameter(ParameterError {
            name: "replications",
            ..
        })
    ));
    let level = Simulation {
        level: 0.06,
        ..gaussian(99, 1)
    };
    assert!(matches!(
        refused(level),
        LearningError::Parameter(ParameterError { name: "level", .. })
    ));
}
