//! What kind of file system a file is on, by Linux' own table of mounts.

use std::path::Path;

const MOUNTS: &str = "/proc/self/mountinfo";

/// Those that are over the network or beside the kernel: locks on them may hold nobody back, and SQLite's shared memory
/// needs one machine. Others of the same family begin like this.
const REMOTE: [&str; 14] = [
    "nfs",
    "cifs",
    "smb",
    "fuse",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "lustre",
    "virtiofs",
    "davfs",
    "vboxsf",
    "prl_fs",
    "fakeowner",
];

/// Those that are gone with the machine's next start, or with the container.
const PASSING: [&str; 4] = ["tmpfs", "ramfs", "overlay", "aufs"];

/// The kind of file system that a file is on, where the system tells.
pub(super) fn of(file: &Path) -> Option<String> {
    let file = file.canonicalize().ok()?;
    kind_of(&std::fs::read_to_string(MOUNTS).ok()?, file.to_str()?)
}

/// What is to be said of a database on it, if anything is.
pub(super) fn advice(kind: &str) -> Option<&'static str> {
    if REMOTE.iter().any(|remote| kind.starts_with(remote)) {
        return Some(
            "move it to a disk of this machine: on a file system of the network, or one that a program serves, SQLite's locks \
             may not hold and payments may be lost. For several machines there is PostgreSQL",
        );
    }
    PASSING.contains(&kind).then_some(
        "move it to a disk or a volume: what is on this file system is gone when the machine, or the container, starts anew",
    )
}

/// The type of the mount that the path is beneath: the nearest, and of several on one place the last.
fn kind_of(mounts: &str, path: &str) -> Option<String> {
    let beneath = mounts.lines().filter_map(|line| {
        let (mount, source) = line.split_once(" - ")?;
        let point = unescaped(mount.split(' ').nth(4)?);
        let is_beneath = Path::new(path).starts_with(&point);
        is_beneath.then(|| (point.len(), source.split(' ').next().unwrap_or_default().to_owned()))
    });
    beneath.max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
}

/// A blank and a backslash stand there as three octal digits.
fn unescaped(point: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(point.to_owned(), |point, (escaped, letter)| point.replace(escaped, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
31 22 0:27 / /run rw,nosuid - tmpfs tmpfs rw,size=1G
40 22 0:40 / /srv/shop\\040data rw - nfs4 nas:/shop rw
41 22 0:41 / /mnt rw - ext4 /dev/vdb rw
42 41 0:42 / /mnt rw - fuse.sshfs me@there:/ rw
43 22 0:43 / /runner rw - xfs /dev/vdc rw
";

    /// field.md 37
    #[test]
    fn a_database_where_it_does_not_last_or_cannot_be_locked_is_warned_of() {
        for (path, kind, is_warned) in [
            ("/var/lib/standee/standee.db", "ext4", false),
            ("/run/standee.db", "tmpfs", true),
            ("/runner/standee.db", "xfs", false),
            ("/srv/shop data/standee.db", "nfs4", true),
            ("/mnt/standee.db", "fuse.sshfs", true),
        ] {
            assert_eq!(kind_of(TABLE, path).as_deref(), Some(kind), "{path}");
            assert_eq!(advice(kind).is_some(), is_warned, "{path}");
        }
        for kind in ["cifs", "smb3", "9p", "ceph", "virtiofs", "overlay", "fuseblk"] {
            assert!(advice(kind).is_some(), "{kind}");
        }
        for kind in ["btrfs", "zfs", "f2fs"] {
            assert_eq!(advice(kind), None, "{kind}");
        }
    }
}
