//! `cargo xtask tidy`: the rules of the house that no compiler knows.

mod imports;
mod layers;
mod names;
mod sizes;
mod words;

use std::path::PathBuf;

use crate::process::{Failed, Stream, command, output, root};

/// What is known and will go, as the start of the finding that it makes; a line that no finding needs any more is an
/// error, so that the list only shrinks.
const KNOWN: &[&str] = &[];

/// Reports every finding at once.
pub(crate) fn tidy() -> Result<(), Failed> {
    let sources = sources()?;
    let found: Vec<String> = imports::circles(&sources)
        .into_iter()
        .chain(layers::findings(&root())?)
        .chain(sizes::findings(&sources))
        .chain(names::findings(&sources))
        .chain(words::findings(&sources))
        .collect();
    let mut said: Vec<String> = found
        .iter()
        .filter(|finding| !KNOWN.iter().any(|known| finding.starts_with(known)))
        .cloned()
        .collect();
    let needless = |known: &&&str| !found.iter().any(|finding| finding.starts_with(**known));
    said.extend(KNOWN.iter().filter(needless).map(|known| {
        format!("xtask/src/tidy.rs: {known:?} is found no more; take it out of the list")
    }));
    if said.is_empty() {
        eprintln!("{} files as the rules want them", sources.len());
        return Ok(());
    }
    Err(Failed::check(format!(
        "rules of the house:\n  {}",
        said.join("\n  ")
    )))
}

/// A text file of the project, its path from the root.
pub(crate) struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    /// The path with `/` on every system.
    fn name(&self) -> String {
        self.path.to_string_lossy().replace('\\', "/")
    }

    /// The crate's folder and the path inside its `src`, for a Rust file that is part of a crate's code.
    fn in_crate(&self) -> Option<(String, PathBuf)> {
        let name = self.name();
        let (folder, inside) = name.split_once("/src/")?;
        (inside.ends_with(".rs") && (folder.starts_with("crates/") || folder == "xtask"))
            .then(|| (folder.to_owned(), PathBuf::from(inside)))
    }

    fn is_rust(&self) -> bool {
        self.path
            .extension()
            .is_some_and(|extension| extension == "rs")
    }
}

/// Every text file that git knows, or will know of.
fn sources() -> Result<Vec<Source>, Failed> {
    let listed = output(
        &mut command(
            "git",
            ["ls-files", "--cached", "--others", "--exclude-standard"],
        ),
        Stream::Output,
    )?;
    Ok(listed
        .lines()
        .filter_map(|line| {
            let path = PathBuf::from(line);
            // What is deleted but not yet committed is listed too, and what is no text says nothing here.
            let text = std::fs::read_to_string(root().join(&path)).ok()?;
            Some(Source { path, text })
        })
        .collect())
}

/// A source for the checks' own tests.
#[cfg(test)]
fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.into(),
        text: text.to_owned(),
    }
}

/// The code of a file without comments and without the tests at its end.
fn code(text: &str) -> String {
    let end = text.find("#[cfg(test)]\nmod ").unwrap_or(text.len());
    text[..end]
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}
