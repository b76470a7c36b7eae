//! What the tests answer.

use endodec_learning::LearningError;
use endodec_learning::persistence::{
    Encompassing, NullDistribution, Terms, TrendShift, WrightMoore as Laws,
};
use serde::Serialize;

use crate::failure::Failure;
use crate::learning::secondary::Reason;
use crate::output::{Answer, Cell, Figure, Table, aligned, significant};
use endodec_figures::Spurious;

#[derive(Serialize)]
pub(crate) struct Found {
    pub(super) n: usize,
    pub(super) elasticity: f64,
    pub(super) std_error: f64,
    pub(super) r_squared: f64,
    pub(super) engle_granger: Option<Cointegration>,
    pub(super) unit_roots: UnitRoots,
    pub(super) perron_yabu: Option<Break>,
    pub(super) trend_breaks: Option<TrendBreaks>,
    pub(super) wright_vs_moore: Option<WrightMoore>,
    pub(super) encompassing: Option<Encompassing>,
    pub(super) initial_output: Vec<InitialOutput>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) measurement_error: Option<Corrected>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) simultaneity: Option<Corrected>,
    pub(super) simulations: usize,
    pub(super) seed: u64,
    /// Why a part is null.
    pub(super) reasons: Vec<Reason>,
    pub(super) reading: String,
    #[serde(skip)]
    pub(super) drawing: Spurious,
}

/// A test that rejects when its statistic is small.
#[derive(Serialize)]
pub(super) struct Statistic {
    pub(super) statistic: f64,
    pub(super) p_value: f64,
    pub(super) lags: usize,
    pub(super) terms: Terms,
    /// At 1, 5 and 10 per cent.
    pub(super) critical_values: [f64; 3],
    pub(super) draws: usize,
}

impl Statistic {
    pub(super) fn of(
        statistic: f64,
        lags: usize,
        terms: Terms,
        null: &NullDistribution,
    ) -> Result<Self, LearningError> {
        Ok(Self {
            statistic,
            p_value: null.p_value(statistic),
            lags,
            terms,
            critical_values: [
                null.quantile(0.01)?,
                null.quantile(0.05)?,
                null.quantile(0.1)?,
            ],
            draws: null.draws(),
        })
    }
}

#[derive(Serialize)]
pub(super) struct Cointegration {
    #[serde(flatten)]
    pub(super) statistic: Statistic,
    pub(super) with_trend: Option<Statistic>,
}

#[derive(Serialize)]
pub(super) struct UnitRoots {
    pub(super) quantity: Option<Statistic>,
    pub(super) cost: Option<Statistic>,
}

#[derive(Serialize)]
pub(super) struct Break {
    pub(super) statistic: f64,
    pub(super) p_value: f64,
    #[serde(rename = "break")]
    pub(super) at: usize,
    #[serde(rename = "time")]
    pub(super) name: String,
    pub(super) alpha: f64,
    pub(super) order: usize,
    pub(super) shift: TrendShift,
    pub(super) draws: usize,
}

#[derive(Serialize)]
pub(super) struct TrendBreaks {
    pub(super) breaks: Vec<usize>,
    #[serde(rename = "times")]
    pub(super) names: Vec<String>,
    pub(super) steps: Vec<Step>,
    pub(super) exhausted: bool,
}

#[derive(Serialize)]
pub(super) struct Step {
    pub(super) breaks: usize,
    pub(super) statistic: f64,
    pub(super) p_value: f64,
}

/// Wright's law beside Moore's.
#[derive(Serialize)]
pub(crate) struct WrightMoore {
    pub(in crate::learning) r_squared_moore: f64,
    pub(in crate::learning) r_squared_both: f64,
    pub(in crate::learning) elasticity_with_trend: f64,
    pub(in crate::learning) std_error_with_trend: f64,
    pub(in crate::learning) trend: f64,
    pub(in crate::learning) trend_std_error: f64,
}

impl From<Laws> for WrightMoore {
    fn from(laws: Laws) -> Self {
        Self {
            r_squared_moore: laws.r_squared_moore,
            r_squared_both: laws.r_squared_both,
            elasticity_with_trend: laws.elasticity.value(),
            std_error_with_trend: laws.log_quantity.std_error,
            trend: laws.trend.estimate,
            trend_std_error: laws.trend.std_error,
        }
    }
}

#[derive(Serialize)]
pub(super) struct InitialOutput {
    pub(super) added: f64,
    pub(super) elasticity: f64,
    pub(super) std_error: f64,
    pub(super) r_squared: f64,
}

impl From<endodec_learning::persistence::InitialOutput> for InitialOutput {
    fn from(found: endodec_learning::persistence::InitialOutput) -> Self {
        Self {
            added: found.added,
            elasticity: found.elasticity.value(),
            std_error: found.std_error,
            r_squared: found.r_squared,
        }
    }
}

/// The elasticity behind the estimate.
#[derive(Serialize)]
pub(super) struct Corrected {
    pub(super) elasticity: f64,
}

impl Found {
    /// The tests with a p-value.
    fn tests(&self) -> Table {
        let mut table = Table::new(["test", "terms", "statistic", "p_value", "lags"]);
        let mut push = |name: &str, statistic: Option<&Statistic>| {
            if let Some(found) = statistic {
                table.push([
                    Cell::from(name),
                    Cell::from(match found.terms {
                        Terms::Constant => "constant",
                        Terms::ConstantTrend => "constant, trend",
                    }),
                    Cell::from(found.statistic),
                    Cell::from(found.p_value),
                    Cell::from(found.lags),
                ]);
            }
        };
        let together = self.engle_granger.as_ref();
        push("Engle–Granger", together.map(|found| &found.statistic));
        push(
            "Engle–Granger",
            together.and_then(|found| found.with_trend.as_ref()),
        );
        push(
            "unit root of ln quantity",
            self.unit_roots.quantity.as_ref(),
        );
        push("unit root of ln cost", self.unit_roots.cost.as_ref());
        if let Some(found) = &self.perron_yabu {
            table.push([
                Cell::from("break in trend of ln cost"),
                Cell::from(format!("after {}", found.name)),
                Cell::from(found.statistic),
                Cell::from(found.p_value),
                Cell::from(found.order - 1),
            ]);
        }
        table
    }
}

impl Answer for Found {
    fn figure(&self) -> Result<Option<Figure>, Failure> {
        Ok(Some(self.drawing.figure()))
    }

    fn records(&self) -> Result<Table, Failure> {
        Ok(self.tests())
    }

    fn text(&self) -> Result<String, Failure> {
        let number = |value: f64| significant(value, 4);
        let mut text = aligned(&self.tests());
        if let Some(laws) = &self.wright_vs_moore {
            text.push_str(&format!(
                "\nR²                   output {}   time {}   both {}\n\
                 elasticity α         {} (SE {})   beside a trend {} (SE {})\n",
                number(self.r_squared),
                number(laws.r_squared_moore),
                number(laws.r_squared_both),
                number(self.elasticity),
                number(self.std_error),
                number(laws.elasticity_with_trend),
                number(laws.std_error_with_trend),
            ));
        }
        if let Some(mixture) = &self.encompassing {
            text.push_str(&format!(
                "one-step forecasts   weight of Wright {}, of Moore {}; p that Wright’s need no help {}, that Moore’s need none {}\n",
                number(mixture.wright),
                number(mixture.moore),
                number(mixture.p_value),
                number(mixture.moore_p_value),
            ));
        }
        let mut table = Table::new(["output_before_the_record", "elasticity", "std_error"]);
        for row in &self.initial_output {
            table.push([
                Cell::from(row.added),
                Cell::from(row.elasticity),
                Cell::from(row.std_error),
            ]);
        }
        text.push_str(&format!("\n{}", aligned(&table)));
        for (name, found) in [
            ("error of measurement", &self.measurement_error),
            ("simultaneity", &self.simultaneity),
        ] {
            if let Some(found) = found {
                text.push_str(&format!(
                    "corrected for {name}: elasticity {}\n",
                    number(found.elasticity)
                ));
            }
        }
        for reason in &self.reasons {
            text.push_str(&reason.sentence());
        }
        text.push_str(&format!("\n{}\n", self.reading));
        Ok(text)
    }
}
