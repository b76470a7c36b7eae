//! `endodec learning lots`.

use clap::{Args, ValueEnum};
use endodec_learning::LearningError;
use endodec_learning::lots::{Lot, LotFit, Theory, fit_lots};
use endodec_reader::CsvTable;
use serde::Serialize;

use crate::failure::Failure;
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer, Table, records_under, significant};
use crate::usage::count;

/// What follows the power law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TheoryName {
    /// The cost of each unit (Crawford).
    Unit,
    /// The average cost of all units so far (Wright).
    CumulativeAverage,
    /// Both, side by side.
    Both,
}

/// Arguments of `endodec learning lots`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec learning lots lots.csv --units units --average-cost cost\n\nRows are lots in the order in which they were made, or are put into it by --time. With --units they follow each other from the first unit on; --first and --last give their units where some lots are not on record. Costs of the units of a lot are added up exactly, so that lots without noise give their learning rate to the last digit; a lot's last or middle unit in its place does not.\n\nA unit-theory rate and a cumulative-average rate are different curves: compare their R², and say which is meant."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    csv: CsvArguments,
    /// Column of times, numbers or dates: lots are put into its order
    #[arg(long, value_name = "COL")]
    time: Option<String>,
    /// Column of the number of units in each lot
    #[arg(
        long,
        value_name = "COL",
        required_unless_present = "first",
        conflicts_with_all = ["first", "last"]
    )]
    units: Option<String>,
    /// Column of the first unit of each lot, counted from 1 over all that was ever made
    #[arg(long, value_name = "COL", requires = "last")]
    first: Option<String>,
    /// Column of its last unit
    #[arg(long, value_name = "COL", requires = "first")]
    last: Option<String>,
    /// Column of the cost of a whole lot
    #[arg(
        long,
        value_name = "COL",
        required_unless_present = "average_cost",
        conflicts_with = "average_cost"
    )]
    lot_cost: Option<String>,
    /// Column of its average cost a unit
    #[arg(long, value_name = "COL")]
    average_cost: Option<String>,
    /// What follows the power law
    #[arg(long, value_enum, default_value_t = TheoryName::Both)]
    theory: TheoryName,
    /// Let the size of a lot have an effect of its own, as the rate of production
    #[arg(long)]
    rate: bool,
    /// Units in the next lot, which is forecast; as many as in the last one by default
    #[arg(long, value_name = "N", value_parser = count::<1_000_000_000>)]
    next: Option<usize>,
    /// Confidence level of the intervals
    #[arg(long, value_name = "LEVEL", default_value_t = 0.95)]
    level: f64,
}

#[derive(Serialize)]
struct Found {
    n: usize,
    level: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Curve>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cumulative_average: Option<Curve>,
}

/// A fitted curve.
#[derive(Serialize)]
struct Curve {
    elasticity: f64,
    std_error: f64,
    interval: [f64; 2],
    learning_rate: f64,
    learning_rate_interval: [f64; 2],
    first_unit_cost: f64,
    r_squared: f64,
    residual_std_error: f64,
    perfect_fit: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    rate: Option<Rate>,
    next_lot: Next,
}

/// The effect of the size of a lot.
#[derive(Serialize)]
struct Rate {
    estimate: f64,
    std_error: f64,
}

/// The forecast of one more lot.
#[derive(Serialize)]
struct Next {
    first: u64,
    last: u64,
    average_cost: f64,
    interval: [f64; 2],
    lot_cost: f64,
    lot_cost_interval: [f64; 2],
}

#[derive(Serialize)]
struct Row<'a> {
    theory: &'a str,
    of: &'a Curve,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let lots = self.lots()?;
        let curve = |theory: Theory, asked: TheoryName| {
            [asked, TheoryName::Both]
                .contains(&self.theory)
                .then(|| self.curve(&lots, theory))
                .transpose()
        };
        Ok(Found {
            n: lots.len(),
            level: self.level,
            unit: curve(Theory::Unit, TheoryName::Unit)?,
            cumulative_average: curve(Theory::CumulativeAverage, TheoryName::CumulativeAverage)?,
        })
    }

    fn file(&self) -> Option<String> {
        Some(self.csv.name())
    }
}

impl Arguments {
    fn lots(&self) -> Result<Vec<Lot>, Failure> {
        let columns = [
            &self.units,
            &self.first,
            &self.last,
            &self.lot_cost,
            &self.average_cost,
        ];
        let columns: Vec<&str> = columns.into_iter().flatten().map(String::as_str).collect();
        let mut all = self.csv.read_all()?;
        if let Some(time) = &self.time {
            all = all.in_time(time)?.0;
        }
        let table = if self.csv.drop_missing {
            all.without_missing(&columns)?
        } else {
            all.clone()
        };
        let units: Vec<[u64; 2]> = match (&self.units, &self.first, &self.last) {
            (Some(units), ..) => {
                let mut made = 0;
                let ends = whole(&all, units)?.into_iter().map(|units| {
                    let first = made + 1;
                    made += units;
                    [first, made]
                });
                // A lot whose cost is missing was made all the same.
                let mut kept = table
                    .rows()
                    .map(endodec_reader::Row::number_in_file)
                    .peekable();
                all.rows()
                    .zip(ends)
                    .filter_map(|(row, ends)| kept.next_if_eq(&row.number_in_file()).map(|_| ends))
                    .collect()
            }
            (None, Some(first), Some(last)) => {
                let ends = whole(&table, first)?.into_iter().zip(whole(&table, last)?);
                ends.map(|(first, last)| [first, last]).collect()
            }
            _ => {
                return Err(Failure::Input(
                    "--units or --first and --last are required".into(),
                ));
            }
        };
        let costs = match (&self.average_cost, &self.lot_cost) {
            (Some(average), _) => table.positive_numbers(average)?,
            (None, Some(total)) => {
                let totals = table.positive_numbers(total)?.into_iter().zip(&units);
                totals
                    .map(|(total, [first, last])| total / as_f64((last + 1).saturating_sub(*first)))
                    .collect()
            }
            (None, None) => {
                return Err(Failure::Input(
                    "--lot-cost or --average-cost is required".into(),
                ));
            }
        };
        Ok(units
            .into_iter()
            .zip(costs)
            .map(|([first, last], average_cost)| Lot {
                first,
                last,
                average_cost,
            })
            .collect())
    }

    fn curve(&self, lots: &[Lot], theory: Theory) -> Result<Curve, Failure> {
        let fit = fit_lots(lots, theory, self.rate)?;
        let interval = fit.interval(self.level)?;
        let rate = interval.learning_rate();
        Ok(Curve {
            elasticity: fit.elasticity.value(),
            std_error: fit.std_error,
            interval: [interval.lower.value(), interval.upper.value()],
            learning_rate: fit.elasticity.learning_rate().value(),
            learning_rate_interval: [rate.lower.value(), rate.upper.value()],
            first_unit_cost: fit.first_unit_cost(),
            r_squared: fit.r_squared,
            residual_std_error: fit.residual_std_error(),
            perfect_fit: fit.ssr <= 0.0,
            rate: fit.rate.map(|rate| Rate {
                estimate: rate.estimate,
                std_error: rate.std_error,
            }),
            next_lot: self.next_lot(lots, &fit)?,
        })
    }

    fn next_lot(&self, lots: &[Lot], fit: &LotFit) -> Result<Next, LearningError> {
        let last = lots[lots.len() - 1];
        let units = match self.next {
            Some(units) => units as u64,
            None => last.last - last.first + 1,
        };
        let first = last.last + 1;
        let next = fit.next(first, last.last + units, self.level)?;
        let whole = |average: f64| average * as_f64(units);
        Ok(Next {
            first,
            last: next.last,
            average_cost: next.average_cost,
            interval: [next.interval.lower, next.interval.upper],
            lot_cost: whole(next.average_cost),
            lot_cost_interval: [next.interval.lower, next.interval.upper].map(whole),
        })
    }
}

/// A column of numbers of units.
fn whole(table: &CsvTable, column: &str) -> Result<Vec<u64>, Failure> {
    table
        .positive_numbers(column)?
        .into_iter()
        .zip(1..)
        .map(|(value, row)| {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a whole number, checked just before"
            )]
            let units = value as u64;
            if value.fract() > 0.0 || value > 1e15 {
                Err(Failure::Input(format!(
                    "{}: observation {row} of `{column}` must be a whole number of units; it is {value}",
                    table.file()
                )))
            } else {
                Ok(units)
            }
        })
        .collect()
}

fn as_f64(units: u64) -> f64 {
    units as f64
}

impl Found {
    fn curves(&self) -> impl Iterator<Item = Row<'_>> {
        let unit = self.unit.iter().map(|of| Row { theory: "unit", of });
        let average = self.cumulative_average.iter().map(|of| Row {
            theory: "cumulative-average",
            of,
        });
        unit.chain(average)
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        records_under(
            self.curves(),
            [
                "theory",
                "of.elasticity",
                "of.std_error",
                "of.interval.0 as lower",
                "of.interval.1 as upper",
                "of.learning_rate",
                "of.first_unit_cost",
                "of.r_squared",
                "of.next_lot.first as next_first",
                "of.next_lot.last as next_last",
                "of.next_lot.average_cost as next_average_cost",
                "of.next_lot.interval.0 as next_lower",
                "of.next_lot.interval.1 as next_upper",
            ],
        )
    }

    fn text(&self) -> Result<String, Failure> {
        let number = |value: f64| significant(value, 4);
        let percent = |value: f64| format!("{} %", significant(100.0 * value, 3));
        let level = percent(self.level);
        let mut text = String::new();
        for Row { theory, of } in self.curves() {
            text.push_str(&format!(
                "{theory} theory\n  learning rate     {}   {level} interval {} to {}\n  elasticity b      {}   SE {}\n  first unit costs  {}   R² {}{}\n",
                percent(of.learning_rate),
                percent(of.learning_rate_interval[0]),
                percent(of.learning_rate_interval[1]),
                number(of.elasticity),
                number(of.std_error),
                number(of.first_unit_cost),
                significant(of.r_squared, 6),
                if of.perfect_fit { "   (fits exactly)" } else { "" },
            ));
            if let Some(rate) = &of.rate {
                text.push_str(&format!(
                    "  effect of rate    {}   SE {}\n",
                    number(rate.estimate),
                    number(rate.std_error)
                ));
            }
            let next = &of.next_lot;
            text.push_str(&format!(
                "  units {} to {}   {} each, {} to {}\n",
                next.first,
                next.last,
                number(next.average_cost),
                number(next.interval[0]),
                number(next.interval[1]),
            ));
        }
        Ok(text)
    }
}
