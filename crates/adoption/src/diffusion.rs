//! Curves of diffusion and their fit to data.

mod bass;
mod bootstrap;
mod data;
mod fit;
mod forecast;
mod gamma_shifted_gompertz;
mod generations;
mod gompertz;
mod least_squares;
mod logistic;
mod profile;
mod threshold_model;

pub use bass::Bass;
pub use bootstrap::{DiffusionBootstrap, DiffusionBootstrapParams, bootstrap};
pub use data::{Counting, DiffusionData};
pub use fit::{DiffusionFit, akaike_weights, fit};
pub use forecast::{ForecastPoint, forecast};
pub use gamma_shifted_gompertz::GammaShiftedGompertz;
pub use generations::{GenerationsData, GenerationsFit, fit_generations};
pub use gompertz::Gompertz;
pub use logistic::Logistic;
pub use profile::{ProfileInterval, profile_interval};
pub use threshold_model::{SisThresholds, cascade};

/// A curve that can be fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum DiffusionModel {
    /// [`Bass`]: m, p, q.
    Bass,
    /// Bass's recursion from period to period, which he fitted himself: m, p, q per period. Times since launch are whole
    /// numbers of periods. It is another curve than [`Bass`], and its p and q are others.
    BassRecursion,
    /// [`Logistic`]: m, a, b.
    Logistic,
    /// [`Logistic`] with a ceiling of one: a, b. For shares.
    UnitLogistic,
    /// [`Gompertz`]: m, a, b.
    Gompertz,
    /// [`GammaShiftedGompertz`]: m, b, beta, alpha.
    GammaShiftedGompertz,
    /// `A(t) = a·e^{rt}`: a, r. No ceiling, for comparison.
    Exponential,
    /// `A(t) = a + bt`: a, b. For comparison.
    Linear,
}

impl DiffusionModel {
    /// All models in continuous time, those with a market first.
    pub const ALL: [Self; 7] = [
        Self::Bass,
        Self::Logistic,
        Self::Gompertz,
        Self::GammaShiftedGompertz,
        Self::UnitLogistic,
        Self::Exponential,
        Self::Linear,
    ];

    /// Name in snake_case.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bass => "bass",
            Self::BassRecursion => "bass_recursion",
            Self::Logistic => "logistic",
            Self::UnitLogistic => "unit_logistic",
            Self::Gompertz => "gompertz",
            Self::GammaShiftedGompertz => "gamma_shifted_gompertz",
            Self::Exponential => "exponential",
            Self::Linear => "linear",
        }
    }

    /// Names of the parameters, in the order of every vector of estimates.
    #[must_use]
    pub fn parameters(self) -> &'static [&'static str] {
        match self {
            Self::Bass | Self::BassRecursion => &["m", "p", "q"],
            Self::Logistic | Self::Gompertz => &["m", "a", "b"],
            Self::UnitLogistic | Self::Linear => &["a", "b"],
            Self::GammaShiftedGompertz => &["m", "b", "beta", "alpha"],
            Self::Exponential => &["a", "r"],
        }
    }

    /// Positions of the parameters that are rates, per unit of time.
    #[must_use]
    pub fn rates(self) -> &'static [usize] {
        match self {
            Self::Bass | Self::BassRecursion => &[1, 2],
            Self::Logistic | Self::Gompertz => &[2],
            Self::UnitLogistic | Self::GammaShiftedGompertz | Self::Exponential | Self::Linear => {
                &[1]
            }
        }
    }

    /// Level at time `t` under `estimates`, in the order of [`Self::parameters`]; NaN if their number is wrong.
    #[must_use]
    pub fn cumulative(self, estimates: &[f64], t: f64) -> f64 {
        if estimates.len() != self.parameters().len() {
            return f64::NAN;
        }
        let mut theta = [0.0; 4];
        for (slot, value) in theta.iter_mut().zip(estimates) {
            *slot = *value;
        }
        self.curve(&theta, t).0
    }

    /// Level and gradient.
    #[inline]
    fn curve(self, theta: &[f64; 4], t: f64) -> (f64, [f64; 4]) {
        match self {
            Self::Bass => bass::curve(theta, t),
            Self::BassRecursion => bass::recursion(theta, t),
            Self::Logistic => logistic::curve(theta, t),
            Self::UnitLogistic => {
                let (value, [_, by_a, by_b, _]) =
                    logistic::curve(&[1.0, theta[0], theta[1], 0.0], t);
                (value, [by_a, by_b, 0.0, 0.0])
            }
            Self::Gompertz => gompertz::curve(theta, t),
            Self::GammaShiftedGompertz => gamma_shifted_gompertz::curve(theta, t),
            Self::Exponential => {
                let grown = libm::exp(theta[1] * t);
                (theta[0] * grown, [grown, theta[0] * t * grown, 0.0, 0.0])
            }
            Self::Linear => (theta[0] + theta[1] * t, [1.0, t, 0.0, 0.0]),
        }
    }

    /// Whether the curve means something there.
    fn admits(self, theta: &[f64; 4]) -> bool {
        let finite = theta.iter().all(|value| value.is_finite());
        finite
            && match self {
                Self::Bass => theta[0] > 0.0 && theta[1] > 0.0 && theta[1] + theta[2] > 0.0,
                // A hazard above one would take more than are left.
                Self::BassRecursion => {
                    theta[0] > 0.0 && theta[1] > 0.0 && theta[1] < 1.0 && theta[1] + theta[2] > 0.0
                }
                Self::Logistic => theta[0] > 0.0,
                Self::Gompertz => theta[0] > 0.0 && theta[1] > 0.0,
                Self::GammaShiftedGompertz => {
                    theta[0] > 0.0 && theta[1] > 0.0 && theta[2] > 0.0 && theta[3] > 0.0
                }
                Self::UnitLogistic | Self::Exponential | Self::Linear => true,
            }
    }

    /// Whether the first parameter multiplies the whole curve.
    fn has_scale(self) -> bool {
        !matches!(self, Self::UnitLogistic | Self::Linear)
    }

    /// Positions of the parameters that are sizes, for which zero is no value.
    fn sizes(self) -> &'static [usize] {
        match self {
            Self::Bass | Self::BassRecursion | Self::Logistic | Self::Gompertz => &[0],
            Self::GammaShiftedGompertz => &[0, 2, 3],
            Self::UnitLogistic | Self::Exponential | Self::Linear => &[],
        }
    }

    /// Shapes to start from on data that end at time `horizon`; the scale is found by projection.
    fn starts(self, horizon: f64) -> Vec<[f64; 4]> {
        let mut starts = Vec::new();
        match self {
            Self::Bass | Self::BassRecursion => {
                for q in [2.0, 5.0, 10.0, 20.0] {
                    for ratio in [0.003, 0.03, 0.2, 0.8] {
                        starts.push([1.0, q * ratio / horizon, q / horizon, 0.0]);
                    }
                }
            }
            Self::Logistic | Self::UnitLogistic => {
                for growth in [2.0, 5.0, 10.0, 20.0] {
                    for middle in [0.25, 0.5, 0.75, 1.1, 1.6] {
                        let (a, b) = (-growth * middle, growth / horizon);
                        starts.push(if self == Self::Logistic {
                            [1.0, a, b, 0.0]
                        } else {
                            [a, b, 0.0, 0.0]
                        });
                    }
                }
            }
            Self::Gompertz => {
                for decay in [0.5, 1.5, 3.0, 6.0] {
                    for middle in [0.1, 0.3, 0.5, 0.8, 1.2] {
                        starts.push([1.0, libm::exp(decay * middle), decay / horizon, 0.0]);
                    }
                }
            }
            Self::GammaShiftedGompertz => {
                for rate in [1.5, 4.0, 8.0, 16.0] {
                    for scale in [2.0, 20.0, 200.0] {
                        for shape in [0.3, 1.0, 3.0] {
                            starts.push([1.0, rate / horizon, scale, shape]);
                        }
                    }
                }
            }
            Self::Exponential => {
                for growth in [-2.0, -0.5, 0.2, 1.0, 2.0, 4.0] {
                    starts.push([1.0, growth / horizon, 0.0, 0.0]);
                }
            }
            Self::Linear => starts.push([0.0, 1.0, 0.0, 0.0]),
        }
        starts
    }
}

#[cfg(test)]
mod tests {
    use super::DiffusionModel;

    #[test]
    fn gradients_are_the_derivatives() {
        let models = DiffusionModel::ALL
            .into_iter()
            .chain([DiffusionModel::BassRecursion]);
        for model in models {
            for theta in [[1.3, 0.2, 0.45, 0.7], [0.8, 0.05, 0.3, 2.2]] {
                for t in [0.2, 3.0, 11.0] {
                    let gradient = model.curve(&theta, t).1;
                    for j in 0..model.parameters().len() {
                        let h = 1e-6 * theta[j];
                        let (mut up, mut down) = (theta, theta);
                        up[j] += h;
                        down[j] -= h;
                        let slope = (model.curve(&up, t).0 - model.curve(&down, t).0) / (2.0 * h);
                        // Central differences are good to about 1e-9 of the value here.
                        let scale = model.curve(&theta, t).0.abs() / theta[j] + 1e-3;
                        assert!(
                            (slope - gradient[j]).abs() < 1e-7 * scale,
                            "{model:?} {j} {t}"
                        );
                    }
                }
            }
        }
    }
}
