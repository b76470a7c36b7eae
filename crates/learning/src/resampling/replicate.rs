//! Slope and standard error of one resample.

use super::Scheme;
use super::line::{Line, Resample};
use crate::regression::Regression;

/// A residual sum of squares below this fraction of the total is zero up to rounding.
const PERFECT: f64 = 1e-24;

/// Slope and standard error of a resample, as those of an elasticity.
#[derive(Debug, Clone, Copy)]
pub(super) struct Replicate {
    pub(super) elasticity: f64,
    /// 0 when the line fits perfectly.
    pub(super) std_error: f64,
}

impl Line {
    /// A resample with its standard error; `None` without a slope.
    pub(super) fn replicate(&self, resample: Resample<'_>, scheme: Scheme) -> Option<Replicate> {
        match resample {
            Resample::Pairs(drawn) => self.pairs(drawn),
            Resample::Errors(errors) => Some(self.with_errors(errors, scheme)),
        }
    }

    fn pairs(&self, drawn: &[u32]) -> Option<Replicate> {
        let n = self.count();
        let centred = self.around_the_mean(drawn)?;
        let slope = centred.xy / centred.xx;
        let (mut ssr, mut meat) = (0.0, 0.0);
        for i in drawn {
            let i = *i as usize;
            let dx = self.x[i] - centred.x_mean;
            let e = self.y[i] - centred.y_mean - slope * dx;
            ssr += e * e;
            meat += e * e * dx * dx;
        }
        let variance = if ssr <= PERFECT * centred.yy {
            0.0
        } else {
            meat * n / (n - 2.0) / (centred.xx * centred.xx)
        };
        Some(Replicate {
            elasticity: -slope,
            std_error: libm::sqrt(variance),
        })
    }

    fn with_errors(&self, errors: &[f64], scheme: Scheme) -> Replicate {
        let mean = crate::series::mean(errors);
        let shift = self.shift(errors);
        let mut largest = 0.0_f64;
        let mut ssr = 0.0;
        for (e, x) in errors.iter().zip(&self.x) {
            let residual = e - mean - shift * x;
            ssr += residual * residual;
            largest = largest.max(e.abs());
        }
        let perfect = ssr <= PERFECT * self.count() * largest * largest;
        let residuals = errors
            .iter()
            .zip(&self.x)
            .map(|(e, x)| e - mean - shift * x);
        Replicate {
            elasticity: -(self.slope + shift),
            std_error: if perfect {
                0.0
            } else {
                self.std_error(residuals, scheme)
            },
        }
    }

    /// Standard error of the sample's own slope, of the kind that the scheme's replicates carry.
    pub(super) fn sample_std_error(&self, scheme: Scheme, fit: &Regression) -> f64 {
        self.std_error(fit.residuals.iter().copied(), scheme)
    }

    /// Classical for residuals, which presume one variance; HC1 for the schemes that do not.
    fn std_error(&self, residuals: impl Iterator<Item = f64>, scheme: Scheme) -> f64 {
        let df = self.count() - 2.0;
        let variance = match scheme {
            Scheme::Residual => {
                let ssr: f64 = residuals.map(|e| e * e).sum();
                ssr / df / self.sum_of_squares
            }
            Scheme::Pairs | Scheme::Wild => {
                let meat: f64 = residuals.zip(&self.x).map(|(e, x)| x * x * e * e).sum();
                meat * self.count() / df / (self.sum_of_squares * self.sum_of_squares)
            }
        };
        libm::sqrt(variance)
    }
}
