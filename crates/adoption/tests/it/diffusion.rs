//! Diffusion fits: estimates against R, and what cannot be identified.

use endodec_adoption::AdoptionError;
use endodec_adoption::diffusion::{
    Bass, Counting, DiffusionData, DiffusionFit, DiffusionModel, GenerationsData, akaike_weights,
    fit, fit_generations,
};
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

pub(crate) fn per_period(series: &str) -> DiffusionData {
    let sales = durables(series);
    DiffusionData::new(
        (1..=sales.len()).map(|t| t as f64).collect(),
        sales,
        Counting::PerPeriod,
    )
    .unwrap()
}

pub(crate) fn cumulative(series: &str) -> DiffusionData {
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
        Counting::Cumulative,
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
    DiffusionData::new(times, numbers("s"), Counting::Cumulative).unwrap()
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
            weight.unwrap(),
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
fn a_model_that_the_data_leave_open_is_an_error_that_names_the_parameter() {
    let times: Vec<f64> = (0..12).map(f64::from).collect();
    let exponential = times.iter().map(|t| (0.3 * t).exp()).collect();
    let data = DiffusionData::new(times.clone(), exponential, Counting::Cumulative).unwrap();
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
    let data = DiffusionData::new(times, line, Counting::Cumulative).unwrap();
    let error = fit(&data, DiffusionModel::Bass).unwrap_err();
    assert!(
        matches!(error, AdoptionError::NotIdentified { parameter: "m", .. }),
        "{error}"
    );
    // Counted per period, a straight line's level at launch drops out.
    let differences = DiffusionData::new(
        (1..=12).map(f64::from).collect(),
        vec![2.0; 12],
        Counting::PerPeriod,
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
        Counting::Cumulative,
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

/// scipy and nlsLM on the path of the recursion itself, by least squares from an empty start.
#[test]
fn the_recursion_of_bass_is_fitted_along_its_own_path() {
    let oracle: Value = serde_json::from_str(include_str!("../oracles/bass_laws.json")).unwrap();
    for (series, of) in oracle["series"].as_object().unwrap() {
        let found = fit(&per_period(series), DiffusionModel::BassRecursion).unwrap();
        let want = &of["recursion_nls_on_its_own_path"];
        for (at, name) in ["m", "p", "q"].into_iter().enumerate() {
            close(name, found.estimates[at], &want[name], 1e-6);
            close(
                name,
                found.std_errors[at],
                &want[format!("se_{name}")],
                1e-5,
            );
        }
        let other = fit(&per_period(series), DiffusionModel::Bass).unwrap();
        close("p", other.estimates[1], &of["continuous_nls"]["p"], 1e-6);
    }
}

/// Two generations, with noise and without, as scipy and nlsLM fit them.
#[test]
fn two_generations_equal_the_oracle() {
    let oracle: Value = serde_json::from_str(include_str!("../oracles/norton_bass.json")).unwrap();
    let mut reader =
        csv::Reader::from_reader(include_str!("../oracles/norton_bass.csv").as_bytes());
    type Row = (f64, Option<f64>, Option<f64>, Option<f64>, Option<f64>);
    let rows: Vec<Row> = reader.deserialize().map(Result::unwrap).collect();
    let data = |of: fn(&Row) -> (Option<f64>, Option<f64>)| GenerationsData {
        times: rows.iter().map(|row| row.0).collect(),
        first: rows.iter().map(|row| of(row).0).collect(),
        second: rows.iter().map(|row| of(row).1).collect(),
        launch: 9.0,
    };
    let noisy = data(|row| (row.1, row.2));
    let one = fit_generations(&noisy, true).unwrap();
    let want = &oracle["one_p_q"];
    for (name, ours, error) in [
        ("m1", one.first[0], one.first_std_errors[0]),
        ("m2", one.second[0], one.second_std_errors[0]),
        ("p", one.first[1], one.first_std_errors[1]),
        ("q", one.second[2], one.second_std_errors[2]),
    ] {
        close(name, ours, &want[name], 1e-6);
        close(name, error, &want[format!("se_{name}")], 1e-4);
    }
    let own = fit_generations(&noisy, false).unwrap();
    let want = &oracle["own_p_q"];
    for (at, name) in ["m", "p", "q"].into_iter().enumerate() {
        close(name, own.first[at], &want[format!("{name}1")], 1e-5);
        close(name, own.second[at], &want[format!("{name}2")], 1e-5);
        close(
            name,
            own.second_std_errors[at],
            &want[format!("se_{name}2")],
            1e-3,
        );
    }
    // Without noise the parameters come back, and each generation's users.
    let exact = fit_generations(&data(|row| (row.3, row.4)), true).unwrap();
    assert!((exact.first[0] - 1000.0).abs() < 1e-4 && (exact.second[0] - 1500.0).abs() < 1e-4);
    let (first, second) = exact.users(20.0);
    assert!((first - rows[19].3.unwrap()).abs() < 1e-5);
    assert!((second - rows[19].4.unwrap()).abs() < 1e-5);
}
