//! The tests in plain words.

use super::answer::Found;
use crate::output::significant;

/// Below this a test rejects.
const SIZE: f64 = 0.05;

pub(super) fn paragraph(found: &Found) -> String {
    let number = |value: f64| significant(value, 3);
    let mut sentences = Vec::new();
    if let Some(test) = &found.engle_granger {
        let trend = test.with_trend.as_ref().map_or_else(String::new, |trend| {
            format!("; {} with a trend", number(trend.p_value))
        });
        let p = format!("p {}{trend}", number(test.statistic.p_value));
        let rejects = |p: f64| p < SIZE;
        let with_trend = test
            .with_trend
            .as_ref()
            .is_some_and(|trend| rejects(trend.p_value));
        sentences.push(match (rejects(test.statistic.p_value), with_trend) {
            (false, false) => format!(
                "The residuals wander as those of two unrelated series would ({p}): an R² of {} is no evidence that output, and not time, lowered cost.",
                number(found.r_squared)
            ),
            (true, true) => format!(
                "The residuals come back to the curve ({p}): the fit is not that of two unrelated series."
            ),
            _ => format!(
                "Whether the residuals come back to the curve depends on a trend beside it ({p}): the fit may be that of two unrelated series."
            ),
        });
    }
    if let Some(test) = &found.perron_yabu {
        let p = number(test.p_value);
        sentences.push(if test.p_value < SIZE {
            format!(
                "The trend of cost breaks after {} (p {p}), be its noise stationary or integrated.",
                test.name
            )
        } else {
            format!(
                "No break in the trend of cost is established (p {p}, allowing for stationary and for integrated noise)."
            )
        });
    }
    if let Some(laws) = &found.wright_vs_moore {
        sentences.push(format!(
            "Time alone explains {} of the variance of ln cost where output explains {}; beside a trend the elasticity is {} (SE {}) instead of {}.",
            number(laws.r_squared_moore),
            number(found.r_squared),
            number(laws.elasticity_with_trend),
            number(laws.std_error_with_trend),
            number(found.elasticity),
        ));
    }
    if let Some(mixture) = &found.encompassing {
        sentences.push(
            match (mixture.p_value < SIZE, mixture.moore_p_value < SIZE) {
                (true, true) => "One step ahead each law adds to the other’s forecasts.".to_owned(),
                (true, false) => {
                    "One step ahead Moore’s law adds to Wright’s forecasts, and not the reverse."
                        .to_owned()
                }
                (false, true) => {
                    "One step ahead Wright’s law adds to Moore’s forecasts, and not the reverse."
                        .to_owned()
                }
                (false, false) => {
                    "One step ahead neither law is shown to add to the other’s forecasts."
                        .to_owned()
                }
            },
        );
    }
    if let (Some(first), Some(last)) = (found.initial_output.first(), found.initial_output.last()) {
        sentences.push(format!(
            "Had {} to {} been made before the record, the elasticity would be {} to {}.",
            number(first.added),
            number(last.added),
            number(first.elasticity),
            number(last.elasticity),
        ));
    }
    sentences.join(" ")
}
