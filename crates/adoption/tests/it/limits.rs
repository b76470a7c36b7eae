//! Closed forms and degenerate cases.

use crate::calendar::day;
use endodec_adoption::friction_bounds::{
    Decomposition, DecompositionParams, decompose, distributed_r0_consistent,
    distributed_r0_proportional,
};
use endodec_adoption::implied::{ShareObservation, implied_r0};
use endodec_adoption::lag::{
    dated_lag, exponential_output_lag, first_at_or_below, linear_output_lag, transition,
};
use endodec_adoption::threshold::CrossingRegime;
use endodec_adoption::{
    AdoptionError, AdoptionFunction, Ecosystem, EcosystemParams, Threshold, ThresholdModel,
};

use crate::oracle::paper_series;
use crate::reference::{ECOSYSTEM, MONTHLY, STACKED_MEMORY};

fn model(function: AdoptionFunction, latency: f64, friction: f64) -> ThresholdModel {
    let params = EcosystemParams {
        function,
        parity_cost: 5.0,
        latency,
        network: 1.0,
        friction,
        churn: 1.2,
    };
    ThresholdModel::new(Ecosystem::new(params).unwrap(), STACKED_MEMORY).unwrap()
}

#[test]
fn the_printed_curve_puts_cost_parity_at_112_exabytes() {
    let parity = model(AdoptionFunction::Floored { slope: 1.33 }, 2.88, 2.4).parity_output();
    assert!((parity - 112.468_878_346_826_67).abs() < 1e-11);
}

#[test]
fn both_treatments_of_the_positive_part_agree_under_friction_and_only_there() {
    let friction = (
        model(AdoptionFunction::Linear { slope: 1.33 }, 2.88, 2.4),
        model(AdoptionFunction::Floored { slope: 1.33 }, 2.88, 2.4),
    );
    assert_eq!(friction.0.threshold(), friction.1.threshold());
    assert_eq!(
        friction.0.threshold().regime(),
        CrossingRegime::FrictionDominated
    );

    // λγ > κ + μ: eq. (15) prints a threshold below parity, which v2's own β does not have.
    let network = (
        model(AdoptionFunction::Linear { slope: 1.33 }, 2.88, 1.0),
        model(AdoptionFunction::Floored { slope: 1.33 }, 2.88, 1.0),
    );
    assert!(network.0.threshold().output().unwrap() < network.0.parity_output());
    assert_eq!(network.1.threshold(), Threshold::Always);
    assert_eq!(
        network.1.threshold().regime(),
        CrossingRegime::NetworkDominated
    );
    assert!(network.1.reproduction_number(1e-6) > 1.0);
}

#[test]
fn too_much_friction_leaves_no_threshold() {
    // (β₀c* + λ)γ = 9.53 against κ + μ = 9.6.
    let never = model(AdoptionFunction::Floored { slope: 1.33 }, 2.88, 8.4);
    assert_eq!(never.threshold(), Threshold::Never);
    assert_eq!(never.threshold().regime().name(), "never");
    assert!(never.reproduction_number(1e30) < 1.0);
    let logistic = model(
        AdoptionFunction::Logistic {
            steepness: 1.0,
            midpoint: 0.0,
        },
        2.88,
        0.0,
    );
    assert_eq!(logistic.threshold(), Threshold::Never);
}

#[test]
fn the_threshold_tends_to_parity_as_friction_falls_to_the_latency_advantage() {
    let at = model(AdoptionFunction::Floored { slope: 1.33 }, 2.88, 1.68);
    assert!((at.threshold().output().unwrap() / at.parity_output() - 1.0).abs() < 1e-13);
}

#[test]
fn lags_follow_from_the_bracket() {
    let model = model(AdoptionFunction::Floored { slope: 1.33 }, 2.88, 2.4);
    let (parity, threshold) = (model.parity_output(), model.threshold().output().unwrap());
    let b = model.bracket().unwrap();
    assert!((b - 0.891_729_323_308_270_6).abs() < 1e-15);
    let linear = linear_output_lag(parity, threshold, 28.939_178_512_322_81).unwrap();
    assert!((linear - parity * (b.powf(-1.0 / 0.23) - 1.0) / 28.939_178_512_322_81).abs() < 1e-12);
    assert!((linear - 2.509_844_058_840_49).abs() < 1e-12);
    let exponential = exponential_output_lag(parity, threshold, 0.25).unwrap();
    assert!((exponential + b.ln() / (0.23 * 0.25)).abs() < 1e-12);
}

#[test]
fn the_printed_range_for_distributed_inference_needs_the_full_formula() {
    let printed: Vec<String> = [5.0, 2.0]
        .iter()
        .map(|&r| format!("{:.2}", distributed_r0_proportional(1.2, r).unwrap()))
        .collect();
    assert_eq!(printed, ["0.24", "0.60"]);
    // κ_c = 0.10, μ = 0.10: ratios of 5 and 2 give 0.40 and 0.80.
    let consistent: Vec<String> = [5.0, 2.0]
        .iter()
        .map(|&r| {
            format!(
                "{:.2}",
                distributed_r0_consistent(1.2, 0.1, 0.1, r).unwrap()
            )
        })
        .collect();
    assert_eq!(consistent, ["0.40", "0.80"]);
    // Where nothing churns the two are the same statement.
    let (a, b) = (
        distributed_r0_proportional(1.3, 3.0).unwrap(),
        distributed_r0_consistent(1.3, 0.2, 0.0, 3.0).unwrap(),
    );
    assert!((a - b).abs() < 1e-15);
}

#[test]
fn components_of_r0_add_up_and_the_reference_carries_the_first_value() {
    let cost_ratio: Vec<ShareObservation> = [
        ("2023-12-01", 0.05),
        ("2024-04-01", 0.08),
        ("2024-12-01", 0.05),
        ("2025-06-01", 0.14),
    ]
    .iter()
    .map(|&(date, share)| ShareObservation {
        day: day(date),
        share,
    })
    .collect();
    let intervals = implied_r0(&paper_series(), &MONTHLY).unwrap();
    let reference_day = intervals[0].to_day;
    let parts = decompose(
        &intervals,
        &cost_ratio,
        &DecompositionParams { reference_day },
    )
    .unwrap();
    assert!((parts[0].cost - intervals[0].r0).abs() < 1e-14);
    for (
        Decomposition {
            cost, coordination, ..
        },
        interval,
    ) in parts.iter().zip(&intervals)
    {
        assert!((cost + coordination - interval.r0).abs() < 1e-14);
    }
}

#[test]
fn printed_dates_give_the_printed_lags() {
    let years = |hardware, software| {
        let lag = dated_lag(hardware, software).unwrap();
        (lag.shortest, lag.longest)
    };
    assert_eq!(years((1987.0, 1987.0), (1990.0, 1992.0)), (3.0, 5.0));
    assert_eq!(years((1989.0, 1989.0), (1993.0, 1994.0)), (4.0, 5.0));
    // v2 Table 3's own dates for edge AI, 2027–29 and Prediction 2*'s 2030–32, allow one to five years, not two to three.
    assert_eq!(years((2027.0, 2029.0), (2030.0, 2032.0)), (1.0, 5.0));
}

#[test]
fn series_date_their_crossings() {
    let price = [
        (1985.0, 3200.0),
        (1986.0, 2500.0),
        (1987.0, 2200.0),
        (1988.0, 2000.0),
    ];
    assert_eq!(first_at_or_below(&price, 2200.0), Some(1987.0));
    let between = first_at_or_below(&price, 2345.0).unwrap();
    assert!(between > 1986.0 && between < 1987.0);
    assert_eq!(first_at_or_below(&price, 100.0), None);
    let share = [(1.0, 0.2), (2.0, 0.3), (3.0, 0.25), (4.0, 0.4), (5.0, 0.8)];
    let transition = transition(&share).unwrap();
    assert!((transition.sustained_since - 3.0).abs() < 1e-15);
    assert_eq!(transition.fastest, (4.0, 5.0));
    assert!(transition.half.unwrap() > 4.0 && transition.half.unwrap() < 5.0);
}

#[test]
fn errors_name_the_input_the_requirement_and_the_value() {
    let mut series = paper_series();
    series[2].share = f64::NAN;
    let message = implied_r0(&series, &MONTHLY).unwrap_err().to_string();
    assert_eq!(
        message,
        "observation 3 (counted from 1): share must be strictly between 0 and 1, got NaN"
    );
    series = paper_series();
    series[3].day = series[2].day;
    assert!(matches!(
        implied_r0(&series, &MONTHLY),
        Err(AdoptionError::Observation {
            index: 4,
            name: "day",
            ..
        })
    ));
    assert!(matches!(
        implied_r0(&series[..1], &MONTHLY),
        Err(AdoptionError::TooFew {
            required: 2,
            given: 1,
            ..
        })
    ));
    let params = EcosystemParams {
        churn: -0.1,
        ..ECOSYSTEM
    };
    assert_eq!(
        Ecosystem::new(params).unwrap_err().to_string(),
        "churn must be finite and not negative, got -0.1"
    );
}
