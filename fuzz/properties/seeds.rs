//! The inputs that are kept: where fuzzing begins, and every case that it found.

use std::fs;
use std::path::Path;

/// Checks each input that is kept for a target.
pub(crate) fn each(target: &str, check: fn(&[u8])) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = here.ancestors().map(|folder| folder.join("fuzz/seeds").join(target)).find(|it| it.is_dir());
    let folder = folder.unwrap_or_else(|| panic!("there is no fuzz/seeds/{target}"));
    let files = fs::read_dir(&folder).into_iter().flatten().flatten().collect::<Vec<_>>();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    for file in files {
        let input = fs::read(file.path()).unwrap_or_else(|error| panic!("{error}"));
        let holds = std::panic::catch_unwind(|| check(&input)).is_ok();
        assert!(holds, "{} no longer holds", file.path().display());
    }
}
