//! Share path at constant rates.

use crate::error::AdoptionError;
use endodec_numerics::parameter::{non_negative, open_unit, require};

/// Logistic adoption with loss at constant rates: eq. (8) of v2 with β, γ, κ and μ fixed.
///
/// ```text
/// ds/dt = b·s(1 − s) − d·s,    b = βγ,  d = κ + μ,  R₀ = b/d            (v2 eq. 8)
/// s(t)  = s₀ / (e^{−rt} + b·s₀·(1 − e^{−rt})/r),    r = b − d
/// ```
///
/// With `d = 0` it is the plain logistic curve; with `r = 0` it is `s₀/(1 + b·s₀·t)`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Sis {
    gain: f64,
    loss: f64,
    initial: f64,
}

impl Sis {
    /// A path with gain `b = βγ`, loss `d = κ + μ` (both per unit of time) from share `initial` at t = 0.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] if a rate is negative or not finite, or the share is outside (0, 1).
    pub fn new(gain: f64, loss: f64, initial: f64) -> Result<Self, AdoptionError> {
        non_negative("gain", gain)?;
        non_negative("loss", loss)?;
        open_unit("initial share", initial)?;
        Ok(Self {
            gain,
            loss,
            initial,
        })
    }

    /// Share at time `t ≥ 0` (negative times run the equation backwards, as long as the share stays below one).
    ///
    /// ```
    /// # use endodec_adoption::sis::Sis;
    /// let path = Sis::new(0.5, 0.3, 0.01)?;
    /// // Above one, R₀ draws the share to 1 − 1/R₀; it approaches from below and never passes.
    /// assert!(path.share(10.0) < path.share(20.0));
    /// assert!((path.share(500.0) - (1.0 - 0.3 / 0.5)).abs() < 1e-12);
    /// # Ok::<(), endodec_adoption::AdoptionError>(())
    /// ```
    #[must_use]
    pub fn share(&self, t: f64) -> f64 {
        sis_share(self.gain, self.loss, self.initial, t)
    }

    /// `ds/dt` at the initial share.
    #[must_use]
    pub fn velocity(&self) -> f64 {
        self.initial * (self.gain * (1.0 - self.initial) - self.loss)
    }

    /// Time at which the share is `target`, `None` if the path never has it at any `t ≥ 0`.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] if the target is outside (0, 1).
    pub fn time_to(&self, target: f64) -> Result<Option<f64>, AdoptionError> {
        require(
            "target share",
            target,
            "strictly between 0 and 1",
            target > 0.0 && target < 1.0,
        )?;
        let r = self.gain - self.loss;
        let (from, to) = (1.0 / self.initial, 1.0 / target);
        // With y = 1/s the equation is linear: y′ = b − r·y.
        let t = if r == 0.0 {
            (to - from) / self.gain
        } else {
            libm::log1p(r * (from - to) / (r * to - self.gain)) / r
        };
        Ok((t.is_finite() && t >= 0.0).then_some(t))
    }

    /// Share that the path tends to: `1 − 1/R₀` when `R₀ > 1`, zero otherwise (the share itself if both rates are zero).
    #[must_use]
    pub fn steady_share(&self) -> f64 {
        if self.gain == 0.0 && self.loss == 0.0 {
            self.initial
        } else {
            (1.0 - self.loss / self.gain).max(0.0)
        }
    }
}

/// [`Sis::share`] for any sign of the gain, so that implied rates can be searched for on the whole line.
pub(crate) fn sis_share(gain: f64, loss: f64, initial: f64, t: f64) -> f64 {
    let r = gain - loss;
    let rt = r * t;
    // (1 − e^{−rt})/r without cancellation, t in the limit r → 0.
    let integral = if rt == 0.0 { t } else { -libm::expm1(-rt) / r };
    initial / (libm::exp(-rt) + gain * initial * integral)
}

#[cfg(test)]
mod tests {
    use super::Sis;

    #[test]
    fn the_equal_rates_limit_is_continuous() {
        let at = Sis::new(0.4, 0.4, 0.2).unwrap().share(7.0);
        let near = Sis::new(0.4 + 1e-13, 0.4, 0.2).unwrap().share(7.0);
        assert!((at - 0.2 / (1.0 + 0.4 * 0.2 * 7.0)).abs() < 1e-16);
        assert!((at - near).abs() < 1e-12);
    }

    #[test]
    fn time_to_a_share_inverts_the_path() {
        for (gain, loss) in [(0.5, 0.2), (0.2, 0.5), (0.3, 0.3), (0.4, 0.0)] {
            let path = Sis::new(gain, loss, 0.3).unwrap();
            let t = path.time_to(path.share(3.0)).unwrap().unwrap();
            assert!((t - 3.0).abs() < 1e-12, "{gain} {loss} {t}");
        }
        // R₀ = 2.5 saturates at 0.6, which is never passed.
        assert_eq!(Sis::new(0.5, 0.2, 0.3).unwrap().time_to(0.7).unwrap(), None);
    }
}
