//! Breaks found one at a time.

use super::critical_values::{BreakTest, critical_value};
use super::segment::LANES;
use super::{BreakCovariance, BreakRegression};
use crate::LearningError;

/// What the sequential procedure found.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SequentialBreaks {
    /// The breaks, in ascending order.
    pub breaks: Vec<usize>,
    /// The breaks, each found again between its neighbours: these have the limit distribution of
    /// the global estimates.
    pub repartition: Vec<usize>,
    /// Each test made: its statistic, and the critical value it was held against.
    pub steps: Vec<SequentialStep>,
}

/// A test of the sequential procedure.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SequentialStep {
    /// `supF(l+1|l)` at the breaks found so far.
    pub statistic: f64,
    /// Its critical value.
    pub critical_value: f64,
}

impl BreakRegression {
    /// Adds breaks one at a time while `supF(l+1|l)` rejects at the level, each at the place in its
    /// regime where it takes most off the sum of squares (Bai 1997, doi:10.1017/S0266466600005831;
    /// Bai and Perron 1998, section 5), and then finds each again between its neighbours.
    ///
    /// # Errors
    ///
    /// Those of [`critical_value`] and of [`BreakRegression::f_statistic`].
    pub fn sequential(
        &self,
        covariance: &BreakCovariance,
        level: f64,
    ) -> Result<SequentialBreaks, LearningError> {
        let mut breaks: Vec<usize> = Vec::new();
        let mut steps = Vec::new();
        while breaks.len() < self.max_breaks {
            let Some((statistic, place)) = self.one_more(&breaks, covariance)? else {
                break;
            };
            let test = BreakTest::Sequential {
                null_breaks: breaks.len(),
            };
            let critical_value =
                critical_value(test, self.trimming(), level, self.changing_regressors())?.value;
            steps.push(SequentialStep {
                statistic,
                critical_value,
            });
            if statistic < critical_value {
                break;
            }
            breaks.push(place);
            breaks.sort_unstable();
        }
        Ok(SequentialBreaks {
            repartition: self.repartition(&breaks)?,
            breaks,
            steps,
        })
    }

    /// Each break found again between its neighbours, which are held at the places given.
    ///
    /// # Errors
    ///
    /// [`LearningError::RankDeficient`].
    pub fn repartition(&self, breaks: &[usize]) -> Result<Vec<usize>, LearningError> {
        (0..breaks.len())
            .map(|i| {
                let from = if i == 0 { 0 } else { breaks[i - 1] };
                let to = breaks.get(i + 1).copied().unwrap_or(self.observations());
                self.best_break(from, to)
            })
            .collect()
    }

    /// The largest F statistic of one more break within a regime, and its place; `None` where no
    /// regime can be divided.
    pub(super) fn one_more(
        &self,
        breaks: &[usize],
        covariance: &BreakCovariance,
    ) -> Result<Option<(f64, usize)>, LearningError> {
        let mut best: Option<(f64, usize)> = None;
        let bounds: Vec<usize> = [0]
            .into_iter()
            .chain(breaks.iter().copied())
            .chain([self.observations()])
            .collect();
        for w in bounds.windows(2) {
            // Two regimes of the least length, and a degree of freedom beside their coefficients.
            let coefficients = 2 * self.changing_regressors() + self.fixed_regressors();
            if w[1] - w[0] < (2 * self.h).max(coefficients + 1) {
                continue;
            }
            let place = self.best_break(w[0], w[1])?;
            let statistic = self
                .subsample(w[0], w[1])?
                .f_statistic(&[place - w[0]], covariance)?;
            if best.is_none_or(|(largest, _)| statistic > largest) {
                best = Some((statistic, place));
            }
        }
        Ok(best)
    }

    /// The break within `from+1 ..= to` of least sum of squares.
    fn best_break(&self, from: usize, to: usize) -> Result<usize, LearningError> {
        if self.fixed_regressors() > 0 {
            return Ok(from + self.subsample(from, to)?.best_partial_break()?);
        }
        let n = self.observations();
        let mut ahead: [Vec<f64>; LANES] = std::array::from_fn(|_| vec![0.0; n + 1]);
        let mut back = ahead.clone();
        self.sums.starting_at(from, to, &mut ahead)?;
        self.sums
            .reversed()
            .starting_at(n - to, n - from, &mut back)?;
        let mut best = (f64::INFINITY, from + self.h);
        for place in from + self.h..=to - self.h {
            let ssr = ahead[0][place] + back[0][n - place];
            if ssr < best.0 {
                best = (ssr, place);
            }
        }
        Ok(best.1)
    }
}
