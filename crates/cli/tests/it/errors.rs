use super::endodec;

/// Runs with bad input: exit code 2, one line that holds each of these words, nothing on standard output.
fn refuses(arguments: &[&str], input: &str, words: &[&str]) {
    let assert = endodec(arguments.iter().copied())
        .write_stdin(input)
        .assert()
        .code(2);
    let output = assert.get_output();
    let message = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(
        output.stdout.is_empty(),
        "{arguments:?} answered although it failed"
    );
    assert_eq!(message.trim_end().lines().count(), 1, "{message}");
    for word in words {
        assert!(message.contains(word), "{word:?} is not in {message:?}");
    }
}

const FIT: [&str; 7] = ["learning", "fit", "-", "--quantity", "q", "--cost", "c"];

#[test]
fn a_csv_that_cannot_be_used_names_the_place() {
    refuses(&FIT, "x,c\n1,2\n2,1\n3,1\n", &["standard input", "`q`"]);
    refuses(
        &FIT,
        "q,c\n1,2\nNaN,3\n4,5\n6,7\n",
        &["line 3", "`q`", "NaN"],
    );
    refuses(&FIT, "q,c\n1,2\n2,-3\n4,5\n6,7\n", &["line 3", "`c`", "-3"]);
    refuses(
        &FIT,
        "q,c\n1,2\n,3\n4,5\n6,7\n",
        &["line 3", "`q`", "missing"],
    );
    refuses(&FIT, "q,c\n1,2\n2\n", &["line 3", "(2)", "got 1"]);
    refuses(&FIT, "", &["empty"]);
}

#[test]
fn two_rows_are_too_few_for_a_slope_with_an_error() {
    refuses(&FIT, "q,c\n1,2\n2,3\n", &["3", "2"]);
}

#[test]
fn a_game_outside_its_domain_names_the_parameter() {
    let solve = ["game", "solve"];
    for (option, value, name) in [
        ("--firms", "1", "firms N"),
        ("--slope", "0", "slope b"),
        ("--intercept", "inf", "intercept a"),
        ("--discount", "nan", "discount r"),
        ("--training-value", "-1", "training value S_T"),
        ("--at", "-2", "distance x"),
    ] {
        refuses(&[solve[0], solve[1], option, value], "", &[name]);
    }
    refuses(
        &["game", "path", "--regime", "nash", "--points", "1"],
        "",
        &["--points"],
    );
}

#[test]
fn a_file_that_is_not_there_is_named() {
    refuses(
        &[
            "learning",
            "fit",
            "no-such.csv",
            "--quantity",
            "q",
            "--cost",
            "c",
        ],
        "",
        &["no-such.csv"],
    );
    refuses(
        &["data", "show", "no_such_dataset"],
        "",
        &["no_such_dataset", "author_capex"],
    );
}

#[test]
fn an_answer_that_cannot_be_written_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("missing").join("answer.json");
    refuses(
        &["game", "solve", "--output", target.to_str().unwrap()],
        "",
        &["answer.json"],
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn an_out_that_cannot_be_a_folder_is_refused_before_any_work() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "kept").unwrap();
    refuses(
        &["reproduce", "--out", file.join("out").to_str().unwrap()],
        "",
        &["out"],
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "kept");
    refuses(
        &["reproduce", "--only", "no-such-figure"],
        "",
        &["no-such-figure"],
    );
}

#[test]
fn unknown_words_are_usage_errors() {
    endodec(["game", "solve", "--firmz", "3"]).assert().code(2);
    endodec(["nonsense"]).assert().code(2);
}
