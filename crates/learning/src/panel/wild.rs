//! The wild cluster bootstrap, all signs of it.

use endodec_numerics::ParameterError;
use nalgebra::{DMatrix, DVector};

use super::PanelFit;
use crate::LearningError;

/// More clusters than this have too many signs to try, and enough clusters for CR1.
const MOST_CLUSTERS: usize = 20;

/// A test of one coefficient against 0.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WildBootstrap {
    /// Number of clusters G.
    pub clusters: usize,
    /// Number of vectors of signs, 2^G: all of them, so that nothing is random.
    pub signs: u64,
    /// Share of signs whose |t| is at least the one observed, ties counted.
    pub p_value: f64,
}

impl PanelFit {
    /// Tests coefficient `j` against 0 by the restricted wild cluster bootstrap: the residuals of the
    /// model without it keep or change their sign cluster by cluster, in every possible way.
    ///
    /// With few clusters this keeps its level where Student's t with CR1 does not.
    ///
    /// # Errors
    ///
    /// As [`PanelFit::clustered`], and [`LearningError::Parameter`] for more than 20 clusters or a
    /// regressor that is not there.
    ///
    /// # References
    ///
    /// Cameron, Gelbach & Miller (2008), doi:10.1162/rest.90.3.414.
    pub fn wild_bootstrap(
        &self,
        clusters: &[usize],
        j: usize,
    ) -> Result<WildBootstrap, LearningError> {
        let (clusters, number) = self.checked_clusters(clusters)?;
        if number > MOST_CLUSTERS {
            return Err(LearningError::Parameter(ParameterError {
                name: "number of clusters",
                requirement: "at most 20 for all signs of the wild bootstrap; with more, CR1 will do",
                given: super::count(number),
            }));
        }
        if j >= self.coefficients.len() {
            return Err(LearningError::Parameter(ParameterError {
                name: "number of the regressor",
                requirement: "that of one of the regressors, counted from 0",
                given: super::count(j),
            }));
        }
        // β̂_j = d'y/d'd, with d what the other regressors and the effects leave of regressor j.
        let row = self.inverse.row(j).transpose();
        let direction = &self.orthonormal * &row / row.norm_squared();
        // The residuals of the model without it.
        let restricted = &self.residuals + &direction * self.coefficients[j];
        let mut estimates = DVector::zeros(number);
        let mut scores = DMatrix::zeros(number, number);
        for h in 0..number {
            let own = DVector::from_iterator(
                clusters.len(),
                clusters
                    .iter()
                    .zip(restricted.iter())
                    .map(|(c, u)| if *c == h { *u } else { 0.0 }),
            );
            estimates[h] = direction.dot(&own);
            let left = self.effects.project(own);
            let left = &left - &self.orthonormal * self.orthonormal.tr_mul(&left);
            for (i, g) in clusters.iter().enumerate() {
                scores[(*g, h)] += direction[i] * left[i];
            }
        }
        let squared =
            |estimate: f64, scores: &DVector<f64>| estimate * estimate / scores.norm_squared();
        let mut estimate = estimates.sum();
        let mut score = scores.column_sum();
        let observed = squared(estimate, &score);
        // All signs with the first cluster's held, since t² does not see all of them changed; each
        // differs from the one before in one place (Gray code).
        let half = 1_u64 << (number - 1);
        let mut signs = vec![1.0; number];
        let mut reached = 1_u64;
        for step in 1..half {
            let at = step.trailing_zeros() as usize + 1;
            let change = -2.0 * signs[at];
            signs[at] = -signs[at];
            estimate += change * estimates[at];
            score.axpy(change, &scores.column(at), 1.0);
            // Ties that rounding separates count as ties.
            if squared(estimate, &score) >= observed * (1.0 - 2e-9) {
                reached += 1;
            }
        }
        let p_value = reached as f64 / half as f64;
        Ok(WildBootstrap {
            clusters: number,
            signs: 2 * half,
            p_value,
        })
    }
}
