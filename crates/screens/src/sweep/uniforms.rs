//! Uniform numbers by point and dimension, from any point on.

use endodec_numerics::random::Stream;
use endodec_numerics::sobol::SobolPoints;

/// How draws follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Sequence {
    /// Scrambled Sobol' points.
    Sobol,
    /// Independent draws from ChaCha8, a stream a dimension.
    Random,
}

/// Uniform numbers, neither 0 nor 1.
#[derive(Debug, Clone)]
pub(super) enum Uniforms {
    Sobol(SobolPoints),
    Random(Vec<Stream>),
}

impl Uniforms {
    /// The numbers of the first point; `None` where there are too many dimensions.
    pub(super) fn new(sequence: Sequence, dimensions: usize, seed: u64) -> Option<Self> {
        Some(match sequence {
            Sequence::Sobol => Self::Sobol(SobolPoints::new(dimensions, Some(seed))?),
            Sequence::Random => Self::Random(
                (0..)
                    .take(dimensions)
                    .map(|dimension| Stream::new(seed, dimension))
                    .collect(),
            ),
        })
    }

    /// Goes to a point.
    pub(super) fn seek(&mut self, index: u64) {
        match self {
            Self::Sobol(points) => points.seek(index),
            Self::Random(streams) => {
                for stream in streams {
                    stream.seek(index);
                }
            }
        }
    }

    /// The numbers of the point, and on to the next.
    pub(super) fn take(&mut self, into: &mut [f64]) {
        match self {
            Self::Sobol(points) => {
                for (dimension, into) in into.iter_mut().enumerate() {
                    *into = points.inner(dimension);
                }
                points.advance();
            }
            Self::Random(streams) => {
                for (stream, into) in streams.iter_mut().zip(into) {
                    let bits = stream.word() >> 12;
                    *into = (bits as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0);
                }
            }
        }
    }
}
