//! Kinks instead of jumps: `--continuous`.

use endodec_learning::breaks::{BreakRegression, Criterion, KinkedLine, kinked_lines};
use endodec_learning::{Interval, LearningError};
use serde::Serialize;

use super::Arguments;
use super::columns::Rows;
use crate::failure::Failure;
use crate::output::{Answer, Table, aligned, records_under, significant};

/// Level of the knots' intervals.
const LEVEL: f64 = 0.95;

#[derive(Serialize)]
pub(crate) struct Found {
    n: usize,
    intercept: f64,
    knots: Vec<Knot>,
    slopes: Vec<f64>,
    slope_std_errors: Vec<f64>,
    ssr: f64,
    bic: f64,
    candidates: Vec<Candidate>,
    jumps: Jumps,
    /// Kinks, jumps or neither: the smallest BIC.
    chosen: &'static str,
}

/// A knot, in the unit of the column.
#[derive(Serialize)]
struct Knot {
    at: f64,
    interval_95: [f64; 2],
}

/// A number of kinks and what BIC says of it.
#[derive(Serialize)]
struct Candidate {
    kinks: usize,
    knots: Vec<f64>,
    ssr: f64,
    bic: f64,
}

/// The best jumps by BIC.
#[derive(Serialize)]
struct Jumps {
    breaks: Vec<usize>,
    /// What they are called.
    #[serde(skip)]
    names: Vec<String>,
    ssr: f64,
    bic: f64,
}

impl Found {
    pub(super) fn of(
        arguments: &Arguments,
        model: &BreakRegression,
        x: &[f64],
        y: &[f64],
        rows: &Rows,
    ) -> Result<Self, Failure> {
        let lines = lines(arguments, x, y)?;
        let bic = |line: &KinkedLine| line.bic;
        let line = lines
            .iter()
            .min_by(|a, b| bic(a).total_cmp(&bic(b)))
            .ok_or_else(|| Failure::Internal("no line was fitted".into()))?;
        let partitions = model.partitions()?;
        let best = model.select(&partitions, Criterion::Bic)?;
        let best = best.ok_or_else(|| Failure::Internal("no partition was found".into()))?;
        let jumps = Jumps {
            breaks: best.breaks.iter().map(|&at| rows.number(at)).collect(),
            names: best.breaks.iter().map(|&at| rows.name(at)).collect(),
            ssr: best.ssr,
            bic: model.criteria(best)?.bic,
        };
        let chosen = match (line.knots.is_empty(), jumps.breaks.is_empty()) {
            (true, true) => "neither",
            _ if line.bic <= jumps.bic => "kinks",
            _ => "jumps",
        };
        let unit = |v: f64| if arguments.log { libm::exp(v) } else { v };
        let knots = line.knots.iter().zip(line.knot_intervals(LEVEL)?);
        Ok(Self {
            n: line.n,
            intercept: line.intercept,
            knots: knots
                .map(|(knot, Interval { lower, upper, .. })| Knot {
                    at: unit(knot.at),
                    interval_95: [unit(lower), unit(upper)],
                })
                .collect(),
            slopes: line.slopes.iter().map(|s| s.estimate).collect(),
            slope_std_errors: line.slopes.iter().map(|s| s.std_error).collect(),
            ssr: line.ssr,
            bic: line.bic,
            candidates: lines
                .iter()
                .enumerate()
                .map(|(kinks, line)| Candidate {
                    kinks,
                    knots: line.knots.iter().map(|knot| unit(knot.at)).collect(),
                    ssr: line.ssr,
                    bic: line.bic,
                })
                .collect(),
            jumps,
            chosen,
        })
    }
}

/// Lines with as many kinks as were asked for, or as can be tried.
fn lines(arguments: &Arguments, x: &[f64], y: &[f64]) -> Result<Vec<KinkedLine>, Failure> {
    let mut most = arguments.max_breaks;
    loop {
        match kinked_lines(x, y, most) {
            Err(LearningError::Parameter(error))
                if error.name == "number of places of the knots" && most > 1 =>
            {
                most -= 1;
            }
            found => return Ok(found?),
        }
    }
}

impl Answer for Found {
    /// One row a segment, with the knot that ends it.
    fn records(&self) -> Result<Table, Failure> {
        #[derive(Serialize)]
        struct Row<'a> {
            segment: usize,
            slope: f64,
            slope_std_error: f64,
            knot: Option<&'a Knot>,
        }
        let rows = self
            .slopes
            .iter()
            .zip(&self.slope_std_errors)
            .enumerate()
            .map(|(j, (&slope, &slope_std_error))| Row {
                segment: j + 1,
                slope,
                slope_std_error,
                knot: self.knots.get(j),
            });
        records_under(
            rows,
            [
                "segment",
                "slope",
                "slope_std_error",
                "knot.at as to",
                "knot.interval_95.0 as to_lower_95",
                "knot.interval_95.1 as to_upper_95",
            ],
        )
    }

    fn text(&self) -> Result<String, Failure> {
        #[derive(Serialize)]
        struct Row {
            kinks: usize,
            knots: String,
            ssr: f64,
            bic: f64,
        }
        let rows = self.candidates.iter().map(|candidate| {
            let knots: Vec<String> = candidate.knots.iter().map(|k| significant(*k, 5)).collect();
            Row {
                kinks: candidate.kinks,
                knots: knots.join(" "),
                ssr: candidate.ssr,
                bic: candidate.bic,
            }
        });
        let breaks = &self.jumps.names;
        let jumps = if breaks.is_empty() {
            "no break".to_owned()
        } else {
            format!("breaks after {}", breaks.join(" "))
        };
        Ok(format!(
            "{} observations, a continuous line\n\n{}\n{}\nBest jumps: {jumps}, BIC {}; best kinks: BIC {}. By BIC: {}\n",
            self.n,
            aligned(&records_under(rows, ["kinks", "knots", "ssr", "bic"])?),
            aligned(&self.records()?),
            significant(self.jumps.bic, 6),
            significant(self.bic, 6),
            self.chosen,
        ))
    }
}
