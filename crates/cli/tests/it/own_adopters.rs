//! A user's own adopters and shares: units, dates, gaps, groups.

use super::own_data::{found, number, piped, refused};
use super::{answer, endodec, json};

const BASS: &str = "period,sales\n1,35.758164\n2,49.298117\n3,65.443791\n4,82.650400\n5,98.048230\n6,NA\n7,109.774524\n8,102.727873\n9,88.989520\n10,72.076115\n11,55.264483\n12,40.619859\n";

#[test]
fn a_missing_period_of_sales_is_no_longer_period() {
    let fit = [
        "adoption",
        "fit",
        "-",
        "--time",
        "period",
        "--adopters",
        "sales",
        "--drop-missing",
    ];
    let bass = found(&fit, BASS);
    // The counts are those of an exact curve, to the digits printed.
    for (name, expected) in [("m", 1000.0), ("p", 0.03), ("q", 0.38)] {
        let estimate = number(&bass["estimates"][name]);
        assert!(
            (estimate / expected - 1.0).abs() < 1e-4,
            "{name}: {estimate}"
        );
    }
    assert_eq!(bass["left_out"], 1);
    let summed = found(&[&fit[..], &["--gap", "accumulated"]].concat(), BASS);
    assert!(number(&summed["rss"]) > 1000.0);
}

#[test]
fn rates_have_a_unit_and_times_are_given_as_dates() {
    let mut monthly = String::from("month,users\n");
    for at in 0..24_i32 {
        let t = f64::from(at + 1);
        let grown = (-0.43 * t).exp();
        let level = 1000.0 * (1.0 - grown) / (1.0 + 0.4 / 0.03 * grown)
            * (1.0 + 0.01 * f64::from(at % 3 - 1));
        monthly.push_str(&format!("{}-{:02},{level}\n", 2020 + at / 12, at % 12 + 1));
    }
    let fit = [
        "adoption",
        "fit",
        "-",
        "--time",
        "month",
        "--adopters",
        "users",
        "--cumulative",
    ];
    let dated = [&fit[..], &["--bootstrap", "50", "--forecast", "2022-06"]].concat();
    let bass = found(&dated, &monthly);
    assert_eq!(bass["unit"], "year");
    // Twelve times the rate of a month.
    assert!((number(&bass["estimates"]["q"]) / 12.0 - 0.4).abs() < 0.05);
    assert_eq!(bass["forecast"][0]["time"], "2022-06");
    let text = piped(&dated, &monthly);
    assert!(
        text.contains("q a year") && text.contains("level at 2022-06"),
        "{text}"
    );
    let launched = [&fit[..], &["--launch", "2019-06"]].concat();
    assert!((number(&found(&launched, &monthly)["launch"]) - (2019.0 + 5.0 / 12.0)).abs() < 1e-9);
    let csv = piped(&[&dated[..], &["--format", "csv"]].concat(), &monthly);
    assert!(csv.contains("2022-06") && csv.lines().count() == 5, "{csv}");
    let all = [&fit[..], &["--model", "all", "--format", "csv"]].concat();
    assert!(piped(&all, &monthly).lines().count() > 5);
    let compact = monthly.replace('-', "");
    assert_eq!(
        found(&fit, &compact)["estimates"],
        found(&fit, &monthly)["estimates"]
    );
}

#[test]
fn a_running_total_in_counts_per_period_is_noticed() {
    let total = "t,n\n1,10\n2,40\n3,120\n4,300\n5,520\n6,650\n7,700\n8,710\n9,712\n";
    let fit = [
        "adoption",
        "fit",
        "-",
        "--time",
        "t",
        "--adopters",
        "n",
        "--model",
        "logistic",
    ];
    let noted = found(&fit, total);
    assert!(
        noted["notes"][0].as_str().unwrap().contains("--cumulative"),
        "{noted}"
    );
    let told = found(&[&fit[..], &["--cumulative"]].concat(), total);
    assert!(told["notes"].is_null());
}

#[test]
fn shares_in_per_cent_say_so() {
    let shares = "date,share\n2024-03,9\n2024-01,5\n2024-02,6.5\n2024-04,12%\n";
    let fractions = "date,share\n2024-01,.05\n2024-02,.065\n2024-03,.09\n2024-04,.12\n";
    let implied = [
        "adoption",
        "implied-r0",
        "-",
        "--date",
        "date",
        "--share",
        "share",
        "--replicates",
        "100",
    ];
    let said = refused(&implied, shares);
    assert!(said.contains("--percent"), "{said}");
    let percent = found(&[&implied[..], &["--percent"]].concat(), shares);
    let fraction = found(&implied, fractions);
    for (a, b) in percent["intervals"]
        .as_array()
        .unwrap()
        .iter()
        .zip(fraction["intervals"].as_array().unwrap())
    {
        assert!((number(&a["r0"]) - number(&b["r0"])).abs() < 1e-12);
        assert_eq!(a["from"], b["from"]);
    }
}

#[test]
fn adoption_is_answered_by_group_too() {
    let mut sales = String::from("year,product,share\n");
    for year in 0..10_i32 {
        for (product, rate) in [("a", 0.5), ("b", 0.7), ("c", 0.4)] {
            let wobble = 1.0 + 0.02 * f64::from((year * 3) % 4 - 1);
            let share = wobble / (1.0 + (4.0 - rate * f64::from(year)).exp());
            sales.push_str(&format!("{},{product},{share}\n", 2010 + year));
        }
    }
    let fit = [
        "adoption",
        "fit",
        "-",
        "--time",
        "year",
        "--adopters",
        "share",
        "--cumulative",
        "--model",
        "unit-logistic",
        "--by",
        "product",
    ];
    let all = found(&fit, &sales);
    assert_eq!(all["groups"].as_array().unwrap().len(), 3);
    assert_eq!(all["heterogeneity"][0]["of"], "b");
    assert_eq!(
        piped(&[&fit[..], &["--format", "csv"]].concat(), &sales)
            .lines()
            .count(),
        4
    );
    let implied = [
        "adoption",
        "implied-r0",
        "-",
        "--date",
        "year",
        "--share",
        "share",
        "--by",
        "product",
        "--replicates",
        "100",
    ];
    let all = found(&implied, &sales);
    assert_eq!(all["groups"][1]["group"], "b");
    assert_eq!(all["heterogeneity"][0]["of"], "trend_r0");
}

#[test]
fn another_industry_has_all_its_parameters_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("heat-pumps.toml");
    let file = path.to_str().unwrap();
    let text = "form = \"floored\"\nslope = 0.02\nparity_cost = 60\nlatency = 0.1\nnetwork = 1.0\nfriction = 0.5\nchurn = 0.1\ncurve_output = 10\ncurve_cost = 90\ncurve_elasticity = 0.2\n";
    std::fs::write(&path, text).unwrap();
    let found = json(["adoption", "threshold", "--params", file]);
    assert_eq!(found["parameters"]["parity_cost"], 60.0);
    assert!(!answer(["adoption", "threshold", "--params", file]).contains("$/GB"));
    assert!(answer(["adoption", "threshold"]).contains("--params FILE"));
    std::fs::write(&path, text.replace("churn = 0.1\n", "")).unwrap();
    let said = refused(&["adoption", "threshold", "--params", file], "");
    assert!(said.contains("churn"), "{said}");
    let both = ["adoption", "threshold", "--params", file, "--friction", "1"];
    endodec(both).assert().code(2);
}
