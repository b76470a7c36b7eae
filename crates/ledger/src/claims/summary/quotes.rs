//! The numbers that headlines quote: each named, so that two headlines can be held against one another.

use endodec_table::number::shortest;

/// A number that a headline quotes.
#[derive(Debug, Clone, PartialEq)]
pub struct Quoted {
    /// What it is, down to target, growth and reading: the same name stands for the same number everywhere.
    pub what: String,
    /// As the sentence has it.
    pub shown: String,
    /// Of a date, what it rests on.
    pub date: Option<Dated>,
}

/// What a date rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// What is reached: a cost, a share, a distance.
    pub target: &'static str,
    /// How output grows; empty where no growth enters.
    pub growth: &'static str,
    /// Model, elasticity and calendar.
    pub reading: &'static str,
}

impl Dated {
    /// The name of the number.
    fn name(&self) -> String {
        format!("date of {}; {}; {}", self.target, self.growth, self.reading)
    }
}

/// The numbers of one headline, in the order in which they were asked for.
#[derive(Debug, Default)]
pub(super) struct Quotes(pub(super) Vec<Quoted>);

impl Quotes {
    /// A number in as many significant digits.
    pub(super) fn number(&mut self, what: &str, value: f64, digits: usize) -> String {
        self.text(what, shortest(value, digits))
    }

    /// A number as a headline already has it.
    pub(super) fn text(&mut self, what: &str, shown: String) -> String {
        self.push(what.to_owned(), shown, None)
    }

    /// A year, rounded.
    pub(super) fn year(&mut self, date: Dated, year: f64) -> String {
        self.push(date.name(), format!("{:.0}", year.round()), Some(date))
    }

    fn push(&mut self, what: String, shown: String, date: Option<Dated>) -> String {
        self.0.push(Quoted {
            what,
            shown: shown.clone(),
            date,
        });
        shown
    }
}
