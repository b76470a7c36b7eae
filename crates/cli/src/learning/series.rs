//! The series that most commands of `endodec learning` start from.

use clap::Args;
use endodec_learning::{Gap, Timeline};

use super::order::{Order, OrderArguments};
use crate::failure::Failure;
use crate::grouped::{ByArguments, Sample};
use crate::input::CsvArguments;

/// A CSV file with cumulative output and unit cost.
#[derive(Debug, Args)]
pub(super) struct SeriesArguments {
    #[command(flatten)]
    csv: CsvArguments,
    /// Column of cumulative output: all that was made up to the cost beside it, not in a period or a lot
    #[arg(long, value_name = "COL")]
    quantity: String,
    /// Column of unit cost
    #[arg(long, value_name = "COL")]
    cost: String,
    #[command(flatten)]
    pub(super) order: OrderArguments,
    /// The quantity is the output of each period: it is cumulated, in the order of time
    #[arg(long, help_heading = "Order", conflicts_with = "cross_section")]
    annual: bool,
    /// Cumulative output before the first period
    #[arg(
        long,
        value_name = "Q0",
        default_value_t = 0.0,
        requires = "annual",
        help_heading = "Order"
    )]
    initial: f64,
    #[command(flatten)]
    pub(super) group: ByArguments,
}

/// Cumulative output and unit cost in the order of time.
pub(super) struct Series {
    pub(super) quantity: Vec<f64>,
    pub(super) cost: Vec<f64>,
    pub(super) order: Order,
}

impl SeriesArguments {
    /// The file.
    pub(super) fn csv(&self) -> &CsvArguments {
        &self.csv
    }

    /// The column of groups.
    pub(super) fn by(&self) -> Option<&str> {
        self.group.by.as_deref()
    }

    /// The names of the columns of output and cost.
    pub(super) fn pair(&self) -> [&str; 2] {
        [&self.quantity, &self.cost]
    }

    /// Columns that are needed, and those of the caller.
    pub(super) fn columns<'a>(
        &'a self,
        more: impl IntoIterator<Item = &'a String>,
    ) -> Vec<&'a str> {
        let mut columns = vec![self.quantity.as_str(), self.cost.as_str()];
        columns.extend(self.order.time.as_deref());
        columns.extend(more.into_iter().map(String::as_str));
        columns
    }

    /// The file and how it is read and put into order, as typed.
    pub(super) fn file_words(&self) -> Vec<String> {
        let mut words = self.csv.words();
        words.extend(self.order.words());
        words
    }

    /// The columns and what they hold, as typed.
    pub(super) fn column_words(&self) -> Vec<String> {
        let [quantity, cost] = self.pair();
        let mut words = ["--quantity", quantity, "--cost", cost]
            .map(str::to_owned)
            .to_vec();
        if self.annual {
            words.extend([
                "--annual".to_owned(),
                "--initial".to_owned(),
                self.initial.to_string(),
            ]);
        }
        words
    }

    /// Whether the quantity is output of each period.
    pub(super) fn is_annual(&self) -> bool {
        self.annual
    }

    /// Cumulative output in its order, of one group where one is named.
    pub(super) fn outputs(&self, group: Option<(&str, &str)>) -> Result<Vec<f64>, Failure> {
        let csv = match group {
            None => self.csv.clone(),
            Some((by, name)) => self.csv.of_group(by, name),
        };
        let mut table = csv.read(&self.columns([]))?;
        if let Some(time) = &self.order.time {
            table = table.in_time(time)?.0;
        }
        let mut outputs = table.positive_numbers(&self.quantity)?;
        if self.annual {
            let mut sum = self.initial;
            for output in &mut outputs {
                sum += *output;
                *output = sum;
            }
        }
        Ok(outputs)
    }

    /// What the file is called in a message.
    pub(super) fn name(&self) -> String {
        self.csv.name()
    }

    /// Both columns in the order of time.
    pub(super) fn read(
        &self,
        sample: Sample,
        label: Option<&str>,
        notes: &mut Vec<String>,
    ) -> Result<Series, Failure> {
        let time = self.order.time.as_deref();
        self.read_at(sample, time, label, notes)
    }

    /// Both columns in the order of a column of times that another option may give.
    pub(super) fn read_at(
        &self,
        sample: Sample,
        time: Option<&str>,
        label: Option<&str>,
        notes: &mut Vec<String>,
    ) -> Result<Series, Failure> {
        let order = self.order.of(sample, time, label, &self.pair(), notes)?;
        let mut quantity = order.table.positive_numbers(&self.quantity)?;
        if self.annual {
            self.cumulate(&mut quantity, &order)?;
        } else if !self.order.cross_section {
            self.never_falls(&quantity, &order)?;
        }
        Ok(Series {
            cost: order.table.positive_numbers(&self.cost)?,
            quantity,
            order: order.without_cells(),
        })
    }

    /// Output of each period, added up.
    fn cumulate(&self, quantity: &mut [f64], order: &Order) -> Result<(), Failure> {
        if !(self.initial.is_finite() && self.initial >= 0.0) {
            return Err(Failure::argument("--initial", "at least 0", self.initial));
        }
        if let (Gap::Missing, Some(&at)) = (order.gap, order.timeline.gaps().first()) {
            return Err(Failure::Input(format!(
                "{}: output of every period is required to cumulate it, but {} is followed by {}; --gap accumulated is for a row that holds the output of the periods before it too",
                order.table.file(),
                order.name(at),
                order.name(at + 1),
            )));
        }
        let mut sum = self.initial;
        for output in quantity {
            sum += *output;
            *output = sum;
        }
        Ok(())
    }

    fn never_falls(&self, quantity: &[f64], order: &Order) -> Result<(), Failure> {
        let Some(at) = quantity.windows(2).position(|pair| pair[1] < pair[0]) else {
            return Ok(());
        };
        let (row, in_time) = (order.table.row(at + 1), order.clock.is_some());
        let ordered = if in_time {
            ""
        } else {
            "--time COL puts rows into the order of time, "
        };
        let when = if in_time {
            format!(" ({} after {})", order.name(at + 2), order.name(at + 1))
        } else {
            " in the row before".to_owned()
        };
        Err(Failure::Input(format!(
            "{}, line {}, column `{}`: cumulative output never falls, got {} after {}{when}; {ordered}--by COL takes the groups of a panel apart, --annual cumulates the output of each period, --cross-section is for rows that are no series",
            order.table.file(),
            row.line(),
            self.quantity,
            quantity[at + 1],
            quantity[at],
        )))
    }
}

impl Series {
    pub(super) fn timeline(&self) -> &Timeline {
        &self.order.timeline
    }

    /// What the first and the last of these observations are called, counted from 1.
    pub(super) fn ends(&self, from: usize, to: usize) -> [String; 2] {
        [from, to].map(|at| self.order.name(at))
    }
}
