//! Command lines made from the program's help, each in a process under a ceiling of time and memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use crate::grammar::{Leaf, leaves};
use crate::usage::Options;
use crate::values::{Choices, lay_out, value};

/// Where no number is given.
const FEW: u32 = 500;
/// Seconds of a processor that a command may take on these inputs, and kilobytes of addresses, stacks and code among
/// them.
const SECONDS: u32 = 60;
const KILOBYTES: u32 = 2 << 20;
/// After so many faults it is enough.
const MOST_WRONG: usize = 30;
/// One in so many lines is one of these: they compute everything.
const RARE: [&str; 2] = ["reproduce", "sensitivity"];
const RARELY: u64 = 20;

/// Runs the lines and says what came of them.
pub(crate) fn run(options: &Options) -> Result<String, String> {
    let program = fs::canonicalize(&options.program)
        .map_err(|error| format!("{}: {error}", options.program.display()))?;
    let leaves = leaves(&program)?;
    let count = options.count.unwrap_or(FEW);
    let mut choices = Choices(options.seed);
    let mut codes: BTreeMap<i32, u32> = BTreeMap::new();
    let start = Instant::now();
    let mut slowest = (0.0, String::new());
    let mut wrong = Vec::new();
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    for number in 0..count {
        let line = line(&leaves, &mut choices);
        let at = folder.path().join(number.to_string());
        fs::create_dir(&at)
            .and_then(|()| lay_out(&at))
            .map_err(|error| format!("{}: {error}", at.display()))?;
        let before = files(&at);
        let began = Instant::now();
        let output = limited(&program, &line, &at)?;
        let took = began.elapsed().as_secs_f64();
        if took > slowest.0 {
            slowest = (took, line.join(" "));
        }
        match judged(&output, &before, &at) {
            Ok(code) => *codes.entry(code).or_default() += 1,
            Err(what) => {
                let what = format!("line {number}, {line:?}: {what}");
                eprintln!("{what}");
                wrong.push(what);
            }
        }
        if wrong.len() == MOST_WRONG {
            break;
        }
        // What is left takes only room.
        let _ = fs::remove_dir_all(&at);
        if number % 1_000 == 999 {
            eprintln!(
                "{} of {count}, {:.0} a second; longest {:.1} s: {}",
                number + 1,
                f64::from(number + 1) / start.elapsed().as_secs_f64(),
                slowest.0,
                slowest.1
            );
        }
    }
    if !wrong.is_empty() {
        return Err(format!("{} lines:\n{}", wrong.len(), wrong.join("\n")));
    }
    let of = |code| codes.get(&code).copied().unwrap_or(0);
    Ok(format!(
        "| command lines of {} commands, at most {SECONDS} s of a processor and {} GiB of addresses each | {count}: {} answered, {} found a check to fail, {} refused | 0 |\n",
        leaves.len(),
        KILOBYTES >> 20,
        of(0),
        of(1),
        of(2)
    ))
}

/// One command with some of its options.
fn line(leaves: &[Leaf], choices: &mut Choices) -> Vec<String> {
    let leaf = loop {
        let at = choices.next() % leaves.len() as u64;
        let leaf = &leaves[usize::try_from(at).unwrap_or(0)];
        if !RARE.contains(&leaf.words[0].as_str()) || choices.one_in(RARELY) {
            break leaf;
        }
    };
    let mut line = leaf.words.clone();
    for argument in &leaf.arguments {
        let given = if argument.required {
            !choices.one_in(15)
        } else {
            choices.one_in(5)
        };
        // What is stated to take minutes has no ceiling of one.
        if !given || argument.slow {
            continue;
        }
        line.extend(argument.option.clone());
        if argument.value.is_some() {
            line.push(value(argument, choices));
        }
    }
    line
}

/// Runs the program under the ceilings, which the shell sets and the system enforces.
fn limited(program: &Path, line: &[String], folder: &Path) -> Result<Output, String> {
    let script = format!("ulimit -t {SECONDS}; ulimit -v {KILOBYTES}; ulimit -c 0; exec \"$@\"");
    Command::new("sh")
        .args(["-c", &script, "sh"])
        .arg(program)
        .args(line)
        .current_dir(folder)
        .env("RAYON_NUM_THREADS", "1")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("sh: {error}"))
}

/// The exit code, or what is wrong.
fn judged(output: &Output, before: &Files, folder: &Path) -> Result<i32, String> {
    let said = String::from_utf8(output.stderr.clone())
        .map_err(|_| "standard error is not UTF-8".to_owned())?;
    let Some(code) = output.status.code() else {
        return Err(format!("ended by a signal ({}): {said}", output.status));
    };
    if !(0..=2).contains(&code) || said.contains("internal failure") {
        return Err(format!("exit code {code}: {said}"));
    }
    if said
        .chars()
        .any(|c| c.is_control() && c != '\n' && c != '\t')
    {
        return Err(format!("a control character on standard error: {said:?}"));
    }
    if said.len() > 20_000 {
        return Err(format!("a message of {} bytes", said.len()));
    }
    if code == 2 && said.is_empty() {
        return Err("refused without a word".to_owned());
    }
    if code != 0 && code != 1 && !output.stdout.is_empty() {
        return Err("an answer and a refusal".to_owned());
    }
    let answer = String::from_utf8_lossy(&output.stdout);
    let is_hidden = |c: char| c.is_control() && !"\n\t\r".contains(c);
    if answer.chars().any(is_hidden) {
        return Err("a control character on standard output".to_owned());
    }
    let after = files(folder);
    for (path, bytes) in before {
        // An answer may be asked for in the place of a file.
        if after.get(path) != Some(bytes) && code != 0 {
            return Err(format!(
                "{} changed, though the command failed",
                path.display()
            ));
        }
    }
    for path in after.keys() {
        let name = path.to_string_lossy();
        let kept = name.contains(".part/") && code != 0;
        if name.contains(".endodec-") || (name.contains(".part") && !kept) {
            return Err(format!("{name} is left over"));
        }
        if code == 2 && !before.contains_key(path) && !kept {
            return Err(format!(
                "{name} was written, though the command was refused"
            ));
        }
    }
    Ok(code)
}

type Files = BTreeMap<PathBuf, Vec<u8>>;

fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut left = vec![folder.to_owned()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                left.push(path);
            } else if let Ok(bytes) = fs::read(&path) {
                found.insert(path, bytes);
            }
        }
    }
    found
}
