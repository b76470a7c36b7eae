//! The command line as the program's own help describes it: a new option is tried without a word here.

use std::path::Path;
use std::process::Command;

/// A command that does something.
#[derive(Debug)]
pub(crate) struct Leaf {
    /// Its words, as `game solve`.
    pub(crate) words: Vec<String>,
    pub(crate) arguments: Vec<Argument>,
}

/// An option or an argument.
#[derive(Debug, Default)]
pub(crate) struct Argument {
    /// `--firms`; none where the place says which it is.
    pub(crate) option: Option<String>,
    /// What the help calls its value; none for a flag.
    pub(crate) value: Option<String>,
    /// The values that it takes, where the help lists them.
    pub(crate) words: Vec<String>,
    /// Whether the usage line shows that it cannot be left out.
    pub(crate) required: bool,
    /// Whether the help says that it takes minutes.
    pub(crate) slow: bool,
}

/// Every command of a program.
pub(crate) fn leaves(program: &Path) -> Result<Vec<Leaf>, String> {
    let mut found = Vec::new();
    let mut left: Vec<Vec<String>> = vec![Vec::new()];
    while let Some(words) = left.pop() {
        let help = help(program, &words)?;
        let below = commands(&help);
        if below.is_empty() {
            found.push(Leaf {
                arguments: arguments(&help),
                words,
            });
            continue;
        }
        for name in below {
            if name != "help" {
                left.push(words.iter().cloned().chain([name]).collect());
            }
        }
    }
    found.sort_by(|a, b| a.words.cmp(&b.words));
    Ok(found)
}

fn help(program: &Path, words: &[String]) -> Result<String, String> {
    let output = Command::new(program)
        .args(words)
        .arg("--help")
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    String::from_utf8(output.stdout).map_err(|error| format!("help of {words:?}: {error}"))
}

/// The names under `Commands:`.
fn commands(help: &str) -> Vec<String> {
    let Some((_, below)) = help.split_once("\nCommands:\n") else {
        return Vec::new();
    };
    below
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| {
            let name = line.strip_prefix("  ")?;
            let name = name.split(' ').next()?;
            (!name.is_empty()).then(|| name.to_owned())
        })
        .collect()
}

fn arguments(help: &str) -> Vec<Argument> {
    let usage = help
        .lines()
        .find(|line| line.starts_with("Usage:"))
        .unwrap_or_default();
    let mut found: Vec<Argument> = Vec::new();
    for line in help.lines() {
        let trimmed = line.trim_start();
        let depth = line.len() - trimmed.len();
        if depth > 0 && depth <= 8 && (trimmed.starts_with('-') || trimmed.starts_with(['<', '[']))
        {
            // `-h, --help`, `--firms <N>`, `<CSV>`.
            let words = trimmed.split_once("  ").map_or(trimmed, |(words, _)| words);
            let option = words
                .split([' ', ','])
                .find(|word| word.starts_with("--"))
                .map(str::to_owned);
            if matches!(option.as_deref(), Some("--help" | "--version"))
                || trimmed.starts_with("- ")
            {
                listed(&mut found, trimmed);
                continue;
            }
            let value = words
                .split_once(['<', '['])
                .and_then(|(_, rest)| rest.split_once(['>', ']']))
                .map(|(value, _)| value.to_owned());
            let required = match &option {
                Some(option) => usage.contains(&format!(" {option} <")),
                None => trimmed.starts_with('<'),
            };
            found.push(Argument {
                option,
                value,
                required,
                words: Vec::new(),
                slow: false,
            });
        } else {
            listed(&mut found, trimmed);
        }
        if line.contains("(minutes)")
            && let Some(last) = found.last_mut()
        {
            last.slow = true;
        }
        if let Some((_, values)) = line.split_once("[possible values: ")
            && let Some(last) = found.last_mut()
        {
            let values = values.split(']').next().unwrap_or_default();
            last.words = values.split(", ").map(str::to_owned).collect();
        }
    }
    found
}

/// A value in a list of those that the argument above it takes: `- bass: what it is`.
fn listed(found: &mut [Argument], line: &str) {
    if let Some(word) = line
        .strip_prefix("- ")
        .and_then(|rest| rest.split([':', ' ']).next())
        && let Some(last) = found.last_mut()
    {
        last.words.push(word.to_owned());
    }
}
