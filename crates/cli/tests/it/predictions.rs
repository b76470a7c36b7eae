use std::fs;

use super::{answer, endodec, json};

#[test]
fn all_predictions_are_scored_with_their_evidence() {
    let all = json(["predictions", "--as-of", "2026-11-22"]);
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), 22);
    for prediction in all {
        let status = prediction["status"].as_str().unwrap();
        assert!(
            ["met", "failed", "open", "undecidable"].contains(&status),
            "{status}"
        );
    }
    assert!(all.iter().any(|row| row["evidence"][0]["grade"] == "A"));
}

#[test]
fn an_added_row_turns_a_status_and_the_default_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    answer(["data", "export", "prediction_observations", "--to", path]);
    let file = folder.path().join("prediction_observations.csv");
    let row = "both-p4-stablecoin,sum,2027-06-30,305,$B,attested,https://example.org,A,,stablecoin_treasuries_usd_bn,all,\n";
    fs::write(&file, fs::read_to_string(&file).unwrap() + row).unwrap();
    let text = answer(["predictions", "--data", path]);
    assert!(text.contains("As of 2027-06-30: 1 met"), "{text}");
    let before = json([
        "predictions",
        "both-p4-stablecoin",
        "--data",
        path,
        "--as-of",
        "2027-06-29",
    ]);
    assert_eq!(before[0]["status"], "open");
}

#[test]
fn a_misspelt_measure_is_refused_with_file_line_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("prediction_observations.csv");
    let header =
        "prediction_id,observable,date,value,unit,statement,source,grade,note,measure,item\n";
    fs::write(
        &file,
        format!("{header}x,y,2027,1,$B,z,s,A,,stablecoins,\n"),
    )
    .unwrap();
    let assert = endodec(["predictions", "--data", folder.path().to_str().unwrap()])
        .assert()
        .code(2);
    let message = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    for word in [
        "prediction_observations.csv, line 2, column `measure`",
        "`stablecoins`",
    ] {
        assert!(message.contains(word), "{message}");
    }
}

#[test]
fn a_list_of_measures_names_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    endodec(["data", "export", "prediction_measures", "--to", path])
        .assert()
        .success();
    let list = folder.path().join("prediction_measures.csv");
    let text = fs::read_to_string(&list).unwrap();
    let says = || {
        let assert = endodec(["predictions", "--data", path]).assert().code(2);
        String::from_utf8(assert.get_output().stderr.clone()).unwrap()
    };
    fs::write(&list, text.replace("stacked_memory_gb", "stacked_memory")).unwrap();
    let renamed = says();
    assert!(renamed.contains(list.to_str().unwrap()), "{renamed}");
    assert!(renamed.contains("`stacked_memory_gb`"), "{renamed}");
    // One more measure makes the list the user's; an observation of none that it has is refused.
    fs::write(&list, format!("{text}mine,GB,,Mine,none\n")).unwrap();
    let header =
        "prediction_id,observable,date,value,unit,statement,source,grade,note,measure,item\n";
    let observations = folder.path().join("prediction_observations.csv");
    fs::write(
        &observations,
        format!("{header}x,y,2027,1,GB,z,s,A,,thine,\n"),
    )
    .unwrap();
    let misspelt = says();
    assert!(misspelt.contains(list.to_str().unwrap()), "{misspelt}");
    assert!(misspelt.contains("`thine`"), "{misspelt}");
}

#[test]
fn export_controls_have_five_observables() {
    let five = json(["predictions", "--export-control"]);
    assert_eq!(five.as_array().unwrap().len(), 5);
    assert!(
        five.as_array()
            .unwrap()
            .iter()
            .any(|row| row["outcome"] == "untested")
    );
}

#[test]
fn a_day_that_is_none_and_an_unknown_identifier_are_refused() {
    for (arguments, word) in [
        (["predictions", "--as-of=yesterday"], "a day such as"),
        (["predictions", "nothing"], "both-p1-stacked-16gb"),
    ] {
        let assert = endodec(arguments).assert().code(2);
        let message = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert!(message.contains(word), "{message}");
    }
}
