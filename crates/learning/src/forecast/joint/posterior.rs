//! What the record says of α, ρ, growth, the variances and the last shock.

use super::JointParams;
use crate::LearningError;
use crate::forecast::{count, differences};
use crate::series::{logarithms, mean};
use endodec_numerics::random::Stream;

/// Values of ρ, equally likely beforehand, and of initial output.
const CORRELATIONS: usize = 39;
const INITIAL: usize = 9;

/// Unknowns that are held at their centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) elasticity: bool,
    pub(super) growth: bool,
    /// Shocks to come, of cost and of output, and their variances, ρ and the last shock.
    pub(super) noise: bool,
    pub(super) initial_output: bool,
}

impl Known {
    pub(super) const NOTHING: Self = Self {
        elasticity: false,
        growth: false,
        noise: false,
        initial_output: false,
    };
}

/// Parameters of one future.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draw {
    /// −α.
    pub(super) coefficient: f64,
    pub(super) correlation: f64,
    /// σ of v.
    pub(super) noise: f64,
    pub(super) growth: f64,
    /// σ of a.
    pub(super) growth_noise: f64,
    pub(super) last_shock: f64,
}

/// The posterior, a mixture over ρ and initial output.
#[derive(Debug, Clone)]
pub(super) struct Posterior {
    components: Vec<Component>,
    /// Cumulated weights, the last 1.
    cumulated: Vec<f64>,
    /// The component nearest to the posterior means.
    centre: usize,
    last_log_cost: f64,
    /// Number of differences.
    differences: usize,
    known_growth: Option<f64>,
}

/// Given ρ and initial output.
#[derive(Debug, Clone, Copy)]
struct Component {
    correlation: f64,
    /// Position of the initial output on its grid.
    initial: usize,
    log_weight: f64,
    coefficient: f64,
    /// `1/√(X'V⁻¹X)`.
    spread: f64,
    /// Residual sum of squares in units of v.
    ssr: f64,
    /// Last innovation over its variance, at the estimate, and its change with the coefficient.
    last: f64,
    last_slope: f64,
    /// Variance of the last shock given the data, in units of v.
    last_variance: f64,
    growth: f64,
    growth_ssr: f64,
    /// m, the number of changes.
    changes: f64,
}

impl Posterior {
    pub(super) fn new(
        quantity: &[f64],
        cost: &[f64],
        params: &JointParams,
    ) -> Result<Self, LearningError> {
        let y = logarithms("cost", cost)?;
        let changes = differences(&y);
        let m = changes.len();
        let correlations: Vec<f64> = match params.correlation {
            Some(correlation) => vec![correlation],
            None => (0..CORRELATIONS)
                .map(|i| (2.0 * count(i) + 1.0) / count(CORRELATIONS) - 1.0)
                .collect(),
        };
        let initials = if params.initial_output > 0.0 {
            INITIAL
        } else {
            1
        };
        let mut components = Vec::with_capacity(correlations.len() * initials);
        for initial in 0..initials {
            let share = if initials == 1 {
                0.0
            } else {
                count(initial) / count(INITIAL - 1)
            };
            let more: Vec<f64> = quantity
                .iter()
                .map(|q| q + share * params.initial_output)
                .collect();
            let log_quantity = logarithms("quantity", &more)?;
            let growths = differences(&log_quantity);
            // What the record of output says of what came before it, where output is a walk: the density of
            // the counts, not of their logarithms.
            let of_output = if params.growth.is_some() {
                0.0
            } else {
                -log_quantity[1..].iter().sum::<f64>()
            };
            for &correlation in &correlations {
                components.push(
                    Component::new(&growths, &changes, correlation, initial)
                        .map(|component| component.weighed(of_output, params.growth.is_none()))
                        .ok_or(LearningError::RankDeficient { from: 1, to: m + 1 })?,
                );
            }
        }
        let rounding = 8.0 * f64::EPSILON * y.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
        if components
            .iter()
            .any(|c| c.ssr <= count(m) * rounding * rounding)
        {
            return Err(LearningError::NoStatistic {
                test: "a joint forecast",
                reason: "cost follows output without error, so there is no noise to learn from",
            });
        }
        let top = components
            .iter()
            .map(|c| c.log_weight)
            .fold(f64::NEG_INFINITY, f64::max);
        let mut sum = 0.0;
        let mut cumulated: Vec<f64> = components
            .iter()
            .map(|c| {
                sum += libm::exp(c.log_weight - top);
                sum
            })
            .collect();
        for weight in &mut cumulated {
            *weight /= sum;
        }
        let mut all = Self {
            components,
            cumulated,
            centre: 0,
            last_log_cost: y[m],
            differences: m,
            known_growth: params.growth.map(libm::log1p),
        };
        all.centre = all.nearest();
        Ok(all)
    }

    fn weights(&self) -> impl Iterator<Item = (&Component, f64)> {
        self.components.iter().enumerate().map(|(i, component)| {
            let before = if i == 0 { 0.0 } else { self.cumulated[i - 1] };
            (component, self.cumulated[i] - before)
        })
    }

    /// Component whose initial output is nearest to its mean, and whose ρ is nearest to its mean given that.
    fn nearest(&self) -> usize {
        let mean: f64 = self.weights().map(|(c, w)| w * count(c.initial)).sum();
        let initial = libm::round(mean);
        let given = |c: &Component| (count(c.initial) - initial).abs() < 0.5;
        let (mut weights, mut rho) = (0.0, 0.0);
        for (component, weight) in self.weights().filter(|(c, _)| given(c)) {
            weights += weight;
            rho += weight * component.correlation;
        }
        // Weights that underflow leave the mean over all.
        let rho = if weights > 0.0 {
            rho / weights
        } else {
            self.correlation()
        };
        let distance = |c: &Component| {
            (c.correlation - rho).abs() + (count(c.initial) - initial).abs() / count(INITIAL)
        };
        (0..self.components.len())
            .min_by(|&a, &b| {
                distance(&self.components[a]).total_cmp(&distance(&self.components[b]))
            })
            .unwrap_or(0)
    }

    pub(super) fn correlation(&self) -> f64 {
        self.weights().map(|(c, w)| w * c.correlation).sum()
    }

    pub(super) fn elasticity(&self) -> f64 {
        -self.weights().map(|(c, w)| w * c.coefficient).sum::<f64>()
    }

    pub(super) fn growth(&self) -> f64 {
        self.weights().map(|(c, w)| w * c.growth).sum()
    }

    pub(super) fn last_log_cost(&self) -> f64 {
        self.last_log_cost
    }

    /// The component at the uniform `at`, among those that have what is known at its centre.
    fn pick(&self, at: f64, known: Known) -> Component {
        let centre = self.components[self.centre];
        let admits = |c: &Component| {
            (!known.noise || c.correlation.total_cmp(&centre.correlation).is_eq())
                && (!known.initial_output || c.initial == centre.initial)
        };
        let total: f64 = self
            .weights()
            .filter(|(c, _)| admits(c))
            .map(|(_, w)| w)
            .sum();
        let mut sum = 0.0;
        for (component, weight) in self.weights().filter(|(c, _)| admits(c)) {
            sum += weight;
            if sum >= at * total && weight > 0.0 {
                return *component;
            }
        }
        centre
    }

    /// The component of a correlation and an initial output that are on the grid.
    fn at(&self, correlation: f64, initial: usize) -> Component {
        self.components
            .iter()
            .find(|c| c.initial == initial && c.correlation.total_cmp(&correlation).is_eq())
            .copied()
            .unwrap_or(self.components[self.centre])
    }

    pub(super) fn draw(&self, rng: &mut Stream, known: Known) -> Draw {
        // ρ belongs to the noise, initial output is a source of its own. What is held keeps its centre, and the other is
        // drawn given that: a ρ drawn with another output before the record would belong to another fit.
        let component = self.pick(rng.uniform(), known);
        let centre = self.components[self.centre];
        // Without uncertainty of its own the elasticity follows initial output alone.
        let held = self.at(centre.correlation, component.initial);
        let df = self.differences - 1;
        let (cost_squares, output_squares) = (chi_squared(rng, df), chi_squared(rng, df));
        let (coefficient, growth) = rng.normal_pair();
        let (last, _) = rng.normal_pair();
        let sigma = libm::sqrt(component.ssr / cost_squares);
        let growth_sigma = libm::sqrt(component.growth_ssr / output_squares);
        let centred = |ssr: f64| libm::sqrt(ssr / count(df));
        let deviation = if known.elasticity {
            0.0
        } else {
            component.spread * sigma * coefficient
        };
        let last_mean = component.last + component.last_slope * deviation;
        let (noise, growth_noise, last_shock) = if known.noise {
            (0.0, 0.0, component.last)
        } else {
            (
                sigma,
                growth_sigma,
                last_mean + sigma * libm::sqrt(component.last_variance) * last,
            )
        };
        let growth = match self.known_growth {
            Some(growth) => growth,
            None if known.growth => component.growth,
            None => {
                let spread = if known.noise {
                    centred(component.growth_ssr)
                } else {
                    growth_sigma
                };
                component.growth + spread / libm::sqrt(count(self.differences)) * growth
            }
        };
        Draw {
            coefficient: if known.elasticity {
                held.coefficient
            } else {
                component.coefficient + deviation
            },
            correlation: component.correlation,
            noise,
            growth,
            growth_noise: if self.known_growth.is_some() {
                0.0
            } else {
                growth_noise
            },
            last_shock,
        }
    }
}

impl Component {
    /// With the marginal likelihood of output, `−½(m − 1)·ln Σ(Δln Q − ḡ)² − Σ ln Q`, where output is a walk.
    fn weighed(mut self, jacobian: f64, walk: bool) -> Self {
        if walk {
            let freedom = self.changes - 1.0;
            self.log_weight +=
                jacobian - 0.5 * freedom * libm::log(self.growth_ssr.max(f64::MIN_POSITIVE));
        }
        self
    }

    /// Generalised least squares through the innovations of `ηₜ = vₜ + ρvₜ₋₁`; `None` where output
    /// never grows.
    ///
    /// ```text
    /// ln w = −½·[ln|V| + ln X'V⁻¹X + (m − 1)·ln SSR],   α and ln σ integrated out under flat priors
    /// ```
    fn new(growths: &[f64], changes: &[f64], correlation: f64, initial: usize) -> Option<Self> {
        let m = changes.len();
        let rho2 = correlation * correlation;
        let mut variance = 1.0 + rho2;
        let mut log_determinant = 0.0;
        // Innovations of the two series, and what they predict of the next.
        let (mut x_before, mut y_before) = (0.0, 0.0);
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        let (mut x_last, mut y_last, mut last_variance) = (0.0, 0.0, 1.0);
        for (&x, &y) in growths.iter().zip(changes) {
            let (x, y) = (x - x_before, y - y_before);
            xx += x * x / variance;
            xy += x * y / variance;
            yy += y * y / variance;
            log_determinant += libm::log(variance);
            (x_last, y_last) = (x / variance, y / variance);
            // The variance of an innovation falls to 1, and rounding carries it below.
            last_variance = (1.0 - 1.0 / variance).max(0.0);
            (x_before, y_before) = (correlation * x_last, correlation * y_last);
            variance = 1.0 + rho2 - rho2 / variance;
        }
        if xx <= 0.0 {
            return None;
        }
        let coefficient = xy / xx;
        let ssr = (yy - coefficient * xy).max(0.0);
        let growth = mean(growths);
        Some(Self {
            correlation,
            initial,
            log_weight: -0.5
                * (log_determinant + libm::log(xx) + (count(m) - 1.0) * libm::log(ssr)),
            coefficient,
            spread: 1.0 / libm::sqrt(xx),
            ssr,
            last: y_last - coefficient * x_last,
            last_slope: -x_last,
            last_variance,
            growth,
            growth_ssr: growths.iter().map(|g| (g - growth) * (g - growth)).sum(),
            changes: count(m),
        })
    }
}

/// Restricted log likelihood of ρ where changes follow growth with the noise `vₜ + ρvₜ₋₁`, up to a constant; −∞ where
/// nothing grows.
pub(in crate::forecast) fn restricted_log_likelihood(
    growths: &[f64],
    changes: &[f64],
    correlation: f64,
) -> f64 {
    Component::new(growths, changes, correlation, 0)
        .map_or(f64::NEG_INFINITY, |component| component.log_weight)
}

/// Sum of so many squared standard normals.
fn chi_squared(rng: &mut Stream, degrees: usize) -> f64 {
    let mut sum = 0.0;
    for _ in 0..degrees / 2 {
        let (a, b) = rng.normal_pair();
        sum += a * a + b * b;
    }
    if degrees % 2 == 1 {
        let (a, _) = rng.normal_pair();
        sum += a * a;
    }
    sum
}

#[cfg(test)]
mod tests;
