//! The augmented Dickey–Fuller test.

use super::adf::DickeyFuller;
use super::{LagRule, NullDistribution, NullSimulation, Terms};
use crate::LearningError;
use crate::series::{all_finite, at_least};

/// Augmented Dickey–Fuller test of a unit root.
///
/// ```text
/// Δyₜ = terms + (ρ − 1)·yₜ₋₁ + Σ_{i≤k} γᵢ·Δyₜ₋ᵢ + eₜ,   statistic = t of ρ̂ − 1; small rejects
/// ```
///
/// # References
///
/// Dickey & Fuller (1979), doi:10.1080/01621459.1979.10482531; Said & Dickey (1984),
/// doi:10.1093/biomet/71.3.599.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct UnitRoot {
    /// t of ρ̂ − 1.
    pub statistic: f64,
    /// ρ̂.
    pub rho: f64,
    /// Standard error of ρ̂.
    pub std_error: f64,
    /// k, the number of lagged differences.
    pub lags: usize,
    /// Deterministic terms.
    pub terms: Terms,
    /// How the lags were chosen.
    pub rule: LagRule,
    /// Number of observations of the series.
    pub n: usize,
}

/// Tests a series, in time order at equal steps, for a unit root.
///
/// ```
/// use endodec_learning::persistence::{LagRule, Terms, unit_root};
/// let y = [0.3, 0.9, 0.2, 1.4, 1.1, 2.3, 1.6, 2.9, 2.2, 3.4];
/// let test = unit_root(&y, Terms::ConstantTrend, LagRule::Fixed(0))?;
/// // With a trend among the terms, adding one to the series changes nothing.
/// let steeper: Vec<f64> = y.iter().zip(0..).map(|(y, t)| y + 5.0 * f64::from(t)).collect();
/// let again = unit_root(&steeper, Terms::ConstantTrend, LagRule::Fixed(0))?;
/// assert!((test.statistic - again.statistic).abs() < 1e-9);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # Errors
///
/// [`LearningError`] when the series is too short for the terms and lags or not finite, and
/// [`LearningError::NoStatistic`] when it is a line, or the lags predict it, up to rounding.
pub fn unit_root(y: &[f64], terms: Terms, rule: LagRule) -> Result<UnitRoot, LearningError> {
    all_finite("y", y)?;
    at_least(
        "a unit-root test with these lags",
        2 * rule.most() + terms.count() + 3,
        y.len(),
    )?;
    let found =
        DickeyFuller::default()
            .test(y, Some(terms), rule)
            .ok_or(LearningError::NoStatistic {
                test: "the unit-root test",
                reason: "nothing but rounding is left of the series after its terms and lags",
            })?;
    Ok(UnitRoot {
        statistic: found.t,
        rho: 1.0 + found.coefficient,
        std_error: found.std_error,
        lags: found.lags,
        terms,
        rule,
        n: y.len(),
    })
}

impl UnitRoot {
    /// Distribution of the statistic under a unit root without drift, for this sample size, these
    /// terms and this rule.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] with fewer than 100 draws.
    pub fn null(&self, simulation: &NullSimulation) -> Result<NullDistribution, LearningError> {
        NullDistribution::unit_root(self.n, self.terms, self.rule, simulation)
    }
}
