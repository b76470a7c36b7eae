//! p-values in the sample at hand: the tests repeated on responses drawn under no break, the
//! regressors held.

use nalgebra::DVector;
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};
#[cfg(feature = "parallel")]
use rayon::prelude::*;

use super::{BreakCovariance, BreakRegression, BreakTests, as_f64};
use crate::LearningError;

/// How errors are drawn under the hypothesis of no break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum NullErrors {
    /// Independent normal errors of one variance. With [`BreakCovariance::HOMOSKEDASTIC`] the
    /// p-value is then exact whatever the coefficients and the variance, for the statistic does not
    /// depend on them.
    Gaussian,
    /// The residuals of the model without breaks, each with a random sign (wild bootstrap of
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
    /// Seed; sample `i` is stream `i` of it, so that the result does not depend on the number of
    /// threads.
    pub seed: u64,
}

/// Simulated p-values, `(1 + #{simulated ≥ observed})/(1 + replications)`.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SimulatedPValues {
    /// Of `supF(m)`: index 0 is one break.
    pub sup_f: Vec<f64>,
    /// Of `UDmax`.
    pub ud_max: f64,
    /// Samples drawn.
    pub replications: usize,
}

impl BreakRegression {
    /// p-values of `supF(m)` and `UDmax` given the regressors, for samples where the limit
    /// distribution is a poor guide, trimmings and numbers of regressors that are not tabulated,
    /// and regressors that trend (for which the tabulated limit does not hold).
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] for no replications, and those of [`BreakRegression::tests`].
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
        if simulation.replications == 0 {
            return Err(LearningError::Parameter {
                parameter: "replications",
                requirement: "at least 1",
                value: 0.0,
            });
        }
        let null = self.fit(&[])?.residuals;
        let one = |i: usize| -> Result<Exceeds, LearningError> {
            let mut rng = ChaCha8Rng::seed_from_u64(simulation.seed);
            rng.set_stream(i as u64);
            let errors = draw(&mut rng, simulation.errors, &null);
            let sample = self.replace_response(errors);
            let tests = sample.tests(&sample.partitions()?, covariance)?;
            Ok(Exceeds {
                sup_f: tests
                    .sup_f
                    .iter()
                    .zip(&observed.sup_f)
                    .map(|(s, o)| u64::from(s >= o))
                    .collect(),
                ud_max: u64::from(tests.ud_max() >= observed.ud_max()),
            })
        };
        #[cfg(feature = "parallel")]
        let draws: Result<Vec<Exceeds>, LearningError> = (0..simulation.replications)
            .into_par_iter()
            .map(one)
            .collect();
        #[cfg(not(feature = "parallel"))]
        let draws: Result<Vec<Exceeds>, LearningError> =
            (0..simulation.replications).map(one).collect();
        let draws = draws?;
        #[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
        let p_value = |count: u64| (1.0 + count as f64) / (1.0 + as_f64(simulation.replications));
        Ok(SimulatedPValues {
            sup_f: (0..observed.sup_f.len())
                .map(|m| p_value(draws.iter().map(|d| d.sup_f[m]).sum()))
                .collect(),
            ud_max: p_value(draws.iter().map(|d| d.ud_max).sum()),
            replications: simulation.replications,
        })
    }
}

/// Whether the statistics of a drawn sample are as large as those observed.
struct Exceeds {
    sup_f: Vec<u64>,
    ud_max: u64,
}

fn draw(rng: &mut ChaCha8Rng, errors: NullErrors, null: &DVector<f64>) -> DVector<f64> {
    match errors {
        NullErrors::Gaussian => DVector::from_fn(null.len(), |_, _| standard_normal(rng)),
        NullErrors::WildRademacher => null.map(|u| if rng.next_u32() >> 31 == 0 { u } else { -u }),
    }
}

/// A standard normal number (Box and Muller's cosine).
fn standard_normal(rng: &mut ChaCha8Rng) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit in the significand")]
    let mut unit = || ((rng.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64;
    let radius = (-2.0 * libm::log(unit())).sqrt();
    radius * libm::cos(2.0 * std::f64::consts::PI * unit())
}
