//! How the diffusion models nest, and what noiseless data and intervals must do.

use endodec_adoption::AdoptionError;
use endodec_adoption::diffusion::{
    Bass, Counting, DiffusionBootstrapParams, DiffusionData, DiffusionModel, GammaShiftedGompertz,
    SisThresholds, bootstrap, fit, forecast, profile_interval,
};
use endodec_adoption::sis::Sis;
use proptest::prelude::*;

use crate::diffusion::{cumulative, per_period};

#[test]
fn bass_is_the_gamma_shifted_gompertz_of_shape_one() {
    let bass = Bass {
        market: 3.0,
        innovation: 0.02,
        imitation: 0.4,
    };
    let nested = GammaShiftedGompertz::from(bass);
    for t in [0.0, 0.3, 5.0, 40.0] {
        assert!((bass.cumulative(t) - nested.cumulative(t)).abs() < 1e-14);
    }
}

#[test]
fn equation_8_nests_the_logistic_and_not_bass() {
    // Without losses equation (8) is the logistic curve.
    let path = Sis::new(0.5, 0.0, 0.02).unwrap();
    for t in [1.0, 7.0, 20.0_f64] {
        let odds = 0.02 / 0.98 * (0.5 * t).exp();
        assert!((path.share(t) - odds / (1.0 + odds)).abs() < 1e-14);
    }
    // Bass leaves zero by itself; every solution of equation (8) that starts there stays there, so Bass is not a
    // restriction of it (v2 §3.9.1): it needs the external term p(1 − s).
    assert!(
        Bass {
            market: 1.0,
            innovation: 0.01,
            imitation: 0.4
        }
        .rate(0.0)
            > 0.0
    );
    assert!(Sis::new(0.4, 0.0, 1e-300).unwrap().share(1.0) < 1e-290);
}

#[test]
fn equation_8_is_a_threshold_model_exactly_when_revision_is_fast_enough() {
    let (gain, loss) = (0.5, 0.2);
    let exact = SisThresholds::new(gain, loss, gain + loss).unwrap();
    assert!(exact.density(1.0).abs() < 1e-15);
    assert!(matches!(
        SisThresholds::new(gain, loss, 0.699),
        Err(AdoptionError::Parameter { .. })
    ));
}

#[test]
fn intervals_contain_the_estimate_and_widen_with_the_level() {
    let data = per_period("room_air_conditioners");
    let bass = fit(&data, DiffusionModel::Bass).unwrap();
    let boot = bootstrap(&data, &bass, &DiffusionBootstrapParams::default()).unwrap();
    for j in 0..3 {
        let narrow = profile_interval(&data, &bass, j, 0.5).unwrap();
        let wide = profile_interval(&data, &bass, j, 0.95).unwrap();
        let (lower, upper) = (wide.lower.unwrap(), wide.upper.unwrap());
        assert!(lower < narrow.lower.unwrap() && narrow.lower.unwrap() < bass.estimates[j]);
        assert!(bass.estimates[j] < narrow.upper.unwrap() && narrow.upper.unwrap() < upper);
        // Both intervals are about two standard errors on either side here.
        let (from, to) = boot.intervals[j];
        println!(
            "{j} profile [{lower}, {upper}] bootstrap [{from}, {to}] estimate {}",
            bass.estimates[j]
        );
        assert!(from < bass.estimates[j] && bass.estimates[j] < to);
        assert!(((to - from) / (upper - lower) - 1.0).abs() < 0.5);
    }
    assert!(boot.estimates.len() > 990);
    // The same seed gives the same digits, another one does not.
    let again = bootstrap(&data, &bass, &DiffusionBootstrapParams::default()).unwrap();
    assert_eq!(boot, again);
    assert_ne!(
        boot,
        bootstrap(
            &data,
            &bass,
            &DiffusionBootstrapParams {
                seed: 2,
                ..DiffusionBootstrapParams::default()
            }
        )
        .unwrap()
    );
}

#[test]
fn forecasts_fan_out() {
    let data = cumulative("color_televisions");
    let bass = fit(&data, DiffusionModel::Bass).unwrap();
    let boot = bootstrap(&data, &bass, &DiffusionBootstrapParams::default()).unwrap();
    let fan = forecast(&bass, &boot, &[8.0, 12.0, 20.0], 0.9, 1).unwrap();
    let width = |k: usize| fan[k].curve.1 - fan[k].curve.0;
    assert!(width(0) < width(1) && width(1) < width(2));
    for point in &fan {
        assert!(point.curve.0 < point.level && point.level < point.curve.1);
        assert!(point.observation.0 < point.curve.0 && point.curve.1 < point.observation.1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn noiseless_bass_data_give_their_parameters_back(m in 0.5..1e5f64, p in 0.003..0.05f64, q in 0.2..0.9f64, n in 12..25u32) {
        let truth = Bass { market: m, innovation: p, imitation: q };
        // The series must reach past its peak, or m is not in it.
        prop_assume!(truth.peak_time().unwrap() < 0.8 * f64::from(n));
        let times: Vec<f64> = (1..=n).map(f64::from).collect();
        let sales = times.iter().map(|t| truth.cumulative(*t) - truth.cumulative(t - 1.0)).collect();
        let data = DiffusionData::new(times, sales, Counting::PerPeriod).unwrap();
        let fitted = fit(&data, DiffusionModel::Bass).unwrap();
        for (ours, truth) in fitted.estimates.iter().zip([m, p, q]) {
            prop_assert!((ours / truth - 1.0).abs() < 1e-6, "{ours} {truth}");
        }
    }

    #[test]
    fn thresholds_that_make_equation_8_are_a_distribution(gain in 0.0..3.0f64, loss in 0.0..3.0f64, extra in 0.001..3.0f64, share in 0.0..1.0f64) {
        let thresholds = SisThresholds::new(gain, loss, gain + loss + extra).unwrap();
        prop_assert!(thresholds.density(share) >= 0.0);
        let value = thresholds.distribution(share);
        prop_assert!((0.0..=1.0).contains(&value));
        prop_assert!((thresholds.velocity(share) - (gain * share * (1.0 - share) - loss * share)).abs() < 1e-12);
    }
}
