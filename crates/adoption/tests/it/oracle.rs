//! Numbers computed by other programs.

use crate::calendar::day;
use crate::reference::MONTHLY;
use endodec_adoption::friction_bounds::{FrictionBoundParams, friction_bounds};
use endodec_adoption::implied::{
    ImpliedParams, ShareModel, ShareObservation, Step, implied_r0, mean_r0,
};

pub(crate) const PAPER_POINTS: [(&str, f64); 8] = [
    ("2024-01-01", 0.01),
    ("2024-03-01", 0.025),
    ("2024-06-01", 0.05),
    ("2024-09-01", 0.08),
    ("2024-11-01", 0.12),
    ("2024-12-01", 0.15),
    ("2025-01-01", 0.25),
    ("2025-02-01", 0.18),
];

pub(crate) fn paper_series() -> Vec<ShareObservation> {
    PAPER_POINTS
        .iter()
        .map(|&(date, share)| ShareObservation {
            day: day(date),
            share,
        })
        .collect()
}

/// Column of the Table 10 oracle; empty cells are `None`.
pub(crate) fn table10(column: &str) -> Vec<Option<f64>> {
    let text = include_str!("../oracles/table10.csv");
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let at = reader
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == column)
        .unwrap();
    reader
        .records()
        .map(|record| record.unwrap()[at].parse().ok())
        .collect()
}

fn check(column: &str, params: &ImpliedParams, tolerance: f64) {
    let ours = implied_r0(&paper_series(), params).unwrap();
    let theirs = table10(column);
    assert_eq!(ours.len(), theirs.len());
    for (interval, expected) in ours.iter().zip(&theirs) {
        match expected {
            Some(expected) => assert!(
                (interval.r0 - expected).abs() < tolerance,
                "{column}: {} {expected}",
                interval.r0
            ),
            // The oracle leaves the cell empty where the share falls faster than exits at this rate allow.
            None => assert!(interval.r0 < 0.0, "{column}: {}", interval.r0),
        }
    }
}

#[test]
fn the_eight_author_points_give_table_10_to_every_printed_digit() {
    let printed = ["1.44", "1.23", "1.16", "1.22", "1.26", "1.61", "0.59"];
    let ours = implied_r0(&paper_series(), &MONTHLY).unwrap();
    let rounded: Vec<String> = ours
        .iter()
        .map(|interval| format!("{:.2}", interval.r0))
        .collect();
    assert_eq!(rounded, printed);
}

// Closed forms on both sides: only rounding separates them. The SIS roots were found to about 1e-12 there.
#[test]
fn every_reading_of_implied_r0_agrees_with_the_oracle() {
    let base = MONTHLY;
    check("R0_eq17", &base, 1e-13);
    check(
        "R0_logit_exact",
        &ImpliedParams {
            step: Step::Exact,
            ..base
        },
        1e-13,
    );
    for (delta, name) in [(1.0, "1.00"), (0.21, "0.21"), (0.15, "0.15")] {
        let exact = ImpliedParams {
            contact_rate: delta,
            step: Step::Exact,
            ..base
        };
        check(&format!("R0_eq16_delta{name}"), &exact, 1e-12);
        check(
            &format!("R0_eq8_exact_delta{name}"),
            &ImpliedParams {
                model: ShareModel::Sis,
                ..exact
            },
            1e-10,
        );
    }
}

#[test]
fn friction_bounds_agree_with_the_oracle() {
    let intervals = implied_r0(&paper_series(), &MONTHLY).unwrap();
    let bounds = friction_bounds(
        &intervals,
        &FrictionBoundParams {
            gain: 0.24,
            churn: 0.10,
        },
    )
    .unwrap();
    for (bound, expected) in bounds.iter().zip(table10("kappa")) {
        assert!((bound.friction - expected.unwrap()).abs() < 1e-13);
    }
    let peak = FrictionBoundParams::from_peak(&intervals, 0.10, 0.05).unwrap();
    assert!((peak.gain - 0.15 * 1.613_709_677_419_355).abs() < 1e-14);
}

#[test]
fn the_printed_mean_drops_the_spike_and_keeps_the_reversion() {
    let intervals = implied_r0(&paper_series(), &MONTHLY).unwrap();
    let spike = intervals[5].to_day;
    let printed = mean_r0(&intervals, |interval| (interval.to_day - spike).abs() > 0.5).unwrap();
    assert_eq!(format!("{printed:.2} {printed:.4}"), "1.15 1.1517");
    let neither = mean_r0(&intervals, |interval| interval.to_day < spike).unwrap();
    assert_eq!(format!("{neither:.2}"), "1.26");
}
