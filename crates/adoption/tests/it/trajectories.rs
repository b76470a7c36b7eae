//! Paths against an independent integrator.

use endodec_adoption::dynamics::{EcosystemState, EventKind, Path, simulate};
use endodec_adoption::friction::FrictionLaw;
use endodec_adoption::{Scenario, Tolerances};
use serde_json::Value;

use crate::reference::{DECLINING_FRICTION, FIXED_FRICTION, TWO_WAVES};

pub(crate) fn run(scenario: &Scenario) -> Path {
    simulate(scenario, &Tolerances::default()).unwrap()
}

fn sets(set: &str, key: &str) -> f64 {
    let all: Value = serde_json::from_str(include_str!("../oracles/deltaT_sets.json")).unwrap();
    all[set][key].as_f64().unwrap()
}

/// Largest deviation of each state from the reference, which is good to about 1e-12.
fn check(path: &Path, reference: &str) {
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(reference.as_bytes());
    let mut count = 0;
    for (record, point) in reader.deserialize::<[f64; 8]>().zip(&path.points) {
        let [
            t,
            output,
            investment,
            share,
            fragmentation,
            cost,
            friction,
            r0,
        ] = record.unwrap();
        let EcosystemState { .. } = *point;
        for (name, ours, theirs) in [
            ("t", point.t, t),
            ("Q", point.output, output),
            ("E", point.investment, investment),
            ("s", point.share, share),
            ("F", point.fragmentation, fragmentation),
            ("c", point.cost, cost),
            ("κ", point.friction, friction),
            ("R₀", point.r0, r0),
        ] {
            assert!(
                (ours - theirs).abs() < 1e-9,
                "{name} at {t}: {ours} against {theirs}, {:e}",
                ours - theirs
            );
        }
        count += 1;
    }
    assert_eq!(count, path.points.len());
}

#[test]
fn trajectories_agree_to_1e_minus_9() {
    check(
        &run(&FIXED_FRICTION),
        include_str!("../oracles/traj_A_fixed_kappa.csv"),
    );
    check(
        &run(&DECLINING_FRICTION),
        include_str!("../oracles/traj_B2_exp_kappa_seeded.csv"),
    );
    check(
        &run(&TWO_WAVES),
        include_str!("../oracles/traj_C_twowave.csv"),
    );
}

pub(crate) fn unseeded() -> Scenario {
    let mut scenario = DECLINING_FRICTION;
    scenario.adoption.external = 0.0;
    scenario
}

fn with_friction(friction: FrictionLaw) -> Scenario {
    Scenario {
        friction,
        ..DECLINING_FRICTION
    }
}

#[test]
fn event_times_agree_to_1e_minus_8_years() {
    let cases = [
        ("A_fixed_kappa", FIXED_FRICTION),
        ("B_exp_kappa", unseeded()),
        ("B2_exp_kappa_seeded", DECLINING_FRICTION),
        (
            "B3_power_kappa",
            with_friction(FrictionLaw::Power {
                initial: 4.2,
                scale: 1.0,
                exponent: 1.06,
            }),
        ),
    ];
    for (set, scenario) in cases {
        let path = run(&scenario);
        assert!(
            (path.hardware_crossing().unwrap() - sets(set, "T_hw")).abs() < 1e-8,
            "{set}"
        );
        assert!(
            (path.self_sustaining().unwrap() - sets(set, "T_R0")).abs() < 1e-8,
            "{set}"
        );
        assert!(
            (path.lag().unwrap() - sets(set, "DeltaT")).abs() < 1e-8,
            "{set}"
        );
        let last = path.points.last().unwrap();
        assert!((last.share - sets(set, "s_final")).abs() < 1e-9, "{set}");
        let first = path.points.iter().find(|point| point.share >= 0.2).unwrap();
        assert!(
            (first.t - sets(set, "first_s_ge_20pct")).abs() < 1e-9,
            "{set}"
        );
    }
}

#[test]
fn a_standard_that_drops_friction_carries_r0_over_one_at_once() {
    let path = run(&with_friction(FrictionLaw::Threshold {
        before: 4.2,
        after: 1.5,
        at: 0.75,
    }));
    let set = "B4_threshold_kappa";
    let jump = path.events_of(EventKind::FrictionJump).next().unwrap().t;
    assert!((jump - sets(set, "T_standard")).abs() < 1e-8);
    assert!((path.self_sustaining().unwrap() - jump).abs() < f64::EPSILON);
    assert!((path.lag().unwrap() - sets(set, "DeltaT")).abs() < 1e-8);
    assert!((path.points.last().unwrap().share - sets(set, "s_final")).abs() < 1e-9);
}

#[test]
fn the_share_at_fixed_friction_has_twenty_digits_elsewhere() {
    let path = run(&FIXED_FRICTION);
    let all: Value = serde_json::from_str(include_str!("../oracles/deltaT_sets.json")).unwrap();
    for (years, share) in all["A_mp"].as_object().unwrap() {
        let at = years.parse::<usize>().unwrap() * 12;
        let share: f64 = share.as_str().unwrap().parse().unwrap();
        assert!(
            (path.points[at].share / share - 1.0).abs() < 1e-9,
            "{years}"
        );
    }
}

#[test]
fn fragmentation_makes_a_peak_a_trough_and_a_second_wave_at_the_reference_dates() {
    let path = run(&TWO_WAVES);
    let reference: Value = serde_json::from_str(include_str!("../oracles/two_wave.json")).unwrap();
    let extrema: Vec<_> = path.extrema().collect();
    let expected = reference["extrema"].as_array().unwrap();
    assert_eq!(extrema.len(), expected.len());
    for (event, expected) in extrema.iter().zip(expected) {
        let kind = if expected[2] == "max" {
            EventKind::Peak
        } else {
            EventKind::Trough
        };
        assert_eq!(event.kind, kind);
        assert!(
            (event.t - expected[0].as_f64().unwrap()).abs() < 1e-8,
            "{} {}",
            event.t,
            expected[0]
        );
        assert!((event.share - expected[1].as_f64().unwrap()).abs() < 1e-9);
    }
    let crossings: Vec<_> = path
        .events
        .iter()
        .filter(|e| {
            matches!(
                e.kind,
                EventKind::SelfSustaining | EventKind::SelfSustainingLost
            )
        })
        .collect();
    let text = include_str!("../oracles/two_wave_crossings.csv");
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let expected: Vec<(f64, String)> = reader.deserialize().map(Result::unwrap).collect();
    assert_eq!(crossings.len(), expected.len());
    for (event, (t, direction)) in crossings.iter().zip(&expected) {
        assert!(
            (event.t - t).abs() < 1e-9,
            "{:?} {} {t}",
            event.kind,
            event.t
        );
        assert_eq!(event.kind == EventKind::SelfSustaining, direction == "up");
    }
    let standard = path.events_of(EventKind::Standard).next().unwrap().t;
    assert!((standard - reference["events"]["standard"].as_f64().unwrap()).abs() < 1e-8);
    assert!(
        (path.hardware_crossing().unwrap() - reference["events"]["hardware"].as_f64().unwrap())
            .abs()
            < 1e-8
    );
}
