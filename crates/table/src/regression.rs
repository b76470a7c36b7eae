//! A regression table as economists print them: a column a regression, standard errors in parentheses.

use crate::latex::escape_words;
use crate::markdown;
use crate::number::grouped;
use crate::{Cell, Table};

/// Regressions side by side.
///
/// ```
/// use endodec_table::{Cell, ColumnCoefficient, RegressionColumn, RegressionTable};
/// let table = RegressionTable {
///     regressions: vec![RegressionColumn {
///         name: "solar".to_owned(),
///         response: "ln price".to_owned(),
///         coefficients: vec![ColumnCoefficient { name: "ln output".to_owned(), estimate: -0.3219, std_error: Some(0.0167) }],
///         statistics: vec![("Observations".to_owned(), Cell::from(41_usize)), ("R²".to_owned(), Cell::from(0.9591))],
///         errors: "classical".to_owned(),
///     }],
///     notes: Vec::new(),
/// };
/// assert!(table.to_markdown().contains("| ln output | −0.322 |\n|  | (0.017) |"));
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RegressionTable {
    /// The columns, in order.
    pub regressions: Vec<RegressionColumn>,
    /// Sentences below, after the one on standard errors.
    pub notes: Vec<String>,
}

/// One regression.
#[derive(Debug, Clone, PartialEq)]
pub struct RegressionColumn {
    /// What its column is called.
    pub name: String,
    /// What it explains.
    pub response: String,
    /// Its coefficients, in order.
    pub coefficients: Vec<ColumnCoefficient>,
    /// What stands below the coefficients: number of observations, R².
    pub statistics: Vec<(String, Cell)>,
    /// Kind of its standard errors.
    pub errors: String,
}

/// An estimated coefficient.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnCoefficient {
    /// What it belongs to.
    pub name: String,
    /// The estimate.
    pub estimate: f64,
    /// Its standard error, where there is one.
    pub std_error: Option<f64>,
}

impl RegressionTable {
    /// GitHub Markdown with the notes below.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let line = |cells: Vec<String>| -> String {
            let cells: Vec<String> = cells.iter().map(|cell| markdown::escape(cell)).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let mut out = line(self.head(|r| &r.name));
        out.push_str(&format!(
            "| :--- |{}\n",
            " ---: |".repeat(self.regressions.len())
        ));
        out.push_str(&line(self.head(|r| &r.response)));
        for row in self.body() {
            out.push_str(&line(row));
        }
        out.push_str(&format!("\n{}\n", markdown::escape(&self.below())));
        out
    }

    /// A LaTeX `table` (booktabs) with a caption and the label `tab:<label>`; its bytes are UTF-8 where names are.
    #[must_use]
    pub fn to_latex(&self, caption: &str, label: &str) -> String {
        let columns = "c".repeat(self.regressions.len());
        let line = |cells: Vec<String>| -> String {
            let cells: Vec<String> = cells.iter().map(|cell| escape_words(cell)).collect();
            format!("{} \\\\\n", cells.join(" & "))
        };
        let numbers = (1..=self.regressions.len()).map(|i| format!("({i})"));
        let mut out = format!(
            "% needs \\usepackage{{booktabs}}\n\\begin{{table}}[tbp]\n\\centering\n\\caption{{{}}}\n\\label{{tab:{label}}}\n\\begin{{tabular}}{{l{columns}}}\n\\toprule\n",
            escape_words(caption)
        );
        out.push_str(&line(
            std::iter::once(String::new()).chain(numbers).collect(),
        ));
        out.push_str(&line(self.head(|r| &r.name)));
        out.push_str(&line(self.head(|r| &r.response)));
        out.push_str("\\midrule\n");
        let terms = 2 * self.terms().len();
        for (i, row) in self.body().into_iter().enumerate() {
            if i == terms {
                out.push_str("\\midrule\n");
            }
            out.push_str(&line(row));
        }
        out.push_str(&format!(
            "\\bottomrule\n\\end{{tabular}}\n\\par\\smallskip\\footnotesize {}\n\\end{{table}}\n",
            escape_words(&self.below())
        ));
        out
    }

    /// The table as it is printed, cell by cell, and what stands below it.
    #[must_use]
    pub fn for_people(&self) -> (Table, String) {
        let mut table = Table::new(self.head(|r| &r.name));
        let rows = std::iter::once(self.head(|r| &r.response)).chain(self.body());
        for row in rows {
            table.push(row.into_iter().map(Cell::from));
        }
        (table, self.below())
    }

    /// One row a coefficient or statistic of a regression: `model`, `response`, `term`, `estimate`, `std_error`,
    /// `errors`, with all digits.
    #[must_use]
    pub fn to_table(&self) -> Table {
        let mut table = Table::new([
            "model",
            "response",
            "term",
            "estimate",
            "std_error",
            "errors",
        ]);
        for regression in &self.regressions {
            let mut push = |term: &str, estimate: Cell, error: Option<f64>, errors: Cell| {
                table.push([
                    Cell::from(regression.name.as_str()),
                    Cell::from(regression.response.as_str()),
                    Cell::from(term),
                    estimate,
                    Cell::from(error),
                    errors,
                ]);
            };
            for of in &regression.coefficients {
                let errors = Cell::from(regression.errors.as_str());
                push(&of.name, Cell::from(of.estimate), of.std_error, errors);
            }
            for (name, value) in &regression.statistics {
                push(name, value.clone(), None, Cell::Missing);
            }
        }
        table
    }

    fn head<'a>(&'a self, of: impl Fn(&'a RegressionColumn) -> &'a String) -> Vec<String> {
        let names = self.regressions.iter().map(|r| of(r).clone());
        std::iter::once(String::new()).chain(names).collect()
    }

    /// Names of coefficients, each once, in the order in which they first stand.
    fn terms(&self) -> Vec<&str> {
        first_seen(
            self.regressions
                .iter()
                .flat_map(|r| r.coefficients.iter().map(|c| c.name.as_str())),
        )
    }

    /// Two lines a coefficient, one a statistic.
    fn body(&self) -> Vec<Vec<String>> {
        let mut out = Vec::new();
        for term in self.terms() {
            let (mut above, mut below) = (vec![term.to_owned()], vec![String::new()]);
            for regression in &self.regressions {
                let found = regression.coefficients.iter().find(|c| c.name == term);
                above.push(found.map_or_else(String::new, ColumnCoefficient::written));
                below.push(found.map_or_else(String::new, ColumnCoefficient::error));
            }
            out.extend([above, below]);
        }
        let statistics = self.regressions.iter().flat_map(|r| &r.statistics);
        for name in first_seen(statistics.map(|(name, _)| name.as_str())) {
            let mut row = vec![name.to_owned()];
            for regression in &self.regressions {
                let found = regression.statistics.iter().find(|(of, _)| of == name);
                row.push(match found {
                    None | Some((_, Cell::Missing)) => String::new(),
                    Some((_, Cell::Text(text))) => text.clone(),
                    Some((_, Cell::Number(value))) => fixed(*value, 3),
                });
            }
            out.push(row);
        }
        out
    }

    /// The kinds of standard errors, and the notes.
    fn below(&self) -> String {
        let kinds = first_seen(self.regressions.iter().map(|r| r.errors.as_str()));
        let errors = match kinds.as_slice() {
            [] => "Standard errors in parentheses.".to_owned(),
            [one] => format!("Standard errors in parentheses: {one}."),
            _ => {
                let each = self.regressions.iter().zip(1..);
                let each: Vec<String> = each.map(|(r, i)| format!("({i}) {}", r.errors)).collect();
                format!("Standard errors in parentheses: {}.", each.join(", "))
            }
        };
        let all = std::iter::once(errors).chain(self.notes.iter().cloned());
        all.collect::<Vec<_>>().join(" ")
    }
}

fn first_seen<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut out: Vec<&str> = Vec::new();
    for name in names {
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

impl ColumnCoefficient {
    /// Decimals with which the error has two digits at least, three for numbers near one.
    fn decimals(&self) -> usize {
        let size = match self.std_error {
            Some(error) if error > 0.0 && error.is_finite() => error,
            _ => self.estimate.abs(),
        };
        let wanted = |least: i64| {
            let written = format!("{size:e}");
            let power = written
                .split_once('e')
                .and_then(|(_, e)| e.parse::<i64>().ok());
            // Zero and what is not finite have no digits to count.
            let power = power.filter(|_| size > 0.0);
            power.map_or(least, |power| (1 - power).clamp(least, 8))
        };
        let least = if self.estimate.abs() < 100.0 { 3 } else { 0 };
        usize::try_from(wanted(least)).unwrap_or(3)
    }

    fn written(&self) -> String {
        fixed(self.estimate, self.decimals())
    }

    fn error(&self) -> String {
        match self.std_error {
            Some(error) if error.is_finite() => format!("({})", fixed(error, self.decimals())),
            _ => String::new(),
        }
    }
}

fn fixed(value: f64, decimals: usize) -> String {
    grouped(&format!("{value:.decimals$}"))
}

#[cfg(test)]
mod tests {
    use super::{ColumnCoefficient, RegressionColumn, RegressionTable};
    use crate::Cell;

    fn regression(name: &str, terms: &[(&str, f64, f64)], errors: &str) -> RegressionColumn {
        let of = |&(name, estimate, error): &(&str, f64, f64)| ColumnCoefficient {
            name: name.to_owned(),
            estimate,
            std_error: Some(error),
        };
        RegressionColumn {
            name: name.to_owned(),
            response: "ln cost_usd".to_owned(),
            coefficients: terms.iter().map(of).collect(),
            statistics: vec![
                ("Observations".to_owned(), Cell::from(12_usize)),
                ("R²".to_owned(), Cell::from(0.98765)),
            ],
            errors: errors.to_owned(),
        }
    }

    fn table() -> RegressionTable {
        RegressionTable {
            regressions: vec![
                regression(
                    "A|B",
                    &[("ln Q", -0.32189, 0.01672), ("Constant", 4.6, 0.05)],
                    "HC3",
                ),
                regression("Müller & Co", &[("time", -12_345.6, 678.9)], "classical"),
            ],
            notes: vec!["Both in levels.".to_owned()],
        }
    }

    #[test]
    fn a_term_stands_once_and_is_empty_where_a_regression_lacks_it() {
        let text = table().to_markdown();
        assert!(
            text.contains("| ln Q | −0.322 |  |\n|  | (0.017) |  |\n"),
            "{text}"
        );
        assert!(
            text.contains("| time |  | −12,346 |\n|  |  | (679) |\n"),
            "{text}"
        );
        assert!(text.contains("| A\\|B | Müller & Co |"));
        assert!(text.ends_with("(1) HC3, (2) classical. Both in levels.\n"));
    }

    #[test]
    fn latex_has_as_many_cells_in_every_line_and_no_bare_sign_of_its_own() {
        let text = table().to_latex("Costs & curves", "costs");
        let body = text.split("\\midrule").nth(1).unwrap();
        assert!(
            body.lines()
                .filter(|l| l.ends_with("\\\\"))
                .all(|l| l.matches(" & ").count() == 2)
        );
        assert!(text.contains("Müller \\& Co") && text.contains("ln cost\\_usd"));
    }

    #[test]
    fn the_table_for_programs_keeps_every_digit() {
        let csv = table().to_table().to_csv();
        assert!(
            csv.contains("A|B,ln cost_usd,ln Q,-0.32189,0.01672,HC3\n"),
            "{csv}"
        );
        assert!(csv.contains("A|B,ln cost_usd,Observations,12,,\n"), "{csv}");
    }
}
