//! `endodec game two-period`.

use clap::Args;
use endodec_game::Market;
use endodec_game::two_period::{
    Cooperative, Kind, TwoPeriod, TwoPeriodEquilibrium, TwoPeriodParams,
};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, aligned, records, significant};

/// Arguments of `endodec game two-period`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game two-period --costs 2,2,1.5 --threshold 3 --retained 30 --crossed 10\n\nEquilibria in pure strategies, found by best replies: by the printed first-order condition, and at\nthe threshold exactly, where firms stop if crossing is a loss and to which they leap if it is a gain."
)]
pub(crate) struct Arguments {
    /// Unit cost of each firm, separated by commas; at least two
    #[arg(
        long,
        value_name = "C",
        value_delimiter = ',',
        default_value = "2,2,2,2,2"
    )]
    costs: Vec<f64>,
    /// Demand intercept a
    #[arg(long, value_name = "A", default_value_t = endodec_paper::Constants::PAPER.intercept)]
    intercept: f64,
    /// Demand slope b
    #[arg(long, value_name = "B", default_value_t = endodec_paper::Constants::PAPER.slope)]
    slope: f64,
    /// Discount factor β between the periods
    #[arg(long, value_name = "BETA", default_value_t = 0.9)]
    discount_factor: f64,
    /// Crossing threshold Q̄ of total investment
    #[arg(long, value_name = "Q")]
    threshold: f64,
    /// Second-period profit per firm without crossing
    #[arg(long, value_name = "V")]
    retained: f64,
    /// Second-period value per firm after crossing
    #[arg(long, value_name = "S")]
    crossed: f64,
    /// What an integrated firm captures of the consumers' gain from crossing
    #[arg(long, value_name = "V", default_value_t = 0.0)]
    captured: f64,
    /// Largest investment of a firm in a period [default: none]
    #[arg(long, value_name = "K")]
    capacity: Option<f64>,
}

#[derive(Serialize)]
struct Found {
    parameters: TwoPeriodParams,
    equilibria: Vec<TwoPeriodEquilibrium>,
    cooperative: Cooperative,
    periods_to_cross: Option<f64>,
}

/// One firm in an equilibrium.
#[derive(Serialize)]
struct Row {
    kind: Kind,
    firm: usize,
    investment: f64,
    payoff: f64,
    total: f64,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let params = TwoPeriodParams {
            market: Market {
                intercept: self.intercept,
                slope: self.slope,
            },
            costs: self.costs.clone(),
            discount_factor: self.discount_factor,
            threshold: self.threshold,
            retained: self.retained,
            crossed: self.crossed,
            captured: self.captured,
            capacity: self.capacity.unwrap_or(f64::INFINITY),
        };
        let model = TwoPeriod::new(params.clone())?;
        Ok(Found {
            parameters: params,
            equilibria: model.equilibria(),
            cooperative: model.cooperative(),
            periods_to_cross: self
                .capacity
                .map(|cap| model.periods_to_cross(cap))
                .transpose()?,
        })
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        let rows = self.equilibria.iter().flat_map(|equilibrium| {
            let firms = equilibrium.investments.iter().zip(&equilibrium.payoffs);
            firms.zip(1..).map(|((&investment, &payoff), firm)| Row {
                kind: equilibrium.kind,
                firm,
                investment,
                payoff,
                total: equilibrium.total,
            })
        });
        records(rows, "kind, firm, investment, payoff, total")
    }

    fn text(&self) -> Result<String, Failure> {
        let mut text = if self.equilibria.is_empty() {
            "No equilibrium in pure strategies of these two kinds.\n".to_owned()
        } else {
            aligned(&self.records()?)
        };
        text.push_str(&format!(
            "\na planner of joint profit invests {} ({}), payoff {}\n",
            significant(self.cooperative.total, 7),
            if self.cooperative.crosses {
                "crosses"
            } else {
                "does not cross"
            },
            significant(self.cooperative.payoff, 7),
        ));
        if let Some(periods) = self.periods_to_cross {
            text.push_str(&format!(
                "investing at capacity, all firms together cross in period {periods}\n"
            ));
        }
        Ok(text)
    }
}
