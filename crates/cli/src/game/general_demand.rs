//! `endodec game general-demand`.

use clap::{Args, ValueEnum};
use endodec_game::general_demand::{
    self, ConstantCurvature, Demand, Exponential, GeneralDemandParams, Isoelastic, Logit,
};
use endodec_game::{GameError, Market, Point};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, records};

/// The shapes of inverse demand: each its name, its curve, and the options that are the curve's parameters.
macro_rules! shapes {
    ($(#[doc = $meaning:literal] $name:ident = $curve:ident { $($option:ident),* };)*) => {
        /// The shape of inverse demand.
        #[derive(Debug, Clone, Copy, ValueEnum, Serialize)]
        #[serde(rename_all = "snake_case")]
        enum Shape {
            $(#[doc = $meaning] $name,)*
        }

        /// A curve of one of the shapes.
        #[derive(Serialize)]
        #[serde(untagged)]
        enum Curve {
            $($name($curve),)*
        }

        impl Arguments {
            fn curve(&self) -> Curve {
                match self.demand {
                    $(Shape::$name => Curve::$name($curve { $($option: self.$option),* }),)*
                }
            }
        }

        impl Curve {
            /// Both regimes at every distance.
            fn solve(
                &self,
                params: GeneralDemandParams,
                distances: &[f64],
            ) -> Result<Vec<At>, GameError> {
                match self {
                    $(Self::$name(curve) => both(curve, params, distances),)*
                }
            }
        }
    };
}

shapes! {
    /// P = a − bQ: --intercept, --slope
    Linear = Market { intercept, slope };
    /// P = a − bQ^k: --intercept, --slope, --exponent
    ConstantCurvature = ConstantCurvature { intercept, slope, exponent };
    /// P = a·e^(−Q/s): --intercept, --scale
    Exponential = Exponential { intercept, scale };
    /// P = m + d·ln(M/Q − 1): --size, --midpoint, --dispersion
    Logit = Logit { size, midpoint, dispersion };
    /// P = s·Q^(−1/ε): --scale, --elasticity; has no interior equilibrium
    Isoelastic = Isoelastic { scale, elasticity };
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
    #[arg(long, value_name = "R", default_value_t = endodec_paper::Constants::PAPER.discount)]
    discount: f64,
    /// Continuation value S per firm
    #[arg(long, value_name = "S", default_value_t = 0.0)]
    continuation_value: f64,
    /// Price at zero output, a
    #[arg(long, value_name = "A", default_value_t = endodec_paper::Constants::PAPER.intercept)]
    intercept: f64,
    /// Coefficient b
    #[arg(long, value_name = "B", default_value_t = endodec_paper::Constants::PAPER.slope)]
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
}

#[derive(Serialize)]
struct Found {
    parameters: Parameters,
    points: Vec<At>,
}

#[derive(Serialize)]
struct Parameters {
    firms: f64,
    discount: f64,
    continuation_value: f64,
    demand: Described,
}

/// The demand as it is reported.
#[derive(Serialize)]
struct Described {
    #[serde(flatten)]
    demand: Curve,
    shape: Shape,
}

/// Both regimes at one distance.
#[derive(Serialize)]
struct At {
    x: f64,
    nash: Point,
    cooperative: Point,
    output_ratio: f64,
    welfare_loss: f64,
}

#[derive(Serialize)]
struct Row<'a> {
    x: f64,
    regime: &'a str,
    #[serde(flatten)]
    point: &'a Point,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let params = GeneralDemandParams {
            firms: f64::from(self.firms),
            discount: self.discount,
            continuation_value: self.continuation_value,
        };
        let demand = self.curve();
        let points = demand.solve(params, &self.at)?;
        Ok(Found {
            parameters: Parameters {
                firms: params.firms,
                discount: params.discount,
                continuation_value: params.continuation_value,
                demand: Described {
                    demand,
                    shape: self.demand,
                },
            },
            points,
        })
    }
}

/// Both regimes at every distance.
fn both<D: Demand>(
    demand: &D,
    params: GeneralDemandParams,
    distances: &[f64],
) -> Result<Vec<At>, GameError> {
    let nash = general_demand::nash(demand, params)?;
    let cooperative = general_demand::cooperative(demand, params)?;
    let at = |&x: &f64| {
        let (nash, cooperative) = (nash.at(x)?, cooperative.at(x)?);
        Ok(At {
            x,
            nash,
            cooperative,
            output_ratio: nash.output / cooperative.output,
            welfare_loss: 1.0 - nash.value / cooperative.value,
        })
    };
    distances.iter().map(at).collect()
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        let rows = self.points.iter().flat_map(|at| {
            let regimes = [("nash", &at.nash), ("cooperative", &at.cooperative)];
            regimes.map(|(regime, point)| Row {
                x: at.x,
                regime,
                point,
            })
        });
        records(
            rows,
            "x, regime, value, shadow_cost, output, price, crossing_time",
        )
    }
}
