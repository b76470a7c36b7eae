//! What observations of autumn 2026 turn, and what they do not.

use std::collections::BTreeMap;

use endodec_empirics::Datasets;
use endodec_ledger::predictions::{Status, evaluate};

use super::{PAPER, day, find, with_rows};

#[test]
fn a_row_that_something_speaks_against_decides_nothing_alone() {
    let data = Datasets::embedded().unwrap();
    let doubtful: Vec<(&str, &str)> = data
        .predictions
        .observations
        .iter()
        .filter(|row| row.doubt.is_some())
        .map(|row| (row.prediction_id.as_str(), row.observable.as_str()))
        .collect();
    assert_eq!(
        doubtful,
        [
            ("v1-p2-70b-device", "mini PC 128 GB price, GMKtec EVO-X2"),
            ("v1-p8-friction", "state of support: DeepSeek V4.1 Flash"),
            (
                "v1-p8-friction",
                "state of support: Kimi K3 in the reference library"
            ),
        ]
    );
    let all = evaluate(&data, &PAPER, day("2026-10-10")).unwrap();
    let device = all.iter().find(|one| one.id == "v1-p2-70b-device").unwrap();
    // Without the doubt the box of 1,499 dollars would meet the reading on total parameters.
    let (plain, counted): (Vec<_>, Vec<_>) = device
        .readings
        .iter()
        .filter(|reading| reading.choice.starts_with("any model with 70 billion"))
        .partition(|reading| !reading.choice.contains("speaks against"));
    assert_eq!(plain[0].status, Status::Open, "{plain:?}");
    assert_eq!(counted[0].status, Status::Met, "{counted:?}");
    assert!(
        counted[0].choice.contains("no listing is named"),
        "{counted:?}"
    );
    // What it says stays in the evidence, as context.
    let row = device
        .evidence
        .iter()
        .find(|row| row.value == "1499" && row.date == "2026-08-29")
        .unwrap();
    assert!(!row.decides);
    // Striking the doubtful rows turns nothing.
    let text = data.file("prediction_observations").unwrap().text();
    let kept: String = text
        .lines()
        .filter(|line| !line.contains("state of support") && !line.contains("2026-08-29"))
        .map(|line| format!("{line}\n"))
        .collect();
    let files = BTreeMap::from([("prediction_observations.csv".to_owned(), kept)]);
    let without = Datasets::with_files("mine", &files).unwrap();
    let struck = evaluate(&without, &PAPER, day("2026-10-10")).unwrap();
    for (one, other) in all.iter().zip(&struck) {
        assert_eq!(
            (&one.id, one.status, &one.finding),
            (&other.id, other.status, &other.finding)
        );
    }
}

#[test]
fn a_status_that_the_autumn_of_2026_turns_says_on_what() {
    let data = Datasets::embedded().unwrap();
    let all = evaluate(&data, &PAPER, day("2026-10-10")).unwrap();
    let note = |id: &str| all.iter().find(|one| one.id == id).unwrap().note();
    for (id, said) in [
        (
            "v1-p2-70b-device",
            "a speed measured on a device of the same chip and bandwidth with more memory stood for the cheaper one \
             that is large enough: instead met. Cheapest that is fast enough: Strix Halo mini PC, 64 GB at",
        ),
        (
            "v1-p2-70b-device",
            "Apple M3 Ultra Mac Studio 96 GB (ceiling 20.5 tokens/s, $3999).",
        ),
        (
            "v2-p2-70b-device",
            "stood for the cheaper one that is large enough: instead met.",
        ),
        (
            "v1-gap-closes-2028-2030",
            "Best new computer that holds 40 GB: Apple M4 Max 40-core Mac Studio 48 GB at 4.58 $/(GB/s), against 1.875.",
        ),
        (
            "both-p4-stablecoin",
            "If every coin of all issuers counted as a Treasury bill: instead met.",
        ),
        (
            "both-p4-stablecoin",
            "If every coin of issuers of fiat-backed coins counted as a Treasury bill: still open. Supply: 287.0",
        ),
        (
            "both-p4-stablecoin",
            "Largest total reported: 202.5 billion dollars (two largest issuers, all repo and the whole Circle fund, 2026-06-30).",
        ),
        ("v2-supercycle-temporary", "28.5 $/GB on 2026-09-21"),
        (
            "v2-p8-open-weight",
            "If Vercel AI Gateway stood for the world: instead open. 29 %",
        ),
    ] {
        assert!(note(id).contains(said), "{id}: {}", note(id));
    }
}

#[test]
fn whether_stablecoins_fail_turns_on_what_is_counted() {
    let rows = [[
        "2027-12-31",
        "199",
        "$B",
        "stablecoin_treasuries_usd_bn",
        "all",
    ]];
    let found = find(&with_rows(&rows), "2028-01-31", "both-p4-stablecoin");
    let of = |item: &str| {
        let choice = format!("only \"{item}\" counted");
        let reading = found.readings.iter().find(|one| one.choice == choice);
        reading.map(|one| one.status)
    };
    assert_eq!(of("all"), Some(Status::Failed));
    assert_eq!(of("four issuers, repo counted"), Some(Status::Undecidable));
    assert!(
        found.finding.contains("Of 7 ways to count, 6 stay below"),
        "{}",
        found.finding
    );
}
