//! What was made from what: the program's version, the hash of every input and of every output.

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::reproduce::Artefact;

/// The manifest of a run: no clock and no path of the machine, so that the same inputs give the same bytes.
#[must_use]
pub fn manifest<'a>(
    inputs: impl IntoIterator<Item = (&'a str, &'a str)>,
    seed: u64,
    outputs: &[Artefact],
) -> Vec<u8> {
    let hashed = |pairs: Vec<(String, String)>| -> Value {
        let mut pairs = pairs;
        pairs.sort();
        Value::Object(
            pairs
                .into_iter()
                .map(|(path, hash)| (path, Value::String(hash)))
                .collect(),
        )
    };
    let inputs = inputs
        .into_iter()
        .map(|(name, text)| (name.to_owned(), sha256(text.as_bytes())))
        .collect();
    let outputs = outputs
        .iter()
        .map(|artefact| (artefact.path.clone(), sha256(&artefact.bytes)))
        .collect();
    let manifest = json!({
        "program": "endodec",
        "version": env!("CARGO_PKG_VERSION"),
        "hash": "sha256",
        "seed": seed,
        "inputs": hashed(inputs),
        "outputs": hashed(outputs),
    });
    let mut bytes = format!("{manifest:#}").into_bytes();
    bytes.push(b'\n');
    bytes
}

/// Paths of the outputs that a manifest lists; empty where it is not one of ours.
#[must_use]
pub fn outputs(manifest: &str) -> Vec<String> {
    let listed = serde_json::from_str::<Value>(manifest).ok();
    let outputs = listed
        .as_ref()
        .and_then(|manifest| manifest["outputs"].as_object());
    outputs.map_or_else(Vec::new, |outputs| outputs.keys().cloned().collect())
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
