//! `endodec game proposition`.

use clap::Args;
use endodec_game::proposition::{self, Argument};
use endodec_table::Table;
use serde_json::json;

use super::parameters::{self, DistanceArguments, GameArguments};
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned, significant};

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
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let game = arguments.game.game()?;
    let distances = arguments.distances.of(&game)?;
    let proposition = proposition::solve(&game);
    let mut table = Table::new([
        "x",
        "holds",
        "slack",
        "output_gap",
        "time_gap",
        "shadow_cost_gap",
    ]);
    let mut points = Vec::new();
    for &x in &distances {
        let certificate = proposition.certificate(x);
        let holds = certificate.output_gap > 0.0;
        table.push([
            x.into(),
            if holds { "yes" } else { "no" }.into(),
            certificate.slack.into(),
            certificate.output_gap.into(),
            certificate.time_gap.into(),
            certificate.shadow_cost_gap.into(),
        ]);
        points.push(json!({ "x": x, "holds": holds, "certificate": certificate }));
    }
    let digits = |value| significant(value, 6);
    let argument = match proposition.argument() {
        Argument::OutputBounds => {
            "It holds at every distance: the two outputs lie on either side of a/(2b)."
        }
        Argument::SingleCrossing => {
            "It holds at every distance: the two outputs can cross only upwards."
        }
        Argument::Fails => "It fails near the crossing.",
    };
    let mut text = format!(
        "{}\nS = {}, S* = {}. {argument}\n",
        parameters::to_text(&game),
        digits(game.continuation_value()),
        digits(proposition.threshold()),
    );
    if let Some(x) = proposition.reversal() {
        text.push_str(&format!("The order is reversed up to x = {}.\n", digits(x)));
    }
    if let Some(x) = proposition.flip() {
        text.push_str(&format!(
            "Step 2 of the printed proof, N·V_P′ > V_N′, fails beyond x = {}.\n",
            digits(x)
        ));
    }
    let premise = proposition.premise_threshold();
    if game.continuation_value() >= premise {
        text.push_str(&format!(
            "The premise of Step 2 of the printed proof, N·V_P′ > V_N′ at x = 0, is false from S = {} on.\n",
            digits(premise)
        ));
    }
    text.push_str(&format!("\n{}", aligned(&table)));
    let json = json!({
        "parameters": parameters::to_json(&game),
        "threshold": proposition.threshold(),
        "premise_threshold": premise,
        "argument": proposition.argument(),
        "reversal": proposition.reversal(),
        "flip": proposition.flip(),
        "points": points,
    });
    Answer::new(json, table)
        .with_text(text)
        .write(&arguments.output)
}
