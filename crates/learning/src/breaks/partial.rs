//! Partial structural change: some coefficients are the same in every regime.

mod enumeration;

use endodec_numerics::ConvergenceError;
use nalgebra::{DMatrix, DVector};

use super::basis::{concatenate, orthogonal_basis};
use super::fit::least_squares;
use super::partition::global;
use super::{BreakRegression, Partition, as_f64};
use crate::LearningError;

/// Rounds of re-estimation before the search gives up.
const MAX_ROUNDS: usize = 200;

/// A partition for partial change, and how it was reached.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PartialPartition {
    /// The partition.
    pub partition: Partition,
    /// Rounds over all starting points; where all partitions were tried, their number.
    pub iterations: usize,
    /// What one more search over each break, the others held, would still take off the sum of
    /// squares: 0.
    pub improvement: f64,
}

impl BreakRegression {
    /// Partitions of small sum of squares where some coefficients never change, for each number of
    /// breaks.
    ///
    /// Where no more than 25,000 partitions have as many breaks, as in a hundred observations with a
    /// trimming of .15, all are tried and the minimum is global. Beyond, the sum of squares being no
    /// longer a sum over regimes, dynamic programming applies only given the fixed coefficients `β`,
    /// and as in Bai and Perron (2003, section 3.3) the two are found in turn, the breaks given `β`,
    /// globally, and `β` given the breaks, from several starts: `β` of the full sample, of the partition in which everything changes, and of the partition with one
    /// break fewer. Then each break is moved to its best place given the others until none moves.
    /// One break is found exactly; for more, the minimum is over all these paths, and a better
    /// partition is not excluded.
    ///
    /// # Errors
    ///
    /// [`LearningError::RankDeficient`] as in [`BreakRegression::partitions`], and
    /// [`LearningError::NotConverged`].
    pub fn partial_change(&self) -> Result<Vec<PartialPartition>, LearningError> {
        let moments = Moments::new(self)?;
        let everything = Self::everything_changes(self);
        let none = Partition {
            breaks: Vec::new(),
            ssr: self.fit(&[])?.ssr(),
        };
        let mut found = vec![PartialPartition {
            partition: none,
            iterations: 0,
            improvement: 0.0,
        }];
        for m in 1..=self.max_breaks {
            if enumeration::feasible(self.observations(), self.h, m) {
                let (breaks, tried) = enumeration::search(&moments, self.h, m)?;
                let ssr = self.fit(&breaks)?.ssr();
                found.push(PartialPartition {
                    partition: Partition { breaks, ssr },
                    iterations: tried,
                    improvement: 0.0,
                });
                continue;
            }
            let mut starts = vec![
                self.fit(&[])?.beta,
                self.fit(&found[m - 1].partition.breaks)?.beta,
            ];
            if let Some(partition) = everything.as_ref().and_then(|all| all.get(m)) {
                starts.push(self.fit(&partition.breaks)?.beta);
            }
            let mut best: Option<(f64, Vec<usize>)> = None;
            let mut iterations = 0;
            for beta in starts {
                let (breaks, rounds) = self.alternate(beta, m)?;
                let (ssr, breaks, more) = moments.improve(breaks, self.h)?;
                iterations += rounds + more;
                if best.as_ref().is_none_or(|(least, _)| ssr < *least) {
                    best = Some((ssr, breaks));
                }
            }
            if let Some((_, breaks)) = best {
                let ssr = self.fit(&breaks)?.ssr();
                found.push(PartialPartition {
                    partition: Partition { breaks, ssr },
                    iterations,
                    improvement: 0.0,
                });
            }
        }
        Ok(found)
    }

    /// Breaks given `β`, and `β` given the breaks, until the breaks stay.
    fn alternate(
        &self,
        mut beta: DVector<f64>,
        m: usize,
    ) -> Result<(Vec<usize>, usize), LearningError> {
        let mut before = Vec::new();
        let mut least = f64::INFINITY;
        for round in 1..=MAX_ROUNDS {
            let given = self.replace_response(&self.y - &self.x * &beta);
            let partition = global(&given.sums, self.h, m)?.swap_remove(m);
            let fit = self.fit(&partition.breaks)?;
            if partition.breaks == before || fit.ssr() >= least {
                return Ok((partition.breaks, round));
            }
            least = fit.ssr();
            beta = fit.beta;
            before = partition.breaks;
        }
        Err(LearningError::NotConverged(ConvergenceError {
            method: "the search for breaks with fixed coefficients",
            iterations: MAX_ROUNDS,
            residual: least,
            bracket: None,
        }))
    }

    /// Partitions of the model in which the fixed coefficients change too, where its regimes
    /// identify them.
    fn everything_changes(&self) -> Option<Vec<Partition>> {
        let all = concatenate(&self.z, &self.x);
        if self.h < all.ncols() {
            return None;
        }
        Self::new(super::BreakParams {
            response: self.y.iter().copied().collect(),
            changing: all
                .column_iter()
                .map(|c| c.iter().copied().collect())
                .collect(),
            fixed: Vec::new(),
            minimum_segment: super::MinimumSegment::Observations(self.h),
            max_breaks: self.max_breaks,
        })
        .and_then(|model| model.partitions())
        .ok()
    }

    /// The best single break of a model with fixed coefficients, by trying every one.
    pub(super) fn best_partial_break(&self) -> Result<usize, LearningError> {
        if self.fixed_regressors() == 0 {
            return Ok(self.partitions()?[1].breaks[0]);
        }
        let (_, breaks, _) = Moments::new(self)?.improve(vec![self.h], self.h)?;
        Ok(breaks[0])
    }
}

/// Running cross products of the regressors and the response.
///
/// With `W = [x y]`, the sum of squares of a partition is the Schur complement of the last element
/// in `Σ_j W'M_jW`, where `M_j` takes the projection on `z` of regime `j` out: those matrices do
/// add up over regimes.
struct Moments {
    q: usize,
    /// `Σ_{s ≤ t} w_s w_s'`, `w = (z, x, y)`, `t = 0..=n`.
    running: Vec<DMatrix<f64>>,
}

impl Moments {
    fn new(model: &BreakRegression) -> Result<Self, LearningError> {
        let all = orthogonal_basis(&concatenate(&model.z, &model.x))?.0;
        let y = &model.y - &all * (all.tr_mul(&model.y) / as_f64(model.observations()));
        let data = concatenate(&all, &DMatrix::from_column_slice(y.len(), 1, y.as_slice()));
        let mut sum = DMatrix::zeros(data.ncols(), data.ncols());
        let mut running = vec![sum.clone()];
        for row in data.row_iter() {
            sum += row.transpose() * row;
            running.push(sum.clone());
        }
        Ok(Self {
            q: model.changing_regressors(),
            running,
        })
    }

    fn observations(&self) -> usize {
        self.running.len() - 1
    }

    /// `W'M_jW` of the regime `from+1 ..= to`.
    fn regime(&self, from: usize, to: usize) -> Result<DMatrix<f64>, LearningError> {
        let m = &self.running[to] - &self.running[from];
        let (q, rest) = (self.q, m.ncols() - self.q);
        let zz = m.view((0, 0), (q, q)).into_owned();
        let zw = m.view((0, q), (q, rest)).into_owned();
        let solved = zz
            .cholesky()
            .ok_or(LearningError::RankDeficient { from: from + 1, to })?
            .solve(&zw);
        Ok(m.view((q, q), (rest, rest)) - zw.transpose() * solved)
    }

    fn ssr(&self, total: &DMatrix<f64>) -> Result<f64, LearningError> {
        let p = total.ncols() - 1;
        let xy = total.view((0, p), (p, 1)).into_owned();
        let beta = least_squares(
            &total.view((0, 0), (p, p)).into_owned(),
            &xy.column(0).into_owned(),
        )
        .ok_or(LearningError::RankDeficient {
            from: 1,
            to: self.observations(),
        })?;
        Ok(total[(p, p)] - xy.column(0).dot(&beta))
    }

    /// Moves each break to its best place given the others until none moves.
    fn improve(
        &self,
        breaks: Vec<usize>,
        h: usize,
    ) -> Result<(f64, Vec<usize>, usize), LearningError> {
        let mut bounds = vec![0];
        bounds.extend(breaks);
        bounds.push(self.observations());
        let mut best = f64::INFINITY;
        for round in 1..=MAX_ROUNDS {
            let before = bounds.clone();
            for i in 1..bounds.len() - 1 {
                let mut others = DMatrix::zeros(0, 0);
                for (j, w) in bounds.windows(2).enumerate() {
                    if j != i - 1 && j != i {
                        let part = self.regime(w[0], w[1])?;
                        others = if others.is_empty() {
                            part
                        } else {
                            others + part
                        };
                    }
                }
                for candidate in bounds[i - 1] + h..=bounds[i + 1] - h {
                    let pair = self.regime(bounds[i - 1], candidate)?
                        + self.regime(candidate, bounds[i + 1])?;
                    let ssr = self.ssr(&if others.is_empty() {
                        pair
                    } else {
                        &others + pair
                    })?;
                    if ssr < best {
                        best = ssr;
                        bounds[i] = candidate;
                    }
                }
            }
            if bounds == before {
                let breaks = bounds[1..bounds.len() - 1].to_vec();
                return Ok((best, breaks, round));
            }
        }
        Err(LearningError::NotConverged(ConvergenceError {
            method: "the search for breaks with fixed coefficients",
            iterations: MAX_ROUNDS,
            residual: best,
            bracket: None,
        }))
    }
}
