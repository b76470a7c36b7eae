//! Files as people have them: other separators, marks of editors, links, pipes, folders.

use super::endodec;
use super::errors::refuses;

const FIT: [&str; 7] = ["learning", "fit", "-", "--quantity", "q", "--cost", "c"];

#[test]
fn another_separator_is_named() {
    refuses(
        &FIT,
        "q;c\n1,5;2\n2;1\n",
        &["line 1", "commas", "semicolons"],
    );
    refuses(&FIT, "q\tc\n1\t2\n", &["line 1", "commas", "tabs"]);
}

#[test]
fn a_sample_that_is_too_small_names_its_file() {
    refuses(&FIT, "q,c\n", &["standard input", "3", "0"]);
    refuses(&FIT, "q,c\n1,2\n2,1\n", &["standard input", "3", "2"]);
}

#[test]
fn a_regime_that_is_too_short_says_how_to_ask_for_longer_ones() {
    refuses(
        &["learning", "breaks", "-", "--y", "c"],
        "c\n410\n322\n255\n214\n160\n139\n118\n94\n86\n73\n",
        &["standard input", "--min-segment 2"],
    );
}

#[test]
fn a_series_too_long_for_breaks_is_not_begun() {
    let csv = "c\n".to_owned() + &"1\n2\n".repeat(100_001);
    refuses(
        &["learning", "breaks", "-", "--y", "c"],
        &csv,
        &["standard input", "at most 200000 rows", "200002"],
    );
}

#[test]
fn a_mistake_in_a_toml_file_is_one_line_with_its_place() {
    let solve = ["game", "solve", "--params", "-"];
    refuses(
        &solve,
        "firms = 5\nfrims = 3\n",
        &["standard input", "line 2", "frims"],
    );
    refuses(&solve, "firms = \n", &["line 1"]);
    refuses(
        &["game", "two-state", "--params", "-"],
        "contact = \"x\"\n",
        &["standard input", "line 1", "column 11"],
    );
    endodec(solve)
        .write_stdin("\u{feff}firms = 3\r\n")
        .assert()
        .success();
}

#[test]
fn a_name_with_a_line_break_stays_on_its_line() {
    refuses(
        &[
            "learning",
            "fit",
            "two\nlines",
            "--quantity",
            "q",
            "--cost",
            "c",
        ],
        "",
        &["two\\nlines"],
    );
}

#[test]
fn an_output_that_is_a_folder_or_in_none_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    refuses(&["game", "solve", "--output", path], "", &[path, "folder"]);
    let nowhere = folder.path().join("no").join("answer.txt");
    refuses(
        &["game", "solve", "--output", nowhere.to_str().unwrap()],
        "",
        &["there is no folder"],
    );
}

#[cfg(unix)]
#[test]
fn an_output_through_a_link_keeps_the_link() {
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("file"), folder.path().join("link"));
    std::fs::write(&file, "before").unwrap();
    std::os::unix::fs::symlink("file", &link).unwrap();
    endodec(["game", "solve", "--output", link.to_str().unwrap()])
        .assert()
        .success();
    assert!(link.is_symlink());
    assert!(std::fs::read_to_string(&file).unwrap().contains("Nash"));
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_pipe_is_written_to_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt as _;

    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read_to_string(pipe).unwrap()
    });
    endodec(["game", "solve", "--output", pipe.to_str().unwrap()])
        .assert()
        .success();
    assert!(reader.join().unwrap().contains("Nash"));
    assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());
}
