//! Breaks in trend, Wright against Moore, initial output, joint forecasts, perfect fits.

use endodec_learning::LearningError;
use endodec_learning::forecast::{
    CrossingParams, ForecastModel, HindcastParams, JointForecast, JointHindcast, JointParams,
    calibration, hindcast, joint_hindcast, moore_correlation, moore_hindcast,
};
use endodec_learning::persistence::{
    LagRule, NullSimulation, Terms, TrendBreakParams, TrendShift, elasticity_over_initial_output,
    encompassing, engle_granger, kejriwal_perron, perron_yabu, surface_p_value,
    wright_against_moore,
};
use endodec_learning::{Covariance, regimes, wright};

use crate::data;

const FEW: NullSimulation = NullSimulation {
    draws: 1000,
    seed: 5,
};

/// Critical values that Perron and Yabu (2009) print for 15 per cent trimming: 10, 5 and 1 per cent.
const PUBLISHED: [(TrendShift, [f64; 3]); 2] = [
    (TrendShift::Slope, [1.13, 1.67, 3.06]),
    (TrendShift::LevelAndSlope, [2.48, 3.12, 4.47]),
];

/// At n = 150 with one lag at most, 1,000 draws: the 5 per cent point lies within .45 of the published
/// one, the 10 per cent point within .35. Half of that is Monte Carlo (the densities there give
/// standard errors of .1), half the size of the sample. Level and slope only under independent errors:
/// a shift in the level of a walk is one step of it, so that the statistic holds a squared normal of
/// its own at every date, and its quantiles exceed the limit's (2.97 at 10 per cent), which is why
/// the p-value is simulated.
#[test]
fn simulated_critical_values_of_a_trend_break_are_near_the_published_ones() {
    for (shift, published) in PUBLISHED {
        let params = TrendBreakParams {
            shift,
            trimming: 0.15,
            order: 1,
        };
        let y: Vec<f64> = (0..150).map(|t| f64::from(t * t % 17)).collect();
        let test = perron_yabu(&y, &params).unwrap();
        for persistence in [0.0, 1.0] {
            let null = test.null(persistence, &FEW).unwrap();
            for (level, want, tolerance) in [(0.1, published[0], 0.35), (0.05, published[1], 0.45)]
            {
                let got = null.quantile(1.0 - level).unwrap();
                if shift == TrendShift::LevelAndSlope && persistence > 0.0 {
                    assert!(got > want, "{level}: {got} {want}");
                } else {
                    assert!(
                        (got - want).abs() < tolerance,
                        "{shift:?}, persistence {persistence}, {level}: {got} {want}"
                    );
                }
            }
        }
    }
}

/// A kink of five standard deviations a step is found, in walks and in independent noise; the number
/// of breaks is 1.
#[test]
fn a_large_kink_is_found_whether_noise_is_stationary_or_integrated() {
    let n = 60;
    for integrated in [false, true] {
        let mut level = 0.0;
        let y: Vec<f64> = (0..n)
            .map(|t| {
                // Noise with no period that a line could follow.
                let shock = f64::from(t * t * 37 % 101) / 101.0 - 0.5;
                level = if integrated { level + shock } else { shock };
                let t = f64::from(t);
                let kink = if t > 30.0 { 1.5 * (t - 30.0) } else { 0.0 };
                0.2 * t - kink + level
            })
            .collect();
        let params = TrendBreakParams::standard(y.len());
        let test = perron_yabu(&y, &params).unwrap();
        assert!((29..=33).contains(&test.date), "{}", test.date);
        assert!(
            test.p_value(&NullSimulation {
                draws: 200,
                seed: 1
            })
            .unwrap()
                < 0.05
        );
        let found = kejriwal_perron(
            &y,
            &params,
            2,
            0.05,
            &NullSimulation {
                draws: 200,
                seed: 1,
            },
        )
        .unwrap();
        assert_eq!(found.breaks.len(), 1, "{found:?}");
    }
}

#[test]
fn an_exact_kink_has_no_statistic() {
    let y: Vec<f64> = (0..40)
        .map(|t| f64::from(t) + if t > 20 { f64::from(t - 20) } else { 0.0 })
        .collect();
    let error = perron_yabu(&y, &TrendBreakParams::standard(40)).unwrap_err();
    assert!(
        matches!(error, LearningError::NoStatistic { .. }),
        "{error}"
    );
}

/// The referee's numbers on the author's DRAM panel, to the digits given.
#[test]
fn time_takes_a_third_off_the_elasticity_of_the_authors_dram_panel() {
    let Some((quantity, cost)) = data::author_dram() else {
        return;
    };
    let time: Vec<f64> = (1984..=2024).map(f64::from).collect();
    let laws = wright_against_moore(&quantity, &cost, &time).unwrap();
    assert!((laws.r_squared_wright - 0.959).abs() < 5e-4);
    assert!((laws.r_squared_moore - 0.946).abs() < 5e-4);
    assert!((laws.elasticity.value() - 0.48).abs() < 5e-3);
    assert!((laws.log_quantity.std_error - 0.10).abs() < 5e-3);

    let fits = elasticity_over_initial_output(&quantity, &cost, &[1e-5, 1e-4, 1e-3]).unwrap();
    for (fit, want) in fits.iter().zip([0.780, 0.812, 0.880]) {
        assert!((fit.elasticity.value() - want).abs() < 5e-4, "{fit:?}");
    }
    let both = encompassing(&quantity, &cost).unwrap();
    assert!((both.wright + both.moore - 1.0).abs() < 1e-12);
    assert_eq!(both.forecasts, 41 - 13);
}

/// A trend added to both laws: least squares with three columns, solved by normal equations.
#[test]
fn the_law_with_both_regressors_solves_its_normal_equations() {
    let time = [0.0, 1.0, 2.0, 3.0, 5.0, 6.0, 9.0];
    let x = [0.0, 1.1, 1.7, 3.2, 4.0, 5.5, 6.1];
    let y = [2.0, 1.6, 1.7, 0.9, 0.3, 0.1, -0.8];
    let (q, c) = (x.map(f64::exp), y.map(f64::exp));
    let laws = wright_against_moore(&q, &c, &time).unwrap();
    let (b, g) = (laws.log_quantity.estimate, laws.trend.estimate);
    let intercept = (0..7).map(|i| y[i] - b * x[i] - g * time[i]).sum::<f64>() / 7.0;
    for regressor in [x, time] {
        let product: f64 = (0..7)
            .map(|i| regressor[i] * (y[i] - intercept - b * x[i] - g * time[i]))
            .sum();
        assert!(product.abs() < 1e-11);
    }
}

/// 20,000 draws of another seed: three standard errors of the simulation at p = .5 are .0106, and the
/// cubics of the surface leave the rest of .012.
#[test]
fn the_surface_gives_the_p_values_of_a_simulation() {
    let simulation = NullSimulation {
        draws: 20_000,
        seed: 77,
    };
    for (n, terms) in [
        (9, Terms::Constant),
        (41, Terms::Constant),
        (41, Terms::ConstantTrend),
        (15, Terms::ConstantTrend),
    ] {
        let y: Vec<f64> = (0..n).map(|t| f64::from(t * t % 7)).collect();
        let x: Vec<f64> = (0..n).map(|t| f64::from(t * t % 11)).collect();
        let null = engle_granger(&y, &x, terms, LagRule::Fixed(0))
            .unwrap()
            .null(&simulation)
            .unwrap();
        for statistic in [-4.5, -3.5, -3.0, -2.5, -2.0, -1.5, -1.0] {
            let p = surface_p_value(statistic, y.len(), terms).unwrap();
            let want = null.p_value(statistic);
            assert!(
                (p - want).abs() < 0.012,
                "n {n} {terms:?} {statistic}: {p} {want}"
            );
        }
    }
}

/// With growth and ρ known and the record complete, the joint forecast is the stochastic law of the
/// other forecast: the same bands to Monte-Carlo error (ρ = 0, where that forecast is exact).
#[test]
fn a_joint_forecast_that_knows_growth_is_the_ordinary_one() {
    let Some((quantity, cost)) = data::hard_disk() else {
        return;
    };
    let params = JointParams {
        correlation: Some(0.0),
        growth: Some(0.4),
        initial_output: 0.0,
    };
    let draws = CrossingParams {
        draws: 20_000,
        seed: 2,
        horizon: 8,
    };
    let joint = JointForecast::new(&quantity, &cost, &params).unwrap();
    let plain = ForecastModel::wright(&quantity, &cost, 0.0).unwrap();
    for (cost, known) in joint
        .path(&draws)
        .unwrap()
        .iter()
        .zip(plain.path(0.4, 8).unwrap())
    {
        for level in [0.5, 0.9] {
            let (got, want) = (
                cost.interval(level).unwrap(),
                known.interval(level).unwrap(),
            );
            // Four standard errors of a quantile of 20,000 draws in units of the band.
            let tolerance = 0.03 * (want.upper / want.lower).ln();
            assert!((got.lower / want.lower).ln().abs() < tolerance);
            assert!((got.upper / want.upper).ln().abs() < tolerance);
        }
    }
}

#[test]
fn what_is_unknown_widens_the_date_and_its_shares_add_up() {
    let Some((quantity, cost)) = data::hard_disk() else {
        return;
    };
    let draws = CrossingParams {
        draws: 2000,
        seed: 2,
        horizon: 200,
    };
    let target = 0.05 * cost[cost.len() - 1];
    let joint = |params: JointParams| JointForecast::new(&quantity, &cost, &params).unwrap();
    let all = joint(JointParams {
        correlation: None,
        growth: None,
        initial_output: quantity[0],
    });
    let record = JointParams {
        correlation: Some(0.19),
        growth: None,
        initial_output: 0.0,
    };
    // The same law with the mean growth of the record taken for known.
    let walk = joint(record);
    let known = joint(JointParams {
        growth: Some(walk.growth()),
        ..record
    });
    let width = |forecast: &JointForecast| {
        let band = forecast
            .crossing(target, &draws)
            .unwrap()
            .band(0.8)
            .unwrap();
        band.upper.unwrap() - band.lower.unwrap()
    };
    assert!(width(&walk) > width(&known));
    let complete = walk.variance_shares(target, &draws).unwrap();
    assert_eq!(complete.initial_output, Some(0.0));
    assert_eq!(
        known.variance_shares(target, &draws).unwrap().growth,
        Some(0.0)
    );
    let shares = all.variance_shares(target, &draws).unwrap();
    assert!(
        shares.noise.is_some(),
        "{shares:?} {} {} {}",
        all.correlation(),
        all.elasticity(),
        all.growth()
    );
    let shares = [
        shares.elasticity,
        shares.growth,
        shares.noise,
        shares.initial_output,
    ]
    .map(Option::unwrap);
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    assert!(shares.iter().all(|s| (0.0..=1.0).contains(s)));
}

/// A hundred records of 20 changes whose noise has ρ = .55 and whose output does not grow evenly: bands
/// five steps ahead of 95 per cent hold in 88 or more (three standard errors below), and more often
/// than those that take ρ = .19 and the mean growth for known.
#[test]
fn joint_bands_hold_where_those_that_know_too_much_do_not() {
    let unknown = JointParams {
        correlation: None,
        growth: None,
        initial_output: 0.0,
    };
    let mut state = 7_u64;
    let mut normal = move || {
        let mut sum = 0.0;
        for _ in 0..12 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            sum += f64::from(u32::try_from(state >> 33).unwrap()) / 2_147_483_648.0;
        }
        sum - 6.0
    };
    let draws = CrossingParams {
        draws: 400,
        seed: 2,
        horizon: 5,
    };
    let mut all = Vec::new();
    for _ in 0..100 {
        let (mut x, mut y, mut last) = (0.0, 0.0, normal());
        let (mut quantity, mut cost) = (vec![1.0], vec![1.0]);
        for _ in 0..25 {
            let growth = 0.2 + 0.15 * normal();
            let shock = normal();
            x += growth;
            y += -0.4 * growth + 0.05 * (shock + 0.55 * last);
            last = shock;
            quantity.push(f64::exp(x));
            cost.push(f64::exp(y));
        }
        let record = joint_hindcast(&quantity, &cost, 20, &draws, &unknown).unwrap();
        all.extend(
            record
                .into_iter()
                .filter(|h| h.origin == 21 && h.horizon == 5),
        );
    }
    let [joint, known] = JointHindcast::coverage(&all, 0.95);
    assert!(
        all.len() == 100 && joint > known && joint >= 0.88,
        "{joint} {known}"
    );
}

/// Sixty products of 25 prices whose noise has θ = .5, by the generator of the test above.
#[test]
fn products_share_a_theta_and_their_forecasts_hold() {
    let mut stream = endodec_numerics::random::Stream::new(11, 0);
    let products: Vec<Vec<f64>> = (0..60)
        .map(|product| {
            let spread = 0.02 + 0.01 * f64::from(product % 9);
            let (mut y, mut last) = (0.0, stream.normal());
            (0..25)
                .map(|_| {
                    let shock = stream.normal();
                    y += spread * (shock + 0.5 * last) - 0.1;
                    last = shock;
                    f64::exp(y)
                })
                .collect()
        })
        .collect();
    let costs: Vec<&[f64]> = products.iter().map(Vec::as_slice).collect();
    let pooled = moore_correlation(&costs, 0.95).unwrap();
    assert_eq!((pooled.products, pooled.differences), (60, 60 * 24));
    assert!((pooled.estimate - 0.5).abs() < 0.08, "{pooled:?}");
    assert!(pooled.interval.lower < 0.5 && 0.5 < pooled.interval.upper);
    // The unit of price does not matter, nor that one product counts in another.
    let scaled: Vec<Vec<f64>> = products
        .iter()
        .zip(1..)
        .map(|(p, unit)| p.iter().map(|c| c * f64::from(unit)).collect())
        .collect();
    let costs: Vec<&[f64]> = scaled.iter().map(Vec::as_slice).collect();
    let again = moore_correlation(&costs, 0.95).unwrap();
    assert!((pooled.estimate - again.estimate).abs() < 1e-6);
    // Forecasts with the θ that was found hold as often as they say.
    let errors: Vec<_> = products
        .iter()
        .flat_map(|cost| moore_hindcast(cost, 10, 5, pooled.estimate).unwrap())
        .collect();
    let record = calibration(&errors).unwrap();
    // Forecasts of one product overlap: 60 products are worth some hundreds.
    assert!(
        (record.coverage[2].covered - 0.95).abs() < 0.04,
        "{record:?}"
    );
    // They are the ones that the hindcast beside Wright's law makes.
    let quantity: Vec<f64> = (1..=25).map(|i| f64::from(i * i)).collect();
    let params = HindcastParams {
        window: 10,
        horizon: 5,
        moore_correlation: 0.5,
        ..HindcastParams::STANDARD
    };
    let both = hindcast(&quantity, &products[0], &params).unwrap();
    assert_eq!(
        both.moore,
        moore_hindcast(&products[0], 10, 5, 0.5).unwrap()
    );
}

/// Field case 17: costs that halve at each doubling, exactly.
#[test]
fn a_perfect_fit_has_no_noise_and_a_certain_forecast() {
    let (quantity, cost) = ([1.0, 2.0, 4.0, 8.0], [16.0, 8.0, 4.0, 2.0]);
    for covariance in [Covariance::Classical, Covariance::Hc3] {
        let fit = wright::fit_with(&quantity, &cost, covariance).unwrap();
        assert!(fit.regression.is_perfect());
        assert!(fit.regression.residuals.iter().all(|e| *e == 0.0));
        for row in fit.regression.influence() {
            assert_eq!((row.studentised_residual, row.cooks_distance), (None, None));
        }
    }
    let model = ForecastModel::wright(&quantity, &cost, 0.19).unwrap();
    let next = model.path(1.0, 2).unwrap()[0];
    assert!(next.log_std_error <= 0.0);
    assert!(next.probability_at_most(1.0).unwrap() >= 1.0);
    let dates = model.crossing(1.0, 1.0, &CrossingParams::STANDARD).unwrap();
    assert_eq!(dates.probability_by(1.0), Some(1.0));
}

/// Field case 16: the standard errors asked for reach every regime.
#[test]
fn regimes_carry_the_standard_errors_asked_for() {
    let quantity: Vec<f64> = (1..=16).map(f64::from).collect();
    let cost: Vec<f64> = (1..=16)
        .map(|i: i32| f64::from(i).powf(-0.3) * (1.0 + 0.01 * f64::from(i * i % 7)))
        .collect();
    let robust = regimes::fit_regimes_with(&quantity, &cost, &[8], |_| Covariance::Hc3).unwrap();
    for (regime, range) in robust.iter().zip([0..8, 8..16]) {
        let alone =
            wright::fit_with(&quantity[range.clone()], &cost[range], Covariance::Hc3).unwrap();
        assert!((regime.fit.std_error - alone.std_error).abs() < 1e-15);
    }
}
