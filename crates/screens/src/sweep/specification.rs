//! What to sweep over: a TOML text, read and found good.

use serde::Deserialize;
use toml::Table;

use super::axis;
use super::distribution::Distribution;
use super::error::SweepError;
use super::name::of_panel;
use super::scenarios::Scenarios;
use super::uniforms::{Sequence, Uniforms};
use crate::panel::ScreenPanel;
use crate::panels::PANELS;
use crate::parameter::{Key, ParameterEntry, Values, parameter};

/// Points at most.
const LARGEST: u64 = 100_000_000_000;

/// The text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    panel: String,
    #[serde(default)]
    readouts: Vec<String>,
    #[serde(default)]
    fixed: Table,
    #[serde(default)]
    grid: Table,
    #[serde(default)]
    random: Table,
    draws: Option<Draws>,
    scenarios: Option<String>,
}

/// How many draws, and which.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draws {
    pub(super) count: u64,
    pub(super) sequence: Sequence,
    pub(super) seed: u64,
}

/// What moves fastest: nothing, draws or scenarios.
#[derive(Debug, Clone)]
pub(super) enum Inner {
    One,
    Draws(Draws, Vec<(Key, Distribution)>),
    Scenarios(Scenarios),
}

/// A specification.
#[derive(Debug, Clone)]
pub(super) struct Specification {
    pub(super) panel: &'static ScreenPanel,
    /// Positions of the read-outs that are wanted.
    pub(super) readouts: Vec<usize>,
    pub(super) fixed: Values,
    /// The grid; the last axis moves fastest.
    pub(super) axes: Vec<(Key, Vec<f64>)>,
    pub(super) inner: Inner,
    pub(super) points: u64,
}

impl Specification {
    /// Reads a text; `open` gives the text of the file of scenarios.
    pub(super) fn read(
        text: &str,
        open: &dyn Fn(&str) -> Result<String, String>,
    ) -> Result<Self, SweepError> {
        let file: File =
            toml::from_str(text).map_err(|error| SweepError::Syntax(Box::new(error)))?;
        let panel = ScreenPanel::find(&file.panel).ok_or_else(|| {
            let names = PANELS.map(|panel| panel.name).join(", ");
            SweepError::refused("panel", &format!("one of {names}"), &file.panel)
        })?;
        let mut places = Places::default();
        let mut fixed = Values::default();
        for (name, value) in &file.fixed {
            let parameter = places.add(panel, name, "[fixed]")?;
            fixed = fixed.with(parameter.key, axis::number(parameter, value)?);
        }
        let mut axes = Vec::new();
        for (name, value) in &file.grid {
            let parameter = places.add(panel, name, "[grid]")?;
            axes.push((parameter.key, axis::values(parameter, value)?));
        }
        let mut random = Vec::new();
        for (name, value) in &file.random {
            let parameter = places.add(panel, name, "[random]")?;
            random.push((parameter.key, Distribution::read(parameter, value)?));
        }
        let inner = match (file.draws, file.scenarios) {
            (Some(_), Some(_)) => {
                return Err(SweepError::refused(
                    "a specification",
                    "one with [draws] or with scenarios",
                    "one with both",
                ));
            }
            (None, _) if !random.is_empty() => {
                return Err(SweepError::refused(
                    "[random]",
                    "beside [draws] with count, sequence and seed",
                    "alone",
                ));
            }
            (Some(_), _) if random.is_empty() => {
                return Err(SweepError::refused(
                    "[draws]",
                    "beside [random] with at least one distribution",
                    "alone",
                ));
            }
            (Some(draws), None) => {
                if draws.count == 0 {
                    return Err(SweepError::refused("count in [draws]", "at least 1", 0));
                }
                if Uniforms::new(draws.sequence, random.len(), draws.seed).is_none() {
                    return Err(SweepError::refused(
                        "[random]",
                        "at most 100 distributions",
                        random.len(),
                    ));
                }
                Inner::Draws(draws, random)
            }
            (None, Some(name)) => {
                let text = open(&name).map_err(SweepError::Refused)?;
                let scenarios = Scenarios::read(&name, &text, panel)?;
                for &key in &scenarios.keys {
                    places.add(panel, parameter(key).name, "the scenarios")?;
                }
                Inner::Scenarios(scenarios)
            }
            (None, None) if axes.is_empty() => {
                return Err(SweepError::refused(
                    "a specification",
                    "one with [grid], with [draws] and [random], or with scenarios",
                    "one with nothing to sweep over",
                ));
            }
            (None, None) => Inner::One,
        };
        let points = axes
            .iter()
            .try_fold(inner.count(), |points, (_, values)| {
                points.checked_mul(values.len() as u64)
            })
            .filter(|&points| points <= LARGEST)
            .ok_or_else(|| {
                SweepError::refused(
                    "the number of points",
                    &format!("at most {LARGEST}"),
                    "more; sweep over less at a time",
                )
            })?;
        Ok(Self {
            readouts: readouts(panel, &file.readouts)?,
            panel,
            fixed,
            axes,
            inner,
            points,
        })
    }
}

impl Inner {
    /// How many there are for each point of the grid.
    pub(super) fn count(&self) -> u64 {
        match self {
            Self::One => 1,
            Self::Draws(draws, _) => draws.count,
            Self::Scenarios(scenarios) => scenarios.count(),
        }
    }

    /// The parameters that it moves.
    pub(super) fn keys(&self) -> Vec<Key> {
        match self {
            Self::One => Vec::new(),
            Self::Draws(_, random) => random.iter().map(|&(key, _)| key).collect(),
            Self::Scenarios(scenarios) => scenarios.keys.clone(),
        }
    }
}

/// Where each parameter is given: in one place.
#[derive(Default)]
struct Places(Vec<(Key, &'static str)>);

impl Places {
    fn add(
        &mut self,
        panel: &ScreenPanel,
        name: &str,
        place: &'static str,
    ) -> Result<&'static ParameterEntry, SweepError> {
        let parameter = of_panel(panel, name)?;
        if let Some((_, other)) = self.0.iter().find(|(key, _)| *key == parameter.key) {
            return Err(SweepError::refused(
                name,
                &format!("in {other} or in {place}"),
                "in both",
            ));
        }
        self.0.push((parameter.key, place));
        Ok(parameter)
    }
}

/// Positions of the read-outs of these names, or of all where there are none.
fn readouts(panel: &ScreenPanel, names: &[String]) -> Result<Vec<usize>, SweepError> {
    if names.is_empty() {
        return Ok((0..panel.readouts.len()).collect());
    }
    let mut wanted = Vec::new();
    for name in names {
        let at = panel
            .readouts
            .iter()
            .position(|readout| readout.name == name || column(panel, readout.name) == *name)
            .ok_or_else(|| {
                let known: Vec<_> = panel.readouts.iter().map(|known| known.name).collect();
                SweepError::refused("a read-out", &format!("one of {}", known.join(", ")), name)
            })?;
        if wanted.contains(&at) {
            return Err(SweepError::refused(
                name,
                "named once among the read-outs",
                "twice there",
            ));
        }
        wanted.push(at);
    }
    Ok(wanted)
}

/// The column of a read-out: its name, told apart from a parameter of the panel that is called the same.
pub(super) fn column(panel: &ScreenPanel, readout: &str) -> String {
    let taken = panel
        .parameters
        .iter()
        .any(|&key| parameter(key).name == readout);
    if taken {
        format!("{readout}.in-force")
    } else {
        readout.to_owned()
    }
}
