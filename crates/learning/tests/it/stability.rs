//! Stability of a rolling elasticity, bias, and readings: the cases that definitions decide.

use endodec_learning::identification::{MeasurementError, Simultaneity, readings};
use endodec_learning::stability::{StabilityTerms, StabilityVerdict, rolling_stability};
use endodec_learning::{Elasticity, OutputPath};

/// Windows of three years, the floor .15, two years of grace.
fn terms() -> StabilityTerms {
    StabilityTerms {
        window: 3.0,
        floor: Elasticity::new(0.15).unwrap(),
        grace: 2.0,
    }
}

/// Output doubles each year from 2024; cost follows the given yearly elasticities.
fn verdict(yearly: &[f64], resolved: Option<f64>) -> StabilityVerdict {
    let mut log_cost = 0.0;
    let (mut dates, mut quantity, mut cost) = (vec![2024.0], vec![1.0], vec![1.0]);
    for (i, alpha) in (1..).zip(yearly) {
        log_cost -= alpha * 2.0_f64.ln();
        dates.push(2024.0 + f64::from(i));
        quantity.push(2.0_f64.powi(i));
        cost.push(log_cost.exp());
    }
    rolling_stability(&dates, &quantity, &cost, resolved, &terms())
        .unwrap()
        .verdict
}

#[test]
fn a_spell_below_the_floor_is_judged_by_when_it_ends() {
    let steady = [0.23; 6];
    assert_eq!(verdict(&steady, Some(2026.0)), StabilityVerdict::NeverBelow);
    // Windows of three years average two yearly elasticities: below from 2027 to 2028, back 2029.
    let dip = [0.23, 0.23, 0.0, 0.1, 0.3, 0.3];
    assert_eq!(
        verdict(&dip, Some(2027.0)),
        StabilityVerdict::Returned {
            below: 2027.0,
            back: 2029.0
        }
    );
    assert_eq!(
        verdict(&dip, None),
        StabilityVerdict::Returned {
            below: 2027.0,
            back: 2029.0
        }
    );
    let lasting = [0.23, 0.23, 0.0, 0.0, 0.0, 0.0];
    assert_eq!(
        verdict(&lasting, None),
        StabilityVerdict::Open { below: 2027.0 }
    );
    assert_eq!(
        verdict(&lasting, Some(2029.0)),
        StabilityVerdict::Open { below: 2027.0 }
    );
    assert_eq!(
        verdict(&lasting, Some(2026.0)),
        StabilityVerdict::Failed {
            below: 2027.0,
            deadline: 2029.0
        }
    );
    // Back, but a year too late.
    let late = [0.23, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 0.5];
    assert_eq!(
        verdict(&late, Some(2025.0)),
        StabilityVerdict::Failed {
            below: 2026.0,
            deadline: 2028.0
        }
    );
}

#[test]
fn dates_must_increase() {
    let e = rolling_stability(
        &[2024.0, 2024.0, 2025.0],
        &[1.0, 2.0, 3.0],
        &[3.0, 2.0, 1.0],
        None,
        &terms(),
    )
    .unwrap_err();
    assert_eq!(
        e.to_string(),
        "observation 2 of `date` must be later than the one before it; it is 2024"
    );
}

#[test]
fn corrections_undo_the_bias() {
    let truth = Elasticity::new(0.32).unwrap();
    let error = MeasurementError::from_reliability(0.9).unwrap();
    let seen = error.estimated(truth).unwrap();
    assert!((seen.value() - 0.288).abs() < 1e-15);
    assert!((error.corrected(seen).unwrap().value() - 0.32).abs() < 1e-15);
    let response = Simultaneity::new(0.8, 0.3).unwrap();
    let seen = response.estimated(truth).unwrap();
    assert!((response.corrected(seen).unwrap().value() - 0.32).abs() < 1e-15);
    // Without variation of its own, output is only a response, and what is seen is 1/φ.
    let all_response = Simultaneity::new(0.8, 1e12).unwrap();
    assert!((all_response.estimated(truth).unwrap().value() - 1.25).abs() < 1e-9);
    assert!(
        Simultaneity::new(4.0, 0.3)
            .unwrap()
            .estimated(truth)
            .is_err()
    );
}

/// The structural equations, simulated: one long series.
#[test]
fn simultaneity_is_what_least_squares_sees_in_simulated_data() {
    let (alpha, phi) = (0.3, 0.9);
    let mut state = 7_u64;
    let mut uniform = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / 9_007_199_254_740_992.0 - 0.5
    };
    let n = 400_000;
    let (mut xx, mut xy) = (0.0, 0.0);
    for _ in 0..n {
        let (z, u) = (2.0 * uniform(), uniform());
        let cost = (-alpha * z + u) / (1.0 - alpha * phi);
        let output = z - phi * cost;
        xx += output * output;
        xy += output * cost;
    }
    // Var(u)/Var(z) = 1/4.
    let model = Simultaneity::new(phi, 0.25).unwrap();
    let limit = model.estimated(Elasticity::new(alpha).unwrap()).unwrap();
    // Standard error of the slope at n = 400,000 is about .001.
    assert!(
        (-xy / xx - limit.value()).abs() < 0.004,
        "{} {limit:?}",
        -xy / xx
    );
}

/// .23 read as a rate is an elasticity of .377, and every crossing time shrinks by the ratio.
#[test]
fn a_rate_printed_as_an_elasticity_postpones_every_crossing() {
    let path = OutputPath::exponential(2.5, 0.25).unwrap();
    let [elasticity, rate] = readings(0.23, 12.0, 5.0, &path).unwrap();
    assert!((rate.elasticity.value() - 0.3771).abs() < 1e-4);
    let ratio = elasticity.years.unwrap() / rate.years.unwrap();
    assert!((ratio - rate.elasticity.value() / 0.23).abs() < 1e-12);
    assert!((elasticity.threshold - 112.0).abs() < 0.5);
    assert!((rate.threshold - 25.5).abs() < 0.1);
}
