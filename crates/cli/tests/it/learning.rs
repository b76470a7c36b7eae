//! `endodec learning` on the shipped series and on a user's own.

use super::{answer, endodec, json};

fn number(value: &serde_json::Value) -> f64 {
    value.as_f64().unwrap()
}

/// The shipped file of that name, written where a user would have exported it.
fn exported(name: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().to_str().unwrap().to_owned();
    endodec(["data", "export", name, "--to", &to])
        .assert()
        .success();
    let file = folder.path().join(format!("{name}.csv"));
    let file = file.to_str().unwrap().to_owned();
    (folder, file)
}

const DRAM: [&str; 4] = ["--quantity", "cumulative_eb", "--cost", "price_usd_per_gb"];
const SMALL: &str = "year,q,c,n\n2015,0.0003685,120,a\n2016,0.003714,60,b\n2018,0.0403,35,c\n2020,0.2006,25,d\n2022,0.7411,20,e\n2024,2.5,15,f\n";

/// JSON of a command that reads this CSV from standard input.
fn from_input(arguments: &[&str], input: &str) -> serde_json::Value {
    let output = endodec(arguments.iter().copied().chain(["--format", "json"]))
        .write_stdin(input)
        .assert()
        .success()
        .get_output()
        .stdout
        .clone();
    serde_json::from_slice(&output).unwrap()
}

#[test]
fn the_dram_panel_has_its_known_fit() {
    let (_folder, file) = exported("author_dram_panel");
    let with = |options: &[&str]| {
        let start = ["learning", "fit", &file];
        json(start.into_iter().chain(DRAM).chain(options.iter().copied()))
    };
    let fit = with(&[]);
    // Half a unit of the digits that the reference gives.
    assert!((number(&fit["elasticity"]) - 0.7709).abs() < 5e-5);
    assert!((number(&fit["std_error"]) - 0.0255).abs() < 5e-5);
    assert!((number(&fit["r_squared"]) - 0.9591).abs() < 5e-5);
    assert_eq!(fit["n"], 41);
    let rate = 1.0 - (-number(&fit["elasticity"])).exp2();
    assert!((number(&fit["learning_rate"]) - rate).abs() < 1e-12);

    let regimes = with(&["--breaks", "11,24"]);
    let alphas: Vec<String> = regimes["regimes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| format!("{:.4}", number(&r["elasticity"])))
        .collect();
    assert_eq!(alphas, ["0.3921", "1.1509", "0.3831"]);

    let robust = with(&["--se", "newey-west"]);
    assert!(number(&robust["std_error"]) > number(&fit["std_error"]));
    assert_eq!(robust["lags"], 3);
}

#[test]
fn simulations_give_every_test_of_breaks_a_p_value() {
    let (_folder, file) = exported("author_dram_panel");
    let columns = ["--y", "price_usd_per_gb", "--x", "cumulative_eb", "--log"];
    let with = |options: &[&str]| {
        let start = ["learning", "breaks", &file];
        json(
            start
                .into_iter()
                .chain(columns)
                .chain(options.iter().copied()),
        )
    };
    let tests = with(&["--simulations", "99"])["tests"].clone();
    let p = &tests["p_values"];
    for test in ["sup_f", "sequential"] {
        let (p, statistics) = (p[test].as_array().unwrap(), tests[test].as_array().unwrap());
        assert_eq!(p.len(), statistics.len());
        assert!(p.iter().all(|p| (0.01..=1.0).contains(&number(p))));
    }
    // None of 99 samples without a break has statistics in the hundreds.
    for test in ["ud_max", "wd_max"] {
        assert!((number(&p[test]) - 0.01).abs() < 1e-12);
    }
    // No table has weights for a trimming of 0.3.
    let wide = with(&["--simulations", "99", "--trimming", "0.3"]);
    assert!(wide["tests"]["p_values"]["wd_max"].is_null());
    assert!(wide["tests"]["p_values"]["ud_max"].is_number());
}

#[test]
fn a_bootstrap_of_six_is_exact() {
    let base = [
        "learning",
        "bootstrap",
        "-",
        "--quantity",
        "q",
        "--cost",
        "c",
    ];
    let exact = from_input(&base, SMALL);
    assert_eq!(exact["method"], "exact");
    assert_eq!(exact["resamples"], 462);
    assert_eq!(exact["without_slope"]["resamples"], 6);
    assert!(exact["seed"].is_null());
    let drawn: Vec<&str> = base
        .into_iter()
        .chain(["--exact-up-to", "0", "--seed", "7", "--interval", "bca"])
        .collect();
    let drawn = from_input(&drawn, SMALL);
    assert_eq!(drawn["method"], "sampled");
    assert_eq!(drawn["interval"]["method"], "bca");
}

#[test]
fn influence_names_what_it_leaves_out_and_judges_prediction_5() {
    let found = from_input(
        &[
            "learning",
            "influence",
            "-",
            "--quantity",
            "q",
            "--cost",
            "c",
            "--dates",
            "year",
            "--rolling",
            "4",
            "--window-years",
            "5",
        ],
        SMALL,
    );
    assert_eq!(found["leave_one_out"].as_array().unwrap().len(), 6);
    assert_eq!(found["leave_one_out"][0]["omitted"], "2015");
    assert_eq!(found["rolling"].as_array().unwrap().len(), 3);
    assert_eq!(found["prediction_5"]["verdict"]["verdict"], "never_below");
}

#[test]
fn heterogeneity_finds_the_readings_of_a_printed_q() {
    let printed = "product,alpha,se\nHBM,.23,.06\nNAND,.24,.05\nIntel,.24,.04\nDRAM IV,.32,.05\nSolar,.23,.02\nLi-ion,.21,.03\nAWS,.25,.03\n";
    let found = from_input(
        &[
            "learning",
            "heterogeneity",
            "-",
            "--estimate",
            "alpha",
            "--se",
            "se",
            "--label",
            "product",
            "--printed-q",
            "2.1",
        ],
        printed,
    );
    assert_eq!(found["k"], 7);
    let matching = found["readings"]["matching"].as_array().unwrap();
    assert!(!matching.is_empty());
    for reading in matching {
        let members = reading["members"].as_array().unwrap();
        assert!(members.iter().any(|name| name == "DRAM IV"), "{reading}");
    }
}

#[test]
fn a_forecast_dates_its_crossing_and_its_past() {
    let (_folder, file) = exported("solar_pv");
    let arguments = [
        "learning",
        "forecast",
        &file,
        "--quantity",
        "cumulative_capacity_mw",
        "--cost",
        "module_price_usd2019_per_w",
        "--time",
        "year",
        "--growth",
        "0.25",
        "--horizon",
        "10",
        "--target",
        "0.2",
        "--draws",
        "2000",
        "--hindcast",
        "10",
    ];
    let found = json(arguments);
    let forecasts = found["forecasts"].as_array().unwrap();
    assert_eq!(forecasts.len(), 10);
    assert!((number(&forecasts[0]["time"]) - 2020.0).abs() < 1e-9);
    let crossing = &found["crossing"];
    let by: Vec<f64> = crossing["probability_by"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| number(&row["probability"]))
        .collect();
    assert!(by.windows(2).all(|w| w[0] <= w[1]));
    assert!(number(&crossing["interval_95"][0]) <= number(&crossing["median"]));
    let covered = |method: &str| number(&found["hindcast"][method]["coverage_95"]);
    assert!(covered("wright") > covered("plain"));
    let csv = answer(arguments.into_iter().chain(["--format", "csv"]));
    assert!(csv.starts_with("horizon,time,median,lower_50,"));
    assert_eq!(csv.lines().count(), 11);
}

#[test]
fn uneven_times_are_refused_in_words() {
    let assert = endodec([
        "learning",
        "forecast",
        "-",
        "--quantity",
        "q",
        "--cost",
        "c",
        "--time",
        "year",
        "--growth",
        "0.5",
        "--horizon",
        "5",
    ])
    .write_stdin(SMALL)
    .assert()
    .code(2);
    let message = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert_eq!(
        message,
        "endodec: standard input: times must rise in even steps, but 2016 is followed by 2018 where the step is 1; fill in observations, or --gap accumulated takes each change over a gap for so many steps\n"
    );
}
