//! `cargo xtask reliability aborts`: every writing command stopped before each call of the system that changes
//! something, one after the other, by strace.

use std::process::Stdio;

use crate::pairs::{Pair, Tally, in_a_folder, pairs};
use crate::process::{Failed, on_path};

/// The calls; of those that a machine does not know strace says so, and they are left out.
const CALLS: [&str; 15] = [
    "write",
    "writev",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "mkdir",
    "mkdirat",
    "rmdir",
    "fchmod",
    "fchown",
    "ftruncate",
];

/// Stops each command before each of its calls; the rows of a table.
pub(crate) fn aborts() -> Result<String, Failed> {
    let Some(strace) = on_path("strace") else {
        return Err(Failed::input(
            "strace is not here (Debian's package `strace`); it stops a program before a chosen call",
        ));
    };
    let strace = strace.display().to_string();
    in_a_folder("aborts", |folder| {
        let mut table = "| command | stops | old files | new files | recorded, finished by the next run | mixed, or left over |\n| :--- | ---: | ---: | ---: | ---: | ---: |\n".to_owned();
        for pair in pairs(folder)? {
            let row = stopped(&strace, &pair)?;
            eprint!("{row}");
            table.push_str(&row);
        }
        Ok(table)
    })
}

fn stopped(strace: &str, pair: &Pair) -> Result<String, Failed> {
    let whole = [pair.whole(0)?, pair.whole(1)?];
    let mut tally = Tally::default();
    // The last run was the second.
    let mut way = 0;
    for call in CALLS {
        for number in 1_u32.. {
            let arguments = [
                "-f".to_owned(),
                "-qq".to_owned(),
                "-o/dev/null".to_owned(),
                format!("-etrace={call}"),
                format!("-einject={call}:signal=KILL:when={number}"),
            ];
            let status = pair
                .under(strace, &arguments, way)?
                .stderr(Stdio::null())
                .status()
                .map_err(|error| Failed::input(format!("strace: {error}")))?;
            if status.success() {
                // There are no more calls of this kind.
                way = 1 - way;
                break;
            }
            if status.code().is_some_and(|code| code != 137) {
                if number == 1 {
                    break;
                }
                return Err(Failed::check(format!(
                    "{}, before {call} {number}: {status}",
                    pair.name
                )));
            }
            tally.stopped(pair, &whole, way, &format!("before {call} {number}"))?;
            way = 1 - way;
        }
    }
    if tally.is_empty() {
        return Err(Failed::input(
            "strace stopped nothing; it needs the right to trace programs (ptrace)",
        ));
    }
    Ok(tally.row(pair))
}
