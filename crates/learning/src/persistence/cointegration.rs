//! Engle and Granger's test.

use super::adf::{DickeyFuller, detrend, dot, take};
use super::{LagRule, NullDistribution, NullSimulation, Terms};
use crate::LearningError;
use crate::series::{all_finite, at_least, same_length};

/// Engle–Granger test: no cointegration between two series is the hypothesis.
///
/// ```text
/// yₜ = terms + β·xₜ + uₜ,   Δûₜ = (ρ − 1)·ûₜ₋₁ + Σ_{i≤k} γᵢ·Δûₜ₋ᵢ + eₜ,   statistic = t of ρ̂ − 1
/// ```
///
/// A small statistic says that y and x share what makes them wander: their regression is not
/// spurious.
///
/// # References
///
/// Engle & Granger (1987), doi:10.2307/1913236.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct EngleGranger {
    /// t of ρ̂ − 1.
    pub statistic: f64,
    /// β̂.
    pub slope: f64,
    /// ρ̂ of the residuals.
    pub rho: f64,
    /// k, the number of lagged differences.
    pub lags: usize,
    /// Deterministic terms of the regression of y on x.
    pub terms: Terms,
    /// How the lags were chosen.
    pub rule: LagRule,
    /// Number of observations.
    pub n: usize,
}

/// Tests two series, in time order at equal steps and of one length, for cointegration.
///
/// ```
/// use endodec_learning::persistence::{LagRule, Terms, engle_granger};
/// let x = [0.1, 0.5, 0.4, 1.2, 1.9, 1.7, 2.6, 3.3, 3.1, 4.0];
/// let y = [0.9, 0.2, 0.7, -0.4, -0.6, -1.4, -1.1, -2.6, -2.0, -2.9];
/// let test = engle_granger(&y, &x, Terms::Constant, LagRule::Fixed(0))?;
/// // The units of the series do not matter.
/// let scaled: Vec<f64> = x.iter().map(|x| 4.0 - 0.01 * x).collect();
/// let again = engle_granger(&y, &scaled, Terms::Constant, LagRule::Fixed(0))?;
/// assert!((test.statistic - again.statistic).abs() < 1e-9);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # Errors
///
/// [`LearningError`] when the series differ in length, are too short for the terms and lags or not
/// finite, when x is a line, and [`LearningError::NoStatistic`] when x explains y up to rounding.
pub fn engle_granger(
    y: &[f64],
    x: &[f64],
    terms: Terms,
    rule: LagRule,
) -> Result<EngleGranger, LearningError> {
    same_length(("y", y), ("x", x))?;
    all_finite("y", y)?;
    all_finite("x", x)?;
    let n = y.len();
    at_least(
        "a test of cointegration with these lags",
        2 * rule.most() + terms.count() + 4,
        n,
    )?;
    let mut room = Cointegration::default();
    let slope = room
        .residuals(y, x, terms)
        .ok_or(LearningError::RankDeficient { from: 1, to: n })?;
    let none = LearningError::NoStatistic {
        test: "the test of cointegration",
        reason: "the regression leaves nothing but rounding, so its residuals have no persistence",
    };
    let largest = y
        .iter()
        .chain(x)
        .fold(0.0_f64, |m, v| m.max(v.abs()).max((slope * v).abs()));
    let rounding = 8.0 * f64::EPSILON * largest;
    if dot(&room.residual, &room.residual) <= super::as_f64(n) * rounding * rounding {
        return Err(none);
    }
    let found = room
        .regression
        .test(&room.residual, None, rule)
        .ok_or(none)?;
    Ok(EngleGranger {
        statistic: found.t,
        slope,
        rho: 1.0 + found.coefficient,
        lags: found.lags,
        terms,
        rule,
        n,
    })
}

impl EngleGranger {
    /// Distribution of the statistic for two unrelated walks without drift, for this sample size,
    /// these terms and this rule.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] with fewer than 100 draws.
    pub fn null(&self, simulation: &NullSimulation) -> Result<NullDistribution, LearningError> {
        NullDistribution::engle_granger(self.n, self.terms, self.rule, simulation)
    }
}

/// Room for one test.
#[derive(Debug, Default)]
pub(super) struct Cointegration {
    residual: Vec<f64>,
    regressor: Vec<f64>,
    regression: DickeyFuller,
}

impl Cointegration {
    /// The statistic alone.
    pub(super) fn statistic(
        &mut self,
        y: &[f64],
        x: &[f64],
        terms: Terms,
        rule: LagRule,
    ) -> Option<f64> {
        self.residuals(y, x, terms)?;
        Some(self.regression.test(&self.residual, None, rule)?.t)
    }

    /// Leaves the residuals of y on the terms and x, and returns the slope.
    fn residuals(&mut self, y: &[f64], x: &[f64], terms: Terms) -> Option<f64> {
        self.residual.clear();
        self.residual.extend_from_slice(y);
        self.regressor.clear();
        self.regressor.extend_from_slice(x);
        detrend(&mut self.residual, terms);
        detrend(&mut self.regressor, terms);
        let squares = dot(&self.regressor, &self.regressor);
        let largest = x.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
        let rounding = 8.0 * f64::EPSILON * largest;
        if squares <= super::as_f64(x.len()) * rounding * rounding {
            return None;
        }
        let slope = dot(&self.regressor, &self.residual) / squares;
        take(&mut self.residual, &self.regressor, slope);
        Some(slope)
    }
}
