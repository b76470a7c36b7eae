//! All partitions of a short sample, where some coefficients never change.
//!
//! A partition's sum of squares needs one addition of small matrices and one elimination, once the
//! regimes it is made of are known.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::Moments;
use crate::LearningError;
use crate::breaks::as_f64;

/// No more partitions than this are tried one by one: some 10 ms, which each simulated sample of a p-value costs again.
const MOST: f64 = 25_000.0;

/// Pivot, relative to the mean square of the orthogonal basis, below which a fixed regressor depends
/// on the changing ones in every regime: hundreds of roundings of 2e−16 a row.
const DEPENDENT: f64 = 1e-13;

/// Whether the partitions of `n` observations into `m + 1` regimes of at least `h` are few enough.
/// There are `(n − (m+1)h + m)` over `m` of them.
pub(super) fn feasible(n: usize, h: usize, m: usize) -> bool {
    let spare = n - (m + 1) * h;
    let count = (1..=m).fold(1.0, |count, k| count * as_f64(spare + k) / as_f64(k));
    count <= MOST
}

/// The partition of least sum of squares, the first of those with the same sum, and how many there
/// are.
pub(super) fn search(
    moments: &Moments,
    h: usize,
    m: usize,
) -> Result<(Vec<usize>, usize), LearningError> {
    let n = moments.observations();
    let size = moments.running[0].ncols() - moments.q;
    let mut search = Search {
        moments,
        regimes: BTreeMap::new(),
        n,
        h,
        m,
        size,
        sums: vec![vec![0.0; size * size]; m + 2],
        places: vec![0; m],
        best: (f64::INFINITY, Vec::new()),
        tried: 0,
    };
    search.descend(0, 0)?;
    Ok((search.best.1, search.tried))
}

struct Search<'a> {
    moments: &'a Moments,
    /// `W'M_jW` of each regime met so far, by its bounds.
    regimes: BTreeMap<(usize, usize), Vec<f64>>,
    n: usize,
    h: usize,
    m: usize,
    /// Fixed regressors and the response.
    size: usize,
    /// Sums over the regimes placed so far.
    sums: Vec<Vec<f64>>,
    places: Vec<usize>,
    best: (f64, Vec<usize>),
    tried: usize,
}

impl Search<'_> {
    /// Tries every place of the breaks from number `k` on, the one before them being at `from`.
    fn descend(&mut self, k: usize, from: usize) -> Result<(), LearningError> {
        if k == self.m {
            self.add(k, from, self.n)?;
            self.tried += 1;
            let ssr = self.eliminate().ok_or(LearningError::RankDeficient {
                from: 1,
                to: self.n,
            })?;
            if ssr < self.best.0 {
                self.best = (ssr, self.places.clone());
            }
            return Ok(());
        }
        for to in from + self.h..=self.n - (self.m - k) * self.h {
            self.add(k, from, to)?;
            self.places[k] = to;
            self.descend(k + 1, to)?;
        }
        Ok(())
    }

    fn add(&mut self, k: usize, from: usize, to: usize) -> Result<(), LearningError> {
        let (done, next) = self.sums.split_at_mut(k + 1);
        let regime = match self.regimes.entry((from, to)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(self.moments.regime(from, to)?.as_slice().to_vec()),
        };
        for ((sum, before), part) in next[0].iter_mut().zip(&done[k]).zip(regime) {
            *sum = *before + *part;
        }
        Ok(())
    }

    /// The response's sum of squares with the fixed regressors projected out, the last pivot of
    /// Gauss's elimination; `None` where one of them is left with nothing.
    fn eliminate(&mut self) -> Option<f64> {
        let size = self.size;
        let total = &mut self.sums[self.m + 1];
        for j in 0..size - 1 {
            let pivot = total[j * size + j];
            if pivot <= DEPENDENT * as_f64(self.n) {
                return None;
            }
            for i in j + 1..size {
                let factor = total[j * size + i] / pivot;
                for l in i..size {
                    total[i * size + l] -= factor * total[j * size + l];
                }
            }
        }
        total.last().copied()
    }
}
