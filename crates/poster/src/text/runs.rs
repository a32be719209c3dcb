//! A text cut into runs of one font each.

use std::ops::Range;

use fontdb::ID;
use icu_segmenter::GraphemeClusterSegmenter;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};
use unicode_script::{Script, UnicodeScript as _};

use super::fonts::{Fonts, MissingFont, Weight};

/// Characters in a row that one font writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) range: Range<usize>,
    pub(crate) face: ID,
}

/// A text with the fonts that write it.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    pub(crate) text: String,
    pub(crate) runs: Vec<Run>,
    /// Whether it is read from right to left.
    pub(crate) right_to_left: bool,
    /// How far it reaches above its base line, for a size of one.
    pub(crate) ascent: f32,
    /// How far it reaches below.
    pub(crate) descent: f32,
}

impl Prepared {
    /// Finds the fonts for a text: one for all of it where there is one, else a few.
    ///
    /// # Errors
    /// [`MissingFont`], for the first character that no font has.
    pub(crate) fn new(
        text: &str,
        language: &str,
        weight: Weight,
        fonts: &mut Fonts,
    ) -> Result<Self, MissingFont> {
        let runs = choose(text, language, weight, fonts)?;
        let mut height = (0.0_f32, 0.0_f32);
        for run in &runs {
            let (ascent, descent) = fonts.read(run.face, extent).unwrap_or((1.0, 0.3));
            height = (height.0.max(ascent), height.1.max(descent));
        }
        let right_to_left = text.chars().find_map(direction).unwrap_or(false);
        let prepared =
            Self { text: text.to_owned(), runs, right_to_left, ascent: height.0, descent: height.1 };
        match prepared.unshaped(fonts) {
            Some(character) => Err(fonts.missing(character, text)),
            None => Ok(prepared),
        }
    }

    /// The first character that is set as a box although its font lists it.
    fn unshaped(&self, fonts: &Fonts) -> Option<char> {
        let shaped = self.shape(0..self.text.len(), fonts);
        shaped.letters.iter().find_map(|letters| {
            let boxed = letters.set.iter().find(|letter| letter.shape == 0)?;
            letters.text.get(boxed.text.clone())?.chars().next()
        })
    }
}

/// What every font sets without having it: joiners, marks of direction, where a line may break.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}')
}

/// Marks that enclose what is before them, such as a key around a digit. Fonts that draw have the frame and not the digit in
/// it: the two would be printed one upon the other.
fn is_enclosing(character: char) -> bool {
    matches!(character, '\u{488}' | '\u{489}' | '\u{1abe}' | '\u{20dd}'..='\u{20e0}' | '\u{20e2}'..='\u{20e4}' | '\u{a670}'..='\u{a672}')
}

/// Whether a character is of a script that is read from right to left; `None` for those of no script.
fn direction(character: char) -> Option<bool> {
    match character.script() {
        Script::Common | Script::Inherited => None,
        script => Some(matches!(
            script,
            Script::Arabic | Script::Hebrew | Script::Syriac | Script::Thaana | Script::Nko | Script::Adlam
        )),
    }
}

/// The faces for a text: the machine's own fonts are looked at where those that came along do not do.
fn choose(text: &str, language: &str, weight: Weight, fonts: &mut Fonts) -> Result<Vec<Run>, MissingFont> {
    if let Some(character) = text.chars().find(|character| is_enclosing(*character)) {
        return Err(MissingFont { character, text: text.to_owned(), cure: None });
    }
    let mut faces = fonts.own_faces(weight, language);
    if let Some(runs) = one_face(text, &faces, fonts).or_else(|| runs(text, &faces, fonts).ok()) {
        return Ok(runs);
    }
    let system = fonts.system_faces(weight, language);
    let system: Vec<ID> = system.into_iter().filter(|face| fonts.may_be_embedded(*face)).collect();
    if let Some(runs) = one_face(text, &system, fonts) {
        return Ok(runs);
    }
    faces.extend(system);
    runs(text, &faces, fonts)
}

/// The whole text in the first face that has all of it.
fn one_face(text: &str, faces: &[ID], fonts: &Fonts) -> Option<Vec<Run>> {
    let characters: Vec<char> = text.chars().filter(|character| !is_invisible(*character)).collect();
    let face = faces.iter().find(|face| fonts.lacking(**face, &characters).is_empty())?;
    Some(vec![Run { range: 0..text.len(), face: *face }])
}

/// The text in as few changes of face as going through it once makes: what is read as one character, with its marks, is of
/// one face, since marks of another would stand anywhere; it stays with the face before it where that has it, so that
/// spaces stay with their letters.
fn runs(text: &str, faces: &[ID], fonts: &Fonts) -> Result<Vec<Run>, MissingFont> {
    let mut runs: Vec<Run> = Vec::new();
    let mut start = 0;
    for end in GraphemeClusterSegmenter::new().segment_str(text).filter(|end| *end > 0) {
        let characters: Vec<char> =
            text[start..end].chars().filter(|character| !is_invisible(*character)).collect();
        let has = |face: ID| fonts.lacking(face, &characters).is_empty();
        match runs.last_mut() {
            Some(last) if has(last.face) => last.range.end = end,
            _ => {
                let face = faces.iter().copied().find(|face| has(*face));
                let face = face.ok_or_else(|| lacking_character(&characters, text, faces, fonts))?;
                runs.push(Run { range: start..end, face });
            }
        }
        start = end;
    }
    Ok(runs)
}

/// Which of a cluster's characters is to be named: the first that no face has, else the first mark, which some face has and
/// none with what is before it.
fn lacking_character(cluster: &[char], text: &str, faces: &[ID], fonts: &Fonts) -> MissingFont {
    let is_nowhere =
        |character: &&char| faces.iter().all(|face| !fonts.lacking(*face, &[**character]).is_empty());
    if let Some(character) = cluster.iter().find(is_nowhere) {
        return fonts.missing(*character, text);
    }
    let character = cluster.get(1).or(cluster.first()).copied().unwrap_or_default();
    MissingFont { character, text: text.to_owned(), cure: None }
}

/// How far a face reaches above and below the base line, for a size of one.
fn extent(face: &FontRef<'_>) -> (f32, f32) {
    let metrics = face.metrics(Size::new(1.0), LocationRef::default());
    (metrics.ascent, -metrics.descent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(text: &str) -> (Prepared, Fonts) {
        let mut fonts = Fonts::shipped_only();
        (Prepared::new(text, "en", Weight::Reading, &mut fonts).unwrap(), fonts)
    }

    #[test]
    fn one_font_writes_all_of_a_text_that_it_has() {
        assert_eq!(prepared("Café Ångström — Đà Nẵng, Улаанбаатар").0.runs.len(), 1);
        assert_eq!(prepared("ร้านกาแฟ").0.runs.len(), 1);
    }

    #[test]
    fn a_text_of_two_scripts_has_a_run_for_each_and_spaces_stay_with_what_is_before_them() {
        let (prepared, _) = prepared("กาแฟ Coffee");
        let texts: Vec<&str> = prepared.runs.iter().map(|run| &prepared.text[run.range.clone()]).collect();
        assert_eq!(texts, ["กาแฟ ", "Coffee"]);
    }

    #[test]
    fn what_no_font_has_is_named() {
        let mut fonts = Fonts::shipped_only();
        let problem = Prepared::new("Kafe 한식", "ko", Weight::Display, &mut fonts).unwrap_err();
        assert_eq!(problem.character, '한');
    }

    // field.md 13
    #[test]
    fn what_would_be_printed_one_upon_the_other_is_refused() {
        let mut fonts = Fonts::default();
        for (text, character) in [("Open 2️⃣4️⃣h", '\u{20e3}'), ("A\u{20dd}", '\u{20dd}')] {
            let problem = Prepared::new(text, "en", Weight::Display, &mut fonts).unwrap_err();
            assert_eq!((problem.character, problem.cure), (character, None), "{text}");
        }
        assert!(Prepared::new("Cafe\u{301} Ångström", "en", Weight::Display, &mut fonts).is_ok());
    }

    #[test]
    fn arabic_is_read_from_right_to_left() {
        assert!(prepared("24 مقهى").0.right_to_left);
        assert!(!prepared("24 Coffee").0.right_to_left);
    }
}
