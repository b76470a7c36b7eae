//! `endodec explore --parameters`: every parameter of the explorer.

use endodec_screens::{PANELS, PARAMETERS, ParameterEntry};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{Answer, Cell, Table, aligned};

/// The table of parameters.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Parameters(Vec<Described>);

#[derive(Serialize)]
struct Described {
    name: &'static str,
    symbol: &'static str,
    meaning: &'static str,
    unit: &'static str,
    default: Option<f64>,
    automatic: &'static str,
    panels: Vec<&'static str>,
    source: &'static str,
    /// As the slider shows it.
    #[serde(skip)]
    shown: String,
}

pub(super) fn parameters() -> Parameters {
    Parameters(PARAMETERS.iter().map(Described::of).collect())
}

impl Described {
    fn of(parameter: &ParameterEntry) -> Self {
        Self {
            name: parameter.name,
            symbol: parameter.symbol,
            meaning: parameter.meaning,
            unit: parameter.unit,
            default: parameter.default,
            automatic: parameter.automatic,
            panels: PANELS
                .iter()
                .filter(|panel| panel.parameters.contains(&parameter.key))
                .map(|panel| panel.name)
                .collect(),
            source: parameter.source,
            shown: parameter.default_text(),
        }
    }
}

impl Answer for Parameters {
    fn records(&self) -> Result<Table, Failure> {
        let mut table = Table::new([
            "name", "symbol", "meaning", "unit", "default", "panels", "source",
        ]);
        for of in &self.0 {
            let panels = of.panels.join(" ");
            let cells = [
                of.name, of.symbol, of.meaning, of.unit, &of.shown, &panels, of.source,
            ];
            table.push(cells.map(Cell::from));
        }
        Ok(table)
    }

    fn text(&self) -> Result<String, Failure> {
        Ok(aligned(&self.records()?))
    }
}
