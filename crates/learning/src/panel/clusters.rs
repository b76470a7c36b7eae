//! Standard errors for errors that are correlated within clusters.

use nalgebra::DMatrix;

use super::effects::{Effects, renumbered};
use super::{Inference, PanelFit, PanelParams, count};
use crate::LearningError;

/// Which effects the small-sample factor counts among the parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum CountedEffects {
    /// All, as with a dummy for each level: statsmodels with dummies, R's `vcovCL`.
    All,
    /// All but those whose levels lie within one cluster each, which count as an intercept: pyfixest,
    /// Stata's `xtreg, fe`.
    NotNested,
}

impl PanelFit {
    /// CR1: the sandwich over clusters with the factor G/(G − 1)·(n − 1)/(n − K), for t(G − 1).
    ///
    /// # Errors
    ///
    /// [`LearningError`] for a list of another length or fewer than two clusters.
    ///
    /// # References
    ///
    /// Liang & Zeger (1986), doi:10.1093/biomet/73.1.13; Cameron & Miller (2015),
    /// doi:10.3368/jhr.50.2.317.
    pub fn clustered(
        &self,
        clusters: &[usize],
        counted: CountedEffects,
    ) -> Result<Inference, LearningError> {
        let (clusters, number) = self.checked_clusters(clusters)?;
        let weights = &self.orthonormal * self.inverse.transpose();
        let mut scores = DMatrix::<f64>::zeros(number, self.coefficients.len());
        for (i, cluster) in clusters.iter().enumerate() {
            for j in 0..scores.ncols() {
                scores[(*cluster, j)] += weights[(i, j)] * self.residuals[i];
            }
        }
        let n = self.observations();
        let parameters = match counted {
            CountedEffects::All => self.parameters(),
            CountedEffects::NotNested => self.parameters_not_nested(&clusters),
        };
        let factor = count(number) / count(number - 1) * count(n - 1) / count(n - parameters);
        let errors = scores
            .column_iter()
            .map(|column| libm::sqrt(factor * column.norm_squared()))
            .collect();
        self.inference(errors, count(number - 1))
    }

    /// CV3, the jackknife: `(G − 1)/G·Σ(β̂₍₋g₎ − β̂)²` over fits without one cluster.
    ///
    /// # Errors
    ///
    /// As [`PanelFit::clustered`], and [`LearningError::RankDeficient`] where a coefficient is not
    /// identified without one of the clusters.
    ///
    /// # References
    ///
    /// MacKinnon, Nielsen & Webb (2023), doi:10.1016/j.jeconom.2022.04.001.
    pub fn jackknife(&self, clusters: &[usize]) -> Result<Inference, LearningError> {
        let (clusters, number) = self.checked_clusters(clusters)?;
        let mut sums = vec![0.0; self.coefficients.len()];
        for cluster in 0..number {
            let without = self.without(&clusters, cluster)?;
            for (sum, (b, all)) in sums
                .iter_mut()
                .zip(without.coefficients.iter().zip(self.coefficients.iter()))
            {
                *sum += (b - all) * (b - all);
            }
        }
        let factor = count(number - 1) / count(number);
        let errors = sums.iter().map(|sum| libm::sqrt(factor * sum)).collect();
        self.inference(errors, count(number - 1))
    }

    fn without(&self, clusters: &[usize], cluster: usize) -> Result<Self, LearningError> {
        fn kept<T: Copy>(values: &[T], clusters: &[usize], cluster: usize) -> Vec<T> {
            let pairs = values.iter().zip(clusters);
            pairs
                .filter(|(_, c)| **c != cluster)
                .map(|(v, _)| *v)
                .collect()
        }
        let of = |values: &Vec<f64>| kept(values, clusters, cluster);
        Self::fit(&PanelParams {
            response: of(&self.params.response),
            regressors: self.params.regressors.iter().map(of).collect(),
            effects: self
                .params
                .effects
                .iter()
                .map(|levels| kept(levels, clusters, cluster))
                .collect(),
            weights: of(&self.params.weights),
        })
    }

    /// The clusters numbered from 0, and how many there are.
    pub(super) fn checked_clusters(
        &self,
        clusters: &[usize],
    ) -> Result<(Vec<usize>, usize), LearningError> {
        if clusters.len() != self.observations() {
            return Err(LearningError::LengthMismatch {
                left: "response",
                left_len: self.observations(),
                right: "cluster",
                right_len: clusters.len(),
            });
        }
        let clusters = renumbered(clusters);
        let number = clusters.iter().max().map_or(0, |last| last + 1);
        if number < 2 {
            return Err(LearningError::TooFewObservations {
                method: "a clustered standard error (in clusters)",
                required: 2,
                given: number,
            });
        }
        Ok((clusters, number))
    }

    /// Regressors and the rank of the effects that are not nested in clusters, at least the intercept.
    fn parameters_not_nested(&self, clusters: &[usize]) -> usize {
        let nested = |levels: &Vec<usize>| {
            let mut home = std::collections::BTreeMap::new();
            levels
                .iter()
                .zip(clusters)
                .all(|(level, cluster)| *home.entry(*level).or_insert(*cluster) == *cluster)
        };
        let others: Vec<Vec<usize>> = self
            .params
            .effects
            .iter()
            .filter(|levels| !nested(levels))
            .cloned()
            .collect();
        let rest = Effects::new(&others, &self.params.weights, self.observations());
        self.coefficients.len() + rest.rank()
    }
}
