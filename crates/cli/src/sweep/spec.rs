//! What to sweep over: a TOML file.

use endodec_screens::{PANELS, Panel, Parameter, Values, parameter};
use serde::Deserialize;
use toml::{Table, Value};

use crate::failure::Failure;

/// Points of a grid at most.
const LARGEST: usize = 10_000_000;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    panel: String,
    #[serde(default)]
    readouts: Vec<String>,
    #[serde(default)]
    fixed: Table,
    grid: Table,
}

/// A validated grid.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) panel: &'static Panel,
    /// Positions of the read-outs that are wanted.
    pub(super) readouts: Vec<usize>,
    fixed: Values,
    pub(super) axes: Vec<Axis>,
}

/// One parameter and the values that it takes.
#[derive(Debug)]
pub(super) struct Axis {
    pub(super) parameter: &'static Parameter,
    values: Vec<f64>,
}

impl Grid {
    /// Reads and validates a grid; `name` is that of the file.
    pub(super) fn read(name: &str, text: &str) -> Result<Self, Failure> {
        let file: File =
            toml::from_str(text).map_err(|error| crate::input::located(name, text, &error))?;
        let refuse = |what: &str, required: &str, given: &str| {
            Failure::Input(format!("{name}: {what} must be {required}, got {given}"))
        };
        let panel = Panel::find(&file.panel).ok_or_else(|| {
            let names = PANELS.map(|panel| panel.name).join(", ");
            refuse("panel", &format!("one of {names}"), &file.panel)
        })?;
        let mut fixed = Values::default();
        for (key, value) in &file.fixed {
            let parameter = of_panel(name, panel, key)?;
            fixed = fixed.with(parameter.key, number(name, parameter, value)?);
        }
        let mut axes = Vec::new();
        for (key, value) in &file.grid {
            let parameter = of_panel(name, panel, key)?;
            if file.fixed.contains_key(key) {
                return Err(refuse(key, "in [fixed] or in [grid]", "in both"));
            }
            let values = values(name, parameter, value)?;
            if values.is_empty() {
                return Err(refuse(key, "a list of at least one value", "empty"));
            }
            axes.push(Axis { parameter, values });
        }
        let readouts = if file.readouts.is_empty() {
            (0..panel.readouts.len()).collect()
        } else {
            let known = |readout: &String| {
                panel.readout(readout).ok_or_else(|| {
                    let names: Vec<_> = panel.readouts.iter().map(|known| known.name).collect();
                    refuse(
                        "a read-out",
                        &format!("one of {}", names.join(", ")),
                        readout,
                    )
                })
            };
            file.readouts.iter().map(known).collect::<Result<_, _>>()?
        };
        let points = axes
            .iter()
            .try_fold(1_usize, |points, axis| {
                points.checked_mul(axis.values.len())
            })
            .filter(|&points| points <= LARGEST);
        if points.is_none() {
            return Err(refuse(
                "the number of points",
                &format!("at most {LARGEST}"),
                "more; sweep over less at a time",
            ));
        }
        Ok(Self {
            panel,
            readouts,
            fixed,
            axes,
        })
    }

    /// How many points there are.
    pub(super) fn points(&self) -> usize {
        self.axes.iter().map(|axis| axis.values.len()).product()
    }

    /// The values at a point; the last axis moves fastest.
    pub(super) fn at(&self, mut point: usize) -> Values {
        let mut values = self.fixed;
        for axis in self.axes.iter().rev() {
            let count = axis.values.len();
            values = values.with(axis.parameter.key, axis.values[point % count]);
            point /= count;
        }
        values
    }
}

fn of_panel(name: &str, panel: &Panel, key: &str) -> Result<&'static Parameter, Failure> {
    panel
        .parameters
        .iter()
        .map(|&key| parameter(key))
        .find(|parameter| parameter.name == key)
        .ok_or_else(|| {
            let known: Vec<_> = panel
                .parameters
                .iter()
                .map(|&key| parameter(key).name)
                .collect();
            Failure::Input(format!(
                "{name}: {} has no parameter `{key}`; it has {}",
                panel.name,
                known.join(", ")
            ))
        })
}

/// One value of a parameter.
fn number(name: &str, parameter: &Parameter, value: &Value) -> Result<f64, Failure> {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    parameter
        .parse(&text)
        .map_err(|error| Failure::Input(format!("{name}: {error}")))
}

/// The values of a parameter: a list, or `{ from, to, count, log }`.
fn values(name: &str, parameter: &Parameter, value: &Value) -> Result<Vec<f64>, Failure> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Range {
        from: f64,
        to: f64,
        count: u32,
        #[serde(default)]
        log: bool,
    }
    if let Value::Array(list) = value {
        return list
            .iter()
            .map(|value| number(name, parameter, value))
            .collect();
    }
    let refuse = |required: &str| {
        Failure::Input(format!(
            "{name}: {} must be {required}, got {value}",
            parameter.name
        ))
    };
    let Range {
        from,
        to,
        count,
        log,
    } = value
        .clone()
        .try_into()
        .map_err(|_| refuse("a list, or { from = …, to = …, count = …, log = true or false }"))?;
    if !(from.is_finite() && to.is_finite() && (2..=1_000_000).contains(&count)) {
        return Err(refuse(
            "a range of finite ends with a count from 2 to 1000000",
        ));
    }
    if log && !(from > 0.0 && to > 0.0) {
        return Err(refuse("a range of positive ends where log = true"));
    }
    let last = f64::from(count - 1);
    Ok((0..count)
        .map(|k| {
            let part = f64::from(k) / last;
            if k == count - 1 {
                to
            } else if log {
                from * (to / from).powf(part)
            } else {
                from + part * (to - from)
            }
        })
        .collect())
}
