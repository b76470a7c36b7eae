//! Exit codes, whatever the streams, threads and files of the machine are like.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::endodec;
use super::errors::refuses;

const SOLVE: [&str; 2] = ["game", "solve"];
const REFUSED: [&str; 4] = ["game", "solve", "--firms", "-1"];

/// The program under test.
fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_endodec"))
}

fn full() -> Stdio {
    fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap()
        .into()
}

/// Runs a line of sh with the program as `$0`.
fn shell(line: &str) -> Option<i32> {
    Command::new("sh")
        .args(["-c", line, env!("CARGO_BIN_EXE_endodec")])
        .status()
        .unwrap()
        .code()
}

#[test]
fn a_refusal_has_its_exit_code_where_standard_error_is_full_or_closed() {
    let status = program().args(REFUSED).stderr(full()).status().unwrap();
    assert_eq!(status.code(), Some(2));
    assert_eq!(shell("\"$0\" game solve --firms -1 2>&-"), Some(2));
    let no_option = program().arg("--no-such-option").stderr(full()).status();
    assert_eq!(no_option.unwrap().code(), Some(2));
}

#[test]
fn an_answer_that_cannot_be_printed_is_refused_and_one_that_is_not_wanted_is_not() {
    let status = program().args(SOLVE).stdout(full()).stderr(full()).status();
    assert_eq!(status.unwrap().code(), Some(2));
    assert_eq!(
        shell("\"$0\" game path --format csv | head -1 >/dev/null; exit 0"),
        Some(0)
    );
    assert_eq!(
        shell("\"$0\" game solve --format json >/dev/null 2>&-"),
        Some(0)
    );
}

#[test]
fn a_disk_that_is_full_is_named_by_the_users_path_alone() {
    refuses(
        &["game", "solve", "--output", "/dev/full"],
        "",
        &["cannot write /dev/full", "space"],
    );
}

#[test]
fn empty_values_are_refused_in_a_sentence() {
    for option in ["--out", "--reference", "--data"] {
        refuses(&["reproduce", option, ""], "", &[option, "not empty"]);
    }
    refuses(
        &["game", "solve", "--output", ""],
        "",
        &["--output", "not empty"],
    );
}

/// Root may start threads beyond every limit, so the test gives that up.
#[test]
fn where_no_thread_is_to_be_had_one_does_the_work() {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let copy = folder.path().join("endodec");
    fs::copy(env!("CARGO_BIN_EXE_endodec"), &copy).unwrap();
    let limited = "ulimit -u 1; exec \"$0\" sweep - --format csv --output \"$1\"";
    let is_root = fs::metadata("/proc/self").is_ok_and(|own| {
        use std::os::unix::fs::MetadataExt as _;
        own.uid() == 0
    });
    // A user of whom nothing else runs.
    let mut command = if is_root {
        let mut command = Command::new("setpriv");
        command.args([
            "--reuid",
            "64321",
            "--regid",
            "64321",
            "--clear-groups",
            "bash",
        ]);
        command
    } else {
        Command::new("bash")
    };
    let answer = folder.path().join("answer.csv");
    let mut child = command
        .arg("-c")
        .arg(limited)
        .arg(&copy)
        .arg(&answer)
        .env("RAYON_NUM_THREADS", "4")
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let sweep = "panel = \"rivalry\"\nreadouts = [\"nash-crossing-time\"]\n\n[grid]\nfirms = [2, 3, 4, 5, 6, 7, 8, 9]\n";
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), sweep.as_bytes()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(fs::read_to_string(answer).unwrap().lines().count(), 9);
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn an_output_keeps_its_permissions_its_links_and_its_protection() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let solve = |name: &str| {
        let assert = endodec(["game", "solve", "--output", at(name).to_str().unwrap()]).assert();
        assert.get_output().status.code().unwrap()
    };
    for private in [0o600, 0o640] {
        fs::write(at("private"), "old").unwrap();
        fs::set_permissions(at("private"), fs::Permissions::from_mode(private)).unwrap();
        assert_eq!(solve("private"), 0);
        assert_eq!(mode(&at("private")), private);
    }
    fs::write(at("protected"), "old").unwrap();
    fs::set_permissions(at("protected"), fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(solve("protected"), 2);
    assert_eq!(fs::read_to_string(at("protected")).unwrap(), "old");
    assert_eq!(mode(&at("protected")), 0o444);
    std::os::unix::fs::symlink("target", at("dangling")).unwrap();
    assert_eq!(solve("dangling"), 0);
    assert!(at("dangling").is_symlink());
    assert!(fs::read_to_string(at("target")).unwrap().contains("Nash"));
}

#[test]
fn a_pipe_that_nobody_reads_is_refused_as_output() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    refuses(
        &["game", "solve", "--output", pipe.to_str().unwrap()],
        "",
        &["pipe", "no program reads"],
    );
}

#[test]
fn pipes_and_devices_in_a_folder_of_data_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("author_capex.csv");
    let list = ["data", "list", "--data", folder.path().to_str().unwrap()];
    assert!(Command::new("mkfifo").arg(&at).status().unwrap().success());
    refuses(&list, "", &["author_capex.csv", "a file is required"]);
    fs::remove_file(&at).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &at).unwrap();
    refuses(&list, "", &["author_capex.csv", "a file is required"]);
}

#[test]
fn control_characters_of_the_data_do_not_reach_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("costs.csv");
    fs::write(&csv, "unit,q,c\n\u{1b}[31mred,1,9\nb,2,7\nc,4,5\nd,8,4.1\n").unwrap();
    let assert = endodec([
        "learning",
        "influence",
        csv.to_str().unwrap(),
        "--quantity",
        "q",
        "--cost",
        "c",
        "--label",
        "unit",
    ])
    .assert();
    let output = assert.get_output();
    for stream in [&output.stdout, &output.stderr] {
        assert!(
            !stream.contains(&0x1b),
            "{}",
            String::from_utf8_lossy(stream).escape_debug()
        );
    }
}
