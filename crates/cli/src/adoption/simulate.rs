//! `endodec adoption simulate`.

use std::path::PathBuf;

use clap::Args;
use endodec_adoption::dynamics::{EventKind, Path, simulate};
use endodec_adoption::{Scenario, Tolerances};
use endodec_table::{Cell, Table};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::input;
use crate::output::{Answer, OutputArguments, aligned, significant};

/// Arguments of `endodec adoption simulate`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec adoption simulate examples/scenarios/two-waves.toml --format csv --output path.csv"
)]
pub(crate) struct Arguments {
    /// Scenario file (TOML), `-` for standard input
    #[arg(value_name = "SCENARIO")]
    scenario: PathBuf,
    /// Local error of a step relative to the state
    #[arg(long, value_name = "TOL", default_value_t = Tolerances::default().rtol)]
    tolerance: f64,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    if !(1e-14..=1e-3).contains(&arguments.tolerance) {
        return Err(Failure::argument(
            "--tolerance",
            "between 1e-14 and 1e-3",
            arguments.tolerance,
        ));
    }
    let name = input::shown(&arguments.scenario);
    let scenario: Scenario = input::read_toml(&arguments.scenario)?;
    scenario
        .check()
        .map_err(|error| Failure::Input(format!("{name}: {error}")))?;
    let tolerances = Tolerances {
        rtol: arguments.tolerance,
        ..Tolerances::default()
    };
    let path = simulate(&scenario, &tolerances)?;
    Answer::new(to_json(&path), to_table(&path))
        .with_text(to_text(&path))
        .write(&arguments.output)
}

fn to_json(path: &Path) -> Value {
    let points: Vec<Value> = path
        .points
        .iter()
        .map(|point| {
            json!({
                "t": point.t,
                "q": point.output,
                "e": point.investment,
                "s": point.share,
                "f": point.fragmentation,
                "cost": point.cost,
                "friction": point.friction,
                "r0": point.r0,
                "hardware_gap": point.hardware_gap,
                "coordination_gap": point.coordination_gap,
                "total_gap": point.total_gap,
                "quasi_static_ratio": point.quasi_static,
            })
        })
        .collect();
    json!({
        "hardware_crossing": path.hardware_crossing(),
        "self_sustaining": path.self_sustaining(),
        "lag_years": path.lag(),
        "events": path.events,
        "relapses": path.relapses(),
        "quasi_static_ratio": path.quasi_static(),
        "steps": path.steps,
        "points": points,
    })
}

fn to_table(path: &Path) -> Table {
    let mut table = Table::new([
        "t",
        "q",
        "e",
        "s",
        "f",
        "cost",
        "friction",
        "r0",
        "hardware_gap",
        "coordination_gap",
        "total_gap",
        "quasi_static_ratio",
    ]);
    for point in &path.points {
        table.push([
            Cell::from(point.t),
            Cell::from(point.output),
            Cell::from(point.investment),
            Cell::from(point.share),
            Cell::from(point.fragmentation),
            Cell::from(point.cost),
            Cell::from(point.friction),
            Cell::from(point.r0),
            Cell::from(point.hardware_gap),
            Cell::from(point.coordination_gap),
            Cell::from(point.total_gap),
            Cell::from(point.quasi_static),
        ]);
    }
    table
}

/// What happened, and the state once a year.
fn to_text(path: &Path) -> String {
    let mut events = Table::new(["event", "year", "share", "cumulative output"]);
    for event in &path.events {
        events.push([
            Cell::from(words(event.kind)),
            Cell::from(format!("{:.3}", event.t)),
            Cell::from(significant(event.share, 4)),
            Cell::from(significant(event.output, 5)),
        ]);
    }
    let mut years = Table::new([
        "year",
        "output",
        "cost",
        "friction",
        "R₀",
        "share",
        "hardware gap",
        "total gap",
    ]);
    let digits = |value: f64| Cell::from(significant(value, 4));
    let every = usize::try_from(path.scenario.points_per_year)
        .unwrap_or(1)
        .max(1);
    for point in path.points.iter().step_by(every) {
        years.push([
            Cell::from(significant(point.t, 6)),
            digits(point.output),
            digits(point.cost),
            digits(point.friction),
            digits(point.r0),
            digits(point.share),
            digits(point.hardware_gap),
            point.total_gap.map_or(Cell::Missing, digits),
        ]);
    }
    let mut text = if events.rows().is_empty() {
        "Nothing happens on this path.\n".to_owned()
    } else {
        aligned(&events)
    };
    if let Some(lag) = path.lag() {
        text.push_str(&format!(
            "\nlag from cost parity to R₀ = 1: {lag:.3} years\n"
        ));
    }
    if let Some(ratio) = path.quasi_static() {
        text.push_str(&format!(
            "threshold moves at {} to {} times the speed of output between the two (the quasi-static approximation wants this far below 1)\n",
            significant(ratio.smallest, 3),
            significant(ratio.largest, 3)
        ));
    }
    for (from, to) in path.relapses() {
        text.push_str(&format!("R₀ is below 1 again from {from:.3} to {to:.3}\n"));
    }
    text.push_str(&format!("\n{}", aligned(&years)));
    text
}

fn words(kind: EventKind) -> &'static str {
    match kind {
        EventKind::CostParity => "cost parity",
        EventKind::CostParityLost => "cost above parity again",
        EventKind::SelfSustaining => "R₀ rises above 1",
        EventKind::SelfSustainingLost => "R₀ falls below 1",
        EventKind::Peak => "share peaks",
        EventKind::Trough => "share turns up",
        EventKind::FrictionJump => "friction drops",
        EventKind::Standard => "standard arrives",
        EventKind::ShockStart => "supply shock starts",
        EventKind::ShockEnd => "supply shock ends",
        other => other.name(),
    }
}
