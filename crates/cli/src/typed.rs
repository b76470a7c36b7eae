//! Commands run within the program as they would be typed: what a report shows can be run again word by word.

use clap::{Command, FromArgMatches};
use endodec_figures::Figure;
use endodec_figures::page::Block;
use serde_json::Value;

use crate::failure::Failure;
use crate::output::{Analysis, Answer, RegressionTable, quoted};
use crate::usage;

/// A command and what it answered.
pub(crate) struct Typed {
    /// What a user would type.
    pub(crate) line: String,
    /// The answer in words.
    pub(crate) text: String,
    /// The answer as JSON.
    pub(crate) json: Value,
    /// Its figure.
    pub(crate) figure: Option<Figure>,
    /// Its regressions.
    pub(crate) regressions: Option<RegressionTable>,
}

impl Typed {
    /// Runs `endodec NAME WORDS`.
    pub(crate) fn run<A: Analysis + FromArgMatches>(
        name: &str,
        words: &[String],
    ) -> Result<Self, Failure> {
        let command = usage::with_negative_numbers(A::augment_args(Command::new("endodec")));
        let typed = std::iter::once("endodec".to_owned()).chain(words.iter().cloned());
        let analysis = command
            .try_get_matches_from(typed)
            .and_then(|matches| A::from_arg_matches(&matches))
            .map_err(|error| {
                usage::refusal(&error).unwrap_or_else(|| Failure::Internal(error.to_string()))
            })?;
        let about = |failure: Failure| match analysis.file() {
            Some(file) => failure.about(&file),
            None => failure,
        };
        let answer = analysis.answer().map_err(about)?;
        let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
        Ok(Self {
            line: format!("endodec {name} {}", words.join(" ")),
            text: answer.text()?,
            json: serde_json::to_value(&answer)
                .map_err(|error| Failure::Internal(error.to_string()))?,
            figure: answer.figure().map_err(about)?,
            regressions: answer.regressions()?,
        })
    }

    /// Figure, command and answer as pieces of a page.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let figure = self
            .figure
            .clone()
            .map(|figure| Block::Figure(Box::new(figure)));
        figure
            .into_iter()
            .chain([
                Block::Command(self.line.clone()),
                Block::Answer("What it answers".to_owned(), self.text.clone()),
            ])
            .collect()
    }

    /// A number of the answer, by its keys from outside in.
    pub(crate) fn number(&self, keys: &[&str]) -> Option<f64> {
        let value = keys.iter().fold(&self.json, |value, key| {
            key.parse::<usize>()
                .map_or_else(|_| &value[*key], |at| &value[at])
        });
        value.as_f64()
    }
}

/// The pieces of a page for a command that may have been refused.
pub(crate) fn or_refusal(typed: &Result<Typed, Failure>) -> Vec<Block> {
    match typed {
        Ok(typed) => typed.blocks(),
        Err(failure) => vec![Block::Paragraph(format!(
            "Not possible with these data: {}.",
            failure.sentence().trim_end_matches('.')
        ))],
    }
}
