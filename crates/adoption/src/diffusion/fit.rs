//! Estimates with standard errors and information criteria.

use super::DiffusionModel;
use super::data::DiffusionData;
use super::least_squares::Misses;
use crate::error::AdoptionError;
use endodec_numerics::minimise::least_squares::Fitted;

/// Starts that are followed to their minimum, best projections first.
const FOLLOWED: usize = 6;
/// Ratio of the diagonal of R below which the scaled Jacobian counts as singular.
const SINGULAR: f64 = 1e-8;
/// A size whose standard error is this many times itself is not in the data either.
const LOOSE: f64 = 100.0;
/// A market this many times the largest level seen is not in the data.
const RUNAWAY: f64 = 1e3;

/// A model fitted by non-linear least squares.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct DiffusionFit {
    /// When diffusion started, on the clock of the data.
    pub launch: f64,
    /// The model; its parameters name the entries of the vectors below, in order.
    pub model: DiffusionModel,
    /// Estimates.
    pub estimates: Vec<f64>,
    /// Standard errors, from `σ²(JᵀJ)⁻¹`.
    pub std_errors: Vec<f64>,
    /// Covariance matrix, row by row.
    pub covariance: Vec<Vec<f64>>,
    /// Sum of squared residuals.
    pub rss: f64,
    /// `σ = √(RSS/(n − p))`.
    pub sigma: f64,
    /// Observations.
    pub n: usize,
    /// Gaussian log likelihood at its maximum over σ.
    pub log_likelihood: f64,
    /// `2k − 2·log L`, where k counts σ too.
    pub aic: f64,
    /// `AIC + 2k(k + 1)/(n − k − 1)`; `None` where `n ≤ k + 1`, and where the curve fits without error.
    pub aicc: Option<f64>,
    /// `k·ln n − 2·log L`.
    pub bic: f64,
    /// Fitted values, as the data count them.
    pub fitted: Vec<f64>,
    /// Iterations of the start that won.
    pub iterations: usize,
    /// Starts that were followed, and how many of them ended at this minimum.
    pub starts: (usize, usize),
}

impl DiffusionFit {
    /// Level at time `t` on the clock of the data.
    #[must_use]
    pub fn cumulative(&self, t: f64) -> f64 {
        self.model.cumulative(&self.estimates, t - self.launch)
    }

    /// Estimate of the parameter called `name`.
    #[must_use]
    pub fn estimate(&self, name: &str) -> Option<f64> {
        let at = self
            .model
            .parameters()
            .iter()
            .position(|parameter| *parameter == name)?;
        self.estimates.get(at).copied()
    }

    pub(super) fn theta(&self) -> [f64; 4] {
        let mut theta = [0.0; 4];
        for (slot, value) in theta.iter_mut().zip(&self.estimates) {
            *slot = *value;
        }
        theta
    }
}

impl std::fmt::Display for DiffusionFit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:", self.model.name())?;
        let names = self.model.parameters();
        for ((name, estimate), error) in names.iter().zip(&self.estimates).zip(&self.std_errors) {
            write!(f, " {name} {estimate:.4} ({error:.4})")?;
        }
        write!(f, ", σ {:.4}, {} observations", self.sigma, self.n)
    }
}

/// Fits a model by least squares from several starts and keeps the best minimum.
///
/// ```
/// # use endodec_adoption::diffusion::{Bass, DiffusionData, DiffusionModel, Counting, fit};
/// let truth = Bass { market: 50.0, innovation: 0.02, imitation: 0.5 };
/// let times: Vec<f64> = (1..=15).map(f64::from).collect();
/// let sales = times.iter().map(|t| truth.cumulative(*t) - truth.cumulative(t - 1.0)).collect();
/// let data = DiffusionData::new(times, sales, Counting::PerPeriod)?;
/// let fitted = fit(&data, DiffusionModel::Bass)?;
/// // Data without noise give the parameters back.
/// assert!((fitted.estimates[2] - truth.imitation).abs() < 1e-8);
/// # Ok::<(), endodec_adoption::AdoptionError>(())
/// ```
///
/// # Errors
/// [`AdoptionError::TooFew`] unless there are more observations than parameters,
/// [`AdoptionError::NotIdentified`] where the data leave a parameter open.
pub fn fit(data: &DiffusionData, model: DiffusionModel) -> Result<DiffusionFit, AdoptionError> {
    let names = model.parameters();
    let (n, p) = (data.values().len(), names.len());
    if n <= p {
        return Err(AdoptionError::TooFew {
            what: model.name(),
            required: p + 1,
            given: n,
        });
    }
    if model == DiffusionModel::BassRecursion {
        check_periods(data)?;
    }
    let misses = Misses { model, data };
    let minima = minima(&misses);
    let best = minima
        .iter()
        .min_by(|a, b| a.rss.total_cmp(&b.rss))
        .copied()
        .ok_or(AdoptionError::NotIdentified {
            model: model.name(),
            parameter: names[0],
            value: f64::NAN,
        })?;
    check_identified(&misses, &best)?;
    let agreeing = minima
        .iter()
        .filter(|minimum| minimum.rss <= best.rss * (1.0 + 1e-6) + 1e-300)
        .count();
    Ok(describe(&misses, &best, (minima.len(), agreeing)))
}

/// A recursion steps from period to period, and goes through all of them for each observation.
fn check_periods(data: &DiffusionData) -> Result<(), AdoptionError> {
    const MOST: f64 = 5000.0;
    let whole = |t: f64| (t - t.round()).abs() <= 1e-9 * t.max(1.0) && t <= MOST;
    match data.since_launch().iter().position(|t| !whole(*t)) {
        None => Ok(()),
        Some(at) => Err(AdoptionError::Observation {
            index: at + 1,
            name: "time since launch",
            requirement: "a whole number of periods, at most 5000, under Bass's recursion",
            value: data.since_launch()[at],
        }),
    }
}

/// Minima reached from the starts whose projections fit best.
fn minima(misses: &Misses<'_>) -> Vec<Fitted<4>> {
    let &Misses { model, data } = misses;
    let mut problem = misses.over_all_but(None);
    let horizon = data.since_launch().last().copied().unwrap_or(1.0);
    let mut starts: Vec<(f64, [f64; 4])> = model
        .starts(horizon)
        .into_iter()
        .filter_map(|mut theta| {
            if model.has_scale() {
                theta[0] = misses.project_scale(&theta)?;
            }
            let fitted = misses.fitted(&theta);
            let sum: f64 = fitted
                .iter()
                .zip(data.values())
                .map(|(f, y)| (f - y) * (f - y))
                .sum();
            sum.is_finite().then_some((sum, theta))
        })
        .collect();
    starts.sort_by(|a, b| a.0.total_cmp(&b.0));
    starts
        .into_iter()
        .take(FOLLOWED)
        .map(|(_, theta)| problem.minimise(theta))
        .filter(|minimum| minimum.rss.is_finite())
        .collect()
}

/// The parameter that the data leave open, if any, as an error.
fn check_identified(misses: &Misses<'_>, best: &Fitted<4>) -> Result<(), AdoptionError> {
    let &Misses { model, data } = misses;
    let names = model.parameters();
    let p = names.len();
    let open = |j: usize| {
        Err(AdoptionError::NotIdentified {
            model: model.name(),
            parameter: names[j],
            value: best.theta[j],
        })
    };
    let bounded = model.has_scale() && model != DiffusionModel::Exponential;
    if bounded && best.theta[0] > RUNAWAY * data.level() {
        return open(0);
    }
    let (r, scale) = misses.over_all_but(None).triangle(&best.theta);
    // A parameter that no fitted value depends on, such as the level at launch in data counted per period.
    if let Some(j) = (0..p).find(|&j| r[j][j] <= f64::MIN_POSITIVE || r[j][j].is_nan()) {
        return open(j);
    }
    let spread = covariance(&r, &scale, p, 1.0);
    let relative = |j: usize| spread[j][j].sqrt() / best.theta[j].abs();
    let sigma = (best.rss / (data.values().len() - p) as f64).sqrt();
    if let Some(&j) = model.sizes().iter().find(|&&j| sigma * relative(j) > LOOSE) {
        return open(j);
    }
    let largest = (0..p).map(|j| r[j][j]).fold(0.0, f64::max);
    let singular = (0..p).any(|j| r[j][j] <= SINGULAR * largest);
    if !singular && best.converged {
        return Ok(());
    }
    // A minimisation that crawls along a valley has not converged; the parameter that changes most there is open.
    open(
        (0..p)
            .max_by(|&i, &j| relative(i).total_cmp(&relative(j)))
            .unwrap_or(0),
    )
}

fn describe(misses: &Misses<'_>, best: &Fitted<4>, starts: (usize, usize)) -> DiffusionFit {
    let &Misses { model, data } = misses;
    let p = model.parameters().len();
    let (n, k) = (data.values().len() as f64, (p + 1) as f64);
    // Residuals that rounding alone leaves are none.
    let largest = data.values().iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    let rounding = 8.0 * f64::EPSILON * largest;
    let rss = if best.rss <= n * rounding * rounding {
        0.0
    } else {
        best.rss
    };
    let variance = rss / (n - p as f64);
    let (r, scale) = misses.over_all_but(None).triangle(&best.theta);
    let covariance = covariance(&r, &scale, p, variance);
    let log_likelihood = -0.5 * n * (libm::log(2.0 * std::f64::consts::PI * rss / n) + 1.0);
    let aic = 2.0 * k - 2.0 * log_likelihood;
    DiffusionFit {
        launch: data.launch(),
        model,
        estimates: best.theta[..p].to_vec(),
        std_errors: (0..p).map(|j| covariance[j][j].sqrt()).collect(),
        covariance,
        rss,
        sigma: variance.sqrt(),
        n: data.values().len(),
        log_likelihood,
        aic,
        aicc: (n - k - 1.0 > 0.0 && rss > 0.0).then(|| aic + 2.0 * k * (k + 1.0) / (n - k - 1.0)),
        bic: k * libm::log(n) - 2.0 * log_likelihood,
        fitted: misses.fitted(&best.theta),
        iterations: best.iterations,
        starts,
    }
}

/// `variance·(RᵀR)⁻¹` with the column scales undone.
pub(super) fn covariance<const P: usize>(
    r: &[[f64; P]; P],
    scale: &[f64; P],
    p: usize,
    variance: f64,
) -> Vec<Vec<f64>> {
    let mut inverse = [[0.0; P]; P];
    for j in 0..p {
        inverse[j][j] = 1.0 / r[j][j];
        for i in (0..j).rev() {
            let sum: f64 = (i + 1..=j).map(|k| r[i][k] * inverse[k][j]).sum();
            inverse[i][j] = -sum / r[i][i];
        }
    }
    (0..p)
        .map(|i| {
            (0..p)
                .map(|j| {
                    let sum: f64 = (0..p).map(|k| inverse[i][k] * inverse[j][k]).sum();
                    variance * sum / (scale[i] * scale[j])
                })
                .collect()
        })
        .collect()
}

/// Weights of evidence from AICc: `wᵢ ∝ e^{−(AICcᵢ − min AICc)/2}`; `None` where there is no AICc, and where no other fit has
/// one to be weighed against.
///
/// The fits must be of the same data; the order of the weights is that of `fits`.
///
/// # References
/// Burnham, K. P. & Anderson, D. R. (2002), *Model Selection and Multimodel Inference*, Springer, doi:10.1007/b97636.
#[must_use]
pub fn akaike_weights(fits: &[DiffusionFit]) -> Vec<Option<f64>> {
    let existing: Vec<f64> = fits.iter().filter_map(|fit| fit.aicc).collect();
    if existing.len() < 2 {
        return vec![None; fits.len()];
    }
    let least = existing.iter().copied().fold(f64::INFINITY, f64::min);
    let raw = |aicc: f64| libm::exp(-0.5 * (aicc - least));
    let sum: f64 = existing.iter().map(|aicc| raw(*aicc)).sum();
    fits.iter()
        .map(|fit| fit.aicc.map(|aicc| raw(aicc) / sum))
        .collect()
}
