//! Locating what happens inside a step.

use super::path::{Event, EventKind};
use super::system::{ShockEdge, State, Switch, System};
use crate::error::AdoptionError;
use crate::ode::DenseStep;
use crate::root;

const SWITCHES: [Switch; 4] = [
    Switch::Parity,
    Switch::Attraction,
    Switch::FrictionJump,
    Switch::Standard,
];
/// Samples per step; two opposite crossings between neighbouring samples would be missed.
const SAMPLES: u8 = 4;
/// Signs are decided outside this band only, so that rounding on a plateau is not a crossing.
const UNDECIDED: f64 = 1e-9;

/// The earliest change of branch inside a step.
pub(super) fn first_switch(
    system: &System<'_>,
    step: &DenseStep<4>,
) -> Result<Option<(f64, Switch)>, AdoptionError> {
    let mut first: Option<(f64, Switch)> = None;
    for switch in SWITCHES {
        let value = |t: f64| system.switch_value(switch, &step.at(t)).unwrap_or(-1.0);
        if system.switch_value(switch, &step.initial).is_none() {
            continue;
        }
        let mut before = step.start;
        for k in 1..=SAMPLES {
            let after = step.start + step.width * f64::from(k) / f64::from(SAMPLES);
            if value(after) > 0.0 {
                // Rounding can leave the start of a step already beyond.
                let t = if value(before) >= 0.0 {
                    before
                } else {
                    root::bracketed("a switch", value, before, after)?
                };
                if first.is_none_or(|(earliest, _)| t < earliest) {
                    first = Some((t, switch));
                }
                break;
            }
            before = after;
        }
    }
    Ok(first)
}

/// A quantity whose changes of sign are events.
#[derive(Debug, Clone, Copy)]
enum Sign {
    Reproduction,
    ShareGrowth,
}

impl Sign {
    fn value(self, system: &System<'_>, y: &State) -> f64 {
        match self {
            Self::Reproduction => system.r0(y) - 1.0,
            Self::ShareGrowth => system.share_growth(y),
        }
    }

    fn kind(self, positive: bool) -> EventKind {
        match (self, positive) {
            (Self::Reproduction, true) => EventKind::SelfSustaining,
            (Self::Reproduction, false) => EventKind::SelfSustainingLost,
            (Self::ShareGrowth, true) => EventKind::Trough,
            (Self::ShareGrowth, false) => EventKind::Peak,
        }
    }
}

/// Follows the signs and collects the events.
pub(super) struct Watch {
    signs: [(Sign, Option<bool>, f64); 2],
    events: Vec<Event>,
}

fn decided(value: f64) -> Option<bool> {
    (value.abs() > UNDECIDED).then_some(value > 0.0)
}

impl Watch {
    pub(super) fn new(system: &System<'_>, t: f64, y: &State) -> Self {
        let signs = [Sign::Reproduction, Sign::ShareGrowth]
            .map(|sign| (sign, decided(sign.value(system, y)), t));
        Self {
            signs,
            events: Vec::new(),
        }
    }

    /// Changes of sign between the start of a step and `until`.
    pub(super) fn observe(
        &mut self,
        system: &System<'_>,
        step: &DenseStep<4>,
        until: f64,
    ) -> Result<(), AdoptionError> {
        let mut found = Vec::new();
        for (sign, last, since) in &mut self.signs {
            for k in 1..=SAMPLES {
                let t = step.start + (until - step.start) * f64::from(k) / f64::from(SAMPLES);
                let Some(now) = decided(sign.value(system, &step.at(t))) else {
                    continue;
                };
                if last.is_some_and(|last| last != now) {
                    // The last decided sample may lie before this step; inside it the root is as good.
                    let from = since.max(step.start);
                    let value = |t: f64| sign.value(system, &step.at(t));
                    let root = if (value(from) > 0.0) == now {
                        from
                    } else {
                        root::bracketed("an event", value, from, t)?
                    };
                    found.push(event(sign.kind(now), root, &step.at(root)));
                }
                *last = Some(now);
                *since = t;
            }
        }
        found.sort_by(|a, b| a.t.total_cmp(&b.t));
        self.events.extend(found);
        Ok(())
    }

    /// A switch happened; a jump in κ may have carried signs with it.
    pub(super) fn switched(&mut self, system: &System<'_>, switch: Switch, t: f64, y: &State) {
        let kind = match switch {
            Switch::Parity if system.branch.cheaper => Some(EventKind::CostParity),
            Switch::Parity => Some(EventKind::CostParityLost),
            Switch::FrictionJump => Some(EventKind::FrictionJump),
            Switch::Standard => Some(EventKind::Standard),
            Switch::Attraction => None,
        };
        self.events.extend(kind.map(|kind| event(kind, t, y)));
        self.jumped(system, t, y);
    }

    /// The shock started or ended; cost jumps, possibly over parity, and signs with it.
    pub(super) fn shocked(&mut self, system: &System<'_>, edge: ShockEdge, t: f64, y: &State) {
        let kind = match edge {
            ShockEdge::Start => EventKind::ShockStart,
            ShockEdge::End => EventKind::ShockEnd,
        };
        self.events.push(event(kind, t, y));
        let cheaper = system.saving(y) >= 0.0;
        if cheaper != system.branch.cheaper {
            let kind = if cheaper {
                EventKind::CostParity
            } else {
                EventKind::CostParityLost
            };
            self.events.push(event(kind, t, y));
        }
    }

    /// Signs that changed by a jump at `t`.
    pub(super) fn jumped(&mut self, system: &System<'_>, t: f64, y: &State) {
        for (sign, last, since) in &mut self.signs {
            let Some(now) = decided(sign.value(system, y)) else {
                continue;
            };
            if last.is_some_and(|last| last != now) {
                self.events.push(event(sign.kind(now), t, y));
            }
            *last = Some(now);
            *since = t;
        }
    }

    pub(super) fn into_events(self) -> Vec<Event> {
        self.events
    }
}

fn event(kind: EventKind, t: f64, y: &State) -> Event {
    Event {
        kind,
        t,
        share: y[2],
        output: y[0],
    }
}
