//! `endodec learning breaks`.

mod answer;
mod selection;

use clap::{Args, ValueEnum};
use endodec_learning::LearningError;
use endodec_learning::breaks::{
    BreakCovariance, BreakParams, BreakRegression, BreakTest, BreakTests, MinimumSegment,
    NullErrors, Simulation, critical_value,
};

use crate::failure::Failure;
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer};
use crate::usage::count;
use answer::{Criterion, CriticalValues, Found, PValues, Selected, Tests};
use selection::Selection;

/// A minute or so of all partitions.
const MOST_OBSERVATIONS: usize = 200_000;

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

/// Arguments of `endodec learning breaks`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec data export author_dram_panel --to .\n  endodec learning breaks author_dram_panel.csv --y price_usd_per_gb --x cumulative_eb --log --label year\n\nA break is the last observation of a regime, counted from 1. An intercept is always there and may break; without --x the model is a mean that shifts."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    csv: CsvArguments,
    /// Column to explain
    #[arg(long, value_name = "COL")]
    y: String,
    /// Columns whose coefficients may break
    #[arg(long, value_name = "COL", value_delimiter = ',')]
    x: Vec<String>,
    /// Columns whose coefficients are the same in every regime
    #[arg(long, value_name = "COL", value_delimiter = ',')]
    fixed: Vec<String>,
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
    /// Most breaks to look for
    #[arg(long, value_name = "M", default_value_t = 5, value_parser = count::<10_000_000>)]
    max_breaks: usize,
    /// What is assumed of the errors
    #[arg(long, value_enum, default_value_t = CovarianceName::Homoskedastic)]
    covariance: CovarianceName,
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

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        find(self).map_err(|failure| self.advised(failure))
    }
}

impl Arguments {
    /// Whoever did not ask for short regimes has to know how to ask for longer ones.
    fn advised(&self, failure: Failure) -> Failure {
        let advice = match failure {
            Failure::Sample(LearningError::TooFewObservations { required, .. })
                if self.min_segment.is_none_or(|asked| asked < required) =>
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
}

fn find(arguments: &Arguments) -> Result<Found, Failure> {
    let (model, labels) = read(arguments)?;
    let covariance = match arguments.covariance {
        CovarianceName::Homoskedastic => BreakCovariance::HOMOSKEDASTIC,
        CovarianceName::White => BreakCovariance::WHITE,
        CovarianceName::Hac => BreakCovariance::HAC,
    };
    let partitions = model.partitions()?;
    let tests = model.tests(&partitions, &covariance)?;
    let simulated = if arguments.simulations == 0 {
        None
    } else {
        let simulation = Simulation {
            errors: match arguments.covariance {
                CovarianceName::Homoskedastic => NullErrors::Gaussian,
                CovarianceName::White | CovarianceName::Hac => NullErrors::WildRademacher,
            },
            replications: arguments.simulations,
            seed: arguments.seed,
            level: arguments.level,
        };
        Some(model.simulated_p_values(&tests, &covariance, &simulation)?)
    };
    let breaks = arguments
        .select
        .choose(&model, &partitions, &covariance, arguments.level)?;
    let selected = Selected::of(
        arguments,
        &breaks,
        &model.date_intervals(&breaks, &covariance, 0.95)?,
        model.regimes(&breaks, &covariance)?,
        labels.as_deref(),
    );
    Ok(Found {
        n: model.observations(),
        regressors: model.changing_regressors(),
        coefficient_names: ["intercept".to_owned()]
            .into_iter()
            .chain(arguments.x.iter().cloned())
            .collect(),
        min_segment: model.minimum_segment(),
        tests: Tests {
            ud_max: tests.ud_max(),
            wd_max: tests.wd_max(arguments.level).ok(),
            critical_values: critical_values(&model, &tests, arguments.level)?,
            p_values: simulated.map(|values| PValues {
                values,
                seed: arguments.seed,
            }),
            sup_f: tests.sup_f,
            sequential: tests.sequential,
        },
        partitions: partitions
            .into_iter()
            .map(|partition| {
                let criteria = model.criteria(&partition)?;
                Ok(Criterion {
                    partition,
                    criteria,
                })
            })
            .collect::<Result<_, LearningError>>()?,
        selected,
        labels,
    })
}

fn read(arguments: &Arguments) -> Result<(BreakRegression, Option<Vec<String>>), Failure> {
    let regressors = arguments.x.iter().chain(&arguments.fixed);
    let needed: Vec<&str> = [&arguments.y]
        .into_iter()
        .chain(regressors)
        .chain(&arguments.label)
        .map(String::as_str)
        .collect();
    let table = arguments.csv.read(&needed)?;
    let column = |name: &String| -> Result<Vec<f64>, Failure> {
        if arguments.log {
            let values = table.positive_numbers(name)?;
            Ok(values.into_iter().map(f64::ln).collect())
        } else {
            Ok(table.numbers(name)?)
        }
    };
    let response = column(&arguments.y)?;
    if response.len() > MOST_OBSERVATIONS {
        return Err(Failure::Input(format!(
            "{}: at most {MOST_OBSERVATIONS} rows are required, since the time grows with their square, got {}",
            table.file(),
            response.len()
        )));
    }
    let mut changing = vec![vec![1.0; response.len()]];
    for name in &arguments.x {
        changing.push(column(name)?);
    }
    let labels = match &arguments.label {
        Some(name) => Some(table.text(name)?.into_iter().map(str::to_owned).collect()),
        None => None,
    };
    let model = BreakRegression::new(BreakParams {
        response,
        changing,
        fixed: arguments
            .fixed
            .iter()
            .map(column)
            .collect::<Result<_, _>>()?,
        minimum_segment: match arguments.min_segment {
            Some(observations) => MinimumSegment::Observations(observations),
            None => MinimumSegment::Fraction(arguments.trimming),
        },
        max_breaks: arguments.max_breaks,
    })?;
    Ok((model, labels))
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
