//! Memory and time of commands at 1, 10 and 100 times the usual input, held to what the documentation states.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::usage::Options;

/// A command whose work grows with its input.
struct Bound {
    /// Words of the command; FILE stands for the input.
    line: &'static str,
    /// What is counted, and how many there usually are.
    what: &'static str,
    usual: usize,
    /// The input of so many.
    input: fn(usize) -> String,
    /// Bytes of memory for each at most, beside what the program takes in any case.
    each: u64,
}

/// What the program takes before it has read anything.
const BASE: u64 = 32 << 20;
/// Processor time may grow so much for ten times the input: in proportion, or with a logarithm, and the noise of a
/// machine; a quadratic cost would be a hundred.
const TENFOLD: f64 = 30.0;
/// Below this nothing is said of time: starting the program takes as long.
const SHORTEST: f64 = 0.3;

const BOUNDS: &[Bound] = &[
    Bound {
        line: "learning fit FILE --quantity q --cost c",
        what: "rows",
        usual: 1_000,
        input: costs,
        each: 300,
    },
    Bound {
        line: "learning fit FILE --quantity q --cost c --diagnostics --format json",
        what: "rows",
        usual: 1_000,
        input: costs,
        each: 1_000,
    },
    Bound {
        line: "learning influence FILE --quantity q --cost c --format csv",
        what: "rows",
        usual: 1_000,
        input: costs,
        each: 1_500,
    },
    Bound {
        line: "learning influence FILE --quantity q --cost c --label unit",
        what: "rows",
        usual: 1_000,
        input: costs,
        each: 2_500,
    },
    Bound {
        line: "learning forecast FILE --quantity q --cost c --growth 0.1 --horizon 5",
        what: "rows",
        usual: 1_000,
        input: costs,
        each: 400,
    },
    Bound {
        line: "learning heterogeneity FILE --estimate c --se se",
        what: "curves",
        usual: 100,
        input: costs,
        each: 1_000,
    },
    Bound {
        line: "learning fit FILE --quantity q --cost c",
        what: "columns",
        usual: 100,
        input: columns,
        each: 500,
    },
    Bound {
        line: "adoption implied-r0 FILE --date year --share share --format csv",
        what: "rows",
        usual: 100,
        input: shares,
        each: 20_000,
    },
    Bound {
        line: "adoption simulate FILE --format csv",
        what: "points a year",
        usual: 12,
        input: scenario,
        each: 60_000,
    },
    Bound {
        line: "adoption simulate FILE --format json",
        what: "points a year",
        usual: 12,
        input: scenario,
        each: 60_000,
    },
    Bound {
        line: "sweep FILE --format csv --output out.csv",
        what: "points",
        usual: 1_000,
        input: sweep,
        each: 2_000,
    },
    Bound {
        line: "sensitivity FILE --format csv",
        what: "draws",
        usual: 256,
        input: draws,
        each: 8_000,
    },
];

/// Measures each command at three sizes.
pub(crate) fn run(options: &Options) -> Result<String, String> {
    let program = fs::canonicalize(&options.program)
        .map_err(|error| format!("{}: {error}", options.program.display()))?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut table = String::new();
    for bound in BOUNDS {
        let mut row = format!(
            "| `{}` | {} {} |",
            bound.line.replace('|', "\\|"),
            grouped(bound.usual),
            bound.what
        );
        let mut before: Option<f64> = None;
        for times in [1, 10, 100] {
            let count = bound.usual * times;
            let file = folder.path().join(format!("input-{times}"));
            fs::write(&file, (bound.input)(count)).map_err(|error| error.to_string())?;
            let (memory, seconds) = measured(&program, bound.line, &file, folder.path())?;
            let most = BASE + bound.each * count as u64;
            if memory > most {
                return Err(format!(
                    "{} with {count} {}: {memory} bytes, more than {most}",
                    bound.line, bound.what
                ));
            }
            if let Some(before) = before
                && seconds > SHORTEST
                && seconds > TENFOLD * before.max(SHORTEST / 10.0)
            {
                return Err(format!(
                    "{} with {count} {}: {seconds:.2} s after {before:.2} s for a tenth",
                    bound.line, bound.what
                ));
            }
            before = Some(seconds);
            row.push_str(&format!(" {} MB, {seconds:.2} s |", memory >> 20));
        }
        row.push_str(&format!(
            " {} MB + {} B |\n",
            BASE >> 20,
            grouped(usize::try_from(bound.each).unwrap_or(usize::MAX))
        ));
        eprint!("{row}");
        table.push_str(&row);
    }
    Ok(table)
}

/// The most memory at one time in bytes, and seconds of a processor.
///
/// On a busy machine a short run can be over before it is looked at; it is then made again.
fn measured(program: &Path, line: &str, file: &Path, folder: &Path) -> Result<(u64, f64), String> {
    const ATTEMPTS: usize = 50;
    for _ in 0..ATTEMPTS {
        let (memory, seconds) = seen(program, line, file, folder)?;
        if memory > 0 {
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

fn grouped(number: usize) -> String {
    endodec_table::number::grouped(&number.to_string())
}

/// A curve with some noise.
fn costs(rows: usize) -> String {
    let mut text = String::from("unit,q,c,se\n");
    for row in 1..=rows {
        let noise = (row * 7_919 % 101) as f64 / 1_000.0;
        let q = row as f64;
        text.push_str(&format!(
            "u{row},{q},{},0.{}\n",
            100.0 * q.powf(-0.3) + noise,
            1 + row % 7
        ));
    }
    text
}

/// Few rows and many columns.
fn columns(count: usize) -> String {
    let mut text = String::from("q,c");
    for column in 0..count {
        text.push_str(&format!(",x{column}"));
    }
    text.push('\n');
    for row in 1..=4 {
        text.push_str(&format!(
            "{},{}{}\n",
            row,
            10.0 / f64::from(row),
            ",1".repeat(count)
        ));
    }
    text
}

fn shares(rows: usize) -> String {
    let mut text = String::from("year,share\n");
    for row in 0..rows {
        let time = row as f64 / rows as f64;
        let (year, month) = (1000 + row / 12, 1 + row % 12);
        text.push_str(&format!("{year}-{month:02},{}\n", 0.01 + 0.9 * time));
    }
    text
}

fn scenario(points: usize) -> String {
    let text = include_str!("../../examples/scenarios/two-waves.toml");
    let rest: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("points_per_year"))
        .collect();
    format!("points_per_year = {points}\n{}\n", rest.join("\n"))
}

fn sweep(points: usize) -> String {
    format!("panel = 'rivalry'\n[grid]\ndistance = {{ from = 1, to = 40, count = {points} }}\n")
}

fn draws(count: usize) -> String {
    format!(
        "panel = 'rivalry'\nreadouts = ['welfare-loss']\n[random]\ndisplacement = {{ uniform = [0.1, 0.6] }}\n\
         discount = {{ uniform = [0.02, 0.12] }}\n[draws]\ncount = {}\nsequence = 'sobol'\nseed = 1\n",
        count.next_power_of_two()
    )
}
