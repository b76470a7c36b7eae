use super::endodec;

/// Runs with bad input: exit code 2, one line that holds each of these words, nothing on standard output.
pub(crate) fn refuses(arguments: &[&str], input: &str, words: &[&str]) {
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
fn a_value_that_an_option_does_not_take_is_a_sentence_too() {
    let whole = "a whole number of at least 0";
    for (arguments, words) in [
        (["game", "solve", "--firms", "1.5"], ["--firms", whole]),
        (["game", "solve", "--firms", "-3"], ["--firms", "-3"]),
        (["game", "solve", "--firms", ""], ["--firms", "empty"]),
        (
            ["game", "solve", "--discount", "abc"],
            ["--discount", "a number"],
        ),
        (
            ["game", "solve", "--format", "yaml"],
            ["--format", "text, json, csv"],
        ),
        (
            ["game", "two-state", "--nodes", "4"],
            ["--nodes", "a whole number from 5 to 6401"],
        ),
        (["game", "statics", "--wrt", "x"], ["--wrt x", "intercept"]),
    ] {
        refuses(&arguments, "", &words);
    }
}

#[test]
fn numbers_below_zero_are_numbers() {
    for (command, option, value, words) in [
        ("asymmetric", "--costs", "-1,2", ["cost", "-1"]),
        (
            "asymmetric",
            "--costs",
            "--values",
            ["--costs", "must be a number"],
        ),
        ("solve", "--slope", "-1e-3", ["slope b", "-0.001"]),
        ("solve", "--slope", "--at", ["--slope", "must be a number"]),
    ] {
        refuses(&["game", command, option, value], "", &words);
    }
}

#[test]
fn more_draws_than_memory_holds_are_refused() {
    const LARGEST: &str = "18446744073709551615";
    let csv = "t,q,c,s\n1,1,9,.1\n2,2,8,.2\n3,4,6,.3\n4,8,5,.5\n5,16,4,.6\n6,32,4,.7\n";
    let curve = ["-", "--quantity", "q", "--cost", "c"];
    let ahead = ["--growth", ".3", "--horizon", "5", "--target", "2"];
    let forecast = [&["learning", "forecast"], &curve[..], &ahead].concat();
    for (command, option) in [
        (
            [&["learning", "bootstrap"], &curve[..]].concat(),
            "--resamples",
        ),
        (forecast.clone(), "--draws"),
        (forecast.clone(), "--crossing-horizon"),
        (forecast, "--hindcast"),
        (vec!["learning", "breaks", "-", "--y", "c"], "--min-segment"),
        (vec!["learning", "breaks", "-", "--y", "c"], "--simulations"),
        (
            vec!["adoption", "implied-r0", "-", "--date", "t", "--share", "s"],
            "--replicates",
        ),
        (
            vec!["adoption", "fit", "-", "--time", "t", "--adopters", "q"],
            "--bootstrap",
        ),
    ] {
        let arguments = [&command[..], &[option, LARGEST]].concat();
        refuses(&arguments, csv, &[option, "from 0 to", LARGEST]);
    }
}

#[test]
fn parameters_beyond_double_precision_are_refused() {
    for option in [
        &["--intercept", "1e-12", "--training-value", "1e300"][..],
        &[
            "--discount",
            "1e300",
            "--training-value",
            "1e6",
            "--slope",
            "1e-5",
        ],
    ] {
        let arguments: Vec<&str> = ["game", "solve"].iter().chain(option).copied().collect();
        refuses(&arguments, "", &["double precision"]);
    }
    refuses(
        &["game", "drift", "--drift", "1e300"],
        "",
        &["double precision"],
    );
    refuses(
        &["game", "drift", "--drift", "0"],
        "",
        &["drift", "finite and positive"],
    );
}

#[test]
fn a_march_that_would_never_end_is_not_begun() {
    for option in [["--at", "1e20"], ["--courant", "1e-12"]] {
        refuses(
            &["game", "two-state", option[0], option[1]],
            "",
            &["number of steps", "at most"],
        );
    }
}

#[test]
fn estimates_beyond_double_precision_are_refused() {
    refuses(
        &[
            "learning",
            "heterogeneity",
            "-",
            "--estimate",
            "a",
            "--se",
            "s",
        ],
        "a,s\n.2,.1\n.3,5e-324\n.25,.1\n",
        &["standard input", "double precision"],
    );
}

#[test]
fn adopters_and_shares_outside_their_range_name_the_cell() {
    let fit = ["adoption", "fit", "-", "--time", "t", "--adopters", "n"];
    refuses(
        &fit,
        "t,n\n1,1\n2,-2\n3,3\n4,4\n",
        &["line 3", "`n`", "at least 0", "-2"],
    );
    refuses(
        &["adoption", "implied-r0", "-", "--date", "d", "--share", "s"],
        "d,s\n2020-01,.5\n2020-02,1e300\n",
        &["line 3", "`s`", "between 0 and 1", "`1e300`"],
    );
    let forecast = [&fit[..], &["--bootstrap", "20", "--forecast", "nan"]].concat();
    refuses(&forecast, "t,n\n1,1\n", &["--forecast", "finite"]);
}

#[test]
fn shares_that_never_move_have_a_reproduction_number_of_one() {
    let output = endodec([
        "adoption",
        "implied-r0",
        "-",
        "--date",
        "d",
        "--share",
        "s",
        "--format",
        "json",
    ])
    .write_stdin("d,s\n2020-01,.5\n2020-02,.5\n2020-03,.5\n2020-04,.5\n")
    .assert()
    .success();
    let found: serde_json::Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
    assert_eq!(found["intervals"][1]["r0"], 1.0);
}

#[test]
fn unknown_words_are_usage_errors() {
    endodec(["game", "solve", "--firmz", "3"]).assert().code(2);
    endodec(["nonsense"]).assert().code(2);
}
