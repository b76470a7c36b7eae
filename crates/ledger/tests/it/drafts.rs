//! How the numbers moved through twelve drafts.

use std::collections::BTreeSet;

use endodec_empirics::{DRAFTS, OUR_VERSIONS};
use endodec_ledger::claims::{self, Evidence, Verdict, Version, printed::numbers};
use endodec_ledger::drafts::{self, DraftStep, appendix, stories};
use endodec_paper::Inputs;

fn inputs() -> Inputs {
    Inputs::embedded().expect("the embedded data parse")
}

#[test]
fn every_value_of_the_ledger_is_that_of_the_draft_that_is_its_version() {
    let inputs = inputs();
    let e = Evidence::new(&inputs);
    for claim in claims::ledger() {
        // Split off from v2-ik-iv after the drafts were read.
        if claim.id == "v2-ik-iv-se" || claim.id == "v2-ik-iv" {
            continue;
        }
        let draft = OUR_VERSIONS[usize::from(claim.version == Version::V2)];
        let at = DRAFTS.iter().position(|one| *one == draft).unwrap();
        let (step, value) = drafts::steps(&e, claim.id)[at];
        assert_ne!(step, DraftStep::Absent, "{} in {draft}", claim.id);
        let first = |text: &str| numbers(text).first().map(|number| number.value.abs());
        let value = value.unwrap();
        if matches!(claim.kind(), claims::ClaimKind::Value)
            && value.printed.chars().any(|c| c.is_ascii_digit())
        {
            assert_eq!(first(claim.printed), first(&value.printed), "{}", claim.id);
        }
    }
}

#[test]
fn the_date_of_the_game_stays_while_the_elasticity_of_dram_triples() {
    let inputs = inputs();
    let table = stories::table(&Evidence::new(&inputs));
    let of = |number: &str| table.filtered("number", number).texts("printed");
    assert_eq!(of("elasticity of DRAM"), ["0.22", "0.66"]);
    assert_eq!(of("elasticity of stacked memory"), ["0.23"]);
    let dates = of("year of crossing by the game");
    assert!(
        dates.first().is_some_and(|date| date == "2028")
            && dates.last().is_some_and(|date| date == "2028"),
        "{dates:?}"
    );
    assert!(
        of("Nash over cooperative output")
            .iter()
            .all(|ratio| ratio == "3 to 4")
    );
}

#[test]
fn the_new_claims_of_the_last_draft_are_all_judged_and_three_fail_on_its_own_definitions() {
    let inputs = inputs();
    let judged = appendix::judge(&Evidence::new(&inputs));
    assert_eq!(judged.len(), 20);
    let failed: BTreeSet<&str> = judged
        .iter()
        .filter(|one| one.verdict == Verdict::NotReproduced)
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(
        failed,
        BTreeSet::from(["new74-async", "new74-logit-linear", "new74-rho-robust"])
    );
}

#[test]
fn the_counts_by_draft_add_up_to_the_data() {
    let inputs = inputs();
    let e = Evidence::new(&inputs);
    let assessments = claims::assess(&e).unwrap();
    let table = drafts::summary(&e, &assessments);
    let found: f64 = table.values("found").iter().sum();
    let rows = inputs.data.drafts.values.len() as f64;
    assert!((found - rows).abs() < 0.5, "{found} of {rows}");
    let faults = drafts::faults(&e, &assessments);
    assert_eq!(
        faults.rows().len(),
        assessments
            .iter()
            .filter(|one| one.verdict == Verdict::NotReproduced)
            .count()
    );
}
