//! `endodec game two-state`.

use std::path::PathBuf;

use clap::Args;
use endodec_game::two_state::{self, Adoption, AdoptionParams, Grid};
use endodec_table::{Cell, Table};
use serde_json::json;

use crate::failure::Failure;
use crate::input;
use crate::output::{Answer, OutputArguments, aligned, significant};

/// Arguments of `endodec game two-state`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game two-state --at 3.0534 --adoption 0.05,0.3,0.7\n  endodec game two-state --at 3.0534 --adoption 0.05 --horizon 40 --format csv\n\nAdoption n of the distributed alternative erodes the market while output brings its cost down.\nWithout --horizon the answer is value and strategy at the given states; with it, the simulated path\nfrom the first of them."
)]
pub(crate) struct Arguments {
    /// Distance to cost parity, in units of cumulative output
    #[arg(long, value_name = "X", default_value_t = 3.0534)]
    at: f64,
    /// Shares of adopters n, separated by commas
    #[arg(
        long,
        value_name = "N",
        value_delimiter = ',',
        default_value = "0.05,0.3,0.7"
    )]
    adoption: Vec<f64>,
    /// TOML file with any of: firms, intercept, slope, discount, erosion, transmission, base_transmission, contact, friction, elasticity, threshold, exhausted_at
    #[arg(long, value_name = "FILE")]
    params: Option<PathBuf>,
    /// Nodes of the grid in n
    #[arg(long, value_name = "K", default_value_t = 401, value_parser = clap::value_parser!(u32).range(5..=6401))]
    nodes: u32,
    /// Courant number of the march in x
    #[arg(long, value_name = "C", default_value_t = 0.9)]
    courant: f64,
    /// Solve on two coarser grids too and report the observed order
    #[arg(long)]
    convergence: bool,
    /// Simulate the path from the first state over this time
    #[arg(long, value_name = "T")]
    horizon: Option<f64>,
    /// Points of the simulated path
    #[arg(long, value_name = "K", default_value_t = 401, value_parser = clap::value_parser!(u32).range(2..=100_000))]
    points: u32,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let params: AdoptionParams = match &arguments.params {
        None => AdoptionParams::REFERENCE,
        Some(path) => input::read_toml(path)?,
    };
    let model = Adoption::new(params)?;
    for &n in &arguments.adoption {
        if !(0.0..=1.0).contains(&n) {
            return Err(Failure::argument("--adoption", "shares between 0 and 1", n));
        }
    }
    let grid = Grid {
        nodes: arguments.nodes as usize,
        courant: arguments.courant,
        ..Grid::DEFAULT
    };
    let policy = two_state::solve(model, grid, arguments.at)?;
    let mut table = Table::new(["x", "n", "value", "shadow_cost", "output"]);
    let mut points = Vec::new();
    for &n in &arguments.adoption {
        let (value, shadow_cost, output) = (
            policy.value(arguments.at, n),
            policy.shadow_cost(arguments.at, n),
            policy.output(arguments.at, n),
        );
        table.push([arguments.at, n, value, shadow_cost, output].map(Cell::from));
        points.push(json!({
            "x": arguments.at,
            "n": n,
            "value": value,
            "shadow_cost": shadow_cost,
            "output": output,
        }));
    }
    let mut text = format!(
        "R₀ at parity {}, when learning is exhausted {}; {} steps in x\n\n{}",
        significant(model.reproduction_number(0.0), 5),
        significant(model.reproduction_number(params.exhausted_at), 5),
        policy.steps(),
        aligned(&table),
    );
    let mut answer = json!({
        "parameters": params,
        "grid": grid,
        "steps": policy.steps(),
        "points": points,
    });
    if arguments.convergence {
        let nodes = (grid.nodes - 1) / 4 + 1;
        let coarse = Grid { nodes, ..grid };
        let found = two_state::richardson(&model, coarse, arguments.at, arguments.adoption[0])?;
        text.push_str(&format!(
            "\nat n = {}: observed order {}, extrapolated value {}\n",
            arguments.adoption[0],
            significant(found.order, 3),
            significant(found.extrapolated, 7),
        ));
        answer["convergence"] = json!(found);
    }
    if let Some(horizon) = arguments.horizon {
        let path = simulate(&policy, arguments, horizon)?;
        table = Table::new([
            "time", "distance", "adoption", "output", "price", "profit", "earned",
        ]);
        for point in &path {
            table.push(
                [
                    point.time,
                    point.distance,
                    point.second,
                    point.output,
                    point.price,
                    point.profit,
                    point.earned,
                ]
                .map(Cell::from),
            );
        }
        text.push_str(&format!("\n{}", aligned(&table)));
        answer["path"] = path
            .iter()
            .map(|point| {
                json!({
                    "time": point.time,
                    "distance": point.distance,
                    "adoption": point.second,
                    "output": point.output,
                    "price": point.price,
                    "profit": point.profit,
                    "earned": point.earned,
                })
            })
            .collect();
    }
    Answer::new(answer, table)
        .with_text(text)
        .write(&arguments.output)
}

/// The path at the points asked for, integrated in finer steps.
fn simulate(
    policy: &two_state::Policy<Adoption>,
    arguments: &Arguments,
    horizon: f64,
) -> Result<Vec<two_state::PolicyPoint>, Failure> {
    const STEPS_BETWEEN_POINTS: usize = 20;
    let intervals = arguments.points as usize - 1;
    let steps = intervals * STEPS_BETWEEN_POINTS;
    let path = policy.simulate(arguments.at, arguments.adoption[0], horizon, steps, 1.0)?;
    Ok(path.into_iter().step_by(STEPS_BETWEEN_POINTS).collect())
}
