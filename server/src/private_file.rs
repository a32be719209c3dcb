//! Files that only their owner may read.

use std::fs::Metadata;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

/// The longest private file that is read, in bytes: a key with its certificates stays far below.
const PRIVATE_BYTES_MAX: u64 = 64 * 1024;

/// Why a private file is not taken.
#[derive(Debug, thiserror::Error)]
pub enum PrivateFileError {
    /// It cannot be read.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is longer than any key.
    #[error("{path} is longer than {PRIVATE_BYTES_MAX} bytes, which no key is")]
    TooLong {
        /// The file.
        path: PathBuf,
    },
    /// Others than its owner may read it, so that the key in it is nobody's own.
    #[error("{path} can be read by others (mode {mode:04o}): chmod 600 {path} ({whose})")]
    Exposed {
        /// The file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
        /// Whose it is, and who reads it.
        whose: String,
    },
    /// It is another user's.
    #[error("{path}: {source} ({whose}): chown it to the user that reads it")]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
        /// Whose it is, and who reads it.
        whose: String,
    },
}

/// Reads a file that nobody else may read. What it holds is wiped from memory when it is dropped.
///
/// As PostgreSQL has it, a group may read what root owns: so Kubernetes and systemd hand secrets to a service that is
/// not root.
///
/// # Errors
/// [`PrivateFileError`]
pub(crate) fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, PrivateFileError> {
    let failed = |source| PrivateFileError::File { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(|source| match (source.kind(), whose(path)) {
        (io::ErrorKind::PermissionDenied, Some(whose)) => {
            PrivateFileError::NotOurs { path: path.to_owned(), source, whose }
        }
        _ => failed(source),
    })?;
    // Of the file that was opened, and not of what its name leads to a moment later.
    let metadata = file.metadata().map_err(failed)?;
    if let Some(mode) = exposed(&metadata) {
        let whose = whose(path).unwrap_or_default();
        return Err(PrivateFileError::Exposed { path: path.to_owned(), mode, whose });
    }
    if metadata.len() > PRIVATE_BYTES_MAX {
        return Err(PrivateFileError::TooLong { path: path.to_owned() });
    }
    // With its room from the beginning: what grows leaves copies behind.
    let room = usize::try_from(PRIVATE_BYTES_MAX).unwrap_or(usize::MAX).saturating_add(1);
    let mut content = Zeroizing::new(Vec::with_capacity(room));
    file.take(PRIVATE_BYTES_MAX + 1).read_to_end(&mut content).map_err(failed)?;
    if content.len() == room {
        return Err(PrivateFileError::TooLong { path: path.to_owned() });
    }
    Ok(content)
}

/// By their numbers, which is what a container shows: whose a file is and who reads it.
#[cfg(unix)]
fn whose(path: &Path) -> Option<String> {
    use std::os::unix::fs::MetadataExt as _;
    let (owner, reader) = (std::fs::metadata(path).ok()?.uid(), std::fs::metadata("/proc/self").ok()?.uid());
    Some(format!("owned by uid {owner}, read by uid {reader}"))
}

#[cfg(not(unix))]
const fn whose(_: &Path) -> Option<String> {
    None
}

/// What is wrong with a file that others may read, though it is to be read by its owner alone; `None` also where there is
/// no such file.
pub(crate) fn exposure(path: &Path) -> Option<PrivateFileError> {
    let mode = exposed(&std::fs::metadata(path).ok()?)?;
    Some(PrivateFileError::Exposed { path: path.to_owned(), mode, whose: whose(path).unwrap_or_default() })
}

/// Makes a folder, and those above it, that only their owner may enter. What is there already stays as it is.
///
/// # Errors
/// The file system's.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes an empty file that only its owner may read, unless it is there already.
///
/// # Errors
/// The file system's.
pub(crate) fn make(path: &Path) -> io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// The permissions of a file that others may read.
#[cfg(unix)]
fn exposed(metadata: &Metadata) -> Option<u32> {
    use std::os::unix::fs::MetadataExt as _;
    const ROOT: u32 = 0;
    let mode = metadata.mode() & 0o7777;
    let may_be_open = if metadata.uid() == ROOT { 0o040 } else { 0 };
    (mode & 0o077 & !may_be_open != 0).then_some(mode)
}

/// Elsewhere permissions are not numbers, and nothing is known of them.
#[cfg(not(unix))]
const fn exposed(_: &Metadata) -> Option<u32> {
    None
}

/// Writes a file that only its owner may read, from its first byte on. What was there is replaced whole.
///
/// # Errors
/// The file system's; then what was there is still there.
pub fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let unfinished = path.with_file_name(name);
    // Left behind by a crash, perhaps with other rights.
    match std::fs::remove_file(&unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&unfinished)?;
    file.write_all(content)?;
    file.sync_all()?;
    std::fs::rename(&unfinished, path)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn only_the_owner_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key.pem");
        super::write(&path, b"one").unwrap();
        super::write(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(super::read(&path).unwrap().as_slice(), b"two");
    }

    #[test]
    fn what_others_may_read_is_refused_with_the_command_that_mends_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key.pem");
        super::write(&path, b"key").unwrap();
        for mode in [0o644, 0o604, 0o602, 0o660, 0o777] {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            let told = super::read(&path).unwrap_err().to_string();
            let (mode, path) = (format!("mode {mode:04o}"), path.display());
            assert!(told.contains("owned by uid ") && told.contains("read by uid "), "{told}");
            assert!(told.contains(&mode) && told.contains(&format!("chmod 600 {path}")), "{told}");
        }
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o400)).unwrap();
        assert_eq!(super::read(&path).unwrap().as_slice(), b"key");
    }

    #[test]
    fn what_is_too_long_for_a_key_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key.pem");
        super::write(&path, "x".repeat(64 * 1024 + 1).as_bytes()).unwrap();
        assert!(super::read(&path).unwrap_err().to_string().contains("longer than 65536 bytes"));
    }
}
