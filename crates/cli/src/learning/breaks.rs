//! `endodec learning breaks`.

mod answer;
mod columns;
mod continuous;
mod drawn;
mod known;
mod persistence;
mod selection;

use clap::{Args, ValueEnum};
use endodec_learning::LearningError;
use endodec_learning::breaks::{
    Across, BreakCovariance, BreakRegression, BreakTest, BreakTests, Errors, NullErrors,
    Simulation, critical_value,
};
use serde::Serialize;

use super::order::OrderArguments;
use crate::failure::Failure;
use crate::grouped::{self, ByArguments, Sample, Sampled};
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer, Figure, Table};
use crate::usage::count;
use answer::{Criterion, CriticalValues, Found, PValues, Selected, Tests};
use columns::{Columns, Design, Rows};
use drawn::Drawing;
use known::WaldName;
use selection::Selection;

/// What is assumed of the errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CovarianceName {
    /// No serial correlation; one variance in the tests, one a regime in intervals and standard errors.
    Homoskedastic,
    /// Heteroskedasticity of unknown form.
    White,
    /// Serial correlation too: quadratic-spectral kernel, automatic bandwidth, prewhitened.
    Hac,
}

/// What becomes of the intercept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Intercept {
    /// It may break.
    Breaks,
    /// It is the same in every regime.
    Fixed,
    /// There is none.
    None,
}

/// Arguments of `endodec learning breaks`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec data export author_dram_panel --to .\n  endodec learning breaks author_dram_panel.csv --y price_usd_per_gb --x cumulative_eb --log --label year\n\nA break is the last observation of a regime: its row of the file, counted from 1, under its label or its time. An intercept may break unless --intercept says otherwise; without --x the model is a mean that shifts."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    csv: CsvArguments,
    #[command(flatten)]
    order: OrderArguments,
    #[command(flatten)]
    group: ByArguments,
    /// Column to explain
    #[arg(long, value_name = "COL")]
    y: String,
    /// Columns whose coefficients may break
    #[arg(long, value_name = "COL", value_delimiter = ',')]
    x: Vec<String>,
    /// Columns whose coefficients are the same in every regime
    #[arg(long, value_name = "COL", value_delimiter = ',')]
    fixed: Vec<String>,
    /// What becomes of the intercept
    #[arg(long, value_enum, default_value_t = Intercept::Breaks)]
    intercept: Intercept,
    /// Fit a continuous line with kinks in the one column of --x, and say whether jumps fit better
    #[arg(long, conflicts_with_all = ["fixed", "known"])]
    continuous: bool,
    /// Test breaks at these dates, known beforehand: last observations of regimes, their times with --time, or rows of the file counted from 1
    #[arg(long, value_name = "N,...", value_delimiter = ',')]
    known: Vec<String>,
    /// Covariance of the Wald test at known dates
    #[arg(long, value_enum, default_value_t = WaldName::Hc3, requires = "known")]
    wald: WaldName,
    /// Take natural logarithms of all columns first
    #[arg(long)]
    log: bool,
    /// Column that names the observations, a year for instance
    #[arg(long, value_name = "COL")]
    label: Option<String>,
    /// Shortest regime as a fraction of the sample
    #[arg(
        long,
        value_name = "FRACTION",
        default_value_t = 0.15,
        conflicts_with = "min_segment"
    )]
    trimming: f64,
    /// Shortest regime in observations
    #[arg(long, value_name = "H", value_parser = count::<10_000_000>)]
    min_segment: Option<usize>,
    /// Most breaks or kinks to look for
    #[arg(long, value_name = "M", default_value_t = 5)]
    max_breaks: usize,
    /// What is assumed of the errors
    #[arg(long, value_enum, default_value_t = CovarianceName::Homoskedastic)]
    covariance: CovarianceName,
    /// Leave the scores of --covariance hac as they are
    #[arg(long)]
    no_prewhitening: bool,
    /// One variance of the errors for all regimes, in tests, standard errors and dates
    #[arg(long)]
    one_variance: bool,
    /// How the number of breaks is chosen: bic, lwz, kt, sequential, repartition or global:M
    #[arg(long, value_name = "HOW", default_value = "bic")]
    select: Selection,
    /// Significance level of sequential tests, WDmax and critical values: 0.10, 0.05, 0.025 or 0.01
    #[arg(long, value_name = "LEVEL", default_value_t = 0.05)]
    level: f64,
    /// Samples to draw for p-values given the regressors; none by default
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = count::<10_000_000>)]
    simulations: usize,
    /// Seed of those samples
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// What the options ask for.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Either {
    Jumps(Box<Found>),
    Kinks(continuous::Found),
    Known(known::Found),
}

impl Answer for Either {
    fn brief(&self) -> Result<Table, Failure> {
        match self {
            Self::Jumps(found) => found.brief(),
            Self::Kinks(found) => found.brief(),
            Self::Known(found) => found.brief(),
        }
    }

    fn row(&self) -> Result<Table, Failure> {
        match self {
            Self::Jumps(found) => found.row(),
            Self::Kinks(found) => found.row(),
            Self::Known(found) => found.row(),
        }
    }

    fn records(&self) -> Result<Table, Failure> {
        match self {
            Self::Jumps(found) => found.records(),
            Self::Kinks(found) => found.records(),
            Self::Known(found) => found.records(),
        }
    }

    fn text(&self) -> Result<String, Failure> {
        match self {
            Self::Jumps(found) => found.text(),
            Self::Kinks(found) => found.text(),
            Self::Known(found) => found.text(),
        }
    }

    fn figure(&self) -> Result<Option<Figure>, Failure> {
        match self {
            Self::Jumps(found) => Ok(Some(found.drawing.figure())),
            Self::Kinks(_) | Self::Known(_) => Ok(None),
        }
    }
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        grouped::answer(self)
    }

    fn file(&self) -> Option<String> {
        Some(self.csv.name())
    }
}

impl Sampled for Arguments {
    type Found = Either;

    fn csv(&self) -> &CsvArguments {
        &self.csv
    }

    fn by(&self) -> Option<&str> {
        self.group.by.as_deref()
    }

    fn columns(&self) -> Vec<&str> {
        [&self.y]
            .into_iter()
            .chain(self.x.iter().chain(&self.fixed))
            .chain(self.label.iter().chain(&self.order.time))
            .map(String::as_str)
            .collect()
    }

    fn find(&self, sample: Sample, notes: &mut Vec<String>) -> Result<Either, Failure> {
        let columns = Columns::read(self, sample, notes)?;
        let rows = columns.response.len();
        self.of(columns)
            .map_err(|failure| self.advised(failure, rows))
    }
}

impl Arguments {
    /// Advice on the shortest regime that leads to an answer.
    fn advised(&self, failure: Failure, rows: usize) -> Failure {
        let advice = match failure {
            Failure::Sample(LearningError::TooFewObservations {
                method: BreakRegression::TOO_SHORT,
                given,
                ..
            }) if self.min_segment.is_some() && given / 2 >= self.coefficient_names().len() => {
                format!("; --min-segment {} leaves room for one", given / 2)
            }
            // Whoever did not ask for short regimes has to know how to ask for longer ones.
            Failure::Sample(LearningError::TooFewObservations {
                method, required, ..
            }) if method != BreakRegression::TOO_SHORT
                && self.min_segment.is_none_or(|asked| asked < required)
                && 2 * required <= rows =>
            {
                format!("; --min-segment {required} or more leaves out regimes that are too short")
            }
            _ => String::new(),
        };
        match failure.about(&self.csv.name()) {
            Failure::Input(sentence) => Failure::Input(sentence + &advice),
            other => other,
        }
    }

    /// Names of the coefficients that may break.
    fn coefficient_names(&self) -> Vec<String> {
        let intercept = (self.intercept == Intercept::Breaks).then(|| "intercept".to_owned());
        intercept
            .into_iter()
            .chain(self.x.iter().cloned())
            .collect()
    }

    /// Names of those that do not.
    fn fixed_names(&self) -> Vec<String> {
        let intercept = (self.intercept == Intercept::Fixed).then(|| "intercept".to_owned());
        intercept
            .into_iter()
            .chain(self.fixed.iter().cloned())
            .collect()
    }

    fn covariance(&self) -> Result<BreakCovariance, Failure> {
        let mut covariance = match self.covariance {
            CovarianceName::Homoskedastic => BreakCovariance::HOMOSKEDASTIC,
            CovarianceName::White => BreakCovariance::WHITE,
            CovarianceName::Hac => BreakCovariance::HAC,
        };
        if self.no_prewhitening {
            if self.covariance != CovarianceName::Hac {
                return Err(Failure::Input(
                    "--no-prewhitening goes with --covariance hac only".into(),
                ));
            }
            covariance.errors = Errors::Hac { prewhiten: false };
        }
        if self.one_variance {
            covariance.test_variances = Across::Common;
            covariance.date_variances = Across::Common;
        }
        Ok(covariance)
    }

    fn of(&self, sample: Columns) -> Result<Either, Failure> {
        if self.x.is_empty() && self.intercept != Intercept::Breaks {
            return Err(Failure::Input(
                "--x is required unless the intercept may break".into(),
            ));
        }
        if self.continuous {
            let [x] = &sample.regressors[..] else {
                return Err(Failure::argument(
                    "--x with --continuous",
                    "one column",
                    self.x.len(),
                ));
            };
            if self.intercept != Intercept::Breaks {
                return Err(Failure::Input(
                    "--intercept does not go with --continuous: a continuous line has one intercept"
                        .into(),
                ));
            }
            let (x, y) = (x.clone(), sample.response.clone());
            let (model, rows) = sample.model(self)?;
            return Ok(Either::Kinks(continuous::Found::of(
                self, &model, &x, &y, &rows,
            )?));
        }
        let design = sample.design(self);
        let (model, rows) = sample.model(self)?;
        if self.known.is_empty() {
            return Ok(Either::Jumps(Box::new(self.jumps(model, rows, &design)?)));
        }
        let names = self.coefficient_names();
        Ok(Either::Known(known::Found::of(
            self, &model, &names, &rows,
        )?))
    }

    fn jumps(&self, model: BreakRegression, rows: Rows, design: &Design) -> Result<Found, Failure> {
        let covariance = self.covariance()?;
        let partitions = model.partitions()?;
        let tests = model.tests(&partitions, &covariance)?;
        let simulated = if self.simulations == 0 {
            None
        } else {
            let simulation = Simulation {
                errors: match self.covariance {
                    CovarianceName::Homoskedastic => NullErrors::Gaussian,
                    CovarianceName::White | CovarianceName::Hac => NullErrors::WildRademacher,
                },
                replications: self.simulations,
                seed: self.seed,
                level: self.level,
            };
            Some(model.simulated_p_values(&tests, &covariance, &simulation)?)
        };
        let breaks = self
            .select
            .choose(&model, &partitions, &covariance, self.level)?;
        let intervals = model.date_intervals(&breaks, &covariance, 0.95)?;
        let regimes = model.regimes(&breaks, &covariance)?;
        let drawing = Drawing::new(self, &model, &rows, design, &breaks, &intervals, &regimes);
        let selected = Selected::of(
            self,
            &breaks,
            &intervals,
            persistence::Persistence::of(&model, &breaks, &rows)?,
            regimes,
            &rows,
        );
        Ok(Found {
            n: model.observations(),
            regressors: model.changing_regressors(),
            coefficient_names: self.coefficient_names(),
            min_segment: model.minimum_segment(),
            tests: Tests {
                ud_max: tests.ud_max(),
                wd_max: tests.wd_max(self.level).ok(),
                critical_values: critical_values(&model, &tests, self.level)?,
                p_values: simulated.map(|values| PValues {
                    values,
                    seed: self.seed,
                }),
                sup_f: tests.sup_f,
                sequential: tests.sequential,
            },
            partitions: partitions
                .into_iter()
                .map(|mut partition| {
                    let criteria = model.criteria(&partition)?;
                    let names = partition.breaks.iter().map(|&at| rows.name(at)).collect();
                    for at in &mut partition.breaks {
                        *at = rows.number(*at);
                    }
                    Ok(Criterion {
                        partition,
                        criteria,
                        names,
                    })
                })
                .collect::<Result<_, LearningError>>()?,
            selected,
            drawing,
        })
    }
}

fn critical_values(
    model: &BreakRegression,
    tests: &BreakTests,
    level: f64,
) -> Result<CriticalValues, Failure> {
    // A level outside the table is a mistake; a trimming or number of coefficients outside it only leaves a gap.
    if let Err(LearningError::Parameter(refused)) = critical_value(BreakTest::UdMax, 0.15, level, 1)
        && refused.name == "level"
    {
        return Err(LearningError::from(refused).into());
    }
    let at = |test| {
        critical_value(test, model.trimming(), level, model.changing_regressors())
            .ok()
            .map(|c| c.value)
    };
    Ok(CriticalValues {
        level,
        sup_f: (1..=tests.sup_f.len())
            .map(|breaks| at(BreakTest::SupF { breaks }))
            .collect(),
        sequential: (0..tests.sequential.len())
            .map(|null_breaks| at(BreakTest::Sequential { null_breaks }))
            .collect(),
        ud_max: at(BreakTest::UdMax),
        wd_max: at(BreakTest::WdMax),
    })
}
