//! No circle of imports between the files of a crate: of two files one can be read first.
//!
//! A file may use its folder's front file (`render/marks.rs` may use what `render.rs` defines): that is where shared
//! types stand. Every other use is an arrow, from a front file to the files of its folder too; a re-export is none.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{Source, code};

/// A module by its path below the crate's root.
type Module = Vec<String>;

/// One finding for each circle.
pub(super) fn circles(sources: &[Source]) -> Vec<String> {
    let mut crates: BTreeMap<String, BTreeMap<Module, &str>> = BTreeMap::new();
    for source in sources {
        if let Some((folder, inside)) = source.in_crate() {
            let files = crates.entry(folder).or_default();
            files.insert(module(&inside), &source.text);
        }
    }
    crates
        .iter()
        .flat_map(|(folder, files)| {
            components(&arrows(files)).into_iter().map(move |circle| {
                let names: Vec<String> = circle.iter().map(|module| module.join("::")).collect();
                format!(
                    "{folder}: these files import each other: {}",
                    names.join(", ")
                )
            })
        })
        .collect()
}

fn module(inside: &Path) -> Module {
    let mut parts: Module = inside
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if matches!(
        parts.last().map(String::as_str),
        Some("lib" | "main" | "mod")
    ) {
        parts.pop();
    }
    parts
}

/// Which file of a crate uses which; the crate's root, which names everything, is left out.
fn arrows(files: &BTreeMap<Module, &str>) -> BTreeMap<Module, BTreeSet<Module>> {
    files
        .iter()
        .filter(|(module, _)| !module.is_empty())
        .map(|(module, text)| {
            let used = paths(&code(text))
                .iter()
                .filter_map(|path| target(path, module, files))
                // Not to itself, and not to a front file above it.
                .filter(|target| !module.starts_with(target))
                .collect();
            (module.clone(), used)
        })
        .collect()
}

/// The file that a path leads to.
fn target(path: &[String], from: &Module, files: &BTreeMap<Module, &str>) -> Option<Module> {
    let first = path.first()?.as_str();
    let mut full: Module = match first {
        "crate" => Vec::new(),
        "super" | "self" => from.clone(),
        _ => {
            // A path may begin with a module of this file.
            let child: Module = from.iter().cloned().chain([first.to_owned()]).collect();
            if !files.contains_key(&child) {
                return None;
            }
            from.clone()
        }
    };
    for part in path {
        match part.as_str() {
            "crate" | "self" => {}
            "super" => {
                full.pop();
            }
            _ => full.push(part.clone()),
        }
    }
    while !full.is_empty() {
        if files.contains_key(&full) {
            return Some(full);
        }
        full.pop();
    }
    None
}

/// Every path of the code, those of `use` spelled out; re-exports of own modules are left out.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = String::new();
    for statement in code.split_inclusive(';') {
        let Some((before, tree)) = import(statement) else {
            rest.push_str(statement);
            continue;
        };
        let public = before
            .rsplit(['}', '{', ';', '\n'])
            .next()
            .unwrap_or_default();
        rest.push_str(before);
        rest.push('\n');
        let own = |path: &Vec<String>| {
            path.first()
                .is_some_and(|first| !matches!(first.as_str(), "crate" | "super" | "self"))
        };
        let mut paths = Vec::new();
        spell_out(&[], tree, &mut paths);
        found.extend(
            paths
                .into_iter()
                .filter(|path| !(public.contains("pub") && own(path))),
        );
    }
    found.extend(inline(&rest));
    found
}

/// What stands before the word `use` in a statement, and its tree of paths.
fn import(statement: &str) -> Option<(&str, &str)> {
    let at = statement.rfind("use ")?;
    let before = &statement[..at];
    let starts = before
        .chars()
        .next_back()
        .is_none_or(|character| character.is_whitespace() || character == ')');
    let tree = statement[at + 4..].strip_suffix(';')?;
    // A word of a message is no import.
    let is_path = tree
        .chars()
        .all(|character| character.is_alphanumeric() || "_:{}, *\n\t".contains(character));
    (starts && is_path).then_some((before, tree))
}

/// `a::{b, c::d}` as `a::b` and `a::c::d`.
fn spell_out(before: &[String], tree: &str, found: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    let (path, group) = match tree.split_once('{') {
        Some((path, group)) => (path, group.strip_suffix('}')),
        None => (tree, None),
    };
    let path = path.split(" as ").next().unwrap_or_default();
    let mut full = before.to_vec();
    full.extend(
        path.split("::")
            .map(str::trim)
            .filter(|part| !part.is_empty() && *part != "*")
            .map(str::to_owned),
    );
    let Some(group) = group else {
        found.push(full);
        return;
    };
    let (mut depth, mut start) = (0, 0);
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                spell_out(&full, &group[start..at], found);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !group[start..].trim().is_empty() {
        spell_out(&full, &group[start..], found);
    }
}

/// Paths of two words or more that stand in the code itself.
fn inline(code: &str) -> Vec<Vec<String>> {
    code.split(|character: char| !(character.is_alphanumeric() || "_:".contains(character)))
        .filter(|word| word.contains("::") && !word.starts_with(':'))
        .map(|word| {
            word.split("::")
                .map(str::to_owned)
                .filter(|part| !part.is_empty())
                .collect()
        })
        .collect()
}

/// Sets of modules that reach each other, in the order of their names.
fn components(arrows: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<BTreeSet<Module>> {
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = arrows
        .keys()
        .map(|start| {
            let mut seen = BTreeSet::new();
            let mut left = vec![start];
            while let Some(next) = left.pop() {
                for target in arrows.get(next).into_iter().flatten() {
                    if seen.insert(target) {
                        left.push(target);
                    }
                }
            }
            (start, seen)
        })
        .collect();
    let mut circles: Vec<BTreeSet<Module>> = Vec::new();
    for (start, seen) in &reached {
        if !seen.contains(start) || circles.iter().any(|circle| circle.contains(*start)) {
            continue;
        }
        circles.push(
            seen.iter()
                .filter(|other| {
                    reached
                        .get(**other)
                        .is_some_and(|back| back.contains(start))
                })
                .map(|&module| module.clone())
                .collect(),
        );
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::circles;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<_> = files
            .iter()
            .map(|(path, text)| source(&format!("crates/a/src/{path}"), text))
            .collect();
        circles(&sources)
    }

    #[test]
    fn two_files_that_use_each_other_are_a_circle() {
        let said = found(&[
            ("root.rs", "use crate::lambert::w;\n"),
            (
                "lambert.rs",
                "use crate::{error::Error, root::{bracketed, Root}};\n",
            ),
            ("error.rs", "pub struct Error;\n"),
        ]);
        assert_eq!(
            said,
            ["crates/a: these files import each other: lambert, root"]
        );
    }

    #[test]
    fn a_path_in_the_code_counts_as_an_import_does() {
        let said = found(&[
            ("one.rs", "fn f() { super::two::g(); }\n"),
            ("two.rs", "fn g() { crate::one::f(); }\n"),
        ]);
        assert_eq!(said.len(), 1, "{said:?}");
    }

    #[test]
    fn a_folder_may_use_its_front_file_which_lists_it() {
        let files = [
            (
                "figures.rs",
                "mod dram;\npub struct Figure;\nconst ALL: [Figure; 1] = [dram::FIGURE];\n",
            ),
            (
                "figures/dram.rs",
                "use super::Figure;\nuse crate::figures::Figure as F;\n",
            ),
        ];
        assert!(found(&files).is_empty());
    }

    #[test]
    fn the_way_back_through_a_front_file_is_a_circle() {
        let said = found(&[
            (
                "panels.rs",
                "mod calendar;\nfn all() { calendar::panel(); }\n",
            ),
            ("panels/calendar.rs", "use crate::panel::Panel;\n"),
            ("panel.rs", "use crate::panels;\n"),
        ]);
        assert_eq!(
            said,
            ["crates/a: these files import each other: panel, panels, panels::calendar"]
        );
    }

    #[test]
    fn reexports_comments_and_tests_are_no_imports() {
        let files = [
            ("lib.rs", "pub use one::One;\n"),
            (
                "one.rs",
                "mod part;\npub(crate) use part::Part;\n// use crate::two::Two;\n",
            ),
            ("one/part.rs", "use crate::two::Two;\n"),
            (
                "two.rs",
                "#[cfg(test)]\nmod tests {\n    use crate::one::One;\n}\n",
            ),
        ];
        assert!(found(&files).is_empty());
    }
}
