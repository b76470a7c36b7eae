//! `endodec claims`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{answer, endodec, json};

fn ids(claims: &Value) -> BTreeSet<&str> {
    claims
        .as_array()
        .unwrap()
        .iter()
        .map(|claim| claim["id"].as_str().unwrap())
        .collect()
}

#[test]
fn every_claim_has_the_keys_of_the_contract_in_their_order() {
    let claims = json(["claims"]);
    assert_eq!(ids(&claims).len(), endodec_ledger::claims::ledger().count());
    let keys = [
        "id", "version", "location", "quantity", "printed", "computed", "unit", "verdict",
        "reading", "note",
    ];
    for claim in claims.as_array().unwrap() {
        let given: Vec<&String> = claim.as_object().unwrap().keys().collect();
        let places: Vec<usize> = keys
            .iter()
            .map(|key| given.iter().position(|name| name == key).unwrap())
            .collect();
        assert!(places.is_sorted(), "{given:?}");
    }
}

#[test]
fn filters_combine_and_a_section_includes_its_subsections() {
    let all = json(["claims", "--section", "3.9"]);
    let some = json(["claims", "--section", "3.9.1", "--version", "v1"]);
    assert!(ids(&some).is_subset(&ids(&all)) && ids(&some).len() < ids(&all).len());
    assert!(!ids(&json(["claims", "--section", "3"])).contains("both-prediction-count"));
    for claim in json(["claims", "--verdict", "forecast"])
        .as_array()
        .unwrap()
    {
        assert_eq!(claim["verdict"], "forecast");
    }
}

#[test]
fn one_claim_is_shown_in_full() {
    let text = answer(["claims", "both-nash-date"]);
    for part in [
        "printed   2028 year",
        "reproduced-under-reading",
        "claims/calibration.rs:",
    ] {
        assert!(text.contains(part), "{text}");
    }
}

#[test]
fn the_other_views_answer_in_all_three_forms() {
    for (view, rows) in [
        ("summary", 6),
        ("contradictions", 72),
        ("clocks", 9),
        ("two-alphas", 11),
        ("beyond", 31),
    ] {
        let csv = answer(["claims", "--show", view, "--format", "csv"]);
        assert!(
            csv.lines().count() > rows,
            "{view}: {}",
            csv.lines().count()
        );
        assert!(!answer(["claims", "--show", view]).is_empty());
        assert!(!json(["claims", "--show", view]).is_null());
    }
}

#[test]
fn a_claim_or_section_that_does_not_exist_is_refused_by_name() {
    for arguments in [
        &["claims", "v1-nothing"][..],
        &["claims", "--section", "99"],
    ] {
        let output = endodec(arguments.iter().copied())
            .assert()
            .code(2)
            .get_output()
            .stderr
            .clone();
        let message = String::from_utf8(output).unwrap();
        assert_eq!(message.lines().count(), 1, "{message}");
        assert!(
            message.contains("v1-nothing") || message.contains("99"),
            "{message}"
        );
    }
}
