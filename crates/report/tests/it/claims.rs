//! The ledger is complete, and it can fail.

use std::collections::{BTreeMap, BTreeSet};

use endodec_report::claims::{self, Assessment, Basis, Evidence, Kind, Verdict, planted};
use endodec_report::inputs::Inputs;

fn assessed() -> Vec<Assessment> {
    let inputs = Inputs::embedded().expect("the embedded data parse");
    claims::ledger()
        .map(|claim| {
            claim
                .assess(&Evidence::new(&inputs))
                .unwrap_or_else(|error| panic!("{}: {error}", claim.id))
        })
        .collect()
}

/// Rows of the list of claims that came with the paper, by identifier; `None` where it is absent.
fn listed() -> Option<BTreeMap<String, BTreeMap<String, String>>> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/paper/claims.csv"
    );
    let Ok(mut reader) = csv::Reader::from_path(path) else {
        eprintln!("skipped: {path} is absent");
        return None;
    };
    let rows = reader.deserialize::<BTreeMap<String, String>>();
    Some(
        rows.map(|row| row.expect("a row"))
            .map(|row| (row["id"].clone(), row))
            .collect(),
    )
}

#[test]
fn identifiers_are_unique_and_every_listed_claim_is_in_the_ledger() {
    let ids: Vec<&str> = claims::ledger().map(|claim| claim.id).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "an identifier occurs twice");
    let Some(listed) = listed() else { return };
    let missing: Vec<&String> = listed
        .keys()
        .filter(|id| !unique.contains(id.as_str()))
        .collect();
    if !missing.is_empty() {
        eprintln!(
            "{} of {} listed claims have no entry yet: {missing:?}",
            missing.len(),
            listed.len()
        );
    }
    let unknown: Vec<&&str> = unique
        .iter()
        .filter(|id| !listed.contains_key(**id))
        .collect();
    assert!(unknown.is_empty(), "not in the list: {unknown:?}");
}

/// Entries whose printed text differs from the list, each with the reason.
const OWN_WORDING: &[(&str, &str)] = &[
    ("both-b1-coop-2024", "the paper prints ~65-75"),
    ("both-b1-coop-2025", "the paper prints ~110-145"),
    ("both-b1-excess-2024", "the paper prints ~155-165"),
    ("both-b1-excess-2025", "the paper prints ~291-326"),
    ("v1-memory-cost", "the paper prints approximately $450"),
    ("v2-t10-rate-jun24-sep24", "Table 10 has three decimals"),
    ("v2-t10-rate-sep24-nov24", "Table 10 has three decimals"),
    ("v2-t10-rate-nov24-dec24", "Table 10 has three decimals"),
];

#[test]
fn printed_texts_and_versions_are_those_of_the_list() {
    let Some(listed) = listed() else { return };
    for claim in claims::ledger() {
        let Some(row) = listed.get(claim.id) else {
            continue;
        };
        assert_eq!(claim.version.as_str(), row["version"], "{}", claim.id);
        if !OWN_WORDING.iter().any(|(id, _)| *id == claim.id) {
            assert_eq!(claim.printed, row["printed"], "{}", claim.id);
        }
    }
}

#[test]
fn every_entry_teaches_and_says_where_it_stands() {
    for assessment in assessed() {
        let claim = assessment.claim;
        assert!(claim.note.len() > 30, "{}: the note says nothing", claim.id);
        assert!(
            !claim.location.is_empty() && !claim.quantity.is_empty(),
            "{}",
            claim.id
        );
        match claim.basis {
            Basis::Missing(what) | Basis::Forecast(what) | Basis::Reading(what, _) => {
                assert!(what.len() > 10, "{}: name it", claim.id);
            }
            Basis::Printed(_) | Basis::Words => {}
        }
        let (file, line) = claim.code.rsplit_once(':').expect("file:line");
        assert!(
            file.starts_with("crates/report/src/claims/"),
            "{}",
            claim.code
        );
        assert!(line.parse::<u32>().is_ok(), "{}", claim.code);
    }
}

/// Claims that a planted error does not turn, each with the reason.
const SURVIVORS: &[(&str, &str)] = &[];

#[test]
fn a_planted_error_turns_every_claim_that_is_called_reproduced() {
    let mut survivors = BTreeSet::new();
    for assessment in assessed() {
        if !matches!(
            assessment.verdict,
            Verdict::Reproduced | Verdict::ReproducedUnderReading
        ) {
            continue;
        }
        let id = assessment.claim.id;
        let statement = assessment
            .claim
            .statement()
            .expect("a reproduced claim is checked");
        let computed = assessment.computed.expect("a reproduced claim is computed");
        let errors = planted::errors(&statement, &computed);
        assert!(!errors.is_empty(), "{id}: no error can be planted");
        if errors
            .iter()
            .any(|(statement, computed)| statement.holds(computed))
        {
            survivors.insert(id);
        }
    }
    let expected: BTreeSet<&str> = SURVIVORS.iter().map(|(id, _)| *id).collect();
    assert_eq!(
        survivors, expected,
        "claims that a planted error does not turn"
    );
}

#[test]
fn our_own_value_in_place_of_the_printed_one_turns_every_claim_that_fails() {
    for assessment in assessed() {
        if assessment.verdict != Verdict::NotReproduced {
            continue;
        }
        let corrected = assessment.correction().expect("a failed claim is computed");
        let computed = assessment
            .computed
            .as_ref()
            .expect("a failed claim is computed");
        assert!(
            corrected.holds(computed),
            "{}: {corrected:?} {computed:?}",
            assessment.claim.id
        );
    }
}

#[test]
fn a_failed_computation_is_a_number_and_not_a_hole() {
    for assessment in assessed() {
        if let Some(computed) = &assessment.computed {
            assert!(
                computed.is_finite(),
                "{}: {computed:?}",
                assessment.claim.id
            );
        }
    }
}

#[test]
fn words_carry_no_verdict_that_a_number_could_give() {
    for assessment in assessed() {
        if assessment.verdict == Verdict::Qualitative {
            assert_eq!(
                assessment.claim.kind(),
                Kind::Text,
                "{}",
                assessment.claim.id
            );
        }
    }
}
