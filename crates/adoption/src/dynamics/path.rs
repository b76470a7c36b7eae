//! What a simulation answers.

use crate::ecosystem::Ecosystem;
use crate::scenario::Scenario;

/// State of the ecosystem at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct EcosystemState {
    /// Calendar year.
    pub t: f64,
    /// `Q`, cumulative output.
    pub output: f64,
    /// `E`, cumulative ecosystem investment.
    pub investment: f64,
    /// `s`, distributed share.
    pub share: f64,
    /// `F`, fragmentation.
    pub fragmentation: f64,
    /// `c`, cost of the distributed alternative.
    pub cost: f64,
    /// `κ(E) + κ_F·F`, per year.
    pub friction: f64,
    /// `R₀`.
    pub r0: f64,
    /// `Gᴴ = Q̄ − Q` (v1 App. C.1).
    pub hardware_gap: f64,
    /// `Gᶜ = Q̄* − Q̄` at the friction of this moment; `None` where there is no `Q̄*`.
    pub coordination_gap: Option<f64>,
    /// `x* = Gᴴ + Gᶜ = Q̄* − Q`.
    pub total_gap: Option<f64>,
    /// `|dQ̄*/dt|/Σq`, which the quasi-static approximation of v1 App. C.2 takes to be small.
    pub quasi_static: Option<f64>,
}

impl EcosystemState {
    /// `c**/c − 1`: by how much cost may rise now before `R₀` falls below one (negative before the crossing);
    /// `None` where no cost makes `R₀` one.
    #[must_use]
    pub fn cost_margin(&self, scenario: &Scenario) -> Option<f64> {
        let ecosystem = Ecosystem::unchecked(scenario.ecosystem_params(self.friction));
        ecosystem
            .critical_cost()
            .map(|critical| critical / self.cost - 1.0)
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum EventKind {
    /// Cost falls to parity: hardware crossing.
    CostParity,
    /// Cost rises above parity again.
    CostParityLost,
    /// `R₀` rises above one.
    SelfSustaining,
    /// `R₀` falls below one again.
    SelfSustainingLost,
    /// The share turns down.
    Peak,
    /// The share turns up.
    Trough,
    /// Friction jumps.
    FrictionJump,
    /// The standard arrives that ends fragmentation.
    Standard,
    /// A supply shock starts.
    ShockStart,
    /// The shock ends.
    ShockEnd,
}

impl EventKind {
    /// The name used in files, for example `cost_parity`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CostParity => "cost_parity",
            Self::CostParityLost => "cost_parity_lost",
            Self::SelfSustaining => "self_sustaining",
            Self::SelfSustainingLost => "self_sustaining_lost",
            Self::Peak => "peak",
            Self::Trough => "trough",
            Self::FrictionJump => "friction_jump",
            Self::Standard => "standard",
            Self::ShockStart => "shock_start",
            Self::ShockEnd => "shock_end",
        }
    }
}

/// An event on a path.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// Calendar year.
    pub t: f64,
    /// Share then.
    pub share: f64,
    /// Cumulative output then.
    pub output: f64,
}

/// How far a path is from the quasi-static approximation.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QuasiStatic {
    /// Largest `|dQ̄*/dt|/Σq` between hardware crossing and `R₀ = 1`.
    pub largest: f64,
    /// Smallest, over the same stretch.
    pub smallest: f64,
}

/// What holds at the start of a path, so that its crossing lies before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Already {
    /// Cost is at parity or below.
    pub cost_parity: bool,
    /// `R₀` is above one.
    pub self_sustaining: bool,
}

/// A simulated path.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct Path {
    /// The scenario.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub scenario: Scenario,
    /// What has happened before the path starts.
    pub already: Already,
    /// States at the requested times, in order.
    pub points: Vec<EcosystemState>,
    /// Events in order of time.
    pub events: Vec<Event>,
    /// Steps of the integrator, rejected ones included.
    pub steps: usize,
    /// Evaluations of the right-hand side.
    pub evaluations: usize,
}

impl Path {
    pub(super) fn new(
        scenario: Scenario,
        already: Already,
        points: Vec<EcosystemState>,
        events: Vec<Event>,
        (steps, evaluations): (usize, usize),
    ) -> Self {
        Self {
            scenario,
            already,
            points,
            events,
            steps,
            evaluations,
        }
    }

    /// Events of one kind, in order of time.
    pub fn events_of(&self, kind: EventKind) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(move |event| event.kind == kind)
    }

    /// Year in which cost first falls to parity; `None` if it does not on this path, or was there before its start
    /// ([`already`](Self::already)), after which any parity is a return.
    #[must_use]
    pub fn hardware_crossing(&self) -> Option<f64> {
        if self.already.cost_parity {
            return None;
        }
        self.events_of(EventKind::CostParity)
            .next()
            .map(|event| event.t)
    }

    /// Year in which `R₀` first passes one; `None` if it does not, or had before the start.
    #[must_use]
    pub fn self_sustaining(&self) -> Option<f64> {
        if self.already.self_sustaining {
            return None;
        }
        self.events_of(EventKind::SelfSustaining)
            .next()
            .map(|event| event.t)
    }

    /// `ΔT`: years from hardware crossing to `R₀ = 1` (v1 eq. 15).
    #[must_use]
    pub fn lag(&self) -> Option<f64> {
        Some(self.self_sustaining()? - self.hardware_crossing()?)
    }

    /// Peaks and troughs in order of time.
    pub fn extrema(&self) -> impl Iterator<Item = &Event> {
        self.events
            .iter()
            .filter(|event| matches!(event.kind, EventKind::Peak | EventKind::Trough))
    }

    /// Stretches after the first crossing during which `R₀ < 1`, as (from, to); the last may run to the end of the path.
    ///
    /// v1 Remark 1 says that there are none. A cost that rises by more than `c**/c − 1` makes one.
    #[must_use]
    pub fn relapses(&self) -> Vec<(f64, f64)> {
        let mut relapses = Vec::new();
        let mut from = None;
        for event in &self.events {
            match event.kind {
                EventKind::SelfSustainingLost => from = Some(event.t),
                EventKind::SelfSustaining => {
                    relapses.extend(from.take().map(|from| (from, event.t)))
                }
                _ => {}
            }
        }
        relapses.extend(from.map(|from| (from, self.scenario.end)));
        relapses
    }

    /// `|dQ̄*/dt|/Σq` between hardware crossing and `R₀ = 1` (or the whole path where one of them is missing);
    /// `None` where there is no `Q̄*` on that stretch.
    #[must_use]
    pub fn quasi_static(&self) -> Option<QuasiStatic> {
        let from = self.hardware_crossing().unwrap_or(f64::NEG_INFINITY);
        let to = self.self_sustaining().unwrap_or(f64::INFINITY);
        self.points
            .iter()
            .filter(|point| (from..=to).contains(&point.t))
            .filter_map(|point| point.quasi_static)
            .fold(None, |range: Option<QuasiStatic>, ratio| {
                Some(range.map_or(
                    QuasiStatic {
                        largest: ratio,
                        smallest: ratio,
                    },
                    |range| QuasiStatic {
                        largest: range.largest.max(ratio),
                        smallest: range.smallest.min(ratio),
                    },
                ))
            })
    }
}
