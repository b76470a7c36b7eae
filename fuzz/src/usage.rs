//! The arguments.

use std::ffi::OsString;
use std::path::PathBuf;

/// What is asked for.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) job: String,
    pub(crate) count: Option<u32>,
    pub(crate) target: Option<String>,
    pub(crate) seed: u64,
    pub(crate) program: PathBuf,
}

impl Options {
    pub(crate) fn read(mut arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut options = Self {
            job: arguments
                .next()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            count: None,
            target: None,
            seed: 1,
            program: beside("endodec"),
        };
        while let Some(option) = arguments.next() {
            let value = arguments.next();
            let word = value
                .as_ref()
                .map(|value| value.to_string_lossy().into_owned())
                .ok_or_else(|| format!("{option:?} takes a value"))?;
            let number = || {
                word.parse::<u64>()
                    .map_err(|_| format!("{option:?} takes a whole number, got {word:?}"))
            };
            match option.to_str() {
                Some("--count") => {
                    options.count = Some(
                        u32::try_from(number()?)
                            .map_err(|_| format!("--count takes at most {}", u32::MAX))?,
                    );
                }
                Some("--seed") => options.seed = number()?,
                Some("--target") => options.target = Some(word),
                Some("--program") => options.program = PathBuf::from(value.unwrap_or_default()),
                _ => return Err(format!("{option:?} is not understood")),
            }
        }
        Ok(options)
    }
}

/// A program that lies beside this one.
fn beside(name: &str) -> PathBuf {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::current_exe().map_or_else(|_| PathBuf::from(&name), |own| own.with_file_name(&name))
}
