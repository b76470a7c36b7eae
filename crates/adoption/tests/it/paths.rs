//! What simulated paths must do whatever their numbers.

use endodec_adoption::dynamics::{EventKind, simulate, simulate_with};
use endodec_adoption::scenario::SupplyShock;
use endodec_adoption::{AdoptionFunction, Tolerances};

use crate::reference::{DECLINING_FRICTION, FIXED_FRICTION, TWO_WAVES};
use crate::trajectories::{run, unseeded};

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
    let ratio = run(&DECLINING_FRICTION).quasi_static().unwrap();
    println!("{ratio:?}");
    assert!(ratio.largest > 1.0);
    // Under fixed friction it is zero and the approximation exact.
    assert!(run(&FIXED_FRICTION).quasi_static().unwrap().largest < 1e-15);
}

#[test]
fn gaps_close_at_their_events() {
    let path = run(&DECLINING_FRICTION);
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
    let mut scenario = DECLINING_FRICTION;
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
    let scenario = DECLINING_FRICTION;
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
    let mut scenario = FIXED_FRICTION;
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
    for scenario in [DECLINING_FRICTION, TWO_WAVES] {
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
    let mut scenario = FIXED_FRICTION;
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
