//! Properties over the whole domain.

use endodec_learning::heterogeneity::{BetweenVariance, heterogeneity};
use endodec_learning::resampling::{BootstrapParams, IntervalMethod, Scheme, bootstrap};
use endodec_learning::{Elasticity, OutputPath, WrightCurve, wright};
use proptest::prelude::*;

/// Series of increasing output and noisy cost, 5 to 30 long.
fn series() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    prop::collection::vec((0.01..2.0_f64, -1.0..1.0_f64), 5..30).prop_map(|steps| {
        let mut log_q = 0.0;
        steps
            .iter()
            .map(|(step, noise)| {
                log_q += step;
                (log_q.exp(), (3.0 - 0.4 * log_q + 0.3 * noise).exp())
            })
            .unzip()
    })
}

proptest! {
    #[test]
    fn elasticity_and_learning_rate_convert_back(alpha in -5.0..5.0_f64) {
        let there = Elasticity::new(alpha).unwrap().learning_rate();
        let back = there.elasticity().unwrap();
        // 1 − LR carries a rounding error of ε, which is ε·2^α relative to 2^−α.
        prop_assert!((back.value() - alpha).abs() < 1e-13);
    }

    #[test]
    fn cost_at_the_threshold_is_the_target(
        alpha in 0.05..1.5_f64, cost in 0.1..1e4_f64, output in 1e-3..1e3_f64, fall in 1.01..20.0_f64,
    ) {
        let curve = WrightCurve::new(cost, output, Elasticity::new(alpha).unwrap()).unwrap();
        let target = cost / fall;
        let back = curve.cost_at(curve.threshold(target).unwrap()).unwrap();
        prop_assert!((back / target - 1.0).abs() < 1e-12);
    }

    #[test]
    fn at_the_crossing_time_output_is_the_threshold(
        alpha in 0.1..1.5_f64, growth in 0.01..2.0_f64, fall in 1.01..20.0_f64,
    ) {
        let curve = WrightCurve::new(10.0, 3.0, Elasticity::new(alpha).unwrap()).unwrap();
        let target = 10.0 / fall;
        let path = OutputPath::exponential(3.0, growth).unwrap();
        let years = curve.crossing_time(target, &path).unwrap().unwrap();
        let threshold = curve.threshold(target).unwrap();
        prop_assert!((path.at(years) / threshold - 1.0).abs() < 1e-11);
    }

    /// Steeper learning crosses earlier: ∂T*/∂α < 0.
    #[test]
    fn steeper_learning_crosses_earlier(alpha in 0.05..1.0_f64, more in 0.01..0.5_f64) {
        let path = OutputPath::exponential(1.0, 0.25).unwrap();
        let years = |a: f64| {
            let curve = WrightCurve::new(12.0, 1.0, Elasticity::new(a).unwrap()).unwrap();
            curve.crossing_time(5.0, &path).unwrap().unwrap()
        };
        prop_assert!(years(alpha + more) < years(alpha));
    }

    #[test]
    fn units_change_the_intercept_only((q, c) in series(), scale in 1e-6..1e6_f64) {
        let fit = wright::fit(&q, &c).unwrap();
        let scaled: Vec<f64> = q.iter().map(|v| v * scale).collect();
        let again = wright::fit(&scaled, &c).unwrap();
        prop_assert!((fit.elasticity.value() - again.elasticity.value()).abs() < 1e-10);
        prop_assert!((fit.std_error / again.std_error - 1.0).abs() < 1e-8);
        prop_assert!((fit.r_squared - again.r_squared).abs() < 1e-10);
    }

    #[test]
    fn residuals_are_orthogonal_and_leverages_add_to_two((q, c) in series()) {
        let fit = wright::fit(&q, &c).unwrap().regression;
        let sum: f64 = fit.residuals.iter().sum();
        let dot: f64 = fit.residuals.iter().zip(&q).map(|(e, q)| e * q.ln()).sum();
        prop_assert!(sum.abs() < 1e-10 && dot.abs() < 1e-9);
        prop_assert!((fit.leverages.iter().sum::<f64>() - 2.0).abs() < 1e-10);
        prop_assert!((0.0..=1.0).contains(&fit.r_squared));
    }

    #[test]
    fn a_seed_decides_every_digit((q, c) in series(), seed in 0..1000_u64) {
        for scheme in [Scheme::Pairs, Scheme::Residual, Scheme::Wild] {
            let params = BootstrapParams { scheme, resamples: 500, seed, exact_up_to: 0 };
            prop_assert_eq!(bootstrap(&q, &c, &params)?, bootstrap(&q, &c, &params)?);
        }
    }

    #[test]
    fn intervals_are_nested_and_ordered((q, c) in series()) {
        let params = BootstrapParams { resamples: 2000, exact_up_to: 0, ..BootstrapParams::PAIRS };
        let boot = bootstrap(&q, &c, &params)?;
        for method in [IntervalMethod::Percentile, IntervalMethod::Basic, IntervalMethod::Studentised] {
            let narrow = boot.interval(method, 0.8)?;
            let wide = boot.interval(method, 0.95)?;
            prop_assert!(wide.lower <= narrow.lower);
            prop_assert!(narrow.lower <= narrow.upper);
            prop_assert!(narrow.upper <= wide.upper);
        }
    }

    #[test]
    fn pooling_lies_between_the_estimates(
        rows in prop::collection::vec((-1.0..1.0_f64, 0.01..0.5_f64), 2..12),
    ) {
        let (y, s): (Vec<f64>, Vec<f64>) = rows.into_iter().unzip();
        let (low, high) = y.iter().fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(*v), h.max(*v)));
        for between in [BetweenVariance::DersimonianLaird, BetweenVariance::Reml] {
            let h = heterogeneity(&y, &s, between)?;
            prop_assert!((low - 1e-12..=high + 1e-12).contains(&h.random.estimate));
            prop_assert!(h.random.std_error >= h.fixed.std_error * (1.0 - 1e-12));
            prop_assert!((0.0..=1.0).contains(&h.i_squared) && (0.0..=1.0).contains(&h.p_value));
            prop_assert!((h.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }
}
