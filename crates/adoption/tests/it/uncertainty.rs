//! How sure implied R₀ is, then and now.

use crate::calendar::day;
use endodec_adoption::implied::{
    BandParams, ImpliedParams, ShareModel, ShareObservation, Step, TrendMethod, implied_bands,
    implied_r0, share_noise, trend_r0,
};

use crate::oracle::{paper_series, table10};
use crate::reference::MONTHLY;

pub(crate) const METHODS: [TrendMethod; 4] = [
    TrendMethod::Adaptive,
    TrendMethod::RandomWalk,
    TrendMethod::LocalLevel,
    TrendMethod::NeweyWest,
];

const TEN_PER_CENT: BandParams = BandParams {
    noise: 0.10,
    rounding: 0.005,
    level: 0.95,
    replicates: 20_000,
    seed: 1,
};

#[test]
fn standard_errors_and_rounding_bounds_agree_with_the_oracle() {
    for (noise, column) in [(0.05, "se_delta_cv0.05"), (0.10, "se_delta_cv0.10")] {
        let params = BandParams {
            noise,
            replicates: 10,
            ..TEN_PER_CENT
        };
        let bands = implied_bands(&paper_series(), &MONTHLY, &params).unwrap();
        for (i, band) in bands.iter().enumerate() {
            // Central differences at relative step 1e-5 are good to about 1e-10.
            assert!((band.std_error / table10(column)[i].unwrap() - 1.0).abs() < 1e-8);
            assert!((band.rounding.0 - table10("R0_round_lo")[i].unwrap()).abs() < 1e-12);
            assert!((band.rounding.1 - table10("R0_round_hi")[i].unwrap()).abs() < 1e-12);
        }
    }
}

#[test]
fn the_bootstrap_agrees_with_the_oracle_to_its_own_noise() {
    let bands = implied_bands(&paper_series(), &MONTHLY, &TEN_PER_CENT).unwrap();
    for (i, band) in bands.iter().enumerate() {
        // A tail quantile of 20,000 draws has a standard error of about 0.02 standard errors of R₀; four of them.
        let tolerance = 0.08 * band.std_error;
        assert!((band.bootstrap.0 - table10("boot_lo")[i].unwrap()).abs() < tolerance);
        assert!((band.bootstrap.1 - table10("boot_hi")[i].unwrap()).abs() < tolerance);
        assert!((band.median - table10("boot_med")[i].unwrap()).abs() < tolerance);
        assert!((band.probability_above_one - table10("boot_P_gt1")[i].unwrap()).abs() < 0.007);
    }
}

#[test]
fn the_seed_decides_every_digit() {
    let params = BandParams {
        replicates: 200,
        ..TEN_PER_CENT
    };
    let run =
        |seed| implied_bands(&paper_series(), &MONTHLY, &BandParams { seed, ..params }).unwrap();
    assert_eq!(run(7), run(7));
    assert_ne!(run(7), run(8));
}

#[test]
fn noise_is_estimated_from_the_series_itself() {
    // A straight line in logarithms has none, whatever the dates.
    let days = [0.0, 31.0, 45.0, 120.0, 121.0];
    let smooth: Vec<ShareObservation> = days
        .iter()
        .map(|&day| ShareObservation {
            day,
            share: 0.1 * (0.004 * day).exp(),
        })
        .collect();
    assert!(share_noise(&smooth).unwrap() < 1e-14);
    let noise = share_noise(&paper_series()).unwrap();
    println!("noise of the paper's points {noise}");
    assert!(noise > 0.02 && noise < 0.3);
}

#[test]
fn the_trend_of_an_exact_logistic_is_its_rate() {
    let series: Vec<ShareObservation> = (0..12)
        .map(|month| {
            let months = f64::from(month);
            let odds = 0.02 * (0.2 * months).exp();
            ShareObservation {
                day: months * 30.44,
                share: odds / (1.0 + odds),
            }
        })
        .collect();
    for method in METHODS {
        let trend = trend_r0(&series, &MONTHLY, method, 0.95).unwrap();
        assert!((trend.r0 - 1.2).abs() < 1e-12 && (trend.growth - 0.2).abs() < 1e-12);
        // What divides by the noise does not exist.
        assert_eq!((trend.p_value, trend.durbin_watson), (None, None));
        assert_eq!(trend.interval, (trend.r0, trend.r0));
    }
}

/// The 22 months of routed tokens, low and high reading, on the first of each month.
pub(crate) fn routed() -> Option<(Vec<ShareObservation>, Vec<ShareObservation>)> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../data/openrouter_open_share_monthly.csv"
    );
    let Ok(mut reader) = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_path(path)
    else {
        eprintln!("skipped: {path} is not here (a packaged crate does not carry the data)");
        return None;
    };
    let headers = reader.headers().unwrap().clone();
    let at = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (date, low, high) = (at("date"), at("open_share_low"), at("open_share_high"));
    let (mut lows, mut highs) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.unwrap();
        let day = day(&record[date]);
        lows.push(ShareObservation {
            day,
            share: record[low].parse().unwrap(),
        });
        highs.push(ShareObservation {
            day,
            share: record[high].parse().unwrap(),
        });
    }
    Some((lows, highs))
}

#[test]
fn the_routed_tokens_show_no_spike_in_january_2025_and_growth_since() {
    let Some((low, high)) = routed() else { return };
    for series in [&low, &high] {
        assert_eq!(series.len(), 22);
        let intervals = implied_r0(series, &MONTHLY).unwrap();
        // Table 10 has 0.59 for January to February 2025.
        assert!(
            intervals[0].r0 > 0.85 && intervals[0].r0 < 1.0,
            "{}",
            intervals[0].r0
        );
        let of =
            |series: &[ShareObservation], method| trend_r0(series, &MONTHLY, method, 0.95).unwrap();
        let trend = of(series, TrendMethod::Adaptive);
        println!("{trend:?} noise {}", share_noise(series).unwrap());
        // Levels that forget their errors would make it certain; shocks that stay do not, as they do stay here.
        assert!(of(series, TrendMethod::NeweyWest).interval.0 > 1.0);
        assert!(trend.r0 > 1.0 && trend.interval.0 < 1.0 && trend.durbin_watson < Some(1.0));
        // Half of the paper's pace of 2024: log odds grew by about 0.2 a month there.
        let paper = of(&paper_series(), TrendMethod::Adaptive);
        println!("paper {paper:?}");
        assert!(trend.growth < paper.growth);
        for params in [ShareModel::Logistic, ShareModel::Sis].map(|model| ImpliedParams {
            model,
            step: Step::Exact,
            ..MONTHLY
        }) {
            for interval in implied_r0(series, &params).unwrap() {
                assert!(interval.r0.is_finite());
            }
        }
    }
}
