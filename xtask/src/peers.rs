//! `cargo xtask bench --peers`: our times beside those of other programs on the same tasks, in one run, as ratios.

use std::collections::BTreeMap;
use std::fs;
use std::time::SystemTime;

use crate::process::{Failed, Stream, command, on_path, output, root, works};

/// The page that holds the table.
const PAGE: &str = "docs/benchmarks.md";
const BEGIN: &str = "<!-- peers: begin -->";
const END: &str = "<!-- peers: end -->";

/// One line of a side: what was done, by whom, how long it took.
#[derive(Debug)]
struct Timed {
    task: String,
    peer: String,
    work: String,
    seconds: f64,
}

/// Runs both sides, prints the table, and writes it into its page.
pub(crate) fn peers() -> Result<(), Failed> {
    // The everyday profile, without link-time optimisation.
    let bench = ["bench", "--quiet", "--locked", "--profile", "release"];
    let ours = command("cargo", bench)
        .args(["--package", "endodec-benches", "--bench", "peers"])
        .output()
        .map_err(|error| Failed::input(format!("the bench `peers`: {error}")))?;
    let ours: BTreeMap<String, f64> = lines(&String::from_utf8_lossy(&ours.stdout))
        .into_iter()
        .map(|timed| (timed.task, timed.seconds))
        .collect();
    if ours.is_empty() {
        return Err(Failed::check("the bench `peers` printed no time"));
    }
    let mut theirs = Vec::new();
    let python = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    if works(&mut command(&python, ["-c", "import numpy, scipy"])) {
        let said = output(
            &mut command(&python, ["benches/peers/peers.py"]),
            Stream::Output,
        )?;
        theirs.extend(lines(&said));
    } else {
        eprintln!("no Python with numpy and scipy (PYTHON names one): left out");
    }
    match on_path("Rscript") {
        Some(r) => {
            let said = output(&mut command(r, ["benches/peers/peers.R"]), Stream::Output)?;
            theirs.extend(lines(&said));
        }
        None => eprintln!("no Rscript: left out"),
    }
    let table = table(&ours, &theirs);
    print_and_keep(&table)
}

fn table(ours: &BTreeMap<String, f64>, theirs: &[Timed]) -> String {
    let mut table = format!(
        "Run on {} on {}, one thread on either side.\n\n| work | endodec | peer | its time | ratio |\n| :--- | ---: | :--- | ---: | ---: |\n",
        today(),
        machine()
    );
    for timed in theirs {
        let Some(&own) = ours.get(&timed.task) else {
            continue;
        };
        table.push_str(&format!(
            "| {} | {} | {} | {} | {} |\n",
            timed.work,
            shown(own),
            timed.peer,
            shown(timed.seconds),
            ratio(timed.seconds / own)
        ));
    }
    table
}

fn print_and_keep(table: &str) -> Result<(), Failed> {
    eprint!("{table}");
    let path = root().join(PAGE);
    let wrong = |error| Failed::input(format!("{PAGE}: {error}"));
    let page = fs::read_to_string(&path).map_err(wrong)?;
    let (Some(begin), Some(end)) = (page.find(BEGIN), page.find(END)) else {
        return Err(Failed::check(format!("{PAGE} must hold {BEGIN} and {END}")));
    };
    let (before, after) = (&page[..begin + BEGIN.len()], &page[end..]);
    fs::write(&path, format!("{before}\n{table}{after}")).map_err(wrong)
}

/// The lines of one side; what is no line of it is passed over.
fn lines(said: &str) -> Vec<Timed> {
    said.lines()
        .filter_map(|line| {
            Some(Timed {
                task: field(line, "task")?.to_owned(),
                peer: field(line, "peer").unwrap_or_default().to_owned(),
                work: field(line, "work").unwrap_or_default().to_owned(),
                seconds: field(line, "seconds")?.parse().ok()?,
            })
        })
        .collect()
}

/// A string or number of a flat JSON object without escapes.
fn field<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let rest = line.split_once(&format!("\"{name}\": "))?.1;
    match rest.strip_prefix('"') {
        Some(string) => string.split('"').next(),
        None => rest.split([',', '}']).next(),
    }
}

fn shown(seconds: f64) -> String {
    let (value, unit) = match seconds {
        s if s < 1e-6 => (s * 1e9, "ns"),
        s if s < 1e-3 => (s * 1e6, "µs"),
        s if s < 1.0 => (s * 1e3, "ms"),
        s => (s, "s"),
    };
    format!("{} {unit}", significant(value))
}

fn ratio(ratio: f64) -> String {
    if ratio >= 10.0 {
        format!("{ratio:.0}")
    } else {
        significant(ratio)
    }
}

/// Three digits.
fn significant(value: f64) -> String {
    match value {
        v if v >= 100.0 => format!("{v:.0}"),
        v if v >= 10.0 => format!("{v:.1}"),
        v => format!("{v:.2}"),
    }
}

/// The date in UTC: days since 1970 as a date (Howard Hinnant's `civil_from_days`).
fn today() -> String {
    let seconds = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let day = seconds / 86_400 + 719_468;
    let (era, day) = (day / 146_097, day % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year}-{month:02}-{day:02}")
}

/// Processor and threads, where the system says.
fn machine() -> String {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let said = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = said
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("a processor without a name", |(_, model)| model);
    format!("{model}, {threads} threads")
}

#[cfg(test)]
mod tests {
    use super::{field, lines, ratio, shown};

    #[test]
    fn a_line_is_read_and_other_output_passed_over() {
        let said = "warming up\n{\"task\": \"bass\", \"peer\": \"scipy 1\", \"work\": \"a, b\", \"seconds\": 1.5e-3}\n";
        let found = lines(said);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].work.as_str(), shown(found[0].seconds)),
            ("a, b", "1.50 ms".to_owned())
        );
        assert_eq!(field("{\"task\": \"x\"}", "seconds"), None);
        assert_eq!(
            (ratio(2.468), ratio(31.4)),
            ("2.47".to_owned(), "31".to_owned())
        );
    }
}
