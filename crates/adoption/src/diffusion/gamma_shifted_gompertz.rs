//! Bemmaor: adopters who differ in their propensity to buy.

use super::bass::Bass;

/// Gamma/shifted-Gompertz diffusion.
///
/// ```text
/// A(t) = m·(1 − e^{−bt})·(1 + β·e^{−bt})^{−α}
/// ```
///
/// Each adopter's time is shifted Gompertz with a propensity that is gamma distributed with shape `α` and scale `β`.
/// With `α = 1` it is Bass with `b = p + q` and `β = q/p`: heterogeneity and imitation cannot be told apart there.
///
/// # References
/// Bemmaor, A. C. (1994), in *Research Traditions in Marketing*, Kluwer, 201–229, doi:10.1007/978-94-011-1402-8_6.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct GammaShiftedGompertz {
    /// `m`, adopters in the end.
    pub market: f64,
    /// `b`, per unit of time.
    pub rate: f64,
    /// `β`, scale of the propensities.
    pub scale: f64,
    /// `α`, shape of the propensities; small means very unequal.
    pub shape: f64,
}

impl GammaShiftedGompertz {
    /// Adopters at time `t ≥ 0` after launch.
    #[must_use]
    pub fn cumulative(&self, t: f64) -> f64 {
        curve(&[self.market, self.rate, self.scale, self.shape], t).0
    }
}

impl From<Bass> for GammaShiftedGompertz {
    fn from(bass: Bass) -> Self {
        Self {
            market: bass.market,
            rate: bass.innovation + bass.imitation,
            scale: bass.imitation / bass.innovation,
            shape: 1.0,
        }
    }
}

/// `A(t)` and its gradient by (m, b, β, α).
pub(super) fn curve(theta: &[f64; 4], t: f64) -> (f64, [f64; 4]) {
    let [m, b, beta, alpha] = *theta;
    let risen = -libm::expm1(-b * t);
    let decay = 1.0 - risen;
    let base = 1.0 + beta * decay;
    let log_base = libm::log1p(beta * decay);
    let mixed = libm::exp(-alpha * log_base);
    let share = risen * mixed;
    let by_b = t * decay * mixed * (1.0 + alpha * beta * risen / base);
    (
        m * share,
        [
            share,
            m * by_b,
            -m * share * alpha * decay / base,
            -m * share * log_base,
        ],
    )
}
