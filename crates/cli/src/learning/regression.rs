//! The regressions of an answer of `endodec learning fit`, as columns of a table.

use endodec_table::{Cell, ColumnCoefficient, RegressionColumn};
use serde_json::Value;

/// A column for each regression that an answer holds: the whole sample, then its regimes; or that of each group.
/// `None` where the answer is of another command.
pub(super) fn regressions(name: &str, answer: &Value) -> Option<Vec<RegressionColumn>> {
    if let Some(groups) = answer["groups"].as_array() {
        let each = groups.iter().map(|group| {
            let named = text(&group["group"]).unwrap_or_default();
            regressions(&named, group)
        });
        let each: Option<Vec<_>> = each.collect();
        return Some(each?.into_iter().flatten().collect());
    }
    if answer["coefficients"].is_array() {
        return Some(vec![several(name, answer)?]);
    }
    let mut out = vec![curve(name, answer, answer)?];
    for regime in answer["regimes"].as_array().into_iter().flatten() {
        let ends = [&regime["from"], &regime["to"]].map(|end| text(end).unwrap_or_default());
        out.push(curve(
            &format!("{} to {}", ends[0], ends[1]),
            answer,
            regime,
        )?);
    }
    Some(out)
}

/// Kinds of standard errors in words.
pub(super) fn errors(se: &str, lags: Option<u64>) -> String {
    match (se, lags) {
        ("hc3", _) => "heteroskedasticity-robust (HC3)".to_owned(),
        ("newey-west", Some(lags)) => format!("Newey–West with {lags} lags"),
        ("newey-west", None) => "Newey–West".to_owned(),
        (other, _) => other.to_owned(),
    }
}

/// ln cost on ln quantity.
fn curve(name: &str, answer: &Value, of: &Value) -> Option<RegressionColumn> {
    let elasticity = of["elasticity"].as_f64()?;
    let [quantity, cost] = columns(answer);
    let change = if answer["first_difference"] == true {
        "Δ "
    } else {
        ""
    };
    let mut coefficients = vec![ColumnCoefficient {
        name: format!("{change}ln {quantity}"),
        estimate: -elasticity,
        std_error: of["std_error"].as_f64(),
    }];
    coefficients.extend(of["intercept"].as_f64().map(|estimate| ColumnCoefficient {
        name: "Constant".to_owned(),
        estimate,
        std_error: of["intercept_std_error"].as_f64(),
    }));
    Some(RegressionColumn {
        name: name.to_owned(),
        response: format!("{change}ln {cost}"),
        coefficients,
        statistics: statistics(of)?,
        errors: kind(answer),
    })
}

/// A regression with several regressors.
fn several(name: &str, answer: &Value) -> Option<RegressionColumn> {
    let [quantity, cost] = columns(answer);
    let coefficients = answer["coefficients"].as_array()?.iter().enumerate();
    let mut statistics = statistics(answer)?;
    statistics
        .extend(text(&answer["clusters"]).map(|count| ("Clusters".to_owned(), Cell::from(count))));
    for effect in answer["effects"].as_array().into_iter().flatten() {
        statistics.push((format!("Effects of {}", text(effect)?), Cell::from("yes")));
    }
    Some(RegressionColumn {
        name: name.to_owned(),
        response: format!("ln {cost}"),
        coefficients: coefficients
            .map(|(j, of)| {
                Some(ColumnCoefficient {
                    // The first is that of cumulative output, as in a curve alone.
                    name: if j == 0 {
                        format!("ln {quantity}")
                    } else {
                        text(&of["name"])?
                    },
                    estimate: of["estimate"].as_f64()?,
                    std_error: of["std_error"].as_f64(),
                })
            })
            .collect::<Option<_>>()?,
        statistics,
        errors: kind(answer),
    })
}

fn statistics(of: &Value) -> Option<Vec<(String, Cell)>> {
    Some(vec![
        (
            "Learning rate, %".to_owned(),
            Cell::from(100.0 * of["learning_rate"].as_f64()?),
        ),
        ("Observations".to_owned(), Cell::from(text(&of["n"])?)),
        ("R²".to_owned(), Cell::from(of["r_squared"].as_f64())),
    ])
}

fn columns(answer: &Value) -> [String; 2] {
    let name =
        |at: usize, none: &str| text(&answer["columns"][at]).unwrap_or_else(|| none.to_owned());
    [name(0, "quantity"), name(1, "cost")]
}

fn kind(answer: &Value) -> String {
    errors(
        answer["se"].as_str().unwrap_or("of unknown kind"),
        answer["lags"].as_u64(),
    )
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
