//! Least squares of lots.

use nalgebra::{DMatrix, DVector};

use super::sums::{as_f64, cumulative_total, unit_sum};
use super::{Lot, LotFit, RateEffect, Theory};
use crate::series::{at_least, mean};
use crate::{Elasticity, LearningError};

/// Logarithm of a lot's average cost for T₁ = 1, and its derivative in b.
pub(super) fn log_average(theory: Theory, first: u64, last: u64, b: f64) -> [f64; 2] {
    let [total, slope] = match theory {
        Theory::Unit => unit_sum(first, last, b),
        Theory::CumulativeAverage => cumulative_total(first, last, b),
    };
    [libm::log(total / as_f64(last - first + 1)), slope / total]
}

/// The least-squares problem with all but the elasticity projected out.
pub(super) struct Problem<'a> {
    lots: &'a [Lot],
    theory: Theory,
    rate: bool,
    /// Logarithms of the average costs.
    y: DVector<f64>,
    /// Orthonormal columns that span the constant, and the logarithm of size with a rate effect.
    linear: DMatrix<f64>,
}

impl<'a> Problem<'a> {
    pub(super) fn new(lots: &'a [Lot], theory: Theory, rate: bool) -> Result<Self, LearningError> {
        let n = lots.len();
        at_least("a learning curve of lots", 3 + usize::from(rate), n)?;
        let mut made = 0;
        for (index, lot) in lots.iter().enumerate() {
            let wrong = |series, requirement, value| LearningError::Observation {
                series,
                index,
                requirement,
                value,
            };
            if lot.first <= made {
                return Err(wrong(
                    "first unit",
                    "after the last unit of the lot before it",
                    as_f64(lot.first),
                ));
            }
            if lot.last < lot.first {
                return Err(wrong(
                    "last unit",
                    "no smaller than the first",
                    as_f64(lot.last),
                ));
            }
            if !(lot.average_cost.is_finite() && lot.average_cost > 0.0) {
                return Err(wrong(
                    "average cost",
                    "finite and above 0",
                    lot.average_cost,
                ));
            }
            made = lot.last;
        }
        let mut columns = vec![1.0; n];
        if rate {
            let sizes: Vec<f64> = lots
                .iter()
                .map(|lot| libm::log(as_f64(lot.last - lot.first + 1)))
                .collect();
            let centre = mean(&sizes);
            if sizes.iter().all(|s| (s - centre).abs() < 1e-12) {
                return Err(LearningError::RankDeficient { from: 1, to: n });
            }
            columns.extend(sizes.iter().map(|s| s - centre));
        }
        let linear = DMatrix::from_vec(n, 1 + usize::from(rate), columns);
        Ok(Self {
            lots,
            theory,
            rate,
            y: DVector::from_iterator(n, lots.iter().map(|l| libm::log(l.average_cost))),
            linear: linear.qr().q(),
        })
    }

    fn curve(&self, b: f64) -> [DVector<f64>; 2] {
        let both = |place: usize| {
            DVector::from_iterator(
                self.lots.len(),
                self.lots
                    .iter()
                    .map(|lot| log_average(self.theory, lot.first, lot.last, b)[place]),
            )
        };
        [both(0), both(1)]
    }

    fn projected(&self, v: DVector<f64>) -> DVector<f64> {
        &v - &self.linear * self.linear.tr_mul(&v)
    }

    pub(super) fn residuals(&self, b: f64) -> DVector<f64> {
        let [height, _] = self.curve(b);
        self.projected(&self.y - height)
    }

    /// Half the derivative of the sum of squares in b.
    pub(super) fn slope_of_squares(&self, b: f64) -> f64 {
        let [height, slope] = self.curve(b);
        let residuals = self.projected(&self.y - height);
        let slope = self.projected(slope);
        -residuals.dot(&slope)
    }

    /// The fit at the elasticity that was found.
    pub(super) fn finish(&self, b: f64, ssr: f64, minima: usize) -> Result<LotFit, LearningError> {
        let n = self.lots.len();
        let [height, slope] = self.curve(b);
        let mut columns = vec![1.0; n];
        columns.extend(slope.iter());
        if self.rate {
            let size = |lot: &Lot| libm::log(as_f64(lot.last - lot.first + 1));
            columns.extend(self.lots.iter().map(size));
        }
        let jacobian = DMatrix::from_vec(n, 2 + usize::from(self.rate), columns);
        let deficient = LearningError::RankDeficient { from: 1, to: n };
        let cofactors = jacobian
            .tr_mul(&jacobian)
            .cholesky()
            .ok_or(deficient.clone())?
            .inverse();
        // ln T₁ (and the rate effect) given the elasticity.
        let linear = jacobian.clone().remove_column(1);
        let rest = &self.y - &height;
        let factors = linear.qr();
        let given = factors
            .r()
            .solve_upper_triangular(&factors.q().tr_mul(&rest))
            .ok_or(deficient)?;
        let largest = self.y.amax().max(height.amax()).max(1.0);
        let unit = 8.0 * f64::EPSILON * largest;
        let rounding = as_f64(n as u64) * unit * unit;
        let ssr = if ssr <= rounding { 0.0 } else { ssr };
        let df = as_f64(n as u64) - as_f64(jacobian.ncols() as u64);
        let error = |i: usize| libm::sqrt(ssr / df * cofactors[(i, i)]);
        let centre = self.y.mean();
        let spread: f64 = self.y.iter().map(|y| (y - centre) * (y - centre)).sum();
        Ok(LotFit {
            theory: self.theory,
            elasticity: Elasticity::new(b)?,
            std_error: error(1),
            log_first_unit_cost: given[0],
            log_first_unit_cost_std_error: error(0),
            rate: self.rate.then(|| RateEffect {
                estimate: given[1],
                std_error: error(2),
            }),
            n,
            df,
            ssr,
            r_squared: 1.0 - ssr / spread,
            minima,
            cofactors,
        })
    }
}
