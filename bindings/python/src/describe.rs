//! The commands with their options, and the table of parameters, from which Python's functions are written.

use std::any::TypeId;

use clap::{Arg, ArgAction, Command};
use endodec_screens::PARAMETERS;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use serde_json::{Value, json};

/// Both as JSON: `{"commands": [...], "parameters": [...]}`.
#[pyfunction]
pub(crate) fn description() -> PyResult<String> {
    let mut commands = Vec::new();
    collect(&endodec::command(), "", &mut commands);
    let parameters: Vec<Value> = PARAMETERS
        .iter()
        .map(|parameter| {
            json!({
                "name": parameter.name.replace('-', "_"),
                "symbol": parameter.symbol,
                "meaning": parameter.meaning,
                "unit": parameter.unit,
                "default": parameter.default,
                "automatic": parameter.automatic,
                "source": parameter.source,
            })
        })
        .collect();
    let all = json!({ "commands": commands, "parameters": parameters });
    serde_json::to_string(&all).map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

fn collect(command: &Command, path: &str, commands: &mut Vec<Value>) {
    for command in command.get_subcommands() {
        let path = format!("{path} {}", command.get_name());
        if command.has_subcommands() {
            collect(command, &path, commands);
            continue;
        }
        let text = |text: Option<&clap::builder::StyledStr>| text.map(ToString::to_string);
        commands.push(json!({
            "path": path.trim(),
            "about": text(command.get_about()),
            "after": text(command.get_after_help()),
            "options": command.get_arguments().map(option).collect::<Vec<_>>(),
        }));
    }
}

fn option(argument: &Arg) -> Value {
    let parsed = argument.get_value_parser().type_id();
    let choices = argument.get_possible_values();
    let choices: Vec<&str> = choices.iter().map(|choice| choice.get_name()).collect();
    let takes_value = argument.get_action().takes_values();
    let kind = if !takes_value {
        "flag"
    } else if !choices.is_empty() {
        "choice"
    } else if parsed == TypeId::of::<f64>() {
        "number"
    } else if [
        TypeId::of::<usize>(),
        TypeId::of::<u32>(),
        TypeId::of::<u64>(),
    ]
    .iter()
    .any(|whole| parsed == *whole)
    {
        "whole"
    } else {
        "word"
    };
    let several = if argument.get_value_delimiter().is_some() {
        "joined"
    } else if matches!(argument.get_action(), ArgAction::Append) {
        "repeated"
    } else {
        ""
    };
    let default: Vec<String> = argument
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    json!({
        "name": argument.get_id().as_str(),
        "long": argument.get_long(),
        "help": argument.get_help().map(ToString::to_string),
        "heading": argument.get_help_heading(),
        "kind": kind,
        "choices": choices,
        "several": several,
        "required": argument.is_required_set(),
        "default": takes_value.then(|| default.first()).flatten(),
        "value": argument.get_value_names().and_then(|names| names.first()).map(|name| name.as_str()),
    })
}
