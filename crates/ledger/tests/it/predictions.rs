//! Predictions turn with the data, and only with the data.

mod autumn;
mod turning;

use std::collections::BTreeMap;

use endodec_empirics::{Datasets, Date};
use endodec_ledger::predictions::{
    Prediction, Status, evaluate, export_control, json, newest_observation, table,
};
use endodec_paper::Constants;

const PAPER: Constants = Constants::PAPER;

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn find(data: &Datasets, as_of: &str, id: &str) -> Prediction {
    let all = evaluate(data, &PAPER, day(as_of)).expect("the data can be judged");
    all.into_iter()
        .find(|prediction| prediction.id == id)
        .expect("a known identifier")
}

/// The shipped data with rows added to the observations: date, value, unit, measure, item.
fn with_rows(rows: &[[&str; 5]]) -> Datasets {
    let shipped = Datasets::embedded().unwrap();
    let mut text = shipped
        .file("prediction_observations")
        .unwrap()
        .text()
        .to_owned();
    for [date, value, unit, measure, item] in rows {
        text += &format!(
            "user,observed,{date},{value},{unit},seen,https://example.org,A,,{measure},{item},\n"
        );
    }
    let files = BTreeMap::from([("prediction_observations.csv".to_owned(), text)]);
    Datasets::with_files("mine", &files).unwrap()
}

#[test]
fn every_stated_prediction_has_a_test() {
    let data = Datasets::embedded().unwrap();
    let all = evaluate(&data, &PAPER, newest_observation(&data).unwrap()).unwrap();
    assert_eq!(all.len(), 22);
    for prediction in all {
        assert!(
            !prediction
                .missing
                .iter()
                .any(|missing| missing.contains("a test for")),
            "{}",
            prediction.id
        );
        assert!(
            !prediction.note().is_empty(),
            "{} teaches nothing",
            prediction.id
        );
        if prediction.status == Status::Undecidable {
            assert!(
                !prediction.missing.is_empty(),
                "{} does not say what is missing",
                prediction.id
            );
        } else {
            assert!(
                prediction.evidence.iter().any(|row| row.decides),
                "{} has no evidence",
                prediction.id
            );
        }
    }
}

#[test]
fn the_default_day_is_that_of_the_newest_observation() {
    let data = Datasets::embedded().unwrap();
    assert_eq!(newest_observation(&data), Some(day("2026-10-10")));
}

#[test]
fn in_autumn_2026_one_prediction_has_failed_and_none_is_met() {
    let data = Datasets::embedded().unwrap();
    let all = evaluate(&data, &PAPER, day("2026-10-09")).unwrap();
    let with = |status| {
        all.iter()
            .filter(|row| row.status == status)
            .map(|row| row.id.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(with(Status::Met), [""; 0]);
    assert_eq!(with(Status::Failed), ["v1-p5-alpha"]);
    assert_eq!(with(Status::Open).len(), 9);
    assert_eq!(with(Status::Undecidable).len(), 12);
}

#[test]
fn three_falling_proxies_confirm_falling_friction() {
    let measures = [
        "days_to_support",
        "incompatible_formats",
        "settlement_cost_pct",
    ];
    let rows: Vec<[String; 5]> = measures
        .iter()
        .flat_map(|measure| {
            (0..12).map(move |i| {
                let date = format!("{}-12-31", 2027 + i / 3);
                [
                    date,
                    format!("0.{}", 90 - i),
                    String::new(),
                    (*measure).to_owned(),
                    String::new(),
                ]
            })
        })
        .collect();
    let borrowed: Vec<[&str; 5]> = rows
        .iter()
        .map(|row| row.each_ref().map(String::as_str))
        .collect();
    assert_eq!(
        find(&with_rows(&borrowed), "2031-01-31", "v1-p8-friction").status,
        Status::Met
    );
    assert_eq!(
        find(&with_rows(&borrowed), "2030-06-30", "v1-p8-friction").status,
        Status::Open
    );
}

#[test]
fn growth_without_a_trough_refutes_two_waves() {
    let dates: Vec<(String, String)> = (0..=28)
        .map(|i| {
            (
                format!("{}-Q{}", 2027 + (i + 3) / 4, (i + 3) % 4 + 1),
                format!("{}", 1.06_f64.powi(i)),
            )
        })
        .collect();
    let rows: Vec<[&str; 5]> = dates
        .iter()
        .map(|(date, share)| {
            [
                date.as_str(),
                share.as_str(),
                "%",
                "distributed_inference_share",
                "",
            ]
        })
        .collect();
    let data = with_rows(&[rows.as_slice(), &[["2035-01-01", "1", "", "", ""]]].concat());
    assert_eq!(
        find(&data, "2034-06-30", "both-p7-two-wave").status,
        Status::Open
    );
    assert_eq!(
        find(&data, "2035-01-01", "both-p7-two-wave").status,
        Status::Failed
    );
}

#[test]
fn packaging_fails_two_years_after_the_supercycle_if_prices_still_rise_with_output() {
    let shipped = Datasets::embedded().unwrap();
    let observations = shipped.file("prediction_observations").unwrap().text();
    let market = "year,dram_revenue_usd_bn,hbm_share_pct,hbm_bits_eb,grade\n2027,100,20,1,A\n2028,100,30,1,A\n2029,100,40,1,A\n";
    let ended = "user,end,2028-01-31,2027-12-31,,seen,https://example.org,A,,supercycle_end,,\n";
    let files = BTreeMap::from([
        (
            "prediction_observations.csv".to_owned(),
            format!("{observations}{ended}"),
        ),
        ("dram_market_revenue.csv".to_owned(), market.to_owned()),
    ]);
    let data = Datasets::with_files("mine", &files).unwrap();
    assert_eq!(
        find(&data, "2029-12-31", "v2-p5-alpha").status,
        Status::Open
    );
    assert_eq!(
        find(&data, "2030-06-30", "v2-p5-alpha").status,
        Status::Failed
    );
}

#[test]
fn nothing_fails_because_nobody_has_looked() {
    let data = Datasets::embedded().unwrap();
    for prediction in evaluate(&data, &PAPER, day("2040-01-01")).unwrap() {
        let settled = prediction.status == Status::Failed || prediction.status == Status::Met;
        assert!(
            !settled || prediction.id == "v1-p5-alpha",
            "{}: {}",
            prediction.id,
            prediction.status.as_str()
        );
    }
}

#[test]
fn no_judgement_uses_what_was_not_yet_known() {
    let data = Datasets::embedded().unwrap();
    let early = find(&data, "2025-06-30", "both-p4-stablecoin");
    let dates: Vec<&str> = early.evidence.iter().map(|row| row.date.as_str()).collect();
    assert_eq!(dates, ["2025-03-31", "2025-06-30", "2025-06-30"]);
    let router = find(&data, "2026-05-30", "v2-p8-open-weight");
    assert_eq!(
        router.readings[0].status,
        Status::Open,
        "May 2026 is not over: {}",
        router.readings[0].finding
    );
    let router = find(&data, "2026-05-31", "v2-p8-open-weight");
    assert_eq!(
        router.readings[0].status,
        Status::Met,
        "{}",
        router.readings[0].finding
    );
}

#[test]
fn open_weight_on_one_router_is_a_reading_and_not_the_verdict() {
    let found = find(
        &Datasets::embedded().unwrap(),
        "2026-10-09",
        "v2-p8-open-weight",
    );
    assert_eq!(found.status, Status::Undecidable);
    let readings: Vec<(&str, Status)> = found
        .readings
        .iter()
        .map(|reading| (reading.choice.as_str(), reading.status))
        .collect();
    let [(_, Status::Met), (_, Status::Met), (other, Status::Open)] = readings.as_slice() else {
        panic!("{readings:?}")
    };
    assert_eq!(*other, "Vercel AI Gateway stood for the world");
    assert!(found.missing[0].contains("global"), "{:?}", found.missing);
}

#[test]
fn a_users_prediction_without_a_rule_is_undecidable() {
    let text = "id,version,statement,observable,threshold,deadline,failure_condition,data_needed\nmine,v3,a,b,c,2030-12-31,d,e\n";
    let files = BTreeMap::from([("predictions.csv".to_owned(), text.to_owned())]);
    let data = Datasets::with_files("mine", &files).unwrap();
    assert_eq!(
        find(&data, "2026-10-09", "mine").status,
        Status::Undecidable
    );
}

#[test]
fn records_and_json_carry_the_same_statuses() {
    let data = Datasets::embedded().unwrap();
    let all = evaluate(&data, &PAPER, day("2026-10-09")).unwrap();
    let (table, json) = (table(&all), json(&all));
    let statuses: Vec<_> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["status"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(table.texts("status"), statuses);
    for key in [
        "id",
        "version",
        "statement",
        "observable",
        "threshold",
        "deadline",
        "failure_condition",
        "evidence",
        "note",
    ] {
        assert!(json[0].get(key).is_some(), "no key {key}");
    }
    for key in ["date", "value", "unit", "source", "grade"] {
        assert!(
            json[0]["evidence"][0].get(key).is_some(),
            "no key {key} in evidence"
        );
    }
}

#[test]
fn of_the_five_export_control_observables_three_can_be_held_against_data() {
    use export_control::{Outcome, compare};
    let outcomes: Vec<(String, Outcome)> =
        compare(&Datasets::embedded().unwrap(), day("2026-10-09"))
            .into_iter()
            .map(|comparison| (comparison.competing.id, comparison.outcome))
            .collect();
    let expected = [
        ("capability_per_flop", Outcome::Untested),
        ("architecture", Outcome::Untested),
        ("model_sizes", Outcome::Neither),
        ("ecosystem_share", Outcome::Endogenous),
        ("derivatives", Outcome::Endogenous),
    ];
    assert_eq!(
        outcomes,
        expected.map(|(id, outcome)| (id.to_owned(), outcome))
    );
}

#[test]
fn the_page_on_predictions_lists_every_measure_and_every_measure_is_read() {
    let data = Datasets::embedded().unwrap();
    let known: Vec<&str> = data
        .predictions
        .stated
        .iter()
        .map(|row| row.id.as_str())
        .collect();
    for measure in &data.predictions.measures {
        for id in measure.predictions.split("; ") {
            assert!(known.contains(&id), "{}: no prediction {id}", measure.name);
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/predictions.md");
    let Ok(page) = std::fs::read_to_string(path) else {
        eprintln!("skipped: no docs/predictions.md beside this crate");
        return;
    };
    for measure in &data.predictions.measures {
        let start = format!("| `{}` | {} | ", measure.name, measure.unit);
        assert!(
            page.lines().any(|line| line.starts_with(&start)),
            "docs/predictions.md lacks {start}"
        );
    }
}

#[test]
fn an_elasticity_inside_its_band_is_not_said_to_lie_outside() {
    let rows = [
        (2022, 119.320_415_501_565_98, 1.0),
        (2023, 236.040_917_958_915_94, 2.0),
        (2024, 462.522_141_793_579_07, 4.0),
    ];
    let mut text = "year,dram_revenue_usd_bn,hbm_share_pct,hbm_revenue_usd_bn_derived,grade,\
                    hbm_bits_eb,implied_hbm_usd_per_gb\n"
        .to_owned();
    for (year, revenue, bits) in rows {
        text += &format!("{year},{revenue},10,{},C,{bits},\n", 0.1 * revenue);
    }
    let files = BTreeMap::from([("dram_market_revenue.csv".to_owned(), text)]);
    let data = Datasets::with_files("mine", &files).unwrap();
    let prediction = find(&data, "2026-11-22", "v2-p5-alpha");
    let [reading] = prediction.readings.as_slice() else {
        panic!("{:?}", prediction.readings)
    };
    assert_eq!(reading.finding, "0.230 lies inside .18 to .28.");
    assert_eq!(reading.status, prediction.status);
    // The shipped series lies outside, and says so.
    let shipped = find(&Datasets::embedded().unwrap(), "2026-11-22", "v2-p5-alpha");
    assert!(
        shipped.readings[0]
            .finding
            .ends_with("lies outside .18 to .28.")
    );
}

#[test]
fn a_small_number_of_a_finding_keeps_three_significant_digits() {
    let rows = with_rows(&[[
        "2026-11-01",
        "0.0123",
        "1",
        "distributed_inference_share",
        "",
    ]]);
    let said: Vec<String> = evaluate(&rows, &PAPER, day("2026-11-22"))
        .unwrap()
        .into_iter()
        .map(|prediction| prediction.finding)
        .filter(|finding| finding.contains("Share "))
        .collect();
    assert!(!said.is_empty());
    assert!(
        said.iter().all(|finding| finding.contains("Share 0.0123 ")),
        "{said:?}"
    );
}
