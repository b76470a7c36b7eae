//! The series that most commands of `endodec learning` start from.

use clap::Args;

use crate::failure::Failure;
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
}

/// Cumulative output and unit cost in the order of the file.
pub(super) struct Series {
    pub(super) quantity: Vec<f64>,
    pub(super) cost: Vec<f64>,
    /// Words that name the observations: the label column, or their numbers from 1.
    pub(super) names: Vec<String>,
}

impl SeriesArguments {
    /// The file, and the names of its columns of output and cost.
    pub(super) fn columns(&self) -> (&CsvArguments, [&str; 2]) {
        (&self.csv, [&self.quantity, &self.cost])
    }

    /// What the file is called in a message.
    pub(super) fn name(&self) -> String {
        self.csv.name()
    }

    /// Reads both columns, and the label column where there is one.
    pub(super) fn read(&self, label: Option<&str>) -> Result<Series, Failure> {
        let mut columns = vec![self.quantity.as_str(), self.cost.as_str()];
        columns.extend(label);
        let table = self.csv.read(&columns)?;
        let quantity = table.positive_numbers(&self.quantity)?;
        let names = match label {
            Some(label) => table.text(label)?.into_iter().map(str::to_owned).collect(),
            None => (1..=quantity.len()).map(|i| i.to_string()).collect(),
        };
        Ok(Series {
            cost: table.positive_numbers(&self.cost)?,
            quantity,
            names,
        })
    }
}

impl Series {
    /// What the first and the last of these observations are called, counted from 1.
    pub(super) fn ends(&self, from: usize, to: usize) -> [String; 2] {
        [from, to].map(|at| self.names[at - 1].clone())
    }
}
