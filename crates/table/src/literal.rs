//! Tables of a user's own words, shown to the letter: no mark of ours means anything in them.

use crate::latex::escape_words;
use crate::number::four_digits;
use crate::table::{Cell, Table};
use crate::{markdown, number};

impl Table {
    /// The table as GitHub Markdown under its own column names, numbers with four significant digits.
    ///
    /// ```
    /// use endodec_table::{Cell, Table};
    /// let mut table = Table::new(["unit_cost"]);
    /// table.push([Cell::from(0.123_456)]);
    /// assert_eq!(table.to_markdown(), "| unit\\_cost |\n| ---: |\n| 0.1235 |\n");
    /// ```
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let numeric = self.numeric_columns();
        let names = self.columns().iter().map(|name| markdown::escape(name));
        let mut out = line(names.collect());
        let rules = numeric
            .iter()
            .map(|&numeric| if numeric { "---:" } else { ":---" });
        out.push_str(&line(rules.map(str::to_owned).collect()));
        for row in self.rows() {
            out.push_str(&line(
                row.iter()
                    .map(|cell| self::cell(cell, markdown::escape))
                    .collect(),
            ));
        }
        out
    }

    /// The table as LaTeX (booktabs) under its own column names, numbers with four significant digits.
    #[must_use]
    pub fn to_latex(&self) -> String {
        let line = |cells: Vec<String>| format!("{} \\\\\n", cells.join(" & "));
        let columns = self.numeric_columns();
        let columns: String = columns
            .iter()
            .map(|&numeric| if numeric { 'r' } else { 'l' })
            .collect();
        let mut out = format!(
            "% needs \\usepackage{{booktabs}}\n\\begin{{tabular}}{{{columns}}}\n\\toprule\n"
        );
        out.push_str(&line(
            self.columns()
                .iter()
                .map(|name| escape_words(name))
                .collect(),
        ));
        out.push_str("\\midrule\n");
        for row in self.rows() {
            out.push_str(&line(
                row.iter()
                    .map(|cell| self::cell(cell, escape_words))
                    .collect(),
            ));
        }
        out.push_str("\\bottomrule\n\\end{tabular}\n");
        out
    }
}

fn cell(cell: &Cell, escape: impl Fn(&str) -> String) -> String {
    match cell {
        Cell::Number(value) => {
            let digits = four_digits(*value);
            match digits.split_once('e') {
                Some((mantissa, power)) => {
                    escape(&format!("{}e{power}", number::grouped(mantissa)))
                }
                None => escape(&digits.replace('-', "−")),
            }
        }
        Cell::Text(text) => escape(text),
        Cell::Missing => escape("–"),
    }
}
