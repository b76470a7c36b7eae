//! `endodec game drift`.

use clap::Args;
use endodec_game::drift::{self, GapPoint, QuasiStaticError};
use endodec_game::{Game, Point, Solution, cooperative, nash};
use serde::Serialize;

use super::parameters::{self, DistanceArguments, GameArguments, Parameters};
use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, aligned, records, significant};

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
}

#[derive(Serialize)]
struct Found {
    parameters: Parameters,
    drift: f64,
    points: Vec<At>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    path: Option<Path>,
}

/// One distance: with the drift, without it, and what ignoring it costs.
#[derive(Serialize)]
struct At {
    x: f64,
    #[serde(flatten)]
    moving: Regimes,
    without_drift: Regimes,
    quasi_static_error: QuasiStaticError,
    within_bound: WithinBound,
}

#[derive(Serialize)]
struct Regimes {
    nash: Point,
    cooperative: Point,
}

/// Which errors the claimed bound holds for.
#[derive(Clone, Copy, Serialize)]
struct WithinBound {
    output: bool,
    largest_output: bool,
    crossing_time: bool,
    value: bool,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let game = self.game.game()?;
        let distances = self.distances.of(&game)?;
        let moving = [
            drift::nash(&game, self.drift)?,
            drift::cooperative(&game, self.drift)?,
        ];
        let still = [nash::solve(&game), cooperative::solve(&game)];
        for &x in &distances {
            for solution in &moving {
                parameters::representable(solution.at(x))?;
            }
        }
        let at = |x| -> Result<At, Failure> {
            let error = drift::quasi_static_error(&game, self.drift, x)?;
            Ok(At {
                x,
                moving: Regimes::at(&moving, x),
                without_drift: Regimes::at(&still, x),
                quasi_static_error: error,
                within_bound: WithinBound::of(&error),
            })
        };
        Ok(Found {
            parameters: Parameters::of(&game),
            drift: self.drift,
            points: distances.into_iter().map(at).collect::<Result<_, _>>()?,
            path: self
                .coordination_gap
                .map(|gap| Path::follow(&game, self.drift, gap, self.points, &moving[0]))
                .transpose()?,
        })
    }
}

impl Regimes {
    fn at([nash, cooperative]: &[Solution; 2], x: f64) -> Self {
        Self {
            nash: nash.at(x),
            cooperative: cooperative.at(x),
        }
    }
}

impl WithinBound {
    /// Below this an error is one of arithmetic, not of the approximation.
    const ROUNDING: f64 = 1e-13;

    fn of(error: &QuasiStaticError) -> Self {
        let within = |value: f64| value.abs() <= error.timescale_ratio.max(Self::ROUNDING);
        Self {
            output: within(error.output),
            largest_output: within(error.largest_output),
            crossing_time: within(error.crossing_time),
            value: within(error.value),
        }
    }
}

/// One row a distance and regime: with the drift, and without it.
#[derive(Serialize)]
struct Row<'a> {
    x: f64,
    regime: &'a str,
    moving: Point,
    still: Point,
}

fn equilibria(points: &[At]) -> Result<Table, Failure> {
    let rows = points.iter().flat_map(|at| {
        let row = |regime, moving, still| Row {
            x: at.x,
            regime,
            moving,
            still,
        };
        let (moving, still) = (&at.moving, &at.without_drift);
        [
            row("nash", moving.nash, still.nash),
            row("cooperative", moving.cooperative, still.cooperative),
        ]
    });
    records(
        rows,
        "x, regime, moving.value, moving.shadow_cost, moving.output, \
         moving.crossing_time, still.value as value_without_drift, still.output as \
         output_without_drift, still.crossing_time as crossing_time_without_drift",
    )
}

/// One row a distance and quantity: its error, and whether the bound holds.
#[derive(Serialize)]
struct Measured<'a> {
    x: f64,
    quantity: &'a str,
    error: f64,
    bound: f64,
    within: bool,
}

fn measured(points: &[At]) -> Result<Table, Failure> {
    let rows = points.iter().flat_map(|at| {
        let (error, within) = (&at.quasi_static_error, at.within_bound);
        [
            ("output", error.output, within.output),
            (
                "largest_output",
                error.largest_output,
                within.largest_output,
            ),
            ("crossing_time", error.crossing_time, within.crossing_time),
            ("value", error.value, within.value),
        ]
        .map(|(quantity, value, within)| Measured {
            x: at.x,
            quantity,
            error: value,
            bound: error.timescale_ratio,
            within,
        })
    });
    records(rows, "x, quantity, error, bound, within")
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        match &self.path {
            None => equilibria(&self.points),
            Some(path) => records(
                &path.path,
                "time, distance, hardware_gap, coordination_gap, output, exact_output, \
                 timescale_ratio",
            ),
        }
    }

    fn text(&self) -> Result<String, Failure> {
        let mut text = format!(
            "{}\nThe threshold falls by {} per unit of time.\n\n{}\nFirms that take the threshold for fixed: relative errors, and the claimed bound ρ = drift/Q\n\n{}",
            self.parameters,
            significant(self.drift, 7),
            aligned(&equilibria(&self.points)?),
            aligned(&measured(&self.points)?),
        );
        if let Some(path) = &self.path {
            text.push_str(&format!(
                "\nThey cross after {}; had they foreseen the drift, after {}.\n{}\n",
                significant(path.quasi_static_crossing_time, 7),
                significant(path.exact_crossing_time, 7),
                path.parity(),
            ));
        }
        Ok(text)
    }
}

/// What firms do that take the threshold for fixed while it falls, with both gaps.
#[derive(Serialize)]
struct Path {
    coordination_gap: f64,
    quasi_static_crossing_time: f64,
    #[serde(skip)]
    exact_crossing_time: f64,
    path: Vec<Followed>,
}

/// A point of that path, beside the output of firms that foresee the drift.
#[derive(Serialize)]
struct Followed {
    #[serde(flatten)]
    gaps: GapPoint,
    exact_output: f64,
}

impl Path {
    /// From x₀ to crossing. Cumulative output is counted from zero at the start, so that the
    /// threshold stands at x₀ and cost parity at what the coordination gap leaves of it.
    fn follow(
        game: &Game,
        rate: f64,
        gap: f64,
        points: u32,
        exact: &Solution,
    ) -> Result<Self, Failure> {
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
        let exact_crossing_time = exact.crossing_time(x);
        let expected = exact_crossing_time * (1.0 + error.crossing_time);
        // A little longer than the crossing takes, so that rounding does not leave it out.
        let horizon = expected * (1.0 + 1e-9);
        let steps = (points as usize - 1) * STEPS_BETWEEN_POINTS;
        let moving = drift::follow(game, x - gap, |time| x - rate * time, horizon, steps)?;
        let last = moving.path.len() - 1;
        let path = moving
            .path
            .into_iter()
            .enumerate()
            .filter(|(step, _)| step % STEPS_BETWEEN_POINTS == 0 || *step == last)
            .map(|(_, gaps)| Followed {
                gaps,
                exact_output: exact.output(gaps.distance),
            })
            .collect();
        Ok(Self {
            coordination_gap: gap,
            quasi_static_crossing_time: moving.crossing_time.unwrap_or(expected),
            exact_crossing_time,
            path,
        })
    }

    /// When cost parity is passed, as a sentence.
    fn parity(&self) -> String {
        let gap = |at: &Followed| at.gaps.hardware_gap;
        let passed = self
            .path
            .windows(2)
            .find(|pair| gap(&pair[0]) > 0.0 && gap(&pair[1]) <= 0.0)
            .map(|pair| (pair[0].gaps.time, pair[1].gaps.time));
        match (passed, self.path.first()) {
            (Some((from, to)), _) => format!(
                "Cost parity is passed between {} and {}.",
                significant(from, 5),
                significant(to, 5)
            ),
            (None, Some(start)) if gap(start) <= 0.0 => {
                "Cost parity lies behind at the start.".to_owned()
            }
            _ => "The crossing comes before cost parity.".to_owned(),
        }
    }
}
