use std::fs;
use std::path::Path;

use super::{Begun, Growing, Start, beside};
use crate::FileError;
use crate::calls::Calls;
use crate::faults::{Fault, Faulty, Unsynced};

const IDENTITY: &str = "work 1";
const ROWS: [&[u8]; 3] = [b"first\n", b"second\n", b"third\n"];
const WHOLE: &[u8] = b"first\nsecond\nthird\n]\n";

/// Writes what is missing, each row recorded.
fn run(calls: &dyn Calls, path: &Path, start: Start) -> Result<(), FileError> {
    let manifest = beside(path, ".json");
    let mut growing = match Growing::begin_by(calls, path, &manifest, IDENTITY, start)? {
        Begun::Open(growing) => *growing,
        Begun::Finished => return Ok(()),
    };
    for row in ROWS.iter().skip(usize::try_from(growing.units()).unwrap()) {
        growing.append(row, 1)?;
        growing.record()?;
    }
    // What closes the list is not recorded.
    growing.append(b"]\n", 0)?;
    growing.finish(b"manifest")
}

fn is_whole(path: &Path) -> bool {
    fs::read(path).is_ok_and(|found| found == WHOLE)
        && fs::read(beside(path, ".json")).is_ok_and(|found| found == b"manifest")
        && fs::read_dir(path.parent().unwrap()).unwrap().count() == 2
}

#[test]
fn each_step_that_fails_leaves_the_old_file_or_what_the_next_run_finishes() {
    for next in [Start::Resume, Start::Anew] {
        for before in [None, Some("old")] {
            for fault in Fault::ALL {
                for step in 0.. {
                    let folder = tempfile::tempdir().unwrap();
                    let path = folder.path().join("answer.csv");
                    if let Some(text) = before {
                        fs::write(&path, text).unwrap();
                    }
                    let calls = Faulty::new(fault, step);
                    let result = run(&calls, &path, Start::New);
                    if !calls.failed() {
                        result.unwrap();
                        assert!(is_whole(&path));
                        break;
                    }
                    let found = fs::read(&path).ok();
                    assert!(
                        found.as_deref() == before.map(str::as_bytes)
                            || found.as_deref() == Some(WHOLE),
                        "{fault:?} at {step}: {found:?}"
                    );
                    run(&Unsynced, &path, next).unwrap();
                    assert!(is_whole(&path), "{fault:?} at {step}, then {next:?}");
                }
            }
        }
    }
}

#[test]
fn a_kill_at_every_step_of_the_run_that_goes_on_is_mended_by_the_one_after_it() {
    for first in 0.. {
        let mut reached = false;
        for second in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("answer.csv");
            let calls = Faulty::new(Fault::AbortAfter, first);
            let _ = run(&calls, &path, Start::New);
            reached = calls.failed();
            let calls = Faulty::new(Fault::Abort, second);
            let _ = run(&calls, &path, Start::Resume);
            if !calls.failed() {
                break;
            }
            run(&Unsynced, &path, Start::Resume).unwrap();
            assert!(is_whole(&path), "{first}, {second}");
        }
        if !reached {
            break;
        }
    }
}

#[test]
fn what_was_left_is_refused_where_it_is_not_asked_for_or_is_not_of_this_work() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let manifest = beside(&path, ".json");
    let begin = |identity: &str, start| {
        Growing::begin_by(&Unsynced, &path, &manifest, identity, start).map(|_| ())
    };
    let Begun::Open(mut growing) =
        Growing::begin_by(&Unsynced, &path, &manifest, IDENTITY, Start::New).unwrap()
    else {
        panic!("nothing was there");
    };
    growing.append(b"first\n", 1).unwrap();
    growing.record().unwrap();
    assert!(matches!(
        begin(IDENTITY, Start::Resume),
        Err(FileError::Busy { .. })
    ));
    drop(growing);
    assert!(matches!(
        begin(IDENTITY, Start::New),
        Err(FileError::Interrupted { .. })
    ));
    assert!(matches!(
        begin("work 2", Start::Anew),
        Err(FileError::Interrupted { .. })
    ));
    assert!(matches!(
        begin("work 2", Start::Resume),
        Err(FileError::OtherRows { .. })
    ));
    fs::write(folder.path().join("a.part/rows"), "fir").unwrap();
    assert!(matches!(
        begin(IDENTITY, Start::Resume),
        Err(FileError::ShortRows {
            found: 3,
            recorded: 6,
            ..
        })
    ));
    // Rows without our record are somebody else's.
    fs::remove_file(folder.path().join("a.part/done")).unwrap();
    for start in [Start::New, Start::Resume, Start::Anew] {
        assert!(matches!(
            begin(IDENTITY, start),
            Err(FileError::Foreign { .. })
        ));
    }
    assert_eq!(fs::read(folder.path().join("a.part/rows")).unwrap(), b"fir");
}

#[test]
fn foreign_files_in_the_folder_stay() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    fs::create_dir(folder.path().join("a.part")).unwrap();
    fs::write(folder.path().join("a.part/mine"), "mine").unwrap();
    run(&Unsynced, &path, Start::New).unwrap();
    assert_eq!(fs::read(&path).unwrap(), WHOLE);
    assert_eq!(
        fs::read(folder.path().join("a.part/mine")).unwrap(),
        b"mine"
    );
    assert_eq!(
        fs::read_dir(folder.path().join("a.part")).unwrap().count(),
        1
    );
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_a_read_only_file_or_a_link_to_a_folder_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let mode = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    fs::write(&path, "old").unwrap();
    mode(0o600);
    run(&Unsynced, &path, Start::New).unwrap();
    let found = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(found & 0o777, 0o600);
    mode(0o444);
    assert!(run(&Unsynced, &path, Start::New).is_err());
    mode(0o644);
    fs::create_dir(folder.path().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink("elsewhere", folder.path().join("a.part")).unwrap();
    assert!(matches!(
        run(&Unsynced, &path, Start::New),
        Err(FileError::Link { .. })
    ));
}

/// What bears the names of ours in `a.part` and is none of ours stays, and what a link there leads to.
#[cfg(unix)]
#[test]
fn nothing_foreign_in_the_folder_of_rows_is_written_over() {
    for name in ["rows", "done", "manifest"] {
        for link in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let (path, mine) = (folder.path().join("a"), folder.path().join("mine"));
            let part = folder.path().join("a.part");
            fs::create_dir(&part).unwrap();
            fs::write(&mine, "mine").unwrap();
            if link {
                std::os::unix::fs::symlink(&mine, part.join(name)).unwrap();
            } else {
                fs::write(part.join(name), "mine").unwrap();
            }
            for start in [Start::New, Start::Resume, Start::Anew] {
                let refused =
                    Growing::begin_by(&Unsynced, &path, &beside(&path, ".json"), IDENTITY, start);
                assert!(
                    matches!(refused, Err(FileError::Foreign { .. })),
                    "{name}, {link}, {start:?}: {refused:?}"
                );
                assert_eq!(fs::read(part.join(name)).unwrap(), b"mine");
                assert_eq!(fs::read(&mine).unwrap(), b"mine");
            }
        }
    }
}
