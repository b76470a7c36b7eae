//! Which interval and which test to trust when errors persist: coverage of 95 per cent intervals and
//! rejections of 5 per cent tests on simulated series, as Markdown tables.
//!
//! ```sh
//! cargo run --release -p endodec-learning --example coverage -- [SERIES] [SEED]
//! ```

mod errors;
mod estimators;

use errors::{ERRORS, SIZES, Series};
use estimators::{DATES, ELASTICITIES, FORECASTS, Outcome, TESTS, Tests};

/// What a cell counts.
type Estimator = (&'static str, fn(&Series) -> Outcome);

#[expect(clippy::print_stdout, reason = "an example answers on the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let series: u64 = arguments.next().map_or(Ok(2000), |text| text.parse())?;
    let seed: u64 = arguments.next().map_or(Ok(1), |text| text.parse())?;
    println!("{series} series a cell, seed {seed}.\n");
    println!("### Elasticity: coverage of 95 per cent intervals\n");
    table(&ELASTICITIES, &SIZES, series, seed);
    println!("\n### Cost five steps ahead: coverage of 95 per cent bands\n");
    table(&FORECASTS, &SIZES, series.min(500), seed);
    println!(
        "\n### Date of a break of two standard deviations: coverage of 95 per cent intervals\n"
    );
    table(&DATES, &[20, 40, 100], series.min(500), seed);
    println!("\n### Tests: rejections at 5 per cent\n");
    let sizes = [20, 40, 100];
    let prepared = sizes
        .iter()
        .map(|n| Tests::new(*n))
        .collect::<Result<Vec<_>, _>>()?;
    heading(&sizes);
    for (errors, persistence) in ERRORS {
        for (name, test) in TESTS {
            let errors = (errors, persistence);
            row((errors, name), &sizes, series, seed, |at, sample| {
                test(&prepared[at], sample)
            });
        }
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "an example answers on the terminal")]
fn heading(sizes: &[usize]) {
    let mut line = String::from("| errors | |");
    let mut rule = String::from("|---|---|");
    for n in sizes {
        line.push_str(&format!(" n {n} |"));
        rule.push_str("---|");
    }
    println!("{line}\n{rule}");
}

fn table(estimators: &[Estimator], sizes: &[usize], series: u64, seed: u64) {
    heading(sizes);
    for errors in ERRORS {
        for (name, estimator) in estimators {
            row((errors, name), sizes, series, seed, |_, sample| {
                estimator(sample)
            });
        }
    }
}

#[expect(clippy::print_stdout, reason = "an example answers on the terminal")]
fn row(
    ((errors, persistence), name): ((&str, f64), &str),
    sizes: &[usize],
    series: u64,
    seed: u64,
    outcome: impl Fn(usize, &Series) -> Outcome,
) {
    let mut line = format!("| {errors} | {name} |");
    for (at, n) in sizes.iter().enumerate() {
        let (mut counted, mut made) = (0_u32, 0_u32);
        for index in 0..series {
            if let Some(hit) = outcome(at, &Series::new(*n, persistence, seed, index)) {
                counted += u32::from(hit);
                made += 1;
            }
        }
        // What is refused on half of the series is not offered.
        if u64::from(made) * 2 < series {
            line.push_str(" – |");
        } else {
            let share = 100.0 * f64::from(counted) / f64::from(made);
            line.push_str(&format!(" {share:.0} |"));
        }
    }
    println!("{line}");
}
