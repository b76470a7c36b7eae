//! `endodec learning test`, and what `fit` says beside it.

use serde_json::Value;

use super::endodec;

/// JSON of a command that reads this CSV from standard input.
fn from_input(arguments: &[&str], input: &str) -> Value {
    let output = endodec(arguments.iter().copied().chain(["--format", "json"]))
        .write_stdin(input)
        .assert()
        .success()
        .get_output()
        .stdout
        .clone();
    serde_json::from_slice(&output).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// The author's DRAM panel as a user would have exported it.
fn dram() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().to_str().unwrap().to_owned();
    endodec(["data", "export", "author_dram_panel", "--to", &to])
        .assert()
        .success();
    let file = folder.path().join("author_dram_panel.csv");
    let file = file.to_str().unwrap().to_owned();
    (folder, file)
}

const COLUMNS: [&str; 4] = ["--quantity", "cumulative_eb", "--cost", "price_usd_per_gb"];

#[test]
fn the_dram_panel_may_be_spurious_and_its_elasticity_shares_with_time() {
    let (_folder, file) = dram();
    let start = ["learning", "test", &file];
    let options = [
        "--time",
        "year",
        "--simulations",
        "4000",
        "--max-breaks",
        "1",
    ];
    let all = start.into_iter().chain(COLUMNS).chain(options);
    let found = super::json(all);
    let test = &found["engle_granger"];
    // statsmodels' statistic, and four standard errors of 4,000 draws about another program's p.
    assert!((number(&test["statistic"]) + 2.114_255_328_881_666).abs() < 1e-9);
    assert!((number(&test["p_value"]) - 0.478).abs() < 0.034);
    assert_eq!((&test["lags"], &test["draws"]), (&0.into(), &4000.into()));
    assert!((number(&test["with_trend"]["p_value"]) - 0.946).abs() < 0.016);
    for series in ["quantity", "cost"] {
        let root = &found["unit_roots"][series];
        assert!(root["statistic"].is_number() && root["p_value"].is_number());
    }
    let laws = &found["wright_vs_moore"];
    assert!((number(&laws["r_squared_moore"]) - 0.946).abs() < 5e-4);
    assert!((number(&laws["elasticity_with_trend"]) - 0.48).abs() < 5e-3);
    assert!((number(&laws["std_error_with_trend"]) - 0.10).abs() < 5e-3);
    let alphas: Vec<String> = found["initial_output"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{:.3}", number(&row["elasticity"])))
        .collect();
    assert_eq!(alphas, ["0.780", "0.812", "0.880"]);
    let mixture = &found["encompassing"];
    assert!((number(&mixture["wright"]) + number(&mixture["moore"]) - 1.0).abs() < 1e-12);
    assert!(found["perron_yabu"]["break"].is_u64());
    assert!(found["reading"].as_str().unwrap().contains("wander"));
}

const PERFECT: &str = "year,q,c\n1,1,16\n2,2,8\n3,4,4\n4,8,2\n5,16,1\n6,32,0.5\n7,64,0.25\n8,128,0.125\n9,256,0.0625\n10,512,0.03125\n11,1024,0.015625\n12,2048,0.0078125\n";

#[test]
fn a_perfect_fit_says_so_everywhere() {
    let columns = ["--quantity", "q", "--cost", "c"];
    let with = |command: &str, options: &[&str]| {
        let start = ["learning", command, "-"];
        let all: Vec<&str> = start
            .into_iter()
            .chain(columns)
            .chain(options.iter().copied())
            .collect();
        from_input(&all, PERFECT)
    };
    let fit = with("fit", &["--diagnostics"]);
    assert_eq!(fit["perfect_fit"], true);
    for key in ["t", "p_value", "durbin_watson"] {
        assert_eq!(fit[key], Value::Null, "{key}");
    }
    for row in fit["observations"].as_array().unwrap() {
        assert_eq!(row["cooks_distance"], Value::Null);
        assert_eq!(row["residual"], 0.0);
    }
    let options = ["--growth", "1", "--horizon", "2", "--target", "0.00390625"];
    let forecast = with("forecast", &options);
    assert_eq!(forecast["forecasts"][0]["probability_at_target"], 1.0);
    assert_eq!(
        forecast["crossing"]["probability_by"][0]["probability"],
        1.0
    );
    let test = with("test", &["--time", "year", "--simulations", "1000"]);
    assert_eq!(test["engle_granger"], Value::Null);
    assert_eq!(test["perron_yabu"], Value::Null);
    assert!(!test["reasons"].as_array().unwrap().is_empty());
}

const SIXTEEN: &str = "q,c\n1,10\n2,8.3\n3,7.3\n4,6.4\n5,6.3\n6,5.8\n7,5.2\n8,5.4\n9,5.0\n10,4.6\n11,4.9\n12,4.5\n13,4.2\n14,4.4\n15,4.1\n16,3.8\n";

/// Each option that changes standard errors or intervals changes those of every regime too.
#[test]
fn an_option_of_fit_reaches_every_regime() {
    let with = |options: &[&str]| {
        let start = [
            "learning",
            "fit",
            "-",
            "--quantity",
            "q",
            "--cost",
            "c",
            "--breaks",
            "8",
        ];
        let all: Vec<&str> = start.into_iter().chain(options.iter().copied()).collect();
        from_input(&all, SIXTEEN)
    };
    let plain = with(&[]);
    for (options, keys) in [
        (
            &["--se", "hc3"][..],
            &["std_error", "t", "p_value", "interval"][..],
        ),
        (
            &["--se", "newey-west"],
            &["std_error", "t", "p_value", "interval"],
        ),
        (
            &["--se", "newey-west", "--lags", "2"],
            &["std_error", "t", "p_value", "interval"],
        ),
        (&["--level", "0.8"], &["interval", "learning_rate_interval"]),
    ] {
        let other = with(options);
        for key in keys {
            assert_ne!(plain[key], other[key], "{options:?} {key}");
            for at in 0..2 {
                let (a, b) = (&plain["regimes"][at][key], &other["regimes"][at][key]);
                assert_ne!(a, b, "{options:?} {key} of regime {at}");
            }
        }
    }
}

/// The date of a crossing when growth and the correlation of noise are not known.
#[test]
fn a_joint_forecast_is_wider_and_says_why() {
    let mut costs = String::from("q,c\n");
    for k in 0..24 {
        let wiggle = f64::from((k * 7) % 11 - 5) / 40.0;
        let q = (0.2 * f64::from(k) + wiggle).exp();
        let noise = f64::from((k * 5) % 13 - 6) / 100.0;
        costs.push_str(&format!("{q},{}\n", 50.0 * q.powf(-0.4) * noise.exp()));
    }
    let start = [
        "learning",
        "forecast",
        "-",
        "--quantity",
        "q",
        "--cost",
        "c",
        "--growth",
        "0.22",
        "--horizon",
        "5",
        "--target",
        "4",
        "--hindcast",
        "10",
    ];
    let all: Vec<&str> = start
        .into_iter()
        .chain(["--joint", "--draws", "2000", "--correlation", "0.19"])
        .collect();
    let found = from_input(&all, &costs);
    let (joint, plain) = (&found["joint"], &found["crossing"]);
    let width = |of: &Value| number(&of["interval_80"][1]) - number(&of["interval_80"][0]);
    assert!(width(&joint["crossing"]) > width(plain));
    let shares = &joint["crossing"]["variance_shares"];
    let of = |key: &str| number(&shares[key]);
    assert!((of("elasticity") + of("growth") + of("noise") - 1.0).abs() < 1e-12);
    assert_eq!(shares["initial_output"], 0.0);
    assert!(joint["hindcast"]["forecasts"].as_u64() > Some(20));
    let all: Vec<&str> = all.into_iter().chain(["--initial-output", "2"]).collect();
    let more = from_input(&all, &costs);
    let share = &more["joint"]["crossing"]["variance_shares"]["initial_output"];
    assert!(number(share) >= 0.0);
}

/// Prices alone are enough for Moore's law, of one product or of many.
#[test]
fn many_products_are_hindcast_from_prices_alone() {
    let mut prices = String::from("product,year,price\n");
    for product in 0..6_u32 {
        let mut state = 3 + product;
        let mut log = 0.0;
        for year in 0..20 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            log += (f64::from(state >> 8) / f64::from(1 << 24) - 0.5) * 0.3 - 0.1;
            prices.push_str(&format!("p{product},{},{}\n", 2000 + year, f64::exp(log)));
        }
    }
    prices.push_str("short,2000,1\nshort,2001,2\n");
    let all = [
        "learning",
        "hindcast",
        "-",
        "--cost",
        "price",
        "--by",
        "product",
        "--time",
        "year",
        "--horizon",
        "8",
    ];
    let found = from_input(&all, &prices);
    assert_eq!(found["products"], 6);
    assert_eq!(found["refused"][0]["group"], "short");
    let [lower, upper] = [0, 1].map(|at| number(&found["estimated"]["interval_95"][at]));
    let theta = number(&found["correlation"]);
    assert!(lower <= theta && theta <= upper && upper - lower < 0.8);
    assert_eq!(found["horizons"].as_array().unwrap().len(), 8);
    assert!(number(&found["coverage_95"]) > 0.8);
}
