//! `endodec game drift`.

use clap::Args;
use endodec_game::drift::{self, GapPoint, QuasiStaticError};
use endodec_game::{Game, GameError, Point, Solution, cooperative, nash};
use endodec_table::{Cell, Table};
use serde_json::{Value, json};

use super::parameters::{self, DistanceArguments, GameArguments};
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned, significant};

/// Arguments of `endodec game drift`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game drift --drift 1 --at 1 --at 10\n  endodec game drift --drift 1 --coordination-gap 4 --points 50 --format csv\n\nThe threshold comes nearer by itself at a constant rate. The equilibrium is exact; beside it stands the error of\nfirms that take the threshold for fixed, against the bound that the paper gives for it, drift over output.\nWith --coordination-gap the answer holds the path of those firms too, its distance split into the hardware gap\nand the coordination gap."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    game: GameArguments,
    /// Rate at which the threshold falls, in units of cumulative output per unit of time
    #[arg(long, value_name = "RATE")]
    drift: f64,
    /// Part of x₀ that is the coordination gap at the start; negative where the network dominates
    #[arg(long, value_name = "GAP")]
    coordination_gap: Option<f64>,
    /// Points of the path from the start to crossing
    #[arg(long, value_name = "K", default_value_t = 101, value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    points: u32,
    #[command(flatten)]
    distances: DistanceArguments,
    #[command(flatten)]
    output: OutputArguments,
}

/// Both regimes, with the drift and without it.
struct Regimes {
    moving: [(&'static str, Solution); 2],
    still: [(&'static str, Solution); 2],
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let game = arguments.game.game()?;
    let rate = arguments.drift;
    let distances = arguments.distances.of(&game)?;
    let regimes = Regimes {
        moving: [
            ("nash", drift::nash(&game, rate)?),
            ("cooperative", drift::cooperative(&game, rate)?),
        ],
        still: [
            ("nash", nash::solve(&game)),
            ("cooperative", cooperative::solve(&game)),
        ],
    };
    for &x in &distances {
        for (_, solution) in &regimes.moving {
            parameters::representable(solution.at(x))?;
        }
    }
    let errors: Vec<(f64, QuasiStaticError)> = distances
        .iter()
        .map(|&x| Ok((x, drift::quasi_static_error(&game, rate, x)?)))
        .collect::<Result<_, GameError>>()?;

    let mut table = equilibria(&regimes, &distances);
    let mut text = format!(
        "{}\nThe threshold falls by {} per unit of time.\n\n{}\nFirms that take the threshold for fixed: relative errors, and the claimed bound ρ = drift/Q\n\n{}",
        parameters::to_text(&game),
        significant(rate, 7),
        aligned(&table),
        aligned(&measured(&errors)),
    );
    let mut json = json!({
        "parameters": parameters::to_json(&game),
        "drift": rate,
        "points": errors.iter().map(|(x, error)| point(&regimes, *x, error)).collect::<Vec<_>>(),
    });
    if let Some(gap) = arguments.coordination_gap {
        let path = Path::follow(&game, rate, gap, arguments.points)?;
        let exact = regimes.moving[0].1;
        table = gaps(&path.points, &exact);
        text.push_str(&format!(
            "\nThey cross after {}; had they foreseen the drift, after {}.\n{}\n",
            significant(path.crossing_time, 7),
            significant(exact.crossing_time(game.distance()), 7),
            path.parity(),
        ));
        json["coordination_gap"] = json!(gap);
        json["quasi_static_crossing_time"] = json!(path.crossing_time);
        json["path"] = path
            .points
            .iter()
            .map(|at| {
                let mut record = json!(at);
                record["exact_output"] = json!(exact.output(at.distance));
                record
            })
            .collect();
    }
    Answer::new(json, table)
        .with_text(text)
        .write(&arguments.output)
}

/// One row a distance and regime: with the drift, and without it.
fn equilibria(regimes: &Regimes, distances: &[f64]) -> Table {
    let mut table = Table::new([
        "x",
        "regime",
        "value",
        "shadow_cost",
        "output",
        "crossing_time",
        "value_without_drift",
        "output_without_drift",
        "crossing_time_without_drift",
    ]);
    for &x in distances {
        for ((name, moving), (_, still)) in regimes.moving.iter().zip(&regimes.still) {
            let (at, before) = (moving.at(x), still.at(x));
            table.push([
                x.into(),
                (*name).into(),
                at.value.into(),
                at.shadow_cost.into(),
                at.output.into(),
                at.crossing_time.into(),
                before.value.into(),
                before.output.into(),
                before.crossing_time.into(),
            ]);
        }
    }
    table
}

/// Below this an error is one of arithmetic, not of the approximation.
const ROUNDING: f64 = 1e-13;

/// The errors by quantity, each with whether the bound holds.
fn by_quantity(error: &QuasiStaticError) -> [(&'static str, f64, bool); 4] {
    [
        ("output", error.output),
        ("largest_output", error.largest_output),
        ("crossing_time", error.crossing_time),
        ("value", error.value),
    ]
    .map(|(name, value)| {
        (
            name,
            value,
            value.abs() <= error.timescale_ratio.max(ROUNDING),
        )
    })
}

fn measured(errors: &[(f64, QuasiStaticError)]) -> Table {
    let mut table = Table::new(["x", "quantity", "error", "bound", "within"]);
    for (x, error) in errors {
        for (name, value, within) in by_quantity(error) {
            table.push([
                Cell::from(*x),
                name.into(),
                value.into(),
                error.timescale_ratio.into(),
                if within { "yes" } else { "no" }.into(),
            ]);
        }
    }
    table
}

fn point(regimes: &Regimes, x: f64, error: &QuasiStaticError) -> Value {
    let at = |of: &[(&str, Solution); 2]| -> [Point; 2] { [of[0].1.at(x), of[1].1.at(x)] };
    let ([nash, cooperative], [still_nash, still_cooperative]) =
        (at(&regimes.moving), at(&regimes.still));
    let within: Value = by_quantity(error)
        .into_iter()
        .map(|(name, _, within)| (name.to_owned(), Value::from(within)))
        .collect::<serde_json::Map<_, _>>()
        .into();
    json!({
        "x": x,
        "nash": nash,
        "cooperative": cooperative,
        "without_drift": { "nash": still_nash, "cooperative": still_cooperative },
        "quasi_static_error": error,
        "within_bound": within,
    })
}

/// What firms do that take the threshold for fixed while it falls, with both gaps.
struct Path {
    crossing_time: f64,
    points: Vec<GapPoint>,
}

impl Path {
    /// From x₀ to crossing. Cumulative output is counted from zero at the start, so that the
    /// threshold stands at x₀ and cost parity at what the coordination gap leaves of it.
    fn follow(game: &Game, rate: f64, gap: f64, points: u32) -> Result<Self, Failure> {
        const STEPS_BETWEEN_POINTS: usize = 20;
        let x = game.distance();
        if !gap.is_finite() {
            return Err(Failure::argument(
                "--coordination-gap",
                "a finite number",
                gap,
            ));
        }
        let error = drift::quasi_static_error(game, rate, x)?;
        let expected = drift::nash(game, rate)?.crossing_time(x) * (1.0 + error.crossing_time);
        // A little longer than the crossing takes, so that rounding does not leave it out.
        let horizon = expected * (1.0 + 1e-9);
        let steps = (points as usize - 1) * STEPS_BETWEEN_POINTS;
        let moving = drift::follow(game, x - gap, |time| x - rate * time, horizon, steps)?;
        let last = moving.path.len() - 1;
        let points = moving
            .path
            .into_iter()
            .enumerate()
            .filter(|(step, _)| step % STEPS_BETWEEN_POINTS == 0 || *step == last)
            .map(|(_, at)| at)
            .collect();
        Ok(Self {
            crossing_time: moving.crossing_time.unwrap_or(expected),
            points,
        })
    }

    /// When cost parity is passed, as a sentence.
    fn parity(&self) -> String {
        let passed = self
            .points
            .windows(2)
            .find(|pair| pair[0].hardware_gap > 0.0 && pair[1].hardware_gap <= 0.0)
            .map(|pair| (pair[0].time, pair[1].time));
        match (passed, self.points.first()) {
            (Some((from, to)), _) => format!(
                "Cost parity is passed between {} and {}.",
                significant(from, 5),
                significant(to, 5)
            ),
            (None, Some(start)) if start.hardware_gap <= 0.0 => {
                "Cost parity lies behind at the start.".to_owned()
            }
            _ => "The crossing comes before cost parity.".to_owned(),
        }
    }
}

fn gaps(path: &[GapPoint], exact: &Solution) -> Table {
    let mut table = Table::new([
        "time",
        "distance",
        "hardware_gap",
        "coordination_gap",
        "output",
        "exact_output",
        "timescale_ratio",
    ]);
    for at in path {
        table.push(
            [
                at.time,
                at.distance,
                at.hardware_gap,
                at.coordination_gap,
                at.output,
                exact.output(at.distance),
                at.timescale_ratio,
            ]
            .map(Cell::from),
        );
    }
    table
}
