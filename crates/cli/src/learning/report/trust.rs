//! What speaks for and against an estimated learning curve.

use endodec_figures::page::{Trust, TrustCheck};
use endodec_figures::shown;

use super::one::One;

/// Every check that these data can be put to, in the order in which a referee would ask.
pub(super) fn checks(one: &One) -> Vec<TrustCheck> {
    [
        size(one),
        doublings(one),
        sign(one),
        drift(one),
        changes(one),
        together(one),
        beside_time(one),
        breaks(one),
        influence(one),
        record(one),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn check(trust: Trust, why: String) -> Option<TrustCheck> {
    Some(TrustCheck { trust, why })
}

fn digits(value: f64) -> String {
    shown(value, 3)
}

fn size(one: &One) -> Option<TrustCheck> {
    let n = one.fit.number(&["n"])?;
    if n < 8.0 {
        check(
            Trust::Warning,
            format!(
                "{n} observations: intervals rest on the assumption of normal errors alone, which so few cannot test."
            ),
        )
    } else if n < 15.0 {
        check(
            Trust::Caution,
            format!("{n} observations: tests of breaks and of drift find only what is gross."),
        )
    } else {
        check(
            Trust::Sound,
            format!("{n} observations, enough for the tests below to say something."),
        )
    }
}

fn doublings(one: &One) -> Option<TrustCheck> {
    let [first, last] = one.outputs;
    let doublings = libm::log2((last / first).abs());
    if !doublings.is_finite() {
        return None;
    }
    let times = digits(doublings);
    if doublings < 2.0 {
        check(
            Trust::Caution,
            format!(
                "Output doubles {times} times in these data: the effect of a doubling is all but extrapolated."
            ),
        )
    } else {
        check(
            Trust::Sound,
            format!(
                "Output doubles {times} times, so the effect of a doubling is seen rather than extrapolated."
            ),
        )
    }
}

fn sign(one: &One) -> Option<TrustCheck> {
    let low = one.fit.number(&["interval", "0"])?;
    let high = one.fit.number(&["interval", "1"])?;
    if low > 0.0 {
        check(
            Trust::Sound,
            format!(
                "The interval of the elasticity, {} to {}, leaves out zero.",
                digits(low),
                digits(high)
            ),
        )
    } else {
        check(
            Trust::Warning,
            format!(
                "The interval of the elasticity, {} to {}, holds zero or less: these data do not show that cost falls with output.",
                digits(low),
                digits(high)
            ),
        )
    }
}

fn drift(one: &One) -> Option<TrustCheck> {
    let watson = one.fit.number(&["durbin_watson"])?;
    let classical = one.fit.number(&["std_error"])?;
    let robust = one
        .robust
        .as_ref()
        .ok()
        .and_then(|fit| fit.number(&["std_error"]));
    let robust = robust.map_or_else(String::new, |robust| {
        format!(
            " With errors that may be correlated (Newey–West) the standard error is {} instead of {}.",
            digits(robust),
            digits(classical)
        )
    });
    if watson < 1.0 {
        check(
            Trust::Warning,
            format!(
                "Residuals drift (Durbin–Watson {}, far below 2): the interval of the regression in levels is too narrow.{robust}",
                digits(watson)
            ),
        )
    } else if watson < 1.5 {
        check(
            Trust::Caution,
            format!(
                "Residuals of neighbours resemble each other (Durbin–Watson {}).{robust}",
                digits(watson)
            ),
        )
    } else {
        check(
            Trust::Sound,
            format!("Residuals do not drift (Durbin–Watson {}).", digits(watson)),
        )
    }
}

fn changes(one: &One) -> Option<TrustCheck> {
    let levels = one.fit.number(&["elasticity"])?;
    let changes = match &one.changes {
        Ok(changes) => changes,
        Err(failure) => {
            return check(
                Trust::Caution,
                format!(
                    "A regression of changes, which no common trend can deceive, is not possible: {}.",
                    failure.sentence().trim_end_matches('.')
                ),
            );
        }
    };
    let estimate = changes.number(&["elasticity"])?;
    let (low, high) = (
        changes.number(&["interval", "0"])?,
        changes.number(&["interval", "1"])?,
    );
    let found = format!(
        "A regression of changes, which no common trend can deceive, gives {} ({} to {})",
        digits(estimate),
        digits(low),
        digits(high)
    );
    if low > 0.0 && low <= levels && levels <= high {
        check(
            Trust::Sound,
            format!("{found}, which holds the {} of levels.", digits(levels)),
        )
    } else if low <= levels && levels <= high {
        check(
            Trust::Caution,
            format!(
                "{found}: it holds the {} of levels, and zero too. Levels may owe their certainty to trends alone.",
                digits(levels)
            ),
        )
    } else {
        check(
            Trust::Warning,
            format!(
                "{found}, and the {} of levels lies outside. Output and cost may only share a trend, or the curve is not one.",
                digits(levels)
            ),
        )
    }
}

fn together(one: &One) -> Option<TrustCheck> {
    let tests = one.tests.as_ref()?.as_ref().ok()?;
    let p = tests.number(&["engle_granger", "p_value"])?;
    let shown = digits(p);
    if p < 0.05 {
        check(
            Trust::Sound,
            format!(
                "Output and cost move together: two unrelated series would look so in {shown} of all samples (Engle–Granger)."
            ),
        )
    } else {
        check(
            Trust::Warning,
            format!(
                "Two unrelated series would look so in {shown} of all samples (Engle–Granger): that output lowers cost is not established."
            ),
        )
    }
}

fn beside_time(one: &One) -> Option<TrustCheck> {
    let tests = one.tests.as_ref()?.as_ref().ok()?;
    let at = |key: &str| tests.number(&["wright_vs_moore", key]);
    let (alpha, error) = (at("elasticity_with_trend")?, at("std_error_with_trend")?);
    let text = format!(
        "Beside a trend in time the elasticity is {} (standard error {})",
        digits(alpha),
        digits(error)
    );
    if alpha > 2.0 * error {
        check(
            Trust::Sound,
            format!("{text}: output tells more than time does."),
        )
    } else {
        check(
            Trust::Caution,
            format!("{text}: these data cannot tell learning from the mere passing of time."),
        )
    }
}

fn breaks(one: &One) -> Option<TrustCheck> {
    let found = one.breaks.as_ref().ok()?;
    let dates = found.json["selected"]["breaks"].as_array()?;
    let test = found.number(&["tests", "sup_f", "0"]);
    let critical = found.number(&["tests", "critical_values", "sup_f", "0"]);
    let tested = match (test, critical) {
        (Some(test), Some(critical)) => format!(
            " (supF for one break {}, critical {} at 5 %)",
            digits(test),
            digits(critical)
        ),
        _ => String::new(),
    };
    let rejects = matches!((test, critical), (Some(test), Some(critical)) if test > critical);
    if dates.is_empty() && !rejects {
        return check(
            Trust::Sound,
            format!("One curve serves all rows: no break is found{tested}."),
        );
    }
    if dates.is_empty() {
        return check(
            Trust::Caution,
            format!("The test finds a break{tested}, though BIC chooses none."),
        );
    }
    let labels = found.json["selected"]["labels"].as_array();
    let names: Vec<String> = labels
        .unwrap_or(dates)
        .iter()
        .map(|date| {
            date.as_str()
                .map_or_else(|| date.to_string(), str::to_owned)
        })
        .collect();
    let last = found.json["selected"]["regimes"].as_array()?.last()?;
    let now = -last["coefficients"][1].as_f64()?;
    check(
        if rejects {
            Trust::Warning
        } else {
            Trust::Caution
        },
        format!(
            "One curve does not serve all rows: breaks after {}{tested}. In the last regime the elasticity is {}.",
            names.join(", "),
            digits(now)
        ),
    )
}

fn influence(one: &One) -> Option<TrustCheck> {
    let found = one.influence.as_ref().ok()?;
    let whole = one.fit.number(&["elasticity"])?;
    let error = one.fit.number(&["std_error"])?;
    let range = ["0", "1"].map(|at| found.number(&["leave_one_out_range", at]));
    let [Some(low), Some(high)] = range else {
        return None;
    };
    let moved = (high - whole).max(whole - low);
    let text = format!(
        "Without any one observation the elasticity is between {} and {}",
        digits(low),
        digits(high)
    );
    let outlying = found.json["leave_one_out"]
        .as_array()?
        .iter()
        .max_by(|a, b| {
            let by = |row: &serde_json::Value| {
                row["elasticity"]
                    .as_f64()
                    .map_or(0.0, |estimate| (estimate - whole).abs())
            };
            by(a).total_cmp(&by(b))
        });
    let name = outlying
        .and_then(|row| row["omitted"].as_str())
        .unwrap_or_default();
    if moved > 2.0 * error || moved > 0.25 * whole.abs() {
        check(
            Trust::Caution,
            format!("{text}: it rests on observation {name}."),
        )
    } else {
        check(Trust::Sound, format!("{text}: none of them decides it."))
    }
}

fn record(one: &One) -> Option<TrustCheck> {
    let found = one.forecast.as_ref().ok()?;
    let at = |key: &str| found.number(&["hindcast", "wright", key]);
    let (covered, forecasts) = (at("coverage_95")?, at("forecasts")?);
    // A handful of forecasts is no record.
    if forecasts < 10.0 {
        return None;
    }
    let text = format!(
        "Forecasts of the past, from windows within these data, held their 95 % bands in {} % of {forecasts} cases",
        shown(100.0 * covered, 3)
    );
    if covered >= 0.85 {
        check(Trust::Sound, format!("{text}."))
    } else {
        check(
            Trust::Caution,
            format!("{text}: the fan below is too narrow for such data."),
        )
    }
}
