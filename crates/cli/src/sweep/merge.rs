//! The parts of all shards as one file.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};

use super::journal;
use super::part::Part;
use crate::failure::Failure;

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
    let text = fs::read(&manifest).map_err(|source| Failure::Read {
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
    let bytes = fs::metadata(path)
        .map_err(|source| Failure::Read {
            path: path.to_owned(),
            source,
        })?
        .len();
    if bytes != part.bytes {
        return Err(Failure::Input(format!(
            "{} must have the {} bytes of its manifest, but has {bytes}",
            path.display(),
            part.bytes
        )));
    }
    Ok(part)
}

fn write(parts: &[(Part, &Path)], first: &Part, output: &Path) -> Result<(), Failure> {
    let place = journal::place(output)?;
    if parts
        .iter()
        .any(|(_, path)| journal::place(path).is_ok_and(|part| part == place))
    {
        return Err(Failure::argument(
            "--output",
            "another file than the parts",
            output.display(),
        ));
    }
    let folder = place
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".endodec-");
    // A temporary file is private by default; what it becomes should follow the user's umask.
    #[cfg(unix)]
    let permissions = {
        use std::os::unix::fs::PermissionsExt as _;
        fs::Permissions::from_mode(0o666)
    };
    #[cfg(unix)]
    builder.permissions(permissions);
    let mut file = builder
        .tempfile_in(folder.unwrap_or(Path::new(".")))
        .map_err(|source| journal::unwritten(output, io::Error::from(source.kind())))?;
    let mut bytes = 0;
    for (number, (part, path)) in parts.iter().enumerate() {
        let unread = |source| Failure::Read {
            path: path.to_path_buf(),
            source,
        };
        let mut reader = BufReader::new(File::open(path).map_err(unread)?);
        let mut header = Vec::new();
        reader.read_until(b'\n', &mut header).map_err(unread)?;
        if header.first() == Some(&b'[') {
            return Err(Failure::Input(format!(
                "{} must be CSV to be put together with others, got JSON",
                path.display()
            )));
        }
        if number == 0 {
            bytes += header.len() as u64;
            file.write_all(&header)
                .map_err(|source| journal::unwritten(output, source))?;
        }
        let copied = io::copy(&mut reader, file.as_file_mut())
            .map_err(|source| journal::unwritten(output, source))?;
        if copied + header.len() as u64 != part.bytes {
            return Err(Failure::Input(format!(
                "{} changed while it was read",
                path.display()
            )));
        }
        bytes += copied;
    }
    let whole = Part {
        bytes,
        ..first.whole()
    };
    let manifest = journal::manifest(&place);
    endodec_report::file::write(&manifest, &whole.manifest()?)
        .map_err(|source| journal::unwritten(&manifest, source))?;
    file.as_file()
        .sync_all()
        .map_err(|source| journal::unwritten(output, source))?;
    file.persist(&place)
        .map(|_| ())
        .map_err(|error| journal::unwritten(output, io::Error::from(error.error.kind())))
}
