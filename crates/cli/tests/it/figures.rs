//! Figures, regression tables and reports of a user's own data.

use std::path::Path;

use super::{answer, endodec, json};

/// Ten years of cost, with names that mean something to TeX, HTML and our own markup.
const COSTS: &str = "year,units_{cum}*,\"price <$/W> & \"\"tax\"\"\"\n2012,12,410\n2013,31,322\n2014,70,255\n2015,150,214\n\
    2016,290,160\n2017,520,139\n2018,900,118\n2019,1500,94\n2020,2300,86\n2021,3600,73\n";
const QUANTITY: &str = "units_{cum}*";
const COST: &str = "price <$/W> & \"tax\"";

pub(super) struct Folder(tempfile::TempDir);

impl Folder {
    pub(super) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("costs.csv", COSTS);
        folder
    }

    pub(super) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.path().join(name), text).unwrap();
    }

    pub(super) fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    pub(super) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    /// Runs a command in the folder and gives what it prints.
    pub(super) fn run(&self, arguments: &[&str]) -> String {
        let output = endodec(arguments.iter().copied())
            .current_dir(self.0.path())
            .assert()
            .success();
        String::from_utf8(output.get_output().stdout.clone()).unwrap()
    }
}

const CURVE: [&str; 5] = ["costs.csv", "--quantity", QUANTITY, "--cost", COST];

fn with<'a>(start: &[&'a str], end: &[&'a str]) -> Vec<&'a str> {
    let [first, second, ..] = *start else {
        unreachable!()
    };
    [first, second]
        .into_iter()
        .chain(CURVE)
        .chain(end.iter().copied())
        .collect()
}

#[test]
fn each_command_that_draws_writes_a_picture_with_its_description() {
    let folder = Folder::new();
    folder.write(
        "curves.csv",
        "product,alpha,se\na,.22,.03\nb,.31,.05\nc,.18,.04\n",
    );
    folder.write(
        "shares.csv",
        "month,share\n2026-01,.10\n2026-02,.12\n2026-03,.15\n2026-04,.17\n",
    );
    folder.write("sales.csv", "year,sales\n1949,96\n1950,195\n1951,238\n1952,380\n1953,1045\n1954,1230\n1955,1267\n1956,1828\n1957,1586\n");
    let commands: [&[&str]; 9] = [
        &with(&["learning", "fit"], &["--label", "year"]),
        &with(&["learning", "fit"], &["--breaks", "5"]),
        &with(&["learning", "fit"], &["--first-difference"]),
        &with(&["learning", "influence"], &["--rolling", "5"]),
        &with(
            &["learning", "forecast"],
            &["--growth", ".3", "--horizon", "8", "--target", "40"],
        ),
        &[
            "learning",
            "breaks",
            "costs.csv",
            "--y",
            COST,
            "--x",
            QUANTITY,
            "--log",
            "--min-segment",
            "3",
            "--label",
            "year",
        ],
        &[
            "learning",
            "heterogeneity",
            "curves.csv",
            "--estimate",
            "alpha",
            "--se",
            "se",
            "--label",
            "product",
        ],
        &[
            "adoption",
            "implied-r0",
            "shares.csv",
            "--date",
            "month",
            "--share",
            "share",
        ],
        &[
            "adoption",
            "fit",
            "sales.csv",
            "--time",
            "year",
            "--adopters",
            "sales",
            "--model",
            "all",
        ],
    ];
    for command in commands {
        let drawn = |name: &str| -> Vec<u8> {
            folder.run(&[command, &["--figure", name]].concat());
            std::fs::read(folder.0.path().join(name)).unwrap()
        };
        let svg = String::from_utf8(drawn("figure.svg")).unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let description = document
            .descendants()
            .find(|node| node.has_tag_name("desc"))
            .unwrap();
        assert!(description.text().unwrap().len() > 60, "{command:?}");
        assert_eq!(svg.as_bytes(), drawn("again.svg"), "{command:?}");
        assert!(drawn("figure.png").starts_with(b"\x89PNG"), "{command:?}");
        let page = String::from_utf8(drawn("figure.html")).unwrap();
        assert!(
            page.contains("<pre class=\"command\"><code><span>endodec</span> "),
            "{command:?}"
        );
        assert!(
            !page.contains("src=") && !page.contains("<$/W>"),
            "{command:?}"
        );
    }
}

#[test]
fn paths_are_drawn_too() {
    let folder = Folder::new();
    folder.run(&["game", "path", "--regime", "nash", "--figure", "path.svg"]);
    let scenario =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/scenarios/two-waves.toml");
    folder.run(&[
        "adoption",
        "simulate",
        scenario.to_str().unwrap(),
        "--figure",
        "waves.svg",
    ]);
    for name in ["path.svg", "waves.svg"] {
        assert!(roxmltree::Document::parse(&folder.read(name)).is_ok());
    }
}

#[test]
fn another_kind_of_file_is_refused_and_nothing_is_written() {
    let folder = Folder::new();
    for (file, required) in [
        ("fit.pdf", ".svg, .png or .html"),
        ("fit", ".svg, .png or .html"),
    ] {
        let output = endodec(with(&["learning", "fit"], &["--figure", file]))
            .current_dir(folder.0.path())
            .assert()
            .code(2);
        let error = String::from_utf8(output.get_output().stderr.clone()).unwrap();
        assert!(
            error.contains(required) && error.lines().count() == 1,
            "{error}"
        );
    }
    let same = with(
        &["learning", "fit"],
        &["--figure", "a.svg", "--output", "a.svg"],
    );
    endodec(same).current_dir(folder.0.path()).assert().code(2);
    assert_eq!(std::fs::read_dir(folder.0.path()).unwrap().count(), 1);
}

#[test]
fn a_fit_is_a_regression_table_whose_numbers_are_those_of_its_json() {
    let folder = Folder::new();
    let found = json(
        with(&["learning", "fit"], &["--se", "hc3"])
            .iter()
            .map(|&word| {
                // The file by its whole path, since this runs elsewhere.
                if word == "costs.csv" {
                    Box::leak(folder.path(word).into_boxed_str())
                } else {
                    word
                }
            }),
    );
    let number = |key: &str| found[key].as_f64().unwrap();
    let markdown = folder.run(&with(
        &["learning", "fit"],
        &["--se", "hc3", "--format", "md"],
    ));
    let rows: Vec<Vec<&str>> = markdown
        .lines()
        .map(|line| line.split(" | ").collect())
        .collect();
    let cell = |row: usize| rows[row][1].trim_end_matches(" |").replace('−', "-");
    // Half a unit of the last digit that is printed.
    let decimals = cell(3).split_once('.').unwrap().1.len();
    let printed = cell(3).parse::<f64>().unwrap();
    let half = 0.5 * 10_f64.powi(-i32::try_from(decimals).unwrap());
    assert!((printed + number("elasticity")).abs() <= half * (1.0 + 1e-9));
    let error = cell(4).replace(['(', ')'], "").parse::<f64>().unwrap();
    assert!(
        (error / number("std_error") - 1.0).abs() < 0.05,
        "two digits at least"
    );
    assert!(markdown.contains("Standard errors in parentheses: heteroskedasticity-robust (HC3)."));
    let tex = folder.run(&with(&["learning", "fit"], &["--format", "tex"]));
    assert!(
        tex.contains("ln units\\_\\{cum\\}*") && tex.contains("price $<$\\$/W$>$ \\& \"tax\""),
        "{tex}"
    );
}

#[test]
fn answers_stand_side_by_side_in_the_order_of_their_files() {
    let folder = Folder::new();
    for (name, option) in [
        ("levels.json", "--diagnostics"),
        ("changes.json", "--first-difference"),
    ] {
        folder.run(&with(
            &["learning", "fit"],
            &[option, "--format", "json", "--output", name],
        ));
    }
    let compare = |options: &[&str]| {
        folder.run(
            &[
                &["learning", "compare", "levels.json", "changes.json"],
                options,
            ]
            .concat(),
        )
    };
    let csv = compare(&["--format", "csv"]);
    let levels: serde_json::Value = serde_json::from_str(&folder.read("levels.json")).unwrap();
    let elasticity = levels["elasticity"].as_f64().unwrap();
    assert!(csv.contains(&format!(",{},", -elasticity)), "{csv}");
    let markdown = compare(&["--format", "md"]);
    assert!(
        markdown.starts_with("|  | levels | changes |\n"),
        "{markdown}"
    );
    assert!(compare(&["--names", "A,B"]).contains('B'));
    assert!(compare(&["--format", "tex"]).contains("\\begin{tabular}{lcc}"));
    folder.write("other.json", "{\"tau\": 1}");
    for (file, required) in [
        ("other.json", "learning fit"),
        ("costs.csv", "not JSON"),
        ("none.json", "cannot read"),
    ] {
        let output = endodec(["learning", "compare", file])
            .current_dir(folder.0.path())
            .assert()
            .code(2);
        let error = String::from_utf8(output.get_output().stderr.clone()).unwrap();
        assert!(error.contains(required), "{error}");
    }
}

#[test]
fn a_report_is_one_page_whose_commands_run_as_they_stand() {
    let folder = Folder::new();
    let said = folder.run(&with(
        &["learning", "report"],
        &["--time", "year", "--target", "40"],
    ));
    assert_eq!(said, "costs-report.html written\n");
    let page = folder.read("costs-report.html");
    for part in [
        "What to trust, and why",
        "The curve",
        "Breaks",
        "What single observations do",
        "Forecast",
    ] {
        assert!(page.contains(&format!("{part}</h2>")), "{part}");
    }
    assert!(!page.contains("src=") && !page.contains("<$/W>"));
    let plain = |text: &str| {
        [
            ("<span>", ""),
            ("</span>", ""),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&amp;", "&"),
        ]
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
    };
    let commands: Vec<String> = page
        .split("<pre class=\"command\"><code>")
        .skip(1)
        .map(|rest| plain(rest.split("</code>").next().unwrap()))
        .collect();
    assert!(commands.len() >= 6, "{commands:?}");
    for command in commands {
        // Words as a shell takes them apart: quoted ones hold no quote here.
        let words = command.split('\'').enumerate().flat_map(|(i, part)| {
            if i % 2 == 1 {
                vec![part.to_owned()]
            } else {
                part.split_whitespace().map(str::to_owned).collect()
            }
        });
        let words: Vec<String> = words.skip(1).collect();
        folder.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

#[test]
fn groups_are_sections_and_one_that_cannot_be_fitted_is_named() {
    let folder = Folder::new();
    let mut csv = String::from("firm,cum,price\n");
    for i in 1..=12 {
        csv.push_str(&format!(
            "solar,{},{}\nwind,{},{}\n",
            10 * i * i,
            100.0 / f64::from(i),
            5 * i,
            90.0 / f64::from(i).sqrt() + f64::from(i % 3)
        ));
    }
    csv.push_str("tiny,1,2\n");
    folder.write("panel.csv", &csv);
    let curve = ["--quantity", "cum", "--cost", "price"];
    let mut command = vec![
        "learning",
        "report",
        "panel.csv",
        "--by",
        "firm",
        "--output",
        "r.html",
    ];
    command.extend(curve);
    folder.run(&command);
    let page = folder.read("r.html");
    assert!(page.contains("firm solar</h2>") && page.contains("firm wind</h2>"));
    assert!(page.contains("tiny</th>") && page.contains("<span>firm=solar</span>"));
    let mut alone = vec![
        "learning",
        "fit",
        "panel.csv",
        "--only",
        "firm=wind",
        "--format",
        "json",
    ];
    alone.extend(curve);
    let found: serde_json::Value = serde_json::from_str(&folder.run(&alone)).unwrap();
    assert_eq!(found["n"], 12);
}

#[test]
fn a_hundred_thousand_rows_are_a_small_picture() {
    let folder = Folder::new();
    let mut csv = String::from("q,c\n");
    for i in 1..=100_000_u32 {
        let q = f64::from(i);
        csv.push_str(&format!(
            "{q},{}\n",
            50.0 * q.powf(-0.3) * (1.0 + 0.1 * f64::from(i % 13))
        ));
    }
    folder.write("many.csv", &csv);
    folder.run(&[
        "learning",
        "fit",
        "many.csv",
        "--quantity",
        "q",
        "--cost",
        "c",
        "--figure",
        "many.svg",
    ]);
    assert!(folder.read("many.svg").len() < 900_000);
    assert!(
        answer([
            "learning",
            "fit",
            &folder.path("many.csv"),
            "--quantity",
            "q",
            "--cost",
            "c"
        ])
        .contains("n 100000")
    );
}
