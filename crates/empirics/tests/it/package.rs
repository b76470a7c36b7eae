//! The data package, the files and the embedded list agree.

use endodec_empirics::{Datasets, Grade, sha256};
use endodec_reader::CsvTable;

#[test]
fn every_file_of_the_package_is_embedded_and_no_other() {
    let data = Datasets::embedded().unwrap();
    let described: Vec<&str> = data
        .files()
        .iter()
        .map(|file| file.resource().path.as_str())
        .collect();
    let embedded: Vec<&str> = endodec_data::FILES.iter().map(|(path, _)| *path).collect();
    assert_eq!(described, embedded);
}

#[test]
fn checksum_and_length_of_every_file_are_those_of_the_package() {
    for file in Datasets::embedded().unwrap().files() {
        let resource = file.resource();
        let hash = format!("sha256:{}", file.sha256());
        assert_eq!(
            (resource.hash.as_str(), resource.bytes),
            (hash.as_str(), file.text().len() as u64),
            "{}: run `cargo run -p endodec-empirics --example refresh_hashes`",
            resource.path
        );
    }
}

#[test]
fn columns_of_every_file_are_those_of_the_package() {
    for file in Datasets::embedded().unwrap().files() {
        let described: Vec<&str> = file
            .resource()
            .fields()
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        assert_eq!(
            file.table().unwrap().headers(),
            described,
            "{}",
            file.resource().path
        );
    }
}

#[test]
fn every_cell_has_the_type_that_the_package_gives_its_column() {
    for file in Datasets::embedded().unwrap().files() {
        let table = file.table().unwrap();
        for field in file.resource().fields() {
            let name = field.name.as_str();
            for row in table
                .rows()
                .filter(|row| row.optional_text(name).unwrap().is_some())
            {
                let read = match field.kind.as_str() {
                    "number" | "integer" => row.number(name).map(drop),
                    "year" => row.year(name).map(drop),
                    "date" | "yearmonth" => row.date(name).map(drop),
                    "string" => Ok(()),
                    other => panic!("{name}: no type `{other}` is used here"),
                };
                read.unwrap();
            }
        }
    }
}

#[test]
fn every_file_has_a_title_a_source_a_licence_a_grade_and_every_column_a_meaning() {
    for file in Datasets::embedded().unwrap().files() {
        let resource = file.resource();
        let path = &resource.path;
        assert!(
            !resource.title.is_empty() && !resource.description.is_empty(),
            "{path}: title or description"
        );
        assert!(
            !resource.sources.is_empty() && !resource.licences.is_empty(),
            "{path}: source or licence"
        );
        assert!(resource.grade.is_some(), "{path}: grade");
        for field in resource.fields() {
            assert!(
                !field.description.is_empty(),
                "{path}: `{}` has no description",
                field.name
            );
            let numeric = matches!(field.kind.as_str(), "number" | "integer");
            assert!(
                !numeric || field.unit.is_some(),
                "{path}: `{}` has no unit",
                field.name
            );
        }
    }
}

#[test]
fn only_what_the_paper_prints_is_graded_p() {
    for file in Datasets::embedded().unwrap().files() {
        let printed = file.resource().path.starts_with("paper/")
            || [
                "contradictions",
                "predictions",
                "export_control",
                "claim_drafts",
                "claim_drafts_new_in_v7_4",
            ]
            .contains(&file.resource().name.as_str());
        assert_eq!(
            file.resource().grade == Some(Grade::P),
            printed,
            "{}",
            file.resource().path
        );
    }
}

#[test]
fn where_rows_are_graded_a_row_without_a_grade_has_no_value() {
    for file in Datasets::embedded().unwrap().files() {
        let table: CsvTable = file.table().unwrap();
        let value = ["value", "learning_rate", "decode_tok_s"]
            .into_iter()
            .find(|name| table.headers().contains(&(*name).to_owned()));
        if let (true, Some(value)) = (table.headers().contains(&"grade".to_owned()), value) {
            for row in table
                .rows()
                .filter(|row| row.optional_text("grade").unwrap().is_none())
            {
                assert_eq!(
                    row.optional_text(value).unwrap(),
                    None,
                    "{} line {}",
                    table.file(),
                    row.line()
                );
            }
        }
    }
}

#[test]
fn licences_that_want_attribution_get_it() {
    for file in Datasets::embedded().unwrap().files() {
        let resource = file.resource();
        if resource
            .licences
            .iter()
            .any(|licence| licence.name.starts_with("CC-BY"))
        {
            assert!(resource.attribution.is_some(), "{}", resource.path);
        }
    }
}

#[test]
fn the_checksum_is_sha_256() {
    // FIPS 180-2, appendix B.1.
    assert_eq!(
        sha256(b"abc"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}
