//! The arguments as clap reads them, and what is said of a value that it refuses.

use std::any::TypeId;
use std::error::Error as _;
use std::num::{IntErrorKind, ParseFloatError, ParseIntError};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error, ValueEnum};

use crate::failure::Failure;

/// The same command, where `-1` after an option that takes a value is that value, to be refused
/// by name, and not an option that nobody knows.
pub(crate) fn with_negative_numbers(command: Command) -> Command {
    command
        .mut_args(|argument| {
            let takes_value = argument.get_action().takes_values();
            // Clap takes neither `-1,2` nor `-1e-3` for numbers.
            let parsed = argument.get_value_parser().type_id();
            let number = parsed == TypeId::of::<f64>() || parsed == TypeId::of::<Growth>();
            argument
                .allow_negative_numbers(takes_value)
                .allow_hyphen_values(takes_value && number)
        })
        .mut_subcommands(with_negative_numbers)
}

/// The error of a value that an argument does not take, as a sentence like those of all other
/// errors; `None` for help and for mistakes of another kind, which clap explains with the usage.
pub(crate) fn refusal(error: &Error) -> Option<Failure> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let argument = text(ContextKind::InvalidArg)?;
    // `--firms <N>` is called `--firms`; `<SHELL>` has no other name.
    let argument = argument.split_once(' ').map_or(argument, |(name, _)| name);
    let value = match text(ContextKind::InvalidValue)? {
        "" => "empty",
        value => value,
    };
    match error.kind() {
        ErrorKind::InvalidValue => match error.get(ContextKind::ValidValue) {
            // A path of no letters; clap knows no words for it.
            Some(ContextValue::Strings(words)) if words.is_empty() => {
                Some(Failure::argument(argument, "not empty", "an empty value"))
            }
            Some(ContextValue::Strings(words)) => Some(Failure::argument(
                argument,
                &format!("one of {}", words.join(", ")),
                value,
            )),
            _ => None,
        },
        ErrorKind::ValueValidation => Some(match error.source().map(requirement) {
            Some(Requirement::Is(required)) => Failure::argument(argument, required, value),
            Some(Requirement::Between(from, to)) => Failure::argument(
                argument,
                &format!("a whole number from {from} to {to}"),
                value,
            ),
            Some(Requirement::Says(sentence)) => {
                Failure::Input(format!("{argument} {value}: {sentence}"))
            }
            None => return None,
        }),
        _ => None,
    }
}

/// A whole number of at most `MOST`: as many draws or steps as memory and patience hold.
pub(crate) fn count<const MOST: usize>(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|&number| number <= MOST)
        .ok_or_else(|| format!("{text} is not in 0..={MOST}"))
}

/// Growth a step, as a fraction or with a per cent sign.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Growth(pub(crate) f64);

/// Growth beyond which a number without a sign is more likely a percentage.
const QUESTIONED: f64 = 2.0;

impl std::str::FromStr for Growth {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let word = text.trim();
        let number = |word: &str| -> Option<f64> {
            word.trim()
                .parse()
                .ok()
                .filter(|value: &f64| value.is_finite())
        };
        match word.strip_suffix('%') {
            Some(percent) => number(percent).map(|percent| Self(percent / 100.0)),
            None => match number(word) {
                Some(growth) if growth > QUESTIONED => {
                    return Err(format!(
                        "growth is a fraction, and this would be {} % a step; write {growth}% for {growth} per cent, or {}% if it is meant",
                        100.0 * growth,
                        100.0 * growth
                    ));
                }
                growth => growth.map(Self),
            },
        }
        .ok_or_else(|| "a fraction, .3, or a percentage, 30%, is required".to_owned())
    }
}

/// The word by which a user chooses this value.
pub(crate) fn word(value: impl ValueEnum) -> String {
    value
        .to_possible_value()
        .map_or_else(String::new, |value| value.get_name().to_owned())
}

enum Requirement {
    Is(&'static str),
    Between(String, String),
    Says(String),
}

fn requirement(source: &(dyn std::error::Error + 'static)) -> Requirement {
    if let Some(error) = source.downcast_ref::<ParseIntError>() {
        Requirement::Is(match error.kind() {
            IntErrorKind::PosOverflow | IntErrorKind::NegOverflow => "a smaller whole number",
            _ => "a whole number of at least 0",
        })
    } else if source.is::<ParseFloatError>() {
        Requirement::Is("a number")
    } else {
        let sentence = source.to_string();
        // So clap says of a number outside its range, "1 is not in 2..=100".
        let range = sentence
            .split_once(" is not in ")
            .and_then(|(_, range)| range.split_once("..="));
        match range {
            Some((from, to)) => Requirement::Between(from.to_owned(), to.to_owned()),
            None => Requirement::Says(sentence),
        }
    }
}
