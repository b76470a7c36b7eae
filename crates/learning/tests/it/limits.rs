//! Closed forms and degenerate cases.

use endodec_learning::crossing::{DualConvergence, Relaxes};
use endodec_learning::resampling::{BootstrapParams, IntervalMethod, Scheme, bootstrap};
use endodec_learning::{
    Covariance, Elasticity, LearningError, LearningRate, OutputPath, WrightCurve, influence,
    regimes, regression, wright,
};

fn elasticity(value: f64) -> Elasticity {
    Elasticity::new(value).unwrap()
}

#[test]
fn an_elasticity_of_one_halves_cost_at_each_doubling() {
    assert!((elasticity(1.0).learning_rate().value() - 0.5).abs() < 1e-15);
    assert!(
        (LearningRate::new(0.5)
            .unwrap()
            .elasticity()
            .unwrap()
            .value()
            - 1.0)
            .abs()
            < 1e-15
    );
    assert!(elasticity(0.0).learning_rate().value() == 0.0);
}

/// Design: Q₀ = 2.5 EB, c₀ = 12 $/GB, α = .23 give 112 EB for $5 and 26 EB for $7.
#[test]
fn the_printed_thresholds_follow_from_the_printed_inputs() {
    let curve = WrightCurve::new(12.0, 2.5, elasticity(0.23)).unwrap();
    assert!((curve.threshold(5.0).unwrap() - 112.0).abs() < 0.5);
    assert!((curve.threshold(7.0).unwrap() - 26.0).abs() < 0.5);
    // The threshold is where the curve has the target cost.
    let back = curve.cost_at(curve.threshold(5.0).unwrap()).unwrap();
    assert!((back - 5.0).abs() < 1e-12);
}

/// v2 Table 2 is ln 12/(α·ln 1.25): every row but .23, which prints 47.
#[test]
fn table_2_is_a_twelvefold_fall_at_25_per_cent_growth() {
    let path = OutputPath::exponential(1.0, 0.25).unwrap();
    for (alpha, printed) in [
        (0.12, 93.0),
        (0.15, 74.0),
        (0.20, 56.0),
        (0.25, 45.0),
        (0.32, 35.0),
    ] {
        let curve = WrightCurve::new(12.0, 1.0, elasticity(alpha)).unwrap();
        let years = curve.crossing_time(1.0, &path).unwrap().unwrap();
        assert!((years - printed).abs() < 0.6, "{alpha}: {years}");
    }
    let curve = WrightCurve::new(12.0, 1.0, elasticity(0.23)).unwrap();
    let years = curve.crossing_time(1.0, &path).unwrap().unwrap();
    assert!((years - 48.417).abs() < 1e-3, "{years}");
}

#[test]
fn linear_output_crosses_when_the_missing_output_is_produced() {
    let curve = WrightCurve::new(12.0, 2.5, elasticity(0.5)).unwrap();
    // Threshold 2.5·(12/6)² = 10.
    let path = OutputPath::linear(2.5, 1.5).unwrap();
    let years = curve.crossing_time(6.0, &path).unwrap().unwrap();
    assert!((years - 5.0).abs() < 1e-12);
    assert!((path.at(years) - 10.0).abs() < 1e-12);
    let idle = OutputPath::linear(2.5, 0.0).unwrap();
    assert_eq!(curve.crossing_time(6.0, &idle).unwrap(), None);
    assert_eq!(curve.crossing_time(20.0, &idle).unwrap(), Some(0.0));
}

#[test]
fn without_efficiency_dual_convergence_is_the_plain_crossing() {
    let curve = WrightCurve::new(12.0, 2.5, elasticity(0.23)).unwrap();
    let path = OutputPath::exponential(2.5, 0.4).unwrap();
    let plain = curve.crossing_time(5.0, &path).unwrap().unwrap();
    for relaxes in [Relaxes::RequiredCost, Relaxes::RequiredOutput] {
        let dual = DualConvergence::new(curve, 5.0, relaxes).unwrap();
        let years = dual.years(0.4, 0.0).unwrap().unwrap();
        assert!((years - plain).abs() < 1e-12);
        // The contour of a date passes through the date.
        let gain = dual.efficiency_for(4.0, 0.4).unwrap();
        let at_contour = dual.years(0.4, gain).unwrap().unwrap();
        assert!((at_contour - 4.0).abs() < 1e-12);
    }
}

#[test]
fn a_perfect_curve_is_recovered_with_no_error() {
    let quantity = [1.0, 2.0, 5.0, 9.0, 30.0, 31.0];
    let cost: Vec<f64> = quantity.iter().map(|q: &f64| 7.0 * q.powf(-0.4)).collect();
    let fit = wright::fit(&quantity, &cost).unwrap();
    assert!((fit.elasticity.value() - 0.4).abs() < 1e-14);
    assert!(fit.std_error < 1e-14 && (fit.r_squared - 1.0).abs() < 1e-14);
    assert!((fit.curve().unwrap().cost() - 7.0).abs() < 1e-12);
    for without in influence::leave_one_out(&quantity, &cost).unwrap() {
        assert!((without.fit.elasticity.value() - 0.4).abs() < 1e-13);
    }
}

#[test]
fn data_that_cannot_carry_a_line_are_refused_in_words() {
    let e = wright::fit(&[2.0; 5], &[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap_err();
    assert_eq!(
        e.to_string(),
        "the regressors are linearly dependent on observations 1 to 5, so their coefficients are not identified there"
    );
    let e = wright::fit(&[1.0, 2.0, 3.0], &[4.0, 4.0, 4.0]).unwrap_err();
    assert_eq!(e, LearningError::NoVariation { from: 1, to: 3 });
    let e = wright::fit(&[1.0, -2.0, 3.0], &[4.0, 3.0, 2.0]).unwrap_err();
    assert_eq!(
        e.to_string(),
        "observation 2 of `quantity` must be finite and above 0, since its logarithm is taken; it is -2"
    );
    let e = wright::fit(&[1.0, 2.0], &[4.0, 3.0]).unwrap_err();
    assert_eq!(
        e.to_string(),
        "a regression line with a standard error needs at least 3 observations; 2 were given"
    );
    let e = wright::fit(&[1.0, 2.0, 3.0], &[4.0, f64::NAN, 2.0]).unwrap_err();
    assert!(e.to_string().contains("observation 2 of `cost`"));
    assert!(wright::fit(&[1.0, 2.0, 3.0], &[4.0, 3.0]).is_err());
}

#[test]
fn constant_growth_is_refused_in_first_differences_whatever_the_unit() {
    // ln(1e12·1.25^k) is near 30: differences of its rounding are far above the rounding of
    // differences, and must not be taken for variation.
    let noise = [0.1, -0.05, 0.2, 0.0, -0.1, 0.15, 0.05, -0.2];
    for unit in [1.0, 1e12, 1e-12] {
        let steady: Vec<f64> = (0..8).map(|k| unit * 1.25_f64.powi(k)).collect();
        let uneven: Vec<f64> = (0..8)
            .map(|k| unit * (1.25_f64.powi(k) + noise[k as usize]))
            .collect();
        let fit = |q: &[f64], c: &[f64]| {
            wright::fit_first_differences(q, c, Covariance::Classical).map(|fit| fit.n)
        };
        assert_eq!(
            fit(&steady, &uneven),
            Err(LearningError::RankDeficient { from: 1, to: 8 })
        );
        assert_eq!(
            fit(&uneven, &steady),
            Err(LearningError::NoVariation { from: 1, to: 8 })
        );
        assert_eq!(fit(&uneven, &noise.map(f64::exp)), Ok(7));
    }
}

#[test]
fn an_observation_without_which_there_is_no_line_is_named() {
    let e = influence::leave_one_out(&[5.0, 5.0, 9.0, 5.0], &[4.0, 3.0, 2.0, 3.5]).unwrap_err();
    assert_eq!(e, LearningError::Leverage { observation: 3 });
    let e = influence::leave_one_out(&[5.0; 4], &[4.0, 3.0, 2.0, 3.5]).unwrap_err();
    assert!(matches!(e, LearningError::RankDeficient { .. }));
}

#[test]
fn a_regime_that_cannot_be_fitted_is_named_in_the_numbering_of_the_sample() {
    let quantity = [1.0, 2.0, 3.0, 5.0, 5.0, 5.0];
    let cost = [6.0, 5.0, 4.0, 3.0, 2.0, 1.0];
    let e = regimes::fit_regimes(&quantity, &cost, &[3]).unwrap_err();
    assert_eq!(e, LearningError::RankDeficient { from: 4, to: 6 });
    assert!(regimes::fit_regimes(&quantity, &cost, &[3, 3]).is_err());
    assert!(regimes::fit_regimes(&quantity, &cost, &[6]).is_err());
}

#[test]
fn robust_errors_equal_classical_ones_where_their_assumptions_hold_exactly() {
    // Two replicates at ±1 with residuals ±s: one variance, no autocorrelation at lag 0.
    let x = [-1.0, -1.0, 1.0, 1.0];
    let y = [-0.9, -1.1, 0.9, 1.1];
    let classical = regression::regress(&x, &y, Covariance::Classical).unwrap();
    // Σe² = .04, s² = .02, Σ(x − x̄)² = 4.
    assert!((classical.slope.std_error - 0.005_f64.sqrt()).abs() < 1e-15);
    // HC0 is s²(n − 2)/n/Σx² here, so Newey–West without lags, with n/(n − 2), is classical.
    let white = regression::regress(&x, &y, Covariance::NeweyWest { lags: 0 }).unwrap();
    assert!((white.slope.std_error - classical.slope.std_error).abs() < 1e-15);
    // All leverages are ½: HC3 divides every residual by ½, so the variance is 4·HC0 = 2·classical.
    let hc3 = regression::regress(&x, &y, Covariance::Hc3).unwrap();
    let ratio = hc3.slope.std_error / classical.slope.std_error;
    assert!((ratio - std::f64::consts::SQRT_2).abs() < 1e-14);
}

/// 462 multisets at n = 6, of which 6 have no slope, with probability 6/6⁶.
#[test]
fn six_observations_have_462_resamples() {
    let quantity = [0.5, 1.0, 3.0, 8.0, 20.0, 45.0];
    let cost = [9.0, 7.5, 5.0, 4.2, 3.1, 2.0];
    let all = bootstrap(&quantity, &cost, &BootstrapParams::PAIRS).unwrap();
    assert_eq!((all.resamples, all.without_slope), (462, 6));
    assert!((all.without_slope_probability - 6.0 / 46_656.0).abs() < 1e-18);
    assert!((all.weights().iter().sum::<f64>() - 1.0).abs() < 1e-12);
    // Two distinct observations: C(6,2)·(2⁶ − 2) of 6⁶ − 6 orderings fit perfectly.
    let two = 15.0 * 62.0 / 46_650.0;
    assert!((all.perfect_fit_probability() - two).abs() < 1e-12);
}

#[test]
fn repeated_outputs_leave_more_resamples_without_a_slope() {
    let quantity = [1.0, 1.0, 1.0, 8.0];
    let cost = [9.0, 8.0, 7.0, 2.0];
    let all = bootstrap(&quantity, &cost, &BootstrapParams::PAIRS).unwrap();
    // (3/4)⁴ + (1/4)⁴ of the orderings have one output only.
    assert!((all.without_slope_probability - 82.0 / 256.0).abs() < 1e-15);
}

#[test]
fn exact_schemes_have_the_mean_that_theory_says() {
    let quantity = [0.5, 1.0, 3.0, 8.0, 20.0];
    let cost = [9.0, 7.5, 5.0, 4.2, 3.0];
    for (scheme, outcomes) in [(Scheme::Residual, 3125), (Scheme::Wild, 32)] {
        let params = BootstrapParams {
            scheme,
            ..BootstrapParams::PAIRS
        };
        let all = bootstrap(&quantity, &cost, &params).unwrap();
        assert_eq!(all.resamples, outcomes);
        // Linear in the errors, which have mean zero: no bias.
        assert!(all.bias.abs() < 1e-14, "{scheme:?}: {}", all.bias);
    }
    // Var of the wild slope is Σ dᵢ²êᵢ²/(1 − hᵢ)²: the HC3 variance.
    let params = BootstrapParams {
        scheme: Scheme::Wild,
        ..BootstrapParams::PAIRS
    };
    let wild = bootstrap(&quantity, &cost, &params).unwrap();
    let hc3 = wright::fit_with(&quantity, &cost, Covariance::Hc3).unwrap();
    assert!((wild.std_error / hc3.std_error - 1.0).abs() < 1e-12);
    // Signs are symmetric, so reflecting the quantiles about the estimate changes nothing (at a
    // level whose tails do not end between two of the 32 atoms).
    let percentile = wild.interval(IntervalMethod::Percentile, 0.7).unwrap();
    let basic = wild.interval(IntervalMethod::Basic, 0.7).unwrap();
    assert!((percentile.lower.value() - basic.lower.value()).abs() < 1e-12);
}

#[test]
fn a_bootstrap_that_makes_no_sense_is_refused() {
    let quantity = [0.5, 1.0, 3.0, 8.0, 20.0];
    let cost = [9.0, 7.5, 5.0, 4.2, 3.0];
    let few = BootstrapParams {
        resamples: 10,
        ..BootstrapParams::PAIRS
    };
    assert_eq!(
        bootstrap(&quantity, &cost, &few).unwrap_err().to_string(),
        "resamples must be at least 100, got 10"
    );
    let all = bootstrap(&quantity, &cost, &BootstrapParams::PAIRS).unwrap();
    assert!(all.interval(IntervalMethod::Bca, 1.0).is_err());
}
