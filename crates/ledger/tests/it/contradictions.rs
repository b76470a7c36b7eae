//! Contradictions, clocks and statements hang together with the ledger.

use std::collections::{BTreeMap, BTreeSet};

use endodec_empirics::{Datasets, Scope};
use endodec_ledger::claims::{self, Evidence, beyond, clocks, summary};
use endodec_ledger::contradictions::{arbitration, table};
use endodec_paper::Inputs;

#[test]
fn every_contradiction_names_two_places_and_claims_that_exist() {
    let inputs = Inputs::embedded().unwrap();
    let evidence = Evidence::new(&inputs);
    let mut ids = BTreeSet::new();
    for entry in &inputs.data.contradictions {
        assert!(ids.insert(&entry.id), "{} occurs twice", entry.id);
        let arbiters = arbitration(entry, &evidence).unwrap();
        assert_eq!(arbiters.len(), entry.claims.len(), "{}", entry.id);
    }
    for scope in Scope::ALL {
        assert!(
            inputs
                .data
                .contradictions
                .iter()
                .any(|entry| entry.scope == scope),
            "{scope:?}"
        );
    }
}

#[test]
fn the_table_of_contradictions_has_a_row_for_each() {
    let inputs = Inputs::embedded().unwrap();
    assert_eq!(
        table(&Evidence::new(&inputs)).unwrap().rows().len(),
        inputs.data.contradictions.len()
    );
}

#[test]
fn a_contradiction_that_links_no_claim_of_the_ledger_is_refused() {
    let shipped = Datasets::embedded().unwrap();
    let text = shipped.file("contradictions").unwrap().text();
    let files = BTreeMap::from([(
        "contradictions.csv".to_owned(),
        text.replacen("v1-dram-r2", "v1-dram-r3", 1),
    )]);
    let inputs = Inputs::with_data(Datasets::with_files("mine", &files).unwrap()).unwrap();
    let message = table(&Evidence::new(&inputs)).unwrap_err().to_string();
    assert!(
        message.contains("between-01") && message.contains("v1-dram-r3"),
        "{message}"
    );
}

#[test]
fn the_three_clocks_disagree_by_decades() {
    let inputs = Inputs::embedded().unwrap();
    let clocks = clocks::clocks(&Evidence::new(&inputs)).unwrap();
    let years = |name: &str| {
        clocks
            .iter()
            .find(|clock| clock.name.starts_with(name))
            .and_then(|clock| clock.years)
            .unwrap()
    };
    assert!((years("game, printed") - years("price trend")).abs() < 0.1);
    assert!(years("learning curve, Table 2") > 40.0 + years("game, printed"));
    assert!(years("game, its own") < 1.0);
    for clock in &clocks {
        if let (Some(years), Some([Some(lower), Some(upper)])) = (clock.years, clock.band) {
            assert!(lower <= years && years <= upper, "{}", clock.name);
        }
    }
}

#[test]
fn every_statement_beyond_replication_is_true_of_its_numbers() {
    let inputs = Inputs::embedded().unwrap();
    let evidence = Evidence::new(&inputs);
    for statement in beyond::STATEMENTS {
        let shown = (statement.shown_by)(&evidence).unwrap();
        assert!(shown.holds, "{}: {:?}", statement.name, shown.numbers);
        assert!(
            shown.numbers.iter().all(|(_, value)| value.is_finite()),
            "{}",
            statement.name
        );
    }
}

#[test]
fn the_summary_counts_every_claim_once_and_leaves_no_hole() {
    let inputs = Inputs::embedded().unwrap();
    let summary = summary::summary(&Evidence::new(&inputs)).unwrap();
    let total: usize = summary.counts.iter().map(|(_, all, _, _)| all).sum();
    assert_eq!(total, claims::ledger().count());
    assert_eq!(summary.findings.len(), 12);
    let known: BTreeSet<&str> = claims::ledger().map(|claim| claim.id).collect();
    for finding in &summary.findings {
        assert!(!finding.sentences.contains("NaN"), "{}", finding.sentences);
        assert!(
            !finding.sentences.contains("unknown"),
            "{}",
            finding.sentences
        );
        for claim in finding.claims {
            assert!(known.contains(claim), "{claim}");
        }
    }
}
