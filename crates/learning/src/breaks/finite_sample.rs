//! p-values in the sample at hand: the tests repeated on responses drawn under the hypothesis, the
//! regressors held.

use endodec_numerics::ParameterError;
use nalgebra::DVector;
#[cfg(feature = "parallel")]
use rayon::prelude::*;

use super::sup_f::{double_maximum, wd_max_weights, weighted_maximum};
use super::{BreakCovariance, BreakRegression, BreakTests, as_f64};
use crate::LearningError;
use endodec_numerics::random::Stream;

/// How errors are drawn under the hypothesis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum NullErrors {
    /// Independent normal errors of one variance. With [`BreakCovariance::HOMOSKEDASTIC`] p-values
    /// against no break are then exact whatever the coefficients and the variance, for the
    /// statistics do not depend on them.
    Gaussian,
    /// The residuals of the model of the hypothesis, each with a random sign (wild bootstrap of
    /// Rademacher weights): keeps the heteroskedasticity of the sample.
    WildRademacher,
}

/// Settings of the simulation.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Simulation {
    /// How errors are drawn.
    pub errors: NullErrors,
    /// Number of samples drawn.
    pub replications: usize,
    /// Seed; sample `i` under `l` breaks is stream `2³²·l + i` of it, so that the result does not
    /// depend on the number of threads.
    pub seed: u64,
    /// Significance level of the weights of `WDmax`, as in [`BreakTests::wd_max`].
    pub level: f64,
}

/// Simulated p-values, `(1 + #{simulated ≥ observed})/(1 + replications)`.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SimulatedPValues {
    /// Of `supF(m)`: index 0 is one break.
    pub sup_f: Vec<f64>,
    /// Of `UDmax`.
    pub ud_max: f64,
    /// Of `WDmax`; `None` where the table has no weights for the number of regressors or the
    /// trimming.
    pub wd_max: Option<f64>,
    /// Of `supF(l+1|l)`: index `l`. 1 where no regime can be divided.
    pub sequential: Vec<f64>,
    /// Samples drawn under each hypothesis.
    pub replications: usize,
}

impl BreakRegression {
    /// p-values of all tests given the regressors, for samples where the limit distribution is a
    /// poor guide, trimmings and numbers of regressors that are not tabulated, and regressors that
    /// trend (for which the tabulated limit does not hold).
    ///
    /// `supF(m)`, `UDmax` and `WDmax` are repeated on samples without a break; `supF(l+1|l)` on
    /// samples of the fitted model with `l` breaks, whose breaks are then found again. These p-values
    /// treat the coefficients of the `l + 1` regimes as known, which matters where the breaks are so
    /// small that their dates are uncertain.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] for no replications, for more than 2³², and for a level that is
    /// not tabulated; those of [`BreakRegression::tests`].
    ///
    /// # References
    ///
    /// Hansen (2000), Testing for structural change in conditional models,
    /// doi:10.1016/S0304-4076(99)00068-8.
    pub fn simulated_p_values(
        &self,
        observed: &BreakTests,
        covariance: &BreakCovariance,
        simulation: &Simulation,
    ) -> Result<SimulatedPValues, LearningError> {
        let replications = as_f64(simulation.replications);
        if simulation.replications == 0 || replications > STREAMS {
            return Err(LearningError::Parameter(ParameterError {
                name: "replications",
                requirement: "from 1 to 2^32",
                given: replications,
            }));
        }
        let weights = match wd_max_weights(
            observed.sup_f.len(),
            self.changing_regressors(),
            self.trimming(),
            simulation.level,
        ) {
            Ok(weights) => Some(weights),
            Err(LearningError::Parameter(ParameterError {
                name: "regressors" | "trimming",
                ..
            })) => None,
            Err(error) => return Err(error),
        };
        let none = self.fit(&[])?.residuals;
        let zero = DVector::zeros(none.len());
        let drawn = self.samples(0, &zero, &none, 1.0, simulation, |sample| {
            sample.sup_f(&sample.partitions()?, covariance)
        })?;
        let p_value = |statistic: &(dyn Fn(&[f64]) -> f64 + Sync)| {
            let at_least = statistic(&observed.sup_f);
            let count = drawn.iter().filter(|d| statistic(d) >= at_least).count();
            (1.0 + as_f64(count)) / (1.0 + replications)
        };
        let sup_f: Vec<f64> = (0..observed.sup_f.len())
            .map(|m| p_value(&|sup_f| sup_f.get(m).copied().unwrap_or(0.0)))
            .collect();
        let mut sequential: Vec<f64> = sup_f.first().copied().into_iter().collect();
        let partitions = self.partitions()?;
        for (statistic, partition) in observed.sequential.iter().zip(&partitions).skip(1) {
            sequential.push(if *statistic > 0.0 {
                self.one_more_p_value(&partition.breaks, *statistic, covariance, simulation)?
            } else {
                1.0
            });
        }
        Ok(SimulatedPValues {
            ud_max: p_value(&double_maximum),
            wd_max: weights.map(|w| p_value(&|sup_f| weighted_maximum(sup_f, &w))),
            sup_f,
            sequential,
            replications: simulation.replications,
        })
    }

    /// The p-value of `supF(l+1|l)` on samples of the model with the `l` breaks given.
    fn one_more_p_value(
        &self,
        breaks: &[usize],
        observed: f64,
        covariance: &BreakCovariance,
        simulation: &Simulation,
    ) -> Result<f64, LearningError> {
        let residuals = self.fit(breaks)?.residuals;
        let fitted = &self.y - &residuals;
        let l = breaks.len();
        let coefficients = (l + 1) * self.changing_regressors() + self.fixed_regressors();
        let spare = self.observations() - coefficients;
        let scale = (residuals.norm_squared() / as_f64(spare)).sqrt();
        let drawn = self.samples(l, &fitted, &residuals, scale, simulation, |sample| {
            sample.sup_f_of_one_more(&sample.partitions()?[l], covariance)
        })?;
        let count = drawn.iter().filter(|d| **d >= observed).count();
        Ok((1.0 + as_f64(count)) / (1.0 + as_f64(simulation.replications)))
    }

    /// A statistic of each sample drawn: `fitted` and errors that are normal with standard deviation
    /// `scale`, or `residuals` with random signs.
    fn samples<T: Send>(
        &self,
        breaks: usize,
        fitted: &DVector<f64>,
        residuals: &DVector<f64>,
        scale: f64,
        simulation: &Simulation,
        statistic: impl Fn(&Self) -> Result<T, LearningError> + Sync,
    ) -> Result<Vec<T>, LearningError> {
        let one = |i: usize| {
            let stream = &mut Stream::new(simulation.seed, ((breaks as u64) << 32) + i as u64);
            let mut errors = DVector::zeros(residuals.len());
            match simulation.errors {
                NullErrors::Gaussian => {
                    stream.normals(errors.as_mut_slice());
                    errors *= scale;
                }
                NullErrors::WildRademacher => {
                    stream.signs(residuals.as_slice(), errors.as_mut_slice());
                }
            }
            statistic(&self.replace_response(fitted + errors))
        };
        #[cfg(feature = "parallel")]
        return (0..simulation.replications)
            .into_par_iter()
            .map(one)
            .collect();
        #[cfg(not(feature = "parallel"))]
        return (0..simulation.replications).map(one).collect();
    }
}

/// Samples under one hypothesis that have streams of their own.
const STREAMS: f64 = 4_294_967_296.0;
