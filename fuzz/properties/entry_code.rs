//! An entry code as it stands in a URL, or as people type it.

use checkout::entry_code::{EntryCode, EntryCodeProblem};
use checkout::visible::draws_nothing;

const ALPHABET: &str = "34679ACDEFGHJKMNPQRTWXY";

pub(crate) fn check(data: &[u8]) {
    if let Some(random) = data.first_chunk::<16>() {
        is_a_code(EntryCode::from_random(*random));
    }
    if let Ok(text) = str::from_utf8(data) {
        holds(text);
    }
}

/// A text is a code only by its own letters, and otherwise is told what is wrong with it.
pub(crate) fn holds(text: &str) {
    if let Ok(code) = EntryCode::at_start_of(text) {
        is_a_code(code);
    }
    // What other keyboards write is read as the same letters.
    if !text.is_ascii() {
        return EntryCode::parse(text).map_or((), is_a_code);
    }
    let letters = text.chars().filter(|letter| *letter != '-' && !draws_nothing(*letter));
    let letters = letters.map(|letter| letter.to_ascii_uppercase()).collect::<String>();
    match EntryCode::parse(text) {
        Ok(code) => {
            assert_eq!(code.as_str(), letters, "{text:?} is read as another code");
            is_a_code(code);
        }
        Err(EntryCodeProblem::Letter(letter)) => {
            assert!(text.contains(letter) && !ALPHABET.contains(letter.to_ascii_uppercase()), "{text:?}");
        }
        Err(EntryCodeProblem::Length) => {
            assert!(letters.chars().count() != 10 || text.chars().count() > 64, "{text:?} has ten letters");
        }
        Err(EntryCodeProblem::Check) => {
            let known = letters.chars().all(|letter| ALPHABET.contains(letter));
            assert!(letters.len() == 10 && known, "{text:?} is more than mistyped");
        }
    }
}

/// It is read as itself, also as people write it, and with one letter changed or two swapped it is no code.
fn is_a_code(code: EntryCode) {
    let text = code.to_string();
    assert!(text.chars().all(|letter| ALPHABET.contains(letter)), "{text}");
    assert_eq!(EntryCode::parse(&text), Ok(code));
    let (head, tail) = text.split_at(4);
    assert_eq!(EntryCode::parse(&format!(" {head} - {tail}\n").to_lowercase()), Ok(code));
    assert_eq!(EntryCode::at_start_of(&format!("{text}，请付款")), Ok(code));
    let letters = text.as_bytes();
    for place in 0..letters.len() {
        let mut mistaken = letters.to_vec();
        mistaken[place] = if letters[place] == b'3' { b'4' } else { b'3' };
        is_mistyped(&mistaken);
        let mut swapped = letters.to_vec();
        swapped.swap(place, (place + 1) % letters.len());
        if swapped != letters {
            is_mistyped(&swapped);
        }
    }
}

fn is_mistyped(letters: &[u8]) {
    let text = String::from_utf8_lossy(letters);
    assert_eq!(EntryCode::parse(&text), Err(EntryCodeProblem::Check), "{text}");
}
