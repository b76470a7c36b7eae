//! Gompertz growth to a ceiling.

/// Gompertz curve: growth that slows down from the start, with its inflection at 1/e of the ceiling.
///
/// ```text
/// A(t) = m·exp(−a·e^{−bt})
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Gompertz {
    /// `m`, the ceiling.
    pub ceiling: f64,
    /// `a`, log of the ceiling over the level at t = 0.
    pub displacement: f64,
    /// `b`, decay of that logarithm per unit of time.
    pub decay: f64,
}

impl Gompertz {
    /// Level at time `t`.
    #[must_use]
    pub fn cumulative(&self, t: f64) -> f64 {
        curve(&[self.ceiling, self.displacement, self.decay, 0.0], t).0
    }
}

/// `A(t)` and its gradient by (m, a, b).
pub(super) fn curve(theta: &[f64; 4], t: f64) -> (f64, [f64; 4]) {
    let [m, a, b, _] = *theta;
    let decay = libm::exp(-b * t);
    let share = libm::exp(-a * decay);
    (
        m * share,
        [share, -m * share * decay, m * share * a * t * decay, 0.0],
    )
}
