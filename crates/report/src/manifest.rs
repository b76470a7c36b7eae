//! What was made from what: the program's version, the hash of every input and of every output.

use endodec_files::{Known, hash};
use serde_json::{Value, json};

use crate::reproduce::Artefact;

/// Its name in the folder that it describes.
pub const NAME: &str = "manifest.json";

/// The hash of each artefact by its path.
#[must_use]
pub fn hashes(artefacts: &[Artefact]) -> Known {
    artefacts
        .iter()
        .map(|artefact| (artefact.path.clone(), hash(&artefact.bytes)))
        .collect()
}

/// The manifest of a run: no clock and no path of the machine, so that the same inputs give the same bytes.
#[must_use]
pub fn manifest<'a>(
    inputs: impl IntoIterator<Item = (&'a str, &'a str)>,
    seed: u64,
    outputs: &Known,
) -> Vec<u8> {
    let inputs: Known = inputs
        .into_iter()
        .map(|(name, text)| (name.to_owned(), hash(text.as_bytes())))
        .collect();
    text(&json!({
        "program": PROGRAM,
        "version": env!("CARGO_PKG_VERSION"),
        "hash": HASH,
        "seed": seed,
        "inputs": inputs,
        "outputs": outputs,
    }))
}

/// The manifest of the reference: its files alone, since only what moved should show where it is kept.
#[must_use]
pub fn of_reference(outputs: &Known) -> Vec<u8> {
    text(&json!({ "program": PROGRAM, "hash": HASH, "outputs": outputs }))
}

/// The outputs that a manifest lists, with their hashes; `None` where it is not one of ours.
#[must_use]
pub fn outputs(manifest: &str) -> Option<Known> {
    let manifest: Value = serde_json::from_str(manifest).ok()?;
    if manifest["program"] != PROGRAM || manifest["hash"] != HASH {
        return None;
    }
    manifest["outputs"]
        .as_object()?
        .iter()
        .map(|(path, hash)| Some((path.clone(), hash.as_str()?.to_owned())))
        .collect()
}

const PROGRAM: &str = "endodec";
const HASH: &str = "sha256";

fn text(manifest: &Value) -> Vec<u8> {
    format!("{manifest:#}\n").into_bytes()
}
