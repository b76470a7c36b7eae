//! `endodec game general-demand`.

use clap::{Args, ValueEnum};
use endodec_game::general_demand::{
    self, ConstantCurvature, Demand, Exponential, GeneralDemandParams, Isoelastic, Logit,
};
use endodec_game::{GameError, Market, Point};
use endodec_table::{Cell, Table};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned};

/// The shape of inverse demand.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shape {
    /// P = a − bQ: --intercept, --slope
    Linear,
    /// P = a − bQ^k: --intercept, --slope, --exponent
    ConstantCurvature,
    /// P = a·e^(−Q/s): --intercept, --scale
    Exponential,
    /// P = m + d·ln(M/Q − 1): --size, --midpoint, --dispersion
    Logit,
    /// P = s·Q^(−1/ε): --scale, --elasticity; has no interior equilibrium
    Isoelastic,
}

/// Arguments of `endodec game general-demand`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game general-demand --demand exponential --intercept 10 --scale 10 --at 1 --at 10"
)]
pub(crate) struct Arguments {
    /// Shape of inverse demand
    #[arg(long, value_enum)]
    demand: Shape,
    /// Number of firms N, at least 2
    #[arg(long, value_name = "N", default_value_t = 5)]
    firms: u32,
    /// Discount rate r
    #[arg(long, value_name = "R", default_value_t = 0.05)]
    discount: f64,
    /// Continuation value S per firm
    #[arg(long, value_name = "S", default_value_t = 0.0)]
    continuation_value: f64,
    /// Price at zero output, a
    #[arg(long, value_name = "A", default_value_t = 10.0)]
    intercept: f64,
    /// Coefficient b
    #[arg(long, value_name = "B", default_value_t = 0.5)]
    slope: f64,
    /// Exponent k
    #[arg(long, value_name = "K", default_value_t = 1.0)]
    exponent: f64,
    /// Scale s: of output (exponential) or of the price at unit output (isoelastic)
    #[arg(long, value_name = "S", default_value_t = 1.0)]
    scale: f64,
    /// Market size M
    #[arg(long, value_name = "M", default_value_t = 20.0)]
    size: f64,
    /// Price m at which half of the market buys
    #[arg(long, value_name = "P", default_value_t = 5.0)]
    midpoint: f64,
    /// Dispersion d of the willingness to pay
    #[arg(long, value_name = "D", default_value_t = 1.0)]
    dispersion: f64,
    /// Price elasticity ε
    #[arg(long, value_name = "E", default_value_t = 1.5)]
    elasticity: f64,
    /// Distance to crossing; may be given several times
    #[arg(long, value_name = "X", default_value = "10")]
    at: Vec<f64>,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let params = GeneralDemandParams {
        firms: f64::from(arguments.firms),
        discount: arguments.discount,
        continuation_value: arguments.continuation_value,
    };
    let (intercept, slope, scale) = (arguments.intercept, arguments.slope, arguments.scale);
    let (shape, rows) = match arguments.demand {
        Shape::Linear => both("linear", Market { intercept, slope }, params, &arguments.at)?,
        Shape::ConstantCurvature => {
            let exponent = arguments.exponent;
            let demand = ConstantCurvature {
                intercept,
                slope,
                exponent,
            };
            both("constant_curvature", demand, params, &arguments.at)?
        }
        Shape::Exponential => {
            let demand = Exponential { intercept, scale };
            both("exponential", demand, params, &arguments.at)?
        }
        Shape::Logit => {
            let demand = Logit {
                size: arguments.size,
                midpoint: arguments.midpoint,
                dispersion: arguments.dispersion,
            };
            both("logit", demand, params, &arguments.at)?
        }
        Shape::Isoelastic => {
            let elasticity = arguments.elasticity;
            both(
                "isoelastic",
                Isoelastic { scale, elasticity },
                params,
                &arguments.at,
            )?
        }
    };
    let mut table = Table::new([
        "x",
        "regime",
        "value",
        "shadow_cost",
        "output",
        "price",
        "crossing_time",
    ]);
    let mut points = Vec::new();
    for (x, nash, cooperative) in rows {
        for (regime, at) in [("nash", nash), ("cooperative", cooperative)] {
            table.push([
                Cell::from(x),
                regime.into(),
                at.value.into(),
                at.shadow_cost.into(),
                at.output.into(),
                at.price.into(),
                at.crossing_time.into(),
            ]);
        }
        points.push(json!({
            "x": x,
            "nash": nash,
            "cooperative": cooperative,
            "output_ratio": nash.output / cooperative.output,
            "welfare_loss": 1.0 - nash.value / cooperative.value,
        }));
    }
    let text = aligned(&table);
    let json = json!({
        "parameters": {
            "firms": params.firms,
            "discount": params.discount,
            "continuation_value": params.continuation_value,
            "demand": shape,
        },
        "points": points,
    });
    Answer::new(json, table)
        .with_text(text)
        .write(&arguments.output)
}

type Row = (f64, Point, Point);

/// Both regimes at every distance, and the demand as it is reported.
fn both<D: Demand + serde::Serialize>(
    name: &str,
    demand: D,
    params: GeneralDemandParams,
    distances: &[f64],
) -> Result<(Value, Vec<Row>), GameError> {
    let nash = general_demand::nash(&demand, params)?;
    let cooperative = general_demand::cooperative(&demand, params)?;
    let rows = distances
        .iter()
        .map(|&x| Ok((x, nash.at(x)?, cooperative.at(x)?)))
        .collect::<Result<_, GameError>>()?;
    let mut shape = json!(demand);
    shape["shape"] = name.into();
    Ok((shape, rows))
}
