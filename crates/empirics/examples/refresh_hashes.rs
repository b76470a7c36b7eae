//! Writes length and SHA-256 of every data file into `data/datapackage.json`, after an edit of the files.
//!
//! `cargo run -p endodec-empirics --example refresh_hashes`

use std::{error::Error, fs, path::Path};

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let path = data.join("datapackage.json");
    let mut package: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
    let resources = package["resources"]
        .as_array_mut()
        .ok_or("`resources` is not a list")?;
    for resource in resources {
        let file = resource["path"].as_str().ok_or("a resource has no path")?;
        let bytes = fs::read(data.join(file))?;
        resource["bytes"] = bytes.len().into();
        resource["hash"] = format!("sha256:{}", endodec_empirics::sha256(&bytes)).into();
    }
    fs::write(&path, serde_json::to_string_pretty(&package)? + "\n")?;
    Ok(())
}
