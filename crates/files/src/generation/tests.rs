use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Generation, STAGE};
use crate::faults::{Fault, Faulty, Unsynced};
use crate::{FileError, Known, hash};

const OLD: &[(&str, &[u8])] = &[
    ("a.csv", b"old a"),
    ("figures/b.csv", b"old b"),
    ("figures/gone.csv", b"old gone"),
    ("same.csv", b"same"),
];
const NEW: &[(&str, &[u8])] = &[
    ("a.csv", b"new a"),
    ("figures/b.csv", b"new b"),
    ("same.csv", b"same"),
    ("tables/c.csv", b"new c"),
];

fn known(files: &[(&str, &[u8])]) -> Known {
    files
        .iter()
        .map(|(path, bytes)| ((*path).to_owned(), hash(bytes)))
        .collect()
}

fn begin(folder: &Path) -> Result<Generation<'static>, FileError> {
    Generation::begin_by(&Unsynced, folder)
}

/// Every file below a folder, without the stage.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut left = vec![folder.to_owned()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with(STAGE) {
                continue;
            }
            if path.is_dir() && !path.is_symlink() {
                left.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy();
                found.insert(name.into_owned(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn expected(ours: &[(&str, &[u8])], foreign: &[(&str, &[u8])]) -> BTreeMap<String, Vec<u8>> {
    ours.iter()
        .chain(foreign)
        .map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()))
        .collect()
}

/// A folder with the old generation and files of somebody else's.
fn old() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path())
        .unwrap()
        .commit(&Known::new(), OLD, true)
        .unwrap();
    for (path, bytes) in FOREIGN {
        fs::write(folder.path().join(path), bytes).unwrap();
    }
    folder
}

const FOREIGN: &[(&str, &[u8])] = &[
    ("figures/mine.pdf", b"mine"),
    ("notes.txt", b"mine too"),
    (".a.csv.endodec-part", b"mine as well"),
];

#[test]
fn a_generation_replaces_adds_and_removes_and_leaves_what_is_foreign() {
    let folder = old();
    begin(folder.path())
        .unwrap()
        .commit(&known(OLD), NEW, true)
        .unwrap();
    assert_eq!(files(folder.path()), expected(NEW, FOREIGN));
    assert!(!folder.path().join(STAGE).exists());
}

#[test]
fn a_part_of_a_generation_removes_nothing() {
    let folder = old();
    begin(folder.path())
        .unwrap()
        .commit(&known(OLD), &NEW[..1], false)
        .unwrap();
    let mut wanted = expected(OLD, FOREIGN);
    wanted.insert("a.csv".to_owned(), b"new a".to_vec());
    assert_eq!(files(folder.path()), wanted);
}

/// The heart of it: whatever fails at whatever step, the folder holds the old files, or the next run makes it hold the
/// new ones; it is never a mixture after a run that could begin, and what is foreign stays.
#[test]
fn each_step_that_fails_leaves_the_old_generation_or_the_next_run_finishes_the_new_one() {
    let (was, is) = (expected(OLD, FOREIGN), expected(NEW, FOREIGN));
    for fault in Fault::ALL {
        let mut seen = (0, 0);
        for step in 0.. {
            let folder = old();
            let calls = Faulty::new(fault, step);
            let result = Generation::begin_by(&calls, folder.path())
                .and_then(|generation| generation.commit(&known(OLD), NEW, true));
            if !calls.failed() {
                result.unwrap();
                assert_eq!(files(folder.path()), is);
                break;
            }
            if fault == Fault::Interrupted {
                result.unwrap();
                assert_eq!(files(folder.path()), is, "{fault:?} at {step}");
                continue;
            }
            // The next run finds a whole generation, whatever it then does.
            drop(begin(folder.path()).unwrap());
            let found = files(folder.path());
            assert!(
                found == was || found == is,
                "{fault:?} at {step}: {found:?}"
            );
            assert!(!folder.path().join(STAGE).exists(), "{fault:?} at {step}");
            if found == was {
                seen.0 += 1;
            } else {
                seen.1 += 1;
            }
            let before = if found == was { known(OLD) } else { known(NEW) };
            begin(folder.path())
                .unwrap()
                .commit(&before, NEW, true)
                .unwrap();
            assert_eq!(files(folder.path()), is, "{fault:?} at {step}");
        }
        assert!(
            fault == Fault::Interrupted || (seen.0 > 10 && seen.1 > 5),
            "{fault:?}: {seen:?}"
        );
    }
}

#[test]
fn a_second_failure_while_the_first_is_mended_changes_nothing() {
    let is = expected(NEW, FOREIGN);
    // A kill between the renames.
    let made = |calls: &Faulty, folder: &Path| {
        Generation::begin_by(calls, folder)
            .and_then(|generation| generation.commit(&known(OLD), NEW, true))
    };
    let mut mended = 0;
    for first in 0.. {
        for second in 0.. {
            let folder = old();
            if made(&Faulty::new(Fault::Abort, first), folder.path()).is_ok() {
                assert!(mended > 50, "{mended}");
                return;
            }
            if !folder.path().join(STAGE).join("record").exists() {
                break;
            }
            let calls = Faulty::new(Fault::AbortAfter, second);
            let _ = Generation::begin_by(&calls, folder.path());
            drop(begin(folder.path()).unwrap());
            assert_eq!(files(folder.path()), is, "{first}, {second}");
            mended += 1;
            if !calls.failed() {
                break;
            }
        }
    }
}

#[test]
fn a_file_that_is_not_ours_is_not_replaced_and_nothing_changes() {
    let folder = old();
    fs::write(folder.path().join("figures/b.csv"), "edited").unwrap();
    let before = files(folder.path());
    let refused = begin(folder.path())
        .unwrap()
        .commit(&known(OLD), NEW, true)
        .unwrap_err();
    assert!(refused.to_string().contains("figures/b.csv"), "{refused}");
    assert!(matches!(refused, FileError::Foreign { .. }));
    assert_eq!(files(folder.path()), before);
    assert!(!folder.path().join(STAGE).exists());
}

#[test]
fn a_file_of_ours_that_was_edited_is_not_removed() {
    let folder = old();
    fs::write(folder.path().join("figures/gone.csv"), "edited").unwrap();
    begin(folder.path())
        .unwrap()
        .commit(&known(OLD), NEW, true)
        .unwrap();
    let kept = fs::read_to_string(folder.path().join("figures/gone.csv")).unwrap();
    assert_eq!(kept, "edited");
}

#[test]
fn a_manifest_that_names_files_outside_removes_none_of_them() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("x"), "x").unwrap();
    let folder = outside.path().join("out");
    fs::create_dir(&folder).unwrap();
    let lying: Known = [("../x".to_owned(), hash(b"x"))].into();
    begin(&folder).unwrap().commit(&lying, NEW, true).unwrap();
    assert!(outside.path().join("x").exists());
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_out_of_the_folder() {
    use std::os::unix::fs::symlink;
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("b.csv"), "old b").unwrap();
    fs::write(elsewhere.path().join("gone.csv"), "old gone").unwrap();
    for removed in [true, false] {
        let folder = old();
        let inside = folder.path().join("figures");
        fs::remove_dir_all(&inside).unwrap();
        symlink(elsewhere.path(), &inside).unwrap();
        // Once a file behind the link would be replaced, once only removed.
        let new: &[(&str, &[u8])] = if removed { &NEW[..1] } else { NEW };
        let result = begin(folder.path()).unwrap().commit(&known(OLD), new, true);
        assert_eq!(result.is_ok(), removed);
        assert_eq!(fs::read(elsewhere.path().join("b.csv")).unwrap(), b"old b");
        assert!(elsewhere.path().join("gone.csv").exists());
    }
    let folder = old();
    symlink(elsewhere.path(), folder.path().join(STAGE)).unwrap();
    assert!(matches!(begin(folder.path()), Err(FileError::Link { .. })));
}

#[cfg(unix)]
#[test]
fn permissions_of_replaced_files_stay_and_read_only_ones_are_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = old();
    let path = folder.path().join("a.csv");
    let set = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    set(0o600);
    begin(folder.path())
        .unwrap()
        .commit(&known(OLD), NEW, true)
        .unwrap();
    let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
    set(0o444);
    let refused = begin(folder.path())
        .unwrap()
        .commit(&known(NEW), OLD, true)
        .unwrap_err();
    assert!(refused.to_string().contains("read-only"), "{refused}");
    assert_eq!(files(folder.path()), expected(NEW, FOREIGN));
}

#[test]
fn two_runs_do_not_write_one_folder_at_once() {
    let folder = old();
    let first = begin(folder.path()).unwrap();
    assert!(matches!(begin(folder.path()), Err(FileError::Busy { .. })));
    first.commit(&known(OLD), NEW, true).unwrap();
    drop(begin(folder.path()).unwrap());
    assert!(!folder.path().join(STAGE).exists());
}

#[test]
fn what_is_foreign_in_the_stage_stays() {
    let folder = old();
    let mine = folder.path().join(STAGE).join("files/mine.txt");
    fs::create_dir_all(mine.parent().unwrap()).unwrap();
    fs::write(&mine, "mine").unwrap();
    assert!(matches!(
        begin(folder.path()),
        Err(FileError::Foreign { .. })
    ));
    assert_eq!(fs::read(&mine).unwrap(), b"mine");
}

#[test]
fn a_file_in_the_place_of_a_folder_is_foreign_before_anything_changes() {
    let folder = old();
    fs::write(folder.path().join("tables"), "mine").unwrap();
    let before = files(folder.path());
    let refused = begin(folder.path())
        .unwrap()
        .commit(&known(OLD), NEW, true)
        .unwrap_err();
    assert!(refused.to_string().contains("tables"), "{refused}");
    assert!(matches!(refused, FileError::Foreign { .. }));
    assert_eq!(files(folder.path()), before);
    assert!(!folder.path().join(STAGE).exists());
}

/// A manifest may spell a path in two ways, or name what is ours while we write.
#[test]
fn a_manifest_removes_nothing_of_the_generation_that_is_being_written() {
    let folder = old();
    let lying: Known = [
        ("./same.csv", &b"same"[..]),
        ("figures//b.csv", b"new b"),
        (".endodec-stage/lock", b""),
    ]
    .map(|(path, bytes)| (path.to_owned(), hash(bytes)))
    .into();
    let known = known(OLD).into_iter().chain(lying).collect();
    for _ in 0..2 {
        begin(folder.path())
            .unwrap()
            .commit(&known, NEW, true)
            .unwrap();
        assert_eq!(files(folder.path()), expected(NEW, FOREIGN));
        assert!(!folder.path().join(STAGE).exists());
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_takes_no_files_is_refused_before_anything_changes() {
    use std::os::unix::fs::PermissionsExt as _;
    // Once a file in it would be replaced, once only removed.
    for new in [NEW, &NEW[..1]] {
        let folder = old();
        let path = folder.path().join("figures");
        let set = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        set(0o555);
        let before = files(folder.path());
        let refused = begin(folder.path())
            .unwrap()
            .commit(&known(OLD), new, true)
            .unwrap_err();
        assert!(refused.to_string().contains("read-only"), "{refused}");
        assert_eq!(files(folder.path()), before);
        set(0o755);
    }
}

#[cfg(unix)]
#[test]
fn a_file_of_ours_that_was_made_read_only_is_not_removed() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = old();
    let gone = folder.path().join("figures/gone.csv");
    fs::set_permissions(&gone, fs::Permissions::from_mode(0o444)).unwrap();
    let before = files(folder.path());
    let refused = begin(folder.path())
        .unwrap()
        .commit(&known(OLD), NEW, true)
        .unwrap_err();
    assert!(refused.to_string().contains("read-only"), "{refused}");
    assert_eq!(files(folder.path()), before);
}
