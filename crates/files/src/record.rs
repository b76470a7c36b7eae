//! The commit record: which staged file goes where, and what may stand there before.

use std::fmt::Write as _;

/// First line of a record, so that no other file passes for one.
const HEAD: &str = "endodec generation 1";
/// Last line: without it the record was not written to its end.
const END: &str = "end";
/// In place of a hash.
const NONE: &str = "-";

/// One file of the folder that the generation changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Path in the folder.
    pub(crate) path: String,
    /// Hash of what stood there, if anything did.
    pub(crate) was: Option<String>,
    /// Hash of what will stand there; none to remove it.
    pub(crate) is: Option<String>,
}

/// All entries, staged files in the order of their numbers.
pub(crate) fn to_text(entries: &[Entry]) -> String {
    let mut text = format!("{HEAD}\n");
    for Entry { path, was, is } in entries {
        let word = |hash: &Option<String>| hash.clone().unwrap_or_else(|| NONE.to_owned());
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{} {} {path}", word(was), word(is));
    }
    text.push_str(END);
    text.push('\n');
    text
}

/// The entries of a record; none where it is no whole record.
pub(crate) fn from_text(text: &str) -> Option<Vec<Entry>> {
    let body = text
        .strip_prefix(HEAD)?
        .strip_prefix('\n')?
        .strip_suffix('\n')?
        .strip_suffix(END)?;
    let hash = |word: &str| match word {
        NONE => Some(None),
        hash if hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            Some(Some(hash.to_owned()))
        }
        _ => None,
    };
    body.lines()
        .map(|line| {
            let (was, rest) = line.split_once(' ')?;
            let (is, path) = rest.split_once(' ')?;
            Some(Entry {
                path: path.to_owned(),
                was: hash(was)?,
                is: hash(is)?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Entry, from_text, to_text};
    use crate::hash;

    #[test]
    fn a_record_is_read_as_it_was_written_and_no_part_of_it_is_one() {
        let entries = [
            Entry {
                path: "figures/a b.csv".to_owned(),
                was: None,
                is: Some(hash(b"1")),
            },
            Entry {
                path: "gone".to_owned(),
                was: Some(hash(b"2")),
                is: None,
            },
        ];
        let text = to_text(&entries);
        assert_eq!(from_text(&text).unwrap(), entries);
        for end in 0..text.len() {
            assert!(from_text(&text[..end]).is_none(), "{end}");
        }
        assert!(from_text(&text.replace(" gone", "")).is_none());
    }
}
