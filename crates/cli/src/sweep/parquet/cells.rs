//! The cells of one column, as Parquet keeps them: those that are there, and for each row whether its one is.

use endodec_screens::sweep::{CellKind, Column, RowBlock};
use parquet::data_type::ByteArray;

use super::super::encode::place;

/// Cells of consecutive rows; a row's level is 1 where it has one, 0 where it is null.
#[derive(Debug, Clone)]
pub(in super::super) enum Cells {
    Real(Vec<f64>, Vec<i16>),
    Whole(Vec<i64>, Vec<i16>),
    Text(Vec<ByteArray>, Vec<i16>),
}

impl Cells {
    /// The columns of consecutive blocks, and the sentences of the rows that were refused.
    pub(in super::super) fn of(columns: &[Column], blocks: &[RowBlock]) -> Vec<Self> {
        let mut all: Vec<Self> = columns
            .iter()
            .enumerate()
            .map(|(at, column)| Self::column(column.kind, blocks, at))
            .collect();
        let (mut sentences, mut levels) = (Vec::new(), Vec::new());
        for block in blocks {
            let start = levels.len();
            levels.resize(start + block.columns.first().map_or(0, Vec::len), 0);
            for (row, sentence) in &block.refusals {
                levels[start + row] = 1;
                sentences.push(ByteArray::from(sentence.as_str()));
            }
        }
        all.push(Self::Text(sentences, levels));
        all
    }

    fn column(kind: CellKind, blocks: &[RowBlock], at: usize) -> Self {
        let cells = || blocks.iter().flat_map(|block| block.columns[at].iter());
        match kind {
            CellKind::Real => {
                let (given, levels) = there(cells(), |&value| value.is_finite().then_some(value));
                Self::Real(given, levels)
            }
            CellKind::Whole => {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a whole number that its parameter takes"
                )]
                let whole = |&value: &f64| value.is_finite().then_some(value as i64);
                let (given, levels) = there(cells(), whole);
                Self::Whole(given, levels)
            }
            CellKind::Word(words) => {
                let words: Vec<ByteArray> = words.iter().map(|&word| word.into()).collect();
                let word = |&value: &f64| words.get(place(value)?).cloned();
                let (given, levels) = there(cells(), word);
                Self::Text(given, levels)
            }
        }
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        match self {
            Self::Real(_, levels) | Self::Whole(_, levels) | Self::Text(_, levels) => levels.len(),
        }
    }

    /// Adds rows of the same column.
    pub(super) fn append(&mut self, more: Self) {
        match (self, more) {
            (Self::Real(given, levels), Self::Real(more, below)) => {
                given.extend(more);
                levels.extend(below);
            }
            (Self::Whole(given, levels), Self::Whole(more, below)) => {
                given.extend(more);
                levels.extend(below);
            }
            (Self::Text(given, levels), Self::Text(more, below)) => {
                given.extend(more);
                levels.extend(below);
            }
            // Files of other columns are refused before.
            _ => {}
        }
    }

    /// Takes the first rows away.
    pub(super) fn take(&mut self, rows: usize) -> Self {
        match self {
            Self::Real(given, levels) => {
                let (given, levels) = taken(given, levels, rows);
                Self::Real(given, levels)
            }
            Self::Whole(given, levels) => {
                let (given, levels) = taken(given, levels, rows);
                Self::Whole(given, levels)
            }
            Self::Text(given, levels) => {
                let (given, levels) = taken(given, levels, rows);
                Self::Text(given, levels)
            }
        }
    }
}

/// What is there of some cells, and the level of each row.
fn there<'a, T>(
    cells: impl Iterator<Item = &'a f64>,
    of: impl Fn(&f64) -> Option<T>,
) -> (Vec<T>, Vec<i16>) {
    let (mut given, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        let value = of(cell);
        levels.push(i16::from(value.is_some()));
        given.extend(value);
    }
    (given, levels)
}

fn taken<T>(given: &mut Vec<T>, levels: &mut Vec<i16>, rows: usize) -> (Vec<T>, Vec<i16>) {
    let below = levels.split_off(rows.min(levels.len()));
    let first = std::mem::replace(levels, below);
    let count = first.iter().filter(|&&level| level > 0).count();
    let rest = given.split_off(count.min(given.len()));
    (std::mem::replace(given, rest), first)
}
