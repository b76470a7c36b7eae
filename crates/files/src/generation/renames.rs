//! Whether a folder takes files by rename.

use std::fs;
use std::io;
use std::path::Path;

/// Whether files can be renamed from one folder into another: a rename that fails half-way would leave a mixture.
pub(super) fn takes_renames_from(from: &Path, folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;

        use rustix::fs::{Access, access};

        let found = fs::metadata(folder)?;
        if found.dev() != fs::metadata(from)?.dev() || mounted_apart(from, folder) {
            return Err(io::Error::new(
                io::ErrorKind::CrossesDevices,
                "the folder is on another file system than the one that it is in",
            ));
        }
        // Root may write to it all the same, which its owner did not mean.
        if found.permissions().readonly() {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "the folder is read-only",
            ));
        }
        access(folder, Access::WRITE_OK | Access::EXEC_OK)?;
    }
    #[cfg(not(unix))]
    let _ = (from, folder);
    Ok(())
}

/// Whether two folders of one file system are mounted apart (`mount --bind`, a container's volume): no rename leads from
/// one into the other.
#[cfg(unix)]
fn mounted_apart(one: &Path, other: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{AtFlags, CWD, StatxFlags, statx};

        // A kernel that does not know gives the same number for all.
        let mount = |path: &Path| {
            statx(CWD, path, AtFlags::empty(), StatxFlags::MNT_ID).map(|found| found.stx_mnt_id)
        };
        matches!((mount(one), mount(other)), (Ok(one), Ok(other)) if one != other)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (one, other);
        false
    }
}
