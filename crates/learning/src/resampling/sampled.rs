//! Resamples drawn from a seed, in blocks that have a stream each.

use super::draws::{below, signs, stream};
use super::line::{Line, Replicate, Replicates};
use super::{BootstrapParams, Scheme};

/// Resamples to a stream: enough that setting it up costs nothing, few enough to share out.
const BLOCK: usize = 128;

pub(super) fn draw(line: &Line, params: &BootstrapParams, errors: &[f64]) -> Replicates {
    let blocks = params.resamples.div_ceil(BLOCK);
    let run = |block: usize| {
        let size = BLOCK.min(params.resamples - block * BLOCK);
        draw_block(line, params, errors, block, size)
    };
    #[cfg(feature = "parallel")]
    let drawn: Vec<Vec<Option<Replicate>>> = {
        use rayon::prelude::*;
        (0..blocks).into_par_iter().map(run).collect()
    };
    #[cfg(not(feature = "parallel"))]
    let drawn: Vec<Vec<Option<Replicate>>> = (0..blocks).map(run).collect();

    let mut replicates = Replicates::default();
    replicates.elasticities.reserve(params.resamples);
    replicates.std_errors.reserve(params.resamples);
    for replicate in drawn.into_iter().flatten() {
        match replicate {
            Some(replicate) => replicates.push(replicate),
            None => replicates.without_slope += 1,
        }
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of resamples are far below 2^53"
    )]
    let share = replicates.without_slope as f64 / params.resamples as f64;
    replicates.without_slope_probability = share;
    replicates
}

fn draw_block(
    line: &Line,
    params: &BootstrapParams,
    errors: &[f64],
    block: usize,
    size: usize,
) -> Vec<Option<Replicate>> {
    let n = line.n();
    let mut rng = stream(params.seed, block as u64);
    let mut drawn = vec![0.0; n];
    let mut buffer = vec![0.0; n];
    // A sample of more than 2^32 observations does not fit in memory.
    let bound = u32::try_from(n).unwrap_or(u32::MAX);
    (0..size)
        .map(|_| match params.scheme {
            Scheme::Pairs => {
                drawn.fill(0.0);
                for _ in 0..n {
                    drawn[below(&mut rng, bound)] += 1.0;
                }
                line.pairs(&drawn)
            }
            Scheme::Residual => {
                for slot in &mut drawn {
                    *slot = errors[below(&mut rng, bound)];
                }
                Some(line.with_errors(&drawn, params.scheme, &mut buffer))
            }
            Scheme::Wild => {
                signs(&mut rng, &mut drawn);
                for (slot, e) in drawn.iter_mut().zip(errors) {
                    *slot *= e;
                }
                Some(line.with_errors(&drawn, params.scheme, &mut buffer))
            }
        })
        .collect()
}
