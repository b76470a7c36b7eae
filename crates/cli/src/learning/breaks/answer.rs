//! What breaks answers.

use std::fmt::Write as _;

use endodec_learning::breaks::{
    Criteria, DateInterval, Partition, RegimeRegression, SimulatedPValues,
};
use serde::Serialize;

use super::Arguments;
use super::columns::Rows;
use super::drawn::Drawing;
use super::persistence::Persistence;
use crate::failure::Failure;
use crate::output::{Answer, Table, aligned, in_one_row, records, records_under, significant};

#[derive(Serialize)]
pub(crate) struct Found {
    pub(super) n: usize,
    pub(super) regressors: usize,
    pub(super) coefficient_names: Vec<String>,
    pub(super) min_segment: usize,
    pub(super) partitions: Vec<Criterion>,
    pub(super) tests: Tests,
    pub(super) selected: Selected,
    #[serde(skip)]
    pub(super) drawing: Drawing,
}

/// A partition and what the criteria say of it.
#[derive(Serialize)]
pub(super) struct Criterion {
    #[serde(flatten)]
    pub(super) partition: Partition,
    #[serde(flatten)]
    pub(super) criteria: Criteria,
    /// What the breaks are called.
    #[serde(skip)]
    pub(super) names: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Tests {
    pub(super) sup_f: Vec<f64>,
    pub(super) ud_max: Option<f64>,
    pub(super) wd_max: Option<f64>,
    pub(super) sequential: Vec<f64>,
    pub(super) critical_values: CriticalValues,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) p_values: Option<PValues>,
}

/// Critical values at the level asked for; `None` where the table has none.
#[derive(Serialize)]
pub(super) struct CriticalValues {
    pub(super) level: f64,
    pub(super) sup_f: Vec<Option<f64>>,
    pub(super) ud_max: Option<f64>,
    pub(super) wd_max: Option<f64>,
    pub(super) sequential: Vec<Option<f64>>,
}

/// The p-values of simulated samples.
pub(super) struct PValues {
    pub(super) values: SimulatedPValues,
    pub(super) seed: u64,
}

impl Serialize for PValues {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Keys<'a> {
            sup_f: &'a [f64],
            ud_max: Option<f64>,
            wd_max: Option<f64>,
            sequential: &'a [f64],
            simulations: usize,
            seed: u64,
        }
        let values = &self.values;
        Keys {
            sup_f: &values.sup_f,
            // Without a break there is no statistic to have one.
            ud_max: (!values.sup_f.is_empty()).then_some(values.ud_max),
            wd_max: values.wd_max,
            sequential: &values.sequential,
            simulations: values.replications,
            seed: self.seed,
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
pub(super) struct Selected {
    method: String,
    breaks: Vec<usize>,
    #[serde(skip)]
    names: Vec<String>,
    intervals_95: Vec<[usize; 2]>,
    #[serde(skip)]
    interval_names: Vec<[String; 2]>,
    intervals_clipped: Vec<[bool; 2]>,
    /// What autocorrelation does to those intervals.
    persistence: Option<Persistence>,
    regimes: Vec<Regime>,
    ssr: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    labels: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed: Option<Fixed>,
}

#[derive(Serialize)]
struct Regime {
    from: usize,
    to: usize,
    /// What they are called.
    #[serde(skip)]
    ends: [String; 2],
    coefficients: Vec<f64>,
    std_errors: Vec<f64>,
}

/// The coefficients that are the same in every regime.
#[derive(Serialize)]
struct Fixed {
    names: Vec<String>,
    coefficients: Vec<f64>,
    std_errors: Vec<f64>,
}

impl Selected {
    pub(super) fn of(
        arguments: &Arguments,
        breaks: &[usize],
        intervals: &[DateInterval],
        persistence: Option<Persistence>,
        regression: RegimeRegression,
        rows: &Rows,
    ) -> Self {
        let names = arguments.fixed_names();
        let fixed = (!names.is_empty()).then_some(Fixed {
            names,
            coefficients: regression.fixed_coefficients,
            std_errors: regression.fixed_std_errors,
        });
        Self {
            method: arguments.select.to_string(),
            breaks: breaks.iter().map(|&at| rows.number(at)).collect(),
            names: breaks.iter().map(|&at| rows.name(at)).collect(),
            interval_names: intervals
                .iter()
                .map(|i| [rows.name(i.lower), rows.name(i.upper)])
                .collect(),
            intervals_95: intervals
                .iter()
                .map(|i| [rows.number(i.lower), rows.number(i.upper)])
                .collect(),
            intervals_clipped: intervals
                .iter()
                .map(|i| [i.lower_clipped, i.upper_clipped])
                .collect(),
            persistence,
            regimes: regression
                .regimes
                .into_iter()
                .map(|regime| Regime {
                    from: rows.number(regime.from),
                    to: rows.number(regime.to),
                    ends: [rows.name(regime.from), rows.name(regime.to)],
                    coefficients: regime.coefficients,
                    std_errors: regime.std_errors,
                })
                .collect(),
            ssr: regression.ssr,
            labels: rows.labels(breaks),
            fixed,
        }
    }
}

/// A regime in the records, with what its ends are called and the interval of the break that ends it.
#[derive(Serialize)]
struct Row<'a> {
    of: &'a Regime,
    from_label: &'a str,
    to_label: &'a str,
    ends: Option<[usize; 2]>,
}

/// A number of breaks in the text.
#[derive(Serialize)]
struct Count<'a> {
    breaks: usize,
    after: String,
    of: &'a Criterion,
    sup_f: Option<f64>,
    sup_f_critical: Option<f64>,
    sequential: Option<f64>,
    sequential_critical: Option<f64>,
}

impl Answer for Found {
    fn brief(&self) -> Result<Table, Failure> {
        let selected = &self.selected;
        let after = selected.names.join(" ");
        records(
            [(self.n, selected.names.len(), after, selected.ssr)],
            "0 as n, 1 as breaks, 2 as after, 3 as ssr",
        )
    }

    fn row(&self) -> Result<Table, Failure> {
        let [regimes, mut brief] = [in_one_row(&self.records()?), self.brief()?];
        for (name, cell) in regimes.columns().iter().zip(&regimes.rows()[0]) {
            brief = brief.with_column(name, [cell.clone()]);
        }
        Ok(brief)
    }

    /// One row a regime: its observations, its coefficients, and the interval of the break that ends it.
    fn records(&self) -> Result<Table, Failure> {
        let mut columns: Vec<String> = vec!["of.from".to_owned(), "of.to".to_owned()];
        if self.selected.labels.is_some() {
            columns.extend(["from_label".to_owned(), "to_label".to_owned()]);
        }
        columns.extend([
            "ends.0 as to_lower_95".to_owned(),
            "ends.1 as to_upper_95".to_owned(),
        ]);
        for (at, name) in self.coefficient_names.iter().enumerate() {
            columns.extend([
                format!("of.coefficients.{at} as {name}"),
                format!("of.std_errors.{at} as {name}_std_error"),
            ]);
        }
        let rows = self.selected.regimes.iter().enumerate().map(|(j, of)| Row {
            of,
            from_label: &of.ends[0],
            to_label: &of.ends[1],
            ends: self.selected.intervals_95.get(j).copied(),
        });
        records_under(rows, columns.iter().map(String::as_str))
    }

    fn text(&self) -> Result<String, Failure> {
        let mut text = format!(
            "{} observations, {} that may break, regimes of at least {}\n\n{}",
            self.n,
            counted(self.regressors, "coefficient"),
            self.min_segment,
            aligned(&self.counts()?),
        );
        text.push_str(&self.tests.text());
        text.push_str(&self.dates());
        text.push_str(&format!("\n{}", aligned(&self.records()?)));
        if let Some(fixed) = &self.selected.fixed {
            let columns = fixed.names.iter().zip(&fixed.coefficients);
            for ((column, coefficient), error) in columns.zip(&fixed.std_errors) {
                let _ = writeln!(
                    text,
                    "{column}, the same in every regime: {} (std. error {})",
                    significant(*coefficient, 7),
                    significant(*error, 7)
                );
            }
        }
        Ok(text)
    }
}

impl Found {
    /// One row a number of breaks: criteria, statistics, critical values.
    fn counts(&self) -> Result<Table, Failure> {
        let critical = &self.tests.critical_values;
        let statistic = |of: &[f64], breaks: usize| of.get(breaks.checked_sub(1)?).copied();
        let value = |of: &[Option<f64>], breaks: usize| of.get(breaks.checked_sub(1)?).copied()?;
        let rows = self
            .partitions
            .iter()
            .enumerate()
            .map(|(breaks, of)| Count {
                breaks,
                after: of.names.join(" "),
                of,
                sup_f: statistic(&self.tests.sup_f, breaks),
                sup_f_critical: value(&critical.sup_f, breaks),
                sequential: statistic(&self.tests.sequential, breaks),
                sequential_critical: value(&critical.sequential, breaks),
            });
        records(
            rows,
            "breaks, after, of.ssr, of.bic, of.lwz, of.kt, sup_f as supF(m), \
             sup_f_critical as critical, sequential as supF(m|m-1), sequential_critical \
             as critical",
        )
    }

    /// The breaks that were selected, each with its interval.
    fn dates(&self) -> String {
        let selected = &self.selected;
        let mut text = format!(
            "\nSelected by {}: {}\n",
            selected.method,
            counted(selected.breaks.len(), "break")
        );
        let ends = selected
            .interval_names
            .iter()
            .zip(&selected.intervals_clipped);
        for (at, ([lower, upper], clipped)) in selected.names.iter().zip(ends) {
            let clipped = if clipped.contains(&true) {
                ", cut off at the sample"
            } else {
                ""
            };
            let _ = writeln!(
                text,
                "  after {at}, 95 % interval {lower} to {upper}{clipped}",
            );
        }
        if let Some(persistence) = &selected.persistence {
            text.push_str(&persistence.text());
        }
        text
    }
}

impl Tests {
    fn text(&self) -> String {
        let shown = |value: Option<f64>| value.map_or("—".to_owned(), |v| significant(v, 5));
        let mut text = format!(
            "\nUDmax {} (critical {}), WDmax {} (critical {}), level {}\n",
            shown(self.ud_max),
            shown(self.critical_values.ud_max),
            shown(self.wd_max),
            shown(self.critical_values.wd_max),
            self.critical_values.level,
        );
        if let Some(PValues { values, .. }) = &self.p_values {
            let each = |p: &[f64]| -> String {
                let each: Vec<String> = p.iter().map(|p| significant(*p, 3)).collect();
                each.join(" ")
            };
            let _ = writeln!(
                text,
                "p-values given the regressors ({} samples): supF(m) {}; supF(m|m-1) {}; UDmax {}; WDmax {}",
                values.replications,
                each(&values.sup_f),
                each(&values.sequential),
                significant(values.ud_max, 3),
                values.wd_max.map_or("—".to_owned(), |p| significant(p, 3)),
            );
        }
        text
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
