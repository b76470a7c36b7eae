//! `endodec game drift`: the exact equilibrium, the measured error and both gaps.

use serde_json::Value;

use super::{answer, json};

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

#[test]
fn a_falling_threshold_is_crossed_sooner_and_worth_less() {
    let found = json(["game", "drift", "--drift", "1", "--at", "1", "--at", "10"]);
    let points = found["points"].as_array().unwrap();
    assert_eq!(points.len(), 2);
    let still = json(["game", "solve"]);
    for regime in ["nash", "cooperative"] {
        let (moving, before) = (&points[1][regime], &points[1]["without_drift"][regime]);
        assert_eq!(before["value"], still[regime]["value"]);
        for key in ["value", "crossing_time"] {
            assert!(
                number(&moving[key]) < number(&before[key]),
                "{regime} {key}"
            );
        }
    }
}

#[test]
fn the_claimed_bound_holds_for_output_and_time_and_fails_for_values() {
    let found = json([
        "game",
        "drift",
        "--drift",
        "1e-4",
        "--firms",
        "2",
        "--intercept",
        "1",
        "--slope",
        "1",
        "--inference-profit",
        "0",
        "--distance",
        "3.0534",
    ]);
    let point = &found["points"][0];
    let within = &point["within_bound"];
    assert_eq!(within["output"], true);
    assert_eq!(within["crossing_time"], true);
    assert_eq!(within["value"], false);
    let error = &point["quasi_static_error"];
    assert!(number(&error["value"]) > number(&error["timescale_ratio"]));
}

#[test]
fn both_gaps_add_up_to_the_distance_until_crossing() {
    let found = json([
        "game",
        "drift",
        "--drift",
        "1",
        "--coordination-gap",
        "4",
        "--points",
        "11",
    ]);
    let path = found["path"].as_array().unwrap();
    assert_eq!(path.len(), 11);
    assert_eq!(path[0]["coordination_gap"], 4.0);
    for at in path {
        let sum = number(&at["hardware_gap"]) + number(&at["coordination_gap"]);
        assert!((sum - number(&at["distance"])).abs() < 1e-9, "{at}");
    }
    assert!(number(&path[10]["distance"]).abs() < 1e-9);
    assert_eq!(path[10]["time"], found["quasi_static_crossing_time"]);
}

#[test]
fn the_csv_holds_the_equilibria_or_the_path() {
    let header = |arguments: &[&str]| {
        let csv = answer(
            ["game", "drift", "--drift", "1", "--format", "csv"]
                .iter()
                .chain(arguments)
                .copied(),
        );
        csv.lines().next().unwrap().to_owned()
    };
    assert_eq!(
        header(&[]),
        "x,regime,value,shadow_cost,output,crossing_time,value_without_drift,output_without_drift,crossing_time_without_drift"
    );
    assert_eq!(
        header(&["--coordination-gap", "4"]),
        "time,distance,hardware_gap,coordination_gap,output,exact_output,timescale_ratio"
    );
}
