//! Resamples drawn from a seed.

use super::line::{Line, Resample};
use super::outcomes::Outcomes;
use super::{BootstrapParams, Scheme};
use endodec_numerics::random::{Indices, Stream, in_blocks};

/// A statistic of each resample. Those of one seed are the same whatever the statistic.
pub(super) fn draw<T: Send>(
    line: &Line,
    params: &BootstrapParams,
    errors: &[f64],
    statistic: impl Fn(Resample<'_>) -> Option<T> + Sync,
) -> Outcomes<T> {
    let n = line.n();
    let indices = Indices::new(n);
    let values = in_blocks(params.resamples, |block| {
        // One stream a block: setting one up costs as much as drawing a small resample.
        let mut stream = Stream::new(params.seed, block.start as u64);
        let mut places = vec![0; n];
        let mut drawn = vec![0.0; n];
        let mut values = Vec::with_capacity(block.len());
        for _ in block {
            let value = match params.scheme {
                Scheme::Pairs => {
                    indices.fill(&mut stream, &mut places);
                    statistic(Resample::Pairs(&places))
                }
                Scheme::Residual => {
                    indices.fill(&mut stream, &mut places);
                    for (e, i) in drawn.iter_mut().zip(&places) {
                        *e = errors[*i as usize];
                    }
                    statistic(Resample::Errors(&drawn))
                }
                Scheme::Wild => {
                    stream.signs(errors, &mut drawn);
                    statistic(Resample::Errors(&drawn))
                }
            };
            values.extend(value);
        }
        values
    });
    Outcomes::equally_likely(values, params.resamples)
}
