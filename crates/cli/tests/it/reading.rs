//! The files that people have are read right, or refused with the option that reads them.

use super::{endodec, json};

fn file(name: &str) -> String {
    format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn elasticity(name: &str, options: &[&str]) -> f64 {
    let file = file(name);
    let fit = [
        "learning",
        "fit",
        &file,
        "--quantity",
        "cum",
        "--cost",
        "price",
    ];
    let answer = json(fit.into_iter().chain(options.iter().copied()));
    answer["elasticity"].as_f64().unwrap()
}

/// Least squares by numpy on the four rows.
const ALPHA: f64 = 0.321_982_468_527_972_8;

#[test]
fn every_dialect_of_the_same_rows_gives_the_same_elasticity() {
    for (name, options) in [
        (
            "delimiters/semicolon.csv",
            &["--delimiter", ";", "--decimal", ","][..],
        ),
        ("delimiters/tab.tsv", &["--delimiter", "\\t"]),
        ("delimiters/thousands.csv", &["--thousands", ","]),
        ("delimiters/hash.csv", &[]),
        ("delimiters/tail.csv", &[]),
        ("marks/bom.csv", &[]),
        ("marks/cr.csv", &[]),
    ] {
        let found = elasticity(name, options);
        // A power of ten in the quantity leaves the slope alone, to rounding.
        assert!((found - ALPHA).abs() < 1e-14, "{name}: {found}");
    }
}

#[test]
fn another_dialect_is_refused_with_the_option_that_reads_it() {
    for (name, option) in [
        (
            "delimiters/semicolon.csv",
            "--delimiter ';' (and --decimal ','",
        ),
        ("delimiters/tab.tsv", "--delimiter '\\t'"),
    ] {
        let file = file(name);
        let fit = [
            "learning",
            "fit",
            &file,
            "--quantity",
            "cum",
            "--cost",
            "price",
        ];
        let refused = endodec(fit).assert().code(2);
        let said = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
        assert!(said.contains(option), "{said}");
    }
}

#[test]
fn every_spelling_of_missing_leaves_its_row_out() {
    for program in [
        "dash",
        "eurostat",
        "excel",
        "json",
        "lower",
        "numpy",
        "slash",
        "stata",
        "worldbank",
    ] {
        let name = format!("missing/costs-{program}.csv");
        // Least squares by numpy on the four rows that are left.
        let found = elasticity(&name, &["--drop-missing"]);
        assert!(
            (found - 0.325_068_027_542_591_7).abs() < 1e-14,
            "{name}: {found}"
        );
        let file = file(&name);
        let fit = [
            "learning",
            "fit",
            &file,
            "--quantity",
            "cum",
            "--cost",
            "price",
        ];
        endodec(fit).assert().code(2);
    }
}

#[test]
fn quarters_months_and_timestamps_are_dates() {
    for name in ["iso", "month-label", "quarter", "sdmx", "timestamp"] {
        let file = file(&format!("quarters/shares-{name}.csv"));
        let answer = json([
            "adoption",
            "implied-r0",
            &file,
            "--date",
            "date",
            "--share",
            "share",
            "--contact-rate",
            "1",
            "--replicates",
            "100",
        ]);
        // 1 + Δs/Δt/(s(1 − s)) at the midpoint, over 91 days in months of 30.44.
        let r0 = answer["intervals"][0]["r0"].as_f64().unwrap();
        assert!(
            (r0 - (1.0 + 0.01 / (91.0 / 30.44) / (0.055 * 0.945))).abs() < 1e-13,
            "{name}: {r0}"
        );
    }
}

#[test]
fn weekly_dates_keep_their_lengths() {
    let file = file("weekly/shares.csv");
    let answer = json([
        "adoption",
        "implied-r0",
        &file,
        "--date",
        "date",
        "--share",
        "share",
        "--step",
        "exact",
        "--contact-rate",
        "1",
        "--replicates",
        "100",
    ]);
    let expected = [
        1.838_855_370_975_625_4,
        2.344_527_310_336_906_6,
        1.652_165_216_355_652_4,
    ];
    for (interval, expected) in answer["intervals"].as_array().unwrap().iter().zip(expected) {
        let r0 = interval["r0"].as_f64().unwrap();
        assert!((r0 - expected).abs() < 1e-13, "{r0}");
    }
}

#[test]
fn an_excel_workbook_is_read_and_other_formats_are_named() {
    let found = {
        let file = file("costs.xlsx");
        let fit = [
            "learning",
            "heterogeneity",
            &file,
            "--estimate",
            "cum",
            "--se",
            "price",
            "--drop-missing",
        ];
        json(fit)["k"].clone()
    };
    assert_eq!(found, 2);
    let refused = endodec(["learning", "fit", "-", "--quantity", "q", "--cost", "c"])
        .write_stdin("PAR1....")
        .assert()
        .code(2);
    let said = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert_eq!(
        said,
        "endodec: standard input: this is a Parquet file; export it as CSV\n"
    );
}

#[test]
fn a_device_is_no_table() {
    let fit = [
        "learning",
        "fit",
        "/dev/zero",
        "--quantity",
        "q",
        "--cost",
        "c",
    ];
    let refused = endodec(fit).assert().code(2);
    let said = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(said.contains("got a device"), "{said}");
}
