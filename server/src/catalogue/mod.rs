//! What is done to merchants, their systems, stores, codes and posters, the same from the command line and from the console: what is
//! typed is read here, and what the rules refuse is refused here.

pub(crate) mod api_key;
pub(crate) mod code;
pub(crate) mod poster;
pub(crate) mod store;
pub(crate) mod webhook;

use checkout::visible::{is_visible, steers};

/// The longest name, in characters: what fits every page and Alipay+'s own screens.
pub(crate) const NAME_CHARACTERS_MAX: usize = 64;

/// Why a name cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NameProblem {
    /// There is nothing to see, or too much.
    #[error("the name has {0} characters; expected 1 to {NAME_CHARACTERS_MAX}")]
    Length(usize),
    /// Something in it steers a terminal, ends a line or turns the direction of what stands around it.
    #[error("the name has control characters in it; expected plain text")]
    Steers,
}

/// A name that can be shown, without the spaces around it.
pub(crate) fn check_name(name: &str) -> Result<&str, NameProblem> {
    let name = name.trim();
    let characters = if is_visible(name) { name.chars().count() } else { 0 };
    if characters == 0 || characters > NAME_CHARACTERS_MAX {
        return Err(NameProblem::Length(characters));
    }
    if name.chars().any(steers) { Err(NameProblem::Steers) } else { Ok(name) }
}

/// Whether this is a merchant category code (ISO 18245): four digits.
pub(crate) fn is_category_code(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_plain_and_fits() {
        assert_eq!(check_name(" Kopi 咖啡 "), Ok("Kopi 咖啡"));
        assert_eq!(check_name("  "), Err(NameProblem::Length(0)));
        assert_eq!(check_name(&"x".repeat(65)), Err(NameProblem::Length(65)));
        for nothing in ["\u{200b}", "\u{feff} \u{2060}", "\u{3164}"] {
            assert_eq!(check_name(nothing), Err(NameProblem::Length(0)), "{nothing:?}");
        }
        for steering in ["a\nb", "a\u{1b}[31mb", "a\u{202e}b", "\u{2066}a", "a\u{2028}b", "a\u{85}b"] {
            assert_eq!(check_name(steering), Err(NameProblem::Steers), "{steering:?}");
        }
    }

    #[test]
    fn a_category_code_has_four_digits() {
        assert!(is_category_code("5812"));
        for text in ["", "581", "58123", "581a", "５８１２"] {
            assert!(!is_category_code(text), "{text}");
        }
    }
}
