//! Locating what happens inside a step.

use super::path::{Event, EventKind};
use super::system::{Rates, ShockEdge, State, Switch, System};
use crate::error::AdoptionError;
use endodec_numerics::minimise::line;
use endodec_numerics::ode::dop853::DenseStep;
use endodec_numerics::root;

const SWITCHES: [Switch; 4] = [
    Switch::Parity,
    Switch::Attraction,
    Switch::FrictionJump,
    Switch::Standard,
];
/// Samples per step; between neighbours of one sign an extremum is looked for.
const SAMPLES: usize = 2;
/// The sign of s′ is decided outside a band of this many tolerances, so that the integrator's noise on a plateau is no
/// crossing; R₀ has no plateau at one, and only its own error is in doubt.
const UNDECIDED: f64 = 100.0;

/// State inside a step with what the events depend on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample {
    t: f64,
    y: State,
    rates: Rates,
}

/// Equidistant samples of a step, from after its start to `until`.
pub(super) fn sample(system: &System<'_>, step: &DenseStep<4>, until: f64) -> [Sample; SAMPLES] {
    const FRACTIONS: [f64; SAMPLES] = [0.5, 1.0];
    FRACTIONS.map(|fraction| {
        let t = step.start + (until - step.start) * fraction;
        let y = step.at(t);
        Sample {
            t,
            y,
            rates: system.rates(&y),
        }
    })
}

/// The earliest change of branch inside a step.
pub(super) fn first_switch(
    system: &System<'_>,
    step: &DenseStep<4>,
    samples: &[Sample; SAMPLES],
) -> Result<Option<(f64, Switch)>, AdoptionError> {
    let mut first: Option<(f64, Switch)> = None;
    for switch in SWITCHES {
        let value = |t: f64| {
            let y = step.at(t);
            system
                .switch_value(switch, &y, system.saving(&y))
                .unwrap_or(-1.0)
        };
        let mut before = step.start;
        for sample in samples {
            let Some(beyond) = system.switch_value(switch, &sample.y, sample.rates.saving) else {
                break;
            };
            if beyond > 0.0 {
                // Rounding can leave the start of a step already beyond.
                let t = if value(before) >= 0.0 {
                    before
                } else {
                    root::bracketed("a switch", value, before, sample.t)?.x
                };
                if first.is_none_or(|(earliest, _)| t < earliest) {
                    first = Some((t, switch));
                }
                break;
            }
            before = sample.t;
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
    fn value(self, rates: &Rates) -> f64 {
        match self {
            Self::Reproduction => rates.r0 - 1.0,
            Self::ShareGrowth => rates.share_growth,
        }
    }

    /// The sign, where it is beyond the noise of a solution of relative accuracy `rtol`.
    fn decided(self, rates: &Rates, rtol: f64) -> Option<bool> {
        let size = match self {
            Self::Reproduction => 1.0 + rates.r0,
            Self::ShareGrowth => UNDECIDED * rates.turnover,
        };
        let value = self.value(rates);
        (value.abs() > rtol.max(f64::EPSILON) * size).then_some(value > 0.0)
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
    rtol: f64,
    events: Vec<Event>,
}

impl Watch {
    pub(super) fn new(system: &System<'_>, t: f64, y: &State, rtol: f64) -> Self {
        let rates = system.rates(y);
        let signs = [Sign::Reproduction, Sign::ShareGrowth]
            .map(|sign| (sign, sign.decided(&rates, rtol), t));
        Self {
            signs,
            rtol,
            events: Vec::new(),
        }
    }

    /// Changes of sign between the start of a step and the last sample.
    pub(super) fn observe(
        &mut self,
        system: &System<'_>,
        step: &DenseStep<4>,
        samples: &[Sample; SAMPLES],
    ) -> Result<(), AdoptionError> {
        let known = self.events.len();
        let rtol = self.rtol;
        for (sign, last, since) in &mut self.signs {
            let sign = *sign;
            let mut before = step.start;
            for sample in samples {
                let Some(now) = sign.decided(&sample.rates, rtol) else {
                    before = sample.t;
                    continue;
                };
                // The last decided sample may lie before this step; inside it the root is as good.
                let mut from = since.max(step.start);
                if *last == Some(now)
                    && let Some(turn) = turned(system, step, sign, (before, sample.t), now, rtol)
                {
                    let there = crossing(system, step, sign, (from, turn), !now)?;
                    self.events
                        .push(event(sign.kind(!now), there, &step.at(there)));
                    *last = Some(!now);
                    from = turn;
                }
                if last.is_some_and(|last| last != now) {
                    let root = crossing(system, step, sign, (from, sample.t), now)?;
                    self.events
                        .push(event(sign.kind(now), root, &step.at(root)));
                }
                *last = Some(now);
                *since = sample.t;
                before = sample.t;
            }
        }
        self.events[known..].sort_by(|a, b| a.t.total_cmp(&b.t));
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
        let rates = system.rates(y);
        for (sign, last, since) in &mut self.signs {
            let Some(now) = sign.decided(&rates, self.rtol) else {
                continue;
            };
            if last.is_some_and(|last| last != now) {
                self.events.push(event(sign.kind(now), t, y));
            }
            *last = Some(now);
            *since = t;
        }
    }

    /// Whether R₀ is above one at the start.
    pub(super) fn sustains(&self) -> bool {
        self.signs[0].1 == Some(true)
    }

    pub(super) fn into_events(self) -> Vec<Event> {
        self.events
    }
}

/// Where inside a step the sign becomes `now`, between a time at which it is not and one at which it is.
fn crossing(
    system: &System<'_>,
    step: &DenseStep<4>,
    sign: Sign,
    (from, to): (f64, f64),
    now: bool,
) -> Result<f64, AdoptionError> {
    let value = |t: f64| sign.value(&system.rates(&step.at(t)));
    // The band in which signs stay undecided can reach over the start.
    if (value(from) > 0.0) == now {
        return Ok(from);
    }
    Ok(root::bracketed("an event", value, from, to)?.x)
}

/// A time between two samples of the sign `now` at which it is decidedly the other; found where the quantity turns.
fn turned(
    system: &System<'_>,
    step: &DenseStep<4>,
    sign: Sign,
    (from, to): (f64, f64),
    now: bool,
    rtol: f64,
) -> Option<f64> {
    // How far beyond zero, on the side of `now`: an excursion to the other side has a minimum below zero.
    let distance = |t: f64| {
        let value = sign.value(&system.rates(&step.at(t)));
        if now { value } else { -value }
    };
    let nudge = (to - from) / 64.0;
    let falls = distance(from + nudge) < distance(from);
    let rises = distance(to - nudge) < distance(to);
    if !(falls && rises) {
        return None;
    }
    let lowest = line::minimum(distance, from, to, |value| value < 0.0);
    let rates = system.rates(&step.at(lowest));
    (sign.decided(&rates, rtol) == Some(!now)).then_some(lowest)
}

fn event(kind: EventKind, t: f64, y: &State) -> Event {
    Event {
        kind,
        t,
        share: y[2],
        output: y[0],
    }
}
