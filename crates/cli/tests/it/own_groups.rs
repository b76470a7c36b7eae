//! Groups of a user's own file: answered one by one, compared, refused by name.

use super::own_data::{found, learning, piped, refused};

fn panel() -> String {
    let mut text = String::from("year,technology,cumulative,price\n");
    for year in 0..15_i32 {
        for technology in 0..50_i32 {
            let wobble = 1.0 + 0.03 * f64::from((year * 7 + technology * 3) % 5 - 2);
            let q = 1.5_f64.powi(year) * f64::from(technology + 1);
            let c = 100.0 * q.powf(-0.1 - 0.01 * f64::from(technology)) * wobble;
            text.push_str(&format!("{},tech{technology:02},{q},{c}\n", 2005 + year));
        }
    }
    text
}

#[test]
fn groups_are_answered_one_by_one_and_compared() {
    let panel = panel();
    let options = ["--by", "technology", "--time", "year"];
    let all = found(&learning("fit", &options), &panel);
    let groups = all["groups"].as_array().unwrap();
    assert_eq!(groups.len(), 50);
    assert_eq!(all["refused"], serde_json::json!([]));
    // A group is what its rows alone are.
    let alone: String = panel
        .lines()
        .filter(|line| line.contains("tech07") || line.starts_with("year"))
        .map(|line| format!("{line}\n"))
        .collect();
    let one = found(&learning("fit", &["--time", "year"]), &alone);
    assert_eq!(groups[7]["group"], "tech07");
    assert_eq!(groups[7]["elasticity"], one["elasticity"]);
    assert_eq!(groups[7]["std_error"], one["std_error"]);
    let across = &all["heterogeneity"][0];
    assert_eq!(
        (&across["of"], &across["k"]),
        (&"elasticity".into(), &50.into())
    );
    let csv = piped(
        &learning("fit", &[&options[..], &["--format", "csv"]].concat()),
        &panel,
    );
    assert_eq!(csv.lines().count(), 51);
    assert!(csv.starts_with("group,from,to,elasticity,"), "{csv}");
    // In one curve their output falls from row to row.
    let pooled = refused(&learning("fit", &[]), &panel);
    assert!(pooled.contains("--by"), "{pooled}");
}

#[test]
fn every_command_takes_groups_and_says_which_it_refused() {
    let mut panel = panel();
    panel.push_str("2005,short,1,9\n2006,short,2,8\n");
    let ahead = [
        "--growth",
        "30%",
        "--horizon",
        "3",
        "--target",
        "1",
        "--draws",
        "200",
    ];
    for (command, options) in [
        (
            learning("fit", &[]),
            &["--by", "technology", "--time", "year"][..],
        ),
        (
            learning("forecast", &ahead),
            &["--by", "technology", "--time", "year"],
        ),
        (
            learning("influence", &[]),
            &["--by", "technology", "--time", "year"],
        ),
        (
            learning("bootstrap", &["--resamples", "200"]),
            &["--by", "technology", "--time", "year"],
        ),
        (
            vec![
                "learning",
                "breaks",
                "-",
                "--y",
                "price",
                "--x",
                "cumulative",
                "--log",
                "--max-breaks",
                "1",
                "--min-segment",
                "4",
            ],
            &["--by", "technology", "--time", "year"],
        ),
    ] {
        let command = [&command[..], options].concat();
        let all = found(&command, &panel);
        assert_eq!(all["groups"].as_array().unwrap().len(), 50, "{command:?}");
        assert_eq!(all["refused"][0]["group"], "short");
        assert!(!all["refused"][0]["reason"].as_str().unwrap().is_empty());
        let csv = piped(&[&command[..], &["--format", "csv"]].concat(), &panel);
        assert_eq!(csv.lines().count(), 52, "{command:?}");
        let text = piped(&command, &panel);
        assert!(text.contains("short: "), "{text}");
    }
}
