//! Names and words that have no place in the project.

use super::Source;

/// A file's name says what it holds; these say nothing.
const EMPTY_NAMES: [&str; 6] = ["common", "helper", "helpers", "misc", "prelude", "utils"];

/// Folders of one machine, and what is outside the repository. Written in two parts: this file is read too.
const OUTSIDE: [&str; 5] = [
    concat!("../", "shared"),
    concat!("/", "work/"),
    concat!("/", "tmp/"),
    concat!("/", "root/"),
    concat!("/", "home/"),
];

/// A test that does not run proves nothing.
const IGNORED: &str = concat!("#[", "ignore");

/// Calls that write, remove or rename; one crate makes them.
const WRITING: [&str; 9] = [
    "fs::write(",
    "fs::rename(",
    "fs::remove_",
    "fs::create_dir",
    "fs::copy(",
    "File::create(",
    ".create_new(",
    ".truncate(true",
    "fs::set_permissions(",
];
const WRITER: &str = "crates/files";

/// Written in two parts: this file is read too.
const LINT: &str = concat!("clippy", "::");

pub(super) fn findings(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    let manifest = sources.iter().find(|source| source.name() == "Cargo.toml");
    for source in sources {
        let name = source.name();
        let stem = source.path.file_stem().unwrap_or_default();
        if EMPTY_NAMES.iter().any(|empty| stem == *empty) {
            found.push(format!(
                "{name}: a name that does not say what the file holds"
            ));
        }
        if let Some((folder, _)) = source.in_crate()
            && folder.starts_with("crates/")
            && folder != WRITER
        {
            let code = super::code(&source.text);
            found.extend(
                WRITING
                    .iter()
                    .filter(|call| code.contains(**call))
                    .map(|call| format!("{name}: {call}…) is left to {WRITER}")),
            );
        }
        for (line, text) in (1..).zip(source.text.lines()) {
            found.extend(
                OUTSIDE
                    .iter()
                    .filter(|outside| names_a_place(text, outside))
                    .map(|outside| format!("{name}:{line}: {outside} is not part of the project")),
            );
            if source.is_rust() && text.trim_start().starts_with(IGNORED) {
                found.push(format!("{name}:{line}: a test that never runs"));
            }
            if let Some(manifest) = manifest
                && source.is_rust()
                && let Some(lint) = lint_of(text)
                && !manifest.text.contains(&format!("\n{lint} = "))
            {
                found.push(format!(
                    "{name}:{line}: {lint} is a lint that nobody asks for"
                ));
            }
        }
    }
    found
}

/// The lint of clippy that a line names, but for the one that crates switch on for themselves.
fn lint_of(text: &str) -> Option<&str> {
    let (_, after) = text.split_once(LINT)?;
    let end = after
        .find(|c: char| !(c.is_ascii_lowercase() || c == '_'))
        .unwrap_or(after.len());
    Some(&after[..end]).filter(|lint| !lint.is_empty() && *lint != "disallowed_methods")
}

/// Whether a line holds the path itself, not a longer one or an address that ends so.
fn names_a_place(text: &str, outside: &str) -> bool {
    text.match_indices(outside).any(|(at, _)| {
        outside.starts_with('.')
            || text[..at]
                .chars()
                .next_back()
                .is_none_or(|before| !(before.is_alphanumeric() || "_-.})]>".contains(before)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::findings;

    #[test]
    fn a_name_that_says_nothing_is_found() {
        let said = findings(&[source("crates/a/src/utils.rs", "")]);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(findings(&[source("crates/a/src/commonness.rs", "")]).is_empty());
    }

    #[test]
    fn a_place_on_a_machine_is_found_and_a_part_of_a_path_is_not() {
        let place = concat!("see /", "work/x");
        let said = findings(&[source("docs/a.md", &format!("\n{place}"))]);
        assert_eq!(
            said,
            [concat!(
                "docs/a.md:2: /",
                "work/ is not part of the project"
            )]
        );
        for fine in [
            "https://example.org/work/",
            "home/a",
            concat!("a{x}/", "tmp/b"),
            "network/",
        ] {
            assert!(findings(&[source("docs/a.md", fine)]).is_empty(), "{fine}");
        }
    }

    #[test]
    fn what_writes_beside_the_one_writer_is_found() {
        let text = "fn f() { std::fs::write(\"a\", b\"\"); }\n";
        assert_eq!(findings(&[source("crates/a/src/a.rs", text)]).len(), 1);
        let tests = format!("#[cfg(test)]\nmod tests {{ {text} }}");
        for fine in [
            source("crates/files/src/write.rs", text),
            source("crates/a/tests/it/main.rs", text),
            source("crates/a/src/a.rs", &tests),
        ] {
            assert!(findings(&[fine]).is_empty());
        }
    }

    #[test]
    fn an_exception_from_a_lint_that_is_not_on_is_found() {
        let manifest = source("Cargo.toml", "[workspace.lints.clippy]\npanic = \"warn\"\n");
        let text = concat!(
            "#[expect(clippy",
            "::float_cmp)]\n#![warn(clippy",
            "::panic)]\n"
        );
        let said = findings(&[manifest, source("crates/a/src/a.rs", text)]);
        assert_eq!(
            said,
            ["crates/a/src/a.rs:1: float_cmp is a lint that nobody asks for"]
        );
    }

    #[test]
    fn a_test_that_is_ignored_is_found() {
        let text = concat!("    #[", "ignore = \"slow\"]\n");
        assert_eq!(findings(&[source("crates/a/src/a.rs", text)]).len(), 1);
    }
}
