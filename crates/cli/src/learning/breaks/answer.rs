//! The answer in its three forms.

use std::fmt::Write as _;

use endodec_learning::breaks::Criteria;
use endodec_table::{Cell, Table};
use serde_json::{Value, json};

use super::{Arguments, Found};
use crate::failure::Failure;
use crate::output::{Answer, aligned, significant};

/// JSON with all of it; the regimes as records; words for people.
pub(super) fn answer(arguments: &Arguments, found: &Found) -> Result<Answer, Failure> {
    let criteria: Vec<Criteria> = found
        .partitions
        .iter()
        .map(|p| found.model.criteria(p))
        .collect::<Result<_, _>>()?;
    let regimes = regimes(found);
    let text = text(arguments, found, &criteria, &regimes);
    Ok(Answer::new(json(arguments, found, &criteria), regimes).with_text(text))
}

fn json(arguments: &Arguments, found: &Found, criteria: &[Criteria]) -> Value {
    let partitions: Vec<Value> = found
        .partitions
        .iter()
        .zip(criteria)
        .map(|(p, c)| json!({"breaks": p.breaks, "ssr": p.ssr, "bic": c.bic, "lwz": c.lwz, "kt": c.kt}))
        .collect();
    let mut tests = json!({
        "sup_f": found.tests.sup_f,
        "ud_max": found.tests.ud_max(),
        "wd_max": found.wd_max,
        "sequential": found.tests.sequential,
        "critical_values": {
            "level": arguments.level,
            "sup_f": found.critical.sup_f,
            "ud_max": found.critical.ud_max,
            "wd_max": found.critical.wd_max,
            "sequential": found.critical.sequential,
        },
    });
    if let Some(p) = &found.simulated {
        tests["p_values"] = json!({
            "sup_f": p.sup_f, "ud_max": p.ud_max, "wd_max": p.wd_max, "sequential": p.sequential,
            "simulations": p.replications, "seed": arguments.seed,
        });
    }
    let mut selected = json!({
        "method": arguments.select.to_string(),
        "breaks": found.breaks,
        "intervals_95": found.intervals.iter().map(|i| [i.lower, i.upper]).collect::<Vec<_>>(),
        "intervals_clipped": found.intervals.iter().map(|i| [i.lower_clipped, i.upper_clipped]).collect::<Vec<_>>(),
        "regimes": found.regimes.regimes.iter().map(|r| json!({
            "from": r.from, "to": r.to, "coefficients": r.coefficients, "std_errors": r.std_errors,
        })).collect::<Vec<_>>(),
        "ssr": found.regimes.ssr,
    });
    if let Some(labels) = &found.labels {
        selected["labels"] = json!(
            found
                .breaks
                .iter()
                .map(|b| &labels[b - 1])
                .collect::<Vec<_>>()
        );
    }
    if !arguments.fixed.is_empty() {
        selected["fixed"] = json!({
            "names": arguments.fixed,
            "coefficients": found.regimes.fixed_coefficients,
            "std_errors": found.regimes.fixed_std_errors,
        });
    }
    json!({
        "n": found.model.observations(),
        "regressors": found.model.changing_regressors(),
        "coefficient_names": found.names,
        "min_segment": found.model.minimum_segment(),
        "partitions": partitions,
        "tests": tests,
        "selected": selected,
    })
}

/// One row a regime: its observations, its coefficients, and the interval of the break that ends it.
fn regimes(found: &Found) -> Table {
    let mut columns = vec!["from".to_owned(), "to".to_owned()];
    if found.labels.is_some() {
        columns.extend(["from_label".to_owned(), "to_label".to_owned()]);
    }
    columns.extend(["to_lower_95".to_owned(), "to_upper_95".to_owned()]);
    for name in &found.names {
        columns.extend([name.clone(), format!("{name}_std_error")]);
    }
    let mut table = Table::new(columns);
    for (j, regime) in found.regimes.regimes.iter().enumerate() {
        let mut row = vec![Cell::from(regime.from), Cell::from(regime.to)];
        if let Some(labels) = &found.labels {
            row.extend([regime.from, regime.to].map(|at| Cell::from(labels[at - 1].as_str())));
        }
        let bound = |bound: Option<usize>| bound.map_or(Cell::Missing, Cell::from);
        let interval = found.intervals.get(j);
        row.extend([
            bound(interval.map(|i| i.lower)),
            bound(interval.map(|i| i.upper)),
        ]);
        for (coefficient, error) in regime.coefficients.iter().zip(&regime.std_errors) {
            row.extend([Cell::from(*coefficient), Cell::from(*error)]);
        }
        table.push(row);
    }
    table
}

fn text(arguments: &Arguments, found: &Found, criteria: &[Criteria], regimes: &Table) -> String {
    let mut text = format!(
        "{} observations, {} that may break, regimes of at least {}\n\n",
        found.model.observations(),
        counted(found.model.changing_regressors(), "coefficient"),
        found.model.minimum_segment(),
    );
    let mut table = Table::new([
        "breaks",
        "after",
        "ssr",
        "bic",
        "lwz",
        "kt",
        "supF(m)",
        "critical",
        "supF(m|m-1)",
        "critical",
    ]);
    for (m, (partition, c)) in found.partitions.iter().zip(criteria).enumerate() {
        let dates: Vec<String> = partition.breaks.iter().map(|b| name(found, *b)).collect();
        let mut row = vec![Cell::from(m), Cell::from(dates.join(" "))];
        row.extend([partition.ssr, c.bic, c.lwz, c.kt].map(Cell::from));
        for (statistics, critical) in [
            (&found.tests.sup_f, &found.critical.sup_f),
            (&found.tests.sequential, &found.critical.sequential),
        ] {
            let at = m.checked_sub(1);
            let statistic = at.and_then(|i| statistics.get(i)).copied();
            let critical = at.and_then(|i| critical.get(i)).copied().flatten();
            row.extend([Cell::from(statistic), Cell::from(critical)]);
        }
        table.push(row);
    }
    text.push_str(&aligned(&table));
    let shown = |value: Option<f64>| value.map_or("—".to_owned(), |v| significant(v, 5));
    let _ = writeln!(
        text,
        "\nUDmax {} (critical {}), WDmax {} (critical {}), level {}",
        significant(found.tests.ud_max(), 5),
        shown(found.critical.ud_max),
        shown(found.wd_max),
        shown(found.critical.wd_max),
        arguments.level,
    );
    if let Some(p) = &found.simulated {
        let each = |p: &[f64]| -> String {
            let each: Vec<String> = p.iter().map(|p| significant(*p, 3)).collect();
            each.join(" ")
        };
        let _ = writeln!(
            text,
            "p-values given the regressors ({} samples): supF(m) {}; supF(m|m-1) {}; UDmax {}; WDmax {}",
            p.replications,
            each(&p.sup_f),
            each(&p.sequential),
            significant(p.ud_max, 3),
            p.wd_max.map_or("—".to_owned(), |p| significant(p, 3)),
        );
    }
    let _ = writeln!(
        text,
        "\nSelected by {}: {}",
        arguments.select,
        counted(found.breaks.len(), "break")
    );
    for interval in &found.intervals {
        let clipped = if interval.lower_clipped || interval.upper_clipped {
            ", cut off at the sample"
        } else {
            ""
        };
        let _ = writeln!(
            text,
            "  after {}, 95 % interval {} to {}{clipped}",
            name(found, interval.estimate),
            name(found, interval.lower),
            name(found, interval.upper),
        );
    }
    text.push('\n');
    text.push_str(&aligned(regimes));
    let fixed = found
        .regimes
        .fixed_coefficients
        .iter()
        .zip(&found.regimes.fixed_std_errors);
    for (column, (coefficient, error)) in arguments.fixed.iter().zip(fixed) {
        let _ = writeln!(
            text,
            "{column}, the same in every regime: {} (std. error {})",
            significant(*coefficient, 7),
            significant(*error, 7)
        );
    }
    text
}

/// The label of an observation, or its number.
fn name(found: &Found, observation: usize) -> String {
    match &found.labels {
        Some(labels) => labels[observation - 1].clone(),
        None => observation.to_string(),
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
