//! Troubles that other programs have had with valid input: the right value, or the right refusal. Inputs lie in
//! `tests/data/field_cases`.

use serde_json::Value;

use super::{endodec, json};

macro_rules! input {
    ($name:literal) => {
        include_str!(concat!("../data/field_cases/", $name))
    };
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// JSON of a command that reads this from standard input.
fn from_input(command: &str, input: &str) -> Value {
    let output = endodec(command.split(' ').chain(["--format", "json"]))
        .write_stdin(input)
        .assert()
        .success();
    serde_json::from_slice(&output.get_output().stdout).unwrap()
}

fn text(command: &str, input: &str) -> String {
    let output = endodec(command.split(' '))
        .write_stdin(input)
        .assert()
        .success();
    String::from_utf8(output.get_output().stdout.clone()).unwrap()
}

fn refused(command: &str, input: &str) -> String {
    let output = endodec(command.split(' ')).write_stdin(input).assert();
    let output = output.code(2);
    String::from_utf8(output.get_output().stderr.clone()).unwrap()
}

fn close(value: &Value, want: f64, tolerance: f64) {
    let got = number(value);
    assert!((got - want).abs() <= tolerance, "{got} for {want}");
}

#[test]
fn the_restricted_likelihood_is_climbed_to_its_global_maximum() {
    let curves = "alpha,se\n0.21,0.004\n0.20,0.005\n0.22,0.010\n1.60,0.300\n";
    let found = from_input("learning heterogeneity - --estimate alpha --se se", curves);
    close(&found["tau_squared"], 0.362_256_5, 1e-7);
    close(&found["random"]["estimate"], 0.502_95, 1e-5);
}

#[test]
fn estimates_that_agree_do_not_shrink_the_modified_interval_to_a_point() {
    let curves = "alpha,se\n0.20,0.05\n0.20,0.05\n0.20,0.05\n";
    let found = from_input("learning heterogeneity - --estimate alpha --se se", curves);
    let modified = &found["random"]["hartung_knapp_modified_interval"];
    close(&modified[0], 0.075_793_11, 1e-7);
    close(&modified[1], 0.324_206_9, 1e-7);
}

#[test]
fn robust_errors_reach_every_regime_and_agree_with_other_programs() {
    let costs = input!("costs.csv");
    let fit = "learning fit - --quantity cum --cost price --se hc3";
    close(
        &from_input(fit, costs)["std_error"],
        0.027_515_011_811_195_086,
        1e-14,
    );
    let by_lags = from_input(
        "learning fit - --quantity cum --cost price --se newey-west --lags 2",
        costs,
    );
    close(&by_lags["std_error"], 0.032_860_591_578_000_82, 1e-14);
    let regimes = &from_input(&format!("{fit} --breaks 8"), costs)["regimes"];
    close(&regimes[0]["std_error"], 0.007_028_751_969_917_345, 1e-13);
    close(&regimes[1]["std_error"], 0.124_638_163_633_790_93, 1e-12);
}

#[test]
fn a_row_that_alone_fixes_the_line_has_no_robust_error() {
    let costs = "cum,price\n10,5\n10,6\n10,7\n100,2\n";
    let said = refused("learning fit - --quantity cum --cost price --se hc3", costs);
    assert!(said.contains("observation 4"), "{said}");
}

#[test]
fn an_exact_curve_has_no_statistics_and_a_certain_forecast() {
    let costs = "cum,price\n1,16\n2,8\n4,4\n8,2\n";
    let fit = from_input(
        "learning fit - --quantity cum --cost price --diagnostics",
        costs,
    );
    close(&fit["elasticity"], 1.0, 1e-14);
    close(&fit["std_error"], 0.0, 0.0);
    assert_eq!(fit["perfect_fit"], true);
    for key in ["t", "p_value", "durbin_watson"] {
        assert_eq!(fit[key], Value::Null, "{key}");
    }
    for row in fit["observations"].as_array().unwrap() {
        assert_eq!(row["residual"], 0.0);
        assert_eq!(row["studentised_residual"], Value::Null);
        assert_eq!(row["cooks_distance"], Value::Null);
    }
    let forecast = from_input(
        "learning forecast - --quantity cum --cost price --growth 1 --horizon 2 --target 1",
        costs,
    );
    assert_eq!(forecast["forecasts"][0]["probability_at_target"], 1.0);
    let by = &forecast["crossing"]["probability_by"];
    assert_eq!(by[0]["probability"], 1.0);
}

/// The same curve through every command: residuals that rounding leaves are none, and nothing is estimated from them.
#[test]
fn no_command_makes_statistics_of_rounding() {
    let mut costs = String::from("year,cum,price\n");
    for k in 0..9 {
        let (year, q) = (2000 + k, f64::exp2(f64::from(k)));
        costs.push_str(&format!("{year},{q},{}\n", 30.0 * q.powf(-0.4)));
    }
    let with = |command: &str, options: &str| {
        let columns = "--quantity cum --cost price";
        from_input(&format!("learning {command} - {columns}{options}"), &costs)
    };
    let mut errors = Vec::new();
    gather(&with("influence", ""), "std_error", &mut errors);
    gather(&with("bootstrap", ""), "std_error", &mut errors);
    gather(&with("fit", " --breaks 4"), "std_error", &mut errors);
    assert!(errors.len() > 10);
    assert!(errors.iter().all(|e| *e == 0.0), "{errors:?}");
    let breaks = from_input("learning breaks - --y price --x cum --log", &costs);
    assert_eq!(breaks["selected"]["breaks"], serde_json::json!([]));
    let test = with("test", " --time year --simulations 1000");
    assert_eq!(test["engle_granger"], Value::Null);
}

/// Every value under a key, however deep.
fn gather(value: &Value, key: &str, into: &mut Vec<Value>) {
    match value {
        Value::Object(map) => {
            for (name, inner) in map {
                if name == key {
                    into.push(inner.clone());
                }
                gather(inner, key, into);
            }
        }
        Value::Array(all) => all.iter().for_each(|inner| gather(inner, key, into)),
        _ => {}
    }
}

#[test]
fn a_pulse_whose_coefficient_does_not_break_is_identified() {
    let pulse = input!("pulse.csv");
    let found = from_input("learning breaks - --y y --fixed strike", pulse);
    assert_eq!(found["selected"]["breaks"], serde_json::json!([25]));
    let said = refused("learning breaks - --y y --x strike", pulse);
    assert!(said.contains("linearly dependent"), "{said}");
}

#[test]
fn the_advice_about_regimes_that_are_too_long_works() {
    let said = refused("learning breaks - --y y --min-segment 3", "y\n1\n2\n1\n2\n");
    assert!(said.contains("6 observations"), "{said}");
    assert!(said.contains("--min-segment 2"), "{said}");
    from_input("learning breaks - --y y --min-segment 2", "y\n1\n2\n1\n2\n");
}

#[test]
fn four_observations_have_one_break() {
    let found = from_input(
        "learning breaks - --y y --min-segment 2 --select global:1",
        "y\n0.3\n0.2\n2.1\n1.9\n",
    );
    assert_eq!(found["selected"]["breaks"], serde_json::json!([2]));
}

#[test]
fn a_continuous_curve_has_its_kink() {
    let found = from_input(
        "learning breaks - --y price --x cum --log --continuous --min-segment 3 --max-breaks 1",
        input!("kink.csv"),
    );
    close(&found["knots"][0]["at"], 64.0, 1e-5);
}

#[test]
fn a_regressor_far_from_zero_keeps_its_digits() {
    let found = from_input(
        "learning breaks - --y y --x x --min-segment 4 --select global:0",
        input!("large_regressor.csv"),
    );
    let coefficients = &found["selected"]["regimes"][0]["coefficients"];
    close(&coefficients[0], 3.093_823_584_259_49, 1e-12);
    close(&coefficients[1], -1.033_350_774_363_27e-14, 1e-27);
}

#[test]
fn the_game_holds_where_exponentials_overflow() {
    let far = json(["game", "solve", "--distance", "1e12"]);
    close(
        &far["cooperative"]["crossing_time"],
        100_000_000_014.365_64,
        2e-5,
    );
    let patient = json(["game", "solve", "--discount", "1e-12"]);
    close(
        &patient["cooperative"]["crossing_time"],
        601_786.035_030_6,
        1e-6,
    );
}

#[test]
fn crossings_before_the_start_are_said_and_not_dated() {
    let late = input!("late.toml");
    let quiet = late.split("[shock]").next().unwrap();
    for scenario in [late, quiet] {
        let found = from_input("adoption simulate -", scenario);
        let before = serde_json::json!({"cost_parity": true, "self_sustaining": true});
        assert_eq!(found["at_start"], before);
        for key in ["hardware_crossing", "self_sustaining", "lag_years"] {
            assert_eq!(found[key], Value::Null, "{key}");
        }
    }
    let said = text("adoption simulate -", late);
    assert!(said.contains("lies before the path"), "{said}");
    assert!(said.contains("cost parity again"), "{said}");
}

#[test]
fn two_crossings_inside_a_step_are_found_at_every_tolerance() {
    for tolerance in ["1e-12", "1e-9", "1e-6", "1e-4", "1e-3"] {
        let found = from_input(
            &format!("adoption simulate - --tolerance {tolerance}"),
            input!("narrow.toml"),
        );
        let at = |kind: &str| -> Vec<f64> {
            let events = found["events"].as_array().unwrap();
            let of = events.iter().filter(|event| event["kind"] == kind);
            of.map(|event| number(&event["t"])).collect()
        };
        let (up, down) = (at("self_sustaining"), at("self_sustaining_lost"));
        assert_eq!((up.len(), down.len()), (1, 1), "{tolerance}");
        // The dates shift with the accuracy of the path: by a tenth of a year at most where it is loosest.
        let loose: f64 = tolerance.parse().unwrap();
        let slack = (100.0 * loose).max(1e-7);
        assert!(
            (up[0] - 2_030.447_839_533_986).abs() < slack,
            "{tolerance} {up:?}"
        );
        assert!(
            (down[0] - 2_031.350_220_745_964_4).abs() < slack,
            "{tolerance} {down:?}"
        );
    }
}

#[test]
fn an_empty_start_fills_from_outside() {
    let seed = input!("seed.toml");
    let found = from_input("adoption simulate -", seed);
    let points = found["points"].as_array().unwrap();
    close(&points[0]["s"], 0.0, 0.0);
    // Parity comes in 2027; before it the share rests where s′ = 0.
    let rest = points.iter().find(|p| p["t"] == 2027.0).unwrap();
    assert!(number(&rest["s"]) > 0.01 && number(&rest["s"]) < 0.024_660_257_438_888_514);
    let closed = seed.replace("external = 0.02", "external = 0.0");
    let said = refused("adoption simulate -", &closed);
    assert!(said.contains("initial share"), "{said}");
}

#[test]
fn the_reproduction_number_of_a_series_is_of_the_model_asked_for() {
    let command =
        "adoption implied-r0 - --date date --share share --model sis --step exact --contact-rate 1";
    let found = from_input(command, input!("sis_shares.csv"));
    // Shares are printed with six decimals.
    close(&found["trend"]["r0"], 2.0, 1e-4);
    assert!(number(&found["noise"]) < 1e-4);
}

/// The two laws of Bass are two curves: sales by the recursion, exactly, with p .03, q .38, m 1000.
#[test]
fn the_recursion_of_bass_gives_its_own_parameters_back() {
    let (mut sold, mut sales) = (0.0, String::from("t,s\n"));
    for t in 1..=20 {
        let new = (0.03 + 0.38 * sold / 1000.0) * (1000.0 - sold);
        sales.push_str(&format!("{},{new}\n", 1990 + 2 * t));
        sold += new;
    }
    let fit = "adoption fit - --time t --adopters s";
    let found = from_input(&format!("{fit} --law recursion"), &sales);
    assert_eq!(
        (&found["model"], &found["law"]),
        (&"bass".into(), &"recursion".into())
    );
    for (name, want) in [("m", 1000.0), ("p", 0.03), ("q", 0.38)] {
        close(&found["estimates"][name], want, 1e-7 * want);
        close(&found["std_errors"][name], 0.0, 0.0);
    }
    assert_eq!(found["aicc"], Value::Null);
    // The eighth period of two years sells most.
    close(&found["peak_time"], 2006.0, 0.0);
    let other = from_input(fit, &sales);
    assert_eq!(other["law"], "continuous");
    // Per year, and of another curve.
    assert!((number(&other["estimates"]["p"]) - 0.0104).abs() < 2e-3);
    assert!(text(&format!("{fit} --law recursion"), &sales).contains("recursion"));
    let said = refused(&format!("{fit} --law recursion --model logistic"), &sales);
    assert!(said.contains("--model bass"), "{said}");
}

#[test]
fn a_criterion_that_does_not_exist_gives_no_weight() {
    let sales = "t,s\n1,2.40\n2,2.98\n3,4.13\n4,5.51\n5,7.02\n";
    let found = from_input("adoption fit - --time t --adopters s --model all", sales);
    for fit in found["fits"].as_array().unwrap() {
        let exists = fit["aicc"].is_number();
        assert!(!exists || fit["model"] == "exponential", "{fit}");
        assert_eq!(fit["akaike_weight"], Value::Null, "{}", fit["model"]);
    }
}

#[test]
fn adoption_that_only_falls_has_no_peak_and_says_null() {
    let sales = "t,s\n1,100\n2,80\n3,64\n4,51\n5,41\n6,33\n7,26\n";
    let found = from_input("adoption fit - --time t --adopters s", sales);
    let keys = found.as_object().unwrap();
    assert!(keys.contains_key("peak_time") && keys["peak_time"].is_null());
}

/// Two regimes whose errors remember: the usual intervals of dates are said to be too short, and others stand beside them.
#[test]
fn dates_of_breaks_say_what_autocorrelation_does_to_them() {
    let mut series = String::from("y\n");
    let (mut error, mut state) = (0.0, 7_u32);
    for t in 0..60 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let shock = f64::from(state >> 8) / f64::from(1 << 24) - 0.5;
        error = 0.7 * error + shock;
        let level = if t < 30 { 0.0 } else { 1.0 };
        series.push_str(&format!("{}\n", level + error));
    }
    let breaks = "learning breaks - --y y --select global:1";
    let found = from_input(breaks, &series);
    let persistence = &found["selected"]["persistence"];
    assert!(number(&persistence["autocorrelation"]) > 0.2);
    let usual = &found["selected"]["intervals_95"][0];
    let drawn = &persistence["intervals_95"][0];
    assert!(number(&drawn[0]) <= number(&usual[0]) && number(&drawn[1]) >= number(&usual[1]));
    assert!(text(breaks, &series).contains("docs/coverage.md"));
}

#[test]
fn a_range_of_firms_is_refused_where_the_list_of_its_steps_is() {
    for grid in [input!("firms-range.toml"), input!("firms-list.toml")] {
        let said = refused("sweep - --format csv", grid);
        assert!(said.contains("firms") && said.contains("3.5"), "{said}");
        assert!(said.contains("whole"), "{said}");
    }
}

#[test]
fn a_read_out_that_is_called_like_a_parameter_keeps_a_name_of_its_own() {
    let grid = input!("same-name.toml");
    let rows = from_input("sweep -", grid);
    close(&rows[0]["elasticity"], 0.2, 0.0);
    // −log2(1 − .20).
    close(
        &rows[0]["elasticity.in-force"],
        0.321_928_094_887_362_35,
        1e-15,
    );
    let csv = text("sweep - --format csv", grid);
    assert!(csv.starts_with("reading,elasticity,elasticity.in-force,crossing,error\n"));
}

#[test]
fn powers_of_ten_on_a_logarithmic_grid_are_exact() {
    let csv = text("sweep - --format csv", input!("decades.toml"));
    let distances: Vec<&str> = csv
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(distances, ["0.01", "0.1", "1.0", "10.0", "100.0", "1000.0"]);
}
