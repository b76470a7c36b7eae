//! Tests at dates that are known, not looked for.

use endodec_numerics::ParameterError;
use endodec_numerics::distribution::{chi_squared_tail, f_tail};
use nalgebra::{DMatrix, DVector};

use super::basis::concatenate;
use super::fit::spread;
use super::ordinary::{Ols, WaldCovariance};
use super::{BreakRegression, as_f64};
use crate::LearningError;
use crate::regression::Coefficient;

/// An F test.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct FTest {
    /// F.
    pub statistic: f64,
    /// Degrees of freedom of the numerator.
    pub df1: f64,
    /// Degrees of freedom of the denominator.
    pub df2: f64,
    /// P(F(df1, df2) ≥ statistic).
    pub p_value: f64,
}

impl FTest {
    fn new(statistic: f64, df1: f64, df2: f64) -> Result<Self, LearningError> {
        Ok(Self {
            statistic,
            df1,
            df2,
            p_value: f_tail(statistic, df1, df2)?,
        })
    }
}

/// A Wald test.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct WaldTest {
    /// The statistic.
    pub statistic: f64,
    /// Number of restrictions.
    pub df: f64,
    /// P(χ²(df) ≥ statistic).
    pub p_value: f64,
}

impl WaldTest {
    fn new(statistic: f64, df: f64) -> Result<Self, LearningError> {
        Ok(Self {
            statistic,
            df,
            p_value: chi_squared_tail(statistic, df)?,
        })
    }
}

/// A regime as a regression of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownRegime {
    /// First observation, counted from 1.
    pub from: usize,
    /// Last observation.
    pub to: usize,
    /// Coefficients of the changing regressors with classical errors, t and p.
    pub coefficients: Vec<Coefficient>,
    /// R², about the mean where one of the regressors is constant.
    pub r_squared: f64,
    /// Sum of squared residuals.
    pub ssr: f64,
}

/// Tests of no break against breaks at given dates.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownBreaks {
    /// Chow's test: every changing coefficient differs between regimes, one variance.
    pub chow: FTest,
    /// The same hypothesis with the covariance asked for, against χ².
    pub wald: WaldTest,
    /// The Wald statistic over its degrees of freedom, against F.
    pub wald_f: FTest,
    /// The same hypothesis where every regime has a variance of its own; `None` where a regime has no
    /// degree of freedom or there are fixed regressors.
    pub unequal_variances: Option<WaldTest>,
    /// Chow's predictive test, of one break: the later observations against the line of the earlier
    /// ones.
    pub predictive: Option<FTest>,
    /// Each changing coefficient alone, the others held: F in the order of the regressors.
    pub alone: Vec<FTest>,
    /// The regimes, in time order; empty with fixed regressors, which regimes share.
    pub regimes: Vec<KnownRegime>,
}

impl BreakRegression {
    /// Tests breaks at known dates: Chow's F, Wald with `covariance`, each coefficient alone, and the
    /// regimes as regressions of their own.
    ///
    /// The dates must be known before the data are seen: at dates that were looked for these p-values
    /// are far too small, and `supF` is the test.
    ///
    /// # Errors
    ///
    /// [`LearningError::Observation`] for breaks out of order, [`LearningError::RankDeficient`],
    /// [`LearningError::TooFewObservations`] without a degree of freedom,
    /// [`LearningError::Leverage`] for HC2 and HC3, [`LearningError::Parameter`] for no break, too many
    /// lags, or a fit without residuals, whose statistics do not exist.
    ///
    /// # References
    ///
    /// Chow (1960), doi:10.2307/1910133; Andrews & Fair (1988), doi:10.2307/2297396.
    pub fn known_breaks(
        &self,
        breaks: &[usize],
        covariance: WaldCovariance,
    ) -> Result<KnownBreaks, LearningError> {
        if breaks.is_empty() {
            return Err(LearningError::Parameter(ParameterError {
                name: "known breaks",
                requirement: "at least one",
                given: 0.0,
            }));
        }
        let fit = self.fit(breaks)?;
        let (n, q, m) = (
            self.observations(),
            self.changing_regressors(),
            breaks.len(),
        );
        let full = Ols::new(
            &concatenate(&spread(&self.basis, &fit.bounds), &self.x),
            &self.y,
        )?;
        let k = full.orthonormal.ncols();
        if n <= k {
            return Err(LearningError::TooFewObservations {
                method: "a test at known breaks",
                required: k + 1,
                given: n,
            });
        }
        if full.ssr <= self.rounding(n) {
            return Err(LearningError::Parameter(ParameterError {
                name: "sum of squared residuals",
                requirement: "above 0 for a test, but the regimes fit exactly",
                given: 0.0,
            }));
        }
        let none = Ols::new(&concatenate(&self.basis, &self.x), &self.y)?;
        let (df1, df2) = (as_f64(m * q), as_f64(n - k));
        let chow = FTest::new(
            ((none.ssr - full.ssr) / df1 / (full.ssr / df2)).max(0.0),
            df1,
            df2,
        )?;
        let wald = self.wald(&full, &full.covariance(covariance)?, m)?;
        let unequal = if self.fixed_regressors() == 0 {
            self.unequal_variances(&full, &fit.bounds)
                .map(|variance| self.wald(&full, &variance, m))
                .transpose()?
        } else {
            None
        };
        Ok(KnownBreaks {
            chow,
            wald_f: FTest::new(wald.statistic / df1, df1, df2)?,
            wald,
            unequal_variances: unequal,
            predictive: self.predictive(breaks, &none)?,
            alone: (0..q)
                .map(|j| self.alone(j, &fit.bounds, &none))
                .collect::<Result<_, _>>()?,
            regimes: if self.fixed_regressors() == 0 {
                self.known_regimes(&fit.bounds)?
            } else {
                Vec::new()
            },
        })
    }

    /// Wald statistic of the equality of neighbouring regimes.
    fn wald(
        &self,
        full: &Ols,
        variance: &DMatrix<f64>,
        m: usize,
    ) -> Result<WaldTest, LearningError> {
        let q = self.changing_regressors();
        let contrast = DMatrix::from_fn(m * q, full.coefficients.len(), |i, j| {
            f64::from(u8::from(j == i + q)) - f64::from(u8::from(j == i))
        });
        let difference = &contrast * &full.coefficients;
        let factor = (&contrast * variance * contrast.transpose())
            .cholesky()
            .ok_or(LearningError::Parameter(ParameterError {
                name: "variance of the differences between regimes",
                requirement: "positive definite for a Wald test; choose another covariance",
                given: 0.0,
            }))?;
        WaldTest::new(difference.dot(&factor.solve(&difference)), as_f64(m * q))
    }

    /// Covariance of the coefficients with a variance for each regime.
    fn unequal_variances(&self, full: &Ols, bounds: &[usize]) -> Option<DMatrix<f64>> {
        let q = self.changing_regressors();
        let mut weights = DVector::zeros(self.observations());
        for w in bounds.windows(2) {
            let length = w[1] - w[0];
            let ssr = full.residuals.rows(w[0], length).norm_squared();
            if length <= q || ssr <= self.rounding(length) {
                return None;
            }
            weights
                .rows_mut(w[0], length)
                .fill(ssr / as_f64(length - q));
        }
        Some(full.sandwich(&weights))
    }

    fn predictive(&self, breaks: &[usize], none: &Ols) -> Result<Option<FTest>, LearningError> {
        let k = none.coefficients.len();
        let &[at] = breaks else { return Ok(None) };
        let (n1, n2) = (at, self.observations() - at);
        if n1 <= k {
            return Ok(None);
        }
        let joint = concatenate(&self.basis, &self.x);
        let Ok(first) = Ols::new(
            &joint.rows(0, n1).into_owned(),
            &self.y.rows(0, n1).into_owned(),
        ) else {
            return Ok(None);
        };
        if first.ssr <= self.rounding(n1) {
            return Ok(None);
        }
        let (df1, df2) = (as_f64(n2), as_f64(n1 - k));
        FTest::new(
            ((none.ssr - first.ssr) / df1 / (first.ssr / df2)).max(0.0),
            df1,
            df2,
        )
        .map(Some)
    }

    /// F of a break in regressor `j` alone.
    fn alone(&self, j: usize, bounds: &[usize], none: &Ols) -> Result<FTest, LearningError> {
        let own = self.z.columns(j, 1).into_owned();
        let others = self.z.clone().remove_column(j);
        let design = concatenate(&concatenate(&spread(&own, bounds), &others), &self.x);
        let some = Ols::new(&design, &self.y)?;
        let (df1, df2) = (
            as_f64(bounds.len() - 2),
            as_f64(self.observations() - design.ncols()),
        );
        FTest::new(
            ((none.ssr - some.ssr) / df1 / (some.ssr / df2)).max(0.0),
            df1,
            df2,
        )
    }

    fn known_regimes(&self, bounds: &[usize]) -> Result<Vec<KnownRegime>, LearningError> {
        let q = self.changing_regressors();
        let deficient = LearningError::RankDeficient {
            from: 1,
            to: self.observations(),
        };
        let back = self.r.clone().try_inverse().ok_or(deficient)?;
        let constant = self
            .z
            .column_iter()
            .any(|c| c.iter().all(|v| v.total_cmp(&c[0]).is_eq()));
        bounds
            .windows(2)
            .map(|w| {
                let length = w[1] - w[0];
                if length <= q {
                    return Err(LearningError::TooFewObservations {
                        method: "the standard errors of a regime",
                        required: q + 1,
                        given: length,
                    });
                }
                let y = self.y.rows(w[0], length).into_owned();
                let own = Ols::new(&self.basis.rows(w[0], length).into_owned(), &y)
                    .map_err(|error| error.shifted(w[0]))?;
                let df = as_f64(length - q);
                let variance =
                    &back * own.covariance(WaldCovariance::Classical)? * back.transpose();
                let centre = if constant { y.mean() } else { 0.0 };
                let total = y.map(|v| v - centre).norm_squared();
                Ok(KnownRegime {
                    from: w[0] + 1,
                    to: w[1],
                    coefficients: (&back * &own.coefficients)
                        .iter()
                        .enumerate()
                        .map(|(j, &c)| Coefficient::new(c, libm::sqrt(variance[(j, j)]), df))
                        .collect::<Result<_, _>>()?,
                    r_squared: 1.0 - own.ssr / total,
                    ssr: own.ssr,
                })
            })
            .collect()
    }
}
