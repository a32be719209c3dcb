//! Entry codes: what they look like, and that no single mistake goes unseen.

use std::collections::HashSet;

use checkout::entry_code::{EntryCode, EntryCodeProblem};
use proptest::prelude::*;

const ALPHABET: &str = "34679ACDEFGHJKMNPQRTWXY";

fn parse(letters: &[char]) -> Result<EntryCode, EntryCodeProblem> {
    EntryCode::parse(&String::from_iter(letters))
}

fn letters_of(code: EntryCode) -> Vec<char> {
    code.to_string().chars().collect()
}

/// Every code that differs from this one in one letter, or by two letters swapped.
fn mistaken(letters: &[char]) -> Vec<Vec<char>> {
    let mut all = Vec::new();
    for place in 0..letters.len() {
        for other in ALPHABET.chars().filter(|other| *other != letters[place]) {
            let mut mistaken = letters.to_vec();
            mistaken[place] = other;
            all.push(mistaken);
        }
        for second in place + 1..letters.len() {
            let mut mistaken = letters.to_vec();
            mistaken.swap(place, second);
            if mistaken != letters {
                all.push(mistaken);
            }
        }
    }
    all
}

#[test]
fn the_same_bits_make_the_same_code_for_ever() {
    // Printed codes live for years: these may never change.
    for (random, code) in [(0, "3333333333"), (1, "433333333K"), (u128::MAX, "JKNX6ET69X")] {
        assert_eq!(EntryCode::from_random(random.to_be_bytes()).to_string(), code);
    }
}

#[test]
fn the_letters_do_not_look_like_each_other() {
    assert_eq!(ALPHABET.len(), 23);
    for look_alike in ["0O", "1IL", "2Z", "5S", "8B", "UV"] {
        let kept = look_alike.chars().filter(|letter| ALPHABET.contains(*letter)).count();
        assert_eq!(kept, 0, "{look_alike}");
    }
}

#[test]
fn every_bit_of_a_code_comes_from_the_random_bits() {
    let codes = (0..23_u128.pow(3)).map(|number| EntryCode::from_random(number.to_be_bytes()));
    assert_eq!(codes.collect::<HashSet<_>>().len(), 23_usize.pow(3));
    let all = 23_u128.pow(9);
    let code = |number: u128| EntryCode::from_random(number.to_be_bytes());
    assert_eq!(code(0), code(all), "the bits are taken modulo 23⁹");
    assert_ne!(code(0), code(all / 23), "the ninth letter counts too");
}

#[test]
fn a_code_is_read_as_people_write_it() {
    let code = EntryCode::from_random([7; 16]);
    let text = code.to_string();
    let (head, tail) = text.split_at(5);
    for written in [
        text.clone(),
        text.to_lowercase(),
        format!("{head}-{tail}"),
        format!(" {head} {tail}\n"),
        text.replace("", " "),
    ] {
        assert_eq!(EntryCode::parse(&written), Ok(code), "{written:?}");
    }
}

// field.md 9
#[test]
fn a_code_is_read_at_the_start_of_what_follows_a_link() {
    let code = EntryCode::from_random([7; 16]);
    for tail in [
        "",
        ".",
        "。",
        "，请付款",
        "/",
        "/x",
        ")",
        "\u{fffd}",
        " please pay",
        "！",
        "\n",
        "…",
        "\u{200b}",
        "请付款",
        "&x=1",
        "\"",
    ] {
        assert_eq!(EntryCode::at_start_of(&format!("{code}{tail}")), Ok(code), "{tail:?}");
    }
    for text in
        [format!("{code}3"), format!("{code}x"), format!("（{code}"), code.to_string()[1..].to_owned()]
    {
        assert!(EntryCode::at_start_of(&text).is_err(), "{text:?}");
    }
}

#[test]
fn a_code_is_read_from_every_keyboard() {
    let code = EntryCode::from_random([7; 16]);
    let full_width = |letter: char| char::from_u32(u32::from(letter) + 0xfee0).unwrap();
    let wide: String = code.to_string().chars().map(full_width).collect();
    assert_eq!(EntryCode::parse(&wide), Ok(code), "{wide}");
    assert_eq!(EntryCode::parse(&wide.to_lowercase()), Ok(code));
    for zero in ['٠', '۰', '๐', '០', '၀', '०', '０'] {
        let digit = |letter: char| match letter.to_digit(10) {
            Some(digit) => char::from_u32(u32::from(zero) + digit).unwrap(),
            None => letter,
        };
        let text: String = code.to_string().chars().map(digit).collect();
        assert_eq!(EntryCode::parse(&text), Ok(code), "{text}");
    }
    let unseen = code.to_string().replace("", "\u{200d}");
    assert_eq!(EntryCode::parse(&unseen), Ok(code));
}

#[test]
fn what_is_no_code_is_refused_with_the_reason() {
    let code = EntryCode::from_random([7; 16]).to_string();
    for (text, problem) in [
        ("", EntryCodeProblem::Length),
        (&code[1..], EntryCodeProblem::Length),
        (&format!("{code}3"), EntryCodeProblem::Length),
        (&format!("{}{code}", "-".repeat(1000)), EntryCodeProblem::Length),
        ("0333333333", EntryCodeProblem::Letter('0')),
        ("333333333é", EntryCodeProblem::Letter('é')),
        ("33333/3333", EntryCodeProblem::Letter('/')),
        ("三333333333", EntryCodeProblem::Letter('三')),
        ("3333333334", EntryCodeProblem::Check),
    ] {
        assert_eq!(EntryCode::parse(text), Err(problem), "{text:?}");
    }
}

/// A code with the first letter at the first place and the second at the second. Places are different.
fn code_with(first: (usize, char), second: (usize, char)) -> Vec<char> {
    let value = |letter| ALPHABET.find(letter).unwrap() as u128;
    // A letter at a third place, so that the last, which follows from the others, can be had as well.
    let third = (0..3).find(|third| *third != first.0 && *third != second.0).unwrap();
    let codes = ALPHABET.chars().map(|filler| {
        let set = [first, second, (third, filler)].into_iter().filter(|(place, _)| *place < 9);
        let number = set.map(|(place, letter)| value(letter) * 23_u128.pow(u32::try_from(place).unwrap()));
        letters_of(EntryCode::from_random(number.sum::<u128>().to_be_bytes()))
    });
    let mut fitting = codes.filter(|code| code[first.0] == first.1 && code[second.0] == second.1);
    fitting.next().unwrap()
}

/// The proof: the check is a sum over places, so whether a mistake is seen depends only on the places and
/// letters that it touches. Here are all places and all letters: each letter for each other, each pair swapped.
#[test]
fn every_single_mistake_is_seen() {
    for (first, second) in (0..10).flat_map(|first| (first + 1..10).map(move |second| (first, second))) {
        for (one, other) in ALPHABET.chars().flat_map(|one| ALPHABET.chars().map(move |other| (one, other))) {
            let code = code_with((first, one), (second, other));
            assert!(parse(&code).is_ok());
            if one == other {
                continue;
            }
            let mut swapped = code.clone();
            swapped.swap(first, second);
            assert_eq!(parse(&swapped), Err(EntryCodeProblem::Check), "{code:?} as {swapped:?}");
            for (place, letter) in [(first, other), (second, one)] {
                let mut changed = code.clone();
                changed[place] = letter;
                assert_eq!(parse(&changed), Err(EntryCodeProblem::Check), "{code:?} as {changed:?}");
            }
        }
    }
}

proptest! {
    #[test]
    fn a_code_survives_being_written_down(random in any::<[u8; 16]>()) {
        let code = EntryCode::from_random(random);
        let text = code.to_string();
        prop_assert_eq!(text.len(), 10);
        prop_assert!(text.chars().all(|letter| ALPHABET.contains(letter)));
        prop_assert_eq!(EntryCode::parse(&text), Ok(code));
        for mistaken in mistaken(&letters_of(code)) {
            prop_assert_eq!(parse(&mistaken), Err(EntryCodeProblem::Check));
        }
    }

    #[test]
    fn any_text_at_all_is_answered(text in any::<String>()) {
        if let Ok(code) = EntryCode::parse(&text) {
            prop_assert_eq!(EntryCode::parse(code.as_str()), Ok(code));
        }
    }
}
