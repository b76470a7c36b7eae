//! `endodec game collusion`.

use clap::Args;
use endodec_game::{GameError, collusion};
use endodec_table::{Cell, Table};
use serde_json::json;

use super::parameters::{self, DistanceArguments, GameArguments};
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned, significant};

/// Arguments of `endodec game collusion`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game collusion --detection-rate 4 --at 1 --at 10 --format json\n\nA deviation that is noticed at once gains nothing, so the question needs a rate at which deviations are noticed.\nThe critical rates are those at one distance, given a cartel from there to the crossing; close to it none is\nenough. The sustained path is the most collusive one that lasts: it tapers off to rivals' output."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    game: GameArguments,
    /// Rate ω at which a deviation is noticed, per unit of time
    #[arg(long, value_name = "OMEGA", default_value_t = 4.0)]
    detection_rate: f64,
    #[command(flatten)]
    distances: DistanceArguments,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let game = arguments.game.game()?;
    let distances = arguments.distances.of(&game)?;
    let mut table = Table::new([
        "x",
        "gain",
        "loss",
        "critical_detection_rate",
        "cartel_holds",
        "critical_discount",
        "sustained_output",
        "sustained_value",
    ]);
    let mut points = Vec::new();
    for &x in &distances {
        let incentive = collusion::incentive(&game, x);
        let discount = collusion::critical_discount(&game, x, arguments.detection_rate)?;
        let sustained = match collusion::sustained(&game, x, arguments.detection_rate) {
            Ok(path) => Some(path),
            // Above S* rivals at the crossing produce no more than a cartel.
            Err(GameError::Parameter(refused)) if refused.name == "continuation value S" => None,
            Err(error) => return Err(error.into()),
        };
        let holds = arguments.detection_rate >= incentive.critical_detection_rate;
        table.push([
            x.into(),
            incentive.gain.into(),
            incentive.loss.into(),
            incentive.critical_detection_rate.into(),
            if holds { "yes" } else { "no" }.into(),
            match discount {
                None => "none".into(),
                Some(rate) if rate.is_infinite() => "every".into(),
                Some(rate) => Cell::from(rate),
            },
            sustained.map(|path| path.output).into(),
            sustained.map(|path| path.value).into(),
        ]);
        points.push(json!({
            "x": x,
            "incentive": incentive,
            "cartel_holds": holds,
            "critical_discount": discount,
            "holds_at_every_discount": discount.is_some_and(f64::is_infinite),
            "sustained": sustained,
            "stability": collusion::stability(&game, x),
        }));
    }
    let text = format!(
        "{}\nDeviations noticed at the rate ω = {} per unit of time.\n\n{}",
        parameters::to_text(&game),
        significant(arguments.detection_rate, 6),
        aligned(&table)
    );
    let json = json!({
        "parameters": parameters::to_json(&game),
        "detection_rate": arguments.detection_rate,
        "points": points,
    });
    Answer::new(json, table)
        .with_text(text)
        .write(&arguments.output)
}
