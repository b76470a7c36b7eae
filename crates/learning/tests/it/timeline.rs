//! Gaps in time: nothing reaches over one in silence.

use endodec_learning::forecast::ForecastModel;
use endodec_learning::wright::{fit_changes, fit_first_differences, fit_over, fit_with};
use endodec_learning::{Covariance, Gap, Timeline};

const YEARS: [f64; 6] = [2012.0, 2013.0, 2016.0, 2017.0, 2018.0, 2019.0];
const OUTPUT: [f64; 6] = [1.0, 2.0, 8.0, 16.5, 20.0, 31.0];
const COST: [f64; 6] = [100.0, 80.0, 50.0, 41.0, 38.0, 32.0];

fn close(a: f64, b: f64) -> bool {
    // Both sides round a handful of operations.
    (a - b).abs() <= 1e-13 * b.abs().max(1e-3)
}

#[test]
fn a_gap_is_left_out_or_is_so_many_periods_of_drift_and_noise() {
    let timeline = Timeline::new(&YEARS).unwrap();
    let fit = |gap| fit_changes(&OUTPUT, &COST, Covariance::Classical, &timeline, gap).unwrap();
    // statsmodels 0.14: ordinary least squares of the four changes of one year, and weighted least
    // squares of all five.
    let (missing, ends) = fit(Gap::Missing);
    assert_eq!(missing.n, 4);
    assert!(close(missing.elasticity.value(), 0.245_884_504_602_144_42));
    assert!(close(missing.std_error, 0.057_916_608_908_464_03));
    assert!(close(missing.intercept, -0.041_483_678_393_601_94));
    assert_eq!(ends.elapsed(), [1.0, 5.0, 6.0, 7.0]);
    let (accumulated, _) = fit(Gap::Accumulated);
    assert_eq!(accumulated.n, 5);
    assert!(close(
        accumulated.elasticity.value(),
        0.245_181_009_290_966_37
    ));
    assert!(close(accumulated.std_error, 0.046_831_681_962_977_725));
    assert!(close(accumulated.intercept, -0.042_497_976_357_204_724));
}

#[test]
fn a_series_without_gaps_has_the_digits_of_its_rows() {
    let even = Timeline::new(&[0.5, 1.0, 1.5, 2.0, 2.5, 3.0]).unwrap();
    let hac = Covariance::NeweyWest { lags: 2 };
    for gap in [Gap::Missing, Gap::Accumulated] {
        let (changes, _) = fit_changes(&OUTPUT, &COST, hac, &even, gap).unwrap();
        assert_eq!(changes, fit_first_differences(&OUTPUT, &COST, hac).unwrap());
        let forecast = ForecastModel::wright_over(&OUTPUT, &COST, 0.2, &even, gap).unwrap();
        assert_eq!(
            forecast,
            ForecastModel::wright(&OUTPUT, &COST, 0.2).unwrap()
        );
    }
    let levels = fit_over(&OUTPUT, &COST, hac, &even).unwrap();
    assert_eq!(levels, fit_with(&OUTPUT, &COST, hac).unwrap());
    let statistic = levels.regression.durbin_watson_over(&even).unwrap();
    assert!(close(statistic, levels.regression.durbin_watson()));
}

/// Standard error of the forecast from the weights of every shock: those of the past through the
/// estimate, those to come as they are.
fn by_shocks(x: &[f64], square: f64, future: f64, ahead: usize, rho: f64, noise: f64) -> f64 {
    let steps = x.len();
    let mut shocks = vec![0.0; steps + ahead + 1];
    for (at, x) in x.iter().enumerate() {
        let weight = -x * future / square;
        shocks[at + 1] += weight;
        shocks[at] += rho * weight;
    }
    for at in steps..steps + ahead {
        shocks[at + 1] += 1.0;
        shocks[at] += rho;
    }
    let variance: f64 = shocks.iter().map(|weight| weight * weight).sum();
    noise * (variance / (1.0 + rho * rho)).sqrt()
}

#[test]
fn a_forecast_over_a_gap_has_the_variance_of_its_shocks() {
    let timeline = Timeline::new(&YEARS).unwrap();
    let (x, y): (Vec<f64>, Vec<f64>) = (1..6)
        .map(|i| {
            (
                (OUTPUT[i] / OUTPUT[i - 1]).ln(),
                (COST[i] / COST[i - 1]).ln(),
            )
        })
        .unzip();
    let future = 3.0 * 1.5_f64.ln();
    for (gap, grid, changes) in [
        (
            Gap::Missing,
            vec![x[0], 0.0, 0.0, 0.0, x[2], x[3], x[4]],
            vec![0, 2, 3, 4],
        ),
        (
            Gap::Accumulated,
            vec![x[0], x[1] / 3.0, x[1] / 3.0, x[1] / 3.0, x[2], x[3], x[4]],
            vec![0, 1, 2, 3, 4],
        ),
    ] {
        let model = ForecastModel::wright_over(&OUTPUT, &COST, 0.3, &timeline, gap).unwrap();
        let weight = |j: usize| if j == 1 { 1.0 / 3.0 } else { 1.0 };
        let sum = |term: &dyn Fn(usize) -> f64| changes.iter().map(|&j| weight(j) * term(j)).sum();
        let square: f64 = sum(&|j| x[j] * x[j]);
        let product: f64 = sum(&|j| x[j] * y[j]);
        let omega = product / square;
        let ssr: f64 = sum(&|j| (y[j] - omega * x[j]).powi(2));
        let noise = (ssr / (changes.len() as f64 - 1.0)).sqrt();
        assert!(close(model.coefficient, omega) && close(model.noise, noise));
        let found = &model.path(0.5, 3).unwrap()[2];
        let expected = by_shocks(&grid, square, future, 3, 0.3, noise);
        assert!(close(found.log_std_error, expected), "{gap:?}");
        assert!(close(found.df, changes.len() as f64 - 1.0));
    }
}

#[test]
fn the_crossing_over_a_gap_agrees_with_the_forecast_at_each_date() {
    // Without growth of output cost only wanders: it is below its own median half the time.
    let timeline = Timeline::new(&YEARS).unwrap();
    for gap in [Gap::Missing, Gap::Accumulated] {
        let model = ForecastModel::wright_over(&OUTPUT, &COST, 0.0, &timeline, gap).unwrap();
        let params = endodec_learning::forecast::CrossingParams {
            draws: 40_000,
            horizon: 1,
            ..Default::default()
        };
        let target = model.path(0.5, 1).unwrap()[0].interval(0.8).unwrap().lower;
        let crossing = model.crossing(target, 0.5, &params).unwrap();
        // A binomial share of a tenth of 40,000 has a standard deviation of .0015.
        let crossed = crossing.probability_by(1.0).unwrap();
        assert!((crossed - 0.1).abs() < 0.007, "{gap:?}: {crossed}");
    }
}

#[test]
fn steps_that_are_no_whole_periods_make_no_forecast() {
    let uneven = Timeline::new(&[0.0, 1.0, 2.0, 3.5, 5.0, 6.0]).unwrap();
    let model = ForecastModel::wright_over(&OUTPUT, &COST, 0.0, &uneven, Gap::Accumulated);
    assert!(model.is_err());
}
