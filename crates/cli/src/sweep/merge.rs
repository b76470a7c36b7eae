//! The parts of all shards as one file.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

use endodec_files::Start;

use super::journal::{self, Journal};
use super::part::Part;
use super::{is_parquet, parquet};
use crate::failure::Failure;

/// Bytes that are copied at once.
const BLOCK: usize = 1 << 16;
/// Bytes of a header at most.
const LONGEST_HEADER: u64 = 1 << 20;

/// Puts the parts together, in the order of their numbers: the bytes are those of one run.
pub(super) fn run(paths: &[PathBuf], output: &Path) -> Result<(), Failure> {
    let mut parts: Vec<(Part, &Path)> = paths
        .iter()
        .map(|path| Ok((read(path)?, path.as_path())))
        .collect::<Result<_, Failure>>()?;
    parts.sort_by_key(|(part, _)| part.part);
    let Some((first, whose)) = parts.first().cloned() else {
        return Ok(());
    };
    for (part, path) in &parts {
        if part.whole() != first.whole() || part.of != first.of {
            return Err(Failure::Input(format!(
                "{} and {} are not of one sweep: their manifests must have the same specification, version and number of parts",
                whose.display(),
                path.display()
            )));
        }
    }
    for pair in parts.windows(2) {
        if pair[0].0.part == pair[1].0.part {
            return Err(Failure::Input(format!(
                "{} and {} are both part {} of {}: each part is required once",
                pair[0].1.display(),
                pair[1].1.display(),
                pair[0].0.part,
                first.of
            )));
        }
    }
    let missing: Vec<String> = (1..=first.of)
        .filter(|number| !parts.iter().any(|(part, _)| part.part == *number))
        .map(|number| number.to_string())
        .collect();
    if !missing.is_empty() {
        return Err(Failure::Input(format!(
            "all {} parts are required, but {} missing",
            first.of,
            match missing.as_slice() {
                [one] => format!("part {one} is"),
                many if many.len() <= 10 => format!("parts {} are", many.join(", ")),
                many => format!("{} of them are", many.len()),
            }
        )));
    }
    write(&parts, &first, output)
}

/// The manifest of a part, if its file is as long as it says.
fn read(path: &Path) -> Result<Part, Failure> {
    let manifest = journal::manifest(path);
    let text =
        endodec_files::read(&manifest, journal::LARGEST).map_err(|source| Failure::Read {
            path: manifest.clone(),
            source,
        })?;
    let part: Part = serde_json::from_slice(&text).map_err(|error| {
        Failure::Input(format!(
            "{} is no manifest of a sweep: {error}",
            manifest.display()
        ))
    })?;
    if part.part == 0 || part.part > part.of {
        return Err(Failure::Input(format!(
            "{}: part must be from 1 to {}, got {}",
            manifest.display(),
            part.of,
            part.part
        )));
    }
    let unread = |source| Failure::Read {
        path: path.to_owned(),
        source,
    };
    let found = fs::metadata(path).map_err(unread)?;
    if !found.is_file() {
        return Err(Failure::Input(format!(
            "{} must be a file that a sweep wrote, got a folder, a pipe or a device",
            path.display()
        )));
    }
    let bytes = found.len();
    if bytes != part.bytes {
        return Err(Failure::Input(format!(
            "{} must have the {} bytes of its manifest, but has {bytes}",
            path.display(),
            part.bytes
        )));
    }
    Ok(part)
}

fn begins_as_parquet(path: &Path) -> Result<bool, Failure> {
    let mut begin = Vec::new();
    File::open(path)
        .and_then(|file| {
            file.take(parquet::MAGIC.len() as u64)
                .read_to_end(&mut begin)
        })
        .map_err(|source| Failure::Read {
            path: path.to_owned(),
            source,
        })?;
    Ok(begin == parquet::MAGIC)
}

fn write(parts: &[(Part, &Path)], first: &Part, output: &Path) -> Result<(), Failure> {
    if !endodec_files::is_file(output) {
        return Err(Failure::argument(
            "--output",
            "a file, since the manifest lies beside it",
            output.display(),
        ));
    }
    let place = |path: &Path| fs::canonicalize(path).ok();
    if parts
        .iter()
        .any(|(_, path)| place(path).is_some() && place(path) == place(output))
    {
        return Err(Failure::argument(
            "--output",
            "another file than the parts",
            output.display(),
        ));
    }
    for (_, path) in parts {
        if begins_as_parquet(path)? != is_parquet(output) {
            return Err(Failure::argument(
                "--output",
                &format!("of the form of {} by its name", path.display()),
                output.display(),
            ));
        }
    }
    // An interrupted merge has nothing that is dear: it begins again.
    let Some(mut journal) = Journal::open(output, &first.whole(), "merge", Start::Anew)? else {
        return Ok(());
    };
    if is_parquet(output) {
        parquet::merge(parts, &first.whole(), &mut journal)?;
        return journal.finish();
    }
    let mut block = vec![0; BLOCK];
    for (number, (part, path)) in parts.iter().enumerate() {
        let unread = |source| Failure::Read {
            path: path.to_path_buf(),
            source,
        };
        let mut reader = BufReader::new(File::open(path).map_err(unread)?);
        let mut header = Vec::new();
        reader
            .by_ref()
            .take(LONGEST_HEADER)
            .read_until(b'\n', &mut header)
            .map_err(unread)?;
        if header.first() == Some(&b'[') {
            return Err(Failure::Input(format!(
                "{} must be CSV to be put together with others, got JSON",
                path.display()
            )));
        }
        if number == 0 {
            journal.write(&header, 0)?;
        }
        let mut copied = header.len() as u64;
        loop {
            let read = reader.read(&mut block).map_err(unread)?;
            if read == 0 {
                break;
            }
            copied += read as u64;
            // A file that grows while it is read would never end.
            if copied > part.bytes {
                break;
            }
            journal.write(&block[..read], 0)?;
        }
        if copied != part.bytes {
            return Err(Failure::Input(format!(
                "{} changed while it was read",
                path.display()
            )));
        }
    }
    journal.finish()
}
