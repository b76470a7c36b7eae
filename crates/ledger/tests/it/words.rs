//! How findings are worded: headlines agree with one another, and absolute words are earned.

use std::collections::BTreeMap;

use endodec_ledger::claims::{self, Answer, Assessment, ClaimKind, Evidence, summary};
use endodec_paper::Inputs;

/// Words that say that something does not exist or happen at all.
const ABSOLUTE: [&str; 5] = ["cannot", "never", "none", "impossible", "no training value"];

/// Where such a word stands, and what earns it. A contradiction is named by its identifier.
const EARNED: &[(&str, &str)] = &[
    (
        "v2-dual-convergence-earlier",
        "of what the paper does, both versions read",
    ),
    (
        "both-monotone-cumulative",
        "a theorem: output solves a maximisation over non-negative output",
    ),
    (
        "v1-any-downward-demand",
        "a theorem on isoelastic demand, two firms and more",
    ),
    (
        "v1-welfare-loss-range-conclusion",
        "the training value is zero",
    ),
    (
        "v1-welfare-order-with-training",
        "a theorem: the cartel's choices include the Nash path",
    ),
    ("both-dtdn-negative", "a theorem: output is at most a/b"),
    ("v1-four-cycles", "a count of nine rows"),
    ("v1-a2-integrated", "a theorem on the two-period model"),
    ("v2-regime1-se", "a line through two points has no error"),
    ("v2-goldberg", "a table without the error"),
    ("v2-band-width", "units"),
    ("v1-capacity-excess", "units"),
    ("v2-deployment-latency", "a count of days"),
    (
        "v1-kappa-lambda-internet",
        "of what the paper prints, both versions read",
    ),
    ("v1-p3-capex", "of the four firms' statements, all read"),
    ("v1-p8-friction", "a count of days"),
    ("v1-r0-below-one-dies", "a theorem on equation 8"),
    ("between-05", "a count of the listed systems"),
    (
        "Export controls: the author’s own models point the other way, and not distinguishably",
        "a count of the readings that the sentence speaks of",
    ),
    ("v1-15", "arithmetic: a part and its whole"),
];

fn inputs() -> Inputs {
    Inputs::embedded().expect("the embedded data parse")
}

fn assessed(inputs: &Inputs) -> Vec<Assessment> {
    claims::assess(&Evidence::new(inputs)).expect("every claim is computed")
}

#[test]
fn no_headline_note_or_ruling_says_cannot_never_none_or_impossible_without_a_reason() {
    let inputs = inputs();
    let mut texts: Vec<(String, String)> = claims::ledger()
        .map(|claim| (claim.id.to_owned(), claim.note.to_owned()))
        .collect();
    let entries = inputs.data.contradictions.iter();
    texts.extend(entries.map(|entry| (entry.id.clone(), entry.ruling.clone())));
    let findings = summary::summary(&Evidence::new(&inputs)).unwrap().findings;
    texts.extend(findings.iter().map(|one| {
        (
            one.title.to_owned(),
            format!("{} {}", one.title, one.sentences),
        )
    }));
    let unearned: Vec<String> = texts
        .iter()
        .filter(|(id, text)| {
            let text = text.to_lowercase();
            let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
            ABSOLUTE
                .iter()
                .any(|word| words.contains(word) || word.contains(' ') && text.contains(word))
                && !EARNED.iter().any(|(earned, _)| earned == id)
        })
        .map(|(id, text)| format!("{id}: {text}"))
        .collect();
    assert!(unearned.is_empty(), "{unearned:#?}");
}

#[test]
fn no_two_headlines_put_different_numbers_on_one_thing() {
    let inputs = inputs();
    let findings = summary::summary(&Evidence::new(&inputs)).unwrap().findings;
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    for finding in &findings {
        for quoted in &finding.numbers {
            assert!(
                finding.sentences.contains(&quoted.shown),
                "{} is not in: {}",
                quoted.shown,
                finding.sentences
            );
            let before = known.insert(&quoted.what, &quoted.shown);
            assert!(
                before.is_none_or(|before| before == quoted.shown),
                "{}: {before:?} and {}",
                quoted.what,
                quoted.shown
            );
        }
    }
}

#[test]
fn every_year_in_a_headline_is_a_date_with_target_growth_and_reading_or_a_month_of_record() {
    let inputs = inputs();
    for finding in summary::summary(&Evidence::new(&inputs)).unwrap().findings {
        let words: Vec<&str> = finding.sentences.split_whitespace().collect();
        for (at, word) in words.iter().enumerate() {
            let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
            let year = digits.len() == 4 && ("1900".."2200").contains(&digits);
            let of_month = at > 0
                && [
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December",
                ]
                .contains(&words[at - 1]);
            if !year || of_month {
                continue;
            }
            let dated = finding.numbers.iter().any(|quoted| {
                quoted.shown == digits
                    && quoted.date.is_some_and(|date| {
                        !date.target.is_empty()
                            && !date.growth.is_empty()
                            && !date.reading.is_empty()
                    })
            });
            let of_a_distance = finding
                .numbers
                .iter()
                .any(|quoted| quoted.shown == digits && quoted.date.is_none());
            let of_record = words[at.saturating_sub(4)..at]
                .iter()
                .any(|word| ["since", "after", "from", "to"].contains(word))
                && finding.numbers.is_empty();
            assert!(
                dated || of_a_distance || of_record,
                "{digits}: {}",
                finding.sentences
            );
        }
    }
}

#[test]
fn a_relation_shows_both_sides_and_names_the_gap_and_a_sign_says_what_was_moved() {
    for assessment in assessed(&inputs()) {
        let id = assessment.claim.id;
        match assessment.claim.kind() {
            ClaimKind::Relation => {
                let Answer::Compared(comparison) = assessment.answer() else {
                    panic!("{id}: {:?}", assessment.answer());
                };
                let words = comparison.words(assessment.claim.unit);
                assert!(words.contains(" against "), "{id}: {words}");
                let named = [
                    "left less right",
                    "right less left",
                    "relative difference",
                    "difference",
                ];
                assert!(
                    named.iter().any(|name| words.contains(name)),
                    "{id}: {words}"
                );
            }
            ClaimKind::Sign => {
                let Answer::Compared(comparison) = assessment.answer() else {
                    panic!("{id}: {:?}", assessment.answer());
                };
                assert!(
                    assessment.claim.moved.len() > 10,
                    "{id}: say what was moved"
                );
                assert!(
                    comparison.words("").contains(assessment.claim.moved),
                    "{id}"
                );
            }
            _ => assert!(assessment.claim.moved.is_empty(), "{id}"),
        }
    }
}
