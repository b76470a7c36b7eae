//! The parameters of the game as options of the command line.

use std::fmt;
use std::path::PathBuf;

use clap::Args;
use endodec_game::{Game, GameError, Params, Point, cooperative, nash};
use endodec_paper::Constants;
use endodec_screens::{Key, parameter};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::input;
use crate::output::significant;

/// Parameters of the game; what is not given is the recovered baseline.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Parameters of the game")]
pub(crate) struct GameArguments {
    #[arg(long, value_name = "N", help = described(Key::Firms))]
    pub(crate) firms: Option<u32>,
    #[arg(long, value_name = "A", help = described(Key::Intercept))]
    pub(crate) intercept: Option<f64>,
    #[arg(long, value_name = "B", help = described(Key::Slope))]
    pub(crate) slope: Option<f64>,
    #[arg(long, value_name = "R", help = described(Key::Discount))]
    pub(crate) discount: Option<f64>,
    #[arg(long, value_name = "DELTA", help = described(Key::Displacement))]
    pub(crate) displacement: Option<f64>,
    #[arg(long, value_name = "ST", help = described(Key::TrainingValue))]
    pub(crate) training_value: Option<f64>,
    #[arg(long, value_name = "SI", help = described(Key::InferenceProfit))]
    pub(crate) inference_profit: Option<f64>,
    #[arg(long, value_name = "X0", help = described(Key::Distance))]
    pub(crate) distance: Option<f64>,
    /// TOML file with any of: firms, intercept, slope, discount, displacement, training_value, inference_profit, distance; options go first
    #[arg(long, value_name = "FILE")]
    pub(crate) params: Option<PathBuf>,
}

/// What a TOML file gives of them.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ParamsFile {
    firms: Option<f64>,
    intercept: Option<f64>,
    slope: Option<f64>,
    discount: Option<f64>,
    displacement: Option<f64>,
    training_value: Option<f64>,
    inference_profit: Option<f64>,
    distance: Option<f64>,
}

/// A parameter as the explorer's table describes it, with its default.
fn described(key: Key) -> String {
    let parameter = parameter(key);
    format!(
        "{} [default: {}]",
        parameter.help(),
        parameter.default_text()
    )
}

impl GameArguments {
    /// The parameters: options over the file over the baseline.
    pub(crate) fn params(&self) -> Result<Params, Failure> {
        let baseline = Constants::PAPER.game();
        let file: ParamsFile = match &self.params {
            None => ParamsFile::default(),
            Some(path) => input::read_toml(path)?,
        };
        Ok(Params {
            firms: self
                .firms
                .map(f64::from)
                .or(file.firms)
                .unwrap_or(baseline.firms),
            intercept: self
                .intercept
                .or(file.intercept)
                .unwrap_or(baseline.intercept),
            slope: self.slope.or(file.slope).unwrap_or(baseline.slope),
            discount: self.discount.or(file.discount).unwrap_or(baseline.discount),
            displacement: self
                .displacement
                .or(file.displacement)
                .unwrap_or(baseline.displacement),
            training_value: self
                .training_value
                .or(file.training_value)
                .unwrap_or(baseline.training_value),
            inference_profit: self
                .inference_profit
                .or(file.inference_profit)
                .or(baseline.inference_profit),
            distance: self.distance.or(file.distance).unwrap_or(baseline.distance),
        })
    }

    /// The validated game, whose solutions at x₀ are numbers.
    pub(crate) fn game(&self) -> Result<Game, Failure> {
        let game = Game::new(self.params()?)?;
        solved(&game, game.distance())?;
        Ok(game)
    }
}

/// Refuses a distance at which a regime has no number for an answer.
fn solved(game: &Game, x: f64) -> Result<(), Failure> {
    for solution in [nash::solve(game), cooperative::solve(game)] {
        representable(solution.at(x))?;
    }
    Ok(())
}

/// Refuses an answer that extreme but valid parameters take beyond double precision, rather than
/// printing nothing in its place. A crossing may take for ever, and says so.
pub(crate) fn representable(at: Point) -> Result<(), Failure> {
    for (quantity, given, holds) in [
        ("the value", at.value, at.value.is_finite()),
        (
            "the shadow cost",
            at.shadow_cost,
            at.shadow_cost.is_finite(),
        ),
        ("the output", at.output, at.output.is_finite()),
        (
            "the crossing time",
            at.crossing_time,
            !at.crossing_time.is_nan(),
        ),
    ] {
        if !holds {
            return Err(GameError::Scale { quantity, given }.into());
        }
    }
    Ok(())
}

/// Where to evaluate.
#[derive(Debug, Clone, Args)]
pub(crate) struct DistanceArguments {
    /// Distance to crossing at which to evaluate, instead of x₀; may be given several times
    #[arg(long, value_name = "X")]
    pub(crate) at: Vec<f64>,
}

impl DistanceArguments {
    /// The distances given, each validated, or x₀.
    pub(crate) fn of(&self, game: &Game) -> Result<Vec<f64>, Failure> {
        if self.at.is_empty() {
            return Ok(vec![game.distance()]);
        }
        for &x in &self.at {
            game.at_distance(x)?;
            solved(game, x)?;
        }
        Ok(self.at.clone())
    }
}

/// The parameters in force, derived ones included; as text one line for people.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Parameters {
    firms: f64,
    intercept: f64,
    slope: f64,
    discount: f64,
    displacement: f64,
    training_value: f64,
    inference_profit: f64,
    distance: f64,
    pub(super) continuation_value: f64,
}

impl Parameters {
    pub(super) fn of(game: &Game) -> Self {
        let params = game.params();
        Self {
            firms: params.firms,
            intercept: params.intercept,
            slope: params.slope,
            discount: params.discount,
            displacement: params.displacement,
            training_value: params.training_value,
            inference_profit: game.inference_profit(),
            distance: params.distance,
            continuation_value: game.continuation_value(),
        }
    }
}

impl fmt::Display for Parameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = |value| significant(value, 7);
        write!(
            f,
            "N = {}, a = {}, b = {}, r = {}, δ = {}, S_T = {}, S_I = {}, x₀ = {}; S = {}",
            digits(self.firms),
            digits(self.intercept),
            digits(self.slope),
            digits(self.discount),
            digits(self.displacement),
            digits(self.training_value),
            digits(self.inference_profit),
            digits(self.distance),
            digits(self.continuation_value),
        )
    }
}
