//! The ledger is complete, and it can fail.

use std::collections::{BTreeMap, BTreeSet};

use endodec_ledger::claims::{self, Assessment, Basis, Evidence, Kind, Verdict, planted};
use endodec_ledger::inputs::Inputs;

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
    assert!(missing.is_empty(), "without an entry: {missing:?}");
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
                Kind::Text,
                "{}",
                assessment.claim.id
            );
        }
    }
}

/// Verdicts that turn when a constant is moved by a tenth.
fn turned(name: &str, change: impl Fn(&mut claims::Constants)) -> usize {
    let inputs = Inputs::embedded().expect("the embedded data parse");
    let paper = Evidence::new(&inputs);
    let mut moved = paper.clone();
    change(&mut moved.constants);
    assert_ne!(moved.constants, paper.constants, "{name} did not move");
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
    let survivors: Vec<&str> = [
        ("firms N", turned("firms", |c| c.game.firms += 1.0)),
        (
            "intercept a",
            turned("intercept", |c| c.game.intercept *= 1.1),
        ),
        ("slope b", turned("slope", |c| c.game.slope *= 1.1)),
        ("discount r", turned("discount", |c| c.game.discount *= 1.1)),
        (
            "displacement",
            turned("displacement", |c| c.game.displacement *= 1.1),
        ),
        (
            "training value",
            turned("training value", |c| c.game.training_value += 1.0),
        ),
        (
            "inference profit",
            turned("profit", |c| c.game.inference_profit = Some(30.0)),
        ),
        (
            "distance x0",
            turned("distance", |c| c.game.distance *= 1.1),
        ),
        ("calendar", turned("calendar", |c| c.years_per_unit *= 1.1)),
        ("start year", turned("start", |c| c.start_year += 1.0)),
        ("many firms", turned("many firms", |c| c.many_firms -= 2.0)),
        (
            "training share",
            turned("training share", |c| c.training_share = [0.3, 0.5]),
        ),
        ("lost share", turned("lost share", |c| c.lost_share += 0.1)),
        ("lost years", turned("lost years", |c| c.lost_years += 1.0)),
        (
            "spending 2024",
            turned("spending 2024", |c| c.spending_2024 *= 1.1),
        ),
        (
            "spending 2025",
            turned("spending 2025", |c| c.spending_2025 *= 1.1),
        ),
        ("elasticity", turned("elasticity", |c| c.elasticity *= 1.1)),
        ("stock", turned("stock", |c| c.cumulative_eb *= 1.1)),
        ("cost", turned("cost", |c| c.cost_usd_per_gb *= 1.1)),
        (
            "low target",
            turned("low target", |c| c.low_target_usd_per_gb *= 1.1),
        ),
        (
            "high target",
            turned("high target", |c| c.high_target_usd_per_gb *= 1.1),
        ),
        (
            "price fall of Table 2",
            turned("price fall", |c| c.table_2_price_fall *= 1.1),
        ),
        (
            "growth of Table 2",
            turned("growth", |c| c.table_2_growth *= 1.1),
        ),
    ]
    .into_iter()
    .filter_map(|(name, turned)| (turned == 0).then_some(name))
    .collect();
    assert!(
        survivors.is_empty(),
        "nothing turns when these move: {survivors:?}"
    );
}

#[test]
fn a_continuation_value_beyond_the_theorem_turns_the_theorem() {
    // Relations that hold for all admitted games cannot be broken by moving one of them; they are
    // broken here by leaving the admitted set, one firm more than the formulas allow for.
    let inputs = Inputs::embedded().expect("the embedded data parse");
    let mut evidence = Evidence::new(&inputs);
    evidence.constants.game.training_value = 2000.0;
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
