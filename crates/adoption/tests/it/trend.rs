//! One R₀ for a whole series whose shocks may stay.

use endodec_adoption::implied::{
    ImpliedParams, ShareModel, ShareObservation, Step, TrendMethod, share_noise,
    share_noise_around, trend_r0,
};
use endodec_adoption::sis::Sis;
use endodec_numerics::random::Stream;
use serde_json::Value;

use crate::oracle::paper_series;
use crate::reference::MONTHLY;
use crate::uncertainty::{METHODS, routed};

/// Time in the unit of the oracle, δ = 1, so that R₀ − 1 is its drift.
fn in_units_of(days: f64) -> ImpliedParams {
    ImpliedParams {
        days_per_month: days,
        ..MONTHLY
    }
}

fn irregular() -> Vec<ShareObservation> {
    let text = include_str!("../oracles/local_level_irregular.csv");
    text.lines()
        .skip(1)
        .map(|line| {
            let (day, share) = line.split_once(',').unwrap();
            ShareObservation {
                day: day.parse().unwrap(),
                share: share.parse().unwrap(),
            }
        })
        .collect()
}

#[test]
fn random_walks_and_local_levels_agree_with_the_oracle_on_any_dates() {
    let oracle: Value = serde_json::from_str(include_str!("../oracles/local_level.json")).unwrap();
    let mut cases = vec![
        ("author_8_days", paper_series(), in_units_of(365.25)),
        ("irregular_days", irregular(), in_units_of(1.0)),
    ];
    if let Some((low, high)) = routed() {
        cases.push(("openrouter_low_days", low, in_units_of(365.25)));
        cases.push(("openrouter_high_days", high, in_units_of(365.25)));
    }
    for (name, series, params) in cases {
        let want = |model: &str, key: &str| oracle["series"][name][model][key].as_f64().unwrap();
        let close = |got: f64, want: f64, tolerance: f64| {
            assert!(
                (got - want).abs() <= tolerance * want.abs().max(1e-9),
                "{name}: {got} for {want}"
            );
        };
        let walk = trend_r0(&series, &params, TrendMethod::RandomWalk, 0.95).unwrap();
        let of = |key| want("random_walk_with_drift", key);
        close(walk.growth, of("drift"), 1e-11);
        close(walk.std_error, of("se"), 1e-11);
        close(walk.p_value.unwrap(), of("p_two_sided"), 1e-10);
        let local = trend_r0(&series, &params, TrendMethod::LocalLevel, 0.95).unwrap();
        let of = |key| want("local_level_drift_reml", key);
        let found = local.local_level.unwrap();
        // The likelihood is flat at its top: its place is good to the root of its rounding.
        close(found.observation_variance, of("variance_observation"), 1e-5);
        close(found.level_variance, of("variance_level_per_unit"), 1e-5);
        close(local.growth, of("drift"), 1e-6);
        close(local.std_error, of("drift_se"), 1e-5);
    }
}

#[test]
fn a_constant_sis_reproduction_number_is_found_whatever_the_noise_is_taken_for() {
    let path = Sis::new(2.0, 1.0, 0.05).unwrap();
    // Unequal gaps.
    let series: Vec<ShareObservation> = [0.0, 1.0, 1.5, 3.0, 3.2, 5.0]
        .map(|t| ShareObservation {
            day: 30.44 * t,
            share: path.share(t),
        })
        .to_vec();
    let params = ImpliedParams {
        model: ShareModel::Sis,
        step: Step::Exact,
        ..MONTHLY
    };
    for method in METHODS {
        let trend = trend_r0(&series, &params, method, 0.95).unwrap();
        assert!((trend.r0 - 2.0).abs() < 1e-9, "{method:?} {}", trend.r0);
    }
    assert!(share_noise_around(&series, &params).unwrap() < 1e-8);
    // The bend of the path is noise to a straight line.
    assert!(share_noise(&series).unwrap() > 0.01);
}

#[test]
fn the_unit_of_time_changes_no_trend() {
    let series = irregular();
    for method in METHODS {
        let of = |unit: f64| {
            let params = ImpliedParams {
                contact_rate: unit,
                days_per_month: 30.44 * unit,
                ..MONTHLY
            };
            trend_r0(&series, &params, method, 0.9).unwrap()
        };
        let (month, century) = (of(1.0), of(1200.0));
        let near = |a: f64, b: f64| (a - b).abs() < 1e-6 * (1.0 + a.abs());
        assert!(near(month.r0, century.r0), "{method:?}");
        assert!(near(month.interval.0, century.interval.0), "{method:?}");
        assert!(near(month.p_value.unwrap(), century.p_value.unwrap()));
    }
}

/// Shares whose log odds rise by .05 a month under noise that is independent, autoregressive or a random walk.
fn noisy(n: usize, persistence: f64, stream: &mut Stream) -> Vec<ShareObservation> {
    let mut noise = stream.normal() / (1.0 - persistence * persistence).max(1e-9).sqrt();
    if persistence >= 1.0 {
        noise = 0.0;
    }
    (0..n)
        .map(|i| {
            let months = f64::from(u32::try_from(i).unwrap());
            let odds = (-1.0 + 0.05 * months + 0.1 * noise).exp();
            noise = persistence * noise + stream.normal();
            ShareObservation {
                day: 30.44 * months,
                share: odds / (1.0 + odds),
            }
        })
        .collect()
}

/// Three standard errors of 2,000 samples are 1.5 points. Eight independent observations look like a walk so often that only
/// an interval which covers a walk is safe, and that one is wide for them.
#[test]
fn the_default_interval_covers_whatever_the_persistence() {
    for (n, least, most) in [(8, 0.93, 1.0), (22, 0.915, 0.985)] {
        for persistence in [0.0, 0.7, 1.0] {
            let held = (0..2000).filter(|&sample| {
                let series = noisy(n, persistence, &mut Stream::new(5, sample));
                let params = MONTHLY;
                let trend = trend_r0(&series, &params, TrendMethod::Adaptive, 0.95).unwrap();
                trend.interval.0 <= 1.05 && 1.05 <= trend.interval.1
            });
            let share = held.count() as f64 / 2000.0;
            println!("{n} {persistence} {share}");
            assert!((least..=most).contains(&share), "{n} {persistence} {share}");
        }
    }
}

/// A referee's numbers for the shipped series and for the eight points of the author, computed with numpy.
#[test]
fn where_shocks_stay_the_rise_of_open_shares_is_not_established() {
    let of = |series: &[ShareObservation]| {
        trend_r0(series, &MONTHLY, TrendMethod::RandomWalk, 0.95).unwrap()
    };
    let mut cases = vec![(of(&paper_series()), [1.236, 1.004, 1.468], None)];
    if let Some((low, high)) = routed() {
        cases.push((of(&high), [1.128, 0.990, 1.265], Some(0.066)));
        cases.push((of(&low), [1.097, 0.945, 1.249], Some(0.20)));
    }
    for (trend, [r0, lower, upper], p) in cases {
        let near = |a: f64, b: f64| (a - b).abs() < 1.5e-3;
        assert!(
            near(trend.r0, r0) && near(trend.interval.0, lower),
            "{trend:?}"
        );
        assert!(near(trend.interval.1, upper), "{trend:?}");
        if let Some(p) = p {
            assert!((trend.p_value.unwrap() - p).abs() < 5e-3, "{trend:?}");
        }
    }
}
