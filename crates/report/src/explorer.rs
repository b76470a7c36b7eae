//! The explorer: one HTML file that carries the models as a WebAssembly module and draws what they compute.
//!
//! Panels, parameters and presets are described by `endodec-screens`; here they become JSON for the page's script, which
//! holds no formula of the models.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use endodec_explorer_wasm::MODULE;
use endodec_paper::Constants;
use endodec_screens::{
    Key, NumberStyle, PANELS, PARAMETERS, PRESETS, ParameterEntry, ParameterScale, Plot, PlotAxis,
    Preset, PrintedPoint, Readout, ScreenPanel, SeriesMark, parameter,
};
use serde_json::{Value, json};

use crate::reproduce::Artefact;
use endodec_table::markup::typographic;
use endodec_table::{Cell, Table, markdown_with_names};

/// The explorer as one HTML file.
#[must_use]
pub fn page() -> Artefact {
    let description = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "parameters": PARAMETERS.iter().map(of_parameter).collect::<Vec<_>>(),
        "panels": PANELS.iter().map(of_panel).collect::<Vec<_>>(),
        "presets": PRESETS.iter().map(of_preset).collect::<Vec<_>>(),
    });
    // "</" would end the element that carries the description.
    let description = typographic(&description.to_string()).replace("</", "<\\/");
    let html = include_str!("explorer/page.html")
        .replace("{style}", include_str!("explorer/style.css"))
        .replace("{description}", &description)
        .replace("{module}", &STANDARD.encode(MODULE))
        .replace(
            "{script}",
            concat!(
                include_str!("explorer/state.js"),
                include_str!("explorer/plot.js"),
                include_str!("explorer/page.js")
            ),
        )
        .replace("{version}", env!("CARGO_PKG_VERSION"));
    Artefact {
        path: "explorer.html".to_owned(),
        bytes: html.into_bytes(),
    }
}

/// Where a panel opens with these settings, as the page's script writes it: what is not named has its default.
pub(crate) fn address(panel: &str, settings: &[(Key, f64)]) -> String {
    let settings: String = settings
        .iter()
        .map(|&(key, value)| {
            let parameter = parameter(key);
            format!("&{}={}", parameter.name, parameter.text(value))
        })
        .collect();
    format!("explorer.html#panel={panel}{settings}")
}

/// Every parameter of every panel, in Markdown: the page `docs/parameters.md`.
#[must_use]
pub fn parameters() -> String {
    let mut page = String::from(
        "# Parameters\n\nOne table (`crates/screens/src/parameter/table.rs`) feeds the explorer's sliders, the command line's help and this \
         page, which `endodec reproduce --bless` writes. `endodec explore --parameters --format json` prints it for programs.\n",
    );
    for panel in &PANELS {
        let mut table = Table::new(["name", "symbol", "meaning", "unit", "default", "source"]);
        for &key in panel.parameters {
            let parameter = parameter(key);
            table.push([
                Cell::from(parameter.name),
                Cell::from(parameter.symbol),
                Cell::from(parameter.meaning),
                Cell::from(parameter.unit),
                Cell::from(parameter.default_text()),
                Cell::from(parameter.source),
            ]);
        }
        let heads = ["Name", "Symbol", "Meaning", "Unit", "Default", "Source"];
        page.push_str(&format!(
            "\n## {}\n\n{}\n\n{}",
            panel.title,
            panel.lead,
            markdown_with_names(&table, &heads, &[0])
        ));
    }
    page
}

fn of_parameter(parameter: &ParameterEntry) -> Value {
    let (kind, low, high, names): (_, _, _, &[&str]) = match parameter.scale {
        ParameterScale::Linear(low, high) => ("linear", low, high, &[]),
        ParameterScale::Log(low, high) => ("log", low, high, &[]),
        ParameterScale::Whole(low, high) => ("whole", low, high, &[]),
        ParameterScale::Choice(names) => ("choice", 0.0, names.len() as f64 - 1.0, names),
    };
    json!({
        "name": parameter.name,
        "symbol": parameter.symbol,
        "meaning": parameter.meaning,
        "unit": parameter.unit,
        "source": parameter.source,
        "default": parameter.default,
        "automatic": parameter.automatic,
        "scale": { "kind": kind, "low": low, "high": high, "names": names },
    })
}

fn of_panel(panel: &ScreenPanel) -> Value {
    json!({
        "name": panel.name,
        "title": panel.title,
        "lead": panel.lead,
        "parameters": panel.parameters.iter().map(|&key| key as usize).collect::<Vec<_>>(),
        "readouts": panel.readouts.iter().map(of_readout).collect::<Vec<_>>(),
        "plots": panel.plots.iter().map(of_plot).collect::<Vec<_>>(),
    })
}

fn of_readout(readout: &Readout) -> Value {
    let (kind, unit, words): (_, _, &[&str]) = match readout.shown {
        NumberStyle::Number(unit) => ("number", unit, &[]),
        NumberStyle::Share => ("share", "", &[]),
        NumberStyle::Year => ("year", "", &[]),
        NumberStyle::Word(words) => ("word", "", words),
    };
    json!({ "name": readout.name, "label": readout.label, "kind": kind, "unit": unit, "words": words })
}

fn of_plot(plot: &Plot) -> Value {
    json!({
        "name": plot.name,
        "title": plot.title,
        "x": of_axis(&plot.x),
        "y": of_axis(&plot.y),
        "series": plot.series.iter().map(|series| json!({
            "name": series.name,
            "label": series.label,
            "colour": series.colour,
            "mark": match series.mark {
                SeriesMark::Line => "line",
                SeriesMark::Dashed => "dashed",
                SeriesMark::Points => "points",
                SeriesMark::Band => "band",
                SeriesMark::Span => "span",
                SeriesMark::Rule => "rule",
                SeriesMark::Level => "level",
            },
        })).collect::<Vec<_>>(),
        "printed": plot.printed,
        "marks": plot.marks.iter().map(of_mark).collect::<Vec<_>>(),
    })
}

fn of_mark(mark: &PrintedPoint) -> Value {
    let [x, y] = mark.at(&Constants::PAPER);
    json!({ "x": x, "y": y, "label": mark.label, "claim": mark.claim })
}

fn of_axis(axis: &PlotAxis) -> Value {
    json!({ "label": axis.label, "log": axis.log, "includes": axis.includes, "names": axis.names })
}

fn of_preset(preset: &Preset) -> Value {
    let settings: serde_json::Map<String, Value> = preset
        .settings
        .iter()
        .map(|&(key, value)| {
            let parameter = parameter(key);
            (parameter.name.to_owned(), parameter.text(value).into())
        })
        .collect();
    json!({
        "name": preset.name,
        "title": preset.title,
        "note": preset.note,
        "panel": preset.panel,
        "settings": settings,
    })
}

#[cfg(test)]
mod tests {
    use endodec_screens::PANELS;

    use super::{page, parameters};
    use endodec_ledger::claims::ledger;

    #[test]
    fn the_table_of_parameters_shows_names_as_code() {
        let page = parameters();
        assert!(page.contains("\n| `training-value` | S\\_T | "), "{page}");
        assert!(!page.contains("\\`"), "{page}");
    }

    #[test]
    fn what_is_marked_as_printed_is_in_the_ledger() {
        for mark in PANELS
            .iter()
            .flat_map(|panel| panel.plots)
            .flat_map(|plot| plot.marks)
        {
            assert!(
                ledger().any(|claim| claim.id == mark.claim),
                "{} of {}",
                mark.claim,
                mark.label
            );
        }
    }

    #[test]
    fn the_page_is_whole_and_below_a_megabyte() {
        let page = page();
        assert!(page.bytes.len() < 1_000_000, "{} bytes", page.bytes.len());
        let text = String::from_utf8(page.bytes).unwrap();
        for placeholder in [
            "{style}",
            "{description}",
            "{module}",
            "{script}",
            "{version}",
        ] {
            assert!(!text.contains(placeholder), "{placeholder}");
        }
        // Nothing is asked of a network.
        for address in ["src=\"http", "href=\"http", "url(http", "@import"] {
            assert!(!text.contains(address), "{address}");
        }
    }
}
