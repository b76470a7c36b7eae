//! `endodec game solve`.

use clap::Args;
use endodec_game::overinvestment::{self, Comparison};
use endodec_game::{Game, Point, Solution, cooperative, nash, surplus};
use serde::Serialize;

use super::parameters::{DistanceArguments, GameArguments, Parameters};
use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, aligned, records, significant};

/// Arguments of `endodec game solve`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  endodec game solve --firms 12 --at 1 --at 10 --format json")]
pub(crate) struct Arguments {
    #[command(flatten)]
    game: GameArguments,
    #[command(flatten)]
    distances: DistanceArguments,
}

#[derive(Serialize)]
struct Found {
    #[serde(flatten)]
    first: At,
    /// All distances, where some were given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    points: Vec<At>,
}

/// The three regimes at one distance.
#[derive(Clone, Serialize)]
struct At {
    parameters: Parameters,
    x: f64,
    nash: Regime,
    cooperative: Regime,
    social: Regime,
    #[serde(flatten)]
    comparison: Comparison,
}

#[derive(Clone, Serialize)]
struct Regime {
    #[serde(flatten)]
    point: Point,
    steady_state: f64,
}

/// A regime in the records; rivals are compared with the cartel.
#[derive(Serialize)]
struct Row<'a> {
    x: f64,
    regime: &'a str,
    of: &'a Regime,
    compared: Option<&'a Comparison>,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let game = self.game.game()?;
        let distances = self.distances.of(&game)?;
        // After crossing the firms' value is what society is known to keep.
        let society = surplus::solve(&game, game.firms() * game.continuation_value())?;
        let solutions = [nash::solve(&game), cooperative::solve(&game), society];
        let at = |&x: &f64| At::solved(&game, &solutions, x);
        Ok(Found {
            first: at(&distances[0]),
            points: self.distances.at.iter().map(at).collect(),
        })
    }
}

impl At {
    fn solved(game: &Game, solutions: &[Solution; 3], x: f64) -> Self {
        let regime = |solution: &Solution| Regime {
            point: solution.at(x),
            steady_state: solution.steady_state(),
        };
        let [nash, cooperative, social] = solutions;
        Self {
            parameters: Parameters::of(game),
            x,
            nash: regime(nash),
            cooperative: regime(cooperative),
            social: regime(social),
            comparison: overinvestment::compare(game, x),
        }
    }

    fn rows(&self) -> [Row<'_>; 3] {
        let row = |regime, of, compared| Row {
            x: self.x,
            regime,
            of,
            compared,
        };
        [
            row("nash", &self.nash, Some(&self.comparison)),
            row("cooperative", &self.cooperative, None),
            row("social", &self.social, None),
        ]
    }

    fn text(&self) -> Result<String, Failure> {
        let names = ["Nash (per firm)", "cartel (per firm)", "total surplus"];
        let rows = self.rows().into_iter().zip(names);
        let table = records(
            rows.map(|(row, regime)| Row { regime, ..row }),
            "regime as , of.value, of.shadow_cost as shadow cost, of.output, of.price, \
             of.crossing_time as crossing time",
        )?;
        let digits = |value| significant(value, 6);
        let comparison = &self.comparison;
        Ok(format!(
            "\nAt distance x = {}\n{}output ratio Q_N/Q_C {}, of the difference {} by rivalry and {} by the learning externality\nwelfare loss {} %, in total {}; crossing {} % sooner\n",
            digits(self.x),
            aligned(&table),
            digits(comparison.output_ratio),
            digits(comparison.channels.cournot),
            digits(comparison.channels.learning),
            digits(100.0 * comparison.welfare_loss),
            digits(comparison.welfare_loss_total),
            digits(100.0 * comparison.acceleration),
        ))
    }
}

impl Found {
    fn at(&self) -> &[At] {
        if self.points.is_empty() {
            std::slice::from_ref(&self.first)
        } else {
            &self.points
        }
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        records(
            self.at().iter().flat_map(At::rows),
            "x, regime, of.value, of.shadow_cost, of.output, of.price, \
             of.crossing_time, compared.output_ratio, compared.welfare_loss, \
             compared.acceleration",
        )
    }

    fn text(&self) -> Result<String, Failure> {
        let mut text = format!("{}\n", self.first.parameters);
        for at in self.at() {
            text.push_str(&at.text()?);
        }
        text.push_str("\nDefaults are the baseline recovered from the paper's printed results (it prints no a, b or x₀);\n`endodec game recover` redoes the recovery.\n");
        Ok(text)
    }
}
