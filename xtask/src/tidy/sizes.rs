//! No file that takes long to read, no crate that holds most of the code.

use std::collections::BTreeMap;

use super::Source;

/// Lines of a Rust file.
const FILE: usize = 450;
/// One part in this many of all lines of code.
const CRATE: usize = 5;

pub(super) fn findings(sources: &[Source]) -> Vec<String> {
    let mut found: Vec<String> = sources
        .iter()
        .filter(|source| source.is_rust())
        .filter_map(|source| {
            let lines = source.text.lines().count();
            (lines > FILE).then(|| format!("{}: {lines} lines; at most {FILE}", source.name()))
        })
        .collect();
    let mut crates: BTreeMap<String, usize> = BTreeMap::new();
    for source in sources {
        if let Some((folder, _)) = source.in_crate() {
            *crates.entry(folder).or_default() += source.text.lines().count();
        }
    }
    let all: usize = crates.values().sum();
    found.extend(
        crates
            .iter()
            .filter(|(_, lines)| **lines * CRATE > all)
            .map(|(folder, lines)| {
                format!("{folder}: {lines} of {all} lines of code; at most one in {CRATE}")
            }),
    );
    found
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::findings;

    #[test]
    fn a_long_file_and_a_crate_of_more_than_a_fifth_are_named() {
        let long = "\n".repeat(451);
        let short = "\n".repeat(450);
        let mut sources = vec![source("crates/a/src/lib.rs", &long)];
        for name in ["b", "c", "d", "e"] {
            sources.push(source(&format!("crates/{name}/src/lib.rs"), &short));
        }
        assert_eq!(
            findings(&sources),
            [
                "crates/a/src/lib.rs: 451 lines; at most 450",
                "crates/a: 451 of 2251 lines of code; at most one in 5"
            ]
        );
        // Tests are not code, and a table of data is not read.
        let others = [
            source("crates/a/tests/it/main.rs", &short),
            source("data/a.csv", &long),
        ];
        assert!(findings(&others).is_empty());
    }
}
