//! `endodec adoption report`.

use std::path::PathBuf;

use clap::Args;
use endodec_figures::page::{Block, Page, Section, Trust, TrustCheck};
use endodec_figures::shown;
use serde_json::Value;

use super::fit::SeriesArguments;
use super::{fit, implied_r0};
use crate::failure::Failure;
use crate::input::CsvArguments;
use crate::learning::default_path;
use crate::output::{Cell, Table, made_by, print, significant, write_file};
use crate::typed::{Typed, or_refusal};
use crate::usage::count;

/// Groups that are reported.
const MOST_GROUPS: usize = 100;

/// Arguments of `endodec adoption report`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec adoption report sales.csv --time year --adopters sales --forecast 1965 --output sales.html\n\nThe page asks the network for nothing: all models that the data carry, the best with its intervals and forecast, what to trust and why, and each command as it would be typed."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    csv: CsvArguments,
    #[command(flatten)]
    series: SeriesArguments,
    /// Column of groups: a section each
    #[arg(long, value_name = "COL")]
    by: Option<String>,
    /// Time for which to forecast the level; may be given several times
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    forecast: Vec<String>,
    /// Bootstrap replicates for intervals and forecasts
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = count::<1_000_000>)]
    bootstrap: usize,
    /// Seed of the bootstrap
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    seed: u64,
    /// HTML file to write; whole or not at all [default: the CSV's name with -report.html, in this folder]
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
}

/// The commands of a report on one series; all but the first may be refused.
struct One {
    all: Typed,
    best: Result<Typed, Failure>,
    reproduction: Option<Result<Typed, Failure>>,
    observed: Vec<f64>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let html = arguments
        .page()?
        .html()
        .map_err(|error| Failure::Internal(error.to_string()))?;
    let path = arguments
        .output
        .clone()
        .unwrap_or_else(|| default_path(&arguments.csv.name()));
    write_file(&path, html.as_bytes())?;
    print(format!("{} written\n", path.display()).as_bytes())
}

impl Arguments {
    fn page(&self) -> Result<Page, Failure> {
        if self.csv.is_input() {
            return Err(Failure::Input(
                "a report needs a file, which its commands read one after another, not standard input".to_owned(),
            ));
        }
        let title = format!("{} over {}", self.series.adopters, self.series.time);
        let Some(by) = &self.by else {
            let one = self.one(None)?;
            return Ok(Page {
                title,
                lead: one.lead(self),
                sections: one.sections(),
                made_by: made_by(),
            });
        };
        let table = self.csv.read(&[by])?;
        let names: Vec<String> = table
            .groups(by)?
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        let mut refused = Table::new(["group", "why not"]);
        let mut sections = Vec::new();
        for name in names.iter().take(MOST_GROUPS) {
            match self.one(Some((by, name))) {
                Ok(one) => {
                    let mut blocks = vec![Block::Paragraph(one.lead(self).join(" "))];
                    for section in one.sections() {
                        blocks.push(Block::Heading(section.heading));
                        blocks.extend(section.blocks);
                    }
                    sections.push(Section {
                        heading: format!("{by} {name}"),
                        blocks,
                    });
                }
                Err(failure) => {
                    refused.push([Cell::from(name.as_str()), Cell::from(failure.sentence())]);
                }
            }
        }
        if sections.is_empty() {
            return Err(Failure::Input(format!(
                "no group of `{by}` can be fitted: {}",
                refused
                    .texts("why not")
                    .first()
                    .cloned()
                    .unwrap_or_default()
            )));
        }
        let lead = format!(
            "{} of {} groups of {by} have a section.",
            sections.len(),
            names.len()
        );
        if !refused.rows().is_empty() {
            sections.push(Section {
                heading: "Refused".to_owned(),
                blocks: vec![Block::Table(
                    "Groups that cannot be fitted".to_owned(),
                    refused,
                )],
            });
        }
        Ok(Page {
            title,
            lead: vec![lead],
            sections,
            made_by: made_by(),
        })
    }

    fn one(&self, group: Option<(&str, &str)>) -> Result<One, Failure> {
        let mut file = self.csv.words();
        if let Some((by, name)) = group {
            file.extend(["--only".to_owned(), format!("{by}={name}")]);
        }
        let mut words = file.clone();
        words.extend(self.series.words());
        let with = |options: &[&str]| -> Vec<String> {
            let options = options.iter().map(|&option| option.to_owned());
            words.iter().cloned().chain(options).collect()
        };
        let all = Typed::run::<fit::Arguments>("adoption fit", &with(&["--model", "all"]))?;
        let model = best(&all.json)
            .and_then(|fit| fit["model"].as_str())
            .unwrap_or("bass");
        let (replicates, seed) = (self.bootstrap.to_string(), self.seed.to_string());
        let mut alone = with(&["--model", argument(model)]);
        alone.extend(["--bootstrap", &replicates, "--seed", &seed].map(str::to_owned));
        for time in &self.forecast {
            alone.extend(["--forecast".to_owned(), time.clone()]);
        }
        let best = Typed::run::<fit::Arguments>("adoption fit", &alone);
        // What is between zero and one all along may be a share of users.
        let observed = self.observed(group)?;
        let is_share =
            self.series.cumulative && observed.iter().all(|value| *value > 0.0 && *value < 1.0);
        let reproduction = is_share.then(|| {
            let mut words = file;
            let (date, share) = (&self.series.time, &self.series.adopters);
            words.extend(["--date", date, "--share", share].map(str::to_owned));
            words.extend(self.series.percent.then(|| "--percent".to_owned()));
            Typed::run::<implied_r0::Arguments>("adoption implied-r0", &words)
        });
        Ok(One {
            all,
            best,
            reproduction,
            observed,
        })
    }

    /// The values in the order of time, as they are fitted.
    fn observed(&self, group: Option<(&str, &str)>) -> Result<Vec<f64>, Failure> {
        let csv = match group {
            None => self.csv.clone(),
            Some((by, name)) => self.csv.of_group(by, name),
        };
        let table = csv.read(&[&self.series.time, &self.series.adopters])?;
        let reading = self.series.read(&csv, &table, false, &mut Vec::new())?;
        Ok(reading.data.values().to_vec())
    }
}

/// The word by which a user chooses a model.
fn argument(model: &str) -> &str {
    match model {
        "gamma_shifted_gompertz" => "gsg",
        "unit_logistic" => "unit-logistic",
        other => other,
    }
}

/// The fit with the greatest weight among several, or the only one.
fn best(answer: &Value) -> Option<&Value> {
    match answer["fits"].as_array() {
        None => Some(answer),
        Some(fits) => fits.iter().max_by(|a, b| {
            let weight = |fit: &Value| fit["akaike_weight"].as_f64().unwrap_or(0.0);
            weight(a).total_cmp(&weight(b))
        }),
    }
}

impl One {
    fn lead(&self, arguments: &Arguments) -> Vec<String> {
        let mut out = Vec::new();
        if let Some(fit) = best(&self.all.json) {
            let estimates: Vec<String> = fit["estimates"]
                .as_object()
                .into_iter()
                .flatten()
                .filter_map(|(name, value)| Some(format!("{name} {}", shown(value.as_f64()?, 4))))
                .collect();
            out.push(format!(
                "Over {} observations {} fits {} best: {}.",
                fit["n"],
                fit::named(fit["model"].as_str().unwrap_or_default()),
                arguments.series.adopters,
                estimates.join(", ")
            ));
        }
        for point in self.forecasts() {
            let at = |key: &str| point[key].as_f64().unwrap_or(f64::NAN);
            let end = |i: usize| {
                point["observation_interval_95"][i]
                    .as_f64()
                    .unwrap_or(f64::NAN)
            };
            out.push(format!(
                "By {} the level is {} (95 %: {} to {}).",
                match &point["time"] {
                    Value::String(date) => date.clone(),
                    number => shown_time(number.as_f64().unwrap_or(f64::NAN)),
                },
                shown(at("level"), 4),
                shown(end(0), 4),
                shown(end(1), 4)
            ));
        }
        out
    }

    fn forecasts(&self) -> &[Value] {
        let best = self.best.as_ref().ok();
        let points = best.and_then(|best| best.json["forecast"].as_array());
        points.map(Vec::as_slice).unwrap_or_default()
    }

    fn sections(&self) -> Vec<Section> {
        let section = |heading: &str, blocks: Vec<Block>| Section {
            heading: heading.to_owned(),
            blocks,
        };
        let mut out = vec![
            section("What to trust, and why", vec![Block::Checks(self.checks())]),
            section("Models", self.all.blocks()),
            section(
                "The best of them, with its forecast",
                or_refusal(&self.best),
            ),
        ];
        if let Some(reproduction) = &self.reproduction {
            out.push(section("Reproduction numbers", or_refusal(reproduction)));
        }
        out
    }

    /// What speaks for and against the fit.
    fn checks(&self) -> Vec<TrustCheck> {
        let mut out = Vec::new();
        let mut say = |trust: Trust, why: String| out.push(TrustCheck { trust, why });
        let Some(fit) = best(&self.all.json) else {
            return out;
        };
        let n = fit["n"].as_f64().unwrap_or(0.0);
        let parameters = fit["estimates"].as_object().map_or(0, |all| all.len());
        if n < 10.0 {
            say(
                Trust::Caution,
                format!(
                    "{n} observations for {parameters} parameters: intervals are what they are worth, estimates alone are not."
                ),
            );
        } else {
            say(
                Trust::Sound,
                format!("{n} observations for {parameters} parameters."),
            );
        }
        if let Some(weight) = fit["akaike_weight"].as_f64() {
            let share = shown(100.0 * weight, 3);
            if weight < 0.9 {
                say(
                    Trust::Caution,
                    format!(
                        "The best model has {share} % of the Akaike weight: others fit about as well, and forecast otherwise."
                    ),
                );
            } else {
                say(
                    Trust::Sound,
                    format!("The best model has {share} % of the Akaike weight."),
                );
            }
        }
        self.ceiling(fit, &mut say);
        if let Some(watson) = watson(&self.observed, fit) {
            let shown = shown(watson, 3);
            if watson < 1.0 {
                say(
                    Trust::Caution,
                    format!(
                        "Residuals hang together (Durbin–Watson {shown}): standard errors and bands are too narrow."
                    ),
                );
            } else {
                say(
                    Trust::Sound,
                    format!("Residuals do not hang together (Durbin–Watson {shown})."),
                );
            }
        }
        for open in self.all.json["not_fitted"].as_array().into_iter().flatten() {
            say(
                Trust::Caution,
                format!(
                    "Not to be fitted, {}: {}.",
                    fit::named(open["model"].as_str().unwrap_or_default()),
                    open["reason"]
                        .as_str()
                        .unwrap_or_default()
                        .trim_end_matches('.')
                ),
            );
        }
        out
    }

    /// Whether the ceiling is seen in the data or only supposed by the model.
    fn ceiling(&self, fit: &Value, say: &mut impl FnMut(Trust, String)) {
        let Some(ceiling) = fit["estimates"]["m"].as_f64() else {
            say(
                Trust::Warning,
                "The best model has no ceiling: it forecasts growth without end.".to_owned(),
            );
            return;
        };
        let ends = &fit["profile_intervals_95"]["m"];
        let (low, high) = (ends[0].as_f64(), ends[1].as_f64());
        let written = shown(ceiling, 4);
        match (low, high) {
            (_, None) => say(
                Trust::Warning,
                format!(
                    "The ceiling m, {written}, has no upper end at 95 %: these data do not show where adoption ends."
                ),
            ),
            (low, Some(high)) => {
                let low = low.unwrap_or(0.0);
                let text = format!(
                    "The ceiling m, {written}, is between {} and {} at 95 %",
                    shown(low, 4),
                    shown(high, 4)
                );
                if high > 2.0 * ceiling || high > 3.0 * low {
                    say(
                        Trust::Caution,
                        format!("{text}: where adoption ends is known poorly."),
                    );
                } else {
                    say(Trust::Sound, format!("{text}."));
                }
            }
        }
    }
}

/// A time without commas, as years are written.
fn shown_time(time: f64) -> String {
    significant(time, 7)
}

/// Durbin and Watson's statistic of the residuals of a fit.
fn watson(observed: &[f64], fit: &Value) -> Option<f64> {
    let fitted = fit["fitted"].as_array()?;
    if fitted.len() != observed.len() {
        return None;
    }
    let residuals: Vec<f64> = observed
        .iter()
        .zip(fitted)
        .filter_map(|(&value, fit)| Some(value - fit.as_f64()?))
        .collect();
    let squares: f64 = residuals.iter().map(|e| e * e).sum();
    let steps: f64 = residuals
        .windows(2)
        .map(|w| (w[1] - w[0]) * (w[1] - w[0]))
        .sum();
    (squares > 0.0).then(|| steps / squares)
}
