//! `endodec game collusion`.

use clap::Args;
use endodec_game::collusion::{self, Incentive, Stability};
use endodec_game::{Game, GameError};
use serde::Serialize;

use super::parameters::{DistanceArguments, GameArguments, Parameters};
use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, aligned, records, significant};

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
}

#[derive(Serialize)]
struct Found {
    parameters: Parameters,
    detection_rate: f64,
    points: Vec<Point>,
}

#[derive(Serialize)]
struct Point {
    x: f64,
    incentive: Incentive,
    cartel_holds: bool,
    critical_discount: Option<f64>,
    holds_at_every_discount: bool,
    sustained: Option<collusion::Sustained>,
    stability: Stability,
}

#[derive(Serialize)]
struct Row<'a> {
    of: &'a Point,
    critical_discount: serde_json::Value,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let game = self.game.game()?;
        let distances = self.distances.of(&game)?;
        Ok(Found {
            parameters: Parameters::of(&game),
            detection_rate: self.detection_rate,
            points: distances
                .into_iter()
                .map(|x| Point::at(&game, x, self.detection_rate))
                .collect::<Result<_, _>>()?,
        })
    }
}

impl Point {
    fn at(game: &Game, x: f64, detection_rate: f64) -> Result<Self, GameError> {
        let incentive = collusion::incentive(game, x);
        let critical_discount = collusion::critical_discount(game, x, detection_rate)?;
        let sustained = match collusion::sustained(game, x, detection_rate) {
            Ok(path) => Some(path),
            // Above S* rivals at the crossing produce no more than a cartel.
            Err(GameError::Parameter(refused)) if refused.name == "continuation value S" => None,
            Err(error) => return Err(error),
        };
        Ok(Self {
            x,
            cartel_holds: detection_rate >= incentive.critical_detection_rate,
            incentive,
            critical_discount,
            holds_at_every_discount: critical_discount.is_some_and(f64::is_infinite),
            sustained,
            stability: collusion::stability(game, x),
        })
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        // A discount rate that is infinite or absent is said in words.
        let rows = self.points.iter().map(|of| Row {
            of,
            critical_discount: match of.critical_discount {
                None => "none".into(),
                Some(rate) if rate.is_infinite() => "every".into(),
                Some(rate) => rate.into(),
            },
        });
        records(
            rows,
            "of.x, of.incentive.gain, of.incentive.loss, \
             of.incentive.critical_detection_rate, of.cartel_holds, critical_discount, \
             of.sustained.output as sustained_output, of.sustained.value as \
             sustained_value",
        )
    }

    fn text(&self) -> Result<String, Failure> {
        Ok(format!(
            "{}\nDeviations noticed at the rate ω = {} per unit of time.\n\n{}",
            self.parameters,
            significant(self.detection_rate, 6),
            aligned(&self.records()?)
        ))
    }
}
