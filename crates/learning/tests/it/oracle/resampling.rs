//! The bootstrap against independent enumeration and the shipped synthetic series.

use endodec_learning::resampling::{
    Bootstrap, BootstrapParams, IntervalMethod, Method, Scheme, bootstrap,
};

const PRICE: [f64; 6] = [120.0, 60.0, 35.0, 25.0, 20.0, 15.0];
/// Synthetic cumulative HBM output (EB) that meets every printed statistic but the standard error;
/// no public series exists.
const FIT: [f64; 6] = [0.000492, 0.00509, 0.00544, 0.148, 0.163, 2.5];
/// Another, with windows that fall monotonically.
const SMOOTH: [f64; 6] = [0.0003685, 0.003714, 0.0403, 0.2006, 0.7411, 2.5];

fn run(quantity: &[f64], params: BootstrapParams) -> Bootstrap {
    bootstrap(quantity, &PRICE, &params).unwrap()
}

/// The intervals in the oracle are of 10,000 draws: their ends are uncertain by about a hundredth.
#[test]
fn the_synthetic_hbm_series_have_their_known_intervals() {
    for (series, lower, upper) in [(FIT, 0.136, 0.319), (SMOOTH, 0.199, 0.253)] {
        let all = run(&series, BootstrapParams::PAIRS);
        assert_eq!(all.method, Method::Exact);
        let interval = all.interval(IntervalMethod::Percentile, 0.95).unwrap();
        assert!(
            (interval.lower.value() - lower).abs() < 0.01,
            "{interval:?}"
        );
        assert!(
            (interval.upper.value() - upper).abs() < 0.01,
            "{interval:?}"
        );
    }
}

/// Enumeration of all 6⁶ ordered samples by the definition of the slope.
#[test]
fn multisets_with_weights_equal_all_ordered_samples() {
    let x: Vec<f64> = FIT.iter().map(|q| q.ln()).collect();
    let y: Vec<f64> = PRICE.iter().map(|c| c.ln()).collect();
    let mut slopes = Vec::new();
    for code in 0..6_usize.pow(6) {
        let pick: Vec<usize> = (0..6).map(|k| code / 6_usize.pow(k) % 6).collect();
        if pick.iter().all(|&i| i == pick[0]) {
            continue;
        }
        let (mx, my) = (
            pick.iter().map(|&i| x[i]).sum::<f64>() / 6.0,
            pick.iter().map(|&i| y[i]).sum::<f64>() / 6.0,
        );
        let sxy: f64 = pick.iter().map(|&i| (x[i] - mx) * (y[i] - my)).sum();
        let sxx: f64 = pick.iter().map(|&i| (x[i] - mx).powi(2)).sum();
        slopes.push(-sxy / sxx);
    }
    slopes.sort_by(f64::total_cmp);
    let all = run(&FIT, BootstrapParams::PAIRS);
    let mean = slopes.iter().sum::<f64>() / slopes.len() as f64;
    assert!((all.bias + all.estimate.value() - mean).abs() < 1e-12);
    for level in [0.5, 0.8, 0.9, 0.95, 0.99] {
        let interval = all.interval(IntervalMethod::Percentile, level).unwrap();
        // The least slope with at least a fraction p of all at or below it.
        let at = |p: f64| {
            let n = slopes.len() as f64;
            let reached = (1..).zip(&slopes).find(|(k, _)| f64::from(*k) / n >= p);
            *reached.unwrap().1
        };
        assert!((interval.lower.value() - at(0.5 - 0.5 * level)).abs() < 1e-12);
        assert!((interval.upper.value() - at(0.5 + 0.5 * level)).abs() < 1e-12);
    }
}

/// With 200,000 draws the sampled quantiles are within about three standard errors, .002, of the
/// enumerated ones.
#[test]
fn sampling_converges_to_enumeration() {
    for scheme in [Scheme::Pairs, Scheme::Residual, Scheme::Wild] {
        let exact = BootstrapParams {
            scheme,
            ..BootstrapParams::PAIRS
        };
        let sampled = BootstrapParams {
            resamples: 200_000,
            exact_up_to: 0,
            ..exact
        };
        let (exact, sampled) = (run(&FIT, exact), run(&FIT, sampled));
        assert_eq!(sampled.method, Method::Sampled);
        if scheme != Scheme::Pairs {
            // Resamples of pairs have such tails (two outputs nearly equal) that their standard
            // deviation is that of a few of them.
            assert!((exact.std_error - sampled.std_error).abs() < 1e-3);
        }
        let missing = exact.without_slope_probability - sampled.without_slope_probability;
        assert!(missing.abs() < 1e-4);
        for bound in [0.15, 0.2, 0.25, 0.3] {
            let bound = endodec_learning::Elasticity::new(bound).unwrap();
            let gap = exact.probability_below(bound) - sampled.probability_below(bound);
            // Three standard errors of a proportion.
            assert!(
                gap.abs() < 3.0 * 0.5 / 200_000_f64.sqrt(),
                "{scheme:?}: {gap}"
            );
        }
    }
}
