//! Resamples drawn from a seed.

use rand_chacha::ChaCha8Rng;

use super::line::{Line, Replicate, Replicates};
use super::{BootstrapParams, Scheme};
use crate::random::{below, in_blocks, signs, stream};

pub(super) fn draw(line: &Line, params: &BootstrapParams, errors: &[f64]) -> Replicates {
    let drawn = in_blocks(params.resamples, |block| {
        // One stream a block: setting one up costs as much as drawing a small resample.
        let mut rng = stream(params.seed, block.start);
        draw_block(line, params.scheme, errors, &mut rng, block.len())
    });
    let mut replicates = Replicates::default();
    replicates.elasticities.reserve(params.resamples);
    replicates.std_errors.reserve(params.resamples);
    for replicate in drawn {
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
    scheme: Scheme,
    errors: &[f64],
    rng: &mut ChaCha8Rng,
    size: usize,
) -> Vec<Option<Replicate>> {
    let n = line.n();
    let mut drawn = vec![0.0; n];
    let mut buffer = vec![0.0; n];
    // A sample of more than 2^32 observations does not fit in memory.
    let bound = u32::try_from(n).unwrap_or(u32::MAX);
    (0..size)
        .map(|_| match scheme {
            Scheme::Pairs => {
                drawn.fill(0.0);
                for _ in 0..n {
                    drawn[below(rng, bound)] += 1.0;
                }
                line.pairs(&drawn)
            }
            Scheme::Residual => {
                for slot in &mut drawn {
                    *slot = errors[below(rng, bound)];
                }
                Some(line.with_errors(&drawn, scheme, &mut buffer))
            }
            Scheme::Wild => {
                signs(rng, &mut drawn);
                for (slot, e) in drawn.iter_mut().zip(errors) {
                    *slot *= e;
                }
                Some(line.with_errors(&drawn, scheme, &mut buffer))
            }
        })
        .collect()
}
