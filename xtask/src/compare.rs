//! `cargo xtask compare`: two folders that `reproduce` wrote, byte for byte, but for what a move of code changes.
//!
//! Masked are places in the code (`crates/game/src/nash.rs:12`), hashes, the version, and in `manifest.json` the sizes of
//! files: a redesign moves all of these and no number.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::process::Failed;

/// Compares two folders but for what is masked.
pub(crate) fn compare(old: &Path, new: &Path) -> Result<(), Failed> {
    differ(old, new, masked)
}

/// Compares two folders byte for byte.
pub(crate) fn identical(one: &Path, other: &Path) -> Result<(), Failed> {
    differ(one, other, |_, bytes| bytes.to_vec())
}

fn differ(old: &Path, new: &Path, mask: impl Fn(&str, &[u8]) -> Vec<u8>) -> Result<(), Failed> {
    let (before, after) = (files(old)?, files(new)?);
    let mut differences = Vec::new();
    for (name, path) in &before {
        let Some(other) = after.get(name) else {
            differences.push(format!("{name}: only in {}", old.display()));
            continue;
        };
        let (was, is) = (mask(name, &read(path)?), mask(name, &read(other)?));
        if was != is {
            differences.push(format!("{name}: {}", first_difference(&was, &is)));
        }
    }
    for name in after.keys().filter(|name| !before.contains_key(*name)) {
        differences.push(format!("{name}: only in {}", new.display()));
    }
    if differences.is_empty() {
        eprintln!("{} files, no difference", before.len());
        return Ok(());
    }
    Err(Failed::check(format!(
        "{} of {} files differ:\n  {}",
        differences.len(),
        before.len(),
        differences.join("\n  ")
    )))
}

/// Every file below a folder by its path within it.
fn files(folder: &Path) -> Result<BTreeMap<String, PathBuf>, Failed> {
    let wrong = |error| Failed::input(format!("{}: {error}", folder.display()));
    let mut found = BTreeMap::new();
    let mut left = vec![folder.to_owned()];
    while let Some(next) = left.pop() {
        for entry in std::fs::read_dir(&next).map_err(wrong)? {
            let entry = entry.map_err(wrong)?;
            let path = entry.path();
            if entry.file_type().map_err(wrong)?.is_dir() {
                left.push(path);
            } else if let Ok(name) = path.strip_prefix(folder) {
                found.insert(name.to_string_lossy().replace('\\', "/"), path.clone());
            }
        }
    }
    Ok(found)
}

fn read(path: &Path) -> Result<Vec<u8>, Failed> {
    std::fs::read(path).map_err(|error| Failed::input(format!("{}: {error}", path.display())))
}

/// The bytes with a word in place of each place in code, hash and version.
fn masked(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let inside_word = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
        let found = (!inside_word)
            .then(|| place(rest))
            .flatten()
            .map(|length| (length, "PLACE"))
            .or_else(|| version(rest).map(|length| (length, "VERSION")))
            .or_else(|| {
                (!inside_word)
                    .then(|| hash(rest))
                    .flatten()
                    .map(|length| (length, "HASH"))
            })
            .or_else(|| {
                (name == "manifest.json")
                    .then(|| size(rest))
                    .flatten()
                    .map(|length| (length, "SIZE"))
            });
        match found {
            Some((length, word)) => {
                out.extend_from_slice(word.as_bytes());
                at += length;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    out
}

/// Length of a path of the workspace with an extension of its files, line and column included.
fn place(text: &[u8]) -> Option<usize> {
    let up = if text.starts_with(b"../") { 3 } else { 0 };
    let root = [&b"crates/"[..], b"data/", b"xtask/"]
        .into_iter()
        .find(|root| text[up..].starts_with(root))?;
    let start = up + root.len();
    let path = run(&text[start..], |byte| {
        byte.is_ascii_alphanumeric() || b"_-./".contains(&byte)
    });
    // A full stop that ends a sentence is no part of the path.
    let end = (start..=start + path).rev().find(|&end| {
        let whole = text
            .get(end)
            .is_none_or(|byte| !byte.is_ascii_alphanumeric());
        whole
            && [&b".rs"[..], b".toml", b".csv"]
                .iter()
                .any(|extension| text[start..end].ends_with(extension))
    })?;
    let mut length = end;
    for mark in [&b":#"[..], b":"] {
        if !text.get(length).is_some_and(|byte| mark.contains(byte)) {
            break;
        }
        let line = usize::from(text.get(length + 1) == Some(&b'L'));
        let digits = run(&text[length + 1 + line..], |byte| byte.is_ascii_digit());
        if digits == 0 {
            break;
        }
        length += 1 + line + digits;
    }
    Some(length)
}

/// Length of a SHA-256 in hexadecimal digits.
fn hash(text: &[u8]) -> Option<usize> {
    let digits = run(text, |byte| {
        byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)
    });
    let ends = text
        .get(digits)
        .is_none_or(|byte| !byte.is_ascii_alphanumeric());
    (digits == 64 && ends).then_some(digits)
}

/// Length of the program's name with its version, or of the key `version` with one.
fn version(text: &[u8]) -> Option<usize> {
    let start = [
        &b"endodec "[..],
        b"endodec-",
        b"\"version\": \"",
        b"\"version\":\"",
    ]
    .into_iter()
    .find(|start| text.starts_with(start))?
    .len();
    let length = run(&text[start..], |byte| byte.is_ascii_digit() || byte == b'.');
    let parts = text[start..start + length].split(|&byte| byte == b'.');
    let whole = parts.clone().count() == 3 && parts.into_iter().all(|part| !part.is_empty());
    whole.then_some(start + length)
}

/// Length of the key `bytes` with its number.
fn size(text: &[u8]) -> Option<usize> {
    let start = [&b"\"bytes\": "[..], b"\"bytes\":"]
        .into_iter()
        .find(|start| text.starts_with(start))?
        .len();
    Some(start + run(&text[start..], |byte| byte.is_ascii_digit()))
}

/// How many bytes from the first on are of a kind.
fn run(text: &[u8], kind: impl Fn(u8) -> bool) -> usize {
    text.iter().take_while(|&&byte| kind(byte)).count()
}

/// Where two texts part, with a few words around it.
fn first_difference(was: &[u8], is: &[u8]) -> String {
    const BEFORE: usize = 60;
    const AFTER: usize = 80;
    let at = was
        .iter()
        .zip(is)
        .position(|(was, is)| was != is)
        .unwrap_or(was.len().min(is.len()));
    let around = |text: &[u8]| {
        let shown = &text[at.saturating_sub(BEFORE)..text.len().min(at + AFTER)];
        String::from_utf8_lossy(shown).into_owned()
    };
    format!(
        "at byte {at}\n    was {:?}\n    is  {:?}",
        around(was),
        around(is)
    )
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{compare, identical, masked};

    fn mask(text: &str) -> String {
        String::from_utf8(masked("claims.json", text.as_bytes())).unwrap()
    }

    #[test]
    fn a_place_in_the_code_is_masked_with_its_line_and_column() {
        assert_eq!(mask("see crates/game/src/nash.rs:12:5."), "see PLACE.");
        assert_eq!(mask("../crates/report/src/a_b.rs#L12, on"), "PLACE, on");
        assert_eq!(mask("data/dram.csv: 9 rows"), "PLACE: 9 rows");
        assert_eq!(mask("data/dram.csv."), "PLACE.");
    }

    #[test]
    fn what_is_no_place_stays() {
        for text in ["crates/game", "data/", "metadata/x.rst", "1.25e-3", "0.1.0"] {
            assert_eq!(mask(text), text);
        }
    }

    #[test]
    fn hashes_and_versions_are_masked_and_other_numbers_are_not() {
        let hash = "0123456789abcdef".repeat(4);
        assert_eq!(mask(&format!("\"{hash}\"")), "\"HASH\"");
        assert_eq!(mask(&hash[1..]), &hash[1..], "too short");
        assert_eq!(mask(&format!("{hash}0")), format!("{hash}0"), "too long");
        assert_eq!(mask("endodec 0.2.0"), "VERSION");
        assert_eq!(mask("\"version\": \"0.2.0\""), "VERSION\"");
        assert_eq!(mask("endodec-game 12.3"), "endodec-game 12.3");
    }

    #[test]
    fn sizes_are_masked_in_the_manifest_alone() {
        let text = b"{\"bytes\": 12}";
        assert_eq!(masked("manifest.json", text), b"{SIZE}");
        assert_eq!(masked("claims.json", text), text);
    }

    /// A folder of the temporary ones that is gone afterwards.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str, files: &[(&str, &str)]) -> Self {
            let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
            for (file, text) in files {
                let path = folder.join(file);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, text).unwrap();
            }
            Self(folder)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            std::fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn folders_are_the_same_where_only_places_moved() {
        let old = Folder::new(
            "old",
            &[("figures/a.csv", "1"), ("c.json", "crates/a/b.rs:1")],
        );
        let new = Folder::new(
            "new",
            &[("figures/a.csv", "1"), ("c.json", "crates/x/y.rs:22")],
        );
        compare(&old.0, &new.0).unwrap();
        let said = identical(&old.0, &new.0).unwrap_err();
        assert!(
            said.message.contains("c.json: at byte 7"),
            "{}",
            said.message
        );
        assert_eq!(said.code, 1);
    }

    #[test]
    fn a_number_that_moved_and_a_file_that_came_or_went_are_named() {
        let old = Folder::new("before", &[("a.csv", "1.25"), ("gone.csv", "")]);
        let new = Folder::new("after", &[("a.csv", "1.26"), ("come.csv", "")]);
        let said = compare(&old.0, &new.0).unwrap_err().message;
        for part in [
            "a.csv: at byte 3",
            "gone.csv: only in",
            "come.csv: only in",
            "3 of 2 files",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let said = compare(Path::new("no-such-folder"), Path::new("nor-this")).unwrap_err();
        assert!(said.message.contains("no-such-folder"), "{}", said.message);
    }
}
