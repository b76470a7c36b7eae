//! `endodec predictions`: the scorecard of dated predictions.

use clap::Args;
use endodec_empirics::Date;
use endodec_ledger::predictions::{self, Prediction, Status, export_control};
use endodec_table::{Cell, Table};

use crate::data::DataFolder;
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned};

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

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let data = arguments.data.datasets()?;
    let as_of = match &arguments.as_of {
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
    if arguments.export_control {
        let comparisons = export_control::compare(&data, as_of);
        let text = comparisons
            .iter()
            .map(|comparison| {
                let competing = &comparison.competing;
                let lines = [
                    ("learning by doing", competing.arrow.as_str()),
                    ("endogenous decentralization", &competing.endogenous),
                    ("the paper says", &competing.printed),
                    ("the data say", comparison.outcome.as_str()),
                    ("", &comparison.finding),
                ];
                paragraph(&competing.observable, &lines)
            })
            .collect::<Vec<_>>()
            .join("\n");
        return Answer::new(
            export_control::json(&comparisons),
            export_control::table(&comparisons),
        )
        .with_text(text)
        .write(&arguments.output);
    }
    let mut all = predictions::evaluate(&data, as_of)?;
    for id in &arguments.ids {
        if !all.iter().any(|prediction| prediction.id == *id) {
            let known: Vec<&str> = all
                .iter()
                .map(|prediction| prediction.id.as_str())
                .collect();
            return Err(Failure::argument(
                "ID",
                &format!("one of {}", known.join(", ")),
                id,
            ));
        }
    }
    let text = if arguments.ids.is_empty() {
        scorecard(&all, as_of)
    } else {
        all.retain(|prediction| arguments.ids.contains(&prediction.id));
        all.iter().map(in_full).collect::<Vec<_>>().join("\n")
    };
    Answer::new(predictions::json(&all), predictions::table(&all))
        .with_text(text)
        .write(&arguments.output)
}

/// One line a prediction and the counts.
fn scorecard(all: &[Prediction], as_of: Date) -> String {
    let mut table = Table::new(["id", "status", "deadline", "statement"]);
    for prediction in all {
        table.push(
            [
                prediction.id.as_str(),
                prediction.status.as_str(),
                prediction.deadline.as_str(),
                prediction.statement.as_str(),
            ]
            .map(Cell::from),
        );
    }
    let count = |status| all.iter().filter(|row| row.status == status).count();
    format!(
        "{}\nAs of {as_of}: {} met, {} failed, {} open, {} undecidable. `endodec predictions ID` says why.\n",
        aligned(&table),
        count(Status::Met),
        count(Status::Failed),
        count(Status::Open),
        count(Status::Undecidable),
    )
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
