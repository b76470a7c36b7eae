//! The folder that `reproduce` writes to, and its manifest.

use std::path::Path;

use endodec_files::{Generation, Known, differences, hash, unfinished};
use endodec_report::manifest;
use endodec_report::reproduce::Artefact;

use crate::failure::Failure;
use crate::output;

/// Bytes of a manifest at most; ours have a thousandth of it.
const LARGEST: u64 = 64 << 20;

/// The files of a folder that are ours, with the hashes that its manifest gives; none where no manifest of ours stands.
pub(super) fn known(folder: &Path) -> Result<Known, Failure> {
    Ok(read(folder)?.map_or_else(Known::new, |(mut known, own)| {
        // It cannot hold its own hash.
        known.insert(manifest::NAME.to_owned(), own);
        known
    }))
}

/// What a manifest of ours says, and the hash of the manifest itself.
fn read(folder: &Path) -> Result<Option<(Known, String)>, Failure> {
    let path = folder.join(manifest::NAME);
    // What a link leads to is not the folder's, and a pipe would be waited for.
    if !std::fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
        return Ok(None);
    }
    let bytes =
        endodec_files::read(&path, LARGEST).map_err(|source| Failure::Read { path, source })?;
    let known = std::str::from_utf8(&bytes).ok().and_then(manifest::outputs);
    Ok(known.map(|known| (known, hash(&bytes))))
}

/// Replaces the folder's files all together.
pub(super) fn write(
    folder: Generation<'_>,
    known: &Known,
    artefacts: &[Artefact],
    whole: bool,
) -> Result<(), Failure> {
    let files: Vec<(&str, &[u8])> = artefacts
        .iter()
        .map(|artefact| (artefact.path.as_str(), artefact.bytes.as_slice()))
        .collect();
    Ok(folder.commit(known, &files, whole)?)
}

/// Says whether a folder holds what its manifest says.
pub(super) fn verify(folder: &Path) -> Result<(), Failure> {
    let Some((known, own)) = read(folder)? else {
        return Err(Failure::argument(
            "--verify",
            "a folder that `endodec reproduce` wrote, with its manifest.json",
            folder.display(),
        ));
    };
    let mut said: Vec<String> = differences(folder, &known)?
        .iter()
        .map(ToString::to_string)
        .collect();
    if unfinished(folder) {
        said.push("an interrupted run is half-way; the next `reproduce` finishes it".to_owned());
    }
    if said.is_empty() {
        let line = format!(
            "{} files as manifest.json says, whose SHA-256 is {own}\n",
            known.len()
        );
        return output::print(line.as_bytes());
    }
    Err(Failure::Check(format!(
        "{} is not what its manifest.json says:\n  {}",
        folder.display(),
        said.join("\n  ")
    )))
}
