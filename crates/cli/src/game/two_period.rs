//! `endodec game two-period`.

use clap::Args;
use endodec_game::Market;
use endodec_game::two_period::{TwoPeriod, TwoPeriodParams};
use endodec_table::Table;
use serde_json::json;

use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned, significant};

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
    #[arg(long, value_name = "A", default_value_t = 10.0)]
    intercept: f64,
    /// Demand slope b
    #[arg(long, value_name = "B", default_value_t = 0.5)]
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
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let params = TwoPeriodParams {
        market: Market {
            intercept: arguments.intercept,
            slope: arguments.slope,
        },
        costs: arguments.costs.clone(),
        discount_factor: arguments.discount_factor,
        threshold: arguments.threshold,
        retained: arguments.retained,
        crossed: arguments.crossed,
        captured: arguments.captured,
        capacity: arguments.capacity.unwrap_or(f64::INFINITY),
    };
    let model = TwoPeriod::new(params.clone())?;
    let equilibria = model.equilibria();
    let cooperative = model.cooperative();
    let mut table = Table::new(["kind", "firm", "investment", "payoff", "total"]);
    for equilibrium in &equilibria {
        let firms = equilibrium.investments.iter().zip(&equilibrium.payoffs);
        for (index, (&investment, &payoff)) in firms.enumerate() {
            table.push([
                json!(equilibrium.kind).as_str().unwrap_or_default().into(),
                (index + 1).into(),
                investment.into(),
                payoff.into(),
                equilibrium.total.into(),
            ]);
        }
    }
    let periods = match arguments.capacity {
        Some(cap) => Some(model.periods_to_cross(cap)?),
        None => None,
    };
    let digits = |value| significant(value, 7);
    let mut text = if equilibria.is_empty() {
        "No equilibrium in pure strategies of these two kinds.\n".to_owned()
    } else {
        aligned(&table)
    };
    text.push_str(&format!(
        "\na planner of joint profit invests {} ({}), payoff {}\n",
        digits(cooperative.total),
        if cooperative.crosses {
            "crosses"
        } else {
            "does not cross"
        },
        digits(cooperative.payoff),
    ));
    if let Some(periods) = periods {
        text.push_str(&format!(
            "investing at capacity, all firms together cross in period {periods}\n"
        ));
    }
    let json = json!({
        "parameters": params,
        "equilibria": equilibria,
        "cooperative": cooperative,
        "periods_to_cross": periods,
    });
    Answer::new(json, table)
        .with_text(text)
        .write(&arguments.output)
}
