//! Regressors as matrices, and in an orthogonal basis.

use nalgebra::DMatrix;

use super::as_f64;
use crate::LearningError;

pub(super) fn columns(n: usize, columns: &[Vec<f64>]) -> DMatrix<f64> {
    DMatrix::from_iterator(n, columns.len(), columns.iter().flatten().copied())
}

pub(super) fn concatenate(left: &DMatrix<f64>, right: &DMatrix<f64>) -> DMatrix<f64> {
    let data = left.iter().chain(right.iter()).copied();
    DMatrix::from_iterator(left.nrows(), left.ncols() + right.ncols(), data)
}

/// Relative size below which what is left of a column, after those before it are projected out,
/// counts as nothing.
const COLLINEAR: f64 = 1e-11;

/// Factors `a = basis · r` with `basis'basis = n·I` and `r` upper triangular (Householder).
pub(super) fn orthogonal_basis(
    a: &DMatrix<f64>,
) -> Result<(DMatrix<f64>, DMatrix<f64>), LearningError> {
    let scale = as_f64(a.nrows()).sqrt();
    let deficient = LearningError::RankDeficient {
        from: 1,
        to: a.nrows(),
    };
    if a.ncols() > a.nrows() {
        return Err(deficient);
    }
    let (q, r) = a.clone().qr().unpack();
    let singular = |j: usize| r[(j, j)].abs() <= COLLINEAR * a.column(j).norm();
    if (0..a.ncols()).any(singular) {
        return Err(deficient);
    }
    Ok((q * scale, r / scale))
}
