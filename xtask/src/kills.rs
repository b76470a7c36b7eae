//! `cargo xtask reliability kills`: writing commands killed at random moments, and what is found afterwards.

use std::process::Stdio;
use std::thread::sleep;
use std::time::Instant;

use crate::pairs::{Pair, Tally, in_a_folder, pairs, wrong};
use crate::process::Failed;

/// Kills of each command.
const KILLS: u32 = 200;
/// Commands that take long enough to be met by chance.
const KILLED: [&str; 2] = ["`reproduce`", "`sweep`"];

/// Kills `reproduce` and `sweep`; the rows of a table.
pub(crate) fn kills() -> Result<String, Failed> {
    in_a_folder("kills", |folder| {
        let mut table = "| killed | times | old files | new files | recorded, finished by the next run | mixed, or left over |\n| :--- | ---: | ---: | ---: | ---: | ---: |\n".to_owned();
        for pair in pairs(folder)? {
            if KILLED.contains(&pair.name) {
                let row = killed(&pair)?;
                eprint!("{row}");
                table.push_str(&row);
            }
        }
        Ok(table)
    })
}

/// Two runs of a command that write the same place differently, in turn, each killed once before it may end.
fn killed(pair: &Pair) -> Result<String, Failed> {
    let start = Instant::now();
    let whole = [pair.whole(0)?, pair.whole(1)?];
    let usual = start.elapsed() / 2;
    let mut tally = Tally::default();
    // The same moments in every run of this task.
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for number in 0..KILLS {
        // The last run was the second.
        let way = usize::from(number % 2 != 0);
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let part = f64::from(u32::try_from(random >> 32).unwrap_or_default()) / f64::from(u32::MAX);
        let mut child = pair
            .command(way)?
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| wrong(&pair.folder, &error))?;
        sleep(usual.mul_f64(1.05 * part));
        // It may have ended.
        let _ = child.kill();
        child.wait().map_err(|error| wrong(&pair.folder, &error))?;
        tally.stopped(pair, &whole, way, &format!("kill {number}"))?;
    }
    Ok(tally.row(pair))
}
