//! Every target with as many inputs as are asked for.

use std::fs;
use std::panic;
use std::path::{Path, PathBuf};

use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

use crate::edits::{Input, input};
use crate::targets::{Kind, TARGETS, Target};
use crate::usage::Options;

/// Inputs of a reader where no number is given: about half a minute of all targets together.
const FEW: u32 = 20_000;

/// Runs the targets and says how many inputs each took.
pub(crate) fn run(options: &Options) -> Result<String, String> {
    if let Some(name) = &options.target
        && TARGETS.iter().all(|target| target.name != name)
    {
        let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        return Err(format!("there is no target {name}; {}", names.join(", ")));
    }
    // What fails is said once, with its input.
    panic::set_hook(Box::new(|_| ()));
    let mut table = String::new();
    for target in TARGETS {
        if options
            .target
            .as_ref()
            .is_some_and(|name| name != target.name)
        {
            continue;
        }
        let count = options.count.unwrap_or(FEW);
        let count = match target.kind {
            Kind::Reader => count / target.share,
            Kind::Writer => count / 10 / target.share,
        }
        .max(1);
        eprintln!("{}: {count} inputs", target.name);
        tried(target, count, options.seed)?;
        table.push_str(&format!("| {} | {count} | 0 |\n", target.what));
    }
    Ok(table)
}

fn tried(target: &Target, count: u32, seed: u64) -> Result<(), String> {
    let corpus = corpus(target.name)?;
    // Files that once failed are tried as they are.
    for (path, bytes) in &corpus {
        panic::catch_unwind(|| (target.run)(bytes))
            .map_err(|panic| format!("{}, {}: {}", target.name, path.display(), words(&*panic)))?;
    }
    let corpus: Vec<Vec<u8>> = corpus.into_iter().map(|(_, bytes)| bytes).collect();
    let mut bits = [0; 32];
    bits[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config {
        cases: count,
        failure_persistence: None,
        max_shrink_iters: 5_000,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bits);
    let bytes = |input: &Input| input.bytes(&corpus, target.dictionary);
    TestRunner::new_with_rng(config, rng)
        .run(&input(), |input| {
            (target.run)(&bytes(&input));
            Ok(())
        })
        .map_err(|error| match error {
            TestError::Fail(reason, input) => {
                let bytes = bytes(&input);
                let kept = std::env::temp_dir().join(format!("endodec-fuzz-{}", target.name));
                let place = match fs::write(&kept, &bytes) {
                    Ok(()) => format!("; the input is in {}", kept.display()),
                    Err(_) => String::new(),
                };
                format!(
                    "{}: {reason}: {:?}{place}",
                    target.name,
                    String::from_utf8_lossy(&bytes)
                )
            }
            TestError::Abort(reason) => format!("{}: {reason}", target.name),
        })
}

/// What a panic says.
fn words(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default()
}

/// The files of a target, in the order of their names.
fn corpus(name: &str) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(name);
    let wrong = |error| format!("{}: {error}", folder.display());
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .map_err(wrong)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| Ok((path.clone(), fs::read(&path).map_err(wrong)?)))
        .collect()
}
