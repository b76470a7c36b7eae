//! Lots, kinks, known dates, panels and several estimates, as a user meets them.

use serde_json::Value;

use super::{endodec, json};

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// JSON of a command that reads this CSV from standard input.
fn from_input(command: &str, input: &str) -> Value {
    let output = endodec(command.split(' ').chain(["--format", "json"]))
        .write_stdin(input)
        .assert()
        .success();
    serde_json::from_slice(&output.get_output().stdout).unwrap()
}

fn refused(command: &str, input: &str) -> String {
    let output = endodec(command.split(' ')).write_stdin(input).assert();
    let output = output.code(2);
    String::from_utf8(output.get_output().stderr.clone()).unwrap()
}

/// Lots of an 80 % curve under unit theory, without noise.
const LOTS: &str = "first,last,units,average\n1,10,10,63.153730176159016\n11,30,20,38.522602284399689\n31,70,40,28.627292329922409\n71,130,60,22.818147067764849\n131,200,70,19.368948606827012\n201,320,120,16.747457037194993\n";

#[test]
fn lots_without_noise_give_their_learning_rate() {
    let by_size = from_input("learning lots - --units units --average-cost average", LOTS);
    let unit = &by_size["unit"];
    assert!((number(&unit["learning_rate"]) - 0.2).abs() < 1e-11);
    assert!((number(&unit["first_unit_cost"]) - 100.0).abs() < 1e-8);
    assert_eq!(unit["perfect_fit"], true);
    // The other theory is another curve, which does not fit.
    assert_eq!(by_size["cumulative_average"]["perfect_fit"], false);
    let by_ends = from_input(
        "learning lots - --first first --last last --average-cost average --theory unit --next 120",
        LOTS,
    );
    assert_eq!(by_ends["unit"], by_size["unit"]);
    assert!(by_ends.get("cumulative_average").is_none());
    assert!((number(&unit["next_lot"]["average_cost"]) - 14.793_944_350_448_83).abs() < 1e-8);
    let half = refused(
        "learning lots - --units average --average-cost average",
        LOTS,
    );
    assert!(half.contains("`average` must be a whole number of units"));
}

#[test]
fn a_lot_without_a_cost_was_made_all_the_same_and_lots_have_an_order() {
    let missing = LOTS.replace("28.627292329922409", "NA");
    let by_size = from_input(
        "learning lots - --units units --average-cost average --drop-missing",
        &missing,
    );
    assert_eq!(by_size["n"], 5);
    assert!((number(&by_size["unit"]["learning_rate"]) - 0.2).abs() < 1e-11);
    let (header, rows) = LOTS.split_once('\n').unwrap();
    let newest_first: Vec<&str> = rows.lines().rev().collect();
    let newest_first = format!("{header}\n{}\n", newest_first.join("\n"));
    let timed = from_input(
        "learning lots - --units units --average-cost average --time first",
        &newest_first,
    );
    assert!((number(&timed["unit"]["learning_rate"]) - 0.2).abs() < 1e-11);
}

#[test]
fn a_kink_is_told_from_a_jump() {
    let mut curve = String::from("cum,price\n");
    for k in 0..13 {
        let q = f64::exp2(f64::from(k));
        let price = 100.0 * q.powf(-0.2) * (q / 64.0).max(1.0).powf(-0.4);
        // A wiggle of a thousandth, so that the fit is not perfect.
        let wiggle = 1.0 + 0.001 * f64::from((k * 5) % 7 - 3);
        curve.push_str(&format!("{q},{}\n", price * wiggle));
    }
    let found = from_input(
        "learning breaks - --y price --x cum --log --continuous --min-segment 3 --max-breaks 2",
        &curve,
    );
    assert_eq!(found["chosen"], "kinks");
    let knots = found["knots"].as_array().unwrap();
    assert_eq!(knots.len(), 1);
    assert!((number(&knots[0]["at"]) - 64.0).abs() < 1.0);
    let ends = &knots[0]["interval_95"];
    assert!(number(&ends[0]) < 64.0 && 64.0 < number(&ends[1]));
    assert!((number(&found["slopes"][0]) + 0.2).abs() < 0.01);
    assert!((number(&found["slopes"][1]) + 0.6).abs() < 0.01);
}

#[test]
fn breaks_at_known_dates_are_tested() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().to_str().unwrap();
    endodec(["data", "export", "author_dram_panel", "--to", to])
        .assert()
        .success();
    let file = format!("{to}/author_dram_panel.csv");
    let found = json([
        "learning",
        "breaks",
        &file,
        "--y",
        "price_usd_per_gb",
        "--x",
        "cumulative_eb",
        "--log",
        "--label",
        "year",
        "--known",
        "12,26",
    ]);
    // R: anova, and sandwich's HC3.
    assert!((number(&found["chow"]["statistic"]) / 93.608_900_031_302_2 - 1.0).abs() < 1e-9);
    assert!((number(&found["wald"]["statistic"]) / 481.033_808_779_748 - 1.0).abs() < 1e-9);
    assert_eq!(found["labels"], serde_json::json!(["1995", "2009"]));
    assert_eq!(found["regimes"].as_array().unwrap().len(), 3);
}

#[test]
fn advice_on_the_shortest_regime_leads_to_an_answer() {
    let series = "y\n1\n1.2\n3\n3.1\n";
    let sentence = refused("learning breaks - --y y --min-segment 3", series);
    assert!(
        sentence.contains("--min-segment 2 leaves room for one"),
        "{sentence}"
    );
    let found = from_input("learning breaks - --y y --min-segment 2", series);
    assert_eq!(found["selected"]["breaks"], serde_json::json!([2]));
}

#[test]
fn without_a_break_there_is_no_statistic() {
    let found = from_input(
        "learning breaks - --y y --min-segment 2 --max-breaks 0",
        "y\n1\n1.2\n3\n3.1\n",
    );
    assert_eq!(found["partitions"].as_array().unwrap().len(), 1);
    assert!(found["tests"]["ud_max"].is_null() && found["tests"]["wd_max"].is_null());
}

#[test]
fn the_intercept_stays_or_goes_where_asked() {
    let mut series = String::from("x,y\n");
    for i in 0..20 {
        let slope = if i < 10 { 2.0 } else { 5.0 };
        let wiggle = 0.01 * f64::from((i * 7) % 5 - 2);
        series.push_str(&format!(
            "{},{}\n",
            i + 1,
            3.0 + slope * f64::from(i + 1) + wiggle
        ));
    }
    let fixed = from_input("learning breaks - --y y --x x --intercept fixed", &series);
    assert_eq!(fixed["coefficient_names"], serde_json::json!(["x"]));
    assert_eq!(fixed["selected"]["breaks"], serde_json::json!([10]));
    let intercept = &fixed["selected"]["fixed"];
    assert_eq!(intercept["names"], serde_json::json!(["intercept"]));
    assert!((number(&intercept["coefficients"][0]) - 3.0).abs() < 0.05);
    let none = from_input("learning breaks - --y y --x x --intercept none", &series);
    assert!(none["selected"].get("fixed").is_none());
    let refusal = refused("learning breaks - --y y --intercept none", &series);
    assert!(refusal.contains("--x is required"));
}

#[test]
fn the_variance_between_curves_is_the_highest_maximum() {
    let curves = "product,alpha,se\na,.21,.004\nb,.20,.005\nc,.22,.010\nd,1.60,.300\n";
    let found = from_input(
        "learning heterogeneity - --estimate alpha --se se --leave-one-out",
        curves,
    );
    // Half a unit of the digits of an independent computation.
    assert!((number(&found["tau_squared"]) - 0.3622).abs() < 1e-4);
    assert!((number(&found["random"]["estimate"]) - 0.503).abs() < 5e-4);
    let profile = &found["tau_squared_interval"];
    assert!((number(&profile[0]) - 0.0875).abs() < 5e-5);
    assert!((number(&profile[1]) - 6.6485).abs() < 5e-5);
    assert_eq!(found["likelihood_maxima"].as_array().unwrap().len(), 2);
    assert_eq!(found["leave_one_out"].as_array().unwrap().len(), 4);
    let equal = "alpha,se\n.2,.05\n.2,.05\n.2,.05\n";
    let found = from_input("learning heterogeneity - --estimate alpha --se se", equal);
    assert!(found["tau_squared_interval"].is_null());
    let modified = &found["random"]["hartung_knapp_modified_interval"];
    assert!((number(&modified[0]) - 0.0758).abs() < 5e-5);
    let text = endodec([
        "learning",
        "heterogeneity",
        "-",
        "--estimate",
        "alpha",
        "--se",
        "se",
    ])
    .write_stdin(equal)
    .assert()
    .success();
    let text = String::from_utf8(text.get_output().stdout.clone()).unwrap();
    assert!(text.contains("never narrower: 0.07579 to 0.3242"), "{text}");
}

/// Four firms of five years whose cost is `a·Q^(−.3)·R^(−.2)` but for a small wiggle.
fn firms() -> String {
    let mut rows = String::from("firm,year,q,research,cost,size\n");
    for firm in 0..4 {
        for year in 0..5 {
            let growth = 0.3 + 0.05 * f64::from(firm);
            let q = 10.0 * f64::from(firm + 1) * (growth * f64::from(year)).exp();
            let research = 1.0 + f64::from((firm * 3 + year * 2) % 7);
            let wiggle = 0.01 * f64::from((firm * 5 + year * 3) % 4) - 0.015;
            let cost = 50.0 * f64::from(firm + 2) * q.powf(-0.3) * research.powf(-0.2);
            rows.push_str(&format!(
                "f{firm},{year},{q},{research},{},{}\n",
                cost * wiggle.exp(),
                firm + 1
            ));
        }
    }
    rows
}

#[test]
fn a_panel_of_firms_has_effects_clusters_and_spillovers() {
    let found = from_input(
        "learning fit - --quantity q --cost cost --with research --absorb firm --cluster firm --weights size",
        &firms(),
    );
    assert!((number(&found["elasticity"]) - 0.3).abs() < 0.02);
    let coefficients = found["coefficients"].as_array().unwrap();
    assert!((number(&coefficients[1]["estimate"]) + 0.2).abs() < 0.02);
    assert_eq!(found["clusters"], 4);
    assert_eq!(found["parameters"], 6);
    assert_eq!(found["se"], "clustered");
    let p = number(&coefficients[0]["p_value_wild_bootstrap"]);
    // Sixteen signs, of which t² tells eight apart.
    assert!((p * 8.0 - (p * 8.0).round()).abs() < 1e-12 && p > 0.0);
    let spill = from_input(
        "learning fit - --quantity q --cost cost --absorb firm --spillover year --se hc3",
        &firms(),
    );
    assert_eq!(spill["coefficients"][1]["name"], "output of others");
    let refusal = refused(
        "learning fit - --quantity q --cost cost --with research --at 5",
        &firms(),
    );
    assert!(refusal.contains("--at goes with cumulative output as the only regressor"));
}

#[test]
fn cost_at_an_output_has_two_intervals() {
    let rows = "q,c\n1,10\n2,8.1\n4,6.3\n8,5.2\n16,4.1\n";
    let found = from_input("learning fit - --quantity q --cost c --at 4,64", rows);
    let there = found["predictions"].as_array().unwrap();
    assert_eq!(there.len(), 2);
    for point in there {
        let [curve, one] = ["confidence", "prediction"].map(|key| &point[key]);
        assert!(number(&one[0]) < number(&curve[0]) && number(&curve[1]) < number(&one[1]));
    }
    let line = number(&found["intercept"]) - number(&found["elasticity"]) * 64_f64.ln();
    assert!((number(&there[1]["cost"]) / line.exp() - 1.0).abs() < 1e-12);
}
