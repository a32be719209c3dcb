//! What somebody wrote and others read.

use checkout::visible::{is_visible, steers};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

#[test]
fn every_control_character_and_end_of_line_steers_and_nothing_that_is_seen_does() {
    for character in '\0'..=char::MAX {
        let expected = match character.general_category() {
            GeneralCategory::Control
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator => true,
            // Of these, some turn what stands around them, and some are part of words.
            GeneralCategory::Format | GeneralCategory::Unassigned => continue,
            _ => false,
        };
        assert_eq!(steers(character), expected, "{character:?}");
    }
    // The direction of what follows, and of what is between: embeddings, overrides, isolates.
    for character in ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}') {
        assert!(steers(character), "{character:?}");
    }
    // Joiners of letters and of emoji, and marks that say which way they themselves read.
    for character in ['\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{61c}'] {
        assert!(!steers(character), "{character:?}");
    }
}

#[test]
fn what_is_nothing_to_see_is_told_from_what_is() {
    for nothing in
        ["", " \t", "\u{3000}", "\u{200b}\u{feff}", "\u{2060}", "\u{3164}", "\u{2800}", "\u{e0041}", "\u{ad}"]
    {
        assert!(!is_visible(nothing), "{nothing:?}");
    }
    for seen in ["a", "\u{200b}a", "咖啡", "قهوة", "=", "👨\u{200d}👩", "\u{301}", "ㅤ1"] {
        assert!(is_visible(seen), "{seen:?}");
    }
}
