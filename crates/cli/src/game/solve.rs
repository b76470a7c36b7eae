//! `endodec game solve`.

use clap::Args;
use endodec_game::{Game, Solution, cooperative, nash, overinvestment, surplus};
use endodec_table::{Cell, Table};
use serde_json::{Value, json};

use super::parameters::{self, DistanceArguments, GameArguments};
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned, significant};

/// Arguments of `endodec game solve`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  endodec game solve --firms 12 --at 1 --at 10 --format json")]
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
    let equilibria = Equilibria::solve(&game)?;
    let mut json = equilibria.at(distances[0]);
    if !arguments.distances.at.is_empty() {
        json["points"] = distances.iter().map(|&x| equilibria.at(x)).collect();
    }
    let mut table = Table::new([
        "x",
        "regime",
        "value",
        "shadow_cost",
        "output",
        "price",
        "crossing_time",
        "output_ratio",
        "welfare_loss",
        "acceleration",
    ]);
    let mut text = format!("{}\n", parameters::to_text(&game));
    for &x in &distances {
        equilibria.push(&mut table, x);
        text.push_str(&equilibria.text(x));
    }
    text.push_str("\nDefaults are the baseline recovered from the paper's printed results (it prints no a, b or x₀);\n`endodec game recover` redoes the recovery.\n");
    Answer::new(json, table)
        .with_text(text)
        .write(&arguments.output)
}

struct Equilibria {
    game: Game,
    nash: Solution,
    cooperative: Solution,
    social: Solution,
}

impl Equilibria {
    fn solve(game: &Game) -> Result<Self, Failure> {
        Ok(Self {
            game: *game,
            nash: nash::solve(game),
            cooperative: cooperative::solve(game),
            // After crossing the firms' value is what society is known to keep.
            social: surplus::solve(game, game.firms() * game.continuation_value())?,
        })
    }

    fn regimes(&self) -> [(&'static str, &Solution); 3] {
        [
            ("nash", &self.nash),
            ("cooperative", &self.cooperative),
            ("social", &self.social),
        ]
    }

    fn at(&self, x: f64) -> Value {
        let comparison = overinvestment::compare(&self.game, x);
        let mut json = json!({ "parameters": parameters::to_json(&self.game), "x": x });
        for (regime, solution) in self.regimes() {
            let point = solution.at(x);
            json[regime] = json!({
                "value": point.value,
                "shadow_cost": point.shadow_cost,
                "output": point.output,
                "price": point.price,
                "crossing_time": point.crossing_time,
                "steady_state": solution.steady_state(),
            });
        }
        json["output_ratio"] = json!(comparison.output_ratio);
        json["welfare_loss"] = json!(comparison.welfare_loss);
        json["welfare_loss_total"] = json!(comparison.welfare_loss_total);
        json["acceleration"] = json!(comparison.acceleration);
        json["channels"] = json!({
            "cournot": comparison.channels.cournot,
            "learning": comparison.channels.learning,
        });
        json
    }

    fn push(&self, table: &mut Table, x: f64) {
        let comparison = overinvestment::compare(&self.game, x);
        for (regime, solution) in self.regimes() {
            let point = solution.at(x);
            let of_nash = |value: f64| {
                if regime == "nash" {
                    Cell::from(value)
                } else {
                    Cell::Missing
                }
            };
            table.push([
                x.into(),
                regime.into(),
                point.value.into(),
                point.shadow_cost.into(),
                point.output.into(),
                point.price.into(),
                point.crossing_time.into(),
                of_nash(comparison.output_ratio),
                of_nash(comparison.welfare_loss),
                of_nash(comparison.acceleration),
            ]);
        }
    }

    fn text(&self, x: f64) -> String {
        let mut table = Table::new([
            "",
            "value",
            "shadow cost",
            "output",
            "price",
            "crossing time",
        ]);
        for (regime, solution) in self.regimes() {
            let point = solution.at(x);
            let name = match regime {
                "nash" => "Nash (per firm)",
                "cooperative" => "cartel (per firm)",
                _ => "total surplus",
            };
            table.push([
                name.into(),
                point.value.into(),
                point.shadow_cost.into(),
                point.output.into(),
                point.price.into(),
                point.crossing_time.into(),
            ]);
        }
        let comparison = overinvestment::compare(&self.game, x);
        let digits = |value| significant(value, 6);
        format!(
            "\nAt distance x = {}\n{}output ratio Q_N/Q_C {}, of the difference {} by rivalry and {} by the learning externality\nwelfare loss {} %, in total {}; crossing {} % sooner\n",
            digits(x),
            aligned(&table),
            digits(comparison.output_ratio),
            digits(comparison.channels.cournot),
            digits(comparison.channels.learning),
            digits(100.0 * comparison.welfare_loss),
            digits(comparison.welfare_loss_total),
            digits(100.0 * comparison.acceleration),
        )
    }
}
