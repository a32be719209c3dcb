//! The fonts at hand: those in the binary, those that were given, and the machine's own.

use std::fmt;
use std::sync::Arc;

use fontdb::{Database, FaceInfo, ID, Source, Style};
use skrifa::raw::TableProvider as _;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use unicode_script::UnicodeScript as _;

/// How heavy a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// What is read: steps, labels, addresses.
    Reading,
    /// What is seen first: names and headlines.
    Display,
}

/// A family in the binary, for reading and for display. `fonts/README.md` says where they come from.
struct Shipped {
    reading: &'static [u8],
    display: &'static [u8],
    /// The languages whose form of the Chinese characters it has, and no others.
    han: Option<&'static str>,
}

macro_rules! shipped {
    ($reading:literal, $display:literal, $han:expr) => {
        Shipped {
            reading: include_bytes!(concat!("../../fonts/", $reading)),
            display: include_bytes!(concat!("../../fonts/", $display)),
            han: $han,
        }
    };
}

static SHIPPED: [Shipped; 10] = [
    shipped!("Inter-Medium.otf", "InterDisplay-Bold.otf", None),
    shipped!("NotoSansThai-Regular.ttf", "NotoSansThai-Bold.ttf", None),
    shipped!("NotoSansKhmer-Regular.ttf", "NotoSansKhmer-Bold.ttf", None),
    shipped!("NotoSansLao-Regular.ttf", "NotoSansLao-Bold.ttf", None),
    shipped!("NotoSansTamil-Regular.ttf", "NotoSansTamil-Bold.ttf", None),
    shipped!("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf", None),
    shipped!("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf", Some("zh-Hans")),
    shipped!("NotoSansHK-Regular.otf", "NotoSansHK-Bold.otf", Some("zh-Hant")),
    shipped!("NotoSansJP-Regular.otf", "NotoSansJP-Bold.otf", Some("ja")),
    shipped!("NotoSansKR-Regular.otf", "NotoSansKR-Bold.otf", Some("ko")),
];

/// What the machine's families of Chinese characters have in their names, by the language whose forms they write.
const HAN_FAMILIES: [(&str, &[&str]); 4] = [
    ("zh-Hans", &["CJK SC", "Sans SC", "PingFang SC", "YaHei"]),
    ("zh-Hant", &["CJK HK", "CJK TC", "Sans HK", "Sans TC", "PingFang HK", "PingFang TC", "JhengHei"]),
    ("ja", &["CJK JP", "Sans JP", "Hiragino", "Gothic"]),
    ("ko", &["CJK KR", "Sans KR", "Apple SD Gothic Neo", "Malgun"]),
];

/// Why a font that was given is of no use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FontProblem {
    /// No font at all, or a damaged one.
    #[error("it is no font that can be read; expected TrueType or OpenType: .ttf, .otf, .ttc")]
    NotAFont,
    /// Its licence forbids what a PDF does with it.
    #[error("its maker does not allow it to be embedded in documents")]
    NotEmbeddable,
}

/// Which free fonts have which characters: `fonts/coverage.py` wrote it from the fonts themselves.
const COVERAGE: &str = include_str!("../../fonts/coverage.txt");

/// A free font, by its family and by Debian's package of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreeFont {
    /// The family.
    pub family: &'static str,
    /// The package.
    pub package: &'static str,
}

impl FreeFont {
    /// The one that has the character; `None` where none is known to.
    fn with(character: char) -> Option<Self> {
        let mut lines = COVERAGE.lines().filter(|line| !line.starts_with('#'));
        lines.find_map(|line| {
            let mut columns = line.split('\t');
            let (family, package, ranges) = (columns.next()?, columns.next()?, columns.next()?);
            let number = |text: &str| u32::from_str_radix(text, 16).ok();
            let has = ranges.split(' ').any(|range| {
                let (first, last) = range.split_once('-').unwrap_or((range, range));
                let bounds = number(first).zip(number(last));
                bounds.is_some_and(|(first, last)| (first..=last).contains(&u32::from(character)))
            });
            has.then_some(Self { family, package })
        })
    }
}

/// A character that no font at hand writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingFont {
    /// The character.
    pub character: char,
    /// What was to be written.
    pub text: String,
    /// A font that has the character and is not here; `None` where none is known that would help.
    pub cure: Option<FreeFont>,
}

impl fmt::Display for MissingFont {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "no font at hand can write {:?} (U+{:04X}, {}) in {:?}: ",
            self.character,
            u32::from(self.character),
            self.character.script().full_name().replace('_', " "),
            self.text
        )?;
        match self.cure {
            Some(FreeFont { family, package }) => write!(
                formatter,
                "give one that can with --font FILE, such as {family}, or install it (on Debian: {package})"
            ),
            None => formatter.write_str(
                "no font that can be installed is known to; leave it out, or give one that can with --font FILE",
            ),
        }
    }
}

impl std::error::Error for MissingFont {}

/// The fonts at hand. The machine's own are looked for once the others cannot write something.
#[derive(Debug)]
pub struct Fonts {
    database: Database,
    /// The binary's: for reading, for display, and whose Chinese characters.
    shipped: Vec<(ID, ID, Option<&'static str>)>,
    given: Vec<ID>,
    /// The machine's; none before they were looked for.
    system: Option<Vec<ID>>,
}

impl Default for Fonts {
    fn default() -> Self {
        let mut database = Database::new();
        let mut load =
            |font: &'static [u8]| database.load_font_source(Source::Binary(Arc::new(font))).first().copied();
        let shipped = SHIPPED
            .iter()
            .filter_map(|family| Some((load(family.reading)?, load(family.display)?, family.han)))
            .collect();
        Self { database, shipped, given: Vec::new(), system: None }
    }
}

impl Fonts {
    /// The fonts in the binary and no others: every machine makes the same of them.
    #[must_use]
    pub fn shipped_only() -> Self {
        Self { system: Some(Vec::new()), ..Self::default() }
    }

    /// Takes a font file, which is asked before the machine's own fonts.
    ///
    /// # Errors
    /// [`FontProblem`]
    pub fn give(&mut self, file: Vec<u8>) -> Result<(), FontProblem> {
        let faces = self.database.load_font_source(Source::Binary(Arc::new(file)));
        if faces.is_empty() {
            return Err(FontProblem::NotAFont);
        }
        if !faces.iter().all(|face| self.may_be_embedded(*face)) {
            return Err(FontProblem::NotEmbeddable);
        }
        self.given.extend(faces);
        Ok(())
    }

    /// The faces to ask, best first, without the machine's own.
    pub(super) fn own_faces(&self, weight: Weight, language: &str) -> Vec<ID> {
        let of_weight =
            |(reading, display, _): &(ID, ID, _)| if weight == Weight::Display { *display } else { *reading };
        let written = |family: &&(ID, ID, Option<&str>)| family.2.is_none() || family.2 == Some(language);
        let first = self.shipped.iter().filter(written);
        let rest = self.shipped.iter().filter(|family| !written(family));
        let mut faces: Vec<ID> = first.chain(rest).map(of_weight).collect();
        faces.extend(self.ranked(&self.given, weight, language));
        faces
    }

    /// The machine's own faces, best first.
    pub(super) fn system_faces(&mut self, weight: Weight, language: &str) -> Vec<ID> {
        if self.system.is_none() {
            let known: Vec<ID> = self.database.faces().map(|face| face.id).collect();
            self.database.load_system_fonts();
            let upright = |face: &&FaceInfo| face.style == Style::Normal && !face.monospaced;
            let new = self.database.faces().filter(|face| !known.contains(&face.id)).filter(upright);
            self.system = Some(new.map(|face| face.id).collect());
        }
        self.ranked(self.system.as_deref().unwrap_or_default(), weight, language)
    }

    /// What writes the language's own forms first, then what goes with the shipped fonts, then by weight and name, so
    /// that the same machine always takes the same.
    fn ranked(&self, faces: &[ID], weight: Weight, language: &str) -> Vec<ID> {
        let wanted = if weight == Weight::Display { 700_u16 } else { 500 };
        let han = HAN_FAMILIES
            .iter()
            .find(|(tag, _)| *tag == language)
            .map_or(HAN_FAMILIES[0].1, |(_, names)| names);
        let mut ranked: Vec<_> = faces
            .iter()
            .filter_map(|id| {
                let face = self.database.face(*id)?;
                let (family, _) = face.families.first()?;
                let form = han.iter().position(|name| family.contains(name)).unwrap_or(han.len());
                let other = !family.starts_with("Noto Sans");
                Some((
                    form,
                    other,
                    !family.contains("Sans"),
                    face.weight.0.abs_diff(wanted),
                    family.clone(),
                    *id,
                ))
            })
            .collect();
        ranked.sort_by(|one, other| {
            (one.0, one.1, one.2, one.3, &one.4).cmp(&(other.0, other.1, other.2, other.3, &other.4))
        });
        ranked.into_iter().map(|(.., id)| id).collect()
    }

    /// Says that a character of a text is missing, with the font that would help. One that is here already would not; of
    /// some the binary has a part alone.
    pub(super) fn missing(&self, character: char, text: &str) -> MissingFont {
        let whole = self.given.iter().chain(self.system.iter().flatten());
        let families: Vec<&str> =
            whole.filter_map(|face| Some(self.database.face(*face)?.families.first()?.0.as_str())).collect();
        let is_here = |font: &FreeFont| families.iter().any(|family| family.starts_with(font.family));
        let cure = FreeFont::with(character).filter(|font| !is_here(font));
        MissingFont { character, text: text.to_owned(), cure }
    }

    /// The characters among these that the face has not, or has as pictures of pixels alone, which are not drawn.
    pub(super) fn lacking(&self, face: ID, characters: &[char]) -> Vec<char> {
        let lacking = |face: &FontRef<'_>| {
            let (shapes, outlines) = (face.charmap(), face.outline_glyphs());
            let is_drawn = |shape: GlyphId| shape.to_u32() != 0 && outlines.get(shape).is_some();
            let has = |character: &char| shapes.map(*character).is_some_and(is_drawn);
            characters.iter().copied().filter(|character| !has(character)).collect()
        };
        self.read(face, lacking).unwrap_or_else(|| characters.to_vec())
    }

    /// Whether the face's licence allows that a document carries a part of it. Source: OpenType, OS/2, `fsType`.
    pub(super) fn may_be_embedded(&self, face: ID) -> bool {
        const USAGE: u16 = 0x000f;
        const RESTRICTED: u16 = 0x0002;
        const NO_PARTS: u16 = 0x0100;
        const PIXELS_ONLY: u16 = 0x0200;
        let licence = self.read(face, |face| face.os2().ok().map(|table| table.fs_type()));
        let allows = |bits: u16| bits & USAGE != RESTRICTED && bits & (NO_PARTS | PIXELS_ONLY) == 0;
        licence.flatten().is_some_and(allows)
    }

    /// What `ask` finds in the face; `None` when the face cannot be read.
    pub(super) fn read<T>(&self, face: ID, ask: impl FnOnce(&FontRef<'_>) -> T) -> Option<T> {
        let ask = |data: &[u8], index| FontRef::from_index(data, index).ok().map(|face| ask(&face));
        self.database.with_face_data(face, ask).flatten()
    }

    /// The font file of a face, and which of its faces it is.
    pub(crate) fn file(&self, face: ID) -> Option<(Vec<u8>, u32)> {
        self.database.with_face_data(face, |data, index| (data.to_vec(), index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::WORDS;

    #[test]
    fn every_shipped_font_loads_and_may_be_embedded() {
        let fonts = Fonts::shipped_only();
        assert_eq!(fonts.shipped.len(), SHIPPED.len());
        assert!(fonts.database.faces().all(|face| fonts.may_be_embedded(face.id)));
    }

    #[test]
    fn the_words_of_every_language_are_written_by_the_shipped_fonts_alone() {
        let mut fonts = Fonts::shipped_only();
        for words in &WORDS {
            for text in [words.headline, words.steps, words.steps_fixed, words.accepted] {
                for weight in [Weight::Reading, Weight::Display] {
                    let prepared = super::super::Prepared::new(text, words.tag, weight, &mut fonts);
                    assert!(prepared.is_ok(), "{}: {}", words.tag, prepared.unwrap_err());
                }
            }
        }
    }

    #[test]
    fn what_is_no_font_is_refused() {
        assert_eq!(Fonts::default().give(b"no font".to_vec()), Err(FontProblem::NotAFont));
    }

    // field.md 13, 14
    #[test]
    fn a_font_is_named_that_has_the_character_and_no_other() {
        let fonts = Fonts::shipped_only();
        for (character, script, cure) in [
            ('한', "Hangul", Some(("Noto Sans CJK", "fonts-noto-cjk"))),
            ('ক', "Bengali", Some(("Noto Sans Bengali", "fonts-noto-core"))),
            ('♨', "Common", Some(("Noto Sans Symbols2", "fonts-noto-core"))),
            ('𤆵', "Han", Some(("Noto Sans CJK", "fonts-noto-cjk"))),
            ('🇸', "Common", None),
            ('🌈', "Common", None),
            ('𬖋', "Han", None),
        ] {
            let missing = fonts.missing(character, "Laksa");
            assert_eq!(missing.cure.map(|font| (font.family, font.package)), cure, "{character}");
            let said = missing.to_string();
            assert!(said.contains(script) && said.contains("--font"), "{said}");
            let advice = cure.map_or("no font that can be installed", |(_, package)| package);
            assert!(said.contains(advice), "{said}");
        }
    }

    #[test]
    fn a_font_that_is_here_is_not_named() {
        let mut fonts = Fonts::shipped_only();
        fonts.system = None;
        let _ = fonts.system_faces(Weight::Reading, "en");
        let is_here = fonts.database.faces().any(|face| face.families[0].0.starts_with("Noto Sans CJK"));
        assert_eq!(fonts.missing('한', "한").cure.is_none(), is_here);
    }
}
