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

/// A series of four rows under these times, newest first.
fn dated(times: [&str; 4]) -> String {
    let rows = [(8, 51.3), (4, 64.0), (2, 80.5), (1, 100.0)];
    let rows = times.iter().zip(rows);
    let rows: String = rows
        .map(|(time, (q, c))| format!("{time},{q},{c}\n"))
        .collect();
    format!("time,cum,price\n{rows}")
}

fn fit_of<'a>(options: &[&'a str]) -> Vec<&'a str> {
    let fit = [
        "learning",
        "fit",
        "-",
        "--quantity",
        "cum",
        "--cost",
        "price",
    ];
    [&fit[..], options].concat()
}

#[test]
fn every_usual_way_to_write_a_time_puts_rows_into_order() {
    for (times, options) in [
        (["2024Q1", "2023Q4", "2023Q3", "2023Q2"], &[][..]),
        (["2024-Q1", "2023-Q4", "2023-Q3", "2023-Q2"], &[]),
        (["2024M02", "2024M01", "2023M12", "2023M11"], &[]),
        (["2024m2", "2024m1", "2023m12", "2023m11"], &[]),
        (["202402", "202401", "202312", "202311"], &[]),
        (["2024-02", "2024-01", "2023-12", "2023-11"], &[]),
        (
            ["2024-02-15", "2024-01-15", "2023-12-15", "2023-11-15"],
            &[],
        ),
        (
            [
                "2024-02-01T00:00:00Z",
                "2024-01-01T00:00:00Z",
                "2023-12-01T00:00:00Z",
                "2023-11-01T00:00:00Z",
            ],
            &[],
        ),
        (
            ["29/02/2024", "31/01/2024", "31/12/2023", "30/11/2023"],
            &["--date-format", "%d/%m/%Y"],
        ),
        (
            ["Feb-2024", "Jan-2024", "Dec-2023", "Nov-2023"],
            &["--date-format", "%b-%Y"],
        ),
    ] {
        let file = dated(times);
        let options = [&["--time", "time", "--format", "json"][..], options].concat();
        let output = endodec(fit_of(&options))
            .write_stdin(file.clone())
            .assert()
            .success();
        let answer: serde_json::Value =
            serde_json::from_slice(&output.get_output().stdout).unwrap();
        let found = answer["elasticity"].as_f64().unwrap();
        assert!((found - ALPHA).abs() < 1e-14, "{times:?}: {found}");
        assert_eq!(answer["step"]["length"], 1.0, "{times:?}");
        assert_eq!(answer["step"]["gaps"], serde_json::json!([]), "{times:?}");
    }
}

#[test]
fn what_is_not_read_names_the_way_to_read_it() {
    let plain = "cum,price\n1,100\n2,80.5\n4,64\n8,51.3\n";
    for (file, options, way_out) in [
        (
            dated(["29/02/2024", "31/01/2024", "31/12/2023", "30/11/2023"]),
            &["--time", "time"][..],
            "--date-format",
        ),
        (
            dated(["Feb-24", "Jan-24", "Dec-23", "Nov-23"]),
            &["--time", "time", "--date-format", "%b-%Y"],
            "four digits",
        ),
        (plain.replace("80.5", "$80.5"), &[], "a finite number"),
        (plain.replace("80.5", "2%"), &[], "a finite number"),
        (format!("Costs of a product\n{plain}"), &[], "--skip-lines"),
        (plain.replace(',', ";"), &[], "--delimiter ';'"),
        (plain.replace("80.5", "n/a"), &[], "a finite number"),
        (plain.replace("4,64\n", "0.5,64\n"), &[], "--annual"),
        ("%PDF-1.7".to_owned(), &[], "a PDF"),
    ] {
        let refused = endodec(fit_of(options))
            .write_stdin(file.clone())
            .assert()
            .code(2);
        let said = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
        assert!(said.contains(way_out), "{file}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    let titled = format!("Costs of a product\n{plain}");
    endodec(fit_of(&["--skip-lines", "1"]))
        .write_stdin(titled)
        .assert()
        .success();
}
