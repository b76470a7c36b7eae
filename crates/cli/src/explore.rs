//! `endodec explore`.

use std::path::PathBuf;

use clap::Args;
use endodec_explorer_wasm::commands;
use endodec_report::explorer;
use endodec_screens::{Mark, PANELS, PARAMETERS, Panel, Parameter, Screen, Shown, Values};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::output::{self, Answer, Cell, OutputArguments, Table, aligned, significant};

/// Arguments of `endodec explore`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  endodec explore --to explorer.html\n  endodec explore --panel calendar --set elasticity=0.226 --set reading=rate --format csv\n  endodec explore --parameters --format json\n\nA screen of the explorer shows the command that prints its numbers; they are the same to the last digit."
)]
pub(crate) struct Arguments {
    /// HTML file to write [default: explorer.html]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["panel", "parameters"])]
    to: Option<PathBuf>,
    /// Print the numbers of this panel instead: rivalry, calendar, adoption, unequal
    #[arg(long, value_name = "PANEL")]
    panel: Option<String>,
    /// Value of a parameter of the panel; may be given several times
    #[arg(long = "set", value_name = "NAME=VALUE", requires = "panel")]
    settings: Vec<String>,
    /// Print every parameter instead: name, symbol, meaning, unit, default, range, source
    #[arg(long, conflicts_with = "panel")]
    parameters: bool,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.parameters {
        return parameters().write(&arguments.output);
    }
    match &arguments.panel {
        Some(name) => screen(name, &arguments.settings)?.write(&arguments.output),
        None => page(arguments),
    }
}

/// Writes the page, and says where.
fn page(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.output.output.is_some() {
        return Err(Failure::Input(
            "--output takes the numbers of --panel or --parameters; the page goes to --to FILE"
                .into(),
        ));
    }
    let page = explorer::page();
    let path = arguments
        .to
        .clone()
        .unwrap_or_else(|| PathBuf::from(&page.path));
    output::write_file(&path, &page.bytes)?;
    output::print(format!("{}\n", path.display()).as_bytes())
}

/// What a screen or the table of parameters answers.
#[derive(Serialize)]
#[serde(transparent)]
struct Numbers {
    json: Value,
    #[serde(skip)]
    table: Table,
    #[serde(skip)]
    text: String,
}

impl Answer for Numbers {
    fn records(&self) -> Result<Table, Failure> {
        Ok(self.table.clone())
    }

    fn text(&self) -> Result<String, Failure> {
        Ok(self.text.clone())
    }
}

fn screen(name: &str, settings: &[String]) -> Result<Numbers, Failure> {
    let names = || PANELS.map(|panel| panel.name).join(", ");
    let panel = Panel::find(name)
        .ok_or_else(|| Failure::argument("--panel", &format!("one of {}", names()), name))?;
    let mut values = Values::default();
    for setting in settings {
        let (name, value) = setting
            .split_once('=')
            .ok_or_else(|| Failure::argument("--set", "NAME=VALUE", setting))?;
        let parameter = panel
            .parameters
            .iter()
            .map(|&key| endodec_screens::parameter(key))
            .find(|parameter| parameter.name == name)
            .ok_or_else(|| {
                let known: Vec<_> = panel
                    .parameters
                    .iter()
                    .map(|&key| endodec_screens::parameter(key).name)
                    .collect();
                let requirement = format!("a parameter of {} ({})", panel.name, known.join(", "));
                Failure::argument("--set", &requirement, name)
            })?;
        values = values.with(parameter.key, parameter.parse(value).map_err(refused)?);
    }
    let screen = panel.compute(&values).map_err(refused)?;
    Ok(Numbers {
        json: to_json(panel, &values, &screen),
        table: to_table(panel, &screen),
        text: to_text(panel, &values, &screen),
    })
}

fn refused(error: endodec_screens::ScreenError) -> Failure {
    Failure::Input(error.to_string())
}

fn to_json(panel: &Panel, values: &Values, screen: &Screen) -> Value {
    let parameters: Map<String, Value> = panel
        .parameters
        .iter()
        .map(|&key| {
            let parameter = endodec_screens::parameter(key);
            let value = match parameter.scale {
                endodec_screens::Scale::Choice(_) => parameter.text(values.get(key)).into(),
                _ => json!(values.given(key)),
            };
            (parameter.name.to_owned(), value)
        })
        .collect();
    let readouts: Map<String, Value> = panel
        .readouts
        .iter()
        .zip(&screen.readouts)
        .map(|(readout, &value)| {
            let value = match readout.shown {
                Shown::Word(_) => json!(readout.shown.word(value)),
                // Not a number is `null`.
                _ => json!(value),
            };
            (readout.name.to_owned(), value)
        })
        .collect();
    let mut plots: Map<String, Value> = Map::new();
    for ((plot, series), marks) in panel.series().zip(&screen.series) {
        let ends = matches!(series.mark, Mark::Band | Mark::Span);
        let marks: Vec<Value> = marks
            .iter()
            .map(|&[x, y, to]| {
                if ends {
                    json!([x, y, to])
                } else {
                    json!([x, y])
                }
            })
            .collect();
        if let Some(plot) = plots
            .entry(plot.name)
            .or_insert_with(|| json!({}))
            .as_object_mut()
        {
            plot.insert(series.name.to_owned(), marks.into());
        }
    }
    json!({ "panel": panel.name, "parameters": parameters, "readouts": readouts, "plots": plots })
}

fn to_table(panel: &Panel, screen: &Screen) -> Table {
    let mut table = Table::new(["plot", "series", "x", "y", "to"]);
    for (readout, &value) in panel.readouts.iter().zip(&screen.readouts) {
        table.push([
            Cell::from("readout"),
            Cell::from(readout.name),
            Cell::Missing,
            Cell::from(value),
            Cell::Missing,
        ]);
    }
    for ((plot, series), marks) in panel.series().zip(&screen.series) {
        for &[x, y, to] in marks {
            table.push([
                Cell::from(plot.name),
                Cell::from(series.name),
                Cell::from(x),
                Cell::from(y),
                Cell::from(to),
            ]);
        }
    }
    table
}

fn to_text(panel: &Panel, values: &Values, screen: &Screen) -> String {
    let mut table = Table::new(["", ""]);
    for (readout, &value) in panel.readouts.iter().zip(&screen.readouts) {
        let text = match readout.shown {
            Shown::Word(_) => readout.shown.word(value).unwrap_or("none").to_owned(),
            _ if !value.is_finite() => "none".to_owned(),
            Shown::Share => format!("{} %", significant(100.0 * value, 4)),
            Shown::Year => format!("{value:.1}"),
            Shown::Number(unit) => format!("{} {unit}", significant(value, 6)),
        };
        table.push([readout.label.into(), text.trim_end().into()]);
    }
    format!(
        "{}\n\n{}\n{}\n",
        panel.title,
        aligned(&table),
        commands(panel, values).join("\n")
    )
}

/// The table of parameters.
fn parameters() -> Numbers {
    let mut table = Table::new([
        "name", "symbol", "meaning", "unit", "default", "panels", "source",
    ]);
    for parameter in &PARAMETERS {
        table.push([
            parameter.name.into(),
            parameter.symbol.into(),
            parameter.meaning.into(),
            parameter.unit.into(),
            parameter.default_text().into(),
            panels_of(parameter).join(" ").into(),
            parameter.source.into(),
        ]);
    }
    let json = PARAMETERS
        .iter()
        .map(|parameter| {
            json!({
                "name": parameter.name,
                "symbol": parameter.symbol,
                "meaning": parameter.meaning,
                "unit": parameter.unit,
                "default": parameter.default,
                "automatic": parameter.automatic,
                "panels": panels_of(parameter),
                "source": parameter.source,
            })
        })
        .collect();
    Numbers {
        text: aligned(&table),
        json,
        table,
    }
}

fn panels_of(parameter: &Parameter) -> Vec<&'static str> {
    PANELS
        .iter()
        .filter(|panel| panel.parameters.contains(&parameter.key))
        .map(|panel| panel.name)
        .collect()
}
