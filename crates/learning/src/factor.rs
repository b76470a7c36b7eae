//! Regressions of all parts of a sample from one pass over it.
//!
//! The triangular factor of rows `(1, x, y)` holds all that a regression line needs, and the factor
//! of two parts together comes from rotating the rows of one into the other (Givens). Observations
//! are only ever added, so no digit is lost to a difference, as it would be by taking them out of
//! sums.

use crate::LearningError;
use crate::series::mean;

/// A row `(1, x, y)`.
pub(crate) type Row = [f64; 3];

/// The upper triangle `R` with `R'R = Σ (1, x, y)'(1, x, y)` of some observations.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Factor {
    rows: [Row; 3],
    observations: usize,
}

impl Factor {
    /// With one more observation.
    pub(crate) fn with(mut self, row: &Row) -> Self {
        self.rotate(*row, 0);
        self.observations += 1;
        self
    }

    /// Of the observations of both.
    pub(crate) fn and(mut self, other: &Self) -> Self {
        for (from, row) in other.rows.iter().enumerate() {
            self.rotate(*row, from);
        }
        self.observations += other.observations;
        self
    }

    /// Rotates a row whose first `from` places are zero into the triangle.
    fn rotate(&mut self, mut row: Row, from: usize) {
        for i in from..3 {
            let (own, new) = (self.rows[i][i], row[i]);
            let length = libm::sqrt(own * own + new * new);
            if length <= 0.0 {
                continue;
            }
            let (cos, sin) = (own / length, new / length);
            for (a, b) in self.rows[i][i..].iter_mut().zip(&mut row[i..]) {
                (*a, *b) = (cos * *a + sin * *b, cos * *b - sin * *a);
            }
        }
    }

    /// The rows of the triangle.
    pub(crate) fn rows(&self) -> &[Row; 3] {
        &self.rows
    }

    /// Number of observations.
    pub(crate) fn observations(&self) -> usize {
        self.observations
    }

    /// Σ(x − x̄)².
    pub(crate) fn x_squares(&self) -> f64 {
        self.rows[1][1] * self.rows[1][1]
    }

    /// Σ(y − ȳ)².
    pub(crate) fn y_squares(&self) -> f64 {
        let [along, across] = [self.rows[1][2], self.rows[2][2]];
        along * along + across * across
    }

    /// Slope of the line.
    pub(crate) fn slope(&self) -> f64 {
        self.rows[1][2] / self.rows[1][1]
    }

    /// Sum of squared residuals.
    pub(crate) fn ssr(&self) -> f64 {
        self.rows[2][2] * self.rows[2][2]
    }
}

/// The rows of a sample about its means, and what counts as constant among them.
pub(crate) struct Sample {
    pub(crate) rows: Vec<Row>,
    x_rounding: f64,
    y_rounding: f64,
}

impl Sample {
    pub(crate) fn new(x: &[f64], y: &[f64]) -> Self {
        let (x_mean, y_mean) = (mean(x), mean(y));
        let rounding = |values: &[f64]| {
            let largest = values.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
            let unit = 4.0 * f64::EPSILON * largest;
            unit * unit
        };
        Self {
            rows: x
                .iter()
                .zip(y)
                .map(|(x, y)| [1.0, x - x_mean, y - y_mean])
                .collect(),
            x_rounding: rounding(x),
            y_rounding: rounding(y),
        }
    }

    /// Sum of squared residuals of a part of the sample; zero where rounding alone leaves them.
    pub(crate) fn ssr(&self, factor: &Factor) -> f64 {
        let slope = factor.slope();
        let unit = 4.0 * self.y_rounding.max(slope * slope * self.x_rounding);
        let ssr = factor.ssr();
        if ssr <= factor.observations() as f64 * unit {
            0.0
        } else {
            ssr
        }
    }

    /// Refuses a part of the sample, observations `from` to `to` counted from 1, in which a variable
    /// is constant up to rounding.
    pub(crate) fn varies(
        &self,
        factor: &Factor,
        from: usize,
        to: usize,
    ) -> Result<(), LearningError> {
        let count = factor.observations() as f64;
        if factor.x_squares() <= count * self.x_rounding {
            return Err(LearningError::RankDeficient { from, to });
        }
        if factor.y_squares() <= count * self.y_rounding {
            return Err(LearningError::NoVariation { from, to });
        }
        Ok(())
    }
}

/// Factors of all observations from each one to the last: element `i` leaves out the first `i`.
pub(crate) fn from_each(rows: &[Row]) -> Vec<Factor> {
    let mut factors = vec![Factor::default(); rows.len() + 1];
    for i in (0..rows.len()).rev() {
        factors[i] = factors[i + 1].with(&rows[i]);
    }
    factors
}
