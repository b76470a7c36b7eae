//! Bootstrap of an elasticity: pairs, residuals and wild; sampled, or enumerated when n is small.

mod exact;
mod interval;
mod line;
mod quantile;
mod sampled;

pub use interval::IntervalMethod;

use crate::regression::{Covariance, Regression, regress};
use crate::series::{at_least, count_at_least, log_pairs};
use crate::{Elasticity, LearningError};
use line::{Line, Replicates};

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
    /// Probability, among the others, of one that the line fits perfectly; these have no
    /// studentised value and are left out of the studentised interval.
    pub perfect_fit_probability: f64,
    #[cfg_attr(feature = "serde", serde(skip))]
    replicates: Replicates,
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
    let errors = line.errors(params.scheme, &fit)?;
    let replicates = if exact {
        exact::enumerate(&line, params.scheme, &errors)
    } else {
        sampled::draw(&line, params, &errors)
    };
    let (mean, std_error) = replicates.moments(exact);
    let perfect_fit_probability = replicates.probability(|_, se| se <= 0.0);
    Ok(Bootstrap {
        scheme: params.scheme,
        method: if exact {
            Method::Exact
        } else {
            Method::Sampled
        },
        resamples: replicates.len() + replicates.without_slope,
        seed: (!exact).then_some(params.seed),
        n: x.len(),
        estimate: Elasticity::new(-fit.slope.estimate)?,
        std_error,
        bias: mean + fit.slope.estimate,
        without_slope: replicates.without_slope,
        without_slope_probability: replicates.without_slope_probability,
        perfect_fit_probability,
        sample_std_error: line.sample_std_error(params.scheme, &fit),
        acceleration: acceleration(params.scheme, &x, &fit, &errors),
        replicates,
    })
}

impl Bootstrap {
    /// The resampled elasticities, without the resamples that have no slope.
    #[must_use]
    pub fn elasticities(&self) -> &[f64] {
        &self.replicates.elasticities
    }

    /// Probability of each of [`Self::elasticities`], in the same order; they add up to 1.
    #[must_use]
    pub fn weights(&self) -> Vec<f64> {
        (0..self.replicates.len())
            .map(|i| self.replicates.weight(i))
            .collect()
    }

    /// Probability that a resampled elasticity is below `bound`.
    #[must_use]
    pub fn probability_below(&self, bound: Elasticity) -> f64 {
        self.replicates
            .probability(|alpha, _| alpha < bound.value())
    }
}

fn check(params: &BootstrapParams) -> Result<(), LearningError> {
    count_at_least("resamples", 100, "at least 100", params.resamples)?;
    if params.exact_up_to > LARGEST_EXACT {
        #[expect(clippy::cast_precision_loss, reason = "a count, for the message")]
        let value = params.exact_up_to as f64;
        return Err(LearningError::Parameter {
            parameter: "exact_up_to",
            requirement: "at most 8",
            value,
        });
    }
    Ok(())
}

/// One sixth of the skewness of the statistic's linear part: Efron's acceleration.
///
/// Pairs: jackknife. Residuals: skewness of `Σ dᵢe*ᵢ` with independent e*. Wild: signs are
/// symmetric, so there is none. `None` where leaving one observation out leaves no slope.
fn acceleration(scheme: Scheme, x: &[f64], fit: &Regression, errors: &[f64]) -> Option<f64> {
    let weight = |i: usize| (x[i] - fit.x_mean) / fit.x_sum_of_squares;
    let sums = |values: &[f64]| -> (f64, f64) {
        values.iter().fold((0.0, 0.0), |(two, three), v| {
            (two + v * v, three + v * v * v)
        })
    };
    match scheme {
        Scheme::Wild => Some(0.0),
        Scheme::Residual => {
            let weights: Vec<f64> = (0..x.len()).map(weight).collect();
            let (w2, w3) = sums(&weights);
            let (e2, e3) = sums(errors);
            // Errors are centred: their moments are e2/n and e3/n.
            #[expect(
                clippy::cast_precision_loss,
                reason = "sample sizes are far below 2^53"
            )]
            let n = x.len() as f64;
            let (variance, third) = (w2 * e2 / n, w3 * e3 / n);
            // The elasticity is minus the slope.
            Some(sixth_skewness(variance, -third))
        }
        Scheme::Pairs => {
            // Change of the elasticity when observation i is left out.
            let changes: Vec<f64> = (0..x.len())
                .map(|i| weight(i) * fit.residuals[i] / (1.0 - fit.leverages[i]))
                .collect();
            if fit.leverages.iter().any(|h| 1.0 - h < line::FULL_LEVERAGE) {
                return None;
            }
            let centre = crate::series::mean(&changes);
            let influence: Vec<f64> = changes.iter().map(|c| centre - c).collect();
            let (two, three) = sums(&influence);
            Some(sixth_skewness(two, three))
        }
    }
}

fn sixth_skewness(variance: f64, third: f64) -> f64 {
    if variance > 0.0 {
        third / (6.0 * variance * libm::sqrt(variance))
    } else {
        0.0
    }
}
