//! `endodec reproduce`: everything recomputed, written, and compared where asked.

mod folder;
mod reference;

use std::path::PathBuf;
use std::sync::Mutex;

use clap::Args;
use endodec_files::Generation;
use endodec_paper::Inputs;
use endodec_report::page::Site;
use endodec_report::publication::{self, Publication};
use endodec_report::reproduce::{self, Item};
use indicatif::{ProgressBar, ProgressStyle};

use crate::data::DataFolder;
use crate::failure::Failure;
use crate::output::{self, Table, aligned};
use reference::Reference;

/// Arguments of `endodec reproduce`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  endodec reproduce\n  endodec reproduce --only aggregate-output --out draft\n  endodec reproduce --check\n  endodec reproduce --verify out\n\nThe folder's files are replaced all together: until the last one is ready the folder stays as it was, and an interrupted run is finished or removed by the next. A file that the folder's manifest.json does not know, or that was changed since, is never replaced or removed."
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
    /// Rewrite the committed reference from this run; it rests on the shipped data alone
    #[arg(long, conflicts_with_all = ["check", "data"])]
    bless: bool,
    /// Folder of the reference
    #[arg(long, value_name = "DIR", default_value = "reference")]
    reference: PathBuf,
    /// List what can be reproduced, and do nothing
    #[arg(long, conflicts_with_all = ["check", "bless", "verify"])]
    list: bool,
    /// Compare a folder with the hashes of its manifest.json, and do nothing; exit code 1 and a line for each file that
    /// is missing or changed
    #[arg(long, value_name = "DIR", conflicts_with_all = ["check", "bless", "only", "data"])]
    verify: Option<PathBuf>,
    /// Address of the folder where the pages will be read, such as https://example.org/endodec: they say it, and a picture
    /// for links to them is written
    #[arg(long, value_name = "URL", conflicts_with = "only")]
    site: Option<String>,
    #[command(flatten)]
    data: DataFolder,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    if let Some(folder) = &arguments.verify {
        return folder::verify(folder);
    }
    let items = reproduce::select(&arguments.only)?;
    if arguments.list {
        return list(&items);
    }
    let site = arguments.site.as_deref().map(Site::new).transpose()?;
    let reference = if arguments.check || arguments.bless {
        Some(Reference::open(&arguments.reference, arguments.bless)?)
    } else {
        None
    };
    let data = arguments.data.datasets()?;
    // Fails before any work where nothing could be written, and finishes what a killed run began.
    let out = Generation::begin(&arguments.out)?;
    let known = folder::known(&arguments.out)?;
    let inputs = Inputs::with_data(data)?;
    let produced = with_progress(&items, |done| reproduce::produce_all(&inputs, &items, done))?;
    let mut numbers: Vec<(String, &Table)> = produced
        .iter()
        .map(|produced| {
            let item = &produced.item;
            (
                format!("{}/{}.csv", item.folder(), item.slug()),
                &produced.table,
            )
        })
        .collect();
    if !arguments.only.is_empty() {
        let artefacts = publication::part(&inputs, &produced, known.clone());
        folder::write(out, &known, &artefacts, false)?;
        return reference.map_or(Ok(()), |reference| reference.settle(&numbers, None));
    }
    let Publication {
        artefacts,
        verdicts,
        counts,
    } = publication::publication(&inputs, &produced, site.as_ref())?;
    folder::write(out, &known, &artefacts, true)?;
    numbers.extend(
        verdicts
            .iter()
            .map(|(name, table)| ((*name).to_owned(), table)),
    );
    reference.map_or(Ok(()), |reference| {
        reference.settle(&numbers, Some(&counts))
    })
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
