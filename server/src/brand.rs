//! The operator's pictures: the acceptance mark, and the stores' logos. Those of a folder are read once, when the server
//! starts; those that are uploaded in the console stand before them. What cannot be used is refused, with the reason.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::shell::Picture;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use poster::{Artwork, ArtworkProblem, PictureFile};
use sha2::{Digest as _, Sha256};

/// The acceptance mark's file is called this, then `.svg` or `.png`.
pub(crate) const MARK: &str = "acceptance-mark";

/// What the file of a picture may end with.
const EXTENSIONS: [&str; 2] = ["svg", "png"];

/// The largest file that a page loads, in bytes: a second of a phone's slow network, 400 kbit/s.
pub(crate) const PAGE_FILE_BYTES_MAX: usize = 50_000;

/// The most pictures of a folder, and the most that are uploaded: with [`PAGE_FILE_BYTES_MAX`] they are 50 MB of memory at
/// most.
pub(crate) const PICTURES_MAX: usize = 1_000;

/// The most that are uploaded for the stores of one merchant, so that none takes the places of all.
pub(crate) const PICTURES_OF_MERCHANT_MAX: usize = 100;

/// The most pixels on a side of what is uploaded: a phone shows it three to a CSS pixel, print takes 300 to the inch. What
/// was taken before, and a folder's, may have as many as posters take.
pub(crate) const PAGE_PIXELS_MAX: u32 = 1_024;

/// The largest file that is uploaded, in bytes: an SVG may have more in it than pages load. The database knows it, too.
pub(crate) const UPLOAD_BYTES_MAX: usize = 100 * 1024;

/// The room of the mark at the end of a page, in CSS pixels: width and height.
const MARK_ROOM: (f32, f32) = (120.0, 28.0);

/// The room of a logo beside the store's name.
const LOGO_ROOM: (f32, f32) = (96.0, 44.0);

/// Where pages find the pictures.
pub(crate) const PATH: &str = "/brand";

/// Why a picture is refused.
#[derive(Debug, thiserror::Error)]
#[error("{}: {problem}", path.display())]
pub struct BrandError {
    /// The file or folder.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: BrandProblem,
}

/// What is wrong with the pictures' folder, or with a file in it.
#[derive(Debug, thiserror::Error)]
pub enum BrandProblem {
    /// The system does not give it.
    #[error(transparent)]
    Unreadable(#[from] std::io::Error),
    /// It is no picture that can be shown.
    #[error(transparent)]
    Artwork(#[from] ArtworkProblem),
    /// A payer would wait for it.
    #[error("it has {0} bytes as pages load it; at most {PAGE_FILE_BYTES_MAX} are taken")]
    TooLarge(usize),
    /// More pixels than a page has room for.
    #[error("it has {0} × {1} pixels; at most {PAGE_PIXELS_MAX} on a side are taken")]
    TooManyPixels(u32, u32),
    /// Its name says nothing.
    #[error("a picture is called {MARK} or by its store's id, such as S0123456789ABCDEF, then .svg or .png")]
    Name,
    /// The same picture as SVG and as PNG.
    #[error("there is another file with this name, and one of them is too many")]
    Twice,
    /// More than [`PICTURES_MAX`].
    #[error("there are more than {PICTURES_MAX} pictures in it")]
    TooMany,
}

/// The pictures of a folder, ready for pages and posters. Without a folder there are none.
#[derive(Clone, Debug, Default)]
pub struct Brand {
    mark: Option<Arc<Shown>>,
    /// By the stores' ids.
    logos: BTreeMap<String, Arc<Shown>>,
}

/// A picture with what pages say about it.
#[derive(Debug)]
pub(crate) struct Shown {
    artwork: Artwork,
    /// As pages load it.
    pub(crate) file: PictureFile,
    picture: Picture,
}

impl Brand {
    /// Reads the folder of the settings, if they name one.
    ///
    /// # Errors
    /// As [`Brand::read`].
    pub fn of(folder: Option<&Path>) -> Result<Self, BrandError> {
        folder.map_or_else(|| Ok(Self::default()), Self::read)
    }

    /// Reads the folder. Files whose names begin with a dot are left alone.
    ///
    /// # Errors
    /// [`BrandError`], of the first file that cannot be used.
    pub fn read(folder: &Path) -> Result<Self, BrandError> {
        let at = |path: &Path, problem| BrandError { path: path.to_owned(), problem };
        let mut brand = Self::default();
        for entry in folder.read_dir().map_err(|error| at(folder, error.into()))? {
            let path = entry.map_err(|error| at(folder, error.into()))?.path();
            if !is_hidden(&path) {
                brand.add(&path).map_err(|problem| at(&path, problem))?;
            }
            if brand.logos.len() > PICTURES_MAX {
                return Err(at(folder, BrandProblem::TooMany));
            }
        }
        Ok(brand)
    }

    fn add(&mut self, path: &Path) -> Result<(), BrandProblem> {
        let name = named(path).ok_or(BrandProblem::Name)?;
        let shown = Shown::of(name, std::fs::read(path)?)?;
        if self.put(name, Arc::new(shown)).is_some() { Err(BrandProblem::Twice) } else { Ok(()) }
    }

    /// Puts a picture into its place, and gives the one that was there.
    pub(crate) fn put(&mut self, about: &str, shown: Arc<Shown>) -> Option<Arc<Shown>> {
        if about == MARK { self.mark.replace(shown) } else { self.logos.insert(about.to_owned(), shown) }
    }

    /// Whether this file may be uploaded as the mark or as a store's logo.
    ///
    /// # Errors
    /// [`BrandProblem`].
    pub(crate) fn check(about: &str, file: &[u8]) -> Result<(), BrandProblem> {
        let shown = Shown::of(about, file.to_vec())?;
        match shown.artwork.pixels() {
            Some((width, height)) if width.max(height) > PAGE_PIXELS_MAX => {
                Err(BrandProblem::TooManyPixels(width, height))
            }
            _ => Ok(()),
        }
    }

    /// The picture of this, for pages.
    pub(crate) fn shown(&self, about: &str) -> Option<Picture> {
        if about == MARK { self.mark() } else { self.logo(about) }
    }

    /// The acceptance mark, for pages.
    #[must_use]
    pub fn mark(&self) -> Option<Picture> {
        self.mark.as_ref().map(|mark| mark.picture.clone())
    }

    /// A store's logo, for pages.
    #[must_use]
    pub fn logo(&self, store: &str) -> Option<Picture> {
        self.logos.get(store).map(|logo| logo.picture.clone())
    }

    /// The acceptance mark, for posters.
    #[must_use]
    pub fn mark_artwork(&self) -> Option<&Artwork> {
        self.mark.as_ref().map(|mark| &mark.artwork)
    }

    /// A store's logo, for posters.
    #[must_use]
    pub fn logo_artwork(&self, store: &str) -> Option<&Artwork> {
        self.logos.get(store).map(|logo| &logo.artwork)
    }

    /// Every picture with its address.
    pub(crate) fn files(&self) -> impl Iterator<Item = (String, Arc<Shown>)> {
        let all = self.mark.iter().chain(self.logos.values());
        all.map(|shown| (shown.picture.url.clone(), shown.clone()))
    }
}

impl Shown {
    /// A picture that was uploaded. One that an older server took and this one does not is left out, and told.
    pub(crate) fn uploaded(about: &str, file: Vec<u8>) -> Option<Arc<Self>> {
        let shown = Self::of(about, file);
        let told = |problem: &BrandProblem| {
            tracing::warn!(about, %problem, "a picture that was uploaded cannot be shown");
        };
        shown.inspect_err(told).ok().map(Arc::new)
    }

    fn of(about: &str, file: Vec<u8>) -> Result<Self, BrandProblem> {
        Self::new(Artwork::read(file)?, if about == MARK { MARK_ROOM } else { LOGO_ROOM })
    }

    fn new(artwork: Artwork, (width, height): (f32, f32)) -> Result<Self, BrandProblem> {
        let file = artwork.file();
        if file.bytes.len() > PAGE_FILE_BYTES_MAX {
            return Err(BrandProblem::TooLarge(file.bytes.len()));
        }
        // Named by what is in it, so that it can be kept for ever: 72 bits, and nobody to make two alike.
        let hash = Sha256::digest(&file.bytes);
        let name = BASE64_URL_SAFE_NO_PAD.encode(&hash[..9]);
        let url = format!("{PATH}/{name}.{}", file.extension);
        let (width, height) = artwork.within(width, height);
        Ok(Self { artwork, file, picture: Picture { url, width: pixels(width), height: pixels(height) } })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a room has a hundred pixels or so"
)]
fn pixels(length: f32) -> u16 {
    length.round().max(1.0) as u16
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// What the picture is of: [`MARK`], or a store's id.
fn named(path: &Path) -> Option<&str> {
    let extension = path.extension().and_then(OsStr::to_str)?;
    let name = path.file_stem().and_then(OsStr::to_str)?;
    let digits = name.strip_prefix('S').unwrap_or_default();
    let is_id = digits.len() == 16 && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'));
    (EXTENSIONS.contains(&extension) && (is_id || name == MARK)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORE: &str = "S0123456789ABCDEF";
    const WIDE: &str =
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20"/></svg>"#;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    fn problem(files: &[(&str, &str)]) -> BrandProblem {
        Brand::read(folder(files).path()).unwrap_err().problem
    }

    #[test]
    fn pictures_are_found_by_their_names_and_have_their_size_in_their_room() {
        let files = [("acceptance-mark.svg", WIDE), ("S0123456789ABCDEF.svg", WIDE), (".DS_Store", "x")];
        let brand = Brand::read(folder(&files).path()).unwrap();
        let (mark, logo) = (brand.mark().unwrap(), brand.logo(STORE).unwrap());
        assert_eq!((mark.width, mark.height), (84, 28));
        assert_eq!((logo.width, logo.height), (96, 32));
        assert!(brand.mark_artwork().is_some() && brand.logo_artwork(STORE).is_some());
        assert_eq!((brand.logo("S0000000000000000"), brand.files().count()), (None, 2));
        assert_eq!(mark.url, logo.url, "the same picture has the same name");
        assert_eq!(mark.url.trim_start_matches("/brand/").trim_end_matches(".svg").len(), 12, "{}", mark.url);
    }

    #[test]
    fn what_cannot_be_used_is_refused_with_its_name_and_the_reason() {
        for name in
            ["mark.svg", "S0123.svg", "S0123456789abcdef.svg", "acceptance-mark.jpg", "acceptance-mark"]
        {
            assert!(matches!(problem(&[(name, WIDE)]), BrandProblem::Name), "{name}");
        }
        let script = WIDE.replace("<rect", "<script/><rect");
        assert!(matches!(problem(&[("acceptance-mark.svg", &script)]), BrandProblem::Artwork(_)));
        let rects = "<rect x=\"1.25\" width=\"60.5\" height=\"20.5\" fill=\"#123456\"/>".repeat(1000);
        let large = WIDE.replace("<rect", &format!("{rects}<rect"));
        assert!(matches!(problem(&[("acceptance-mark.svg", &large)]), BrandProblem::TooLarge(_)));
        let error = Brand::read(Path::new("/nowhere")).unwrap_err();
        assert!(error.to_string().starts_with("/nowhere: "), "{error}");
        // A PNG's name, and an SVG in it: what it is, is told by what is in it.
        let twice = [("acceptance-mark.svg", WIDE), ("acceptance-mark.png", WIDE)];
        assert!(matches!(problem(&twice), BrandProblem::Twice));
    }
}
