//! `endodec game two-state`.

use std::path::PathBuf;

use clap::Args;
use endodec_game::two_state::{
    self, Adoption, AdoptionParams, Convergence, Grid, Policy, PolicyPoint,
};
use serde::Serialize;

use crate::failure::Failure;
use crate::input;
use crate::output::{Analysis, Answer, Table, aligned, records, significant};

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
}

#[derive(Serialize)]
struct Found {
    parameters: AdoptionParams,
    grid: Grid,
    steps: usize,
    /// R₀ at parity and when learning is exhausted.
    #[serde(skip)]
    reproduction_numbers: [f64; 2],
    points: Vec<State>,
    #[serde(skip_serializing_if = "Option::is_none")]
    convergence: Option<Convergence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<Vec<Moment>>,
}

/// Value and strategy at a state.
#[derive(Serialize)]
struct State {
    x: f64,
    n: f64,
    value: f64,
    shadow_cost: f64,
    output: f64,
}

/// A moment of the simulated path.
#[derive(Serialize)]
struct Moment {
    time: f64,
    distance: f64,
    adoption: f64,
    output: f64,
    price: f64,
    profit: f64,
    earned: f64,
}

impl From<PolicyPoint> for Moment {
    fn from(point: PolicyPoint) -> Self {
        Self {
            time: point.time,
            distance: point.distance,
            adoption: point.second,
            output: point.output,
            price: point.price,
            profit: point.profit,
            earned: point.earned,
        }
    }
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let params: AdoptionParams = match &self.params {
            None => AdoptionParams::REFERENCE,
            Some(path) => input::read_toml(path)?,
        };
        let model = Adoption::new(params)?;
        for &n in &self.adoption {
            if !(0.0..=1.0).contains(&n) {
                return Err(Failure::argument("--adoption", "shares between 0 and 1", n));
            }
        }
        let grid = Grid {
            nodes: self.nodes as usize,
            courant: self.courant,
            ..Grid::DEFAULT
        };
        let policy = two_state::solve(model, grid, self.at)?;
        let state = |&n: &f64| State {
            x: self.at,
            n,
            value: policy.value(self.at, n),
            shadow_cost: policy.shadow_cost(self.at, n),
            output: policy.output(self.at, n),
        };
        let convergence = || {
            let nodes = (grid.nodes - 1) / 4 + 1;
            two_state::richardson(&model, Grid { nodes, ..grid }, self.at, self.adoption[0])
        };
        Ok(Found {
            parameters: params,
            grid,
            steps: policy.steps(),
            reproduction_numbers: [0.0, params.exhausted_at]
                .map(|output| model.reproduction_number(output)),
            points: self.adoption.iter().map(state).collect(),
            convergence: self.convergence.then(convergence).transpose()?,
            path: self
                .horizon
                .map(|horizon| self.simulate(&policy, horizon))
                .transpose()?,
        })
    }
}

impl Arguments {
    /// The path at the points asked for, integrated in finer steps.
    fn simulate(&self, policy: &Policy<Adoption>, horizon: f64) -> Result<Vec<Moment>, Failure> {
        const STEPS_BETWEEN_POINTS: usize = 20;
        let steps = (self.points as usize - 1) * STEPS_BETWEEN_POINTS;
        let path = policy.simulate(self.at, self.adoption[0], horizon, steps, 1.0)?;
        let points = path.into_iter().step_by(STEPS_BETWEEN_POINTS);
        Ok(points.map(Moment::from).collect())
    }
}

/// Distance of an observed order from 2 beyond which an extrapolation at second order is not to be trusted.
const FAR: f64 = 0.3;

impl Found {
    fn states(&self) -> Result<Table, Failure> {
        records(&self.points, "x, n, value, shadow_cost, output")
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        match &self.path {
            None => self.states(),
            Some(path) => records(
                path,
                "time, distance, adoption, output, price, profit, earned",
            ),
        }
    }

    fn text(&self) -> Result<String, Failure> {
        let [at_parity, exhausted] = self.reproduction_numbers;
        let mut text = format!(
            "R₀ at parity {}, when learning is exhausted {}; {} steps in x\n\n{}",
            significant(at_parity, 5),
            significant(exhausted, 5),
            self.steps,
            aligned(&self.states()?),
        );
        if let (Some(found), Some(first)) = (&self.convergence, self.points.first()) {
            text.push_str(&format!(
                "\nat n = {}: observed order {}, extrapolated value {}\n",
                first.n,
                significant(found.order, 3),
                significant(found.extrapolated, 7),
            ));
            if (found.order - 2.0).abs() > FAR {
                text.push_str(
                    "the order is far from 2: these grids are too coarse for the extrapolation, which supposes second order; take more --nodes\n",
                );
            }
        }
        if self.path.is_some() {
            text.push_str(&format!("\n{}", aligned(&self.records()?)));
        }
        Ok(text)
    }
}
