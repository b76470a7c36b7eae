//! The series that a diffusion model is fitted to, and how it is counted.

use clap::{Args, ValueEnum};
use endodec_adoption::diffusion::{Counting, DiffusionData};
use endodec_reader::{CsvTable, Times};

use super::clock::Clock;
use crate::failure::Failure;
use crate::input::CsvArguments;

/// Columns of a series of adopters and what its numbers are.
#[derive(Debug, Clone, Args)]
pub(crate) struct SeriesArguments {
    /// Column of times: numbers, or dates, which are counted in years; rows are put into its order
    #[arg(long, value_name = "COL")]
    pub(crate) time: String,
    /// Column of adopters: new ones per period, or all so far with --cumulative
    #[arg(long, value_name = "COL")]
    pub(crate) adopters: String,
    /// Adopters are counted from the start, not per period
    #[arg(long)]
    pub(crate) cumulative: bool,
    /// Shares are in per cent: 45 or 45% is .45
    #[arg(long, requires = "cumulative")]
    pub(crate) percent: bool,
    /// What a gap in time is in counts per period
    #[arg(long, value_enum, default_value_t = GapName::Missing)]
    gap: GapName,
    /// Time of launch, written as in the time column [default: one period before the first row]
    #[arg(long, value_name = "TIME")]
    launch: Option<String>,
}

/// What a gap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum GapName {
    /// Periods that no one counted; the count behind them is of its own period.
    Missing,
    /// Periods that the count behind them includes.
    Accumulated,
}

/// A series on its clock.
pub(crate) struct Reading {
    pub(crate) data: DiffusionData,
    pub(super) clock: Clock,
}

impl SeriesArguments {
    /// The options as they would be typed.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = ["--time", &self.time, "--adopters", &self.adopters]
            .map(str::to_owned)
            .into();
        for (given, word) in [
            (self.cumulative, "--cumulative"),
            (self.percent, "--percent"),
        ] {
            words.extend(given.then(|| word.to_owned()));
        }
        if self.gap == GapName::Accumulated {
            words.extend(["--gap", "accumulated"].map(str::to_owned));
        }
        if let Some(launch) = &self.launch {
            words.extend(["--launch".to_owned(), launch.clone()]);
        }
        words
    }

    /// Whether a count includes all since the row before it.
    pub(super) fn is_accumulated(&self) -> bool {
        self.gap == GapName::Accumulated || self.cumulative
    }

    /// The series in the order of its times; of `shares` none is above one.
    pub(crate) fn read(
        &self,
        csv: &CsvArguments,
        table: &CsvTable,
        shares: bool,
        notes: &mut Vec<String>,
    ) -> Result<Reading, Failure> {
        let (table, times) = table.in_time(&self.time)?;
        let values = self.values(&table, shares)?;
        let at: Vec<f64> = times.at.iter().map(|&at| times.unit.years(at)).collect();
        let period = times
            .at
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .fold(f64::INFINITY, f64::min);
        let counting = if self.cumulative {
            Counting::Cumulative
        } else {
            Counting::PerPeriod
        };
        let step = match (self.cumulative, times.at.as_slice()) {
            (_, [] | [_]) => 0.0,
            (true, [first, second, ..]) => second - first,
            (false, _) => period,
        };
        let clock = Clock {
            times: Times {
                at: Vec::new(),
                unit: times.unit,
            },
            period: times.unit.years(period),
        };
        let first = times.at.first().copied().unwrap_or(0.0);
        let launch = match &self.launch {
            None => times.unit.years(first - step),
            Some(word) => {
                let launch = clock.one(csv, "--launch", word)?;
                let earliest = times.unit.years(first);
                if launch > earliest || (!self.cumulative && launch >= earliest) {
                    return Err(Failure::argument(
                        "--launch",
                        "before the first time of the series",
                        word,
                    ));
                }
                launch
            }
        };
        if !self.cumulative && is_running_total(&values) {
            notes.push(format!(
                "`{}` never falls and slows down, as a running total does; if it is one, --cumulative",
                self.adopters
            ));
        }
        let named = |error| Failure::Input(format!("{}: {error}", table.file()));
        let mut data = DiffusionData::launched(launch, &at, values, counting).map_err(named)?;
        if !self.is_accumulated() {
            data = data.with_period(clock.period).map_err(named)?;
        }
        Ok(Reading { data, clock })
    }

    fn values(&self, table: &CsvTable, shares: bool) -> Result<Vec<f64>, Failure> {
        let column = self.adopters.as_str();
        let values = if self.percent {
            let rows = table.rows();
            rows.map(|row| row.percentage(column))
                .collect::<Result<Vec<_>, _>>()?
        } else {
            table.numbers(column)?
        };
        if let Some((row, _)) = table.rows().zip(&values).find(|(_, value)| **value < 0.0) {
            return Err(row.bad(column, "a number of at least 0").into());
        }
        if shares && let Some((row, _)) = table.rows().zip(&values).find(|(_, value)| **value > 1.0)
        {
            let required = "a share, at most 1 (--percent for shares in per cent),";
            return Err(row.bad(column, required).into());
        }
        Ok(values)
    }
}

/// Whether counts per period look like adopters so far: they never fall, and have come to rest.
fn is_running_total(values: &[f64]) -> bool {
    let steps = || values.windows(2).map(|pair| pair[1] - pair[0]);
    let (largest, last) = (
        steps().fold(0.0, f64::max),
        steps().next_back().unwrap_or(0.0),
    );
    values.len() >= 6 && largest > 0.0 && steps().all(|step| step >= 0.0) && last < 0.25 * largest
}
