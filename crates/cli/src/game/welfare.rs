//! `endodec game welfare`.

use clap::Args;
use endodec_game::welfare::{self, Surplus, Welfare};
use serde::Serialize;

use super::parameters::{GameArguments, Parameters};
use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, aligned, records, significant};

/// Arguments of `endodec game welfare`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game welfare --crossing-value 500 --format json\n\nWhether rivals overshoot depends on what crossing is worth to society, which the paper does not say: up to the break-even value they do."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    game: GameArguments,
    /// Social value W₀ of having crossed [default: what the firms keep, N·S]
    #[arg(long, value_name = "W0")]
    crossing_value: Option<f64>,
    /// Instead, the share φ of consumers' Cournot surplus that survives crossing for ever: W₀ = N·S + φ·CS/r
    #[arg(long, value_name = "PHI", conflicts_with = "crossing_value")]
    surviving_share: Option<f64>,
}

#[derive(Serialize)]
struct Found {
    parameters: Parameters,
    crossing_value: f64,
    break_even_crossing_value: Option<f64>,
    break_even_surviving_share: Option<f64>,
    #[serde(flatten)]
    regimes: Welfare,
}

#[derive(Serialize)]
struct Row<'a> {
    regime: &'a str,
    #[serde(flatten)]
    surplus: &'a Surplus,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let game = self.game.game()?;
        if let Some(share) = self.surviving_share
            && !(share >= 0.0 && share.is_finite())
        {
            return Err(Failure::argument(
                "--surviving-share",
                "a share of 0 or more",
                share,
            ));
        }
        let share = self.surviving_share.unwrap_or(0.0);
        let crossing_value = self
            .crossing_value
            .unwrap_or_else(|| welfare::post_crossing_value(&game, share));
        let x = game.distance();
        Ok(Found {
            parameters: Parameters::of(&game),
            crossing_value,
            regimes: welfare::compare(&game, crossing_value, x)?,
            break_even_crossing_value: welfare::break_even(&game, x),
            break_even_surviving_share: welfare::break_even_share(&game, x),
        })
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        let rows = [
            ("nash", &self.regimes.nash),
            ("cooperative", &self.regimes.cooperative),
            ("planner", &self.regimes.planner),
        ];
        records(
            rows.map(|(regime, surplus)| Row { regime, surplus }),
            "regime, output, crossing_time, producers, consumers, after_crossing, total",
        )
    }

    fn text(&self) -> Result<String, Failure> {
        let digits = |value| significant(value, 6);
        let verdict = match self.break_even_crossing_value {
            Some(value) if self.crossing_value < value => format!(
                "Rivals produce more than the optimum; they would be right at W₀ = {}.",
                digits(value)
            ),
            Some(value) => format!(
                "Rivals produce less than the optimum, as they do from W₀ = {} on.",
                digits(value)
            ),
            None => "No W₀ makes the output of rivals the optimum.".to_owned(),
        };
        Ok(format!(
            "{}\nW₀ = {}; present values at x₀, of the whole industry\n\n{}\n{verdict}\n",
            self.parameters,
            digits(self.crossing_value),
            aligned(&self.records()?)
        ))
    }
}
