//! Whatever payers' browsers send: the properties that are fuzzed (`fuzz/`), for what fuzzing keeps and for a bounded
//! number of texts that are nearly right.

#[path = "../../../../fuzz/properties/amount.rs"]
mod amount;
#[path = "../../../../fuzz/properties/attempt.rs"]
mod attempt;
#[path = "../../../../fuzz/properties/entry_code.rs"]
mod entry_code;
#[path = "../../../../fuzz/properties/language.rs"]
mod language;
#[path = "../../../../fuzz/properties/seeds.rs"]
mod seeds;
#[path = "../../../../fuzz/properties/user_agent.rs"]
mod user_agent;

use checkout::time::Timestamp;
use proptest::prelude::*;

#[test]
fn what_fuzzing_keeps_still_holds() {
    seeds::each("amount", amount::check);
    seeds::each("attempt", attempt::check);
    seeds::each("entry_code", entry_code::check);
    seeds::each("language", language::check);
    seeds::each("user_agent", user_agent::check);
}

/// Pieces of User-Agents that were found in public, in any order, with anything between them.
fn like_a_user_agent() -> impl Strategy<Value = String> {
    let words = crate::user_agents().iter().flat_map(|row| row.text.split(' ')).collect::<Vec<_>>();
    let word = prop_oneof![
        4 => prop::sample::select(words).prop_map(str::to_owned),
        1 => "(Language|Lang)/[a-zA-Z_-]{0,12}",
        1 => "\\PC{0,8}",
    ];
    (prop::collection::vec(word, 0..40), "[ ;,()]").prop_map(|(words, mark)| words.join(&mark))
}

/// Tags of languages, ours and others, with what may stand behind them.
fn like_a_tag() -> impl Strategy<Value = String> {
    prop_oneof![
        "(en|zh|ja|EN|Zh|e|eng|\\*)([-_](Hans|Hant|hant|Latn|TW|HK|CN|SG|x|u|cmn|[a-z0-9]{0,9})){0,4}",
        "\\PC{0,12}",
    ]
}

/// Headers of such tags, in any order and with any quality.
fn like_accept_language() -> impl Strategy<Value = String> {
    let quality = "([ ]?;[ ]?[qQ]?[ ]?=?[ ]?(0|1|2)?[.]?[0-9]{0,4})?";
    let entry = (like_a_tag(), quality).prop_map(|(tag, quality)| tag + &quality);
    prop::collection::vec(entry, 0..40).prop_map(|entries| entries.join(","))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn an_amount_is_read_alike_however_it_is_typed(
        choice in any::<[u8; 3]>(),
        text in "[ +-]?[0-9]{0,4}([.,' ][0-9]{0,4}){0,5}[ ]?",
    ) {
        amount::check(&[&choice, text.as_bytes()].concat());
    }

    #[test]
    fn a_token_opens_its_own_attempt_and_nothing_else_opens_any(
        nonce in any::<[u8; 16]>(),
        millis in 0..4_102_444_800_000_i64,
        text in "[A-Za-z0-9_=-]{0,80}",
    ) {
        attempt::holds(nonce, Timestamp::from_millis(millis), &text);
    }

    #[test]
    fn an_entry_code_is_what_its_letters_say(text in "[ -]{0,2}([34679ACDEFGHJKMNPQRTWXYacdefO0][ -]?){8,12}\\PC?") {
        entry_code::holds(&text);
    }

    #[test]
    fn a_tag_asks_for_its_own_language(text in like_a_tag()) {
        language::tag(&text);
    }

    #[test]
    fn a_user_agent_speaks_of_what_stands_in_it(text in like_a_user_agent()) {
        user_agent::holds(&text);
    }

    #[test]
    fn a_header_chooses_among_the_languages_that_it_names(text in like_accept_language()) {
        language::header(&text);
    }
}
