//! Logistic growth to a ceiling.

/// Logistic curve: imitation alone.
///
/// ```text
/// A(t) = m/(1 + e^{−(a + bt)})
/// ```
///
/// Equation (8) of v2 at constant rates is one, with `b = βγ − κ − μ` and `m = 1 − 1/R₀`.
///
/// # References
/// Mansfield, E. (1961), Econometrica 29(4), 741–766, doi:10.2307/1911817.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Logistic {
    /// `m`, the ceiling.
    pub ceiling: f64,
    /// `a`, log odds at t = 0.
    pub position: f64,
    /// `b`, growth of the log odds per unit of time.
    pub growth: f64,
}

impl Logistic {
    /// Level at time `t`.
    #[must_use]
    pub fn cumulative(&self, t: f64) -> f64 {
        curve(&[self.ceiling, self.position, self.growth, 0.0], t).0
    }
}

/// `A(t)` and its gradient by (m, a, b).
pub(super) fn curve(theta: &[f64; 4], t: f64) -> (f64, [f64; 4]) {
    let [m, a, b, _] = *theta;
    let share = 1.0 / (1.0 + libm::exp(-(a + b * t)));
    let by_a = m * share * (1.0 - share);
    (m * share, [share, by_a, t * by_a, 0.0])
}
