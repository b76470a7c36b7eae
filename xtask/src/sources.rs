//! The sources of the workspace in another folder.

use std::fs;
use std::path::Path;

use crate::process::Failed;

/// What is made, fetched or kept by other programs, wherever it lies.
const LEFT_OUT: [&str; 4] = ["target", "out", "node_modules", ".git"];

/// Copies every file but what is made from them; what stood in the folder is removed.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Failed> {
    if to.exists() {
        fs::remove_dir_all(to).map_err(|error| wrong(to, &error))?;
    }
    below(from, to)
}

fn below(from: &Path, to: &Path) -> Result<(), Failed> {
    fs::create_dir_all(to).map_err(|error| wrong(to, &error))?;
    for entry in fs::read_dir(from).map_err(|error| wrong(from, &error))? {
        let entry = entry.map_err(|error| wrong(from, &error))?;
        let (path, name) = (entry.path(), entry.file_name());
        let kind = entry.file_type().map_err(|error| wrong(&path, &error))?;
        if LEFT_OUT.iter().any(|left_out| name == *left_out) {
            continue;
        }
        if kind.is_dir() {
            below(&path, &to.join(&name))?;
        } else if kind.is_file() {
            fs::copy(&path, to.join(&name)).map_err(|error| wrong(&path, &error))?;
        }
    }
    Ok(())
}

fn wrong(path: &Path, error: &std::io::Error) -> Failed {
    Failed::input(format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::copy;

    #[test]
    fn sources_are_copied_and_what_is_made_of_them_is_not() {
        let folder = std::env::temp_dir().join(format!("endodec-sources-{}", std::process::id()));
        let at = |name: &str| folder.join(name);
        for (sub, file) in [
            ("from/crates/a", "lib.rs"),
            ("from/target", "a"),
            ("to", "old"),
        ] {
            fs::create_dir_all(at(sub)).unwrap();
            fs::write(at(sub).join(file), sub).unwrap();
        }
        copy(&at("from"), &at("to")).unwrap();
        assert!(at("to/crates/a/lib.rs").exists());
        assert!(!at("to/target").exists() && !at("to/old").exists());
        fs::remove_dir_all(folder).unwrap();
    }
}
