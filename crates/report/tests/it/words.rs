//! Absolute words in captions, notes of tables and the pages that state findings: each is earned.

use endodec_ledger::claims::beyond;
use endodec_report::{FIGURES, TABLES};

/// Words that say that something does not exist or happen at all.
const ABSOLUTE: [&str; 4] = ["cannot", "never", "none", "impossible"];

/// Place, words around the absolute one, and what earns it: a theorem with its hypotheses, a search over all readings, a
/// count, or words about the program or about what the paper prints rather than about the world.
const EARNED: &[(&str, &str, &str)] = &[
    (
        "adoption-regimes",
        "friction, network, never",
        "the name of the third regime",
    ),
    (
        "adoption-regimes",
        "the paper prints none",
        "of what the paper prints",
    ),
    (
        "adoption-regimes",
        "adoption never starts",
        "a theorem on equation 8: no crossing where θ ≥ 1",
    ),
    (
        "adoption-waves",
        "the paper prints none",
        "of what the paper prints",
    ),
    (
        "adoption-waves",
        "once and never down",
        "a theorem while neither cost nor friction rises",
    ),
    (
        "author-tests",
        "none differs from zero",
        "a count of the readings tried",
    ),
    ("drafts", "None found in v7.4", "a count"),
    (
        "dual-convergence",
        "never computes it",
        "of what the paper does",
    ),
    (
        "tipping-basins",
        "the paper prints none",
        "of what the paper prints",
    ),
    (
        "v1-table-9-lag",
        "cannot be computed",
        "neither input is printed",
    ),
    ("v1-table-4-capex", "none of the sums", "a count of sums"),
    ("v2-table-9-capex", "none of the sums", "a count of sums"),
    (
        "remark-1",
        "Cumulative output cannot fall",
        "output is not negative",
    ),
    ("docs/game.md", "a cartel that never cross", "a definition"),
    ("docs/adoption.md", "there is none when", "a theorem: θ ≥ 1"),
    (
        "docs/adoption.md",
        "or never, which the paper",
        "the name of a regime",
    ),
    ("docs/adoption.md", "friction never rise", "a hypothesis"),
    (
        "docs/adoption.md",
        "once and never back",
        "a theorem under that hypothesis",
    ),
    (
        "docs/adoption.md",
        "eq. 8 has none",
        "a theorem on equation 8",
    ),
    (
        "docs/adoption.md",
        "which never leaves zero",
        "a theorem on equation 8",
    ),
    (
        "docs/breaks.md",
        "whose coefficients never do",
        "a definition",
    ),
    ("docs/breaks.md", "`--intercept none`", "an option"),
    ("docs/breaks.md", "is never squared", "of the program"),
    (
        "docs/breaks.md",
        "Outside them there is none",
        "of a published table",
    ),
    ("docs/coverage.md", "Trust none blindly", "advice"),
    (
        "docs/learning.md",
        "that of none of its units",
        "arithmetic: a mean of a strictly falling curve lies between",
    ),
    ("docs/learning.md", "none unless asked for", "a default"),
    (
        "docs/learning.md",
        "none of what follows is sampling noise",
        "resamples are enumerated",
    ),
    ("docs/learning.md", "impossible", "a certificate for each"),
    (
        "docs/learning.md",
        "none is left",
        "what the certificate counts",
    ),
    (
        "docs/learning.md",
        "possible on none of the other",
        "a search over all choices of rows",
    ),
    (
        "docs/learning.md",
        "on none that was found",
        "a search, and said so",
    ),
    (
        "docs/learning.md",
        "the modified one cannot",
        "a theorem: its factor is at least one",
    ),
    (
        "docs/learning.md",
        "never changes a digit",
        "of the program, tested",
    ),
];

/// A text without its blocks of code, every run of blanks one blank.
fn plain(text: &str) -> String {
    let prose: Vec<&str> = text.split("```").step_by(2).collect();
    prose
        .join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Texts by the place they stand in.
fn texts() -> Vec<(String, String)> {
    let figures = FIGURES.iter().map(|figure| {
        let text = [figure.title, figure.caption, figure.alt].join(" ");
        (figure.slug.to_owned(), text)
    });
    let tables = TABLES
        .iter()
        .map(|table| (table.slug.to_owned(), [table.title, table.note].join(" ")));
    let statements = beyond::STATEMENTS
        .iter()
        .map(|statement| (statement.name.to_owned(), statement.holds.to_owned()));
    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs");
    let pages = ["game", "adoption", "breaks", "coverage", "learning"]
        .into_iter()
        .filter_map(|page| {
            let text = std::fs::read_to_string(format!("{docs}/{page}.md")).ok()?;
            Some((format!("docs/{page}.md"), plain(&text)))
        });
    figures
        .chain(tables)
        .chain(statements)
        .chain(pages)
        .collect()
}

#[test]
fn cannot_never_none_and_impossible_are_earned_in_captions_notes_and_pages() {
    let mut unearned = Vec::new();
    for (place, text) in texts() {
        let lower = text.to_lowercase();
        for word in ABSOLUTE {
            for (at, _) in lower.match_indices(word) {
                let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let end = at + word.len();
                if letter(lower[..at].chars().next_back()) || letter(lower[end..].chars().next()) {
                    continue;
                }
                let earned = EARNED.iter().any(|(where_to, words, _)| {
                    let words = words.to_lowercase();
                    *where_to == place
                        && lower
                            .match_indices(&words)
                            .any(|(from, found)| (from..from + found.len()).contains(&at))
                });
                if !earned {
                    let around: String = lower[..at].chars().rev().take(60).collect();
                    let around: String = around.chars().rev().collect();
                    unearned.push(format!("{place}: {around}{word}"));
                }
            }
        }
    }
    assert!(unearned.is_empty(), "{unearned:#?}");
}

#[test]
fn no_entry_of_the_list_is_idle() {
    let texts = texts();
    for (place, words, why) in EARNED {
        // A page that is not beside the crate is not read.
        let Some((_, text)) = texts.iter().find(|(one, _)| one == place) else {
            assert!(place.starts_with("docs/"), "{place}: no such place");
            continue;
        };
        let found = text.to_lowercase().contains(&words.to_lowercase());
        assert!(found, "{place} does not say \"{words}\" ({why})");
    }
}
