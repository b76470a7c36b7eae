//! Right-hand side on one smooth branch at a time.

use super::path::EcosystemState;
use crate::adoption_function::{AdoptionFunction, Branch};
use crate::ecosystem::Ecosystem;
use crate::error::AdoptionError;
use crate::friction::Friction;
use crate::scenario::Scenario;
use crate::threshold::{cost_at, output_at};
use endodec_learning::WrightCurve;

/// Output, investment, share, fragmentation.
pub(super) type State = [f64; 4];

/// A change of branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Switch {
    /// Cost passes parity, either way.
    Parity,
    /// Cost passes the point where the power form of β starts, either way.
    Attraction,
    /// κ jumps.
    FrictionJump,
    /// The standard arrives.
    Standard,
}

/// Start or end of the supply shock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ShockEdge {
    Start,
    End,
}

/// What the equations need of a state, computed once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rates {
    /// `c`.
    pub(super) cost: f64,
    /// `c* − c`.
    pub(super) saving: f64,
    /// `βγ`.
    gain: f64,
    /// `κ(E) + κ_F·F`.
    friction: f64,
    /// `R₀`.
    pub(super) r0: f64,
    /// Sum of all rates that move the share, the size that `share_growth` is small against on a plateau.
    pub(super) turnover: f64,
    /// `s′/s`, which is never small without reason, unlike `s′`.
    pub(super) share_growth: f64,
}

pub(super) struct System<'a> {
    pub(super) scenario: &'a Scenario,
    curve: WrightCurve,
    parity_output: f64,
    friction: &'a dyn Friction,
    central_output: &'a dyn Fn(f64) -> f64,
    pub(super) branch: Branch,
    jumped: bool,
    standard: bool,
    cost_factor: f64,
}

impl<'a> System<'a> {
    pub(super) fn new(
        scenario: &'a Scenario,
        friction: &'a dyn Friction,
        central_output: &'a dyn Fn(f64) -> f64,
    ) -> Result<Self, AdoptionError> {
        let curve = scenario.curve.curve()?;
        Ok(Self {
            scenario,
            curve,
            parity_output: output_at(&curve, scenario.adoption.parity_cost),
            friction,
            central_output,
            branch: Branch {
                cheaper: false,
                attractive: false,
            },
            jumped: false,
            standard: false,
            cost_factor: 1.0,
        })
    }

    /// Puts every switch where the initial state has it.
    pub(super) fn begin(&mut self, t: f64, y: &State) {
        if let Some(shock) = self.scenario.shock
            && shock.start <= t
            && t < shock.start + shock.duration
        {
            self.cost_factor = shock.factor;
        }
        self.jumped = self.friction.jump().is_some_and(|at| y[1] >= at);
        self.standard = self
            .scenario
            .fragmentation
            .is_some_and(|f| y[1] >= f.standard_at);
        self.settle(y);
    }

    /// Chooses the branch of β that belongs to the state.
    pub(super) fn settle(&mut self, y: &State) {
        self.branch = Branch::of(self.saving(y), self.scenario.adoption.latency);
    }

    pub(super) fn flip(&mut self, switch: Switch) {
        match switch {
            Switch::Parity => self.branch.cheaper = !self.branch.cheaper,
            Switch::Attraction => self.branch.attractive = !self.branch.attractive,
            Switch::FrictionJump => self.jumped = true,
            Switch::Standard => self.standard = true,
        }
    }

    /// Times at which a stretch without outside changes ends, the last being the end of the path.
    pub(super) fn breaks(&self) -> Vec<f64> {
        let Scenario {
            start, end, shock, ..
        } = *self.scenario;
        let mut breaks: Vec<f64> = shock
            .into_iter()
            .flat_map(|shock| [shock.start, shock.start + shock.duration])
            .filter(|&t| t > start && t < end)
            .collect();
        breaks.push(end);
        breaks
    }

    /// Switches the supply shock on or off if one of its edges is at `t`.
    pub(super) fn pass_break(&mut self, t: f64) -> Option<ShockEdge> {
        let shock = self.scenario.shock?;
        if t >= self.scenario.end {
            None
        } else if t >= shock.start + shock.duration {
            self.cost_factor = 1.0;
            Some(ShockEdge::End)
        } else {
            self.cost_factor = shock.factor;
            Some(ShockEdge::Start)
        }
    }

    fn cost(&self, y: &State) -> f64 {
        self.cost_factor * cost_at(&self.curve, y[0])
    }

    /// `c* − c`.
    pub(super) fn saving(&self, y: &State) -> f64 {
        self.scenario.adoption.parity_cost - self.cost(y)
    }

    /// Investment on the current side of the jump of κ, whatever a trial stage of the integrator says.
    fn sided_investment(&self, investment: f64) -> f64 {
        match self.friction.jump() {
            Some(at) if self.jumped => investment.max(at),
            Some(at) => investment.min(at.next_down()),
            None => investment,
        }
    }

    pub(super) fn rates(&self, y: &State) -> Rates {
        let adoption = &self.scenario.adoption;
        let cost = self.cost(y);
        let saving = adoption.parity_cost - cost;
        let gain = adoption.network
            * adoption
                .function
                .rate(saving, adoption.latency, self.branch);
        let friction = self.friction.at(self.sided_investment(y[1]))
            + self
                .scenario
                .fragmentation
                .map_or(0.0, |f| f.friction * y[3]);
        let loss = friction + adoption.churn;
        // From an empty start s′/s has no bound, but nothing moves faster than its rates.
        let (outside, pace) = if y[2] > 0.0 {
            let outside = adoption.external / y[2];
            (outside, outside)
        } else if adoption.external > 0.0 {
            (f64::INFINITY, adoption.external)
        } else {
            (0.0, 0.0)
        };
        let share_growth = (gain + outside) * (1.0 - y[2]) - loss;
        Rates {
            cost,
            saving,
            gain,
            friction,
            r0: gain / loss,
            turnover: gain.abs() + loss + pace,
            share_growth,
        }
    }

    pub(super) fn derivative(&self, t: f64, y: &State) -> State {
        self.derivative_from(&self.rates(y), t, y)
    }

    fn derivative_from(&self, rates: &Rates, t: f64, y: &State) -> State {
        let scenario = self.scenario;
        let s = y[2];
        let output = (self.central_output)(t) + scenario.adoption_output * s;
        let investment = if self.branch.cheaper {
            scenario.investment_response * rates.saving
        } else {
            0.0
        };
        let share = (rates.gain * s + scenario.adoption.external) * (1.0 - s)
            - (rates.friction + scenario.adoption.churn) * s;
        let fragmentation = scenario.fragmentation.map_or(0.0, |f| {
            let consolidation = if self.standard {
                f.consolidation_after
            } else {
                f.consolidation_before
            };
            f.growth * s * (1.0 - y[3]) - consolidation * y[3]
        });
        [output, investment, share, fragmentation]
    }

    /// Value that passes zero at a switch, positive beyond it; `None` where the switch cannot happen (any more).
    pub(super) fn switch_value(&self, switch: Switch, y: &State, saving: f64) -> Option<f64> {
        let toward = |value: f64, beyond: bool| Some(if beyond { -value } else { value });
        match switch {
            Switch::Parity => toward(saving, self.branch.cheaper),
            Switch::Attraction => match self.scenario.adoption.function {
                AdoptionFunction::Power { .. } => toward(
                    saving + self.scenario.adoption.latency,
                    self.branch.attractive,
                ),
                _ => None,
            },
            Switch::FrictionJump => self
                .friction
                .jump()
                .filter(|_| !self.jumped)
                .map(|at| y[1] - at),
            Switch::Standard => self
                .scenario
                .fragmentation
                .filter(|f| !self.standard && f.standard_at.is_finite())
                .map(|f| y[1] - f.standard_at),
        }
    }

    /// The state with everything derived from it.
    pub(super) fn point(&self, t: f64, y: &State) -> EcosystemState {
        let scenario = self.scenario;
        let rates = self.rates(y);
        let ecosystem = Ecosystem::unchecked(scenario.ecosystem_params(rates.friction));
        // A cost shock moves both thresholds outward along the curve.
        let parity = if (self.cost_factor - 1.0).abs() > 0.0 {
            output_at(
                &self.curve,
                scenario.adoption.parity_cost / self.cost_factor,
            )
        } else {
            self.parity_output
        };
        let critical_cost = ecosystem.critical_cost();
        let threshold = critical_cost.map(|cost| output_at(&self.curve, cost / self.cost_factor));
        let [output_rate, investment_rate, _, fragmentation_rate] =
            self.derivative_from(&rates, t, y);
        let friction_rate = self.friction.slope(self.sided_investment(y[1])) * investment_rate
            + scenario
                .fragmentation
                .map_or(0.0, |f| f.friction * fragmentation_rate);
        // dQ̄*/dt = (dQ̄*/dc**)·(dc**/dκ)·κ′, with dQ̄*/dc** = −Q̄*/(α·c**).
        let quasi_static = threshold
            .zip(critical_cost)
            .zip(ecosystem.critical_cost_slope())
            .map(|((threshold, cost), slope)| {
                (threshold / (scenario.curve.elasticity * cost) * slope * friction_rate).abs()
                    / output_rate
            });
        EcosystemState {
            t,
            output: y[0],
            investment: y[1],
            share: y[2],
            fragmentation: y[3],
            cost: rates.cost,
            friction: rates.friction,
            r0: rates.r0,
            hardware_gap: parity - y[0],
            coordination_gap: threshold.map(|threshold| threshold - parity),
            total_gap: threshold.map(|threshold| threshold - y[0]),
            quasi_static: quasi_static.filter(|ratio| ratio.is_finite()),
        }
    }
}
