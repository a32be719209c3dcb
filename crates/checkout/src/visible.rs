//! Texts that somebody wrote and others read: what must not be in them, and whether there is anything to see.

/// Whether a character steers what stands around it instead of being seen: control characters, among them the ends of
/// lines and what terminals obey; the ends of lines and paragraphs that Unicode adds; embeddings, overrides and isolates
/// of the direction, and their deprecated kin; annotations. Marks that only say which way they themselves read (U+200E,
/// U+200F) are part of how names are written, and so are joiners.
#[must_use]
pub fn steers(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{2028}' | '\u{2029}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{206f}'
                | '\u{fff9}'..='\u{fffb}'
        )
}

/// Whether there is anything to see in a text. Spaces are nothing, and neither is what Unicode draws nothing for:
/// joiners and other characters of no width, fillers, selectors of variants, tags.
#[must_use]
pub fn is_visible(text: &str) -> bool {
    !text.chars().all(draws_nothing)
}

/// Whether a character by itself leaves nothing to see.
#[must_use]
pub fn draws_nothing(character: char) -> bool {
    character.is_whitespace()
        || steers(character)
        || matches!(
            character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2060}'..='\u{2065}'
                | '\u{2800}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}' | '\u{ffa0}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}
