//! The author's own tests, against an independent program.

use approx::assert_relative_eq;
use endodec_ledger::author_tests::{capex, did, shares};
use endodec_ledger::claims::Evidence;
use endodec_paper::Inputs;
use serde_json::Value;

fn inputs() -> Inputs {
    Inputs::embedded().expect("the embedded data parse")
}

#[test]
fn the_difference_in_differences_and_its_p_values_are_those_of_an_independent_program() {
    let oracle: Value = serde_json::from_str(include_str!("../oracles/did/did.json")).unwrap();
    let inputs = inputs();
    let e = Evidence::new(&inputs);
    for date in did::DATES {
        for found in did::at(&e, date).unwrap() {
            let key = match found.effects {
                did::Effects::None => "none",
                did::Effects::Makers => "maker",
                did::Effects::MakersAndQuarters => "two-way",
            };
            let expected = &oracle["post_from"][date][key];
            let number = |pointer: &str| expected.pointer(pointer).and_then(Value::as_f64).unwrap();
            let close = |ours: f64, pointer: &str| {
                assert_relative_eq!(ours, number(pointer), max_relative = 1e-9);
            };
            close(found.coefficient, "/coefficient");
            close(found.randomisation.coefficient, "/coefficient");
            close(found.hc1, "/se_hc1");
            close(found.clustered.std_errors[0], "/cr1/se");
            close(found.jackknife.std_errors[0], "/cv3/se");
            // All signs, all choices: equal up to the ties that rounding separates.
            let ties = number("/wild_cluster_restricted_rademacher/p_abs_ties_counted");
            let strict = number("/wild_cluster_restricted_rademacher/p_abs_strict");
            assert!(
                (strict - 1e-12..=ties + 1e-12).contains(&found.wild.p_value),
                "{date} {key}: {}",
                found.wild.p_value
            );
            close(
                found.randomisation.p_value,
                "/randomisation_over_makers/p_abs_coefficient",
            );
            let missing = found.randomisation.not_identified as f64;
            assert_relative_eq!(missing, number("/randomisation_over_makers/not_identified"));
        }
    }
}

#[test]
fn the_authors_printed_coefficients_and_errors_come_out_at_his_date() {
    let inputs = inputs();
    let found = did::at(&Evidence::new(&inputs), did::FIRST_CONTROLS).unwrap();
    let his = [(0.0190, 0.2157), (0.2012, 0.1297), (0.1813, 0.1401)];
    for (one, (value, error)) in found.iter().zip(his) {
        assert!((one.coefficient - value).abs() < 5e-5 && (one.hc1 - error).abs() < 5e-5);
    }
}

#[test]
fn shares_of_small_models_are_those_of_an_independent_program_and_all_have_the_other_direction() {
    let oracle: Value = serde_json::from_str(include_str!("../oracles/did/shares.json")).unwrap();
    let keys = [
        "at_most_3b_size_known",
        "at_most_3b_unknown_counted_as_larger",
        "at_most_7b_size_known",
        "",
        "at_most_3b_size_known_makers_named_in_version_2_section_5_1",
    ];
    let inputs = inputs();
    for (one, key) in shares::all(&Evidence::new(&inputs))
        .unwrap()
        .iter()
        .zip(keys)
    {
        assert!(one.difference() < 0.0, "{}", one.reading.name);
        assert!(one.p_randomisation > 0.1, "{}", one.reading.name);
        if key.is_empty() {
            continue;
        }
        let number = |pointer: &str| {
            oracle["readings"][key]
                .pointer(pointer)
                .and_then(Value::as_f64)
                .unwrap()
        };
        assert_relative_eq!(
            one.constrained.share(),
            number("/constrained/share"),
            max_relative = 1e-12
        );
        assert_relative_eq!(
            one.others.share(),
            number("/others/share"),
            max_relative = 1e-12
        );
        assert_relative_eq!(
            one.p_randomisation,
            number("/difference/randomisation_p_abs"),
            max_relative = 1e-12
        );
        // 9,999 draws here and 99,999 there, of a lumpy distribution of few makers.
        for (ours, end) in one.interval.iter().zip(["0", "1"]) {
            let theirs = number(&format!("/difference/cluster_bootstrap_95/{end}"));
            assert!((ours - theirs).abs() < 0.02, "{key}: {ours} {theirs}");
        }
    }
}

#[test]
fn spending_over_the_cooperative_path_leaves_the_printed_three_to_four_under_every_base_year() {
    let inputs = inputs();
    let e = Evidence::new(&inputs);
    for base in capex::base_years() {
        for firms in [capex::Firms::All, capex::Firms::Printed] {
            let years = capex::years(&e, firms, base).unwrap();
            let at_base = years.iter().find(|year| year.year == base).unwrap();
            // In its base year the ratio is the model's own.
            assert_relative_eq!(at_base.nash, at_base.actual, max_relative = 1e-12);
            let outside = years
                .iter()
                .filter(|year| !(3.0..=4.0).contains(&year.ratio()))
                .count();
            assert!(outside >= 4, "{base}: {outside} of {}", years.len());
        }
    }
}
