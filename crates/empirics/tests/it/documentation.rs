//! `docs/data.md` lists the files as they are.

use std::fs;

use endodec_empirics::{DataFile, Datasets};

fn line(file: &DataFile) -> String {
    let (resource, rows) = (
        file.resource(),
        file.table().expect("a well-formed file").len(),
    );
    let by_row = if resource.fields().iter().any(|field| field.name == "grade") {
        ", by row"
    } else {
        ""
    };
    let grade = resource
        .grade
        .map(|grade| grade.to_string())
        .unwrap_or_default();
    let licence = resource.provenance().licence;
    format!(
        "| `{}` | {} | {rows} | {grade}{by_row} | {licence} |",
        resource.name, resource.title
    )
}

#[test]
fn the_page_on_the_data_lists_every_file() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/data.md");
    let Ok(page) = fs::read_to_string(path) else {
        eprintln!("skipped: no docs/data.md beside this crate");
        return;
    };
    for file in Datasets::embedded().unwrap().files() {
        assert!(
            page.lines().any(|text| text == line(file)),
            "docs/data.md lacks the line\n{}",
            line(file)
        );
    }
}

#[test]
fn the_licence_page_of_the_data_names_every_file() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/LICENSE.md");
    let Ok(page) = fs::read_to_string(path) else {
        eprintln!("skipped: no data/LICENSE.md beside this crate");
        return;
    };
    for file in Datasets::embedded().unwrap().files() {
        let path = &file.resource().path;
        assert!(
            path.starts_with("paper/") || page.contains(&format!("`{path}`")),
            "data/LICENSE.md lacks {path}"
        );
    }
}
