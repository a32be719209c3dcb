//! Makes one folder the same as another, and touches nothing that is the same already: cargo goes by the time of files.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::size::files_below;

/// Gives `copy` the files of `original`: what differs is written, what is no longer there is removed.
pub(crate) fn mirror(original: &Path, copy: &Path) -> Result<()> {
    fs::create_dir_all(copy).with_context(|| format!("making {}", copy.display()))?;
    let wanted = relative_files(original)?;
    for old in relative_files(copy)?.difference(&wanted) {
        let old = copy.join(old);
        fs::remove_file(&old).with_context(|| format!("removing {}", old.display()))?;
    }
    for file in &wanted {
        let (from, to) = (original.join(file), copy.join(file));
        let mut content = fs::read(&from).with_context(|| format!("reading {}", from.display()))?;
        forget_time(&mut content);
        if fs::read(&to).is_ok_and(|there| there == content) {
            continue;
        }
        let written = to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&to, content));
        written.with_context(|| format!("writing {}", to.display()))?;
    }
    Ok(())
}

/// A gzip file says when it was made, so that the same content is another file each time. RFC 1952 lets it say nothing.
fn forget_time(content: &mut [u8]) {
    const GZIP: [u8; 3] = [0x1f, 0x8b, 8];
    const TIME: std::ops::Range<usize> = 4..8;
    if content.starts_with(&GZIP)
        && let Some(time) = content.get_mut(TIME)
    {
        time.fill(0);
    }
}

fn relative_files(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let files = files_below(folder)?;
    files.iter().map(|file| Ok(file.strip_prefix(folder)?.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn the_copy_is_the_same_and_what_was_the_same_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let (original, copy) = (folder.path().join("original"), folder.path().join("copy"));
        for (file, content) in [
            ("original/a.js", "a"),
            ("original/pkg/b.js", "new"),
            ("copy/pkg/b.js", "old"),
            ("copy/old/c.js", "c"),
        ] {
            let file = folder.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
        fs::write(copy.join("a.js"), "a").unwrap();
        let long_ago = SystemTime::now() - Duration::from_secs(1_000);
        fs::File::options().write(true).open(copy.join("a.js")).unwrap().set_modified(long_ago).unwrap();

        mirror(&original, &copy).unwrap();

        assert_eq!(relative_files(&copy).unwrap(), relative_files(&original).unwrap());
        assert_eq!(fs::read_to_string(copy.join("pkg/b.js")).unwrap(), "new");
        let age = fs::metadata(copy.join("a.js")).unwrap().modified().unwrap().elapsed().unwrap();
        assert!(age > Duration::from_mins(15), "{age:?}");
    }

    #[test]
    fn what_was_packed_at_another_time_is_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let (original, copy) = (folder.path().join("original"), folder.path().join("copy"));
        fs::create_dir_all(&original).unwrap();
        let packed = |time: u8| [0x1f, 0x8b, 8, 0, time, time, time, time, 0, 3, 1, 2, 3];
        fs::write(original.join("a.js.gz"), packed(1)).unwrap();
        mirror(&original, &copy).unwrap();
        let first = fs::metadata(copy.join("a.js.gz")).unwrap().modified().unwrap();
        fs::write(original.join("a.js.gz"), packed(2)).unwrap();
        mirror(&original, &copy).unwrap();
        assert_eq!(fs::metadata(copy.join("a.js.gz")).unwrap().modified().unwrap(), first);
        assert_eq!(fs::read(copy.join("a.js.gz")).unwrap(), packed(0));
    }
}
