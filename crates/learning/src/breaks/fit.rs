//! Least squares given the breaks.

use nalgebra::{DMatrix, DVector};

use super::basis::{concatenate, orthogonal_basis};
use super::{BreakRegression, as_f64};
use crate::LearningError;

/// Estimates given the breaks. Coefficients of the changing regressors are those on the orthogonal
/// basis.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    /// 0, the breaks, and `n`: regime `j` is the observations `bounds[j]+1 ..= bounds[j+1]`.
    pub(super) bounds: Vec<usize>,
    pub(super) delta: Vec<DVector<f64>>,
    pub(super) beta: DVector<f64>,
    pub(super) residuals: DVector<f64>,
}

impl Fit {
    pub(super) fn ssr(&self) -> f64 {
        self.residuals.norm_squared()
    }

    /// First observation (counted from 0) and length of each regime.
    pub(super) fn regimes(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.bounds.windows(2).map(|w| (w[0], w[1] - w[0]))
    }

    pub(super) fn breaks(&self) -> usize {
        self.bounds.len() - 2
    }
}

impl BreakRegression {
    /// Fits the model with the given breaks, which are checked.
    pub(super) fn fit(&self, breaks: &[usize]) -> Result<Fit, LearningError> {
        let n = self.observations();
        let q = self.changing_regressors();
        let mut bounds = vec![0];
        for (index, &end) in breaks.iter().enumerate() {
            if end < bounds[index] + q || end + q > n {
                return Err(LearningError::Observation {
                    series: "breaks",
                    index,
                    requirement: "in ascending order, inside the sample, and leave each regime an observation for each coefficient that changes",
                    value: end as f64,
                });
            }
            bounds.push(end);
        }
        bounds.push(n);
        let mut fit = if self.fixed_regressors() > 0 {
            self.fit_partial(bounds)?
        } else {
            self.fit_pure(bounds)?
        };
        // What rounding leaves of an exact fit is no evidence of anything.
        for w in fit.bounds.windows(2) {
            let mut part = fit.residuals.rows_mut(w[0], w[1] - w[0]);
            if part.norm_squared() <= self.rounding(w[1] - w[0]) {
                part.fill(0.0);
            }
        }
        Ok(fit)
    }

    /// Sum of squares that rounding of the response may leave of an exact fit to so many
    /// observations: a few units in the last place of its largest value for each.
    pub(super) fn rounding(&self, observations: usize) -> f64 {
        let unit = 8.0 * f64::EPSILON * self.y.amax();
        as_f64(observations) * unit * unit
    }

    fn fit_pure(&self, bounds: Vec<usize>) -> Result<Fit, LearningError> {
        let mut residuals = self.y.clone();
        let mut delta = Vec::with_capacity(bounds.len() - 1);
        for w in bounds.windows(2) {
            let (from, length) = (w[0], w[1] - w[0]);
            let z = self.basis.rows(from, length).into_owned();
            let coefficients = least_squares(&z, &self.y.rows(from, length).into_owned()).ok_or(
                LearningError::RankDeficient {
                    from: from + 1,
                    to: w[1],
                },
            )?;
            let mut part = residuals.rows_mut(from, length);
            part -= z * &coefficients;
            delta.push(coefficients);
        }
        Ok(Fit {
            bounds,
            delta,
            beta: DVector::zeros(0),
            residuals,
        })
    }

    fn fit_partial(&self, bounds: Vec<usize>) -> Result<Fit, LearningError> {
        let q = self.changing_regressors();
        let regimes = bounds.len() - 1;
        let design = concatenate(&spread(&self.basis, &bounds), &self.x);
        let coefficients = least_squares(&design, &self.y).ok_or(LearningError::RankDeficient {
            from: 1,
            to: self.observations(),
        })?;
        let delta = (0..regimes)
            .map(|j| coefficients.rows(j * q, q).into_owned())
            .collect();
        let beta = coefficients
            .rows(regimes * q, self.fixed_regressors())
            .into_owned();
        let residuals = &self.y - design * coefficients;
        Ok(Fit {
            bounds,
            delta,
            beta,
            residuals,
        })
    }

    /// The model on the observations `from+1 ..= to`.
    ///
    /// A fixed regressor that these observations do not tell from the others is left out, a pulse
    /// outside them for instance: the whole sample identifies its coefficient, and without it the fit
    /// to them is the same.
    pub(super) fn subsample(&self, from: usize, to: usize) -> Result<Self, LearningError> {
        let part = |m: &DMatrix<f64>| -> Vec<Vec<f64>> {
            m.rows(from, to - from)
                .column_iter()
                .map(|c| c.iter().copied().collect())
                .collect()
        };
        let mut fixed: Vec<Vec<f64>> = Vec::new();
        let mut identified = self.z.rows(from, to - from).into_owned();
        for column in part(&self.x) {
            let one = DMatrix::from_column_slice(to - from, 1, &column);
            let more = concatenate(&identified, &one);
            if one.amax() > 0.0 && orthogonal_basis(&more).is_ok() {
                identified = more;
                fixed.push(column);
            }
        }
        Self::new(super::BreakParams {
            response: self.y.rows(from, to - from).iter().copied().collect(),
            changing: part(&self.z),
            fixed,
            minimum_segment: super::MinimumSegment::Observations(self.h),
            max_breaks: 1,
        })
        .map_err(|error| match error {
            LearningError::RankDeficient {
                from: first,
                to: last,
            } => LearningError::RankDeficient {
                from: first + from,
                to: last + from,
            },
            other => other,
        })
    }
}

/// The block-diagonal regressors of the regimes: column block `j` is `z` in regime `j` and zero
/// elsewhere.
pub(super) fn spread(z: &DMatrix<f64>, bounds: &[usize]) -> DMatrix<f64> {
    let q = z.ncols();
    let mut out = DMatrix::zeros(z.nrows(), q * (bounds.len() - 1));
    for (j, w) in bounds.windows(2).enumerate() {
        out.view_mut((w[0], j * q), (w[1] - w[0], q))
            .copy_from(&z.rows(w[0], w[1] - w[0]));
    }
    out
}

/// Least squares by Householder rotations; `None` where the columns are dependent.
pub(super) fn least_squares(a: &DMatrix<f64>, y: &DVector<f64>) -> Option<DVector<f64>> {
    if a.nrows() < a.ncols() {
        return None;
    }
    let factors = a.clone().qr();
    let r = factors.r();
    if (0..a.ncols()).any(|j| r[(j, j)].abs() <= 1e-10 * a.column(j).norm()) {
        return None;
    }
    let mut rotated = y.clone();
    factors.q_tr_mul(&mut rotated);
    r.solve_upper_triangular(&rotated.rows(0, a.ncols()).into_owned())
}
