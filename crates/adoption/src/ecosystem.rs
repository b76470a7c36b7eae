//! Adoption rate β, reproduction number R₀ and the cost at which R₀ is one.

use crate::adoption_function::{AdoptionFunction, Branch};
use crate::error::AdoptionError;
use endodec_numerics::parameter::{non_negative, positive};

/// Parameters of an adoption ecosystem; rates per unit of time, costs in one unit of the caller's choice.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct EcosystemParams {
    /// Form of β and its own parameters.
    pub function: AdoptionFunction,
    /// `c*`: cost of the central alternative, for example in $/GB. Positive.
    pub parity_cost: f64,
    /// `λ`: latency advantage, in the unit of β. Not negative.
    pub latency: f64,
    /// `γ`: network multiplier. Positive.
    pub network: f64,
    /// `κ`: coordination friction, per unit of time. Not negative.
    pub friction: f64,
    /// `μ`: churn, per unit of time. Not negative; `κ + μ` positive.
    pub churn: f64,
}

impl EcosystemParams {
    /// Round numbers to try the model with: at parity adopters do not yet replace themselves.
    pub const EXAMPLE: Self = Self {
        function: AdoptionFunction::Floored { slope: 1.0 },
        parity_cost: 5.0,
        latency: 3.0,
        network: 1.0,
        friction: 4.0,
        churn: 1.0,
    };
}

/// Validated [`EcosystemParams`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ecosystem {
    params: EcosystemParams,
}

impl Ecosystem {
    /// Checks the parameters.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] naming the first parameter outside its range.
    pub fn new(params: EcosystemParams) -> Result<Self, AdoptionError> {
        params.function.check()?;
        positive("parity cost", params.parity_cost)?;
        non_negative("latency advantage", params.latency)?;
        positive("network multiplier", params.network)?;
        non_negative("friction", params.friction)?;
        non_negative("churn", params.churn)?;
        positive("friction plus churn", params.friction + params.churn)?;
        Ok(Self { params })
    }

    /// The parameters it was made of.
    #[must_use]
    pub fn params(&self) -> &EcosystemParams {
        &self.params
    }

    /// `β(c, λ)` at distributed cost `cost`, per unit of time; v1 Table 8, v2 eq. (10).
    #[must_use]
    pub fn adoption_rate(&self, cost: f64) -> f64 {
        let EcosystemParams {
            function,
            parity_cost,
            latency,
            ..
        } = self.params;
        let saving = parity_cost - cost;
        function.rate(saving, latency, Branch::of(saving, latency))
    }

    /// Basic reproduction number at distributed cost `cost`.
    ///
    /// ```text
    /// R₀ = β(c, λ)·γ/(κ + μ)            (v1 eq. 12, v2 eq. 9)
    /// ```
    ///
    /// ```
    /// # use endodec_adoption::{Ecosystem, EcosystemParams};
    /// let ecosystem = Ecosystem::new(EcosystemParams::EXAMPLE)?;
    /// // Cheaper hardware never slows adoption down.
    /// assert!(ecosystem.reproduction_number(3.0) > ecosystem.reproduction_number(4.0));
    /// # Ok::<(), endodec_adoption::AdoptionError>(())
    /// ```
    #[must_use]
    pub fn reproduction_number(&self, cost: f64) -> f64 {
        self.adoption_rate(cost) * self.params.network / self.loss()
    }

    /// R₀ at cost parity, `c = c*`: which side of one it is on decides the regime (v1 Definition 3, v2 eq. 11).
    #[must_use]
    pub fn reproduction_at_parity(&self) -> f64 {
        self.reproduction_number(self.params.parity_cost)
    }

    /// Cost `c**` at which R₀ is one, `None` where no positive cost has that property.
    ///
    /// ```text
    /// linear    c** = c* + (λ − θ)/β₀                       (v1 Table 8, v2 eq. 13)
    /// floored   the same where it is at most c*, none otherwise: R₀ > 1 at every cost
    /// power     c** = c* + λ − θ^{1/p}                      (v1 Table 8)
    /// logistic  c** = c* + λ − c_m − ln(θ/(1 − θ))/k        (v1 Table 8 calls it implicit)
    ///           θ = (κ + μ)/γ
    /// ```
    ///
    /// In the logistic form β is below one, so nothing helps when `θ ≥ 1`.
    #[must_use]
    pub fn critical_cost(&self) -> Option<f64> {
        let EcosystemParams {
            function,
            parity_cost,
            latency,
            network,
            ..
        } = self.params;
        let theta = self.loss() / network;
        let cost = match function {
            AdoptionFunction::Linear { slope } => parity_cost + (latency - theta) / slope,
            AdoptionFunction::Floored { slope } => {
                if latency > theta {
                    return None;
                }
                parity_cost + (latency - theta) / slope
            }
            AdoptionFunction::Power { exponent } => {
                parity_cost + latency - libm::pow(theta, 1.0 / exponent)
            }
            AdoptionFunction::Logistic {
                steepness,
                midpoint,
            } => {
                if theta >= 1.0 {
                    return None;
                }
                parity_cost + latency - midpoint - libm::log(theta / (1.0 - theta)) / steepness
            }
        };
        (cost > 0.0).then_some(cost)
    }

    /// `dc**/dκ`: how much cheaper hardware must get per unit of friction added; `None` where there is no `c**`.
    #[must_use]
    pub fn critical_cost_slope(&self) -> Option<f64> {
        self.critical_cost()?;
        let EcosystemParams {
            function, network, ..
        } = self.params;
        let theta = self.loss() / network;
        let by_theta = match function {
            AdoptionFunction::Linear { slope } | AdoptionFunction::Floored { slope } => {
                -1.0 / slope
            }
            AdoptionFunction::Power { exponent } => {
                -libm::pow(theta, 1.0 / exponent) / (exponent * theta)
            }
            AdoptionFunction::Logistic { steepness, .. } => {
                -1.0 / (steepness * theta * (1.0 - theta))
            }
        };
        Some(by_theta / network)
    }

    /// Parameters that are known to be in range.
    pub(crate) fn unchecked(params: EcosystemParams) -> Self {
        Self { params }
    }

    /// Share at which adoption rests at this cost: `1 − 1/R₀` where `R₀ > 1`, zero otherwise.
    #[must_use]
    pub fn steady_share(&self, cost: f64) -> f64 {
        let r0 = self.reproduction_number(cost);
        if r0 > 1.0 { 1.0 - 1.0 / r0 } else { 0.0 }
    }

    /// Rate at which adopters leave, `κ + μ`.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.params.friction + self.params.churn
    }
}

#[cfg(test)]
mod tests {
    use super::{AdoptionFunction, Ecosystem, EcosystemParams};

    fn with(function: AdoptionFunction) -> Ecosystem {
        Ecosystem::new(EcosystemParams {
            function,
            parity_cost: 5.0,
            latency: 0.3,
            network: 1.5,
            friction: 0.5,
            churn: 0.4,
        })
        .unwrap()
    }

    #[test]
    fn at_the_critical_cost_every_form_has_a_reproduction_number_of_one() {
        for function in [
            AdoptionFunction::Linear { slope: 1.0 },
            AdoptionFunction::Floored { slope: 0.7 },
            AdoptionFunction::Power { exponent: 1.7 },
            AdoptionFunction::Logistic {
                steepness: 2.0,
                midpoint: 0.4,
            },
        ] {
            let ecosystem = with(function);
            let cost = ecosystem.critical_cost().unwrap();
            assert!(
                (ecosystem.reproduction_number(cost) - 1.0).abs() < 1e-14,
                "{function:?}"
            );
        }
    }

    #[test]
    fn the_forms_agree_where_they_coincide() {
        let linear = with(AdoptionFunction::Linear { slope: 1.0 });
        let floored = with(AdoptionFunction::Floored { slope: 1.0 });
        let power = with(AdoptionFunction::Power { exponent: 1.0 });
        for cost in [0.5, 2.0, 4.9] {
            assert!((linear.adoption_rate(cost) - floored.adoption_rate(cost)).abs() < 1e-15);
            assert!((linear.adoption_rate(cost) - power.adoption_rate(cost)).abs() < 1e-15);
        }
        // Above parity only v2's form keeps the latency floor.
        assert!(floored.adoption_rate(9.0) > 0.0 && linear.adoption_rate(9.0) < 0.0);
    }
}
