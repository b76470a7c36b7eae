//! Bass: innovators and imitators.

use crate::error::AdoptionError;
use endodec_numerics::parameter::{non_negative, positive};

/// Bass diffusion of a new durable.
///
/// ```text
/// dA/dt = (p + q·A/m)(m − A),   A(0) = 0
/// A(t)  = m·(1 − e^{−(p+q)t})/(1 + (q/p)·e^{−(p+q)t})
/// ```
///
/// # References
/// Bass, F. M. (1969), Management Science 15(5), 215–227, doi:10.1287/mnsc.15.5.215.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Bass {
    /// `m`, adopters in the end.
    pub market: f64,
    /// `p`, adoption that needs no adopters before it, per unit of time. Positive.
    pub innovation: f64,
    /// `q`, adoption by imitation, per unit of time.
    pub imitation: f64,
}

impl Bass {
    /// Checks the parameters.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] naming the one out of range.
    pub fn check(self) -> Result<Self, AdoptionError> {
        positive("market m", self.market)?;
        positive("innovation p", self.innovation)?;
        non_negative("imitation q", self.imitation)?;
        Ok(self)
    }

    /// Adopters at time `t ≥ 0` after launch.
    ///
    /// ```
    /// # use endodec_adoption::diffusion::Bass;
    /// let bass = Bass { market: 100.0, innovation: 0.01, imitation: 0.4 }.check()?;
    /// // Adoption is fastest at ln(q/p)/(p + q): the periods around it bring most.
    /// let peak = bass.peak_time().unwrap_or(0.0);
    /// let around = bass.cumulative(peak + 0.5) - bass.cumulative(peak - 0.5);
    /// assert!(around > bass.cumulative(peak - 0.5) - bass.cumulative(peak - 1.5));
    /// assert!(around > bass.cumulative(peak + 1.5) - bass.cumulative(peak + 0.5));
    /// # Ok::<(), endodec_adoption::AdoptionError>(())
    /// ```
    #[must_use]
    pub fn cumulative(&self, t: f64) -> f64 {
        curve(&[self.market, self.innovation, self.imitation, 0.0], t).0
    }

    /// Adopters per unit of time at `t`.
    #[must_use]
    pub fn rate(&self, t: f64) -> f64 {
        let adopted = self.cumulative(t);
        (self.innovation + self.imitation * adopted / self.market) * (self.market - adopted)
    }

    /// Time at which the rate peaks, `None` if it falls from the start (`q ≤ p`).
    ///
    /// ```text
    /// t* = ln(q/p)/(p + q)
    /// ```
    #[must_use]
    pub fn peak_time(&self) -> Option<f64> {
        (self.imitation > self.innovation).then(|| {
            libm::log(self.imitation / self.innovation) / (self.innovation + self.imitation)
        })
    }
}

/// `A(t)` and its gradient by (m, p, q).
pub(super) fn curve(theta: &[f64; 4], t: f64) -> (f64, [f64; 4]) {
    let [m, p, q, _] = *theta;
    let risen = -libm::expm1(-(p + q) * t);
    let decay = 1.0 - risen;
    let denominator = p + q * decay;
    let share = p * risen / denominator;
    let slope = t * decay;
    let by_p = (risen + p * slope - share * (1.0 - q * slope)) / denominator;
    let by_q = (p * slope - share * (decay - q * slope)) / denominator;
    (m * share, [share, m * by_p, m * by_q, 0.0])
}

/// `A(t)` of Bass's own recursion and its gradient by (m, p, q), with t in periods; between two whole periods on the line
/// that joins them.
///
/// ```text
/// Aₖ₊₁ = Aₖ + (p + q·Aₖ/m)(m − Aₖ),   A₀ = 0                                        (Bass 1969, eq. 4)
/// ```
pub(super) fn recursion(theta: &[f64; 4], t: f64) -> (f64, [f64; 4]) {
    let [m, p, q, _] = *theta;
    let (mut share, mut by_p, mut by_q) = (0.0, 0.0, 0.0);
    let mut left = t;
    while left > 0.0 {
        let step = left.min(1.0);
        let (rate, open) = (p + q * share, 1.0 - share);
        let (more_p, more_q) = (
            (1.0 + q * by_p) * open - rate * by_p,
            (share + q * by_q) * open - rate * by_q,
        );
        share += step * rate * open;
        by_p += step * more_p;
        by_q += step * more_q;
        left -= 1.0;
    }
    (m * share, [share, m * by_p, m * by_q, 0.0])
}
