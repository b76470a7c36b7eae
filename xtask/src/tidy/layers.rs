//! Which crate may stand on which.

use std::path::Path;

use crate::process::Failed;

/// A layer of the house: a crate may use those of layers below its own, and of its own where `among` says so.
struct Layer {
    crates: &'static [&'static str],
    /// Whether crates of the layer may use each other (cargo allows no circle).
    among: bool,
}

/// From the ground up.
const LAYERS: &[Layer] = &[
    Layer {
        crates: &[
            "endodec-numerics",
            "endodec-table",
            "endodec-chart",
            "endodec-figures",
            "endodec-files",
            "endodec-reader",
            "endodec-data",
        ],
        among: true,
    },
    Layer {
        crates: &["endodec-game", "endodec-learning", "endodec-adoption"],
        among: true,
    },
    Layer {
        crates: &["endodec-empirics"],
        among: false,
    },
    Layer {
        crates: &["endodec-paper"],
        among: false,
    },
    Layer {
        crates: &["endodec-screens", "endodec-explorer-wasm", "endodec-ledger"],
        among: true,
    },
    Layer {
        crates: &["endodec-report"],
        among: false,
    },
    Layer {
        crates: &["endodec", "endodec-benches", "endodec-fuzz"],
        among: false,
    },
    // It asks what the command line would answer.
    Layer {
        crates: &["endodec-python"],
        among: false,
    },
];

/// Of the ground, models use numerics alone: they run in a browser, without files, and know of no drawing.
const MODELS: &[&str] = &["endodec-game", "endodec-learning", "endodec-adoption"];
const GROUND_OF_MODELS: &[&str] = &["endodec-numerics"];

/// Who may depend on these: one crate draws.
const DRAWING: &[&str] = &["harfrust", "plotters", "png", "resvg"];
const DRAWS: &str = "endodec-chart";

/// Findings in the manifests of all members.
pub(super) fn findings(root: &Path) -> Result<Vec<String>, Failed> {
    let mut manifests = vec![root.join("data/Cargo.toml")];
    let crates = root.join("crates");
    let entries = std::fs::read_dir(&crates)
        .map_err(|error| Failed::input(format!("{}: {error}", crates.display())))?;
    manifests.extend(
        entries
            .flatten()
            .map(|entry| entry.path().join("Cargo.toml")),
    );
    manifests.extend(
        [
            "benches/Cargo.toml",
            "bindings/python/Cargo.toml",
            "fuzz/Cargo.toml",
        ]
        .map(|path| root.join(path)),
    );
    manifests.sort();
    Ok(manifests
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .flat_map(|manifest| of_manifest(&manifest))
        .collect())
}

fn of_manifest(manifest: &str) -> Vec<String> {
    let (name, dependencies) = names(manifest);
    let Some(own) = layer(&name) else {
        return vec![format!(
            "{name}: no layer in xtask/src/tidy/layers.rs; say which it is of"
        )];
    };
    let mut found = Vec::new();
    for dependency in dependencies {
        if DRAWING.contains(&dependency.as_str()) && name != DRAWS {
            found.push(format!(
                "{name}: depends on {dependency}, which {DRAWS} alone may"
            ));
        }
        let Some(other) = layer(&dependency) else {
            continue;
        };
        let allowed = other < own || (other == own && LAYERS[own].among);
        let model = MODELS.contains(&name.as_str())
            && other == 0
            && !GROUND_OF_MODELS.contains(&dependency.as_str());
        if !allowed || model {
            found.push(format!(
                "{name}: depends on {dependency}, which is not below it"
            ));
        }
    }
    found
}

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.crates.contains(&name))
}

/// The package's name and what its code, not its tests, depends on.
fn names(manifest: &str) -> (String, Vec<String>) {
    let (mut section, mut name, mut dependencies) = ("", String::new(), Vec::new());
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            section = line;
            continue;
        }
        let Some((key, value)) = line.split_once('=') else {
            continue;
        };
        let key = key.trim().trim_end_matches(".workspace");
        match section {
            "[package]" if key == "name" => name = value.trim().trim_matches('"').to_owned(),
            // What is for one system or feature is a dependency too.
            _ if section.ends_with("dependencies]") && !section.contains("dev-") => {
                dependencies.push(key.to_owned());
            }
            _ => {}
        }
    }
    (name, dependencies)
}

#[cfg(test)]
mod tests {
    use super::of_manifest;

    fn manifest(name: &str, dependencies: &str) -> String {
        format!("[package]\nname = \"{name}\"\n\n[dependencies]\n{dependencies}\n")
    }

    #[test]
    fn a_model_stands_on_numerics_and_on_no_other_ground() {
        let fine = manifest(
            "endodec-game",
            "endodec-numerics.workspace = true\nlibm.workspace = true",
        );
        assert!(of_manifest(&fine).is_empty());
        for wrong in [
            "endodec-paper",
            "endodec-table",
            "endodec-report",
            "endodec",
        ] {
            let said = of_manifest(&manifest("endodec-game", &format!("{wrong} = \"1\"")));
            assert_eq!(said.len(), 1, "{wrong}: {said:?}");
        }
    }

    #[test]
    fn one_crate_draws() {
        let said = of_manifest(&manifest("endodec-report", "plotters.workspace = true"));
        assert_eq!(
            said,
            ["endodec-report: depends on plotters, which endodec-chart alone may"]
        );
        let chart = manifest("endodec-chart", "plotters = { version = \"0.3\" }");
        assert!(of_manifest(&chart).is_empty());
    }

    #[test]
    fn what_only_tests_need_is_free_and_a_crate_without_a_layer_is_named() {
        let tests =
            "[package]\nname = \"endodec-game\"\n[dev-dependencies]\nendodec-paper = \"1\"\n";
        assert!(of_manifest(tests).is_empty());
        let said = of_manifest(&manifest("endodec-new", ""));
        assert!(said[0].starts_with("endodec-new: no layer"), "{said:?}");
    }
}
