//! Curves of diffusion: estimates against R, nesting, and what cannot be identified.

use endodec_adoption::{
    AdoptionError, Bass, BootstrapParams, DiffusionData, DiffusionFit, DiffusionModel,
    GammaShiftedGompertz, Reading, Sis, SisThresholds, akaike_weights, bootstrap, fit, forecast,
    profile_interval,
};
use proptest::prelude::*;
use serde_json::Value;

fn durables(series: &str) -> Vec<f64> {
    let mut reader =
        csv::Reader::from_reader(include_str!("../oracles/consumer_durables.csv").as_bytes());
    reader
        .deserialize::<(String, f64, f64)>()
        .map(Result::unwrap)
        .filter(|(name, ..)| name == series)
        .map(|(_, _, sales)| sales)
        .collect()
}

fn per_period(series: &str) -> DiffusionData {
    let sales = durables(series);
    DiffusionData::new(
        (1..=sales.len()).map(|t| t as f64).collect(),
        sales,
        Reading::PerPeriod,
    )
    .unwrap()
}

fn cumulative(series: &str) -> DiffusionData {
    let mut sum = 0.0;
    let levels: Vec<f64> = durables(series)
        .iter()
        .map(|sales| {
            sum += sales;
            sum
        })
        .collect();
    DiffusionData::new(
        (1..=levels.len()).map(|t| t as f64).collect(),
        levels,
        Reading::Cumulative,
    )
    .unwrap()
}

fn close(what: &str, ours: f64, theirs: &Value, tolerance: f64) {
    let theirs = theirs.as_f64().unwrap();
    assert!(
        (ours / theirs - 1.0).abs() < tolerance,
        "{what}: {ours} against {theirs}"
    );
}

fn check(what: &str, fit: &DiffusionFit, reference: &Value) {
    for (j, name) in fit.model.parameters().iter().enumerate() {
        close(
            &format!("{what} {name}"),
            fit.estimates[j],
            &reference[*name],
            1e-5,
        );
        close(
            &format!("{what} se {name}"),
            fit.std_errors[j],
            &reference[&format!("se_{name}")],
            1e-5,
        );
    }
    close(&format!("{what} rss"), fit.rss, &reference["rss"], 1e-9);
    for (key, ours) in [
        ("logLik", Some(fit.log_likelihood)),
        ("AIC", Some(fit.aic)),
        ("AICc", fit.aicc),
        ("BIC", Some(fit.bic)),
        ("sigma", Some(fit.sigma)),
    ] {
        if !reference[key].is_null() {
            close(
                &format!("{what} {key}"),
                ours.unwrap(),
                &reference[key],
                1e-8,
            );
        }
    }
}

#[test]
fn fits_of_the_consumer_durables_equal_r_to_1e_minus_5() {
    let reference: Value =
        serde_json::from_str(include_str!("../oracles/bass_nls_R.json")).unwrap();
    for (series, expected) in reference.as_object().unwrap() {
        let data = per_period(series);
        let bass = fit(&data, DiffusionModel::Bass).unwrap();
        check(&format!("{series} bass"), &bass, &expected["bass_nls"]);
        for (row, expected) in bass
            .covariance
            .iter()
            .zip(expected["bass_nls"]["vcov"].as_array().unwrap())
        {
            for (ours, theirs) in row.iter().zip(expected.as_array().unwrap()) {
                close("covariance", *ours, theirs, 1e-4);
            }
        }
        let peak = Bass {
            market: bass.estimates[0],
            innovation: bass.estimates[1],
            imitation: bass.estimates[2],
        };
        close(
            "peak",
            peak.peak_time().unwrap(),
            &expected["bass_nls"]["t_peak"],
            1e-5,
        );
        let logistic = fit(&data, DiffusionModel::Logistic).unwrap();
        check(
            &format!("{series} logistic"),
            &logistic,
            &expected["logistic_nls"],
        );
        check(
            &format!("{series} gompertz"),
            &fit(&data, DiffusionModel::Gompertz).unwrap(),
            &expected["gompertz_nls"],
        );
        let levels = fit(&cumulative(series), DiffusionModel::Bass).unwrap();
        check(
            &format!("{series} cumulative"),
            &levels,
            &expected["bass_nls_cumulative"],
        );
        // Per period, Bass and logistic are the same family: the level at launch drops out of the differences.
        assert!((bass.rss / logistic.rss - 1.0).abs() < 1e-9);
        assert!((bass.estimates[1] + bass.estimates[2] - logistic.estimates[2]).abs() < 1e-6);
    }
}

/// The author's eight shares, `offset` months after launch at the first of them.
fn shares(offset: f64) -> DiffusionData {
    let reference: Value =
        serde_json::from_str(include_str!("../oracles/openrouter_fits_R.json")).unwrap();
    let numbers = |key: &str| -> Vec<f64> {
        reference[key]
            .as_array()
            .unwrap()
            .iter()
            .map(|v| v.as_f64().unwrap())
            .collect()
    };
    let times = numbers("t_months").iter().map(|t| t + offset).collect();
    DiffusionData::new(times, numbers("s"), Reading::Cumulative).unwrap()
}

#[test]
fn fits_of_the_eight_author_points_equal_r() {
    let reference: Value =
        serde_json::from_str(include_str!("../oracles/openrouter_fits_R.json")).unwrap();
    let models = [
        ("linear", DiffusionModel::Linear),
        ("exponential", DiffusionModel::Exponential),
        ("logistic_K1", DiffusionModel::UnitLogistic),
        ("logistic_K", DiffusionModel::Logistic),
        ("gompertz_K", DiffusionModel::Gompertz),
        ("bass_m", DiffusionModel::Bass),
    ];
    // R's Bass curve is launched a month before the first observation, where it would otherwise be zero.
    let launch = |model| {
        if model == DiffusionModel::Bass {
            1.0
        } else {
            0.0
        }
    };
    let fits: Vec<DiffusionFit> = models
        .iter()
        .map(|&(_, model)| fit(&shares(launch(model)), model).unwrap())
        .collect();
    for (((name, model), fit), weight) in models.iter().zip(&fits).zip(akaike_weights(&fits)) {
        let expected = &reference["fits"][name];
        close(&format!("{name} rss"), fit.rss, &expected["rss"], 1e-9);
        close(
            &format!("{name} AICc"),
            fit.aicc.unwrap(),
            &expected["AICc"],
            1e-9,
        );
        close(
            &format!("{name} weight"),
            weight,
            &expected["akaike_weight"],
            1e-7,
        );
        let coefficient = |key: &str| &expected["coef"][key];
        let error = |key: &str| &expected["se"][key];
        match model {
            // R's logistics are written with the level at t = 0: a₀ = K/(1 + e^{−a}), to first order in the errors.
            DiffusionModel::UnitLogistic => {
                let start = 1.0 / (1.0 + (-fit.estimates[0]).exp());
                close("start", start, coefficient("a"), 1e-5);
                close(
                    "start se",
                    start * (1.0 - start) * fit.std_errors[0],
                    error("a"),
                    1e-4,
                );
                close("growth", fit.estimates[1], coefficient("r"), 1e-5);
                close("growth se", fit.std_errors[1], error("r"), 1e-4);
            }
            DiffusionModel::Logistic => {
                close("ceiling", fit.estimates[0], coefficient("K"), 1e-5);
                close("ceiling se", fit.std_errors[0], error("K"), 1e-4);
                close("growth se", fit.std_errors[2], error("r"), 1e-4);
                let share = 1.0 / (1.0 + (-fit.estimates[1]).exp());
                close("start", fit.estimates[0] * share, coefficient("a"), 1e-5);
                let gradient = [share, fit.estimates[0] * share * (1.0 - share)];
                let variance: f64 = (0..2)
                    .flat_map(|i| (0..2).map(move |j| (i, j)))
                    .map(|(i, j)| gradient[i] * gradient[j] * fit.covariance[i][j])
                    .sum();
                close("start se", variance.sqrt(), error("a"), 1e-4);
            }
            _ => {
                for ((name, ours), se) in model
                    .parameters()
                    .iter()
                    .zip(&fit.estimates)
                    .zip(&fit.std_errors)
                {
                    let key = if *name == "m" && model == &DiffusionModel::Gompertz {
                        "K"
                    } else {
                        name
                    };
                    close(
                        &format!("{} {key}", model.name()),
                        *ours,
                        coefficient(key),
                        1e-5,
                    );
                    close(&format!("{} se {key}", model.name()), *se, error(key), 1e-4);
                }
            }
        }
    }
}

#[test]
fn bass_is_the_gamma_shifted_gompertz_of_shape_one() {
    let bass = Bass {
        market: 3.0,
        innovation: 0.02,
        imitation: 0.4,
    };
    let nested = GammaShiftedGompertz::from(bass);
    for t in [0.0, 0.3, 5.0, 40.0] {
        assert!((bass.cumulative(t) - nested.cumulative(t)).abs() < 1e-14);
    }
}

#[test]
fn equation_8_nests_the_logistic_and_not_bass() {
    // Without losses equation (8) is the logistic curve.
    let path = Sis::new(0.5, 0.0, 0.02).unwrap();
    for t in [1.0, 7.0, 20.0_f64] {
        let odds = 0.02 / 0.98 * (0.5 * t).exp();
        assert!((path.share(t) - odds / (1.0 + odds)).abs() < 1e-14);
    }
    // Bass leaves zero by itself; every solution of equation (8) that starts there stays there, so Bass is not a
    // restriction of it (v2 §3.9.1): it needs the external term p(1 − s).
    assert!(
        Bass {
            market: 1.0,
            innovation: 0.01,
            imitation: 0.4
        }
        .rate(0.0)
            > 0.0
    );
    assert!(Sis::new(0.4, 0.0, 1e-300).unwrap().share(1.0) < 1e-290);
}

#[test]
fn equation_8_is_a_threshold_model_exactly_when_revision_is_fast_enough() {
    let (gain, loss) = (0.5, 0.2);
    let exact = SisThresholds::new(gain, loss, gain + loss).unwrap();
    assert!(exact.density(1.0).abs() < 1e-15);
    assert!(matches!(
        SisThresholds::new(gain, loss, 0.699),
        Err(AdoptionError::Parameter { .. })
    ));
}

#[test]
fn a_model_that_the_data_leave_open_is_an_error_that_names_the_parameter() {
    let times: Vec<f64> = (0..12).map(f64::from).collect();
    let exponential = times.iter().map(|t| (0.3 * t).exp()).collect();
    let data = DiffusionData::new(times.clone(), exponential, Reading::Cumulative).unwrap();
    for model in [DiffusionModel::Logistic, DiffusionModel::Gompertz] {
        let error = fit(&data, model).unwrap_err();
        println!("{error}");
        assert!(
            matches!(error, AdoptionError::NotIdentified { parameter: "m", .. }),
            "{error}"
        );
    }
    assert!((fit(&data, DiffusionModel::Exponential).unwrap().estimates[1] - 0.3).abs() < 1e-9);
    let line = times.iter().map(|t| 1.0 + 2.0 * t).collect();
    let data = DiffusionData::new(times, line, Reading::Cumulative).unwrap();
    let error = fit(&data, DiffusionModel::Bass).unwrap_err();
    assert!(
        matches!(error, AdoptionError::NotIdentified { parameter: "m", .. }),
        "{error}"
    );
    // Counted per period, a straight line's level at launch drops out.
    let differences = DiffusionData::new(
        (1..=12).map(f64::from).collect(),
        vec![2.0; 12],
        Reading::PerPeriod,
    )
    .unwrap();
    let error = fit(&differences, DiffusionModel::Linear).unwrap_err();
    assert!(
        matches!(error, AdoptionError::NotIdentified { parameter: "a", .. }),
        "{error}"
    );
    // The author's eight points say nothing of how unequal adopters are.
    let error = fit(&shares(1.0), DiffusionModel::GammaShiftedGompertz).unwrap_err();
    assert!(
        matches!(
            error,
            AdoptionError::NotIdentified {
                parameter: "beta" | "alpha",
                ..
            }
        ),
        "{error}"
    );
    let short = DiffusionData::new(
        vec![1.0, 2.0, 3.0],
        vec![1.0, 2.0, 2.5],
        Reading::Cumulative,
    )
    .unwrap();
    assert!(matches!(
        fit(&short, DiffusionModel::Bass),
        Err(AdoptionError::TooFew {
            required: 4,
            given: 3,
            ..
        })
    ));
}

#[test]
fn intervals_contain_the_estimate_and_widen_with_the_level() {
    let data = per_period("room_air_conditioners");
    let bass = fit(&data, DiffusionModel::Bass).unwrap();
    let boot = bootstrap(&data, &bass, &BootstrapParams::default()).unwrap();
    for j in 0..3 {
        let narrow = profile_interval(&data, &bass, j, 0.5).unwrap();
        let wide = profile_interval(&data, &bass, j, 0.95).unwrap();
        let (lower, upper) = (wide.lower.unwrap(), wide.upper.unwrap());
        assert!(lower < narrow.lower.unwrap() && narrow.lower.unwrap() < bass.estimates[j]);
        assert!(bass.estimates[j] < narrow.upper.unwrap() && narrow.upper.unwrap() < upper);
        // Both intervals are about two standard errors on either side here.
        let (from, to) = boot.intervals[j];
        println!(
            "{j} profile [{lower}, {upper}] bootstrap [{from}, {to}] estimate {}",
            bass.estimates[j]
        );
        assert!(from < bass.estimates[j] && bass.estimates[j] < to);
        assert!(((to - from) / (upper - lower) - 1.0).abs() < 0.5);
    }
    assert!(boot.estimates.len() > 990);
    // The same seed gives the same digits, another one does not.
    let again = bootstrap(&data, &bass, &BootstrapParams::default()).unwrap();
    assert_eq!(boot, again);
    assert_ne!(
        boot,
        bootstrap(
            &data,
            &bass,
            &BootstrapParams {
                seed: 2,
                ..BootstrapParams::default()
            }
        )
        .unwrap()
    );
}

#[test]
fn forecasts_fan_out() {
    let data = cumulative("color_televisions");
    let bass = fit(&data, DiffusionModel::Bass).unwrap();
    let boot = bootstrap(&data, &bass, &BootstrapParams::default()).unwrap();
    let fan = forecast(&bass, &boot, &[8.0, 12.0, 20.0], 0.9, 1).unwrap();
    let width = |k: usize| fan[k].curve.1 - fan[k].curve.0;
    assert!(width(0) < width(1) && width(1) < width(2));
    for point in &fan {
        assert!(point.curve.0 < point.level && point.level < point.curve.1);
        assert!(point.observation.0 < point.curve.0 && point.curve.1 < point.observation.1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn noiseless_bass_data_give_their_parameters_back(m in 0.5..1e5f64, p in 0.003..0.05f64, q in 0.2..0.9f64, n in 12..25u32) {
        let truth = Bass { market: m, innovation: p, imitation: q };
        // The series must reach past its peak, or m is not in it.
        prop_assume!(truth.peak_time().unwrap() < 0.8 * f64::from(n));
        let times: Vec<f64> = (1..=n).map(f64::from).collect();
        let sales = times.iter().map(|t| truth.cumulative(*t) - truth.cumulative(t - 1.0)).collect();
        let data = DiffusionData::new(times, sales, Reading::PerPeriod).unwrap();
        let fitted = fit(&data, DiffusionModel::Bass).unwrap();
        for (ours, truth) in fitted.estimates.iter().zip([m, p, q]) {
            prop_assert!((ours / truth - 1.0).abs() < 1e-6, "{ours} {truth}");
        }
    }

    #[test]
    fn thresholds_that_make_equation_8_are_a_distribution(gain in 0.0..3.0f64, loss in 0.0..3.0f64, extra in 0.001..3.0f64, share in 0.0..1.0f64) {
        let thresholds = SisThresholds::new(gain, loss, gain + loss + extra).unwrap();
        prop_assert!(thresholds.density(share) >= 0.0);
        let value = thresholds.distribution(share);
        prop_assert!((0.0..=1.0).contains(&value));
        prop_assert!((thresholds.velocity(share) - (gain * share * (1.0 - share) - loss * share)).abs() < 1e-12);
    }
}
