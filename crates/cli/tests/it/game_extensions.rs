//! The extensions of the game: answers in three formats, and what is said to wrong arguments.

use serde_json::Value;

use super::{answer, endodec};

fn json(arguments: &[&str]) -> Value {
    super::json(arguments.iter().copied())
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

#[test]
fn statics_give_both_readings_of_what_is_held() {
    let found = json(&["game", "statics", "--wrt", "firms,distance"]);
    let derivatives = found["derivatives"].as_array().unwrap();
    assert_eq!(derivatives.len(), 4);
    assert_eq!(derivatives[0]["holding"], "continuation_value");
    assert_eq!(derivatives[1]["holding"], "cournot_profit");
    for entry in derivatives {
        let time = &entry["quantities"]["nash_crossing_time"];
        let value = number(&time["derivative"]);
        assert_eq!(value < 0.0, entry["by"] == "firms", "{entry}");
    }
    let effect = found["investment_effect"].as_object().unwrap();
    assert!(effect.values().all(|part| number(part) < 0.0));
    let given = json(&[
        "game",
        "statics",
        "--inference-profit",
        "20",
        "--wrt",
        "firms",
    ]);
    assert_eq!(given["derivatives"][1]["holding"], "inference_profit");
}

#[test]
fn second_derivatives_are_symmetric_rows_of_the_csv() {
    let csv = answer([
        "game",
        "statics",
        "--wrt",
        "firms,slope",
        "--second",
        "--format",
        "csv",
    ]);
    let header = csv.lines().next().unwrap();
    assert_eq!(header, "by,and,holding,quantity,derivative,elasticity");
    // Two parameters and three pairs, two holdings, nine quantities.
    assert_eq!(csv.lines().count(), 1 + (2 + 3) * 2 * 9);
}

#[test]
fn equal_firms_are_the_symmetric_game() {
    let unequal = json(&["game", "asymmetric", "--costs", "0,0,0,0,0"]);
    let symmetric = json(&["game", "solve"]);
    let close = |a: &Value, b: &Value| (number(a) / number(b) - 1.0).abs() < 1e-11;
    assert!(close(
        &unequal["crossing_time"],
        &symmetric["nash"]["crossing_time"]
    ));
    assert!(close(
        &unequal["firms"][2]["value"],
        &symmetric["nash"]["value"]
    ));
    assert!(close(&unequal["output"], &symmetric["nash"]["output"]));
}

#[test]
fn the_delay_of_a_cap_lies_in_its_bounds() {
    let found = json(&["game", "capacity", "--capacity", "8", "--duration", "0.5"]);
    let (low, high) = (
        number(&found["delay_bounds"][0]),
        number(&found["delay_bounds"][1]),
    );
    assert!((low..=high).contains(&number(&found["delay"])));
    let path = found["path"].as_array().unwrap();
    assert_eq!(path.len(), 101);
    assert!(path[0]["trend_price"].is_number() && path[100]["trend_price"].is_null());
}

#[test]
fn the_prize_widens_the_gap_or_narrows_it() {
    let found = json(&[
        "game",
        "option-value",
        "--hazard",
        "0.01",
        "--prize",
        "60",
        "--loser-value",
        "15",
    ]);
    let gap = |reading: &str| number(&found["readings"][reading]["output_gap"]);
    assert!(gap("race") > gap("none") && gap("training_value") < gap("none"));
}

#[test]
fn two_periods_have_an_equilibrium_that_stops_at_the_threshold() {
    let found = json(&[
        "game",
        "two-period",
        "--costs",
        "2,2",
        "--slope",
        "1",
        "--threshold",
        "5.2",
        "--retained",
        "30",
        "--crossed",
        "1",
    ]);
    assert_eq!(found["equilibria"][0]["kind"], "at_threshold");
    assert!(found["periods_to_cross"].is_null());
}

#[test]
fn the_two_state_game_reaches_its_reference() {
    let found = json(&[
        "game",
        "two-state",
        "--nodes",
        "201",
        "--adoption",
        "0.3",
        "--horizon",
        "20",
        "--points",
        "5",
    ]);
    assert!((number(&found["points"][0]["value"]) - 0.424_08).abs() < 1e-4);
    assert_eq!(found["path"].as_array().unwrap().len(), 5);
}

#[test]
fn linear_general_demand_is_the_closed_form() {
    let general = json(&[
        "game",
        "general-demand",
        "--demand",
        "linear",
        "--continuation-value",
        "15.873015873015873",
    ]);
    let exact = json(&["game", "solve"]);
    let ratio = number(&general["points"][0]["output_ratio"]) / number(&exact["output_ratio"]);
    assert!((ratio - 1.0).abs() < 1e-9);
}

#[test]
fn every_wrong_argument_gives_one_sentence_and_exit_code_two() {
    for (arguments, says) in [
        (
            vec!["game", "statics", "--wrt", "alpha"],
            "no such parameter",
        ),
        (vec!["game", "statics", "--distance", "0"], "distance x0"),
        (
            vec!["game", "asymmetric", "--costs", "1"],
            "--costs must be",
        ),
        (
            vec!["game", "asymmetric", "--costs", "1,2", "--values", "3"],
            "number of continuation",
        ),
        (
            vec!["game", "asymmetric", "--costs", "1,2", "--firms", "3"],
            "--firms must be",
        ),
        (
            vec!["game", "capacity", "--capacity", "19", "--duration", "1"],
            "capacity must be",
        ),
        (
            vec!["game", "capacity", "--capacity", "1,2", "--duration", "1"],
            "--duration must be",
        ),
        (
            vec!["game", "option-value", "--hazard", "1", "--prize", "1e6"],
            "prize B must be",
        ),
        (
            vec!["game", "option-value", "--hazard", "NaN", "--prize", "1"],
            "hazard theta must be",
        ),
        (
            vec![
                "game",
                "two-period",
                "--threshold",
                "3",
                "--retained",
                "1",
                "--crossed",
                "2",
            ],
            "retained profit must be",
        ),
        (
            vec!["game", "two-state", "--adoption", "1.5"],
            "--adoption must be",
        ),
        (
            vec!["game", "two-state", "--courant", "2"],
            "Courant number must be",
        ),
        (
            vec!["game", "general-demand", "--demand", "isoelastic"],
            "no interior equilibrium",
        ),
        (
            vec!["game", "general-demand", "--demand", "linear", "--at", "-1"],
            "distance x must be",
        ),
    ] {
        let assert = endodec(arguments.iter().copied()).assert().code(2);
        let output = assert.get_output();
        assert!(output.stdout.is_empty(), "{arguments:?}");
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(message.contains(says), "{arguments:?}: {message}");
    }
}

#[test]
fn every_command_shows_a_worked_example() {
    for command in [
        "solve",
        "path",
        "recover",
        "statics",
        "asymmetric",
        "capacity",
        "option-value",
        "two-period",
        "two-state",
        "general-demand",
    ] {
        let help = answer(["game", command, "--help"]);
        assert!(help.contains("Example:\n  endodec game "), "{command}");
    }
}

#[test]
fn welfare_names_the_value_from_which_rivals_are_too_slow() {
    let at = |value: &str| {
        let answer = answer([
            "game",
            "welfare",
            "--crossing-value",
            value,
            "--format",
            "json",
        ]);
        serde_json::from_str::<Value>(&answer).unwrap()
    };
    let low = at("0");
    let break_even = low["break_even_crossing_value"].as_f64().unwrap();
    assert!(low["nash"]["output"].as_f64() > low["planner"]["output"].as_f64());
    let high = at(&(1.01 * break_even).to_string());
    assert!(high["nash"]["output"].as_f64() < high["planner"]["output"].as_f64());
    for regime in ["nash", "cooperative"] {
        assert!(high[regime]["total"].as_f64() <= high["planner"]["total"].as_f64());
    }
}

#[test]
fn proposition_1_is_certified_below_the_threshold_and_fails_above_it() {
    let at = |value: &str| {
        let answer = answer([
            "game",
            "proposition",
            "--training-value",
            value,
            "--at",
            "0.5",
            "--format",
            "json",
        ]);
        serde_json::from_str::<Value>(&answer).unwrap()
    };
    let (low, high) = (at("0"), at("900"));
    assert_eq!(low["argument"], "output_bounds");
    assert_eq!(low["points"][0]["holds"], true);
    assert_eq!(low["reversal"], Value::Null);
    assert_eq!(high["argument"], "fails");
    assert_eq!(high["points"][0]["holds"], false);
    assert!(high["reversal"].as_f64().unwrap() > 0.5);
}

#[test]
fn a_cartel_holds_if_deviations_are_noticed_soon_enough() {
    let at = |rate: &str| {
        let answer = answer([
            "game",
            "collusion",
            "--detection-rate",
            rate,
            "--format",
            "json",
        ]);
        serde_json::from_str::<Value>(&answer).unwrap()["points"][0].clone()
    };
    let critical = at("1")["incentive"]["critical_detection_rate"]
        .as_f64()
        .unwrap();
    assert_eq!(at(&(1.01 * critical).to_string())["cartel_holds"], true);
    assert_eq!(at(&(0.99 * critical).to_string())["cartel_holds"], false);
    // At one distance: a path that lasts to the crossing is far less collusive at that rate.
    let sustained = &at(&(1.01 * critical).to_string())["sustained"];
    assert_eq!(sustained["unconstrained"], false);
    assert!(sustained["output"].as_f64().unwrap() > 8.0);
    let output = endodec(["game", "collusion", "--detection-rate", "0"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}
