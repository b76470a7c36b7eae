//! Adoption beside the learning curve, and the threshold's regimes.

use endodec_adoption::dynamics::{EcosystemState, Path, simulate};
use endodec_adoption::friction::FrictionLaw;
use endodec_adoption::scenario::{CentralOutput, InitialState, SpreadParams};
use endodec_adoption::threshold::LearningAnchor;
use endodec_adoption::{
    AdoptionFunction, Ecosystem, EcosystemParams, Scenario, Threshold, ThresholdModel, Tolerances,
};
use endodec_learning::Elasticity;
use endodec_paper::Constants;

use crate::error::ScreenError;
use crate::parameter::{Key, Values};
use crate::screen::{Triple, evenly, points};

const YEARS: f64 = 20.0;
const POINTS_PER_YEAR: u32 = 8;

/// The path of adoption.
#[derive(Debug)]
pub(crate) struct Simulated(Path);

impl Simulated {
    pub(crate) fn new(scenario: &Scenario) -> Result<Self, ScreenError> {
        Ok(Self(simulate(scenario, &Tolerances::default())?))
    }

    pub(crate) fn hardware_crossing(&self) -> Option<f64> {
        self.0.hardware_crossing()
    }

    pub(crate) fn self_sustaining(&self) -> Option<f64> {
        self.0.self_sustaining()
    }

    pub(crate) fn lag(&self) -> Option<f64> {
        self.0.lag()
    }

    /// The largest speed of the threshold over that of output.
    pub(crate) fn quasi_static_ratio(&self) -> Option<f64> {
        self.0.quasi_static().map(|ratio| ratio.largest)
    }

    /// The share at the start of a year; not a number beyond the end.
    pub(crate) fn share_in(&self, year: f64) -> f64 {
        self.0
            .points
            .iter()
            .find(|point| point.t >= year)
            .map_or(f64::NAN, |point| point.share)
    }

    /// A line along the path, where the number is finite.
    pub(crate) fn line(&self, of: impl Fn(&EcosystemState) -> f64) -> Vec<Triple> {
        points(
            self.0
                .points
                .iter()
                .map(|point| (point.t, of(point)))
                .filter(|point| point.1.is_finite()),
        )
    }
}

/// The scenario of the values, with this elasticity.
pub(crate) fn scenario(values: &Values, elasticity: Elasticity, constants: &Constants) -> Scenario {
    Scenario {
        start: constants.start_year,
        end: constants.start_year + YEARS,
        points_per_year: POINTS_PER_YEAR,
        curve: anchor(values, elasticity, constants),
        central_output: CentralOutput {
            rate: values.get(Key::OutputRate),
            growth: 0.0,
        },
        adoption_output: values.get(Key::AdoptionOutput),
        adoption: SpreadParams {
            function: AdoptionFunction::Floored {
                slope: values.get(Key::AdoptionSlope),
            },
            parity_cost: values.get(Key::Target),
            latency: values.get(Key::Latency),
            network: values.get(Key::Network),
            churn: values.get(Key::Churn),
            external: values.get(Key::External),
        },
        friction: FrictionLaw::Exponential {
            initial: values.get(Key::Friction),
            decay: values.get(Key::FrictionDecay),
        },
        investment_response: values.get(Key::InvestmentResponse),
        initial: InitialState {
            output: constants.cumulative_eb,
            share: values.get(Key::InitialShare),
            investment: 0.0,
            fragmentation: 0.0,
        },
        fragmentation: None,
        shock: None,
    }
}

/// The threshold under the initial friction.
pub(crate) fn threshold(
    values: &Values,
    elasticity: Elasticity,
    constants: &Constants,
) -> Result<ThresholdModel, ScreenError> {
    let ecosystem = ecosystem(values, values.get(Key::Friction))?;
    let anchor = anchor(values, elasticity, constants);
    Ok(ThresholdModel::new(ecosystem, anchor)?)
}

/// The threshold by friction.
pub(crate) fn by_friction(
    values: &Values,
    model: &ThresholdModel,
) -> Result<Vec<Triple>, ScreenError> {
    let farthest = (1.5 * values.get(Key::Friction))
        .max(1.2 * boundary(values))
        .max(1.0);
    let mut line = Vec::new();
    for friction in evenly(1e-6, farthest, 201) {
        let model = ThresholdModel::new(ecosystem(values, friction)?, *model.anchor())?;
        if let Threshold::FrictionDominated { output, .. }
        | Threshold::NetworkDominated { output, .. } = model.threshold()
        {
            // Beyond a thousand times parity the line says nothing but "never".
            if output <= 1000.0 * model.parity_output() {
                line.push((friction, output));
            }
        }
    }
    Ok(points(line))
}

/// Critical cost at a friction; not a number where there is none.
pub(crate) fn critical_cost(values: &Values, friction: f64) -> f64 {
    ecosystem(values, friction)
        .ok()
        .and_then(|ecosystem| ecosystem.critical_cost())
        .unwrap_or(f64::NAN)
}

/// Friction at which R₀ is one at cost parity.
pub(crate) fn boundary(values: &Values) -> f64 {
    values.get(Key::Latency) * values.get(Key::Network) - values.get(Key::Churn)
}

fn anchor(values: &Values, elasticity: Elasticity, constants: &Constants) -> LearningAnchor {
    LearningAnchor {
        output: constants.cumulative_eb,
        cost: values.get(Key::Cost),
        elasticity: elasticity.value(),
    }
}

fn ecosystem(values: &Values, friction: f64) -> Result<Ecosystem, ScreenError> {
    Ok(Ecosystem::new(EcosystemParams {
        function: AdoptionFunction::Floored {
            slope: values.get(Key::AdoptionSlope),
        },
        parity_cost: values.get(Key::Target),
        latency: values.get(Key::Latency),
        network: values.get(Key::Network),
        friction,
        churn: values.get(Key::Churn),
    })?)
}
