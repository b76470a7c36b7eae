//! The report of one series: its commands, and what they answered.

use endodec_table::number::rounded;

use super::Arguments;
use crate::failure::Failure;
use crate::learning::{breaks, fit, forecast, influence, test};
use crate::typed::Typed;

/// The commands of a report on one series; all but the fit may be refused.
pub(super) struct One {
    pub(super) fit: Typed,
    pub(super) robust: Result<Typed, Failure>,
    pub(super) changes: Result<Typed, Failure>,
    pub(super) breaks: Result<Typed, Failure>,
    pub(super) influence: Result<Typed, Failure>,
    pub(super) forecast: Result<Typed, Failure>,
    /// Where there is a column of times.
    pub(super) tests: Option<Result<Typed, Failure>>,
    /// Growth of output that the forecast supposes, and whether the user said so.
    pub(super) growth: f64,
    pub(super) growth_is_given: bool,
    pub(super) columns: [String; 2],
    /// First and last output.
    pub(super) outputs: [f64; 2],
}

impl One {
    /// Runs the commands on the file, or on one group of it.
    pub(super) fn of(arguments: &Arguments, group: Option<(&str, &str)>) -> Result<Self, Failure> {
        let series = &arguments.series;
        let mut file = series.file_words();
        if let Some((by, name)) = group {
            file.extend(["--only".to_owned(), format!("{by}={name}")]);
        }
        let [quantity, cost] = series.pair();
        let words = |options: &[&str]| -> Vec<String> {
            let options = options.iter().map(|&option| option.to_owned());
            let columns = series.column_words();
            file.iter().cloned().chain(columns).chain(options).collect()
        };
        let names = arguments.label.iter();
        let names: Vec<String> = names
            .flat_map(|label| ["--label".to_owned(), label.clone()])
            .collect();
        let label = |options: &[&str]| -> Vec<String> { [words(options), names.clone()].concat() };
        let fit = Typed::run::<fit::Arguments>("learning fit", &label(&[]))?;
        let outputs = series.outputs(group)?;
        let growth = arguments.growth.unwrap_or_else(|| recent_growth(&outputs));
        let horizon = arguments.horizon.to_string();
        let written = growth.to_string();
        let mut ahead = words(&["--growth", &written, "--horizon", &horizon]);
        if let Some(target) = arguments.target {
            ahead.extend(["--target".to_owned(), target.to_string()]);
        }
        // A record of past forecasts needs a window and as many steps again.
        let hindcast = [&ahead[..], &["--hindcast", "8"].map(str::to_owned)].concat();
        let forecast = Typed::run::<forecast::Arguments>("learning forecast", &hindcast)
            .or_else(|_| Typed::run::<forecast::Arguments>("learning forecast", &ahead));
        let parts = if series.is_annual() {
            Err(Failure::Input(
                "breaks are looked for in cumulative output, which --annual computes for the other commands alone".to_owned(),
            ))
        } else {
            let options = ["--y", cost, "--x", quantity, "--log"].map(str::to_owned);
            let words = [&file[..], &options, &names].concat();
            let longer = [&words[..], &["--min-segment", "3"].map(str::to_owned)].concat();
            // Short series have room for a break where regimes may be as short as a variance allows.
            Typed::run::<breaks::Arguments>("learning breaks", &words)
                .or_else(|_| Typed::run::<breaks::Arguments>("learning breaks", &longer))
        };
        let timed = series.order.time.is_some();
        Ok(Self {
            robust: Typed::run::<fit::Arguments>("learning fit", &label(&["--se", "newey-west"])),
            changes: Typed::run::<fit::Arguments>("learning fit", &label(&["--first-difference"])),
            breaks: parts,
            influence: Typed::run::<influence::Arguments>("learning influence", &label(&[])),
            forecast,
            tests: timed.then(|| Typed::run::<test::Arguments>("learning test", &words(&[]))),
            fit,
            growth,
            growth_is_given: arguments.growth.is_some(),
            columns: [quantity.to_owned(), cost.to_owned()],
            outputs: [
                outputs.first().copied().unwrap_or(f64::NAN),
                outputs.last().copied().unwrap_or(f64::NAN),
            ],
        })
    }
}

/// Mean growth of output over the last ten steps, a fraction with three digits.
fn recent_growth(outputs: &[f64]) -> f64 {
    let recent = &outputs[outputs.len().saturating_sub(11)..];
    let steps = recent.len().saturating_sub(1);
    match (recent.first(), recent.last()) {
        (Some(first), Some(last)) if steps > 0 => {
            rounded(libm::expm1(libm::log(last / first) / steps as f64), 3)
        }
        _ => 0.0,
    }
}
