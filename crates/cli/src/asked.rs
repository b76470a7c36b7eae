//! A command that a program asks for in memory.

use std::any::TypeId;

use clap::{CommandFactory as _, FromArgMatches as _};

use crate::failure::Failure;
use crate::input::{Given, Source};
use crate::output::{Forms, To};
use crate::{Arguments, run, usage};

/// Runs `endodec WORDS` and returns what it answers, printing and writing nothing of it. What is given stands for the
/// file that the command reads, whose name among the words is then any word.
///
/// # Errors
///
/// Those of the command line, in its sentences; [`Failure::Input`] for a command whose result is files.
pub fn ask(words: &[String], given: Option<&Given>) -> Result<Box<dyn Forms>, Failure> {
    let mut command = command();
    if let Some(given) = given {
        command = reading(command, given);
    }
    let typed = std::iter::once("endodec").chain(words.iter().map(String::as_str));
    let arguments = command
        .try_get_matches_from(typed)
        .and_then(|matches| Arguments::from_arg_matches(&matches))
        .map_err(|error| usage::refusal(&error).unwrap_or_else(|| misused(&error)))?;
    if arguments.writes_files() {
        return Err(Failure::Input(format!(
            "`endodec {}` writes files; it has no answer in memory",
            words.join(" ")
        )));
    }
    let mut answer = None;
    run(arguments, &mut To::Program(&mut answer))?;
    answer.ok_or_else(|| Failure::Internal("a command without an answer".to_owned()))
}

/// The command line as it is understood: its commands, options and their help.
#[must_use]
pub fn command() -> clap::Command {
    usage::with_negative_numbers(Arguments::command())
}

/// The same command, which takes what is given for its file.
fn reading(command: clap::Command, given: &Given) -> clap::Command {
    command
        .mut_args(|argument| {
            if argument.get_value_parser().type_id() == TypeId::of::<Source>() {
                argument.value_parser(Source::given(given))
            } else {
                argument
            }
        })
        .mut_subcommands(|command| reading(command, given))
}

/// What clap says of options that do not go together, in one line and without the usage.
fn misused(error: &clap::Error) -> Failure {
    let said = error.to_string();
    let lines = said.lines().map(str::trim);
    let sentence: Vec<&str> = lines
        .take_while(|line| !line.is_empty() && !line.starts_with("Usage:"))
        .collect();
    let sentence = sentence.join(" ");
    Failure::Input(
        sentence
            .strip_prefix("error: ")
            .unwrap_or(&sentence)
            .to_owned(),
    )
}
