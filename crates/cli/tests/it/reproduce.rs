use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{answer, endodec};

/// Path and contents of every file below a folder.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in std::fs::read_dir(current).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_owned();
                found.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    found
}

#[test]
fn the_same_bytes_come_out_twice_at_any_number_of_threads() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (folder, threads) in [(&one, "1"), (&two, "2")] {
        let out = folder.path().to_str().unwrap();
        endodec(["reproduce", "--out", out])
            .env("RAYON_NUM_THREADS", threads)
            .assert()
            .success()
            .stdout("")
            .stderr("");
    }
    let (first, second) = (files(one.path()), files(two.path()));
    assert_eq!(
        first.keys().collect::<Vec<_>>(),
        second.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in &first {
        assert!(second[path] == *bytes, "{} differs", path.display());
    }
    for expected in ["index.html", "manifest.json", "claims.json", "claims.csv"] {
        assert!(first.contains_key(Path::new(expected)), "{expected}");
    }
}

#[test]
fn one_item_is_its_files_and_no_page() {
    let folder = tempfile::tempdir().unwrap();
    endodec([
        "reproduce",
        "--only",
        "aggregate-output",
        "--out",
        folder.path().to_str().unwrap(),
    ])
    .assert()
    .success();
    let names: Vec<PathBuf> = files(folder.path()).into_keys().collect();
    let expected: Vec<PathBuf> = ["csv", "png", "svg"]
        .iter()
        .map(|kind| PathBuf::from(format!("figures/aggregate-output.{kind}")))
        .chain(["manifest.json".into()])
        .collect();
    assert_eq!(names, expected);
}

#[test]
fn a_moved_number_fails_the_check_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let (out, reference) = (folder.path().join("out"), folder.path().join("reference"));
    std::fs::create_dir(&reference).unwrap();
    let run = |mode: &str| {
        endodec([
            "reproduce",
            "--only",
            "v2-table-10-implied-r0",
            "--out",
            out.to_str().unwrap(),
            mode,
            "--reference",
            reference.to_str().unwrap(),
        ])
        .assert()
    };
    run("--bless").success();
    run("--check").success();
    let path = reference.join("tables/v2-table-10-implied-r0.csv");
    let blessed = std::fs::read_to_string(&path).unwrap();
    // The last digits of the last number.
    std::fs::write(
        &path,
        format!(
            "{}9\n",
            blessed
                .trim_end()
                .trim_end_matches(|c: char| c.is_ascii_digit())
        ),
    )
    .unwrap();
    let message = run("--check").code(1).get_output().stderr.clone();
    assert!(
        String::from_utf8(message)
            .unwrap()
            .contains("v2-table-10-implied-r0.csv, line 8, r0")
    );
}

#[test]
fn exported_data_give_the_same_report() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    endodec(["data", "export", "--all", "--to", data.to_str().unwrap()])
        .assert()
        .success();
    let own = answer([
        "data",
        "list",
        "--format",
        "csv",
        "--data",
        data.to_str().unwrap(),
    ]);
    assert_eq!(own, answer(["data", "list", "--format", "csv"]));
    // One cell changed is seen by what rests on it.
    let capex = data.join("author_capex.csv");
    let text = std::fs::read_to_string(&capex).unwrap();
    std::fs::write(
        &capex,
        text.replace("Microsoft,2018,11.6", "Microsoft,2018,21.6"),
    )
    .unwrap();
    let out = folder.path().join("out");
    endodec([
        "reproduce",
        "--data",
        data.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
    ])
    .assert()
    .success();
    let totals = std::fs::read_to_string(out.join("tables/capex-totals.csv")).unwrap();
    assert!(
        totals.lines().nth(1).unwrap().starts_with("2018,74"),
        "{totals}"
    );
    // Only what rests on the changed file says so.
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    for article in page.split("<article id=").skip(1) {
        let article = article.split("</article>").next().unwrap();
        let (content, meta) = article.split_once("class=\"meta\"").unwrap();
        assert_eq!(
            content.contains("From other data than those shipped:"),
            meta.contains("author_capex"),
            "{}",
            article.lines().next().unwrap()
        );
    }
}

#[test]
fn data_that_an_item_cannot_be_made_from_name_the_item_and_leave_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    let shipped = answer(["data", "show", "author_dram_panel", "--format", "csv"]);
    let header = shipped.lines().next().unwrap();
    std::fs::write(data.join("author_dram_panel.csv"), format!("{header}\n")).unwrap();
    let out = folder.path().join("out");
    let assert = endodec([
        "reproduce",
        "--only",
        "dram-learning-curve",
        "--data",
        data.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
    ])
    .assert()
    .code(2);
    let message = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert!(
        message.starts_with("endodec: dram-learning-curve cannot be made: "),
        "{message}"
    );
    assert_eq!(message.lines().count(), 1, "{message}");
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 0);
}
