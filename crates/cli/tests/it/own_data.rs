//! A user's own file: read in the order of time, by group, with its gaps and units, or refused with the way out.

use super::{answer, endodec, json};
use serde_json::Value;

pub(super) fn number(value: &Value) -> f64 {
    assert!(value.is_number(), "no number: {value}");
    value.as_f64().unwrap()
}

/// The standard output of a command that reads this from standard input.
pub(super) fn piped(arguments: &[&str], input: &str) -> String {
    let output = endodec(arguments.iter().copied())
        .write_stdin(input)
        .assert()
        .success();
    String::from_utf8(output.get_output().stdout.clone()).unwrap()
}

pub(super) fn found(arguments: &[&str], input: &str) -> Value {
    let arguments = [arguments, &["--format", "json"]].concat();
    serde_json::from_str(&piped(&arguments, input)).unwrap()
}

/// What a refusal says.
pub(super) fn refused(arguments: &[&str], input: &str) -> String {
    let output = endodec(arguments.iter().copied())
        .write_stdin(input)
        .assert()
        .code(2);
    assert!(output.get_output().stdout.is_empty());
    String::from_utf8(output.get_output().stderr.clone()).unwrap()
}

const CURVE: [&str; 5] = ["-", "--quantity", "cumulative", "--cost", "price"];

pub(super) fn learning<'a>(command: &'a str, options: &[&'a str]) -> Vec<&'a str> {
    [&["learning", command], &CURVE[..], options].concat()
}

/// Newest first, as many offices publish.
const NEWEST_FIRST: &str =
    "year,cumulative,price\n2020,16.5,41\n2019,8.0,50\n2018,4.2,64\n2017,2.0,80\n2016,1.0,100\n";

#[test]
fn a_file_that_comes_newest_first_is_forecast_from_its_newest_row() {
    let ahead = ["--growth", "0.5", "--horizon", "2"];
    let timed = [&ahead[..], &["--time", "year"]].concat();
    let forecast = found(&learning("forecast", &timed), NEWEST_FIRST);
    // numpy on the rows in order: the regression of changes through the origin, from the price of 2020.
    let medians = [36.066_573_948_257_755, 31.726_774_545_491_345];
    for (row, expected) in forecast["forecasts"]
        .as_array()
        .unwrap()
        .iter()
        .zip(medians)
    {
        assert!((number(&row["median"]) - expected).abs() < 1e-11);
    }
    assert!((number(&forecast["forecasts"][0]["time"]) - 2021.0).abs() < 1e-9);
    for command in ["fit", "bootstrap", "influence"] {
        let said = refused(&learning(command, &[]), NEWEST_FIRST);
        assert!(
            said.contains("--time year puts them into its order"),
            "{said}"
        );
    }
    let said = refused(&learning("forecast", &ahead), NEWEST_FIRST);
    assert!(said.contains("--time year"), "{said}");
    // Without a column that says so, output that falls does.
    let nameless = NEWEST_FIRST.replace("year", "row");
    let said = refused(&learning("fit", &[]), &nameless);
    for way in ["--time", "--by", "--annual", "--cross-section"] {
        assert!(said.contains(way), "{said}");
    }
    let cross = found(&learning("fit", &["--cross-section"]), &nameless);
    assert!(cross["durbin_watson"].is_null());
}

#[test]
fn shuffling_the_rows_of_a_dated_file_changes_no_digit() {
    let rows = "2001,1,100\n2002,2.1,84\n2003,3.9,75\n2004,8.5,57\n2006,17,41\n2007,29,37\n2008,64,28\n2009,120,23\n";
    let in_order = format!("year,cumulative,price\n{rows}");
    let mut lines: Vec<&str> = rows.lines().collect();
    for (command, options) in [
        (
            "fit",
            &["--se", "newey-west", "--diagnostics", "--time", "year"][..],
        ),
        ("fit", &["--first-difference", "--time", "year"]),
        (
            "forecast",
            &[
                "--growth",
                ".3",
                "--horizon",
                "4",
                "--target",
                "10",
                "--draws",
                "500",
                "--time",
                "year",
            ],
        ),
        ("influence", &["--rolling", "4", "--time", "year"]),
        (
            "bootstrap",
            &["--exact-up-to", "0", "--resamples", "500", "--time", "year"],
        ),
    ] {
        let command = learning(command, options);
        let expected = piped(&[&command[..], &["--format", "json"]].concat(), &in_order);
        // Every cyclic shift of every second row is order enough.
        for shift in 1..4 {
            lines.rotate_left(shift);
            lines.swap(0, 5);
            let shuffled = format!("year,cumulative,price\n{}\n", lines.join("\n"));
            let again = piped(&[&command[..], &["--format", "json"]].concat(), &shuffled);
            assert_eq!(again, expected, "{command:?}");
        }
    }
    let breaks = [
        "learning",
        "breaks",
        "-",
        "--y",
        "price",
        "--x",
        "cumulative",
        "--log",
        "--time",
        "year",
        "--min-segment",
        "3",
        "--max-breaks",
        "1",
    ];
    lines.reverse();
    let shuffled = format!("year,cumulative,price\n{}\n", lines.join("\n"));
    let [first, second] = [&in_order, &shuffled].map(|file| found(&breaks, file));
    assert_eq!(first["tests"], second["tests"]);
    assert_eq!(first["selected"]["labels"], second["selected"]["labels"]);
}

const GAP: &str = "year,cumulative,price\n2012,1.0,100\n2013,2.0,80\n2014,3.0,NA\n2015,4.5,NA\n2016,8.0,50\n2017,16.5,41\n2018,20.0,38\n2019,31.0,32\n";

#[test]
fn no_change_reaches_over_a_gap_in_silence() {
    for time in [&["--time", "year"][..], &[]] {
        let options = [&["--first-difference", "--drop-missing"], time].concat();
        let fit = found(&learning("fit", &options), GAP);
        // statsmodels: ordinary least squares of the four changes of one year.
        assert!((number(&fit["elasticity"]) - 0.245_884_504_602_144_42).abs() < 1e-13);
        assert!((number(&fit["std_error"]) - 0.057_916_608_908_464_03).abs() < 1e-13);
        assert_eq!((&fit["n"], &fit["left_out"]), (&4.into(), &2.into()));
        assert_eq!(fit["changes"]["left_out"], 1);
        let kept = [&options[..], &["--gap", "accumulated"]].concat();
        let fit = found(&learning("fit", &kept), GAP);
        assert!((number(&fit["elasticity"]) - 0.245_181_009_290_966_37).abs() < 1e-13);
    }
    let text = piped(
        &learning(
            "fit",
            &["--first-difference", "--drop-missing", "--time", "year"],
        ),
        GAP,
    );
    assert!(
        text.contains("a year") && text.contains("1 change over a gap left out"),
        "{text}"
    );
    assert!(text.contains("2 rows lack a needed cell"), "{text}");
    let csv = piped(
        &learning("fit", &["--drop-missing", "--format", "csv"]),
        GAP,
    );
    assert!(csv.lines().next().unwrap().ends_with(",left_out"), "{csv}");
    // A row taken out is a row that is missing.
    let without: String = GAP
        .lines()
        .filter(|line| !line.contains("NA"))
        .map(|line| format!("{line}\n"))
        .collect();
    let all = found(&learning("fit", &["--drop-missing", "--time", "year"]), GAP);
    let fewer = found(&learning("fit", &["--time", "year"]), &without);
    assert_eq!(all["elasticity"], fewer["elasticity"]);
    assert_eq!(all["durbin_watson"], fewer["durbin_watson"]);
    // A column that is no option is seen all the same.
    let noted = found(&learning("fit", &[]), &without);
    assert!(
        noted["notes"][0].as_str().unwrap().contains("--time year"),
        "{noted}"
    );
}

#[test]
fn a_break_is_named_by_the_row_of_the_file() {
    let series = "t,y\n1,1\n2,2\n3,NA\n4,2\n5,1\n6,2\n7,5\n8,6\n9,5\n10,6\n11,5\n";
    let breaks = [
        "learning",
        "breaks",
        "-",
        "--y",
        "y",
        "--min-segment",
        "3",
        "--drop-missing",
        "--max-breaks",
        "1",
    ];
    let found_breaks = found(&breaks, series);
    assert_eq!(found_breaks["selected"]["breaks"], serde_json::json!([6]));
    let text = piped(&breaks, series);
    assert!(
        text.contains("after 6,") && text.contains("1 row lacks a needed cell"),
        "{text}"
    );
    // So do those that a user gives; a row that was left out ends where the one before it does.
    let known = |row: &'static str| {
        let known = [&breaks[..7], &["--drop-missing", "--known", row]].concat();
        found(&known, series)
    };
    assert_eq!(known("6")["known"], serde_json::json!([6]));
    let timed = [
        &breaks[..7],
        &["--drop-missing", "--time", "t", "--known", "6"],
    ]
    .concat();
    assert_eq!(found(&timed, series)["chow"], known("6")["chow"]);
    assert!(
        refused(
            &[&breaks[..7], &["--drop-missing", "--known", "40"]].concat(),
            series
        )
        .contains("--known")
    );
}

#[test]
fn output_of_each_period_is_cumulated_and_a_missing_one_is_not_bridged() {
    let annual = "year,cumulative,price\n2003,1.9,75\n2001,1,100\n2002,1.1,84\n2004,4.5,57\n";
    let levels = "year,cumulative,price\n2001,11,100\n2002,12.1,84\n2003,14,75\n2004,18.5,57\n";
    let options = ["--annual", "--initial", "10", "--time", "year"];
    let cumulated = found(&learning("fit", &options), annual);
    let given = found(&learning("fit", &["--time", "year"]), levels);
    assert!((number(&cumulated["elasticity"]) - number(&given["elasticity"])).abs() < 1e-12);
    let gap = annual.replace("2002,1.1,84\n", "");
    let said = refused(&learning("fit", &options), &gap);
    assert!(
        said.contains("2001 is followed by 2003") && said.contains("--gap accumulated"),
        "{said}"
    );
}

#[test]
fn growth_of_thirty_is_questioned_and_thirty_per_cent_is_not() {
    let ahead = |growth| {
        learning(
            "forecast",
            &["--horizon", "1", "--time", "year", "--growth", growth],
        )
    };
    let said = refused(&ahead("30"), NEWEST_FIRST);
    assert!(said.contains("30%"), "{said}");
    assert_eq!(
        found(&ahead("30%"), NEWEST_FIRST),
        found(&ahead("0.3"), NEWEST_FIRST)
    );
    let said = refused(&ahead("-10%"), NEWEST_FIRST);
    assert!(
        said.contains("--growth must be 0 or more, got -0.1"),
        "{said}"
    );
}

#[test]
fn a_forecast_over_months_has_months() {
    let months = "month,cumulative,price\n2020-11,1,100\n2020-12,1.1,97\n2021-01,1.22,95\n2021-02,1.33,92\n2021-03,1.5,90\n";
    let ahead = ["--growth", "0.1", "--horizon", "2", "--time", "month"];
    let forecast = found(&learning("forecast", &ahead), months);
    assert_eq!(forecast["forecasts"][1]["time"], "2021-05");
    assert_eq!(forecast["step"]["unit"], "month");
    let text = piped(&learning("forecast", &ahead), months);
    assert!(text.contains("a month"), "{text}");
}

#[test]
fn times_stand_beside_the_law_of_moore() {
    let fit = found(&learning("fit", &["--time", "year"]), NEWEST_FIRST);
    let laws = &fit["wright_vs_moore"];
    for key in [
        "r_squared_moore",
        "elasticity_with_trend",
        "std_error_with_trend",
    ] {
        assert!(laws[key].is_number(), "{laws}");
    }
    assert!(
        found(&learning("fit", &["--cross-section"]), NEWEST_FIRST)["wright_vs_moore"].is_null()
    );
}

#[test]
fn a_perfect_fit_has_no_statistics_of_noise() {
    let exact = "cumulative,price\n1,16\n2,8\n4,4\n8,2\n";
    let fit = found(&learning("fit", &["--diagnostics"]), exact);
    assert_eq!(fit["perfect_fit"], true);
    for key in ["t", "p_value", "durbin_watson"] {
        assert!(fit[key].is_null(), "{key}");
    }
}

#[test]
fn the_csv_of_a_forecast_holds_the_crossing() {
    let ahead = [
        "--growth",
        ".4",
        "--horizon",
        "2",
        "--time",
        "year",
        "--target",
        "30",
        "--draws",
        "500",
        "--format",
        "csv",
    ];
    let csv = piped(&learning("forecast", &ahead), NEWEST_FIRST);
    for column in [
        "crossing_median",
        "crossing_lower_95",
        "noise",
        "elasticity",
    ] {
        assert!(
            csv.lines()
                .next()
                .unwrap()
                .split(',')
                .any(|name| name == column),
            "{csv}"
        );
    }
    let predicted = piped(
        &learning(
            "fit",
            &["--at", "20,40", "--time", "year", "--format", "csv"],
        ),
        NEWEST_FIRST,
    );
    assert_eq!(predicted.lines().count(), 4);
}

#[test]
fn samples_are_written_and_what_is_printed_beside_them_runs() {
    let folder = tempfile::tempdir().unwrap();
    let written = endodec(["data", "example"])
        .current_dir(folder.path())
        .assert()
        .success();
    let printed = String::from_utf8(written.get_output().stdout.clone()).unwrap();
    let mut commands = 0;
    for line in printed
        .lines()
        .filter_map(|line| line.trim().strip_prefix("endodec "))
    {
        let words = line.split_whitespace().map(|word| word.trim_matches('\''));
        endodec(words).current_dir(folder.path()).assert().success();
        commands += 1;
    }
    assert_eq!(commands, 8);
    std::fs::write(folder.path().join("costs.csv"), "mine").unwrap();
    endodec(["data", "example"])
        .current_dir(folder.path())
        .assert()
        .code(2);
    let told = folder.path().join("regimes.csv");
    let breaks = json([
        "learning",
        "breaks",
        told.to_str().unwrap(),
        "--y",
        "price",
        "--x",
        "cumulative",
        "--log",
        "--time",
        "year",
    ]);
    // The made-up product learns faster after 2004.
    assert_eq!(breaks["selected"]["labels"], serde_json::json!(["2004"]));
    assert!(answer(["data", "example", "--help"]).contains("made up"));
}
