//! Regressions on a panel: several regressors, absorbed effects, weights, clustered errors.
//!
//! ```text
//! y_i = x_i'β + Σ_e a_e(i) + u_i,     weights w_i
//! ```
//!
//! An intercept is always there, or the effects that take its place. Effects are projected out, of the
//! response and of every regressor, which leaves β and the residuals as they are with a dummy for each
//! level.

mod clusters;
mod effects;
mod randomisation;
mod wild;

use endodec_numerics::ParameterError;
use endodec_numerics::distribution::{student_quantile, student_two_sided};
use endodec_numerics::parameter::{open_unit, positive};
use nalgebra::{DMatrix, DVector};

pub use clusters::CountedEffects;
pub use randomisation::{Randomisation, RandomisationParams};
pub use wild::WildBootstrap;

use crate::series::all_finite;
use crate::{Interval, LearningError};
use effects::Effects;

/// What a [`PanelFit`] is made of; every list has one entry an observation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PanelParams {
    /// y.
    pub response: Vec<f64>,
    /// Columns of x, without a constant.
    pub regressors: Vec<Vec<f64>>,
    /// For each effect the level of every observation, any numbers that tell levels apart.
    pub effects: Vec<Vec<usize>>,
    /// Weights, finite and above 0; empty for none. The variance of an error is taken to go with the
    /// inverse of its weight.
    pub weights: Vec<f64>,
}

/// A weighted least-squares fit with effects projected out.
///
/// ```
/// use endodec_learning::panel::{PanelFit, PanelParams};
/// // Two firms on one slope at different levels.
/// let panel = PanelFit::fit(&PanelParams {
///     response: vec![1.0, 2.1, 2.9, 11.0, 12.0, 13.1],
///     regressors: vec![vec![0.0, 1.0, 2.0, 5.0, 6.0, 7.0]],
///     effects: vec![vec![0, 0, 0, 1, 1, 1]],
///     weights: Vec::new(),
/// })?;
/// assert!((panel.coefficients()[0] - 1.0).abs() < 1e-12);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
#[derive(Debug, Clone)]
pub struct PanelFit {
    params: PanelParams,
    effects: Effects,
    /// Orthonormal columns that span what is left of the regressors, in the rows of √w.
    orthonormal: DMatrix<f64>,
    /// Inverse of the triangle: coefficients are `inverse · orthonormal'y`.
    inverse: DMatrix<f64>,
    coefficients: DVector<f64>,
    /// Residuals times √w.
    residuals: DVector<f64>,
    /// Σw(y − ȳ)².
    total: f64,
}

/// Coefficients with standard errors and what follows from them, in the order of the regressors.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Inference {
    /// β̂.
    pub coefficients: Vec<f64>,
    /// Their standard errors.
    pub std_errors: Vec<f64>,
    /// Degrees of freedom of Student's t.
    pub df: f64,
    /// Two-sided p-values; `None` where the error is 0.
    pub p_values: Vec<Option<f64>>,
}

impl Inference {
    /// Intervals of the coefficients.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1.
    pub fn intervals(&self, level: f64) -> Result<Vec<Interval>, LearningError> {
        open_unit("level", level)?;
        let t = student_quantile(0.5 + 0.5 * level, self.df)?;
        let pairs = self.coefficients.iter().zip(&self.std_errors);
        Ok(pairs
            .map(|(centre, error)| Interval {
                level,
                lower: centre - t * error,
                upper: centre + t * error,
            })
            .collect())
    }
}

/// Relative size below which what the effects and the other regressors leave of a regressor is nothing.
const COLLINEAR: f64 = 1e-10;

impl PanelFit {
    /// Fits the model.
    ///
    /// # Errors
    ///
    /// [`LearningError`] for lists of different lengths, values that are not finite, weights that are
    /// not above 0, no regressor, regressors that the effects and each other explain, or no degree of
    /// freedom.
    pub fn fit(params: &PanelParams) -> Result<Self, LearningError> {
        let n = params.response.len();
        check(params)?;
        let effects = Effects::new(&params.effects, &params.weights, n);
        let k = params.regressors.len();
        let parameters = k + effects.rank();
        if n <= parameters {
            return Err(LearningError::TooFewObservations {
                method: "a regression with that many regressors and effects",
                required: parameters + 1,
                given: n,
            });
        }
        let deficient = LearningError::RankDeficient { from: 1, to: n };
        let mut design = DMatrix::zeros(n, k);
        let mut sizes = Vec::with_capacity(k);
        for (mut column, regressor) in design.column_iter_mut().zip(&params.regressors) {
            // About the mean first: what the effects then take off loses no digits.
            let centre = regressor.iter().sum::<f64>() / count(n);
            let raw = DVector::from_iterator(n, regressor.iter().map(|v| v - centre));
            let scaled = effects.weigh(&raw);
            sizes.push(scaled.norm());
            column.copy_from(&effects.project(scaled));
        }
        let (orthonormal, triangle) = design.qr().unpack();
        if (0..k).any(|j| triangle[(j, j)].abs() <= COLLINEAR * sizes[j]) {
            return Err(deficient);
        }
        let inverse = triangle.try_inverse().ok_or(deficient)?;
        let y = DVector::from_column_slice(&params.response);
        let weights = effects.weigh(&DVector::from_element(n, 1.0));
        let weight = weights.norm_squared();
        let mean = weights.dot(&effects.weigh(&y)) / weight;
        let y = effects.weigh(&y.map(|v| v - mean));
        let total = y.norm_squared();
        let y = effects.project(y);
        let rotated = orthonormal.tr_mul(&y);
        Ok(Self {
            params: params.clone(),
            effects,
            coefficients: &inverse * &rotated,
            residuals: y - &orthonormal * rotated,
            orthonormal,
            inverse,
            total,
        })
    }

    /// Number of observations n.
    #[must_use]
    pub fn observations(&self) -> usize {
        self.params.response.len()
    }

    /// Number K of parameters: regressors and the rank of the effects, or the intercept.
    #[must_use]
    pub fn parameters(&self) -> usize {
        self.coefficients.len() + self.effects.rank()
    }

    /// β̂, in the order of the regressors.
    #[must_use]
    pub fn coefficients(&self) -> Vec<f64> {
        self.coefficients.iter().copied().collect()
    }

    /// Σwû².
    #[must_use]
    pub fn ssr(&self) -> f64 {
        self.residuals.norm_squared()
    }

    /// R², effects counted as explained.
    #[must_use]
    pub fn r_squared(&self) -> f64 {
        1.0 - self.ssr() / self.total
    }

    /// Standard errors under one variance and no correlation, for t(n − K).
    #[must_use]
    pub fn classical_std_errors(&self) -> Vec<f64> {
        let variance = self.ssr() / count(self.observations() - self.parameters());
        self.inverse
            .row_iter()
            .map(|row| libm::sqrt(variance) * row.norm())
            .collect()
    }

    /// Standard errors under heteroskedasticity of any form, HC1: White's with the factor n/(n − K).
    #[must_use]
    pub fn hc1_std_errors(&self) -> Vec<f64> {
        let n = self.observations();
        let factor = count(n) / count(n - self.parameters());
        self.robust(|i| factor * self.residuals[i] * self.residuals[i])
    }

    /// Standard errors under heteroskedasticity of any form, HC3: each residual over one minus its
    /// leverage, effects included.
    ///
    /// # Errors
    ///
    /// [`LearningError::Leverage`] where an observation alone determines a coefficient or an effect.
    pub fn hc3_std_errors(&self) -> Result<Vec<f64>, LearningError> {
        let left: Vec<f64> = self
            .orthonormal
            .row_iter()
            .enumerate()
            .map(|(i, row)| 1.0 - row.norm_squared() - self.effects.leverage(i))
            .collect();
        if let Some(i) = left.iter().position(|left| *left < 1e-10) {
            return Err(LearningError::Leverage { observation: i + 1 });
        }
        Ok(self.robust(|i| {
            let e = self.residuals[i] / left[i];
            e * e
        }))
    }

    /// What standard errors of the coefficients say on Student's t with `df` degrees of freedom.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `df` is above 0.
    pub fn inference(&self, std_errors: Vec<f64>, df: f64) -> Result<Inference, LearningError> {
        let p_values = self
            .coefficients
            .iter()
            .zip(&std_errors)
            .map(|(b, se)| {
                (*se > 0.0)
                    .then(|| student_two_sided(b / se, df))
                    .transpose()
            })
            .collect::<Result<_, _>>()?;
        Ok(Inference {
            coefficients: self.coefficients(),
            std_errors,
            df,
            p_values,
        })
    }

    /// Roots of the diagonal of `(X'X)⁻¹X'·diag(middle)·X(X'X)⁻¹`.
    fn robust(&self, middle: impl Fn(usize) -> f64) -> Vec<f64> {
        let weights = &self.orthonormal * self.inverse.transpose();
        weights
            .column_iter()
            .map(|column| {
                let sum: f64 = (0..column.len())
                    .map(|i| column[i] * column[i] * middle(i))
                    .sum();
                libm::sqrt(sum)
            })
            .collect()
    }
}

/// Output of all others: for each observation the sum over the others of its period.
///
/// Beside a firm's own cumulative output this is the spillover of Irwin and Klenow (1994),
/// doi:10.1086/261968.
///
/// # Errors
///
/// [`LearningError::LengthMismatch`], and [`LearningError::Observation`] for output that is not
/// positive, or an observation that is alone in its period.
pub fn others_output(output: &[f64], periods: &[usize]) -> Result<Vec<f64>, LearningError> {
    if output.len() != periods.len() {
        return Err(LearningError::LengthMismatch {
            left: "output",
            left_len: output.len(),
            right: "period",
            right_len: periods.len(),
        });
    }
    for value in output {
        positive("output", *value)?;
    }
    let mut members = std::collections::BTreeMap::<usize, Vec<usize>>::new();
    for (i, period) in periods.iter().enumerate() {
        members.entry(*period).or_default().push(i);
    }
    (0..output.len())
        .map(|i| {
            // Added up without its own: a difference from the total would lose digits where one firm
            // makes nearly everything.
            let others = members[&periods[i]].iter().filter(|&&j| j != i);
            let sum: f64 = others.map(|&j| output[j]).sum();
            if sum > 0.0 {
                Ok(sum)
            } else {
                Err(LearningError::Observation {
                    series: "output of others",
                    index: i,
                    requirement: "above 0, so another in the same period",
                    value: sum,
                })
            }
        })
        .collect()
}

fn check(params: &PanelParams) -> Result<(), LearningError> {
    let n = params.response.len();
    let same = |right: &'static str, right_len: usize| {
        if right_len == n {
            Ok(())
        } else {
            Err(LearningError::LengthMismatch {
                left: "response",
                left_len: n,
                right,
                right_len,
            })
        }
    };
    if params.regressors.is_empty() {
        return Err(LearningError::Parameter(ParameterError {
            name: "regressors",
            requirement: "at least one",
            given: 0.0,
        }));
    }
    all_finite("response", &params.response)?;
    for regressor in &params.regressors {
        same("regressor", regressor.len())?;
        all_finite("regressor", regressor)?;
    }
    for effect in &params.effects {
        same("effect", effect.len())?;
    }
    if !params.weights.is_empty() {
        same("weight", params.weights.len())?;
    }
    match params
        .weights
        .iter()
        .position(|w| !(w.is_finite() && *w > 0.0))
    {
        None => Ok(()),
        Some(index) => Err(LearningError::Observation {
            series: "weight",
            index,
            requirement: "finite and above 0",
            value: params.weights[index],
        }),
    }
}

fn count(n: usize) -> f64 {
    n as f64
}
