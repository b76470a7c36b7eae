//! From steps ahead to times.

use endodec_reader::{Times, Unit};
use serde::Serialize;

use crate::learning::order::Order;
use crate::output::significant;

/// Steps ahead, and the time where times are known.
#[derive(Clone, Serialize)]
pub(super) struct At {
    pub(super) horizon: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<Time>,
}

impl At {
    pub(super) fn steps(steps: usize, when: &When) -> Self {
        let horizon = steps as f64;
        Self {
            horizon,
            time: when.after(horizon),
        }
    }
}

/// A time as the column writes it: a number, or a date.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Time {
    Number(f64),
    Date(String),
}

/// From steps after the last observation to times.
pub(super) struct When {
    pub(super) times: Option<Times>,
    pub(super) last: f64,
    pub(super) step: f64,
}

impl When {
    pub(super) fn of(order: &Order) -> Self {
        let times = order.clock.as_ref().map(|clock| &clock.times);
        Self {
            last: times
                .and_then(|times| times.at.last())
                .copied()
                .unwrap_or(0.0),
            step: order.timeline.period(),
            // Of the times only their unit is needed to write others.
            times: times.map(|times| Times {
                at: Vec::new(),
                unit: times.unit,
            }),
        }
    }

    pub(super) fn after(&self, steps: f64) -> Option<Time> {
        let times = self.times.as_ref()?;
        let at = self.last + self.step * steps;
        Some(match times.unit {
            Unit::Number | Unit::Year => Time::Number(at),
            _ => Time::Date(times.text(at)),
        })
    }

    /// A time between two steps, in words.
    pub(super) fn shown(&self, steps: f64) -> String {
        match self.after(steps) {
            None => significant(steps, 4),
            Some(Time::Number(at)) => format!("{at:.1}"),
            Some(Time::Date(date)) => date,
        }
    }
}
