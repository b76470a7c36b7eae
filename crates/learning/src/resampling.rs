//! Bootstrap of an elasticity: pairs, residuals and wild; sampled, or enumerated when n is small.

mod acceleration;
mod exact;
mod interval;
mod line;
mod outcomes;
mod quantile;
mod replicate;
mod sampled;

pub use interval::IntervalMethod;

use crate::regression::{Covariance, regress};
use crate::series::{at_least, log_pairs};
use crate::{Elasticity, LearningError};
use acceleration::acceleration;
use endodec_numerics::ParameterError;
use endodec_numerics::parameter;
use line::{Line, Resample};
use outcomes::Outcomes;
use replicate::Replicate;

/// Largest sample for which all resamples are enumerated instead of drawn.
pub const LARGEST_EXACT: usize = 8;

/// What is resampled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Scheme {
    /// Observations (Qᵢ, cᵢ) with replacement: makes no assumption on the errors.
    Pairs,
    /// Residuals `êᵢ/√(1 − hᵢ)`, centred, with replacement onto the fitted line: errors of one
    /// distribution.
    Residual,
    /// Each residual `êᵢ/(1 − hᵢ)` kept in place, its sign drawn (Rademacher): errors of any
    /// variance, symmetric.
    Wild,
}

/// How to resample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct BootstrapParams {
    /// What is resampled.
    pub scheme: Scheme,
    /// Number of resamples when they are drawn.
    pub resamples: usize,
    /// Seed of the ChaCha8 generator.
    pub seed: u64,
    /// Samples up to this size are enumerated, at most [`LARGEST_EXACT`]; 0 to draw always.
    pub exact_up_to: usize,
}

impl BootstrapParams {
    /// 10,000 resamples of pairs as in the paper (v2 §5.2.2), enumerated up to n = 8.
    pub const PAIRS: Self = Self {
        scheme: Scheme::Pairs,
        resamples: 10_000,
        seed: 1,
        exact_up_to: LARGEST_EXACT,
    };
}

impl Default for BootstrapParams {
    /// [`BootstrapParams::PAIRS`].
    fn default() -> Self {
        Self::PAIRS
    }
}

/// Whether the resamples are all there are or a draw from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Method {
    /// Every resample, weighted by its probability.
    Exact,
    /// Resamples drawn from the seed.
    Sampled,
}

/// Bootstrap distribution of an elasticity.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct Bootstrap {
    /// What was resampled.
    pub scheme: Scheme,
    /// Enumerated or drawn.
    pub method: Method,
    /// Resamples enumerated or drawn, those without a slope included.
    pub resamples: usize,
    /// Seed, when drawn.
    pub seed: Option<u64>,
    /// Number of observations.
    pub n: usize,
    /// The estimate on the sample itself.
    pub estimate: Elasticity,
    /// Standard deviation of the resampled elasticities.
    pub std_error: f64,
    /// Mean of the resampled elasticities minus the estimate.
    pub bias: f64,
    /// Resamples in which cumulative output is constant, so that no slope exists; left out of the
    /// distribution.
    pub without_slope: usize,
    /// Probability of such a resample.
    pub without_slope_probability: f64,
    #[cfg_attr(feature = "serde", serde(skip))]
    elasticities: Outcomes<f64>,
    #[cfg_attr(feature = "serde", serde(skip))]
    resampler: Resampler,
    #[cfg_attr(feature = "serde", serde(skip))]
    sample_std_error: f64,
    #[cfg_attr(feature = "serde", serde(skip))]
    acceleration: Option<f64>,
}

/// Resamples the regression of ln `cost` on ln `quantity`.
///
/// `quantity` is cumulative output and `cost` unit cost, of one length of at least 4. The result
/// depends on the seed and on nothing else: each block of resamples has its own ChaCha stream, so
/// the number of threads does not change a digit.
///
/// At n = 6 there are 462 different resamples of pairs, of which 6 (one observation six times) have
/// no slope; enumerating them with multinomial weights removes the sampling error altogether.
///
/// # Errors
///
/// [`LearningError`] when the series differ in length, are not positive or constant, when fewer
/// than 100 resamples are asked for, or when one observation alone determines the line and
/// residuals are resampled.
///
/// ```
/// use endodec_learning::resampling::{BootstrapParams, IntervalMethod, bootstrap};
/// let quantity = [1.0, 3.0, 9.0, 20.0, 70.0, 200.0];
/// let cost = [100.0, 60.0, 35.0, 27.0, 20.0, 12.0];
/// let all = bootstrap(&quantity, &cost, &BootstrapParams::PAIRS)?;
/// assert_eq!((all.resamples, all.without_slope), (462, 6));
/// // Wider levels give wider intervals.
/// let narrow = all.interval(IntervalMethod::Percentile, 0.8)?;
/// let wide = all.interval(IntervalMethod::Percentile, 0.95)?;
/// assert!(wide.lower <= narrow.lower && narrow.upper <= wide.upper);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # References
///
/// Davison & Hinkley (1997), doi:10.1017/CBO9780511802843, ch. 5 and 6; Davidson & Flachaire
/// (2008), doi:10.1016/j.jeconom.2008.08.003, for the wild bootstrap.
pub fn bootstrap(
    quantity: &[f64],
    cost: &[f64],
    params: &BootstrapParams,
) -> Result<Bootstrap, LearningError> {
    let (x, y) = log_pairs(quantity, cost)?;
    at_least("a bootstrap of a line", 4, x.len())?;
    check(params)?;
    let fit = regress(&x, &y, Covariance::Classical)?;
    let line = Line::new(&x, &y, &fit);
    let exact = x.len() <= params.exact_up_to;
    let resampler = Resampler {
        errors: line.errors(params.scheme, &fit)?,
        line,
        params: *params,
    };
    let alpha = -fit.slope.estimate;
    // Without noise every resample has the one slope, and what differs is rounding.
    let perfect = fit.is_perfect();
    let elasticities = resampler.each(|line, resample| {
        let found = line.elasticity(resample);
        found.map(|found| if perfect { alpha } else { found })
    });
    let (mean, std_error) = if perfect {
        (alpha, 0.0)
    } else {
        elasticities.moments(exact)
    };
    Ok(Bootstrap {
        scheme: params.scheme,
        method: if exact {
            Method::Exact
        } else {
            Method::Sampled
        },
        resamples: elasticities.values.len() + elasticities.without,
        seed: (!exact).then_some(params.seed),
        n: x.len(),
        estimate: Elasticity::new(alpha)?,
        std_error,
        bias: mean - alpha,
        without_slope: elasticities.without,
        without_slope_probability: elasticities.without_probability,
        sample_std_error: resampler.line.sample_std_error(params.scheme, &fit),
        acceleration: acceleration(params.scheme, &x, &fit, &resampler.errors),
        elasticities,
        resampler,
    })
}

impl Bootstrap {
    /// The resampled elasticities, without the resamples that have no slope.
    #[must_use]
    pub fn elasticities(&self) -> &[f64] {
        &self.elasticities.values
    }

    /// Probability of each of [`Self::elasticities`], in the same order; they add up to 1.
    #[must_use]
    pub fn weights(&self) -> Vec<f64> {
        (0..self.elasticities.values.len())
            .map(|i| self.elasticities.weight(i))
            .collect()
    }

    /// Probability that a resampled elasticity is below `bound`.
    #[must_use]
    pub fn probability_below(&self, bound: Elasticity) -> f64 {
        self.elasticities.probability(|a| *a < bound.value())
    }

    /// Probability, among the resamples with a slope, of one that the line fits perfectly; these
    /// have no studentised value and are left out of the studentised interval.
    ///
    /// Goes through all resamples once more, as the studentised interval does.
    #[must_use]
    pub fn perfect_fit_probability(&self) -> f64 {
        let replicates = self.resampler.replicates();
        replicates.probability(|r| r.std_error <= 0.0)
    }
}

/// All that decides the resamples, so that they can be gone through again for their standard
/// errors, which most intervals do not need.
#[derive(Debug, Clone, PartialEq)]
struct Resampler {
    line: Line,
    errors: Vec<f64>,
    params: BootstrapParams,
}

impl Resampler {
    /// A statistic of each resample.
    fn each<T: Send>(
        &self,
        statistic: impl Fn(&Line, Resample<'_>) -> Option<T> + Sync,
    ) -> Outcomes<T> {
        let of = |resample: Resample<'_>| statistic(&self.line, resample);
        if self.line.n() <= self.params.exact_up_to {
            exact::enumerate(&self.line, self.params.scheme, &self.errors, of)
        } else {
            sampled::draw(&self.line, &self.params, &self.errors, of)
        }
    }

    fn replicates(&self) -> Outcomes<Replicate> {
        self.each(|line, resample| line.replicate(resample, self.params.scheme))
    }
}

fn check(params: &BootstrapParams) -> Result<(), LearningError> {
    parameter::at_least("resamples", params.resamples, 100, "at least 100")?;
    if params.exact_up_to > LARGEST_EXACT {
        let value = params.exact_up_to as f64;
        return Err(LearningError::Parameter(ParameterError {
            name: "exact_up_to",
            requirement: "at most 8",
            given: value,
        }));
    }
    Ok(())
}
