//! Quantiles of a discrete distribution.

/// Values with their probabilities.
pub(super) struct Quantiles {
    /// Sorted where there are cumulative probabilities; in any order where all are equally likely.
    values: Vec<f64>,
    cumulative: Vec<f64>,
    all_there_are: bool,
}

impl Quantiles {
    /// From values and their probabilities; empty `weights` means equal ones. `all_there_are`
    /// tells an enumerated distribution from a sample of one.
    pub(super) fn new(values: Vec<f64>, weights: Vec<f64>, all_there_are: bool) -> Self {
        if weights.is_empty() {
            return Self {
                values,
                cumulative: Vec::new(),
                all_there_are,
            };
        }
        let mut pairs: Vec<(f64, f64)> = values.into_iter().zip(weights).collect();
        pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let mut sum = 0.0;
        let cumulative = pairs
            .iter()
            .map(|p| {
                sum += p.1;
                sum
            })
            .collect();
        Self {
            values: pairs.into_iter().map(|p| p.0).collect(),
            cumulative,
            all_there_are,
        }
    }

    /// The quantile at probability `p`.
    ///
    /// Of an enumerated distribution the least value whose cumulative probability reaches p; of a
    /// sample the linear interpolation between order statistics that numpy and R use by default
    /// (type 7 of Hyndman & Fan 1996, doi:10.1080/00031305.1996.10473566). `None` when empty.
    pub(super) fn at(&mut self, p: f64) -> Option<f64> {
        let last = self.values.len().checked_sub(1)?;
        // Probabilities are sums of rounded terms: reaching p means up to that rounding.
        let reach = p - 1e-12;
        if !self.cumulative.is_empty() {
            let index = self.cumulative.partition_point(|&c| c < reach);
            return Some(self.values[index.min(last)]);
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a position between 0 and the number of resamples"
        )]
        let value = if self.all_there_are {
            let rank = libm::ceil(reach * (last + 1) as f64) as usize;
            self.neighbours(rank.clamp(1, last + 1) - 1).0
        } else {
            let position = p.clamp(0.0, 1.0) * last as f64;
            let below = position as usize;
            let fraction = position - below as f64;
            let (low, high) = self.neighbours(below);
            low + fraction * (high - low)
        };
        Some(value)
    }

    /// The order statistic at `index`, counted from 0, and the next. Two of them are a tenth of the
    /// work of sorting.
    fn neighbours(&mut self, index: usize) -> (f64, f64) {
        let (_, low, above) = self.values.select_nth_unstable_by(index, f64::total_cmp);
        let next = above.iter().copied().min_by(f64::total_cmp);
        (*low, next.unwrap_or(*low))
    }
}
