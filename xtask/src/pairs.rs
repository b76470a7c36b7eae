//! Writing commands, each in two ways that write the same place differently, and what a stop leaves of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::process::{Failed, root};
use crate::program;

/// Every file of a folder by its path.
pub(crate) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A command that writes, in two ways.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) name: &'static str,
    /// The folder that both write to, and nothing else does.
    pub(crate) folder: PathBuf,
    runs: [Vec<String>; 2],
}

/// What stands in the folder after a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    Old,
    New,
    /// The next run finishes it.
    Recorded,
    Mixed,
}

impl Pair {
    /// Runs a command in one of its ways.
    pub(crate) fn command(&self, way: usize) -> Result<Command, Failed> {
        let mut command = Command::new(program("endodec")?);
        command
            .args(&self.runs[way])
            .current_dir(root())
            .env("RAYON_NUM_THREADS", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        Ok(command)
    }

    /// The same as arguments of another program.
    pub(crate) fn under(
        &self,
        other: &str,
        arguments: &[String],
        way: usize,
    ) -> Result<Command, Failed> {
        let mut command = Command::new(other);
        command
            .args(arguments)
            .arg(program("endodec")?)
            .args(&self.runs[way])
            .current_dir(root())
            .env("RAYON_NUM_THREADS", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        Ok(command)
    }

    /// Runs to the end, and what is there then.
    pub(crate) fn whole(&self, way: usize) -> Result<Files, Failed> {
        ran(&mut self.command(way)?)?;
        files(&self.folder)
    }

    /// What a stop has left, between one whole state and another.
    fn left(&self, old: &Files, new: &Files) -> Result<Left, Failed> {
        let found = files(&self.folder)?;
        let recorded = found.keys().any(|path| {
            path.ends_with(".endodec-stage/record")
                || path.to_string_lossy().ends_with(".part/manifest")
        });
        let theirs: Files = found
            .into_iter()
            .filter(|(path, _)| {
                let path = path.to_string_lossy();
                !path.contains(".endodec-") && !path.contains(".part/")
            })
            .collect();
        Ok(if recorded {
            Left::Recorded
        } else if theirs == *old {
            Left::Old
        } else if theirs == *new {
            Left::New
        } else {
            Left::Mixed
        })
    }
}

/// What the stops of a command have left.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    old: u32,
    new: u32,
    recorded: u32,
}

impl Tally {
    /// Looks at what a stop has left on the way from one whole state to the other, and after the next run, which goes
    /// the same way.
    pub(crate) fn stopped(
        &mut self,
        pair: &Pair,
        whole: &[Files; 2],
        way: usize,
        when: &str,
    ) -> Result<(), Failed> {
        let bad = |what: &str| Failed::check(format!("{}, {when}: {what}", pair.name));
        match pair.left(&whole[1 - way], &whole[way])? {
            Left::Old => self.old += 1,
            Left::New => self.new += 1,
            Left::Recorded => self.recorded += 1,
            Left::Mixed => return Err(bad("a mixture")),
        }
        if pair.whole(way)? == whole[way] {
            Ok(())
        } else {
            Err(bad("the next run left something over"))
        }
    }

    /// Whether nothing was stopped.
    pub(crate) fn is_empty(&self) -> bool {
        self.old + self.new + self.recorded == 0
    }

    /// The row of a table.
    pub(crate) fn row(&self, pair: &Pair) -> String {
        let Self { old, new, recorded } = self;
        let stops = old + new + recorded;
        format!(
            "| {} | {stops} | {old} | {new} | {recorded} | 0 |\n",
            pair.name
        )
    }
}

/// The pairs, below a folder of this task.
pub(crate) fn pairs(folder: &Path) -> Result<Vec<Pair>, Failed> {
    let at = |name: &str| folder.join(name).display().to_string();
    let data = at("data");
    ran(Command::new(program("endodec")?).args(["data", "export", "author_capex", "--to", &data]))?;
    let edited = folder.join("data/author_capex.csv");
    let text = fs::read_to_string(&edited).map_err(|error| wrong(&edited, &error))?;
    let other = text.replace("Microsoft,2018,11.6", "Microsoft,2018,21.6");
    fs::write(&edited, other).map_err(|error| wrong(&edited, &error))?;
    let spec = "examples/sweeps/firms-and-distance.toml";
    for part in ["1/2", "2/2"] {
        let output = at(&format!("part{}.csv", &part[..1]));
        ran(Command::new(program("endodec")?)
            .args(["sweep", spec, "--shard", part, "--output", &output])
            .current_dir(root()))?;
    }
    let whole = at("whole.csv");
    ran(Command::new(program("endodec")?)
        .args(["sweep", spec, "--output", &whole])
        .current_dir(root()))?;
    let items = [
        "reproduce",
        "--only=v2-table-10-implied-r0",
        "--only=capex-totals",
    ];
    let one = [
        (
            "an answer",
            "answer",
            [
                vec!["game", "solve", "--output", "@/a.txt"],
                vec!["game", "solve", "--firms=9", "--output", "@/a.txt"],
            ],
        ),
        (
            "`explore --to`",
            "explore",
            [
                vec!["explore", "--to", "@/a.html"],
                vec!["game", "path", "--regime=nash", "--output", "@/a.html"],
            ],
        ),
        (
            "`sweep`",
            "sweep",
            [
                vec!["sweep", spec, "--resume", "--format=csv", "--output", "@/a"],
                vec![
                    "sweep",
                    spec,
                    "--resume",
                    "--format=json",
                    "--output",
                    "@/a",
                ],
            ],
        ),
        (
            "`reproduce`",
            "reproduce",
            [
                [&items[..], &["--out", "@"]].concat(),
                [&items[..], &["--data", &data, "--out", "@"]].concat(),
            ],
        ),
        (
            "`reproduce --bless`",
            "bless",
            [
                vec![
                    "reproduce",
                    "--bless",
                    // What is blessed adds up, so both ways bless the same.
                    "--only=v2-table-10-implied-r0",
                    "--only=capex-totals",
                    "--reference",
                    "@",
                    "--out",
                    "+",
                ],
                vec![
                    "reproduce",
                    "--bless",
                    "--only=v2-table-10-implied-r0",
                    "--only=capex-totals",
                    "--reference",
                    "@",
                    "--out",
                    "+",
                ],
            ],
        ),
        (
            "`data export`",
            "export",
            [
                vec!["data", "export", "--all", "--to", "@"],
                vec!["data", "export", "--all", "--to", "@"],
            ],
        ),
    ];
    one.into_iter()
        .map(|(name, sub, runs)| {
            let place = folder.join("places").join(sub);
            fs::create_dir_all(&place).map_err(|error| wrong(&place, &error))?;
            let shown = place.display().to_string();
            let beside = folder.join("beside").join(sub).display().to_string();
            Ok(Pair {
                name,
                runs: runs.map(|words| {
                    words
                        .into_iter()
                        .map(|word| word.replace('@', &shown).replace('+', &beside))
                        .collect()
                }),
                folder: place,
            })
        })
        .collect()
}

/// Runs work in a folder of its own below `target`, which is removed.
pub(crate) fn in_a_folder(
    name: &str,
    work: impl FnOnce(&Path) -> Result<String, Failed>,
) -> Result<String, Failed> {
    let folder = root().join(format!("target/{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| wrong(&folder, &error))?;
    let result = work(&folder);
    // What is left takes only room.
    let _ = fs::remove_dir_all(&folder);
    result
}

pub(crate) fn ran(command: &mut Command) -> Result<(), Failed> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failed::input(error.to_string()))?;
    if output.status.success() {
        return Ok(());
    }
    Err(Failed::check(format!(
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr).trim()
    )))
}

pub(crate) fn files(folder: &Path) -> Result<Files, Failed> {
    let mut found = Files::new();
    let mut left = vec![folder.to_owned()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).map_err(|error| wrong(&next, &error))? {
            let path = entry.map_err(|error| wrong(&next, &error))?.path();
            if path.is_dir() {
                left.push(path);
            } else {
                let bytes = fs::read(&path).map_err(|error| wrong(&path, &error))?;
                found.insert(path, bytes);
            }
        }
    }
    Ok(found)
}

pub(crate) fn wrong(path: &Path, error: &std::io::Error) -> Failed {
    Failed::input(format!("{}: {error}", path.display()))
}
