//! `endodec adoption simulate`.

use clap::Args;
use endodec_adoption::dynamics::{
    Already, EcosystemState, Event, EventKind, Path, QuasiStatic, simulate,
};
use endodec_adoption::{Scenario, Tolerances};
use serde::Serialize;

use crate::failure::Failure;
use crate::input::{self, Source};
use crate::output::{Analysis, Answer, Figure, Table, aligned, records, significant};
use endodec_figures::{PathEvent, PathPanel, TimeAxis};

/// Arguments of `endodec adoption simulate`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec adoption simulate examples/scenarios/two-waves.toml --format csv --output path.csv"
)]
pub(crate) struct Arguments {
    /// Scenario file (TOML), `-` for standard input
    #[arg(value_name = "SCENARIO", value_parser = Source::parser())]
    scenario: Source,
    /// Local error of a step relative to the state
    #[arg(long, value_name = "TOL", default_value_t = Tolerances::default().rtol)]
    tolerance: f64,
}

#[derive(Serialize)]
struct Found {
    /// What holds at the start, so that its crossing lies before it.
    at_start: Already,
    hardware_crossing: Option<f64>,
    self_sustaining: Option<f64>,
    lag_years: Option<f64>,
    events: Vec<Event>,
    relapses: Vec<(f64, f64)>,
    quasi_static_ratio: Option<QuasiStatic>,
    steps: usize,
    points: Vec<Point>,
    #[serde(skip)]
    points_per_year: usize,
}

/// The state at one time.
#[derive(Serialize)]
struct Point {
    t: f64,
    q: f64,
    e: f64,
    s: f64,
    f: f64,
    cost: f64,
    friction: f64,
    r0: f64,
    hardware_gap: f64,
    coordination_gap: Option<f64>,
    total_gap: Option<f64>,
    quasi_static_ratio: Option<f64>,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        if !(1e-14..=1e-3).contains(&self.tolerance) {
            return Err(Failure::argument(
                "--tolerance",
                "between 1e-14 and 1e-3",
                self.tolerance,
            ));
        }
        let name = self.scenario.name();
        let scenario: Scenario = input::read_toml_from(&self.scenario)?;
        scenario
            .check()
            .map_err(|error| Failure::Input(format!("{name}: {error}")))?;
        let tolerances = Tolerances {
            rtol: self.tolerance,
            ..Tolerances::default()
        };
        Ok(Found::from(simulate(&scenario, &tolerances)?))
    }
}

impl From<Path> for Found {
    fn from(path: Path) -> Self {
        let point = |point: &EcosystemState| Point {
            t: point.t,
            q: point.output,
            e: point.investment,
            s: point.share,
            f: point.fragmentation,
            cost: point.cost,
            friction: point.friction,
            r0: point.r0,
            hardware_gap: point.hardware_gap,
            coordination_gap: point.coordination_gap,
            total_gap: point.total_gap,
            quasi_static_ratio: point.quasi_static,
        };
        Self {
            at_start: path.already,
            hardware_crossing: path.hardware_crossing(),
            self_sustaining: path.self_sustaining(),
            lag_years: path.lag(),
            relapses: path.relapses(),
            quasi_static_ratio: path.quasi_static(),
            steps: path.steps,
            points: path.points.iter().map(point).collect(),
            points_per_year: usize::try_from(path.scenario.points_per_year)
                .unwrap_or(1)
                .max(1),
            events: path.events,
        }
    }
}

impl Found {
    fn drawn(&self) -> Figure {
        let course = |of: fn(&Point) -> f64| self.points.iter().map(|at| (at.t, of(at))).collect();
        let panel = |title: &str, quantity: &str, of: fn(&Point) -> f64| PathPanel {
            title: title.to_owned(),
            quantity: quantity.to_owned(),
            log: false,
            percent: false,
            lines: vec![(title.to_owned(), course(of))],
            rule: None,
        };
        let title = match (self.hardware_crossing, self.self_sustaining, self.lag_years) {
            (Some(hardware), Some(adoption), Some(lag)) => format!(
                "Cost parity in {hardware:.1}, adoption that sustains itself in {adoption:.1}: {lag:.1} years between"
            ),
            (Some(hardware), None, _) => {
                format!("Cost parity in {hardware:.1}, and no adoption that sustains itself")
            }
            (None, Some(adoption), _) => {
                format!("Adoption sustains itself from {adoption:.1}; no cost parity on this path")
            }
            _ => "Neither cost parity nor adoption that sustains itself on this path".to_owned(),
        };
        endodec_figures::PathPlot {
            title,
            note: "The path of the scenario; where R₀ is above one, adoption sustains itself."
                .to_owned(),
            time: "year".to_owned(),
            axis: TimeAxis::Years,
            panels: vec![
                PathPanel {
                    rule: Some(1.0),
                    ..panel(
                        "Reproduction number R₀",
                        "reproduction number R₀",
                        |at| at.r0,
                    )
                },
                PathPanel {
                    percent: true,
                    ..panel("Share", "share", |at| at.s)
                },
                PathPanel {
                    log: true,
                    ..panel("Unit cost", "unit cost", |at| at.cost)
                },
                panel("Friction κ", "friction κ", |at| at.friction),
            ],
            events: self
                .events
                .iter()
                .map(|event| PathEvent {
                    at: event.t,
                    text: words(event.kind).to_owned(),
                })
                .collect(),
        }
        .figure()
    }
}

impl Answer for Found {
    fn figure(&self) -> Result<Option<Figure>, Failure> {
        Ok(Some(self.drawn()))
    }

    fn records(&self) -> Result<Table, Failure> {
        records(
            &self.points,
            "t, q, e, s, f, cost, friction, r0, hardware_gap, coordination_gap, \
             total_gap, quasi_static_ratio",
        )
    }

    /// What happened, and the state once a year.
    fn text(&self) -> Result<String, Failure> {
        let mut text = self.happened()?;
        if let Some(lag) = self.lag_years {
            text.push_str(&format!(
                "\nlag from cost parity to R₀ = 1: {lag:.3} years\n"
            ));
        }
        if let Some(ratio) = &self.quasi_static_ratio {
            text.push_str(&format!(
                "threshold moves at {} to {} times the speed of output between the two (the quasi-static approximation wants this far below 1)\n",
                significant(ratio.smallest, 3),
                significant(ratio.largest, 3)
            ));
        }
        for (from, to) in &self.relapses {
            text.push_str(&format!("R₀ is below 1 again from {from:.3} to {to:.3}\n"));
        }
        text.push_str(&format!("\n{}", aligned(&self.years()?)));
        Ok(text)
    }
}

impl Found {
    fn happened(&self) -> Result<String, Failure> {
        let mut before = String::new();
        let Already {
            cost_parity,
            self_sustaining,
        } = self.at_start;
        for (already, what) in [
            (cost_parity, "cost is at parity or below"),
            (self_sustaining, "R₀ is above 1"),
        ] {
            if already {
                before.push_str(&format!(
                    "At the start {what}: that crossing lies before the path.\n"
                ));
            }
        }
        if self.events.is_empty() {
            return Ok(format!("{before}Nothing happens on this path.\n"));
        }
        let (mut parity, mut sustained) = (cost_parity, self_sustaining);
        let rows = self.events.iter().map(|event| {
            let seen = match event.kind {
                EventKind::CostParity => std::mem::replace(&mut parity, true),
                EventKind::SelfSustaining => std::mem::replace(&mut sustained, true),
                _ => false,
            };
            [
                format!("{}{}", words(event.kind), if seen { " again" } else { "" }),
                format!("{:.3}", event.t),
                significant(event.share, 4),
                significant(event.output, 5),
            ]
        });
        let columns = "0 as event, 1 as year, 2 as share, 3 as cumulative output";
        Ok(format!("{before}{}", aligned(&records(rows, columns)?)))
    }

    fn years(&self) -> Result<Table, Failure> {
        let digits = |value: f64| significant(value, 4);
        let years = self.points.iter().step_by(self.points_per_year);
        let rows = years.map(|at| {
            [
                Some(significant(at.t, 6)),
                Some(digits(at.q)),
                Some(digits(at.cost)),
                Some(digits(at.friction)),
                Some(digits(at.r0)),
                Some(digits(at.s)),
                Some(digits(at.hardware_gap)),
                at.total_gap.map(digits),
            ]
        });
        records(
            rows,
            "0 as year, 1 as output, 2 as cost, 3 as friction, 4 as R₀, 5 as share, 6 \
             as hardware gap, 7 as total gap",
        )
    }
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
