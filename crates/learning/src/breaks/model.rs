//! The regression whose coefficients may break: data, checked once, and put in a well-conditioned
//! basis.

use endodec_numerics::ParameterError;
use nalgebra::{DMatrix, DVector};

use super::as_f64;
use super::basis::{columns, concatenate, orthogonal_basis};
use super::minimum_segment::MinimumSegment;
use super::segment::SegmentSums;
use crate::LearningError;

/// What a [`BreakRegression`] is made of.
///
/// ```text
/// y_t = x_t'β + z_t'δ_j + u_t,   t = T_{j−1}+1, …, T_j,   j = 1, …, m+1
/// ```
///
/// A constant is not added: where one is wanted it is a column of ones among `changing` or `fixed`.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BreakParams {
    /// `y`, in time order.
    pub response: Vec<f64>,
    /// Columns of `z`, each as long as the response and in the same order: their coefficients
    /// change at each break.
    pub changing: Vec<Vec<f64>>,
    /// Columns of `x`, likewise: their coefficients never change. Empty for pure structural change.
    pub fixed: Vec<Vec<f64>>,
    /// The shortest regime.
    pub minimum_segment: MinimumSegment,
    /// Largest number of breaks to look for, 0 for none; the sample holds `⌊n/h⌋ − 1` at most, and no
    /// more are tried.
    pub max_breaks: usize,
}

/// A linear regression with an unknown number of breaks at unknown dates (Bai and Perron 1998).
///
/// # Examples
///
/// Another break never makes the fit worse, as long as some regime is long enough to be divided:
///
/// ```
/// use endodec_learning::breaks::{BreakRegression, MinimumSegment};
///
/// let y = [1.0, 1.2, 0.9, 1.1, 3.0, 3.2, 2.9, 3.1, 2.0, 2.2, 1.9, 2.1];
/// let model = BreakRegression::mean_shift(y.to_vec(), MinimumSegment::Observations(2), 3)?;
/// let partitions = model.partitions()?;
/// assert!(partitions.windows(2).all(|p| p[1].ssr <= p[0].ssr));
/// assert_eq!(partitions[2].breaks, [4, 8]);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # References
///
/// Bai and Perron (1998), Estimating and testing linear models with multiple structural changes,
/// doi:10.2307/2998540; (2003), Computation and analysis of multiple structural change models,
/// doi:10.1002/jae.659.
#[derive(Debug, Clone)]
pub struct BreakRegression {
    pub(super) y: DVector<f64>,
    pub(super) z: DMatrix<f64>,
    pub(super) x: DMatrix<f64>,
    /// Upper triangular, `z = basis · r`, where the columns of the basis are orthogonal with mean
    /// square one.
    pub(super) r: DMatrix<f64>,
    pub(super) basis: DMatrix<f64>,
    /// Segment sums of the response, its full-sample projection on `z` removed (which no segment's
    /// SSR notices).
    pub(super) sums: SegmentSums,
    pub(super) h: usize,
    pub(super) max_breaks: usize,
    trimming: f64,
}

impl BreakRegression {
    /// The method that [`LearningError::TooFewObservations`] names where the sample does not hold two
    /// regimes of the shortest length.
    pub const TOO_SHORT: &'static str = "a break with that minimum segment";

    /// Checks the data and prepares the search.
    ///
    /// # Errors
    ///
    /// [`LearningError::LengthMismatch`], [`LearningError::Observation`] for a value that is not
    /// finite, [`LearningError::Parameter`] for a trimming or number of breaks outside its range,
    /// [`LearningError::TooFewObservations`] where not even one break fits in, and
    /// [`LearningError::RankDeficient`] where the regressors are collinear over the whole sample.
    pub fn new(params: BreakParams) -> Result<Self, LearningError> {
        let n = params.response.len();
        check_series("response", &params.response)?;
        for (name, columns) in [("changing", &params.changing), ("fixed", &params.fixed)] {
            for column in columns {
                if column.len() != n {
                    return Err(LearningError::LengthMismatch {
                        left: "response",
                        left_len: n,
                        right: name,
                        right_len: column.len(),
                    });
                }
                check_series(name, column)?;
            }
        }
        let q = params.changing.len();
        if q == 0 {
            return Err(LearningError::Parameter(ParameterError {
                name: "changing",
                requirement: "at least one regressor whose coefficient may break",
                given: 0.0,
            }));
        }
        let h = params.minimum_segment.observations(n, q)?;
        let required = if params.max_breaks == 0 { h } else { 2 * h };
        if n < required {
            return Err(LearningError::TooFewObservations {
                method: Self::TOO_SHORT,
                required,
                given: n,
            });
        }
        let y = DVector::from_vec(params.response);
        let z = columns(n, &params.changing);
        let x = columns(n, &params.fixed);
        let joint = orthogonal_basis(&concatenate(&z, &x))?;
        if joint.0.ncols() >= n {
            return Err(LearningError::TooFewObservations {
                method: "a regression with that many regressors",
                required: joint.0.ncols() + 1,
                given: n,
            });
        }
        let (basis, r) = orthogonal_basis(&z)?;
        let size = as_f64(n);
        let sums = SegmentSums::new(&basis, &(&y - &basis * (basis.tr_mul(&y) / size)), h);
        let trimming = match params.minimum_segment {
            MinimumSegment::Fraction(fraction) => fraction,
            MinimumSegment::Observations(_) => as_f64(h) / size,
        };
        Ok(Self {
            y,
            z,
            x,
            r,
            basis,
            sums,
            h,
            max_breaks: params.max_breaks.min(n / h - 1),
            trimming,
        })
    }

    /// The model of a mean that shifts: a constant is the only regressor.
    ///
    /// # Errors
    ///
    /// As [`BreakRegression::new`].
    pub fn mean_shift(
        response: Vec<f64>,
        minimum_segment: MinimumSegment,
        max_breaks: usize,
    ) -> Result<Self, LearningError> {
        let changing = vec![vec![1.0; response.len()]];
        Self::new(BreakParams {
            response,
            changing,
            fixed: Vec::new(),
            minimum_segment,
            max_breaks,
        })
    }

    /// Pure structural change of an intercept (first) and of the slopes on `regressors` (after it,
    /// in their order).
    ///
    /// # Errors
    ///
    /// As [`BreakRegression::new`].
    pub fn with_intercept(
        response: Vec<f64>,
        regressors: Vec<Vec<f64>>,
        minimum_segment: MinimumSegment,
        max_breaks: usize,
    ) -> Result<Self, LearningError> {
        let mut changing = vec![vec![1.0; response.len()]];
        changing.extend(regressors);
        Self::new(BreakParams {
            response,
            changing,
            fixed: Vec::new(),
            minimum_segment,
            max_breaks,
        })
    }

    /// The same regressors and settings with another response, as simulations need it.
    ///
    /// # Errors
    ///
    /// [`LearningError::LengthMismatch`] and [`LearningError::Observation`].
    pub fn with_response(&self, response: Vec<f64>) -> Result<Self, LearningError> {
        if response.len() != self.observations() {
            return Err(LearningError::LengthMismatch {
                left: "regressors",
                left_len: self.observations(),
                right: "response",
                right_len: response.len(),
            });
        }
        check_series("response", &response)?;
        Ok(self.replace_response(DVector::from_vec(response)))
    }

    pub(super) fn replace_response(&self, y: DVector<f64>) -> Self {
        let size = as_f64(y.len());
        let residual = &y - &self.basis * (self.basis.tr_mul(&y) / size);
        Self {
            sums: self.sums.with_response(&residual),
            y,
            ..self.clone()
        }
    }

    /// Number of observations `n`.
    #[must_use]
    pub fn observations(&self) -> usize {
        self.y.len()
    }

    /// Number `q` of coefficients that change at a break.
    #[must_use]
    pub fn changing_regressors(&self) -> usize {
        self.z.ncols()
    }

    /// Number `p` of coefficients that never change.
    #[must_use]
    pub fn fixed_regressors(&self) -> usize {
        self.x.ncols()
    }

    /// Smallest number `h` of observations in a regime.
    #[must_use]
    pub fn minimum_segment(&self) -> usize {
        self.h
    }

    /// Largest number of breaks looked for: the one asked for, or `⌊n/h⌋ − 1` where that is
    /// smaller.
    #[must_use]
    pub fn max_breaks(&self) -> usize {
        self.max_breaks
    }

    /// The trimming `ε` at which critical values are read: the fraction given, or `h/n`.
    #[must_use]
    pub fn trimming(&self) -> f64 {
        self.trimming
    }
}

fn check_series(series: &'static str, values: &[f64]) -> Result<(), LearningError> {
    match values.iter().position(|v| !v.is_finite()) {
        Some(index) => Err(LearningError::Observation {
            series,
            index,
            requirement: "finite",
            value: values[index],
        }),
        None => Ok(()),
    }
}
