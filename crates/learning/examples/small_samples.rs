//! Which interval to trust at n = 6: coverage and width of 95 per cent intervals for an elasticity on
//! simulated series, as a Markdown table.
//!
//! ```sh
//! cargo run --release -p endodec-learning --example small_samples -- [SERIES] [SEED]
//! ```

use endodec_learning::resampling::{BootstrapParams, IntervalMethod, Scheme, bootstrap};
use endodec_learning::{Covariance, Elasticity, Interval, LearningError, wright};
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// The elasticity behind the simulated series.
const TRUTH: f64 = 0.23;
/// Standard deviation of the errors in ln c: with these outputs, a standard error of about .03.
const SPREAD: f64 = 0.25;
/// ln Q of six observations at growth that slows, as in a young technology.
const LOG_OUTPUT: [f64; 6] = [0.0, 2.3, 4.6, 6.2, 7.5, 8.8];

/// How the errors behave.
#[derive(Clone, Copy)]
enum Errors {
    /// Independent, one variance.
    Independent,
    /// Independent, the last with four times the standard deviation of the first.
    Spreading,
    /// First-order autocorrelation of .7.
    Drifting,
}

type Method = (
    &'static str,
    fn(&[f64], &[f64]) -> Result<Interval<Elasticity>, LearningError>,
);

const METHODS: [Method; 11] = [
    ("t, classical", |q, c| wright::fit(q, c)?.interval(0.95)),
    ("t, HC3", |q, c| {
        wright::fit_with(q, c, Covariance::Hc3)?.interval(0.95)
    }),
    ("t, Newey–West", |q, c| {
        wright::fit_with(q, c, Covariance::newey_west(q.len()))?.interval(0.95)
    }),
    ("t, first differences", |q, c| {
        wright::fit_first_differences(q, c, Covariance::Classical)?.interval(0.95)
    }),
    ("pairs, percentile", |q, c| {
        exact(q, c, Scheme::Pairs, IntervalMethod::Percentile)
    }),
    ("pairs, BCa", |q, c| {
        exact(q, c, Scheme::Pairs, IntervalMethod::Bca)
    }),
    ("pairs, studentised", |q, c| {
        exact(q, c, Scheme::Pairs, IntervalMethod::Studentised)
    }),
    ("residuals, percentile", |q, c| {
        exact(q, c, Scheme::Residual, IntervalMethod::Percentile)
    }),
    ("residuals, studentised", |q, c| {
        exact(q, c, Scheme::Residual, IntervalMethod::Studentised)
    }),
    ("wild, percentile", |q, c| {
        exact(q, c, Scheme::Wild, IntervalMethod::Percentile)
    }),
    ("wild, studentised", |q, c| {
        exact(q, c, Scheme::Wild, IntervalMethod::Studentised)
    }),
];

fn exact(
    q: &[f64],
    c: &[f64],
    scheme: Scheme,
    method: IntervalMethod,
) -> Result<Interval<Elasticity>, LearningError> {
    let params = BootstrapParams {
        scheme,
        ..BootstrapParams::PAIRS
    };
    bootstrap(q, c, &params)?.interval(method, 0.95)
}

#[expect(clippy::print_stdout, reason = "an example answers on the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let series: usize = arguments.next().map_or(Ok(1000), |text| text.parse())?;
    let seed: u64 = arguments.next().map_or(Ok(1), |text| text.parse())?;
    let quantity = LOG_OUTPUT.map(libm::exp);

    println!(
        "| interval | independent | width | spreading | width | drifting | width | undefined |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (name, method) in METHODS {
        let mut line = format!("| {name} |");
        let mut undefined = 0;
        for errors in [Errors::Independent, Errors::Spreading, Errors::Drifting] {
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            let (mut covered, mut widths) = (0, Vec::new());
            for _ in 0..series {
                let cost = simulate(&mut rng, errors);
                match method(&quantity, &cost) {
                    Ok(interval) => {
                        let (low, high) = (interval.lower.value(), interval.upper.value());
                        covered += usize::from((low..=high).contains(&TRUTH));
                        widths.push(high - low);
                    }
                    Err(_) => undefined += 1,
                }
            }
            widths.sort_by(f64::total_cmp);
            let median = widths.get(widths.len() / 2).copied().unwrap_or(f64::NAN);
            let percent =
                100.0 * f64::from(u32::try_from(covered)?) / f64::from(u32::try_from(series)?);
            line.push_str(&format!(" {percent:.0} % | {median:.2} |"));
        }
        println!("{line} {undefined} |");
    }
    Ok(())
}

/// One series of cost.
fn simulate(rng: &mut ChaCha8Rng, errors: Errors) -> Vec<f64> {
    let mut last = normal(rng);
    LOG_OUTPUT
        .iter()
        .zip(0..)
        .map(|(x, i): (&f64, i32)| {
            let shock = normal(rng);
            let error = match errors {
                Errors::Independent => shock,
                Errors::Spreading => shock * (0.4 + 0.24 * f64::from(i)),
                Errors::Drifting => {
                    last = 0.7 * last + libm::sqrt(1.0 - 0.49) * shock;
                    last
                }
            };
            libm::exp(4.8 - TRUTH * x + SPREAD * error)
        })
        .collect()
}

/// A standard normal (Box–Muller).
fn normal(rng: &mut ChaCha8Rng) -> f64 {
    let mut uniform = || (f64::from(rng.next_u32()) + 0.5) / 4_294_967_296.0;
    let radius = libm::sqrt(-2.0 * libm::log(uniform()));
    radius * libm::cos(2.0 * core::f64::consts::PI * uniform())
}
