//! `endodec explore --panel`: the numbers of one screen.

use endodec_explorer_wasm::commands;
use endodec_screens::{
    NumberStyle, PANELS, ParameterScale, Screen, ScreenPanel, SeriesMark, Values,
};
use serde::{Serialize, Serializer};

use crate::failure::Failure;
use crate::output::{Answer, Cell, Named, Table, aligned, significant};

/// A panel with the parameters given, and what it shows.
pub(super) struct Numbers {
    panel: &'static ScreenPanel,
    values: Values,
    screen: Screen,
}

/// Solves a panel at its defaults but for the settings `NAME=VALUE`.
pub(super) fn screen(name: &str, settings: &[String]) -> Result<Numbers, Failure> {
    let names = || PANELS.map(|panel| panel.name).join(", ");
    let panel = ScreenPanel::find(name)
        .ok_or_else(|| Failure::argument("--panel", &format!("one of {}", names()), name))?;
    let parameters = || {
        panel
            .parameters
            .iter()
            .map(|&key| endodec_screens::parameter(key))
    };
    let mut values = Values::default();
    for setting in settings {
        let (name, value) = setting
            .split_once('=')
            .ok_or_else(|| Failure::argument("--set", "NAME=VALUE", setting))?;
        let parameter = parameters()
            .find(|parameter| parameter.name == name)
            .ok_or_else(|| {
                let known: Vec<_> = parameters().map(|parameter| parameter.name).collect();
                let requirement = format!("a parameter of {} ({})", panel.name, known.join(", "));
                Failure::argument("--set", &requirement, name)
            })?;
        values = values.with(parameter.key, parameter.parse(value).map_err(refused)?);
    }
    let screen = panel.compute(&values).map_err(refused)?;
    Ok(Numbers {
        panel,
        values,
        screen,
    })
}

fn refused(error: endodec_screens::ScreenError) -> Failure {
    Failure::Input(error.to_string())
}

#[derive(Serialize)]
struct Keys {
    panel: &'static str,
    parameters: Named<&'static str, Value>,
    readouts: Named<&'static str, Value>,
    plots: Named<&'static str, Named<&'static str, Vec<Point>>>,
}

/// A word where there is one to say, else a number or `null`.
#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Word(Option<String>),
    Number(Option<f64>),
}

#[derive(Serialize)]
#[serde(untagged)]
enum Point {
    At([f64; 2]),
    Span([f64; 3]),
}

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parameters = self.panel.parameters.iter().map(|&key| {
            let parameter = endodec_screens::parameter(key);
            let value = match parameter.scale {
                ParameterScale::Choice(_) => {
                    Value::Word(Some(parameter.text(self.values.get(key))))
                }
                _ => Value::Number(self.values.given(key)),
            };
            (parameter.name, value)
        });
        let readouts = self.panel.readouts.iter().zip(&self.screen.readouts);
        let mut plots = Named(Vec::new());
        for ((plot, series), marks) in self.panel.series().zip(&self.screen.series) {
            let ends = matches!(series.mark, SeriesMark::Band | SeriesMark::Span);
            let points = marks.iter().map(|&[x, y, to]| match ends {
                true => Point::Span([x, y, to]),
                false => Point::At([x, y]),
            });
            let series = (series.name, points.collect());
            match plots.0.last_mut() {
                Some((name, Named(list))) if *name == plot.name => list.push(series),
                _ => plots.0.push((plot.name, Named(vec![series]))),
            }
        }
        Keys {
            panel: self.panel.name,
            parameters: parameters.collect(),
            readouts: readouts
                .map(|(readout, &value)| {
                    let value = match readout.shown {
                        NumberStyle::Word(_) => {
                            Value::Word(readout.shown.word(value).map(str::to_owned))
                        }
                        _ => Value::Number(Some(value)),
                    };
                    (readout.name, value)
                })
                .collect(),
            plots,
        }
        .serialize(serializer)
    }
}

impl Answer for Numbers {
    fn records(&self) -> Result<Table, Failure> {
        let mut table = Table::new(["plot", "series", "x", "y", "to"]);
        for (readout, &value) in self.panel.readouts.iter().zip(&self.screen.readouts) {
            table.push([
                Cell::from("readout"),
                Cell::from(readout.name),
                Cell::Missing,
                Cell::from(value),
                Cell::Missing,
            ]);
        }
        for ((plot, series), marks) in self.panel.series().zip(&self.screen.series) {
            for point in marks {
                let [x, y, to] = point.map(Cell::from);
                table.push([plot.name.into(), series.name.into(), x, y, to]);
            }
        }
        Ok(table)
    }

    fn text(&self) -> Result<String, Failure> {
        let mut table = Table::new(["", ""]);
        for (readout, &value) in self.panel.readouts.iter().zip(&self.screen.readouts) {
            let text = match readout.shown {
                NumberStyle::Word(_) => readout.shown.word(value).unwrap_or("none").to_owned(),
                _ if !value.is_finite() => "none".to_owned(),
                NumberStyle::Share => format!("{} %", significant(100.0 * value, 4)),
                NumberStyle::Year => format!("{value:.1}"),
                NumberStyle::Number(unit) => format!("{} {unit}", significant(value, 6)),
            };
            table.push([readout.label.into(), text.trim_end().into()]);
        }
        Ok(format!(
            "{}\n\n{}\n{}\n",
            self.panel.title,
            aligned(&table),
            commands(self.panel, &self.values).join("\n")
        ))
    }
}
