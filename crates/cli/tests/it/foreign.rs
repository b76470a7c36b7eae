//! What is not ours is never replaced, removed or written through a link.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::endodec;

/// Path and contents of every file below a folder; a link is told by where it leads.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut left = vec![folder.to_owned()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().to_owned();
            if path.is_symlink() {
                let target = fs::read_link(&path).unwrap();
                found.insert(name, target.to_string_lossy().as_bytes().to_vec());
            } else if path.is_dir() {
                left.push(path);
            } else {
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

/// Runs `endodec` and returns its exit code and what it says.
fn run(arguments: &[&str]) -> (i32, String) {
    let assert = endodec(arguments.iter().copied()).assert();
    let output = assert.get_output();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stderr.clone()).unwrap(),
    )
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

const ITEM: &str = "v2-table-10-implied-r0";

#[test]
fn bless_refuses_a_folder_that_it_did_not_write() {
    let folder = tempfile::tempdir().unwrap();
    let (thesis, out) = (folder.path().join("thesis"), folder.path().join("out"));
    fs::create_dir_all(thesis.join("figures")).unwrap();
    fs::write(thesis.join("figures/mine.pdf"), "mine").unwrap();
    let before = files(&thesis);
    for only in [&["--only", ITEM][..], &[]] {
        let mut arguments = vec![
            "reproduce",
            "--bless",
            "--reference",
            text(&thesis),
            "--out",
            text(&out),
        ];
        arguments.extend(only);
        let (code, said) = run(&arguments);
        assert_eq!(code, 2, "{said}");
        assert!(
            said.contains("--reference") && said.contains("manifest.json"),
            "{said}"
        );
        assert_eq!(files(&thesis), before);
        assert!(!out.exists(), "refused before any work");
    }
}

#[test]
fn bless_keeps_foreign_files_and_refuses_changed_ones() {
    let folder = tempfile::tempdir().unwrap();
    let (reference, out) = (folder.path().join("reference"), folder.path().join("out"));
    fs::create_dir(&reference).unwrap();
    let bless = || {
        run(&[
            "reproduce",
            "--only",
            ITEM,
            "--bless",
            "--reference",
            text(&reference),
            "--out",
            text(&out),
        ])
    };
    assert_eq!(bless().0, 0);
    fs::create_dir_all(reference.join("figures")).unwrap();
    fs::write(reference.join("figures/mine.pdf"), "mine").unwrap();
    let before = files(&reference);
    assert_eq!(bless().0, 0);
    assert_eq!(files(&reference), before);
    let blessed = reference.join("tables").join(format!("{ITEM}.csv"));
    fs::write(&blessed, "mine").unwrap();
    let (code, said) = bless();
    assert_eq!(code, 2);
    assert!(said.contains(ITEM), "{said}");
    assert_eq!(fs::read_to_string(blessed).unwrap(), "mine");
}

#[test]
fn bless_takes_no_data_of_the_users() {
    let (code, said) = run(&["reproduce", "--bless", "--data", "x"]);
    assert_eq!(code, 2);
    assert!(
        said.contains("--bless") && said.contains("--data"),
        "{said}"
    );
}

/// A whole life of a folder: made, mixed with foreign files, links and a manifest that lies, made again.
#[test]
fn reproduce_leaves_what_is_foreign_and_verify_names_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (out, elsewhere) = (folder.path().join("out"), folder.path().join("elsewhere"));
    let reproduce = || run(&["reproduce", "--out", text(&out)]);
    assert_eq!(reproduce().0, 0);
    endodec(["reproduce", "--verify", text(&out)])
        .assert()
        .success();

    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("x.csv"), "x").unwrap();
    fs::write(out.join("notes.txt"), "mine").unwrap();
    fs::write(out.join("figures/mine.pdf"), "mine").unwrap();
    fs::write(out.join("obsolete.csv"), "x").unwrap();
    fs::write(out.join("edited.csv"), "edited").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&elsewhere, out.join("link")).unwrap();
    // The manifest of an earlier release, which wrote three files more; of the letter x.
    let hash = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
    let manifest = out.join("manifest.json");
    let listed = fs::read_to_string(&manifest).unwrap().replace(
        "\"outputs\": {",
        &format!(
            "\"outputs\": {{\n    \"obsolete.csv\": \"{hash}\",\n    \"edited.csv\": \"{hash}\",\n    \"link/x.csv\": \"{hash}\",\n    \"../elsewhere/x.csv\": \"{hash}\","
        ),
    );
    fs::write(&manifest, listed).unwrap();
    let mut before = files(&out);
    assert_eq!(reproduce(), (0, String::new()));
    assert!(elsewhere.join("x.csv").exists());
    before.remove(Path::new("obsolete.csv"));
    before.insert("manifest.json".into(), fs::read(&manifest).unwrap());
    assert_eq!(files(&out), before);

    let page = out.join("index.html");
    fs::write(&page, "mine now").unwrap();
    let (code, said) = run(&["reproduce", "--verify", text(&out)]);
    assert_eq!(code, 1);
    assert!(said.contains("index.html: changed"), "{said}");
    let before = files(&out);
    let (code, said) = reproduce();
    assert_eq!(code, 2);
    assert!(said.contains("index.html"), "{said}");
    assert_eq!(said.lines().count(), 1);
    assert_eq!(files(&out), before);
}

#[test]
fn verify_wants_a_folder_of_ours() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("manifest.json"),
        "{\"name\": \"an app\"}",
    )
    .unwrap();
    let (code, said) = run(&["reproduce", "--verify", text(folder.path())]);
    assert_eq!(code, 2);
    assert!(said.contains("--verify must be"), "{said}");
}

#[test]
fn a_foreign_manifest_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("manifest.json"),
        "{\"name\": \"an app\"}",
    )
    .unwrap();
    let before = files(folder.path());
    let (code, said) = run(&["reproduce", "--only", ITEM, "--out", text(folder.path())]);
    assert_eq!(code, 2);
    assert!(said.contains("manifest.json"), "{said}");
    assert_eq!(files(folder.path()), before);
}

#[test]
fn one_item_after_another_is_added_to_the_manifest() {
    let folder = tempfile::tempdir().unwrap();
    let out = text(folder.path());
    for item in [ITEM, "aggregate-output", ITEM] {
        assert_eq!(run(&["reproduce", "--only", item, "--out", out]).0, 0);
        endodec(["reproduce", "--verify", out]).assert().success();
    }
    let manifest = fs::read_to_string(folder.path().join("manifest.json")).unwrap();
    assert!(manifest.contains(ITEM) && manifest.contains("figures/aggregate-output.svg"));
}

#[test]
fn data_that_were_edited_are_not_exported_over() {
    let folder = tempfile::tempdir().unwrap();
    let out = text(folder.path());
    let export = || run(&["data", "export", "--all", "--to", out]);
    assert_eq!(export().0, 0);
    assert_eq!(export(), (0, String::new()), "the same files again");
    // Once as they are, once with the hash that the package then ought to have: of the word mine.
    let hash = "3fd30542fe3f61b14bd4a4b2dc0b6fb30fa6f63ebce52dd1778aaa8c4dc02cff";
    let package = folder.path().join("datapackage.json");
    let shipped = fs::read_to_string(&package).unwrap();
    let (_, rest) = shipped.split_once("author_capex.csv").unwrap();
    let (_, rest) = rest.split_once("sha256:").unwrap();
    let with_its_hash = shipped.replace(&rest[..64], hash);
    assert_ne!(with_its_hash, shipped);
    fs::write(folder.path().join("author_capex.csv"), "mine").unwrap();
    for package_text in [shipped, with_its_hash] {
        fs::write(&package, package_text).unwrap();
        let before = files(folder.path());
        for what in ["--all", "author_capex"] {
            let (code, said) = run(&["data", "export", what, "--to", out]);
            assert_eq!(code, 2);
            assert!(said.contains("author_capex.csv"), "{said}");
            assert_eq!(files(folder.path()), before);
        }
    }
}

/// The documents of our own project lie beside its reference; another project may have some of the same names.
#[test]
fn bless_writes_no_document_without_our_marks() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("reference")).unwrap();
    fs::create_dir(at("docs")).unwrap();
    fs::write(at("docs/parameters.md"), "mine").unwrap();
    fs::write(at("README.md"), "mine").unwrap();
    let (reference, out) = (at("reference"), at("out"));
    let places = ["--reference", text(&reference), "--out", text(&out)];
    let bless = || run(&[&["reproduce", "--bless"][..], &places].concat());
    assert_eq!(bless(), (0, String::new()));
    assert_eq!(
        fs::read_to_string(at("docs/parameters.md")).unwrap(),
        "mine"
    );
    assert_eq!(fs::read_to_string(at("README.md")).unwrap(), "mine");
    let marked = "mine\n<!-- parameters: begin -->\n<!-- parameters: end -->\nmine too\n";
    fs::write(at("docs/parameters.md"), marked).unwrap();
    let (code, said) = run(&[&["reproduce", "--check"][..], &places].concat());
    assert_eq!(code, 1);
    assert!(
        said.contains("parameters.md: the table of parameters"),
        "{said}"
    );
    assert_eq!(bless(), (0, String::new()));
    let written = fs::read_to_string(at("docs/parameters.md")).unwrap();
    assert!(written.contains("`inference-profit`"), "{written}");
    assert!(written.starts_with("mine\n") && written.ends_with("\nmine too\n"));
}

#[test]
fn a_file_where_a_folder_has_to_be_stops_the_run_before_anything_changes() {
    let folder = tempfile::tempdir().unwrap();
    let out = text(folder.path());
    let reproduce = |item| run(&["reproduce", "--only", item, "--out", out]);
    assert_eq!(reproduce("aggregate-output").0, 0);
    fs::write(folder.path().join("tables"), "mine").unwrap();
    let before = files(folder.path());
    let (code, said) = reproduce(ITEM);
    assert_eq!(code, 2);
    assert!(said.contains("tables"), "{said}");
    assert_eq!(files(folder.path()), before);
    endodec(["reproduce", "--verify", out]).assert().success();
}

#[cfg(unix)]
#[test]
fn a_pipe_with_the_name_of_an_example_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("costs.csv");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    for force in [&[][..], &["--force"]] {
        let example = ["data", "example", "--to", text(folder.path())];
        let (code, said) = run(&[&example[..], force].concat());
        assert_eq!(code, 2);
        assert!(said.contains("costs.csv"), "{said}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_inside_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (out, elsewhere) = (folder.path().join("out"), folder.path().join("elsewhere"));
    fs::create_dir(&out).unwrap();
    fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, out.join("tables")).unwrap();
    let (code, said) = run(&["reproduce", "--only", ITEM, "--out", text(&out)]);
    assert_eq!(code, 2);
    assert!(said.contains("tables is a link"), "{said}");
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
}

/// Where this user may not mount, in a name space of its own, nothing is tried.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_mounted_stops_the_run_before_anything_changes() {
    let folder = tempfile::tempdir().unwrap();
    let (out, volume) = (folder.path().join("out"), folder.path().join("volume"));
    fs::create_dir_all(out.join("tables")).unwrap();
    fs::create_dir(&volume).unwrap();
    let script = "mount --bind \"$2\" \"$1/tables\" || exit 99; exec \"$0\" reproduce --only \"$3\" --out \"$1\"";
    let status = std::process::Command::new("unshare")
        .args(["--mount", "sh", "-c", script, env!("CARGO_BIN_EXE_endodec")])
        .args([text(&out), text(&volume), ITEM])
        .output()
        .map(|output| {
            (
                output.status.code(),
                String::from_utf8(output.stderr).unwrap(),
            )
        });
    match status {
        Ok((Some(2), said)) => assert!(said.contains("another file system"), "{said}"),
        // No right to mount, or no such program.
        Ok((Some(1 | 99), _)) | Err(_) => return,
        other => panic!("{other:?}"),
    }
    assert!(files(folder.path()).is_empty());
}
