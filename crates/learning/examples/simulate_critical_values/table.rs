//! Quantiles of the simulated statistics, extrapolated to the continuous limit, with their standard
//! errors.
//!
//! The greatest value on a grid of `N` points lies below the greatest value of the continuous
//! process by a term of order `1/√N` (Asmussen, Glynn and Pitman 1995,
//! doi:10.1214/aoap/1177004597). Each walk is looked at on three nested grids, so the term is
//! estimated from the same walks and removed:
//!
//! ```text
//! c(N) = c + a/√N + b/N,   N, N/2, N/5
//! ```
//!
//! Standard errors are between the twenty groups into which the walks fall, and carry through every
//! step: the quantile, the weights of WDmax and the extrapolation.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use crate::limit_process::{REGRESSORS, STATISTICS, STRIDES, TRIMMINGS};

/// Groups of batches between which the standard errors are taken.
pub(crate) const GROUPS: usize = 20;
/// Significance levels of the table.
const LEVELS: [f64; 4] = [0.10, 0.05, 0.025, 0.01];
/// `supF(l+1|l)` is tabulated for `l` from 0 to this less one.
const SEQUENTIAL: usize = 10;
/// `UDmax` and `WDmax` look at no more breaks than this.
const DOUBLE_MAXIMUM: usize = 5;

type Batches<'a> = &'a [Vec<f32>];

/// Writes the table, and the step-size check of each row to the file beside it that ends in
/// `.check.csv`.
pub(crate) fn write(
    file: &Path,
    steps: usize,
    single: Batches<'_>,
    all: Batches<'_>,
) -> Result<(), Box<dyn Error>> {
    let mut rows = String::from(
        "test,trimming,level,regressors,argument,critical_value,standard_error,grid_value,grid_standard_error\n",
    );
    let mut check = String::from(
        "test,trimming,level,regressors,argument,steps_n,steps_half,steps_fifth,two_point,three_point,standard_error\n",
    );
    let mut line = |test: &str,
                    trimming: usize,
                    level: f64,
                    q: usize,
                    argument: usize,
                    e: &Estimate|
     -> Result<(), std::fmt::Error> {
        let trimming = trimming as f64 / 100.0;
        writeln!(
            rows,
            "{test},{trimming},{level},{q},{argument},{:.4},{:.4},{:.4},{:.4}",
            e.limit, e.limit_error, e.grids[0], e.grid_error
        )?;
        writeln!(
            check,
            "{test},{trimming},{level},{q},{argument},{:.4},{:.4},{:.4},{:.4},{:.4},{:.4}",
            e.grids[0], e.grids[1], e.grids[2], e.two_point, e.limit, e.limit_error
        )
    };
    for q in 0..REGRESSORS {
        let mut first = 0;
        for (t, (trimming, breaks)) in TRIMMINGS.into_iter().enumerate() {
            let statistic = |m: usize| first + m - 1;
            let one = |sample: Batches<'_>, grid: usize| {
                let sorted = sorted(sample, grid, q, TRIMMINGS.len(), |s| s[t]);
                let mut out: Vec<f64> = LEVELS
                    .iter()
                    .map(|level| quantile(&sorted, 1.0 - level))
                    .collect();
                for l in 0..SEQUENTIAL {
                    for level in LEVELS {
                        out.push(quantile(
                            &sorted,
                            libm::pow(1.0 - level, 1.0 / (l + 1) as f64),
                        ));
                    }
                }
                out
            };
            let estimates = estimate(single, steps, one);
            for (level, e) in LEVELS.into_iter().zip(&estimates) {
                line("sup_f", trimming, level, q + 1, 1, e)?;
            }
            for m in 2..=breaks {
                let more = |sample: Batches<'_>, grid: usize| {
                    let sorted = sorted(sample, grid, q, STATISTICS, |s| s[statistic(m)]);
                    LEVELS
                        .iter()
                        .map(|level| quantile(&sorted, 1.0 - level))
                        .collect()
                };
                for (level, e) in LEVELS.into_iter().zip(estimate(all, steps, more)) {
                    line("sup_f", trimming, level, q + 1, m, &e)?;
                }
            }
            for l in 0..SEQUENTIAL {
                for (i, level) in LEVELS.into_iter().enumerate() {
                    line(
                        "sequential",
                        trimming,
                        level,
                        q + 1,
                        l,
                        &estimates[LEVELS.len() * (l + 1) + i],
                    )?;
                }
            }
            let most = breaks.min(DOUBLE_MAXIMUM);
            let ud = |sample: Batches<'_>, grid: usize| {
                let sorted = sorted(sample, grid, q, STATISTICS, |s| {
                    (1..=most).map(|m| s[statistic(m)]).fold(0.0, f32::max)
                });
                LEVELS
                    .iter()
                    .map(|level| quantile(&sorted, 1.0 - level))
                    .collect()
            };
            for (level, e) in LEVELS.into_iter().zip(estimate(all, steps, ud)) {
                line("ud_max", trimming, level, q + 1, 0, &e)?;
            }
            let wd = |sample: Batches<'_>, grid: usize| {
                let quantiles: Vec<Vec<f64>> = (1..=most)
                    .map(|m| {
                        let sorted = sorted(sample, grid, q, STATISTICS, |s| s[statistic(m)]);
                        LEVELS
                            .iter()
                            .map(|level| quantile(&sorted, 1.0 - level))
                            .collect()
                    })
                    .collect();
                LEVELS
                    .iter()
                    .enumerate()
                    .map(|(i, level)| {
                        #[expect(
                            clippy::cast_possible_truncation,
                            reason = "a weight near one, of single-precision statistics"
                        )]
                        let sorted = sorted(sample, grid, q, STATISTICS, |s| {
                            (1..=most)
                                .map(|m| {
                                    s[statistic(m)] * (quantiles[0][i] / quantiles[m - 1][i]) as f32
                                })
                                .fold(0.0, f32::max)
                        });
                        quantile(&sorted, 1.0 - level)
                    })
                    .collect()
            };
            for (level, e) in LEVELS.into_iter().zip(estimate(all, steps, wd)) {
                line("wd_max", trimming, level, q + 1, 0, &e)?;
            }
            first += breaks;
        }
    }
    std::fs::write(file, rows)?;
    std::fs::write(file.with_extension("check.csv"), check)?;
    Ok(())
}

struct Estimate {
    /// Quantiles on the grids of `N`, `N/2` and `N/5` steps.
    grids: [f64; 3],
    grid_error: f64,
    /// Extrapolated from the two finest grids, for the check.
    two_point: f64,
    /// Extrapolated from all three.
    limit: f64,
    limit_error: f64,
}

/// Applies `values` (a list of statistics of a sample on a grid) to the whole sample and to each
/// group.
fn estimate(
    batches: Batches<'_>,
    steps: usize,
    values: impl Fn(Batches<'_>, usize) -> Vec<f64>,
) -> Vec<Estimate> {
    let on_grids = |sample: Batches<'_>| -> Vec<[f64; 3]> {
        let grids: Vec<Vec<f64>> = (0..STRIDES.len())
            .map(|grid| values(sample, grid))
            .collect();
        (0..grids[0].len())
            .map(|i| [grids[0][i], grids[1][i], grids[2][i]])
            .collect()
    };
    let groups: Vec<Vec<[f64; 3]>> = batches
        .chunks(batches.len() / GROUPS)
        .map(on_grids)
        .collect();
    on_grids(batches)
        .into_iter()
        .enumerate()
        .map(|(i, grids)| Estimate {
            grids,
            grid_error: standard_error(groups.iter().map(|g| g[i][0])),
            two_point: two_point(grids),
            limit: three_point(grids, steps),
            limit_error: standard_error(groups.iter().map(|g| three_point(g[i], steps))),
        })
        .collect()
}

/// Solves `c(N) = c + a/√N` on the two finest grids for `c`.
fn two_point([n, half, _]: [f64; 3]) -> f64 {
    n + (n - half) / (std::f64::consts::SQRT_2 - 1.0)
}

/// Solves `c(N) = c + a/√N + b/N` on the three grids for `c`: the Lagrange polynomial in `1/√N` at
/// 0.
fn three_point(grids: [f64; 3], steps: usize) -> f64 {
    let x = STRIDES.map(|stride| (stride as f64 / steps as f64).sqrt());
    (0..3)
        .map(|i| {
            let (j, k) = ((i + 1) % 3, (i + 2) % 3);
            grids[i] * x[j] * x[k] / ((x[i] - x[j]) * (x[i] - x[k]))
        })
        .sum()
}

fn standard_error(groups: impl Iterator<Item = f64> + Clone) -> f64 {
    let count = GROUPS as f64;
    let mean = groups.clone().sum::<f64>() / count;
    let square: f64 = groups.map(|g| (g - mean) * (g - mean)).sum();
    (square / (count * (count - 1.0))).sqrt()
}

/// The statistic of every walk of the sample, in ascending order; `width` statistics a grid and
/// number of regressors.
fn sorted(
    sample: Batches<'_>,
    grid: usize,
    q: usize,
    width: usize,
    statistic: impl Fn(&[f32]) -> f32,
) -> Vec<f32> {
    let walk = STRIDES.len() * REGRESSORS * width;
    let start = (grid * REGRESSORS + q) * width;
    let mut values: Vec<f32> = sample
        .iter()
        .flat_map(|batch| batch.chunks(walk))
        .map(|walk| statistic(&walk[start..start + width]))
        .collect();
    values.sort_unstable_by(f32::total_cmp);
    values
}

/// Quantile with linear interpolation between order statistics.
fn quantile(sorted: &[f32], p: f64) -> f64 {
    let at = p * (sorted.len() - 1) as f64;
    let below = at.floor();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number below the length of the slice"
    )]
    let i = below as usize;
    let low = f64::from(sorted[i]);
    let high = f64::from(sorted[(i + 1).min(sorted.len() - 1)]);
    low + (at - below) * (high - low)
}
