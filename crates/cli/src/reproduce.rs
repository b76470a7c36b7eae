//! `endodec reproduce`: everything recomputed, written, and compared where asked.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use clap::Args;
use endodec_report::reproduce::{self, Artefact, Item, Produced};
use endodec_report::table::Table;
use endodec_report::{Inputs, file, manifest, page, reference};
use indicatif::{ProgressBar, ProgressStyle};

use crate::data::DataFolder;
use crate::failure::Failure;
use crate::output::{self, aligned};

/// Arguments of `endodec reproduce`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  endodec reproduce\n  endodec reproduce --only v1-figure-2 --out draft\n  endodec reproduce --check"
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
    write_all(&arguments.out, &inputs, &produced, whole)?;
    if arguments.bless {
        bless(&arguments.reference, &produced, whole)?;
    }
    if arguments.check {
        check(&arguments.reference, &produced, whole)?;
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

fn write_all(
    out: &Path,
    inputs: &Inputs,
    produced: &[Produced],
    whole: bool,
) -> Result<(), Failure> {
    let mut artefacts: Vec<Artefact> = produced
        .iter()
        .flat_map(|produced| produced.artefacts.clone())
        .collect();
    let mut stale = Vec::new();
    if whole {
        artefacts.push(page::index(inputs, produced)?);
        let inputs = inputs
            .data
            .files()
            .iter()
            .map(|file| (file.resource().path.as_str(), file.text()));
        let manifest = manifest::manifest(inputs, &endodec_report::seeds(), &artefacts);
        // What an earlier run wrote and this one does not would pass for current.
        let earlier = std::fs::read_to_string(out.join("manifest.json")).unwrap_or_default();
        stale = manifest::outputs(&earlier);
        stale.retain(|path| artefacts.iter().all(|artefact| artefact.path != *path));
        artefacts.push(Artefact {
            path: "manifest.json".to_owned(),
            bytes: manifest,
        });
    }
    for folder in ["figures", "tables"] {
        create(&out.join(folder))?;
    }
    for artefact in &artefacts {
        output::write_file(&out.join(&artefact.path), &artefact.bytes)?;
    }
    for path in stale.iter().filter(|path| is_plain(path)) {
        // Already gone is as good as removed.
        let _ = std::fs::remove_file(out.join(path));
    }
    Ok(())
}

/// Whether a path of an earlier manifest stays inside the output folder.
fn is_plain(path: &str) -> bool {
    Path::new(path)
        .components()
        .all(|part| matches!(part, std::path::Component::Normal(_)))
}

fn create(folder: &Path) -> Result<(), Failure> {
    file::create_folder(folder).map_err(|source| Failure::Write {
        path: folder.to_owned(),
        source,
    })
}

fn reference_path(reference: &Path, item: &Item) -> PathBuf {
    reference
        .join(item.folder())
        .join(format!("{}.csv", item.slug()))
}

fn bless(reference: &Path, produced: &[Produced], whole: bool) -> Result<(), Failure> {
    for folder in ["figures", "tables"] {
        create(&reference.join(folder))?;
    }
    for produced in produced {
        let path = reference_path(reference, &produced.item);
        output::write_file(&path, produced.table.to_rounded_csv().as_bytes())?;
    }
    if whole {
        for path in unclaimed(reference, produced) {
            std::fs::remove_file(&path).map_err(|source| Failure::Write { path, source })?;
        }
    }
    Ok(())
}

/// Reference files that no item stands behind any more.
fn unclaimed(reference: &Path, produced: &[Produced]) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = ["figures", "tables"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(reference.join(folder)).ok())
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            produced
                .iter()
                .all(|produced| reference_path(reference, &produced.item) != *path)
        })
        .collect();
    paths.sort();
    paths
}

fn check(reference: &Path, produced: &[Produced], whole: bool) -> Result<(), Failure> {
    /// Lines shown for each item; the first ones tell what happened.
    const SHOWN: usize = 5;
    let mut moved = Vec::new();
    for produced in produced {
        let slug = produced.item.slug();
        let path = reference_path(reference, &produced.item);
        let Ok(before) = std::fs::read_to_string(&path) else {
            moved.push(format!("{slug}: has no reference ({})", path.display()));
            continue;
        };
        let differences = reference::differences(&before, &produced.table);
        moved.extend(
            differences
                .iter()
                .take(SHOWN)
                .map(|difference| format!("{slug}, {difference}")),
        );
        if differences.len() > SHOWN {
            moved.push(format!("{slug}: and {} more", differences.len() - SHOWN));
        }
    }
    if whole {
        moved.extend(
            unclaimed(reference, produced)
                .iter()
                .map(|path| format!("{}: nothing produces it", path.display())),
        );
    }
    if moved.is_empty() {
        Ok(())
    } else {
        Err(Failure::Check(format!(
            "numbers moved against the reference:\n  {}",
            moved.join("\n  ")
        )))
    }
}
