use super::{answer, json};

fn number(value: &serde_json::Value) -> f64 {
    value.as_f64().unwrap()
}

/// The channels are two roundings away from the outputs they add up to.
const ROUNDING: f64 = 1e-12;

#[test]
fn the_baseline_answers_what_the_paper_prints() {
    let solved = json(["game", "solve"]);
    assert_eq!(format!("{:.2}", number(&solved["nash"]["value"])), "19.22");
    assert_eq!(
        format!("{:.2}", number(&solved["cooperative"]["value"])),
        "29.16"
    );
    assert_eq!(
        format!("{:.1}", 100.0 * number(&solved["welfare_loss"])),
        "34.1"
    );
    let channels = number(&solved["channels"]["cournot"]) + number(&solved["channels"]["learning"]);
    let excess = number(&solved["nash"]["output"]) - number(&solved["cooperative"]["output"]);
    assert!((channels - excess).abs() < ROUNDING * excess);
}

#[test]
fn several_distances_come_back_as_points() {
    let solved = json(["game", "solve", "--at", "1", "--at", "10"]);
    let points = solved["points"].as_array().unwrap();
    assert_eq!(points.len(), 2);
    assert!(
        number(&points[0]["nash"]["crossing_time"]) < number(&points[1]["nash"]["crossing_time"])
    );
}

#[test]
fn a_path_runs_from_the_start_to_crossing() {
    let path = answer([
        "game", "path", "--regime", "nash", "--points", "11", "--format", "csv",
    ]);
    let lines: Vec<&str> = path.lines().collect();
    assert_eq!(lines.len(), 12);
    assert_eq!(lines[0], "t,x,output,price,value");
    assert!(lines[1].starts_with("0,10,"));
    assert!(lines[11].split(',').nth(1).is_some_and(|x| x == "0"));
}

#[test]
fn a_file_of_parameters_gives_way_to_options() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("game.toml");
    std::fs::write(&file, "firms = 12.0\nslope = 1.0\n").unwrap();
    let solved = json([
        "game",
        "solve",
        "--params",
        file.to_str().unwrap(),
        "--firms",
        "3",
    ]);
    assert!((number(&solved["parameters"]["firms"]) - 3.0).abs() < f64::EPSILON);
    assert!((number(&solved["parameters"]["slope"]) - 1.0).abs() < f64::EPSILON);
}

#[test]
fn the_baseline_is_inside_what_the_printed_results_leave_open() {
    let recovered = json(["game", "recover"]);
    assert_eq!(recovered["baseline"]["admitted"], true);
    assert!(number(&recovered["value_scale"]["lower"]) < 200.0);
    assert!(number(&recovered["value_scale"]["upper"]) > 200.0);
}
