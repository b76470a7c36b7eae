use std::collections::BTreeSet;

use endodec_adoption::dynamics::{EventKind, simulate};
use endodec_adoption::{Scenario, Tolerances};
use endodec_game::{Game, cooperative, nash};
use endodec_paper::{CONSTANTS, Constants, Standing};

const PAPER: Constants = Constants::PAPER;

#[test]
fn every_constant_has_a_meaning_and_the_place_that_its_standing_requires() {
    let mut names = BTreeSet::new();
    for constant in CONSTANTS {
        assert!(
            names.insert(constant.name),
            "{} occurs twice",
            constant.name
        );
        assert!(constant.meaning.len() > 5, "{}", constant.name);
        let places: Vec<&str> = constant.place.split("; ").collect();
        let placed = places
            .iter()
            .all(|place| place.starts_with("v1 ") || place.starts_with("v2 "));
        assert_eq!(
            placed,
            constant.standing != Standing::Ours,
            "{}",
            constant.name
        );
    }
}

#[test]
fn moving_a_constant_moves_it_and_no_other() {
    for constant in CONSTANTS {
        let value = constant.value(&PAPER);
        let moved = constant.with(PAPER, value + 1.0);
        for other in CONSTANTS {
            let stays = other.value(&moved) == other.value(&PAPER);
            assert_eq!(
                stays,
                other.name != constant.name,
                "{} by {}",
                other.name,
                constant.name
            );
        }
    }
}

#[test]
fn the_printed_results_are_those_of_the_recovered_baseline() {
    let game = Game::new(PAPER.game()).unwrap();
    let x0 = game.distance();
    let (rivals, cartel) = (nash::solve(&game), cooperative::solve(&game));
    let results = PAPER.results();
    for (printed, computed) in [
        (results.nash_value, rivals.value(x0)),
        (results.cooperative_value, cartel.value(x0)),
        (
            results.nash_time,
            PAPER.years_per_unit * rivals.crossing_time(x0),
        ),
        (
            results.cooperative_time,
            PAPER.years_per_unit * cartel.crossing_time(x0),
        ),
    ] {
        assert!(
            (computed - printed.value).abs() <= printed.half_unit,
            "{computed} for {}",
            printed.value
        );
    }
    let recovered = PAPER.recovered().unwrap();
    assert!(recovered.years_per_unit.contains(PAPER.years_per_unit));
}

#[test]
fn both_scenarios_cross_inside_the_printed_windows() {
    // The straight line of output is drawn to 2027.8; adopters, who add to it, can only bring parity forward.
    for (name, scenario, earlier) in [
        ("declining", PAPER.declining_friction(), 0.1),
        ("fixed", PAPER.fixed_friction(), 1e-6),
    ] {
        let year = |kind| event(&scenario, kind);
        let parity = year(EventKind::CostParity);
        let early = PAPER.start_year + PAPER.nash_time - parity;
        assert!((-1e-6..=earlier).contains(&early), "{name}: {parity}");
        let crossing = year(EventKind::SelfSustaining);
        assert!(
            (PAPER.self_sustaining_from..=PAPER.self_sustaining_to + 1.0).contains(&crossing),
            "{name}: {crossing}"
        );
        // Prediction 2*: two to three years after the hardware.
        assert!(
            (2.0..=3.0).contains(&(crossing - parity)),
            "{name}: {crossing}"
        );
    }
}

fn event(scenario: &Scenario, kind: EventKind) -> f64 {
    let path = simulate(scenario, &Tolerances::default()).unwrap();
    path.events
        .iter()
        .find(|event| event.kind == kind)
        .unwrap()
        .t
}

#[test]
fn the_rate_of_output_on_sliders_is_the_calibrated_one_to_four_digits() {
    assert!((endodec_paper::OUTPUT_RATE - PAPER.output_rate()).abs() <= 0.005);
}
