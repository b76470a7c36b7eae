//! The committed reference: compared with a run, or rewritten from it.

use std::path::{Path, PathBuf};

use endodec_files::{Generation, Known, hash};
use endodec_report::{explorer, manifest, reference};

use super::folder;
use crate::failure::Failure;
use crate::output::{self, Table};

/// Folders below the reference that hold the CSV files of the report's folders of the same name.
const FOLDERS: [&str; 2] = ["figures", "tables"];

/// The folder of the reference, and what is to be done with it.
pub(super) struct Reference<'a> {
    folder: &'a Path,
    bless: bool,
}

impl<'a> Reference<'a> {
    /// Refuses, before any work, a folder that is none; to be rewritten, one that is not marked as a reference by its
    /// manifest and is not empty.
    pub(super) fn open(folder: &'a Path, bless: bool) -> Result<Self, Failure> {
        if !folder.is_dir() {
            return Err(Failure::argument(
                "--reference",
                "the folder of committed reference files (run from the root of the project)",
                folder.display(),
            ));
        }
        let empty = || std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
        if bless && folder::known(folder)?.is_empty() && !empty() {
            return Err(Failure::argument(
                "--reference",
                "a folder that --bless wrote, with its manifest.json, or an empty one",
                folder.display(),
            ));
        }
        Ok(Self { folder, bless })
    }

    /// Compares the numbers with the reference or makes them the reference; of a whole run, given by its counts, the
    /// documents beside the reference too.
    pub(super) fn settle(
        &self,
        numbers: &[(String, &Table)],
        counts: Option<&str>,
    ) -> Result<(), Failure> {
        if let Some(counts) = counts {
            for document in [
                Document {
                    path: self.folder.with_file_name("README.md"),
                    mark: "claims",
                    what: "the count of claims",
                    current: counts,
                },
                Document {
                    path: self.folder.with_file_name("docs").join("parameters.md"),
                    mark: "parameters",
                    what: "the table of parameters",
                    current: &explorer::parameters(),
                },
            ] {
                document.keep(self.bless)?;
            }
        }
        if self.bless {
            self.rewrite(numbers, counts.is_some())
        } else {
            check(self.folder, numbers, counts.is_some())
        }
    }

    fn rewrite(&self, numbers: &[(String, &Table)], whole: bool) -> Result<(), Failure> {
        let generation = Generation::begin(self.folder)?;
        let known = folder::known(self.folder)?;
        let texts: Vec<(&str, String)> = numbers
            .iter()
            .map(|(path, table)| (path.as_str(), table.to_rounded_csv()))
            .collect();
        let mut listed = if whole { Known::new() } else { known.clone() };
        listed.remove(manifest::NAME);
        listed.extend(
            texts
                .iter()
                .map(|(path, text)| ((*path).to_owned(), hash(text.as_bytes()))),
        );
        let manifest = manifest::of_reference(&listed);
        let mut files: Vec<(&str, &[u8])> = texts
            .iter()
            .map(|(path, text)| (*path, text.as_bytes()))
            .collect();
        files.push((manifest::NAME, &manifest));
        Ok(generation.commit(&known, &files, whole)?)
    }
}

/// A document beside the reference of which a part, between marks, is made by a run.
struct Document<'a> {
    path: PathBuf,
    /// The name in the marks: `<!-- claims: begin -->`.
    mark: &'a str,
    what: &'a str,
    current: &'a str,
}

impl Document<'_> {
    /// Writes what is out of date, or refuses it. A file without our marks is somebody else's.
    fn keep(&self, bless: bool) -> Result<(), Failure> {
        let Ok(text) = std::fs::read_to_string(&self.path) else {
            return Ok(());
        };
        let begin = format!("<!-- {}: begin -->\n", self.mark);
        let end = format!("<!-- {}: end -->", self.mark);
        let Some((before, (_, after))) = text
            .split_once(&begin)
            .and_then(|(before, rest)| Some((before, rest.split_once(&end)?)))
        else {
            return Ok(());
        };
        let current = [before, &begin, self.current, &end, after].concat();
        if current == text {
            Ok(())
        } else if bless {
            output::write_file(&self.path, current.as_bytes())
        } else {
            Err(Failure::Check(format!(
                "{}: {} is out of date; `reproduce --bless` writes it",
                self.path.display(),
                self.what
            )))
        }
    }
}

/// CSV files of the reference that nothing stands behind any more.
fn unclaimed(reference: &Path, numbers: &[(String, &Table)]) -> Vec<String> {
    let mut paths: Vec<String> = FOLDERS
        .iter()
        .filter_map(|folder| Some((folder, std::fs::read_dir(reference.join(folder)).ok()?)))
        .flat_map(|(folder, entries)| {
            entries.filter_map(move |entry| {
                Some(format!(
                    "{folder}/{}",
                    entry.ok()?.file_name().to_string_lossy()
                ))
            })
        })
        .filter(|path| numbers.iter().all(|(known, _)| known != path))
        .collect();
    paths.sort();
    paths
}

fn check(reference: &Path, numbers: &[(String, &Table)], whole: bool) -> Result<(), Failure> {
    /// Lines shown for each file; the first ones tell what happened.
    const SHOWN: usize = 5;
    let mut moved = Vec::new();
    for (path, table) in numbers {
        let name = path;
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
                .map(|path| format!("{path}: nothing produces it")),
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
