//! The partitions of least sum of squares, for every number of breaks at once.

use super::BreakRegression;
use super::segment::{LANES, SegmentSums};
use crate::LearningError;

/// A division of the sample into regimes.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Partition {
    /// The last observation of every regime but the last, counted from 1, in ascending order.
    pub breaks: Vec<usize>,
    /// Sum of squared residuals, in squared units of the response.
    pub ssr: f64,
}

impl BreakRegression {
    /// The partition of least sum of squared residuals for each number of breaks, from none (index
    /// 0) to [`BreakRegression::max_breaks`].
    ///
    /// For pure structural change the minimum is global: dynamic programming over all admissible
    /// partitions in `O(n²(q² + m))` time and `O(nm)` memory (Bai and Perron 2003, section 3). Of
    /// partitions with the same sum, the one with the earlier breaks is taken. For partial change
    /// see [`BreakRegression::partial_change`], whose partitions these are. The sum of a fit that is
    /// exact up to rounding is 0.
    ///
    /// # Errors
    ///
    /// [`LearningError::RankDeficient`] where the regressors of an admissible regime are linearly
    /// dependent: such a regime would fit for free. [`LearningError::NotConverged`] for partial
    /// change.
    pub fn partitions(&self) -> Result<Vec<Partition>, LearningError> {
        if self.fixed_regressors() > 0 {
            return Ok(self
                .partial_change()?
                .into_iter()
                .map(|p| p.partition)
                .collect());
        }
        let mut partitions = global(&self.sums, self.h, self.max_breaks)?;
        let rounding = self.rounding(self.observations());
        for partition in &mut partitions {
            if partition.ssr <= rounding {
                partition.ssr = 0.0;
            }
        }
        Ok(partitions)
    }
}

/// The programme: the least sum over `k` segments that end at `b`, and where the last of them
/// starts.
struct Layer {
    best: Vec<f64>,
    /// Start of the last segment. As wide as the sums, so that both are compared and moved in
    /// vectors.
    start: Vec<u64>,
}

/// Least sum of squares with `0..=max_breaks` breaks.
pub(super) fn global(
    sums: &SegmentSums,
    h: usize,
    max_breaks: usize,
) -> Result<Vec<Partition>, LearningError> {
    let n = sums.observations();
    let mut layers: Vec<Layer> = (0..max_breaks)
        .map(|_| Layer {
            best: vec![f64::INFINITY; n + 1],
            start: vec![0; n + 1],
        })
        .collect();
    let mut whole = vec![(f64::INFINITY, 0); max_breaks + 1];
    let mut rows: [Vec<f64>; LANES] = std::array::from_fn(|_| vec![0.0; n + 1]);
    let mut first = 0;
    while first + h <= n {
        // No regime starts between the first observation and the end of the shortest first regime:
        // of those segments only the independence of the regressors is of interest, which their
        // first h observations decide.
        let starts_regime = first == 0 || first + LANES > h;
        let last = if starts_regime {
            n
        } else {
            n.min(first + LANES + h)
        };
        sums.starting_at(first, last, &mut rows)?;
        if starts_regime {
            for (a, row) in (first..=n - h)
                .zip(&rows)
                .filter(|(a, _)| *a == 0 || *a >= h)
            {
                start_at(a, row, h, &mut layers, &mut whole);
            }
        }
        first += LANES;
    }
    Ok((0..=max_breaks)
        .map(|m| {
            let (ssr, mut end) = whole[m];
            let mut breaks = vec![0; m];
            for k in (0..m).rev() {
                breaks[k] = end;
                #[expect(clippy::cast_possible_truncation, reason = "an index into the sample")]
                let start = layers[k].start[end] as usize;
                end = start;
            }
            Partition { breaks, ssr }
        })
        .collect())
}

/// Takes in every segment that starts after observation `a`; `row[b]` is the sum of squares of
/// `a+1..=b`.
fn start_at(a: usize, row: &[f64], h: usize, layers: &mut [Layer], whole: &mut [(f64, usize)]) {
    let n = row.len() - 1;
    if a == 0 {
        whole[0].0 = row[n];
        if let Some(first) = layers.first_mut() {
            first.best[h..].copy_from_slice(&row[h..]);
        }
        return;
    }
    for (whole, layer) in whole[1..].iter_mut().zip(layers.iter()) {
        let candidate = layer.best[a] + row[n];
        if candidate < whole.0 {
            *whole = (candidate, a);
        }
    }
    if a + 2 * h > n {
        return;
    }
    for k in 1..layers.len() {
        let base = layers[k - 1].best[a];
        if base.is_infinite() {
            break;
        }
        let here = a as u64;
        let layer = &mut layers[k];
        let ends = layer.best[a + h..=n - h]
            .iter_mut()
            .zip(&mut layer.start[a + h..=n - h]);
        for ((best, start), ssr) in ends.zip(&row[a + h..=n - h]) {
            let candidate = base + ssr;
            let better = candidate < *best;
            *best = if better { candidate } else { *best };
            *start = if better { here } else { *start };
        }
    }
}
