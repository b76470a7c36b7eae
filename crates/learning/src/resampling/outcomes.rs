//! What a statistic is on each resample, with the probabilities.

/// Values of a statistic on the resamples that have one, and their probabilities.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcomes<T> {
    pub(super) values: Vec<T>,
    /// Empty when all have the same probability.
    pub(super) weights: Vec<f64>,
    pub(super) without: usize,
    pub(super) without_probability: f64,
}

impl<T> Outcomes<T> {
    /// Of `resamples` equally likely resamples, those without a value left out of `values`.
    pub(super) fn equally_likely(values: Vec<T>, resamples: usize) -> Self {
        let without = resamples - values.len();
        Self {
            values,
            weights: Vec::new(),
            without,
            without_probability: as_count(without) / as_count(resamples),
        }
    }

    /// Probability of outcome `i`.
    pub(super) fn weight(&self, i: usize) -> f64 {
        self.weights
            .get(i)
            .copied()
            .unwrap_or_else(|| 1.0 / as_count(self.values.len()))
    }

    /// Probability that a value meets a condition.
    pub(super) fn probability(&self, meets: impl Fn(&T) -> bool) -> f64 {
        if self.weights.is_empty() {
            // Counted, not summed: exact.
            let hits = self.values.iter().filter(|v| meets(v)).count();
            return as_count(hits) / as_count(self.values.len());
        }
        let hits = self.values.iter().zip(&self.weights);
        hits.filter(|(v, _)| meets(v)).map(|(_, w)| w).sum()
    }
}

impl Outcomes<f64> {
    /// Mean and standard deviation; of the population when the resamples are all there are.
    pub(super) fn moments(&self, population: bool) -> (f64, f64) {
        let mean = self.mean_of(|a| a);
        let variance = self.mean_of(|a| (a - mean) * (a - mean));
        let count = as_count(self.values.len());
        let correction = if population {
            1.0
        } else {
            count / (count - 1.0)
        };
        (mean, libm::sqrt(variance * correction))
    }

    fn mean_of(&self, f: impl Fn(f64) -> f64) -> f64 {
        if !self.weights.is_empty() {
            let terms = self.values.iter().zip(&self.weights);
            return terms.map(|(v, w)| w * f(*v)).sum();
        }
        let (fours, rest) = self.values.as_chunks::<4>();
        let mut partial = [0.0; 4];
        for four in fours {
            for (sum, v) in partial.iter_mut().zip(four) {
                *sum += f(*v);
            }
        }
        let rest: f64 = rest.iter().map(|v| f(*v)).sum();
        ((partial[0] + partial[1]) + (partial[2] + partial[3]) + rest) / as_count(self.values.len())
    }
}

fn as_count(count: usize) -> f64 {
    count as f64
}
