//! No two public types of one name: a reader who has met one must not take the other for it.

use std::collections::BTreeMap;

use super::Source;

const DECLARATIONS: [&str; 4] = ["pub struct ", "pub enum ", "pub trait ", "pub type "];

pub(super) fn findings(sources: &[Source]) -> Vec<String> {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for source in sources {
        if source
            .in_crate()
            .is_none_or(|(folder, _)| !folder.starts_with("crates/"))
        {
            continue;
        }
        for text in source.text.lines() {
            if let Some(name) = declared(text.trim_start()) {
                places.entry(name).or_default().push(source.name());
            }
        }
    }
    places
        .into_iter()
        .filter(|(_, places)| places.len() > 1)
        .map(|(name, places)| format!("two public types are called {name}: {}", places.join(", ")))
        .collect()
}

/// The name of the public type that a line declares.
fn declared(line: &str) -> Option<&str> {
    let rest = DECLARATIONS
        .iter()
        .find_map(|start| line.strip_prefix(start))?;
    rest.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .next()
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::findings;

    #[test]
    fn a_name_that_two_public_types_share_is_found() {
        let sources = [
            source("crates/a/src/one.rs", "pub struct Terms<'a> {\n"),
            source("crates/b/src/two.rs", "    pub enum Terms {\n"),
            source(
                "crates/c/src/own.rs",
                "struct Terms;\npub(crate) enum Terms {}\n",
            ),
            source("crates/c/tests/it/main.rs", "pub struct Terms;\n"),
        ];
        assert_eq!(
            findings(&sources),
            ["two public types are called Terms: crates/a/src/one.rs, crates/b/src/two.rs"]
        );
    }
}
