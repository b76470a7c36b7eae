//! Whether the residuals behave as the standard errors presume, and which observations decide.

use super::Regression;
use crate::Timeline;
use crate::timeline::is_one;

/// What one observation does to the line.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Influence {
    /// The observation, counted from 1.
    pub observation: usize,
    /// `hᵢ`, the share of its own fitted value that the observation decides.
    pub leverage: f64,
    /// `tᵢ = êᵢ/(s₍ᵢ₎·√(1 − hᵢ))`, the residual in standard errors of a line fitted without it;
    /// `None` when that line fits the others perfectly or does not exist.
    pub studentised_residual: Option<f64>,
    /// `Dᵢ = êᵢ²·hᵢ/(2s²·(1 − hᵢ)²)`, Cook's distance; `None` when it does not exist.
    pub cooks_distance: Option<f64>,
}

impl Regression {
    /// Durbin–Watson statistic of the residuals, in the order of the data.
    ///
    /// ```text
    /// d = Σ(êᵢ − êᵢ₋₁)² / Σêᵢ²
    /// ```
    ///
    /// Near 2 without first-order autocorrelation, near 0 when the residuals drift: then classical
    /// and HC3 standard errors are too small, and the fit in first differences is the one to read.
    /// 2 for a perfect fit.
    ///
    /// # References
    ///
    /// Durbin & Watson (1950), doi:10.1093/biomet/37.3-4.409.
    #[must_use]
    pub fn durbin_watson(&self) -> f64 {
        let changes: f64 = self
            .residuals
            .windows(2)
            .map(|w| (w[1] - w[0]) * (w[1] - w[0]))
            .sum();
        let squares: f64 = self.residuals.iter().map(|e| e * e).sum();
        if squares > 0.0 {
            changes / squares
        } else {
            2.0
        }
    }

    /// Durbin–Watson statistic from the pairs of residuals that are one period apart.
    ///
    /// ```text
    /// d = (n − 1)/P · Σ_P (êᵢ − êᵢ₋₁)² / Σêᵢ²
    /// ```
    ///
    /// over the P pairs that no gap divides, so that it is near 2 without autocorrelation as ever;
    /// `None` if there is no such pair.
    #[must_use]
    pub fn durbin_watson_over(&self, timeline: &Timeline) -> Option<f64> {
        if timeline.is_even() {
            return Some(self.durbin_watson());
        }
        let (mut changes, mut pairs) = (0.0, 0_usize);
        for (pair, step) in self.residuals.windows(2).zip(timeline.steps()) {
            if is_one(step) {
                changes += (pair[1] - pair[0]) * (pair[1] - pair[0]);
                pairs += 1;
            }
        }
        let squares: f64 = self.residuals.iter().map(|e| e * e).sum();
        if pairs == 0 {
            None
        } else if squares > 0.0 {
            Some((self.n as f64 - 1.0) / pairs as f64 * changes / squares)
        } else {
            Some(2.0)
        }
    }

    /// Leverage, studentised residual and Cook's distance of every observation, in the order of
    /// the data.
    ///
    /// # References
    ///
    /// Cook (1977), doi:10.1080/00401706.1977.10489493; Belsley, Kuh & Welsch (1980),
    /// doi:10.1002/0471725153.
    #[must_use]
    pub fn influence(&self) -> Vec<Influence> {
        let s2 = self.ssr / self.df;
        self.residuals
            .iter()
            .zip(&self.leverages)
            .zip(1..)
            .map(|((&e, &leverage), observation)| {
                let left = 1.0 - leverage;
                // Residual variance of the line without this observation.
                let without = (self.ssr - e * e / left) / (self.df - 1.0);
                let existing = |v: f64| v.is_finite().then_some(v);
                Influence {
                    observation,
                    leverage,
                    studentised_residual: existing(e / libm::sqrt(without * left)),
                    cooks_distance: existing(e * e * leverage / (2.0 * s2 * left * left)),
                }
            })
            .collect()
    }
}
