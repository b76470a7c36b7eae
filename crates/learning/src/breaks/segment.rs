//! Sums of squared residuals of all segments, each observation added in `O(q²)`.
//!
//! Rows are rotated into a triangular factor without square roots (Gentleman 1974,
//! doi:10.2307/2347147): as stable as Householder's method, where the usual update of `(Z'Z)⁻¹`
//! squares the condition number. The regressors come in an orthogonal basis of the full sample and
//! the response as a full-sample residual, which changes no segment's sum of squares and keeps
//! every number near one. Four neighbouring starts are carried side by side, so the compiler can
//! keep them in vector registers.

use nalgebra::{DMatrix, DVector};

use crate::LearningError;

/// Starts carried side by side.
pub(super) const LANES: usize = 4;

/// Squared relative size below which a column counts as dependent on those before it within a
/// segment.
const DEPENDENT: f64 = 1e-18;

/// One number for each of four neighbouring starts.
type Lane = [f64; LANES];

/// Observations, ready for the rotation.
#[derive(Debug, Clone)]
pub(super) struct SegmentSums {
    q: usize,
    h: usize,
    /// Rows of regressors, one after the other.
    rows: Vec<f64>,
    response: Vec<f64>,
}

/// The triangular factor of four starts, as a unit upper triangle and squared scales.
#[derive(Debug)]
struct Triangle {
    d: Vec<Lane>,
    /// Above the unit diagonal, row by row, and in the last place of each row the rotated response.
    r: Vec<Lane>,
    ssr: Lane,
    /// The observation being rotated in: regressors, then response.
    row: Vec<Lane>,
}

impl SegmentSums {
    pub(super) fn new(basis: &DMatrix<f64>, response: &DVector<f64>, h: usize) -> Self {
        Self {
            q: basis.ncols(),
            h,
            rows: basis.transpose().as_slice().to_vec(),
            response: response.as_slice().to_vec(),
        }
    }

    pub(super) fn with_response(&self, response: &DVector<f64>) -> Self {
        Self {
            response: response.as_slice().to_vec(),
            ..self.clone()
        }
    }

    /// The sample in reverse order.
    pub(super) fn reversed(&self) -> Self {
        Self {
            rows: self.rows.chunks(self.q).rev().flatten().copied().collect(),
            response: self.response.iter().rev().copied().collect(),
            ..*self
        }
    }

    pub(super) fn observations(&self) -> usize {
        self.response.len()
    }

    /// Sums of squares of the segments `start+1..=end` for `end` up to `last`: `out[l][end]` for
    /// the starts `first + l`, written where the segment has at least `h` observations.
    ///
    /// # Errors
    ///
    /// [`LearningError::RankDeficient`] names the first segment of `h` observations whose
    /// regressors are dependent.
    pub(super) fn starting_at(
        &self,
        first: usize,
        last: usize,
        out: &mut [Vec<f64>; LANES],
    ) -> Result<(), LearningError> {
        // The same code with the number of regressors known to the compiler for the usual models.
        match self.q {
            1 => self.rotate(1, first, last, out),
            2 => self.rotate(2, first, last, out),
            3 => self.rotate(3, first, last, out),
            q => self.rotate(q, first, last, out),
        }
    }

    #[inline(always)]
    fn rotate(
        &self,
        q: usize,
        first: usize,
        last: usize,
        out: &mut [Vec<f64>; LANES],
    ) -> Result<(), LearningError> {
        let mut triangle = Triangle {
            d: vec![[0.0; LANES]; q],
            r: vec![[0.0; LANES]; q * (q + 1)],
            ssr: [0.0; LANES],
            row: vec![[0.0; LANES]; q + 1],
        };
        let mut squares = vec![[0.0; LANES]; q];
        for t in first..last {
            let started: Lane = std::array::from_fn(|l| if t >= first + l { 1.0 } else { 0.0 });
            let z = &self.rows[t * q..(t + 1) * q];
            triangle.add(q, z, self.response[t], &started);
            let end = t + 1;
            for (l, out) in out.iter_mut().enumerate() {
                out[end] = triangle.ssr[l];
            }
            if end < first + self.h + LANES {
                for (square, z) in squares.iter_mut().zip(z) {
                    for (s, w) in square.iter_mut().zip(&started) {
                        *s += w * z * z;
                    }
                }
                let lane = end.checked_sub(first + self.h).filter(|lane| *lane < LANES);
                if let Some(l) = lane
                    && (0..q).any(|k| triangle.d[k][l] <= DEPENDENT * squares[k][l])
                {
                    return Err(LearningError::RankDeficient {
                        from: first + l + 1,
                        to: end,
                    });
                }
            }
        }
        Ok(())
    }
}

impl Triangle {
    /// Rotates one observation in, with weight 0 in the lanes that have not started.
    #[inline(always)]
    fn add(&mut self, q: usize, z: &[f64], y: f64, started: &Lane) {
        let mut w = *started;
        for (x, z) in self.row.iter_mut().zip(z.iter().chain([&y])) {
            *x = [*z; LANES];
        }
        for k in 0..q {
            let x = self.row[k];
            let d = &mut self.d[k];
            let mut sin = [0.0; LANES];
            for l in 0..LANES {
                let sum = d[l] + w[l] * x[l] * x[l];
                let positive = sum > 0.0;
                let inverse = if positive { 1.0 / sum } else { 0.0 };
                sin[l] = w[l] * x[l] * inverse;
                w[l] *= if positive { d[l] * inverse } else { 1.0 };
                d[l] = sum;
            }
            for j in k + 1..=q {
                let r = &mut self.r[k * (q + 1) + j];
                let later = &mut self.row[j];
                for l in 0..LANES {
                    later[l] -= x[l] * r[l];
                    r[l] += sin[l] * later[l];
                }
            }
        }
        for ((ssr, w), y) in self.ssr.iter_mut().zip(&w).zip(&self.row[q]) {
            *ssr += w * y * y;
        }
    }
}
