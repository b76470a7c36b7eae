//! More than one regressor: `--with`, `--absorb`, `--cluster`, `--weights`, `--spillover`.

use clap::Args;
use endodec_learning::Elasticity;
use endodec_learning::panel::{CountedEffects, Inference, PanelFit, PanelParams, others_output};
use endodec_reader::CsvTable;
use serde::Serialize;

use super::{Arguments, StandardError};
use crate::failure::Failure;
use crate::output::{Answer, Table, aligned, records_under, significant};

/// Regressors beside cumulative output, and how observations belong together.
#[derive(Debug, Args)]
pub(super) struct PanelArguments {
    /// Columns that are regressors beside cumulative output, in logarithms: research, the price of an input
    #[arg(long, value_name = "COL,...", value_delimiter = ',')]
    pub(super) with: Vec<String>,
    /// Columns that are regressors as they are, a time or a dummy
    #[arg(long, value_name = "COL,...", value_delimiter = ',')]
    pub(super) with_linear: Vec<String>,
    /// Columns each of whose values has an effect of its own, firm or year
    #[arg(long, value_name = "COL,...", value_delimiter = ',')]
    pub(super) absorb: Vec<String>,
    /// Column within whose values errors may be correlated
    #[arg(long, value_name = "COL")]
    pub(super) cluster: Option<String>,
    /// Column of weights, to which variances are inverse
    #[arg(long, value_name = "COL")]
    pub(super) weights: Option<String>,
    /// Column of periods: adds the cumulative output of all others of the same period
    #[arg(long, value_name = "COL")]
    pub(super) spillover: Option<String>,
}

impl PanelArguments {
    /// Whether one of them was given.
    pub(super) fn asked(&self) -> bool {
        !(self.with.is_empty() && self.with_linear.is_empty() && self.absorb.is_empty())
            || self.cluster.is_some()
            || self.weights.is_some()
            || self.spillover.is_some()
    }

    pub(super) fn columns(&self) -> impl Iterator<Item = &String> {
        let lists = [&self.with, &self.with_linear, &self.absorb];
        let single = [&self.cluster, &self.weights, &self.spillover];
        lists
            .into_iter()
            .flatten()
            .chain(single.into_iter().flatten())
    }
}

#[derive(Serialize)]
pub(crate) struct Found {
    /// Names of the columns of output and cost.
    columns: [String; 2],
    pub(super) elasticity: f64,
    learning_rate: f64,
    pub(super) std_error: f64,
    p_value: Option<f64>,
    interval: [f64; 2],
    pub(super) level: f64,
    se: String,
    df: f64,
    n: usize,
    parameters: usize,
    r_squared: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    effects: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clusters: Option<usize>,
    pub(super) coefficients: Vec<Coefficient>,
}

/// A coefficient; that of cumulative output is minus the elasticity.
#[derive(Serialize)]
pub(super) struct Coefficient {
    pub(super) name: String,
    pub(super) estimate: f64,
    std_error: f64,
    p_value: Option<f64>,
    pub(super) interval: [f64; 2],
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    clustered: Option<Beside>,
}

/// What stands beside the clustered error.
#[derive(Serialize)]
struct Beside {
    /// With the effects that lie within clusters left out of the small-sample factor.
    std_error_effects_not_counted: f64,
    /// CV3; missing where a coefficient is not identified without one of the clusters.
    std_error_jackknife: Option<f64>,
    /// Missing with too many clusters for all signs.
    p_value_wild_bootstrap: Option<f64>,
}

impl Found {
    pub(super) fn of(arguments: &Arguments, table: &CsvTable) -> Result<Self, Failure> {
        let asked = &arguments.panel;
        let [quantity, cost] = arguments.series.pair();
        let logs = |column: &str| -> Result<Vec<f64>, Failure> {
            let values = table.positive_numbers(column)?;
            Ok(values.into_iter().map(libm::log).collect())
        };
        let mut names = vec![quantity.to_owned()];
        let mut regressors = vec![logs(quantity)?];
        if let Some(period) = &asked.spillover {
            let others =
                others_output(&table.positive_numbers(quantity)?, &levels(table, period)?)?;
            names.push("output of others".to_owned());
            regressors.push(others.into_iter().map(libm::log).collect());
        }
        for column in &asked.with {
            names.push(column.clone());
            regressors.push(logs(column)?);
        }
        for column in &asked.with_linear {
            names.push(column.clone());
            regressors.push(table.numbers(column)?);
        }
        let panel = PanelFit::fit(&PanelParams {
            response: logs(cost)?,
            regressors,
            effects: asked
                .absorb
                .iter()
                .map(|column| levels(table, column))
                .collect::<Result<_, _>>()?,
            weights: match &asked.weights {
                Some(column) => table.positive_numbers(column)?,
                None => Vec::new(),
            },
        })?;
        let clusters = match &asked.cluster {
            Some(column) => Some(levels(table, column)?),
            None => None,
        };
        Self::new(arguments, &panel, names, clusters.as_deref())
    }

    fn new(
        arguments: &Arguments,
        panel: &PanelFit,
        names: Vec<String>,
        clusters: Option<&[usize]>,
    ) -> Result<Self, Failure> {
        let free = (panel.observations() - panel.parameters()) as f64;
        let (se, errors): (_, Inference) = match (clusters, arguments.se) {
            (Some(clusters), StandardError::Classical) => {
                ("clustered", panel.clustered(clusters, CountedEffects::All)?)
            }
            (None, StandardError::Classical) => (
                "classical",
                panel.inference(panel.classical_std_errors(), free)?,
            ),
            (None, StandardError::Hc3) => ("hc3", panel.inference(panel.hc3_std_errors()?, free)?),
            (Some(_), _) | (None, StandardError::NeweyWest) => {
                return Err(Failure::Input(
                    "--se must be classical or hc3 with more than one regressor, and is left out with --cluster"
                        .into(),
                ));
            }
        };
        let beside = match clusters {
            Some(clusters) => Some((
                clusters,
                panel.clustered(clusters, CountedEffects::NotNested)?,
                panel.jackknife(clusters).ok(),
            )),
            None => None,
        };
        let intervals = errors.intervals(arguments.level)?;
        let coefficients: Vec<Coefficient> = names
            .into_iter()
            .zip(intervals)
            .enumerate()
            .map(|(j, (name, interval))| Coefficient {
                name,
                estimate: errors.coefficients[j],
                std_error: errors.std_errors[j],
                p_value: errors.p_values[j],
                interval: [interval.lower, interval.upper],
                clustered: beside.as_ref().map(|(clusters, free, jackknife)| Beside {
                    std_error_effects_not_counted: free.std_errors[j],
                    std_error_jackknife: jackknife.as_ref().map(|found| found.std_errors[j]),
                    p_value_wild_bootstrap: panel
                        .wild_bootstrap(clusters, j)
                        .ok()
                        .map(|found| found.p_value),
                }),
            })
            .collect();
        let first = &coefficients[0];
        let elasticity = Elasticity::new(-first.estimate)?;
        Ok(Self {
            columns: arguments.series.pair().map(str::to_owned),
            elasticity: elasticity.value(),
            learning_rate: elasticity.learning_rate().value(),
            std_error: first.std_error,
            p_value: first.p_value,
            interval: [-first.interval[1], -first.interval[0]],
            level: arguments.level,
            se: se.to_owned(),
            df: errors.df,
            n: panel.observations(),
            parameters: panel.parameters(),
            r_squared: panel.r_squared(),
            effects: arguments.panel.absorb.clone(),
            clusters: clusters.map(|clusters| {
                let distinct: std::collections::BTreeSet<_> = clusters.iter().collect();
                distinct.len()
            }),
            coefficients,
        })
    }
}

/// Numbers that tell the different words of a column apart.
fn levels(table: &CsvTable, column: &str) -> Result<Vec<usize>, Failure> {
    let words = table.text(column)?;
    let mut sorted = words.clone();
    sorted.sort_unstable();
    sorted.dedup();
    Ok(words
        .iter()
        .map(|word| sorted.partition_point(|known| known < word))
        .collect())
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        let mut columns = vec![
            "name as regressor",
            "estimate",
            "std_error",
            "p_value",
            "interval.0 as lower",
            "interval.1 as upper",
        ];
        if self.clusters.is_some() {
            columns.extend([
                "std_error_effects_not_counted",
                "std_error_jackknife",
                "p_value_wild_bootstrap",
            ]);
        }
        records_under(&self.coefficients, columns)
    }

    fn text(&self) -> Result<String, Failure> {
        let number = |value: f64| significant(value, 4);
        let level = significant(100.0 * self.level, 3);
        let mut text = format!(
            "elasticity α         {}   SE {} ({})   {level} % interval {} to {}\n\
             learning rate        {} %\n\
             R²                   {}   n {}   parameters {}\n",
            number(self.elasticity),
            number(self.std_error),
            self.se,
            number(self.interval[0]),
            number(self.interval[1]),
            significant(100.0 * self.learning_rate, 3),
            number(self.r_squared),
            self.n,
            self.parameters,
        );
        if !self.effects.is_empty() {
            text.push_str(&format!(
                "effects absorbed     {}\n",
                self.effects.join(", ")
            ));
        }
        if let Some(clusters) = self.clusters {
            text.push_str(&format!(
                "clusters             {clusters}; t({}), every effect counts as a parameter in the factor G/(G − 1)·(n − 1)/(n − K)\n",
                self.df
            ));
            if clusters < 30 {
                text.push_str("With this few clusters the jackknife error and the wild bootstrap are safer.\n");
            }
        }
        text.push_str(&format!("\n{}", aligned(&self.records()?)));
        Ok(text)
    }
}
