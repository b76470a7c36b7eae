//! What moves the threshold, and by how much.

use super::ThresholdModel;
use crate::adoption_function::AdoptionFunction;
use crate::ecosystem::EcosystemParams;

/// Response of `Q̄*` to one parameter, the others held.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ThresholdElasticity {
    /// Name of the parameter.
    pub parameter: &'static str,
    /// Its value.
    pub value: f64,
    /// `d ln Q̄*/dθ`, per unit of the parameter.
    pub semi_elasticity: f64,
    /// `d ln Q̄*/d ln θ`.
    pub elasticity: f64,
}

impl ThresholdModel {
    /// Responses of `Q̄*` to every parameter; empty where there is no `Q̄*`.
    ///
    /// ```text
    /// ln Q̄* = ln Q₀ + (1/α)·(ln c₀ − ln c**),   linear: d ln Q̄*/dκ = 1/[α(β₀c*γ + λγ − κ − μ)]      (from v2 eq. 15)
    /// ```
    ///
    /// The learning curve is held at its anchor: a change of `c*` moves `Q̄` along the curve, a change of α turns the
    /// curve about the anchor. With the anchor at `(Q̄, c*)` the response to α is eq. (15)'s, at fixed `Q̄`.
    #[must_use]
    pub fn elasticities(&self) -> Vec<ThresholdElasticity> {
        let Some(critical) = self.threshold().critical_cost() else {
            return Vec::new();
        };
        let EcosystemParams {
            function,
            parity_cost,
            latency,
            network,
            friction,
            churn,
        } = *self.ecosystem.params();
        let alpha = self.anchor.elasticity;
        let theta = (friction + churn) / network;
        // Derivatives of c** by θ, by λ and by the parameters of the form.
        let (by_theta, by_latency, own): (f64, f64, Vec<(&'static str, f64, f64)>) = match function
        {
            AdoptionFunction::Linear { slope } | AdoptionFunction::Floored { slope } => (
                -1.0 / slope,
                1.0 / slope,
                vec![("slope", slope, (theta - latency) / (slope * slope))],
            ),
            AdoptionFunction::Power { exponent } => {
                let root = libm::pow(theta, 1.0 / exponent);
                let by_exponent = root * libm::log(theta) / (exponent * exponent);
                (
                    -root / (exponent * theta),
                    1.0,
                    vec![("exponent", exponent, by_exponent)],
                )
            }
            AdoptionFunction::Logistic {
                steepness,
                midpoint,
            } => {
                let odds = libm::log(theta / (1.0 - theta));
                (
                    -1.0 / (steepness * theta * (1.0 - theta)),
                    1.0,
                    vec![
                        ("steepness", steepness, odds / (steepness * steepness)),
                        ("midpoint", midpoint, -1.0),
                    ],
                )
            }
        };
        let through_cost =
            |parameter, value, by: f64| response(parameter, value, -by / (alpha * critical));
        let mut all = vec![
            through_cost("friction", friction, by_theta / network),
            through_cost("churn", churn, by_theta / network),
            through_cost("network", network, -by_theta * theta / network),
            through_cost("latency", latency, by_latency),
            through_cost("parity_cost", parity_cost, 1.0),
        ];
        all.extend(
            own.into_iter()
                .map(|(parameter, value, by)| through_cost(parameter, value, by)),
        );
        let fall = libm::log(self.anchor.cost / critical);
        all.push(response("curve_elasticity", alpha, -fall / (alpha * alpha)));
        all.push(response(
            "curve_cost",
            self.anchor.cost,
            1.0 / (alpha * self.anchor.cost),
        ));
        all.push(response(
            "curve_output",
            self.anchor.output,
            1.0 / self.anchor.output,
        ));
        all
    }
}

fn response(parameter: &'static str, value: f64, semi_elasticity: f64) -> ThresholdElasticity {
    ThresholdElasticity {
        parameter,
        value,
        semi_elasticity,
        elasticity: value * semi_elasticity,
    }
}
