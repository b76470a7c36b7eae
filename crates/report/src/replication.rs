//! The README of a replication package in the form that the data editor of the American Economic Association asks for.
//!
//! Sections and their order follow the template of the social science data editors (doi:10.5281/zenodo.4319999); all of
//! it is made from the data package, the lists of exhibits and the ledger.

use std::fmt::Write as _;

use crate::figures::FIGURES;
use crate::tables::TABLES;
use endodec_empirics::DataFile;
use endodec_ledger::claims;
use endodec_paper::Inputs;

/// The README as Markdown.
pub(crate) fn readme(inputs: &Inputs) -> String {
    let mut page = String::from(
        "# README of the replication package\n\n## Overview\n\nThis package recomputes every figure, table and printed number of both versions of the working paper *Endogenous Decentralization*, by one program and one command: `cargo xtask reproduce`. Everything is written to `out/`; `cargo xtask reproduce --check` compares it with the committed reference.\n\n",
    );
    page.push_str("## Data availability and provenance statements\n\nAll data are in this package, in `data/`, and are compiled into the program. No data are confidential and none has to be requested. We certify that the licences below permit their redistribution as facts, with citation.\n\n| file | content | source | grade | licence |\n| --- | --- | --- | --- | --- |\n");
    for file in inputs.data.files() {
        let _ = writeln!(page, "{}", availability(file));
    }
    page.push_str(
        "\nVariables, units, ranges and missing values: `endodec data codebook`.\n\n## Computational requirements\n\n- Rust 1.95 or later; no other software, no network once dependencies are fetched.\n- Random numbers: ChaCha8 with the seed ",
    );
    let _ = writeln!(
        page,
        "{} (`endodec_ledger::SEED`); results do not depend on the number of threads.",
        endodec_ledger::SEED
    );
    page.push_str("- Memory below 1 GB, disk below 3 GB with the compiled dependencies. Building takes some minutes on two cores, computing some seconds.\n\n## Instructions to replicators\n\n1. `cargo xtask reproduce` writes everything; `--only NAME` one exhibit.\n2. `cargo xtask test` runs the tests, oracles of other programs among them.\n3. `endodec claims ID` shows one number: printed, computed, verdict, reading, and the line of code.\n\n## List of exhibits\n\n| exhibit | in the paper | program | output |\n| --- | --- | --- | --- |\n");
    for figure in FIGURES {
        let _ = writeln!(
            page,
            "| {} | {} | `endodec reproduce --only {}` | `figures/{}.svg`, `.png`, `.csv` |",
            cell(figure.title),
            cell(figure.place),
            figure.slug,
            figure.slug
        );
    }
    for table in TABLES {
        let _ = writeln!(
            page,
            "| {} | {} | `endodec reproduce --only {}` | `tables/{}.csv`, `.md`, `.tex` |",
            cell(table.title),
            cell(table.place),
            table.slug,
            table.slug
        );
    }
    page.push_str("\n## Numbers in the text\n\n| claim | in the paper | program and line |\n| --- | --- | --- |\n");
    for claim in claims::ledger() {
        let _ = writeln!(
            page,
            "| `{}` | {} | `{}` |",
            claim.id,
            cell(claim.location),
            claim.code()
        );
    }
    page.push_str("\n## References\n\nSources of each row of data stand in the columns `source` and in `data/datapackage.json`.\n");
    page
}

/// Metadata of a deposit on Zenodo, as its file `.zenodo.json` has them.
pub(crate) fn zenodo() -> String {
    let metadata = serde_json::json!({
        "title": "endodec: Endogenous Decentralization, recomputed",
        "upload_type": "software",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "<p>Recomputes every printed number of two versions of the working paper Endogenous Decentralization, redraws its figures and tables, ships its data with sources, licences and grades, and goes on where the paper stops.</p>",
        "creators": [{"name": "The endodec contributors"}],
        "license": "MIT",
        "notes": "Code under MIT or Apache-2.0; each data file under the licence that data/datapackage.json names.",
        "keywords": ["learning curves", "differential games", "technology diffusion", "replication"],
    });
    format!("{metadata:#}\n")
}

fn availability(file: &DataFile) -> String {
    let resource = file.resource();
    let sources: Vec<String> = resource
        .sources
        .iter()
        .map(|source| {
            let place = source.path.as_deref().unwrap_or_default();
            let version = source.version.as_deref().unwrap_or_default();
            format!("{} {place} {version}", source.title)
                .trim()
                .to_owned()
        })
        .collect();
    let licences: Vec<&str> = resource
        .licences
        .iter()
        .map(|licence| licence.name.as_str())
        .collect();
    format!(
        "| `{}` | {} | {} | {} | {} |",
        resource.path,
        cell(&resource.title),
        cell(&sources.join("; ")),
        resource
            .grade
            .map(|grade| grade.to_string())
            .unwrap_or_default(),
        licences.join(", ")
    )
}

/// Text inside a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::{readme, zenodo};
    use crate::figures::FIGURES;
    use endodec_ledger::claims;
    use endodec_paper::Inputs;

    #[test]
    fn the_readme_names_every_file_exhibit_and_claim_and_every_row_has_its_cells() {
        let inputs = Inputs::embedded().unwrap();
        let page = readme(&inputs);
        for file in inputs.data.files() {
            assert!(page.contains(&format!("`{}`", file.resource().path)));
        }
        assert!(FIGURES.iter().all(|figure| page.contains(figure.slug)));
        assert!(claims::ledger().all(|claim| page.contains(&claim.code())));
        for table in page.split("\n\n").filter(|block| block.starts_with('|')) {
            let bars = |line: &str| line.replace("\\|", "").matches('|').count();
            let first = table.lines().next().map(bars);
            assert!(
                table.lines().all(|line| Some(bars(line)) == first),
                "{table}"
            );
        }
    }

    #[test]
    fn the_metadata_for_zenodo_are_json_with_what_a_deposit_requires() {
        let metadata: serde_json::Value = serde_json::from_str(&zenodo()).unwrap();
        for key in ["title", "upload_type", "description", "creators", "license"] {
            assert!(!metadata[key].is_null(), "{key}");
        }
    }
}
