//! A folder of a user's data in place of the shipped one.

use std::collections::BTreeMap;

use endodec_empirics::Datasets;

use super::is_sentence;

pub(super) const DICTIONARY: &[&[u8]] = &[
    b",",
    b"\"",
    b"\n",
    b"\r",
    b"\0",
    b"\x1b",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"null",
    b"\"name\"",
    b"\"path\"",
    b"\"resources\"",
    b"NA",
    b"nan",
    b"1e400",
    b"-1",
    b"2024",
    b"sha256:",
    b"../",
    b"author_capex",
    b"author_capex.csv",
    b"A",
    b"B",
    b"C",
    b"P",
    b"\xef\xbb\xbf",
    b"=cmd()",
    b"\xf0\x9f\x98\x80",
];

/// Any text in the place of a file is data or is refused with the name of the folder; the first line says which file.
pub(super) fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let Some((name, text)) = text.split_once('\n') else {
        return;
    };
    let files = BTreeMap::from([(name.to_owned(), text.to_owned())]);
    match Datasets::with_files("given", &files) {
        Ok(datasets) => {
            for file in datasets.files() {
                assert!(file.table().is_ok(), "{}", file.resource().name);
            }
        }
        Err(error) => is_sentence(&error.to_string()),
    }
}
