//! Analyses of a table's rows, of all at once or of each group: `--by`.

mod between;

use clap::Args;
use endodec_reader::CsvTable;
use rayon::prelude::*;
use serde::Serialize;

use crate::failure::Failure;
use crate::input::CsvArguments;
use crate::output::{Answer, Cell, Figure, RegressionTable, Table, aligned};
use between::Between;
use endodec_figures::{Forest, ForestRow};

/// How rows belong together.
#[derive(Debug, Clone, Args)]
pub(crate) struct ByArguments {
    /// Column of groups: the analysis is made for each, and their answers are compared
    #[arg(long, value_name = "COL")]
    pub(crate) by: Option<String>,
}

/// The rows of an analysis, and those that were left out of it.
pub(crate) struct Sample {
    /// The rows that it takes, in the order of the file.
    pub(crate) table: CsvTable,
    all: CsvTable,
}

impl Sample {
    fn of(all: CsvTable, drop_missing: bool, columns: &[&str]) -> Result<Self, Failure> {
        let table = if drop_missing {
            all.without_missing(columns)?
        } else {
            all.clone()
        };
        Ok(Self { table, all })
    }

    /// Rows that lack a needed cell.
    pub(crate) fn left_out(&self) -> usize {
        self.all.len() - self.table.len()
    }

    /// Where each row stands among all rows of the sample, those that were left out among them.
    pub(crate) fn positions(&self) -> Vec<f64> {
        let mut places = self
            .all
            .rows()
            .map(endodec_reader::Row::number_in_file)
            .zip(0..);
        let place = |number| places.find(|(other, _)| *other == number);
        self.table
            .rows()
            .map(endodec_reader::Row::number_in_file)
            .filter_map(place)
            .map(|(_, at): (usize, u32)| f64::from(at))
            .collect()
    }
}

/// An analysis of the rows of one file, that can be repeated for each group of them.
pub(crate) trait Sampled: Sync {
    /// What it finds in a sample.
    type Found: Answer + Send + Sync;

    /// The file.
    fn csv(&self) -> &CsvArguments;

    /// The column of groups.
    fn by(&self) -> Option<&str>;

    /// Columns in which no cell may be missing.
    fn columns(&self) -> Vec<&str>;

    /// What it finds; what a reader should know beside it goes into the notes.
    fn find(&self, sample: Sample, notes: &mut Vec<String>) -> Result<Self::Found, Failure>;
}

/// What an analysis finds in its file.
pub(crate) fn answer<A: Sampled>(analysis: &A) -> Result<Outcome<A::Found>, Failure> {
    let csv = analysis.csv();
    let all = csv.read_all()?;
    match analysis.by() {
        None => Whole::of(analysis, all).map(Outcome::Whole),
        Some(by) => Groups::of(analysis, all, by).map(Outcome::Groups),
    }
}

/// One answer, or one a group.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Outcome<F> {
    Whole(Whole<F>),
    Groups(Groups<F>),
}

/// An answer with what was left out on the way to it.
#[derive(Serialize)]
pub(crate) struct Whole<F> {
    #[serde(flatten)]
    pub(crate) found: F,
    /// Rows that lack a needed cell.
    left_out: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    #[serde(skip)]
    may_leave_out: bool,
}

impl<F> Whole<F> {
    fn of<A: Sampled<Found = F>>(analysis: &A, all: CsvTable) -> Result<Self, Failure> {
        let drop_missing = analysis.csv().drop_missing;
        let sample = Sample::of(all, drop_missing, &analysis.columns())?;
        let left_out = sample.left_out();
        let mut notes = Vec::new();
        Ok(Self {
            found: analysis.find(sample, &mut notes)?,
            left_out,
            notes,
            may_leave_out: drop_missing,
        })
    }

    /// The table with the number of rows left out, where rows may be.
    fn counted(&self, table: Table) -> Table {
        if self.may_leave_out {
            let rows = table.rows().len();
            table.with_column("left_out", vec![Cell::from(self.left_out); rows])
        } else {
            table
        }
    }
}

impl<F: Answer> Answer for Outcome<F> {
    fn records(&self) -> Result<Table, Failure> {
        match self {
            Self::Whole(whole) => Ok(whole.counted(whole.found.records()?)),
            Self::Groups(groups) => groups.records(),
        }
    }

    fn text(&self) -> Result<String, Failure> {
        match self {
            Self::Whole(whole) => {
                let mut text = whole.found.text()?;
                if whole.left_out > 0 {
                    text.push_str(&format!("{}\n", left_out(whole.left_out)));
                }
                for note in &whole.notes {
                    text.push_str(&format!("Note: {note}.\n"));
                }
                Ok(text)
            }
            Self::Groups(groups) => groups.text(),
        }
    }

    fn regressions(&self) -> Result<Option<RegressionTable>, Failure> {
        let groups = match self {
            Self::Whole(whole) => return whole.found.regressions(),
            Self::Groups(groups) => groups,
        };
        let mut all = RegressionTable::default();
        for group in &groups.groups {
            let Some(found) = group.whole.found.regressions()? else {
                return Ok(None);
            };
            let several = found.regressions.len() > 1;
            all.regressions
                .extend(found.regressions.into_iter().map(|mut column| {
                    column.name = if several {
                        format!("{}, {}", group.group, column.name)
                    } else {
                        group.group.clone()
                    };
                    column
                }));
        }
        Ok(Some(all))
    }

    fn figure(&self) -> Result<Option<Figure>, Failure> {
        match self {
            Self::Whole(whole) => whole.found.figure(),
            Self::Groups(groups) => Ok(groups.forest()),
        }
    }

    fn csv(&self) -> Result<String, Failure> {
        let notes = match self {
            Self::Whole(whole) => &whole.notes[..],
            Self::Groups(_) => &[],
        };
        for note in notes {
            eprintln!("endodec: note: {note}");
        }
        Ok(self.records()?.to_csv())
    }
}

fn left_out(rows: usize) -> String {
    match rows {
        1 => "1 row lacks a needed cell and is left out".to_owned(),
        _ => format!("{rows} rows lack a needed cell and are left out"),
    }
}

/// The answers of the groups in the order in which they first appear, and the groups without one.
#[derive(Serialize)]
pub(crate) struct Groups<F> {
    by: String,
    pub(crate) groups: Vec<Group<F>>,
    refused: Vec<Refused>,
    /// Rows without a group.
    left_out: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) heterogeneity: Vec<Between>,
    #[serde(skip)]
    rows: Vec<Table>,
}

#[derive(Serialize)]
pub(crate) struct Group<F> {
    pub(crate) group: String,
    #[serde(flatten)]
    pub(crate) whole: Whole<F>,
}

/// A group that has no answer, and why.
#[derive(Serialize)]
pub(crate) struct Refused {
    group: String,
    reason: String,
}

impl<F: Answer + Send + Sync> Groups<F> {
    fn of<A: Sampled<Found = F>>(analysis: &A, all: CsvTable, by: &str) -> Result<Self, Failure> {
        let sample = Sample::of(all, analysis.csv().drop_missing, &[by])?;
        let tables = sample.table.groups(by)?;
        let count = tables.len();
        let answers: Vec<(String, Result<_, Failure>)> = tables
            .into_par_iter()
            .map(|(group, table)| {
                let found = Whole::of(analysis, table).and_then(|whole| {
                    let row = whole.counted(whole.found.row()?);
                    Ok((whole, row))
                });
                (group, found)
            })
            .collect();
        let (mut groups, mut rows, mut refused) = (Vec::new(), Vec::new(), Vec::new());
        for (group, found) in answers {
            match found {
                Ok((whole, row)) => {
                    groups.push(Group { group, whole });
                    rows.push(row);
                }
                // A mistake in the options is no group's own.
                Err(failure) if failure.exit_code() == 3 => return Err(failure),
                Err(failure) => refused.push(Refused {
                    group,
                    reason: failure.sentence(),
                }),
            }
        }
        if let ([], [first, ..]) = (&groups[..], &refused[..]) {
            return Err(Failure::Input(format!(
                "{}: none of {count} groups of `{by}` has an answer; the first, {}: {}",
                analysis.csv().name(),
                first.group,
                first.reason
            )));
        }
        let comparable = groups.iter().map(|group| group.whole.found.comparable());
        Ok(Self {
            by: by.to_owned(),
            heterogeneity: Between::of(comparable)?,
            left_out: sample.left_out(),
            groups,
            refused,
            rows,
        })
    }
}

impl<F: Answer> Groups<F> {
    /// The estimate that all groups have, with 95 per cent of a normal error either way, above both means.
    fn forest(&self) -> Option<Figure> {
        const HALF: f64 = 1.959_963_984_540_054;
        let mut measure = None;
        let mut rows = Vec::new();
        for group in &self.groups {
            let Some(found) = group.whole.found.comparable().into_iter().next() else {
                continue;
            };
            if found.estimate.is_finite() && found.std_error.is_finite() {
                let half = HALF * found.std_error;
                measure.get_or_insert(found.of);
                rows.push(ForestRow {
                    name: group.group.clone(),
                    estimate: found.estimate,
                    interval: [found.estimate - half, found.estimate + half],
                });
            }
        }
        let measure = measure?;
        let between = self
            .heterogeneity
            .iter()
            .find(|between| between.is_of(measure));
        let forest = Forest {
            measure: measure.to_owned(),
            level: 0.95,
            rows,
            pooled: between.map_or_else(Vec::new, Between::means),
            prediction: between.and_then(Between::prediction),
        };
        Some(forest.figure())
    }

    /// One row a group; those without an answer follow with the reason.
    fn records(&self) -> Result<Table, Failure> {
        let rows: Vec<&Table> = self.rows.iter().collect();
        let names = self.groups.iter().map(|group| group.group.as_str());
        Ok(self.joined(names.zip(rows).collect()))
    }

    fn joined(&self, rows: Vec<(&str, &Table)>) -> Table {
        let mut columns: Vec<&str> = Vec::new();
        for (_, row) in &rows {
            // Nearly all groups have the same columns.
            if row.columns().iter().ne(columns.iter().copied()) {
                for name in row.columns() {
                    if !columns.contains(&name.as_str()) {
                        columns.push(name);
                    }
                }
            }
        }
        let names = std::iter::once("group").chain(columns.iter().copied());
        let mut table = Table::new(names.chain(["refused"]));
        for (group, row) in &rows {
            let cell = |name: &&str| {
                let at = row.position(name);
                at.map_or(Cell::Missing, |at| row.rows()[0][at].clone())
            };
            let cells = std::iter::once(Cell::from(*group)).chain(columns.iter().map(cell));
            table.push(cells.chain([Cell::Missing]));
        }
        for refused in &self.refused {
            let blank = vec![Cell::Missing; columns.len()];
            let cells = std::iter::once(Cell::from(refused.group.as_str())).chain(blank);
            table.push(cells.chain([Cell::from(refused.reason.as_str())]));
        }
        table
    }

    fn text(&self) -> Result<String, Failure> {
        let mut table = Table::new(["group"]);
        let briefs = self.groups.iter().map(|group| group.whole.found.brief());
        let briefs = briefs.collect::<Result<Vec<_>, _>>()?;
        if let Some(first) = briefs.first() {
            let columns = first.columns().iter().map(String::as_str);
            table = Table::new(std::iter::once(self.by.as_str()).chain(columns));
        }
        for (group, brief) in self.groups.iter().zip(&briefs) {
            let first = brief.rows().first().cloned().unwrap_or_default();
            table.push(std::iter::once(Cell::from(group.group.as_str())).chain(first));
        }
        let mut text = aligned(&table);
        for refused in &self.refused {
            text.push_str(&format!("{}: {}\n", refused.group, refused.reason));
        }
        let dropped: usize = self.groups.iter().map(|group| group.whole.left_out).sum();
        if dropped + self.left_out > 0 {
            text.push_str(&format!("{}\n", left_out(dropped + self.left_out)));
        }
        let mut noted: Vec<&String> = Vec::new();
        for note in self.groups.iter().flat_map(|group| &group.whole.notes) {
            if !noted.contains(&note) {
                noted.push(note);
            }
        }
        const MOST: usize = 5;
        for note in noted.iter().take(MOST) {
            text.push_str(&format!("Note: {note}.\n"));
        }
        for between in &self.heterogeneity {
            text.push_str(&format!("\n{}", between.text()));
        }
        Ok(text)
    }
}
