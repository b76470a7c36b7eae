//! `endodec game proposition`.

use clap::Args;
use endodec_game::proposition::{self, Argument, Certificate};
use serde::Serialize;

use super::parameters::{DistanceArguments, GameArguments, Parameters};
use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, aligned, records, significant};

/// Arguments of `endodec game proposition`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game proposition --training-value 900 --at 1 --at 100 --format json\n\nProposition 1 says that rivals produce more than a cartel at every distance. It holds exactly for 0 ≤ S ≤ S* = a²/(bNr)."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    game: GameArguments,
    #[command(flatten)]
    distances: DistanceArguments,
}

#[derive(Serialize)]
struct Found {
    parameters: Parameters,
    threshold: f64,
    premise_threshold: f64,
    argument: Argument,
    reversal: Option<f64>,
    flip: Option<f64>,
    points: Vec<Point>,
}

#[derive(Serialize)]
struct Point {
    x: f64,
    holds: bool,
    certificate: Certificate,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let game = self.game.game()?;
        let distances = self.distances.of(&game)?;
        let proposition = proposition::solve(&game);
        let point = |x| {
            let certificate = proposition.certificate(x);
            Point {
                x,
                holds: certificate.output_gap > 0.0,
                certificate,
            }
        };
        Ok(Found {
            parameters: Parameters::of(&game),
            threshold: proposition.threshold(),
            premise_threshold: proposition.premise_threshold(),
            argument: proposition.argument(),
            reversal: proposition.reversal(),
            flip: proposition.flip(),
            points: distances.into_iter().map(point).collect(),
        })
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        records(
            &self.points,
            "x, holds, certificate.slack, certificate.output_gap, certificate.time_gap, \
             certificate.shadow_cost_gap",
        )
    }

    fn text(&self) -> Result<String, Failure> {
        let digits = |value| significant(value, 6);
        let argument = match self.argument {
            Argument::OutputBounds => {
                "It holds at every distance: the two outputs lie on either side of a/(2b)."
            }
            Argument::SingleCrossing => {
                "It holds at every distance: the two outputs can cross only upwards."
            }
            Argument::Fails => "It fails near the crossing.",
        };
        let kept = self.parameters.continuation_value;
        let mut text = format!(
            "{}\nS = {}, S* = {}. {argument}\n",
            self.parameters,
            digits(kept),
            digits(self.threshold),
        );
        if let Some(x) = self.reversal {
            text.push_str(&format!("The order is reversed up to x = {}.\n", digits(x)));
        }
        if let Some(x) = self.flip {
            text.push_str(&format!(
                "Step 2 of the printed proof, N·V_P′ > V_N′, fails beyond x = {}.\n",
                digits(x)
            ));
        }
        if kept >= self.premise_threshold {
            text.push_str(&format!(
                "The premise of Step 2 of the printed proof, N·V_P′ > V_N′ at x = 0, is false from S = {} on.\n",
                digits(self.premise_threshold)
            ));
        }
        text.push_str(&format!("\n{}", aligned(&self.records()?)));
        Ok(text)
    }
}
