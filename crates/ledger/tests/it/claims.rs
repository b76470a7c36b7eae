//! The ledger is complete, and it can fail.

use std::collections::{BTreeMap, BTreeSet};

use endodec_ledger::claims::{self, Assessment, Basis, ClaimKind, Evidence, Verdict, planted};
use endodec_paper::{Constant, Constants, Inputs};

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

/// Version and printed text of the claims that two readers listed before the ledger was written, by identifier.
fn listed() -> BTreeMap<String, (String, String)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracles/claims.csv");
    let rows = csv::Reader::from_path(path)
        .expect("the list")
        .into_deserialize();
    rows.map(|row| row.expect("a row"))
        .map(|(id, version, printed)| (id, (version, printed)))
        .collect()
}

#[test]
fn identifiers_are_unique_and_every_listed_claim_is_in_the_ledger() {
    let ids: Vec<&str> = claims::ledger().map(|claim| claim.id).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "an identifier occurs twice");
    let listed = listed();
    let missing: Vec<&String> = listed
        .keys()
        .filter(|id| !unique.contains(id.as_str()))
        .collect();
    assert!(missing.is_empty(), "without an entry: {missing:?}");
}

/// Entries whose printed text differs from the list, each with the reason.
const OWN_WORDING: &[(&str, &str)] = &[
    ("both-b1-coop-2024", "the paper prints ~65-75"),
    ("both-b1-coop-2025", "the paper prints ~110-145"),
    ("both-b1-excess-2024", "the paper prints ~155-165"),
    ("both-b1-excess-2025", "the paper prints ~291-326"),
    (
        "v2-ik-iv",
        "its standard error is a claim of its own, v2-ik-iv-se",
    ),
    ("v1-memory-cost", "the paper prints approximately $450"),
    ("v2-t10-rate-jun24-sep24", "Table 10 has three decimals"),
    ("v2-t10-rate-sep24-nov24", "Table 10 has three decimals"),
    ("v2-t10-rate-nov24-dec24", "Table 10 has three decimals"),
];

#[test]
fn printed_texts_and_versions_are_those_of_the_list() {
    let listed = listed();
    for claim in claims::ledger() {
        let Some((version, printed)) = listed.get(claim.id) else {
            continue;
        };
        assert_eq!(claim.version.as_str(), version, "{}", claim.id);
        if !OWN_WORDING.iter().any(|(id, _)| *id == claim.id) {
            assert_eq!(claim.printed, printed, "{}", claim.id);
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
        assert!(
            claim.code().starts_with("crates/ledger/src/claims/"),
            "{}",
            claim.code()
        );
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
                ClaimKind::Text,
                "{}",
                assessment.claim.id
            );
        }
    }
}

/// Verdicts that turn when an error is planted in the constants; so large that no game gives the printed results any more,
/// which is why the recovery from them stays as it was.
fn turned(inputs: &Inputs, constants: Constants) -> usize {
    let paper = Evidence::new(inputs);
    let moved = Evidence { inputs, constants };
    claims::ledger()
        .filter(|claim| {
            let before = claim
                .assess(&paper)
                .expect("the paper's constants are valid")
                .verdict;
            // A constant that a model refuses has turned the claim as well.
            claim
                .assess(&moved)
                .map_or(true, |after| after.verdict != before)
        })
        .count()
}

#[test]
fn moving_a_constant_of_the_model_turns_verdicts() {
    // What else depends on each constant, and on those of which no verdict speaks, the report's tests list.
    const OF_THE_MODEL: [(&str, f64); 24] = [
        ("firms", 6.0),
        ("intercept", 11.0),
        ("slope", 0.55),
        ("discount", 0.055),
        ("displacement", 0.33),
        ("training_value", 1.0),
        ("distance", 11.0),
        ("years_per_unit", 6.71),
        ("start_year", 2025.0),
        ("many_firms", 10.0),
        ("training_share_low", 0.3),
        ("training_share_high", 0.5),
        ("lost_share", 0.7),
        ("lost_years", 4.0),
        ("spending_2024", 253.0),
        ("spending_2025", 479.6),
        ("elasticity", 0.253),
        ("cumulative_eb", 2.75),
        ("cost_usd_per_gb", 13.2),
        ("low_target_usd_per_gb", 5.5),
        ("high_target_usd_per_gb", 7.7),
        ("table_2_price_fall", 13.2),
        ("table_2_growth", 0.275),
        ("churn_monthly", 0.12),
    ];
    let inputs = Inputs::embedded().expect("the embedded data parse");
    for (name, value) in OF_THE_MODEL {
        let constant = Constant::find(name).expect("a constant of the paper");
        let moved = constant.with(Constants::PAPER, value);
        assert_ne!(moved, Constants::PAPER, "{name} did not move");
        assert!(
            turned(&inputs, moved) > 0,
            "nothing turns when {name} moves"
        );
    }
}

#[test]
fn a_continuation_value_beyond_the_theorem_turns_the_theorem() {
    // Relations that hold for all admitted games cannot be broken by moving one of them; they are
    // broken here by leaving the admitted set, one firm more than the formulas allow for.
    let inputs = Inputs::embedded().expect("the embedded data parse");
    let mut evidence = Evidence::new(&inputs);
    evidence.constants.training_value = 2000.0;
    for id in [
        "v1-fig2-gap-positive",
        "v1-prop1star",
        "both-two-channels-positive",
    ] {
        let claim = claims::ledger()
            .find(|claim| claim.id == id)
            .expect("the claim exists");
        let verdict = claim.assess(&evidence).expect("the game is valid").verdict;
        assert_eq!(verdict, Verdict::NotReproduced, "{id}");
    }
}
