//! Granovetter: people who act once enough others have.

use crate::error::AdoptionError;
use endodec_numerics::parameter::{non_negative, positive};

/// Share of a finite population that acts in the end, each member acting once the share that already does reaches
/// the member's threshold.
///
/// `thresholds` holds one share per member, in any order; a threshold of zero or less acts unprompted, one above 1 never.
///
/// ```
/// # use endodec_adoption::diffusion::cascade;
/// // Thresholds 0, .01, …, .99: everyone acts. Raise the second to .02 and the first acts alone.
/// let mut thresholds: Vec<f64> = (0..100).map(|k| f64::from(k) / 100.0).collect();
/// assert_eq!(cascade(&thresholds)?, 1.0);
/// thresholds[1] = 0.02;
/// assert_eq!(cascade(&thresholds)?, 0.01);
/// # Ok::<(), endodec_adoption::AdoptionError>(())
/// ```
///
/// # Errors
/// [`AdoptionError::TooFew`] without members, [`AdoptionError::Observation`] if a threshold is NaN.
///
/// # References
/// Granovetter, M. (1978), American Journal of Sociology 83(6), 1420–1443, doi:10.1086/226707.
pub fn cascade(thresholds: &[f64]) -> Result<f64, AdoptionError> {
    if thresholds.is_empty() {
        return Err(AdoptionError::TooFew {
            what: "a cascade",
            required: 1,
            given: 0,
        });
    }
    if let Some(index) = thresholds.iter().position(|threshold| threshold.is_nan()) {
        return Err(AdoptionError::Observation {
            index: index + 1,
            name: "threshold",
            requirement: "a number",
            value: f64::NAN,
        });
    }
    let mut sorted = thresholds.to_vec();
    sorted.sort_by(f64::total_cmp);
    let members = sorted.len() as f64;
    let mut acting = 0.0;
    for threshold in &sorted {
        // Shares and thresholds are both k/n where they matter; a sliver of a member absorbs the rounding of k/n.
        if *threshold * members > acting + 1e-9 {
            break;
        }
        acting += 1.0;
    }
    Ok(acting / members)
}

/// The threshold distribution under which a threshold model in continuous time is equation (8) of v2.
///
/// ```text
/// ds/dt = ν·(F(s) − s),   F(s) = s + [b·s(1 − s) − d·s]/ν,   b = βγ,  d = κ + μ
/// ```
///
/// `F` is a distribution function on [0, 1] if and only if `ν ≥ b + d`: its slope is least at `s = 1`, where it is
/// `1 − (b + d)/ν`. Then `F(1) = 1 − d/ν`: a share `d/ν` of the population never adopts.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SisThresholds {
    gain: f64,
    loss: f64,
    revision: f64,
}

impl SisThresholds {
    /// Thresholds for gain `b`, loss `d` and revision rate `ν`, all per unit of time.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] if a rate is out of range or `ν < b + d`, where no population has such thresholds.
    pub fn new(gain: f64, loss: f64, revision: f64) -> Result<Self, AdoptionError> {
        non_negative("gain", gain)?;
        non_negative("loss", loss)?;
        positive("revision rate", revision)?;
        endodec_numerics::parameter::require(
            "revision rate",
            revision,
            "at least gain plus loss",
            revision >= gain + loss,
        )?;
        Ok(Self {
            gain,
            loss,
            revision,
        })
    }

    /// `F(s)`: share of the population with thresholds of at most `share`.
    #[must_use]
    pub fn distribution(&self, share: f64) -> f64 {
        share + (self.gain * share * (1.0 - share) - self.loss * share) / self.revision
    }

    /// `F′(s)`.
    #[must_use]
    pub fn density(&self, share: f64) -> f64 {
        1.0 + (self.gain * (1.0 - 2.0 * share) - self.loss) / self.revision
    }

    /// `ds/dt = ν(F(s) − s)`.
    #[must_use]
    pub fn velocity(&self, share: f64) -> f64 {
        self.revision * (self.distribution(share) - share)
    }
}
