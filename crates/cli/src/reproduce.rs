//! `endodec reproduce`: everything recomputed, written, and compared where asked.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use clap::Args;
use endodec_paper::Inputs;
use endodec_report::explorer;
use endodec_report::publication::{self, Publication};
use endodec_report::reproduce::{self, Artefact, Item};
use endodec_report::{file, manifest, reference};
use indicatif::{ProgressBar, ProgressStyle};

use crate::data::DataFolder;
use crate::failure::Failure;
use crate::output::{self, Table, aligned};

/// Arguments of `endodec reproduce`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  endodec reproduce\n  endodec reproduce --only aggregate-output --out draft\n  endodec reproduce --check"
)]
pub(crate) struct Arguments {
    /// Folder to write to; it is created where it does not exist
    #[arg(long, value_name = "DIR", default_value = "out")]
    out: PathBuf,
    /// Only the figure or table of this name (and no pages); may be given several times
    #[arg(long, value_name = "SLUG")]
    only: Vec<String>,
    /// Compare every number with the committed reference; exit code 1 and a line for each that moved
    #[arg(long)]
    check: bool,
    /// Rewrite the committed reference from this run
    #[arg(long, conflicts_with = "check")]
    bless: bool,
    /// Folder of the reference
    #[arg(long, value_name = "DIR", default_value = "reference")]
    reference: PathBuf,
    /// List what can be reproduced, and do nothing
    #[arg(long, conflicts_with_all = ["check", "bless"])]
    list: bool,
    #[command(flatten)]
    data: DataFolder,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let items = reproduce::select(&arguments.only)?;
    if arguments.list {
        return list(&items);
    }
    if (arguments.check || arguments.bless) && !arguments.reference.is_dir() {
        return Err(Failure::argument(
            "--reference",
            "the folder of committed reference files (run from the root of the project)",
            arguments.reference.display(),
        ));
    }
    // Fails before any work where nothing could be written.
    create(&arguments.out)?;
    let inputs = Inputs::with_data(arguments.data.datasets()?)?;
    let produced = with_progress(&items, |done| reproduce::produce_all(&inputs, &items, done))?;
    let whole = arguments.only.is_empty();
    let verdicts = if whole {
        let Publication {
            artefacts,
            verdicts,
            counts,
        } = publication::publication(&inputs, &produced)?;
        write_all(&arguments.out, &artefacts)?;
        if arguments.bless || arguments.check {
            readme(&arguments.reference, &counts, arguments.bless)?;
            parameters(&arguments.reference, arguments.bless)?;
        }
        verdicts
    } else {
        let artefacts: Vec<Artefact> = produced
            .iter()
            .flat_map(|produced| produced.artefacts.clone())
            .collect();
        write_files(&arguments.out, &artefacts)?;
        Vec::new()
    };
    let mut numbers: Vec<(PathBuf, &Table)> = produced
        .iter()
        .map(|produced| (reference_path(&produced.item), &produced.table))
        .collect();
    numbers.extend(
        verdicts
            .iter()
            .map(|(name, table)| (PathBuf::from(name), table)),
    );
    if arguments.bless {
        bless(&arguments.reference, &numbers, whole)?;
    }
    if arguments.check {
        check(&arguments.reference, &numbers, whole)?;
    }
    Ok(())
}

fn list(items: &[Item]) -> Result<(), Failure> {
    let mut table = Table::new(["name", "place", "title"]);
    for item in items {
        table.push([item.slug().into(), item.place().into(), item.title().into()]);
    }
    output::print(aligned(&table).as_bytes())
}

/// Runs the work with a bar on a terminal; on a pipe nothing is shown.
fn with_progress<T>(items: &[Item], work: impl FnOnce(&(dyn Fn(&Item) + Sync)) -> T) -> T {
    let bar = ProgressBar::new(items.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    let shown = Mutex::new(&bar);
    let result = work(&|item| {
        if let Ok(bar) = shown.lock() {
            bar.set_message(item.slug());
            bar.inc(1);
        }
    });
    bar.finish_and_clear();
    result
}

/// Writes a full run and removes what an earlier one wrote and this one does not: it would pass for current.
fn write_all(out: &Path, artefacts: &[Artefact]) -> Result<(), Failure> {
    let earlier = std::fs::read_to_string(out.join("manifest.json")).unwrap_or_default();
    write_files(out, artefacts)?;
    for path in manifest::outputs(&earlier) {
        let stays_inside = Path::new(&path)
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        if stays_inside && artefacts.iter().all(|artefact| artefact.path != path) {
            // Already gone is as good as removed.
            let _ = std::fs::remove_file(out.join(path));
        }
    }
    Ok(())
}

fn write_files(out: &Path, artefacts: &[Artefact]) -> Result<(), Failure> {
    for folder in FOLDERS {
        create(&out.join(folder))?;
    }
    for artefact in artefacts {
        output::write_file(&out.join(&artefact.path), &artefact.bytes)?;
    }
    Ok(())
}

/// Folders below the output and the reference folder; the second holds the first one's CSV files.
const FOLDERS: [&str; 2] = ["figures", "tables"];

fn create(folder: &Path) -> Result<(), Failure> {
    file::create_folder(folder).map_err(|source| Failure::Write {
        path: folder.to_owned(),
        source,
    })
}

fn reference_path(item: &Item) -> PathBuf {
    Path::new(item.folder()).join(format!("{}.csv", item.slug()))
}

fn bless(reference: &Path, numbers: &[(PathBuf, &Table)], whole: bool) -> Result<(), Failure> {
    for folder in FOLDERS {
        create(&reference.join(folder))?;
    }
    for (path, table) in numbers {
        output::write_file(&reference.join(path), table.to_rounded_csv().as_bytes())?;
    }
    if whole {
        for path in unclaimed(reference, numbers) {
            std::fs::remove_file(reference.join(&path))
                .map_err(|source| Failure::Write { path, source })?;
        }
    }
    Ok(())
}

/// Puts the counts between the marks in the README beside the reference, or compares them with what stands there.
fn readme(reference: &Path, counts: &str, bless: bool) -> Result<(), Failure> {
    const MARKS: [&str; 2] = ["<!-- claims: begin -->\n", "<!-- claims: end -->"];
    let path = reference.with_file_name("README.md");
    let Ok(text) = std::fs::read_to_string(&path) else {
        return Ok(());
    };
    let Some((before, (_, after))) = text
        .split_once(MARKS[0])
        .and_then(|(before, rest)| Some((before, rest.split_once(MARKS[1])?)))
    else {
        return Ok(());
    };
    let current = [before, MARKS[0], counts, MARKS[1], after].concat();
    keep(&path, &text, &current, "the count of claims", bless)
}

/// Writes the page of parameters into the documentation beside the reference, or compares it with what stands there.
fn parameters(reference: &Path, bless: bool) -> Result<(), Failure> {
    let path = reference.with_file_name("docs").join("parameters.md");
    let Ok(text) = std::fs::read_to_string(&path) else {
        return Ok(());
    };
    keep(
        &path,
        &text,
        &explorer::parameters(),
        "the table of parameters",
        bless,
    )
}

/// Writes a document that is out of date, or refuses it.
fn keep(path: &Path, text: &str, current: &str, what: &str, bless: bool) -> Result<(), Failure> {
    if current == text {
        Ok(())
    } else if bless {
        output::write_file(path, current.as_bytes())
    } else {
        Err(Failure::Check(format!(
            "{}: {what} is out of date; `reproduce --bless` writes it",
            path.display()
        )))
    }
}

/// Reference files that nothing stands behind any more.
fn unclaimed(reference: &Path, numbers: &[(PathBuf, &Table)]) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = FOLDERS
        .iter()
        .filter_map(|folder| Some((folder, std::fs::read_dir(reference.join(folder)).ok()?)))
        .flat_map(|(folder, entries)| {
            entries.filter_map(move |entry| Some(Path::new(folder).join(entry.ok()?.file_name())))
        })
        .filter(|path| numbers.iter().all(|(known, _)| known != path))
        .collect();
    paths.sort();
    paths
}

fn check(reference: &Path, numbers: &[(PathBuf, &Table)], whole: bool) -> Result<(), Failure> {
    /// Lines shown for each file; the first ones tell what happened.
    const SHOWN: usize = 5;
    let mut moved = Vec::new();
    for (path, table) in numbers {
        let name = path.display();
        let Ok(before) = std::fs::read_to_string(reference.join(path)) else {
            moved.push(format!(
                "{name}: there is no reference; `reproduce --bless` writes it"
            ));
            continue;
        };
        let differences = reference::differences(&before, table);
        moved.extend(
            differences
                .iter()
                .take(SHOWN)
                .map(|difference| format!("{name}, {difference}")),
        );
        if differences.len() > SHOWN {
            moved.push(format!("{name}: and {} more", differences.len() - SHOWN));
        }
    }
    if whole {
        moved.extend(
            unclaimed(reference, numbers)
                .iter()
                .map(|path| format!("{}: nothing produces it", path.display())),
        );
    }
    if moved.is_empty() {
        Ok(())
    } else {
        Err(Failure::Check(format!(
            "results moved against the reference:\n  {}",
            moved.join("\n  ")
        )))
    }
}
