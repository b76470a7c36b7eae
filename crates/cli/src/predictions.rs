//! `endodec predictions`: the scorecard of dated predictions.

use clap::Args;
use endodec_empirics::Date;
use endodec_ledger::predictions::{self, Prediction, Status, export_control};
use endodec_paper::Constants;
use serde::{Serialize, Serializer};

use crate::data::DataFolder;
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, Table, To, aligned, records};

/// Arguments of `endodec predictions`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  endodec predictions --as-of 2026-06-30\n  endodec predictions v2-p8-open-weight\n  endodec predictions --data mydata --format json\n\nTo add observations, export prediction_observations.csv, append rows and give the folder to --data;\ndocs/predictions.md lists the measures."
)]
pub(crate) struct Arguments {
    /// Only these predictions, each with everything known about it
    #[arg(value_name = "ID", conflicts_with = "export_control")]
    ids: Vec<String>,
    /// Day of judgement, as 2026-06-30: nothing learned later is used [default: that of the newest observation]
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// The five competing predictions of version 2, section 5.1, on export controls instead
    #[arg(long)]
    export_control: bool,
    #[command(flatten)]
    data: DataFolder,
    #[command(flatten)]
    output: OutputArguments,
}

impl Arguments {
    pub(crate) fn run(&self, to: &mut To<'_>) -> Result<(), Failure> {
        let data = self.data.datasets()?;
        let as_of = match &self.as_of {
            Some(text) => text
                .parse::<Date>()
                .map_err(|_| Failure::argument("--as-of", "a day such as 2026-06-30", text))?,
            None => predictions::newest_observation(&data).ok_or_else(|| {
                Failure::Input(
                    "the data hold no dated observation to judge by: give a day with --as-of"
                        .to_owned(),
                )
            })?,
        };
        if self.export_control {
            let answer = ExportControl(export_control::compare(&data, as_of));
            return to.give(answer, &self.output);
        }
        let mut all = predictions::evaluate(&data, &Constants::PAPER, as_of)?;
        self.check(&all)?;
        if !self.ids.is_empty() {
            all.retain(|prediction| self.ids.contains(&prediction.id));
        }
        let answer = Scorecard {
            all,
            as_of,
            in_full: !self.ids.is_empty(),
        };
        to.give(answer, &self.output)
    }

    /// Refuses identifiers that no prediction has.
    fn check(&self, all: &[Prediction]) -> Result<(), Failure> {
        let known: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
        match self.ids.iter().find(|id| !known.contains(&id.as_str())) {
            Some(id) => {
                let required = format!("one of {}", known.join(", "));
                Err(Failure::argument("ID", &required, id))
            }
            None => Ok(()),
        }
    }
}

/// The predictions asked for, judged on a day.
struct Scorecard {
    all: Vec<Prediction>,
    as_of: Date,
    /// Whether they were asked for one by one.
    in_full: bool,
}

impl Serialize for Scorecard {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        predictions::json(&self.all).serialize(serializer)
    }
}

impl Answer for Scorecard {
    fn records(&self) -> Result<Table, Failure> {
        Ok(predictions::table(&self.all))
    }

    fn text(&self) -> Result<String, Failure> {
        if self.in_full {
            let each: Vec<String> = self.all.iter().map(in_full).collect();
            Ok(each.join("\n"))
        } else {
            scorecard(&self.all, self.as_of)
        }
    }
}

/// The five competing predictions on export controls.
struct ExportControl(Vec<export_control::TheoryComparison>);

impl Serialize for ExportControl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        export_control::json(&self.0).serialize(serializer)
    }
}

impl Answer for ExportControl {
    fn records(&self) -> Result<Table, Failure> {
        Ok(export_control::table(&self.0))
    }

    fn text(&self) -> Result<String, Failure> {
        let each = self.0.iter().map(|comparison| {
            let competing = &comparison.competing;
            let lines = [
                ("learning by doing", competing.arrow.as_str()),
                ("endogenous decentralization", &competing.endogenous),
                ("the paper says", &competing.printed),
                ("the data say", comparison.outcome.as_str()),
                ("", &comparison.finding),
            ];
            paragraph(&competing.observable, &lines)
        });
        Ok(each.collect::<Vec<_>>().join("\n"))
    }
}

/// One line a prediction and the counts.
fn scorecard(all: &[Prediction], as_of: Date) -> Result<String, Failure> {
    let rows = all.iter().map(|prediction| {
        [
            prediction.id.as_str(),
            prediction.status.as_str(),
            prediction.deadline.as_str(),
            prediction.statement.as_str(),
        ]
    });
    let columns = "0 as id, 1 as status, 2 as deadline, 3 as statement";
    let count = |status| all.iter().filter(|row| row.status == status).count();
    Ok(format!(
        "{}\nAs of {as_of}: {} met, {} failed, {} open, {} undecidable. `endodec predictions ID` says why.\n",
        aligned(&records(rows, columns)?),
        count(Status::Met),
        count(Status::Failed),
        count(Status::Open),
        count(Status::Undecidable),
    ))
}

fn in_full(prediction: &Prediction) -> String {
    let mut lines: Vec<(&str, String)> = vec![
        ("threshold", prediction.threshold.clone()),
        ("deadline", prediction.deadline.clone()),
        ("fails if", prediction.failure_condition.clone()),
        ("status", prediction.status.as_str().to_owned()),
        ("finding", prediction.finding.clone()),
    ];
    for missing in &prediction.missing {
        lines.push(("not observed", missing.clone()));
    }
    for reading in &prediction.readings {
        let finding = format!(
            "{}: {}. {}",
            reading.choice,
            reading.status.as_str(),
            reading.finding
        );
        lines.push(("if", finding.trim_end().to_owned()));
    }
    for row in &prediction.evidence {
        let label = if row.decides { "evidence" } else { "context" };
        lines.push((
            label,
            format!(
                "{}, {}: {} {} [{}] {}",
                row.date, row.observable, row.value, row.unit, row.grade, row.source
            ),
        ));
    }
    let borrowed: Vec<(&str, &str)> = lines
        .iter()
        .map(|(label, text)| (*label, text.as_str()))
        .collect();
    paragraph(
        &format!("{}: {}", prediction.id, prediction.statement),
        &borrowed,
    )
}

/// A title and labelled lines below it.
fn paragraph(title: &str, lines: &[(&str, &str)]) -> String {
    let width = lines
        .iter()
        .map(|(label, _)| label.chars().count())
        .max()
        .unwrap_or(0);
    let mut text = format!("{title}\n");
    for (label, line) in lines {
        text.push_str(&format!("  {label:width$}  {line}\n"));
    }
    text
}
