//! `endodec game asymmetric`.

use clap::Args;
use endodec_game::asymmetric::{self, Equilibrium, Firm, Oligopoly};
use endodec_game::{Game, Params};
use serde::Serialize;

use super::parameters::GameArguments;
use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, aligned, records, significant};

/// Arguments of `endodec game asymmetric`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game asymmetric --costs 0,0,1 --values 20,15,15 --distance 10 --format json\n\nWithout --values every firm has the continuation value S of the symmetric game with as many firms."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    game: GameArguments,
    /// Unit cost of each firm, separated by commas; at least two
    #[arg(long, value_name = "C", value_delimiter = ',', required = true)]
    costs: Vec<f64>,
    /// Continuation value of each firm, in the same order
    #[arg(long, value_name = "S", value_delimiter = ',')]
    values: Vec<f64>,
}

#[derive(Serialize)]
struct Found {
    #[serde(skip)]
    params: Params,
    #[serde(flatten)]
    equilibrium: Equilibrium,
}

/// A firm and its number.
#[derive(Serialize)]
struct Row<'a> {
    firm: usize,
    #[serde(flatten)]
    of: &'a Firm,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let firms = self.costs.len();
        if let Some(given) = self.game.firms
            && given as usize != firms
        {
            let required = format!("the number of costs, {firms}");
            return Err(Failure::argument("--firms", &required, given));
        }
        if firms < 2 {
            return Err(Failure::argument(
                "--costs",
                "a list of at least 2 costs",
                firms,
            ));
        }
        let params = Params {
            firms: firms as f64,
            ..self.game.params()?
        };
        let game = Game::new(params)?;
        let continuation_values = if self.values.is_empty() {
            vec![game.continuation_value(); firms]
        } else {
            self.values.clone()
        };
        let industry = Oligopoly::new(asymmetric::OligopolyParams {
            market: game.market(),
            discount: game.discount(),
            costs: self.costs.clone(),
            continuation_values,
        })?;
        Ok(Found {
            params,
            equilibrium: asymmetric::solve(&industry, game.distance())?,
        })
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        let firms = self.equilibrium.firms.iter().zip(1..);
        records(
            firms.map(|(of, firm)| Row { firm, of }),
            "firm, cost, continuation_value, value, shadow_cost, output, profit_share",
        )
    }

    fn text(&self) -> Result<String, Failure> {
        let digits = |value| significant(value, 7);
        Ok(format!(
            "a = {}, b = {}, r = {}, x = {}\nindustry output {}, crossing after {}\n\n{}",
            digits(self.params.intercept),
            digits(self.params.slope),
            digits(self.params.discount),
            digits(self.params.distance),
            digits(self.equilibrium.output),
            digits(self.equilibrium.crossing_time),
            aligned(&self.records()?),
        ))
    }
}
