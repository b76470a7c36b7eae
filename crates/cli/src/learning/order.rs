//! The order of rows in time, and the gaps between them.

use clap::{Args, ValueEnum};
use endodec_learning::{Gap, Timeline};
use endodec_reader::{CsvTable, Times, Unit};
use serde::Serialize;

use crate::failure::Failure;
use crate::grouped::Sample;
use crate::output::significant;

/// What a gap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum GapName {
    /// Periods that no one observed; no change reaches over them.
    Missing,
    /// Periods that the row behind them includes.
    Accumulated,
}

/// How rows follow each other.
#[derive(Debug, Args)]
pub(super) struct OrderArguments {
    /// Column of times, numbers or dates: rows are put into its order, and what lies more than a period apart is a gap
    #[arg(long, value_name = "COL", help_heading = "Order")]
    pub(super) time: Option<String>,
    /// What a gap is: changes, lags and counts reach over one only where it is accumulated
    #[arg(long, value_enum, default_value_t = GapName::Missing, help_heading = "Order")]
    gap: GapName,
    /// Rows are no series: their order means nothing, and what falls may
    #[arg(long, conflicts_with = "time", help_heading = "Order")]
    pub(super) cross_section: bool,
}

/// Rows in the order of time.
pub(super) struct Order {
    pub(super) table: CsvTable,
    /// The time column, where there is one.
    pub(super) clock: Option<Clock>,
    pub(super) timeline: Timeline,
    pub(super) gap: Gap,
    label: Option<String>,
}

/// A column of times.
pub(super) struct Clock {
    pub(super) column: String,
    pub(super) times: Times,
}

/// The step between two rows, in the answers.
#[derive(Debug, Serialize)]
pub(super) struct Step {
    length: f64,
    unit: &'static str,
    /// What the rows before gaps are called.
    gaps: Vec<String>,
    gap: Gap,
}

impl Step {
    /// The gaps in words, the first of many; nothing where there is none.
    pub(super) fn sentence(&self) -> String {
        const MOST: usize = 5;
        if self.gaps.is_empty() {
            return String::new();
        }
        let more = self.gaps.len().saturating_sub(MOST);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        let first: Vec<&str> = self.gaps.iter().take(MOST).map(String::as_str).collect();
        format!("gaps after           {}{more}\n", first.join(", "))
    }
}

impl OrderArguments {
    pub(super) fn gap(&self) -> Gap {
        match self.gap {
            GapName::Missing => Gap::Missing,
            GapName::Accumulated => Gap::Accumulated,
        }
    }

    /// How rows follow each other, as typed.
    pub(super) fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        if let Some(time) = &self.time {
            words.extend(["--time".to_owned(), time.clone()]);
        }
        if self.gap == GapName::Accumulated {
            words.extend(["--gap", "accumulated"].map(str::to_owned));
        }
        if self.cross_section {
            words.push("--cross-section".to_owned());
        }
        words
    }

    /// The rows of the sample in their order; `time` may come from another option, and columns that are
    /// `used` for something else are no times.
    pub(super) fn of(
        &self,
        sample: Sample,
        time: Option<&str>,
        label: Option<&str>,
        used: &[&str],
        notes: &mut Vec<String>,
    ) -> Result<Order, Failure> {
        if let Some(label) = label {
            short_names(&sample.table, label)?;
        }
        let order = |table, clock, timeline| Order {
            table,
            clock,
            timeline,
            gap: self.gap(),
            label: label.map(str::to_owned),
        };
        if let Some(column) = time {
            let (table, times) = sample.table.in_time(column)?;
            let timeline = Timeline::new(&times.at)?;
            let column = column.to_owned();
            return Ok(order(table, Some(Clock { column, times }), timeline));
        }
        let timeline = if sample.left_out() > 0 && !self.cross_section {
            Timeline::with_period(&sample.positions(), 1.0)?
        } else {
            Timeline::even(sample.table.len())
        };
        let table = sample.table;
        if !self.cross_section {
            in_file_order(&table, &timeline, used, notes)?;
        }
        Ok(order(table, None, timeline))
    }
}

/// Refuses rows that a column of dates puts into another order, and notes gaps that only it sees.
fn in_file_order(
    table: &CsvTable,
    timeline: &Timeline,
    used: &[&str],
    notes: &mut Vec<String>,
) -> Result<(), Failure> {
    let Some(column) = table
        .headers()
        .iter()
        .find(|name| is_dated(name) && !used.contains(&name.as_str()))
    else {
        return Ok(());
    };
    // A column that only sounds like times is none.
    let Ok(times) = table.times(column) else {
        return Ok(());
    };
    if let Some(at) = times.at.windows(2).position(|pair| pair[1] < pair[0]) {
        return Err(Failure::Input(format!(
            "{}, line {}: rows must be in the order of time, but `{column}` has {} after {}; --time {column} puts them into its order, --by takes groups apart, --cross-section is for rows that are no series",
            table.file(),
            table.row(at + 1).line(),
            times.text(times.at[at + 1]),
            times.text(times.at[at]),
        )));
    }
    let Ok(dated) = Timeline::new(&times.at) else {
        return Ok(());
    };
    let scale = dated.steps().zip(timeline.steps()).map(|(d, t)| d / t);
    let least = scale.clone().fold(f64::INFINITY, f64::min);
    // A month is no more uneven than the calendar makes it.
    if let Some(at) = scale.clone().position(|step| step > 1.2 * least) {
        notes.push(format!(
            "rows are taken for one step apart, but `{column}` has {} and then {}; --time {column} counts the gaps",
            times.text(times.at[at]),
            times.text(times.at[at + 1]),
        ));
    }
    Ok(())
}

/// Whether a column is called like times.
fn is_dated(name: &str) -> bool {
    const WORDS: [&str; 7] = ["year", "date", "month", "quarter", "period", "day", "week"];
    let name = name.to_lowercase();
    let last = name.rsplit(|c: char| !c.is_alphanumeric()).next();
    name == "time" || last.is_some_and(|last| WORDS.contains(&last))
}

impl Order {
    pub(super) fn len(&self) -> usize {
        self.table.len()
    }

    /// Where the observations stand on an axis of a figure.
    pub(super) fn drawn(&self) -> endodec_figures::ObservationOrder {
        use endodec_figures::{ObservationOrder, TimeAxis};
        match (&self.clock, &self.label) {
            (Some(Clock { column, times }), _) => {
                let axis = match times.unit {
                    Unit::Number => TimeAxis::Number,
                    _ => TimeAxis::Years,
                };
                let at = times.at.iter().map(|&at| times.unit.years(at));
                ObservationOrder::timed(column, at.collect(), axis, self.names())
            }
            (None, Some(label)) => ObservationOrder::named(label, self.names()),
            (None, None) => ObservationOrder::named("row", self.names()),
        }
    }

    /// What an observation is called, counted from 1: its label, its time, or its row of the file.
    pub(super) fn name(&self, observation: usize) -> String {
        let row = self.table.row(observation - 1);
        let column = match (&self.label, &self.clock) {
            (Some(label), _) => label,
            (None, Some(clock)) => &clock.column,
            (None, None) => return row.number_in_file().to_string(),
        };
        row.text(column).unwrap_or_default().to_owned()
    }

    pub(super) fn names(&self) -> Vec<String> {
        (1..=self.len()).map(|at| self.name(at)).collect()
    }

    /// Lets go of the cells of a long table, where observations are called by their rows alone.
    pub(super) fn without_cells(mut self) -> Self {
        if !self.has_names() {
            self.table = self.table.without_cells();
        }
        self
    }

    /// Whether observations are called by more than their numbers.
    pub(super) fn has_names(&self) -> bool {
        self.label.is_some() || self.clock.is_some()
    }

    /// The row of the file, counted from 1, on which an observation stands.
    pub(super) fn row(&self, observation: usize) -> usize {
        self.table.row(observation - 1).number_in_file()
    }

    /// The observations that a user names by their times or by their rows of the file.
    pub(super) fn observations(
        &self,
        option: &str,
        words: &[String],
        date_format: Option<&str>,
    ) -> Result<Vec<usize>, Failure> {
        words
            .iter()
            .map(|word| self.observation(option, word.trim(), date_format))
            .collect()
    }

    fn observation(
        &self,
        option: &str,
        word: &str,
        date_format: Option<&str>,
    ) -> Result<usize, Failure> {
        if let Some(Clock { times, .. }) = &self.clock
            && let Some(time) = times.parse(word, date_format)
            && let Some(at) = times.at.iter().position(|at| at.total_cmp(&time).is_eq())
        {
            return Ok(at + 1);
        }
        let rows = (1..=self.len()).map(|at| (at, self.row(at)));
        let row = word.parse::<usize>().ok().filter(|&row| row > 0);
        row.and_then(|row| {
            // A row that was left out ends where the one before it does.
            rows.filter(|(_, other)| *other == row || (self.clock.is_none() && *other < row))
                .max_by_key(|(_, other)| *other)
        })
        .filter(|_| row.is_some_and(|row| row <= self.last_row()))
        .map(|(at, _)| at)
        .ok_or_else(|| {
            let what = match &self.clock {
                None => "rows of the file that are in the sample".to_owned(),
                Some(clock) => format!("times in `{}`, or rows of the file", clock.column),
            };
            Failure::argument(option, &what, word)
        })
    }

    fn last_row(&self) -> usize {
        (1..=self.len()).map(|at| self.row(at)).max().unwrap_or(0)
    }

    /// What a rate per step is per.
    pub(super) fn unit(&self) -> String {
        let length = self.timeline.period();
        match &self.clock {
            None => "step".to_owned(),
            Some(clock) if length.total_cmp(&1.0).is_eq() => clock.times.unit.name().to_owned(),
            Some(clock) => format!("{} {}s", significant(length, 4), clock.times.unit.name()),
        }
    }

    /// The step for the answer.
    pub(super) fn step(&self) -> Step {
        Step {
            length: self.timeline.period(),
            unit: self
                .clock
                .as_ref()
                .map_or("row", |clock| clock.times.unit.name()),
            gaps: self
                .timeline
                .gaps()
                .into_iter()
                .map(|at| self.name(at))
                .collect(),
            gap: self.gap,
        }
    }

    /// Changes from row to row that are left out because a gap is missing.
    pub(super) fn changes_left_out(&self) -> usize {
        match self.gap {
            Gap::Missing => self.timeline.gaps().len(),
            Gap::Accumulated => 0,
        }
    }
}

/// Names are repeated in the answer, those of first rows in many of its lines.
fn short_names(table: &CsvTable, label: &str) -> Result<(), Failure> {
    const LONGEST: usize = 200;
    let long = |name: &str| name.chars().count() > LONGEST;
    match table.rows().find(|row| row.text(label).is_ok_and(long)) {
        None => Ok(()),
        Some(row) => Err(row
            .bad(label, format!("a name of at most {LONGEST} characters"))
            .into()),
    }
}
