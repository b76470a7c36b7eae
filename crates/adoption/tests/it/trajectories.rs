//! Paths against an independent integrator.

use endodec_adoption::{
    AdoptionFunction, EventKind, FrictionLaw, Path, PathPoint, Scenario, SupplyShock, Tolerances,
    simulate, simulate_with,
};
use serde_json::Value;

fn run(scenario: &Scenario) -> Path {
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
        let PathPoint { .. } = *point;
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
        &run(&Scenario::FIXED_FRICTION),
        include_str!("../oracles/traj_A_fixed_kappa.csv"),
    );
    check(
        &run(&Scenario::DECLINING_FRICTION),
        include_str!("../oracles/traj_B2_exp_kappa_seeded.csv"),
    );
    check(
        &run(&Scenario::TWO_WAVES),
        include_str!("../oracles/traj_C_twowave.csv"),
    );
}

fn unseeded() -> Scenario {
    let mut scenario = Scenario::DECLINING_FRICTION;
    scenario.adoption.external = 0.0;
    scenario
}

fn with_friction(friction: FrictionLaw) -> Scenario {
    Scenario {
        friction,
        ..Scenario::DECLINING_FRICTION
    }
}

#[test]
fn event_times_agree_to_1e_minus_8_years() {
    let cases = [
        ("A_fixed_kappa", Scenario::FIXED_FRICTION),
        ("B_exp_kappa", unseeded()),
        ("B2_exp_kappa_seeded", Scenario::DECLINING_FRICTION),
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
    let path = run(&Scenario::FIXED_FRICTION);
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
    let path = run(&Scenario::TWO_WAVES);
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

#[test]
fn without_external_adoption_almost_nothing_is_left_when_r0_passes_one() {
    let path = run(&unseeded());
    let trough = path.events_of(EventKind::Trough).next().unwrap();
    assert!(trough.share < 1e-7, "{}", trough.share);
    assert!(path.self_sustaining().unwrap() < trough.t + 1e-6);
}

#[test]
fn coordination_moves_the_threshold_faster_than_output_does() {
    // v1 Appendix C.2 assumes that this ratio is far below one.
    let ratio = run(&Scenario::DECLINING_FRICTION).quasi_static().unwrap();
    println!("{ratio:?}");
    assert!(ratio.largest > 1.0);
    // Under fixed friction it is zero and the approximation exact.
    assert!(
        run(&Scenario::FIXED_FRICTION)
            .quasi_static()
            .unwrap()
            .largest
            < 1e-15
    );
}

#[test]
fn gaps_close_at_their_events() {
    let path = run(&Scenario::DECLINING_FRICTION);
    let (hardware, sustaining) = (
        path.hardware_crossing().unwrap(),
        path.self_sustaining().unwrap(),
    );
    for point in &path.points {
        assert_eq!(point.hardware_gap > 0.0, point.t < hardware);
        if let (Some(total), Some(coordination)) = (point.total_gap, point.coordination_gap) {
            assert!(
                (point.hardware_gap + coordination - total).abs() < 1e-9 * total.abs().max(1.0)
            );
            assert_eq!(total > 0.0, point.t < sustaining);
        }
    }
}

#[test]
fn a_cost_shock_after_the_crossing_takes_r0_below_one_until_it_ends() {
    let mut scenario = Scenario::DECLINING_FRICTION;
    let before = run(&scenario);
    let start = before.self_sustaining().unwrap() + 0.5;
    let at = before.points.iter().find(|point| point.t >= start).unwrap();
    // The margin is c**/c − 1: a rise below it changes nothing, a rise above it reverses the crossing.
    let margin = at.cost_margin(&scenario).unwrap();
    scenario.shock = Some(SupplyShock {
        start: at.t,
        duration: 0.25,
        factor: 1.0 + 0.9 * margin,
    });
    assert!(run(&scenario).relapses().is_empty());
    scenario.shock = Some(SupplyShock {
        start: at.t,
        duration: 0.25,
        factor: 1.0 + 1.5 * margin,
    });
    let relapses = run(&scenario).relapses();
    assert_eq!(relapses.len(), 1);
    assert!((relapses[0].0 - at.t).abs() < 1e-12 && relapses[0].1 <= at.t + 0.25 + 1e-12);
}

#[test]
fn a_closure_for_friction_and_output_gives_the_same_path_as_the_law() {
    let scenario = Scenario::DECLINING_FRICTION;
    let rate = scenario.central_output.rate;
    let friction = |investment: f64| 4.2 * (-0.79 * investment).exp();
    let path = simulate_with(&scenario, &friction, &|_| rate, &Tolerances::default()).unwrap();
    let law = run(&scenario);
    for (a, b) in path.points.iter().zip(&law.points) {
        assert!((a.share - b.share).abs() < 1e-12);
    }
}

#[test]
fn growing_central_output_is_the_closed_form() {
    let mut scenario = Scenario::FIXED_FRICTION;
    scenario.central_output.growth = 0.25;
    let path = run(&scenario);
    for point in &path.points {
        let grown =
            2.5 + scenario.central_output.rate * ((0.25 * (point.t - 2024.0)).exp() - 1.0) / 0.25;
        assert!((point.output / grown - 1.0).abs() < 1e-12);
    }
}

#[test]
fn tighter_tolerances_change_nothing_above_1e_minus_9() {
    let tight = Tolerances {
        rtol: 1e-13,
        ..Tolerances::default()
    };
    for scenario in [Scenario::DECLINING_FRICTION, Scenario::TWO_WAVES] {
        let (path, reference) = (run(&scenario), simulate(&scenario, &tight).unwrap());
        println!("{} steps, {} evaluations", path.steps, path.evaluations);
        let worst = path
            .points
            .iter()
            .zip(&reference.points)
            .map(|(a, b)| (a.share - b.share).abs().max((a.output - b.output).abs()))
            .fold(0.0, f64::max);
        println!("worst {worst:e}");
        assert!(worst < 1e-9);
    }
}

#[test]
fn the_power_form_is_integrated_through_the_point_where_it_starts() {
    let mut scenario = Scenario::FIXED_FRICTION;
    scenario.adoption.function = AdoptionFunction::Power { exponent: 0.6 };
    let coarse = run(&scenario);
    let fine = simulate(
        &scenario,
        &Tolerances {
            rtol: 1e-13,
            ..Tolerances::default()
        },
    )
    .unwrap();
    for (a, b) in coarse.points.iter().zip(&fine.points) {
        assert!((a.share - b.share).abs() < 1e-9);
    }
}
