//! Memory and time of commands at 1, 10 and 100 times the usual input, held to what the documentation states.

mod commands;
mod inputs;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::grammar::leaves;
use crate::usage::Options;
use commands::{BOUNDS, FIXED};

/// A command whose work grows with its input.
struct Bound {
    /// Words of the command; FILE stands for the input, COUNT for the number.
    line: &'static str,
    /// What is counted, and how many there usually are.
    what: &'static str,
    usual: usize,
    /// The input of so many.
    input: fn(usize) -> String,
    /// Bytes of memory for each at most, beside what the program takes in any case.
    each: u64,
    /// Time and memory grow with this power of the number; of a square, a hundred times the input is refused.
    power: u32,
}

/// A command whose work does not grow.
struct Fixed {
    line: &'static str,
    /// Bytes, and seconds of a processor, at most.
    memory: u64,
    seconds: f64,
}

/// What the program takes before it has read anything.
const BASE: u64 = 32 << 20;
/// Processor time may grow so much for ten times the input: in proportion, or with a logarithm, and the noise of a
/// machine; a quadratic cost would be a hundred.
const TENFOLD: f64 = 30.0;
/// Below this nothing is said of time: starting the program takes as long.
const SHORTEST: f64 = 0.3;

/// Measures each command, those that grow at three sizes.
pub(crate) fn run(options: &Options) -> Result<String, String> {
    let program = fs::canonicalize(&options.program)
        .map_err(|error| format!("{}: {error}", options.program.display()))?;
    all_stated(&program)?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut table = String::new();
    for bound in BOUNDS {
        let row = bound.row(&program, folder.path())?;
        eprint!("{row}");
        table.push_str(&row);
    }
    for fixed in FIXED {
        let row = fixed.row(&program, folder.path())?;
        eprint!("{row}");
        table.push_str(&row);
    }
    Ok(table)
}

/// Every command of the program's help has a statement here.
fn all_stated(program: &Path) -> Result<(), String> {
    for leaf in leaves(program)? {
        let name = leaf.words.join(" ");
        let mut lines =
            (BOUNDS.iter().map(|bound| bound.line)).chain(FIXED.iter().map(|fixed| fixed.line));
        let is_it = |line: &str| {
            line.strip_prefix(&name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        if !lines.any(is_it) {
            return Err(format!("no bound is stated for `{name}`"));
        }
    }
    Ok(())
}

impl Bound {
    /// The row of the table.
    fn row(&self, program: &Path, folder: &Path) -> Result<String, String> {
        let mut row = format!(
            "| `{}` | {} {} |",
            self.line,
            grouped(self.usual as u64),
            self.what
        );
        let mut before: Option<f64> = None;
        for times in [1, 10, 100] {
            if times == 100 && self.power > 1 {
                row.push_str(" refused |");
                break;
            }
            let count = self.usual * times;
            let file = folder.join(format!("input-{times}"));
            fs::write(&file, (self.input)(count)).map_err(|error| error.to_string())?;
            let line = self.line.replace("COUNT", &count.to_string());
            let (memory, seconds) = measured(program, &line, &file, folder)?;
            let most = BASE + self.each * (count as u64).pow(self.power);
            if memory > most {
                return Err(format!(
                    "{line} with {count} {}: {memory} bytes, more than {most}",
                    self.what
                ));
            }
            if let Some(before) = before
                && seconds > SHORTEST
                && seconds
                    > TENFOLD * 10_f64.powf(f64::from(self.power - 1)) * before.max(SHORTEST / 10.0)
            {
                return Err(format!(
                    "{line} with {count} {}: {seconds:.2} s after {before:.2} s for a tenth",
                    self.what
                ));
            }
            before = Some(seconds);
            row.push_str(&format!(" {} MB, {seconds:.2} s |", memory >> 20));
        }
        let square = if self.power == 2 { "²" } else { "" };
        row.push_str(&format!(
            " {} MB + {} B{square} |\n",
            BASE >> 20,
            grouped(self.each)
        ));
        Ok(row)
    }
}

impl Fixed {
    /// The row of the table.
    fn row(&self, program: &Path, folder: &Path) -> Result<String, String> {
        let file = folder.join("input");
        fs::write(&file, inputs::costs(50)).map_err(|error| error.to_string())?;
        let (memory, seconds) = measured(program, self.line, &file, folder)?;
        if memory > self.memory || seconds > self.seconds {
            return Err(format!(
                "{}: {memory} bytes and {seconds:.2} s, more than {} and {}",
                self.line, self.memory, self.seconds
            ));
        }
        Ok(format!(
            "| `{}` | | {} MB, {seconds:.2} s | | | {} MB, {} s |\n",
            self.line,
            memory >> 20,
            self.memory >> 20,
            self.seconds
        ))
    }
}

/// The most memory at one time in bytes, and seconds of a processor.
///
/// On a busy machine a short run can be over before it is looked at; it is then made again.
fn measured(program: &Path, line: &str, file: &Path, folder: &Path) -> Result<(u64, f64), String> {
    const ATTEMPTS: usize = 50;
    /// Less is not yet the program, which takes more by being loaded.
    const LOADED: u64 = 3 << 20;
    for _ in 0..ATTEMPTS {
        let (memory, seconds) = seen(program, line, file, folder)?;
        if memory >= LOADED {
            return Ok((memory, seconds));
        }
    }
    Err(format!("{line}: over before it was seen, {ATTEMPTS} times"))
}

/// As `measured`, of one run; no memory where it was over before it was looked at.
fn seen(program: &Path, line: &str, file: &Path, folder: &Path) -> Result<(u64, f64), String> {
    // A sweep would refuse to write over the manifest of another.
    for name in ["out.csv", "out.csv.json"] {
        let _ = fs::remove_file(folder.join(name));
    }
    let words = line.split(' ').map(|word| {
        if word == "FILE" {
            file.as_os_str().to_owned()
        } else {
            word.into()
        }
    });
    let mut child = Command::new(program)
        .args(words)
        .current_dir(folder)
        .env("RAYON_NUM_THREADS", "2")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .map_err(|error| error.to_string())?;
    let (mut memory, mut seconds) = (0, 0.0);
    // What has ended is kept by the system until it is waited for; its memory is not, so that is looked at often.
    while let Some(found) = looked_at(child.id()) {
        memory = memory.max(found.memory);
        seconds = found.seconds;
        if found.ended {
            break;
        }
        sleep(Duration::from_millis(2));
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if status.success() {
        Ok((memory, seconds))
    } else {
        Err(format!("{line}: {status}"))
    }
}

struct Process {
    memory: u64,
    seconds: f64,
    ended: bool,
}

/// What Linux says of a process.
fn looked_at(id: u32) -> Option<Process> {
    /// Parts of a second in which Linux counts.
    const TICKS: f64 = 100.0;
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let of = |key: &str| {
        status
            .lines()
            .find_map(|line| line.strip_prefix(key))
            .map(str::trim)
    };
    let kilobytes = of("VmHWM:").and_then(|text| text.split(' ').next()?.parse::<u64>().ok());
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name, in parentheses, may hold anything; the times are the twelfth and thirteenth word behind it.
    let ticks: f64 = stat
        .rsplit_once(')')?
        .1
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|word| word.parse::<f64>().ok())
        .sum();
    Some(Process {
        memory: kilobytes.unwrap_or(0) * 1024,
        seconds: ticks / TICKS,
        ended: of("State:").is_some_and(|state| state.starts_with('Z')),
    })
}

fn grouped(number: u64) -> String {
    endodec_table::number::grouped(&number.to_string())
}
