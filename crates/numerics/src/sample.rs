//! Statistics of a sample.

/// Quantile of a sample in increasing order, linear between order statistics; NaN of an empty one.
///
/// Type 7 of Hyndman & Fan (1996, doi:10.1080/00031305.1996.10473566), which numpy and R use by
/// default. A probability outside [0, 1] is taken at the nearer end.
///
/// ```
/// use endodec_numerics::sample::quantile;
/// assert_eq!(quantile(&[1.0, 2.0, 4.0], 0.75), 3.0);
/// ```
#[must_use]
pub fn quantile(sorted: &[f64], probability: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let (below, fraction) = position(last, probability);
    sorted[below] + fraction * (sorted[(below + 1).min(last)] - sorted[below])
}

/// As [`quantile`], of a sample in any order, which is reordered: a tenth of the work of sorting it.
#[must_use]
pub fn quantile_unsorted(values: &mut [f64], probability: f64) -> f64 {
    let Some(last) = values.len().checked_sub(1) else {
        return f64::NAN;
    };
    let (below, fraction) = position(last, probability);
    let (low, high) = order_statistics(values, below);
    low + fraction * (high - low)
}

/// The order statistic at `index`, counted from 0, and the next (the same again at the end); the
/// values are reordered. `index` must be below their number.
#[must_use]
pub fn order_statistics(values: &mut [f64], index: usize) -> (f64, f64) {
    let (_, low, above) = values.select_nth_unstable_by(index, f64::total_cmp);
    let next = above.iter().copied().min_by(f64::total_cmp);
    (*low, next.unwrap_or(*low))
}

/// The order statistic below a quantile, and the fraction of the way to the next.
fn position(last: usize, probability: f64) -> (usize, f64) {
    let position = probability.clamp(0.0, 1.0) * last as f64;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "between 0 and the length of a slice"
    )]
    let below = position as usize;
    (below, position - below as f64)
}

#[cfg(test)]
mod tests {
    use super::{quantile, quantile_unsorted};
    use crate::random::Stream;

    #[test]
    fn both_ways_to_a_quantile_give_the_same_bits() {
        let mut values = vec![0.0; 101];
        Stream::new(1, 0).normals(&mut values);
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        for p in [-1.0, 0.0, 0.025, 0.314, 0.5, 0.999, 1.0, 2.0] {
            let unsorted = quantile_unsorted(&mut values, p);
            assert_eq!(quantile(&sorted, p).to_bits(), unsorted.to_bits(), "{p}");
        }
        assert!(quantile(&[], 0.5).is_nan() && quantile_unsorted(&mut [], 0.5).is_nan());
    }
}
