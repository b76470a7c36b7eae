//! Properties over the whole domain.

use endodec_learning::forecast::{CrossingParams, ForecastModel};
use endodec_learning::heterogeneity::{BetweenVariance, heterogeneity};
use endodec_learning::identification::{SearchParams, Statistic};
use endodec_learning::resampling::{BootstrapParams, IntervalMethod, Scheme, bootstrap};
use endodec_learning::{Elasticity, OutputPath, WrightCurve, wright};
use proptest::prelude::*;

use crate::oracle::identification::HBM;

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

const ESTIMATORS: [BetweenVariance; 6] = [
    BetweenVariance::DersimonianLaird,
    BetweenVariance::Reml,
    BetweenVariance::MaximumLikelihood,
    BetweenVariance::PauleMandel,
    BetweenVariance::Hedges,
    BetweenVariance::SidikJonkman,
];

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

    /// A summary of a record forecasts as the record itself does.
    #[test]
    fn a_stated_law_forecasts_as_the_series_it_sums_up(
        alpha in 0.1..0.8_f64, noises in prop::collection::vec(-0.2..0.2_f64, 5..20), growth in 0.05..1.0_f64,
    ) {
        let (mut quantity, mut cost) = (vec![1.0], vec![10.0]);
        for noise in noises {
            quantity.push(quantity[quantity.len() - 1] * (1.0 + growth));
            cost.push(cost[cost.len() - 1] * (-alpha * growth.ln_1p() + noise).exp());
        }
        let series = ForecastModel::wright(&quantity, &cost, 0.19).unwrap();
        let stated = ForecastModel::stated(
            series.elasticity().unwrap(), series.noise, series.differences, growth, cost[cost.len() - 1], 0.19,
        ).unwrap();
        prop_assert!((stated.std_error / series.std_error - 1.0).abs() < 1e-10);
        let params = CrossingParams { draws: 200, seed: 3, horizon: 60 };
        let target = cost[cost.len() - 1] / 3.0;
        let dates = |model: &ForecastModel| model.crossing(target, 0.4, &params).unwrap();
        for (a, b) in dates(&stated).times().iter().zip(dates(&series).times()) {
            prop_assert!((a / b - 1.0).abs() < 1e-8, "{a} {b}");
        }
    }

    /// Several targets share their futures: each has the dates it would have alone, in order.
    #[test]
    fn crossings_of_several_targets_are_those_of_each(
        alpha in 0.1..0.8_f64, fall in 1.1..4.0_f64, efficiency in 0.0..0.5_f64,
    ) {
        let model =
            ForecastModel::stated(Elasticity::new(alpha).unwrap(), 0.1, 10, 0.3, 12.0, 0.19).unwrap();
        let params = CrossingParams { draws: 150, seed: 5, horizon: 80 };
        let targets = [13.0, 12.0 / fall, 12.0 / fall / fall];
        let together = model.crossings(&targets, 0.25, efficiency, &params).unwrap();
        for (dates, &target) in together.iter().zip(&targets) {
            let alone = model.crossings(&[target], 0.25, efficiency, &params).unwrap();
            prop_assert_eq!(dates.times(), alone[0].times());
        }
        prop_assert!(together.windows(2).all(|pair| pair[0].times().len() >= pair[1].times().len()));
        // Efficiency only helps.
        let plain = model.crossing(targets[1], 0.25, &params).unwrap();
        prop_assert!(plain.times().iter().zip(together[1].times()).all(|(slow, fast)| fast <= slow));
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
        for between in ESTIMATORS {
            let h = heterogeneity(&y, &s, between)?;
            prop_assert!((low - 1e-12..=high + 1e-12).contains(&h.random.estimate));
            prop_assert!(h.random.std_error >= h.fixed.std_error * (1.0 - 1e-12));
            prop_assert!((0.0..=1.0).contains(&h.i_squared) && (0.0..=1.0).contains(&h.p_value));
            prop_assert!((h.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }

    /// The unit of the estimates changes no estimator: τ² goes with its square, and every maximum of
    /// the likelihoods is found in every unit.
    #[test]
    fn the_unit_of_the_estimates_does_not_matter(
        rows in prop::collection::vec((-1.0..1.0_f64, -3.0..0.5_f64), 2..9),
        unit in -12.0..12.0_f64,
    ) {
        let unit = 10_f64.powf(unit);
        let (y, s): (Vec<f64>, Vec<f64>) =
            rows.into_iter().map(|(y, s)| (y, 10_f64.powf(s))).unzip();
        let scaled = |values: &[f64]| -> Vec<f64> { values.iter().map(|v| unit * v).collect() };
        for between in ESTIMATORS {
            let here = heterogeneity(&y, &s, between)?;
            let there = heterogeneity(&scaled(&y), &scaled(&s), between)?;
            // Rounding of the estimates, magnified where the likelihood is flat.
            let near = here.tau_squared + 1e-3 * here.typical_variance;
            let back = there.tau_squared / unit / unit;
            prop_assert!((back - here.tau_squared).abs() < 1e-8 * near, "{between:?}");
            prop_assert_eq!(here.maxima.len(), there.maxima.len());
        }
    }

    /// No point of a grid has a higher likelihood than the maximum that is taken.
    #[test]
    fn the_restricted_likelihood_is_nowhere_higher(
        rows in prop::collection::vec((-1.0..1.0_f64, -3.0..0.5_f64), 2..9),
    ) {
        let (y, s): (Vec<f64>, Vec<f64>) =
            rows.into_iter().map(|(y, s)| (y, 10_f64.powf(s))).unzip();
        let h = heterogeneity(&y, &s, BetweenVariance::Reml)?;
        // Written on the estimates themselves, but for a constant.
        let likelihood = |t: f64| {
            let w: Vec<f64> = s.iter().map(|s| 1.0 / (s * s + t)).collect();
            let sum: f64 = w.iter().sum();
            let mean = w.iter().zip(&y).map(|(w, y)| w * y).sum::<f64>() / sum;
            let q: f64 = w.iter().zip(&y).map(|(w, y)| w * (y - mean) * (y - mean)).sum();
            0.5 * (w.iter().map(|w| w.ln()).sum::<f64>() - sum.ln() - q)
        };
        let best = likelihood(h.tau_squared);
        for i in -40..10 {
            let t = 10_f64.powf(0.2 * f64::from(i));
            prop_assert!(likelihood(t) <= best + 1e-9, "{t} is above {}", h.tau_squared);
        }
        prop_assert!(likelihood(0.0) <= best + 1e-9);
    }

    /// Forecast intervals are nested, and widen with the horizon and with correlation of the noise.
    #[test]
    fn forecasts_widen((q, c) in series(), rho in 0.0..0.9_f64) {
        let model = ForecastModel::wright(&q, &c, rho)?;
        let path = model.path(0.3, 8)?;
        for pair in path.windows(2) {
            prop_assert!(pair[0].log_std_error < pair[1].log_std_error);
        }
        let plain = ForecastModel::wright(&q, &c, 0.0)?.path(0.3, 8)?;
        prop_assert!(path[7].log_std_error >= plain[7].log_std_error * 0.999);
        let (narrow, wide) = (path[3].interval(0.5)?, path[3].interval(0.95)?);
        prop_assert!(wide.lower <= narrow.lower && narrow.upper <= wide.upper);
        let half = path[3].probability_at_most(path[3].median())?;
        prop_assert!((half - 0.5).abs() < 1e-9);
    }

    /// A nearer target is crossed sooner on every path.
    #[test]
    fn nearer_targets_are_crossed_sooner((q, c) in series(), fall in 1.01..3.0_f64) {
        let model = ForecastModel::wright(&q, &c, 0.19)?;
        let params = CrossingParams { draws: 300, seed: 2, horizon: 40 };
        let now = c[c.len() - 1];
        let near = model.crossing(now / fall, 0.3, &params)?;
        let far = model.crossing(now / fall / 1.5, 0.3, &params)?;
        prop_assert!(near.times().len() >= far.times().len());
        for (a, b) in near.times().iter().zip(far.times()) {
            prop_assert!(a <= b);
        }
    }
}

/// The digits do not depend on the number of threads.
#[test]
fn threads_do_not_change_a_digit() {
    let q: Vec<f64> = (0..30).map(|i| (0.3 * f64::from(i)).exp()).collect();
    let c: Vec<f64> = (0..30)
        .map(|i| (-0.1 * f64::from(i) + 0.2 * f64::from(i * i % 5)).exp())
        .collect();
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| {
            let boot = [Scheme::Pairs, Scheme::Residual, Scheme::Wild].map(|scheme| {
                let params = BootstrapParams {
                    scheme,
                    resamples: 3000,
                    seed: 9,
                    exact_up_to: 0,
                };
                bootstrap(&q, &c, &params).unwrap()
            });
            let model = ForecastModel::wright(&q, &c, 0.19).unwrap();
            let params = CrossingParams {
                draws: 2000,
                seed: 9,
                horizon: 50,
            };
            let dates = model.crossing(1e-3, 0.3, &params).unwrap();
            let search = SearchParams {
                starts: 300,
                evaluations: 40,
                seed: 9,
            };
            let statistics = [Statistic::Elasticity, Statistic::FirstWindow];
            let found = search.compatibility(&c[..6], &HBM, &statistics).unwrap();
            (boot, dates, found)
        })
    };
    let one = run(1);
    assert_eq!(one, run(2));
    assert_eq!(one, run(5));
}
