//! Which interval of R₀ over a whole series to trust when shocks persist: coverage of 95 per cent intervals on simulated
//! series, as a Markdown table.
//!
//! ```sh
//! cargo run --release -p endodec-adoption --example trend_coverage -- [SERIES] [SEED]
//! ```

use endodec_adoption::implied::{ImpliedParams, ShareObservation, TrendMethod, trend_r0};
use endodec_numerics::random::Stream;

const SIZES: [u16; 7] = [6, 8, 10, 20, 22, 40, 100];
/// Autocorrelation of the errors; 1 is a walk.
const ERRORS: [(&str, f64); 4] = [
    ("independent", 0.0),
    ("AR .5", 0.5),
    ("AR .7", 0.7),
    ("integrated", 1.0),
];
const METHODS: [(&str, TrendMethod); 4] = [
    ("adaptive (default)", TrendMethod::Adaptive),
    ("random walk", TrendMethod::RandomWalk),
    ("local level", TrendMethod::LocalLevel),
    ("Newey–West", TrendMethod::NeweyWest),
];
/// Growth of the log odds a month.
const TRUTH: f64 = 0.05;

#[expect(clippy::print_stdout, reason = "an example answers on the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let series: u64 = arguments.next().map_or(Ok(4000), |text| text.parse())?;
    let seed: u64 = arguments.next().map_or(Ok(1), |text| text.parse())?;
    println!("{series} series a cell, seed {seed}.\n");
    let mut heading = String::from("| errors | method |");
    let mut rule = String::from("|---|---|");
    for n in SIZES {
        heading.push_str(&format!(" n {n} |"));
        rule.push_str("---|");
    }
    println!("{heading}\n{rule}");
    for (errors, persistence) in ERRORS {
        for (name, method) in METHODS {
            let mut line = format!("| {errors} | {name} |");
            for n in SIZES {
                let mut held = 0_u32;
                for index in 0..series {
                    let sample = sample(n, persistence, &mut Stream::new(seed, index));
                    let trend = trend_r0(&sample, &ImpliedParams::midpoint(1.0), method, 0.95)?;
                    let (low, high) = trend.interval;
                    held += u32::from((low - 1.0..=high - 1.0).contains(&TRUTH));
                }
                line.push_str(&format!(
                    " {:.1} |",
                    100.0 * f64::from(held) / series as f64
                ));
            }
            println!("{line}");
        }
    }
    Ok(())
}

/// Monthly shares whose log odds rise steadily, with a tenth of a standard normal's innovations.
fn sample(n: u16, persistence: f64, stream: &mut Stream) -> Vec<ShareObservation> {
    let stationary = 1.0 - persistence * persistence;
    let mut noise = if stationary > 0.0 {
        stream.normal() / stationary.sqrt()
    } else {
        0.0
    };
    (0..n)
        .map(|month| {
            let odds = libm::exp(-1.0 + TRUTH * f64::from(month) + 0.1 * noise);
            noise = persistence * noise + stream.normal();
            ShareObservation {
                day: ImpliedParams::midpoint(1.0).days_per_month * f64::from(month),
                share: odds / (1.0 + odds),
            }
        })
        .collect()
}
