//! `endodec adoption`: answers and mistakes.

use super::{answer, endodec, json};

const EIGHT: &str = "date,share\n2024-01,0.01\n2024-03,0.025\n2024-06,0.05\n2024-09,0.08\n2024-11,0.12\n2024-12,0.15\n2025-01,0.25\n2025-02,0.18\n";
const SALES: &str = "# thousands\nyear,sales\n1949,96\n1950,195\n1951,238\n1952,380\n1953,1045\n1954,1230\n1955,1267\n1956,1828\n1957,1586\n1958,1673\n1959,1800\n1960,1580\n1961,1500\n";

fn scenario(name: &str) -> String {
    format!(
        "{}/../../examples/scenarios/{name}.toml",
        env!("CARGO_MANIFEST_DIR")
    )
}

/// JSON answer to a command that reads standard input.
fn piped<'a>(arguments: impl IntoIterator<Item = &'a str>, input: &str) -> serde_json::Value {
    let output = endodec(arguments)
        .args(["--format", "json"])
        .write_stdin(input)
        .assert()
        .success()
        .get_output()
        .stdout
        .clone();
    serde_json::from_slice(&output).unwrap()
}

/// The one sentence on standard error of a command that must end with exit code 2 and print nothing else.
fn mistake<'a>(arguments: impl IntoIterator<Item = &'a str>, input: &str) -> String {
    let assert = endodec(arguments).write_stdin(input).assert().code(2);
    assert!(assert.get_output().stdout.is_empty());
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

const IMPLIED: [&str; 7] = [
    "adoption",
    "implied-r0",
    "-",
    "--date",
    "date",
    "--share",
    "share",
];

#[test]
fn the_eight_author_points_give_table_10() {
    let answer = piped(IMPLIED, EIGHT);
    let rounded: Vec<String> = answer["intervals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|interval| format!("{:.2}", interval["r0"].as_f64().unwrap()))
        .collect();
    assert_eq!(
        rounded,
        ["1.44", "1.23", "1.16", "1.22", "1.26", "1.61", "0.59"]
    );
    for interval in answer["intervals"].as_array().unwrap() {
        let bounds = interval["r0_interval_95"].as_array().unwrap();
        assert!(bounds[0].as_f64().unwrap() < interval["r0"].as_f64().unwrap());
        for key in [
            "from",
            "to",
            "share",
            "growth",
            "probability_above_one",
            "friction",
        ] {
            assert!(!interval[key].is_null(), "{key}");
        }
    }
}

#[test]
fn an_assumed_contact_rate_is_said_to_be_one() {
    let warned = endodec(IMPLIED)
        .write_stdin(EIGHT)
        .assert()
        .success()
        .get_output()
        .stderr
        .clone();
    assert!(
        String::from_utf8(warned)
            .unwrap()
            .contains("only the sign of R₀ − 1 is identified")
    );
    let given = endodec(IMPLIED)
        .args(["--contact-rate", "0.5"])
        .write_stdin(EIGHT)
        .assert()
        .success();
    assert!(given.get_output().stderr.is_empty());
}

#[test]
fn both_equations_agree_on_which_side_of_one_slow_growth_is() {
    let logistic = piped(IMPLIED, EIGHT);
    let sis = piped(
        IMPLIED
            .into_iter()
            .chain(["--model", "sis", "--step", "exact"]),
        EIGHT,
    );
    let first = |answer: &serde_json::Value| answer["intervals"][0]["r0"].as_f64().unwrap();
    assert!(first(&sis) > first(&logistic) && first(&logistic) > 1.0);
}

#[test]
fn the_command_and_the_explorer_have_one_baseline_of_adoption() {
    let command = json(["adoption", "threshold"]);
    let panel = endodec_screens::ScreenPanel::find("adoption").unwrap();
    let screen = panel.compute(&endodec_screens::Values::default()).unwrap();
    for (of_command, of_panel) in [
        ("r0_at_parity", "r0-at-parity"),
        ("critical_cost", "critical-cost"),
        ("threshold_output", "threshold-output"),
        ("cost_parity_output", "parity-output"),
    ] {
        let shown = screen.readouts[panel.readout(of_panel).unwrap()];
        let answered = command[of_command].as_f64().unwrap();
        assert!(
            (answered - shown).abs() <= 1e-12 * shown,
            "{of_command}: {answered} and {shown}"
        );
    }
    // v2 section 5.4.4: 0.4 to 0.8 in the current period.
    let r0 = command["r0_at_parity"].as_f64().unwrap();
    assert!((0.4..=0.8).contains(&r0), "{r0}");
}

#[test]
fn the_threshold_is_null_where_there_is_none() {
    let friction = json(["adoption", "threshold"]);
    assert_eq!(friction["regime"], "friction-dominated");
    assert!(
        friction["threshold_output"].as_f64().unwrap()
            > friction["cost_parity_output"].as_f64().unwrap()
    );
    for (arguments, regime) in [
        (["--friction", "1.0"], "network-dominated"),
        (["--friction", "9.0"], "never"),
    ] {
        let none = json(["adoption", "threshold"].into_iter().chain(arguments));
        assert_eq!(none["regime"], regime);
        assert!(none["threshold_output"].is_null() && none["lag_years"].is_null());
    }
    // v1's form has one before parity.
    let linear = json([
        "adoption",
        "threshold",
        "--friction",
        "1.0",
        "--form",
        "linear",
    ]);
    assert!(linear["lag_years"].as_f64().unwrap() < 0.0);
}

#[test]
fn every_scenario_file_runs_and_does_what_its_comment_says() {
    let run = |name: &str| json(["adoption", "simulate", &scenario(name)]);
    let kinds = |answer: &serde_json::Value| -> Vec<String> {
        answer["events"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| e["kind"].as_str().unwrap().to_owned())
            .collect()
    };
    for name in [
        "fixed-friction",
        "declining-friction",
        "power-friction",
        "sudden-standard",
    ] {
        let answer = run(name);
        assert!(answer["lag_years"].as_f64().unwrap() > 2.4, "{name}");
        assert!(!kinds(&answer).contains(&"peak".to_owned()), "{name}");
        assert_eq!(answer["points"].as_array().unwrap().len(), 241);
    }
    let waves = kinds(&run("two-waves"));
    assert!(waves.contains(&"peak".to_owned()) && waves.contains(&"standard".to_owned()));
    assert_eq!(run("supply-shock")["relapses"].as_array().unwrap().len(), 1);
}

#[test]
fn a_simulated_path_as_csv_has_the_documented_columns() {
    let csv = answer([
        "adoption",
        "simulate",
        &scenario("two-waves"),
        "--format",
        "csv",
    ]);
    assert!(csv.starts_with(
        "t,q,e,s,f,cost,friction,r0,hardware_gap,coordination_gap,total_gap,quasi_static_ratio\n2024,2.5,"
    ));
    assert_eq!(csv.lines().count(), 146);
}

const FIT: [&str; 7] = [
    "adoption",
    "fit",
    "-",
    "--time",
    "year",
    "--adopters",
    "sales",
];

#[test]
fn bass_on_room_air_conditioners_is_srinivasan_and_masons() {
    let fit = piped(FIT, SALES);
    assert_eq!(fit["model"], "bass");
    // R's nlsLM: 18712.7416, .00944207743, .374762828 with standard errors 1410.53748, .00203841297, .0402189059.
    for (name, estimate, error) in [
        ("m", 18712.7416, 1410.53748),
        ("p", 0.009_442_077_4, 0.002_038_412_97),
        ("q", 0.374_762_828, 0.040_218_905_9),
    ] {
        assert!((fit["estimates"][name].as_f64().unwrap() / estimate - 1.0).abs() < 1e-5);
        assert!((fit["std_errors"][name].as_f64().unwrap() / error - 1.0).abs() < 1e-5);
    }
    assert_eq!(fit["n"], 13);
}

#[test]
fn all_models_come_with_weights_that_add_up_and_reasons_for_those_left_out() {
    let all = piped(FIT.into_iter().chain(["--model", "all"]), SALES);
    let fits = all["fits"].as_array().unwrap();
    let sum: f64 = fits
        .iter()
        .map(|fit| fit["akaike_weight"].as_f64().unwrap())
        .sum();
    assert!((sum - 1.0).abs() < 1e-12 && fits.len() >= 4);
    assert!(
        all["not_fitted"][0]["reason"]
            .as_str()
            .unwrap()
            .contains("do not identify")
    );
}

#[test]
fn forecasts_carry_bands_and_the_same_seed_the_same_digits() {
    let forecast = || {
        piped(
            FIT.into_iter().chain([
                "--bootstrap",
                "200",
                "--forecast",
                "1965",
                "--forecast",
                "1975",
            ]),
            SALES,
        )
    };
    let answer = forecast();
    let width = |k: usize| {
        let band = answer["forecast"][k]["curve_interval_95"]
            .as_array()
            .unwrap();
        band[1].as_f64().unwrap() - band[0].as_f64().unwrap()
    };
    assert!(width(0) > 0.0 && width(0) < width(1));
    assert_eq!(answer, forecast());
}

#[test]
fn mistakes_are_one_sentence_that_says_where_and_what() {
    let share = |row: &str| format!("date,share\n2024-01,0.1\n{row}\n");
    for (input, needle) in [
        (share("2024-02,NA"), "line 3, column `share`"),
        (
            share("2024-02,12"),
            "strictly between 0 and 1, is required, got `12`",
        ),
        (
            share("2024-01,0.2"),
            "a time is required that no other row has, got `2024-01` as in line 2",
        ),
        (share("soon,0.2"), "line 3, column `date`"),
        (
            "date,share\n2024-01,0.1\n".to_owned(),
            "at least 2 rows of data, got 1",
        ),
    ] {
        let sentence = mistake(IMPLIED, &input);
        assert!(
            sentence.contains(needle) && sentence.lines().count() == 1,
            "{sentence}"
        );
    }
    assert!(
        mistake(["adoption", "threshold", "--churn", "-1"], "")
            .contains("churn must be finite and not negative, got -1")
    );
    let unknown = mistake(["adoption", "simulate", "-"], "start = 2024\nspeed = 3\n");
    assert!(
        unknown.contains("line 2, column 1: unknown field `speed`") && unknown.lines().count() == 1,
        "{unknown}"
    );
    let text = std::fs::read_to_string(scenario("two-waves")).unwrap();
    let negative = mistake(
        ["adoption", "simulate", "-"],
        &text.replace("churn = 1.2", "churn = -1.2"),
    );
    assert_eq!(
        negative,
        "endodec: standard input: churn must be finite and not negative, got -1.2\n"
    );
    let exponential = "year,sales\n1,1\n2,2\n3,4\n4,8\n5,16\n6,32\n7,64\n8,128\n";
    let open = mistake(
        FIT.into_iter()
            .chain(["--cumulative", "--model", "logistic"]),
        exponential,
    );
    assert!(
        open.contains("do not identify m of the logistic model"),
        "{open}"
    );
    assert!(
        mistake(FIT.into_iter().chain(["--forecast", "1970"]), SALES)
            .contains("--forecast needs --bootstrap N")
    );
}
