//! Forecasts against the reference variances, closed forms and simulation.

use endodec_learning::forecast::{
    CrossingParams, ForecastModel, HindcastParams, calibration, hindcast,
};
use endodec_learning::{OutputPath, WrightCurve};
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};
use serde_json::Value;

use crate::data;

fn close(what: &str, got: f64, want: f64, tolerance: f64) {
    assert!((got / want - 1.0).abs() < tolerance, "{what}: {got} {want}");
}

#[test]
fn santa_fe_dram_has_the_reference_forecasts() {
    let Some((quantity, price)) = data::santa_fe_dram() else {
        return;
    };
    // Dollars per thousand bits to dollars per GiB.
    let cost: Vec<f64> = price
        .iter()
        .map(|p| p / 1000.0 * 8.0 * 1_073_741_824.0)
        .collect();
    let reference = include_str!("../../oracles/forecast_dram.json");
    let oracle: Value = serde_json::from_str(reference).unwrap();
    let oracle = &oracle["pcdb_dram"];
    let want = |key: &str| oracle[key].as_f64().unwrap();

    // The shipments and prices in the file have ten digits, and the reference rounded and summed in
    // another order.
    let data = 1e-9;
    let last = quantity.len() - 1;
    let growth = (quantity[last] / quantity[last - 5]).powf(0.2) - 1.0;
    for rho in [0.0, 0.19] {
        let model = ForecastModel::wright(&quantity, &cost, rho).unwrap();
        assert_eq!(model.differences, 36);
        close("ω", model.coefficient, want("omega_fd"), data);
        close("σ", model.noise, want("sigma_eta"), data);
        close("SE(ω)", model.std_error, want("se_omega"), data);
        let path = model.path(growth, 15).unwrap();
        for tau in [1, 5, 10, 15] {
            let row = &oracle[format!("tau{tau}_rho{rho:.2}")
                .replace("0.00", "0.0")
                .as_str()];
            let want = |key: &str| row[key].as_f64().unwrap();
            let forecast = path[tau - 1];
            // Logarithms: absolute errors.
            let near = |got: f64, want: f64| assert!((got - want).abs() < data, "{got} {want}");
            near(forecast.log_mean, want("mean"));
            close("sd", forecast.log_std_error, want("sd"), data);
            let interval = forecast.interval(0.95).unwrap();
            near(interval.lower.ln(), want("q025"));
            near(interval.upper.ln(), want("q975"));
        }
    }
    let moore = ForecastModel::moore(&cost, 0.0).unwrap();
    // The reference has μ and K of the same 36 differences.
    close("μ", moore.coefficient, want("moore_mu"), data);
    close("K", moore.noise, want("moore_K"), data);
}

/// Moore's law as an IMA(1,1) has the closed form A* of Farmer & Lafond (2016); here it is Wright's
/// formula with X = 1. The values are those of the reference file.
#[test]
fn moores_law_has_the_closed_form_of_its_own() {
    for (m, tau, theta, reference) in [
        (10, 1, 0.0, 1.1),
        (10, 5, 0.25, 10.84375),
        (20, 10, 0.63, 37.6485),
        (5, 3, 0.25, 6.52),
    ] {
        // Any series of m changes: the ratio to K̂² does not depend on it.
        let cost: Vec<f64> = (0..=m)
            .map(|t| (-0.3 * f64::from(t) + f64::from(t * t % 7)).exp())
            .collect();
        let model = ForecastModel::moore(&cost, theta).unwrap();
        let path = model.path(0.0, tau).unwrap();
        let relative = path[tau - 1].log_std_error / model.noise;
        let (m, tau) = (f64::from(m), tau as f64);
        let a = -2.0 * theta
            + (1.0 + 2.0 * (m - 1.0) * theta / m + theta * theta) * (tau + tau * tau / m);
        close("A*", a, reference, 1e-12);
        close(
            "variance",
            relative * relative * (1.0 + theta * theta),
            a,
            1e-12,
        );
    }
}

/// Standard normals of the test's own: the sum of twelve uniforms is not normal enough in the tails,
/// but its variance, which is all that is compared, is exactly 1.
fn shock(rng: &mut ChaCha8Rng) -> f64 {
    (0..12)
        .map(|_| f64::from(rng.next_u32()) / f64::from(u32::MAX))
        .sum::<f64>()
        - 6.0
}

/// 100,000 series simulated from the definition of the model; the variance of the forecast error
/// is then known to 0.45 per cent (one standard error), and compared at three.
#[test]
fn the_variance_of_the_forecast_error_is_that_of_simulated_series() {
    let growth = [0.3, 0.9, 0.5, 0.2, 0.7, 0.4, 0.6, 0.8];
    let future = [0.5, 0.1, 0.6, 0.3];
    let mut log_q = vec![0.0];
    for x in growth {
        log_q.push(log_q[log_q.len() - 1] + x);
    }
    let quantity: Vec<f64> = log_q.iter().map(|x: &f64| x.exp()).collect();
    let sum: f64 = future.iter().sum();
    let squares: f64 = growth.iter().map(|x| x * x).sum();
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    for rho in [0.0, 0.6, -0.3] {
        let draws = 100_000;
        let mut second_moment = 0.0;
        for _ in 0..draws {
            let v: Vec<f64> = (0..=growth.len() + future.len())
                .map(|_| shock(&mut rng))
                .collect();
            let noise = |t: usize| v[t + 1] + rho * v[t];
            let miss: f64 = growth
                .iter()
                .enumerate()
                .map(|(t, x)| x * noise(t))
                .sum::<f64>()
                / squares;
            let ahead: f64 = (0..future.len()).map(|t| noise(growth.len() + t)).sum();
            second_moment += (ahead - miss * sum).powi(2);
        }
        let simulated = second_moment / f64::from(draws);
        let cost: Vec<f64> = log_q
            .iter()
            .map(|x: &f64| (-0.3 * x + 0.1 * (9.0 * x).sin()).exp())
            .collect();
        let model = ForecastModel::wright(&quantity, &cost, rho).unwrap();
        let relative = model.forecast(&future).unwrap().log_std_error / model.noise;
        let formula = relative * relative * (1.0 + rho * rho);
        close("variance", simulated, formula, 0.0135);
    }
}

/// One step ahead, first passage and the cost at that date are one event.
#[test]
fn crossing_within_one_step_has_the_probability_of_the_forecast() {
    let Some((quantity, cost)) = data::santa_fe_dram() else {
        return;
    };
    let model = ForecastModel::wright(&quantity, &cost, 0.0).unwrap();
    let params = CrossingParams {
        draws: 100_000,
        seed: 5,
        horizon: 12,
    };
    let now = cost[cost.len() - 1];
    for fall in [1.05, 1.3, 2.0] {
        let dates = model.crossing(now / fall, 0.5, &params).unwrap();
        let path = model.path(0.5, 12).unwrap();
        let p = path[0].probability_at_most(now / fall).unwrap();
        // Three standard errors of a proportion.
        let gap = dates.probability_by(1.0).unwrap() - p;
        assert!(gap.abs() < 3.0 * 0.5 / 100_000_f64.sqrt(), "{gap}");
        // Later, paths may have been there and come back: passage is the likelier event.
        for (tau, forecast) in (1..).zip(&path) {
            let at = forecast.probability_at_most(now / fall).unwrap();
            assert!(dates.probability_by(f64::from(tau)).unwrap() > at - 0.005);
        }
    }
}

/// Less and less noise turns the distribution into the date of the closed form.
#[test]
fn without_noise_the_crossing_date_is_the_closed_form() {
    let quantity = [1.0, 2.0, 3.0, 7.0, 9.0, 20.0, 25.0];
    let cost: Vec<f64> = quantity
        .iter()
        .zip([1e-7, -1e-7, 2e-7, 0.0, -2e-7, 1e-7, 0.0])
        .map(|(q, noise): (&f64, f64)| 10.0 * (-0.3 * q.ln() + noise).exp())
        .collect();
    let model = ForecastModel::wright(&quantity, &cost, 0.19).unwrap();
    let params = CrossingParams {
        draws: 500,
        ..CrossingParams::STANDARD
    };
    let dates = model.crossing(2.0, 0.25, &params).unwrap();
    let curve = WrightCurve::new(cost[6], 25.0, model.elasticity().unwrap()).unwrap();
    let path = OutputPath::exponential(25.0, 0.25).unwrap();
    let exact = curve.crossing_time(2.0, &path).unwrap().unwrap();
    assert!((dates.median().unwrap() - exact).abs() < 1e-4);
    let band = dates.band(0.95).unwrap();
    assert!(band.lower.unwrap() <= exact && exact <= band.upper.unwrap());
    assert!(band.upper.unwrap() - band.lower.unwrap() < 1e-3);
}

/// On series that follow the model the bands cover what they claim: 400 simulated series, one
/// forecast each at horizons 1 and 5, so a proportion is known to .025 and compared at three times
/// that.
#[test]
fn bands_cover_what_they_claim_on_series_that_obey_the_model() {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let params = HindcastParams {
        window: 8,
        horizon: 5,
        wright_correlation: 0.0,
        moore_correlation: 0.0,
    };
    let (mut wright, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..400 {
        let (mut x, mut y) = (vec![0.0_f64], vec![0.0_f64]);
        for t in 0..13 {
            let step = 0.4 + 0.2 * f64::from(t % 3);
            x.push(x[t as usize] + step);
            y.push(y[t as usize] - 0.3 * step + 0.1 * shock(&mut rng));
        }
        let exp = |v: &[f64]| -> Vec<f64> { v.iter().map(|v| v.exp()).collect() };
        let all = hindcast(&exp(&x), &exp(&y), &params).unwrap();
        let first = |rows: &[endodec_learning::forecast::HindcastError]| {
            rows.iter()
                .filter(|e| e.origin == 9 && (e.horizon == 1 || e.horizon == 5))
                .copied()
                .collect::<Vec<_>>()
        };
        wright.extend(first(&all.wright));
        plain.extend(first(&all.plain));
    }
    for horizon in [1, 5] {
        let at: Vec<_> = wright
            .iter()
            .filter(|e| e.horizon == horizon)
            .copied()
            .collect();
        let record = calibration(&at).unwrap();
        assert_eq!(record.n, 400);
        for coverage in record.coverage {
            let gap = coverage.covered - coverage.level;
            assert!(gap.abs() < 0.075, "{horizon}: {coverage:?}");
        }
        // The line's own error says nothing of noise to come: far too narrow.
        let at: Vec<_> = plain
            .iter()
            .filter(|e| e.horizon == horizon)
            .copied()
            .collect();
        assert!(calibration(&at).unwrap().coverage[2].covered < 0.85);
    }
}
