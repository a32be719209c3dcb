use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::*;

pub(crate) type Variables = BTreeSet<String>;

/// Each message of a Fluent file with its variables.
pub(crate) fn messages(source: &str) -> BTreeMap<String, Variables> {
    let resource = FluentResource::try_new(source.to_owned()).expect("the file is Fluent");
    let mut messages = BTreeMap::new();
    for entry in resource.entries() {
        if let Entry::Message(message) = entry {
            let pattern = message.value.as_ref().expect("a message has a text");
            let before = messages.insert(message.id.name.to_owned(), variables(pattern));
            assert_eq!(before, None, "{} stands twice", message.id.name);
        }
    }
    messages
}

fn variables(pattern: &Pattern<&str>) -> Variables {
    let mut names = Variables::new();
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                names.extend(variants.iter().flat_map(|variant| variables(&variant.value)));
                selector
            }
        };
        if let InlineExpression::VariableReference { id } = inline {
            names.insert(id.name.to_owned());
        }
    }
    names
}

#[test]
fn every_language_has_exactly_the_keys() {
    let keys: BTreeSet<_> = Text::ALL.iter().map(|text| text.key().to_owned()).collect();
    for language in Language::ALL {
        let written: BTreeSet<_> = messages(source(language)).into_keys().collect();
        assert_eq!(written, keys, "{language:?}");
    }
}

#[test]
fn a_message_has_the_same_variables_in_every_language() {
    let english = messages(source(Language::En));
    for language in Language::ALL {
        for (key, variables) in messages(source(language)) {
            assert_eq!(variables, english[&key], "{key} in {language:?}");
        }
    }
}

#[test]
fn variables_are_filled_in_and_plurals_follow_the_language() {
    let decimals = |allowed: u8, language| {
        let variables = [("allowed", allowed.into()), ("currency", "SGD".into())];
        Text::ProblemTooManyDecimals.with(language, variables)
    };
    assert_eq!(decimals(0, Language::En), "SGD amounts have no decimals.");
    assert_eq!(decimals(1, Language::En), "SGD amounts have one decimal at most.");
    assert_eq!(decimals(2, Language::En), "SGD amounts have 2 decimals at most.");
    assert_eq!(decimals(0, Language::ZhHans), "SGD 金额不能有小数。");
    assert_eq!(decimals(1, Language::ZhHans), "SGD 金额最多 1 位小数。");
}

/// A form that a language's plural rules ask for falls back on `other` when it is missing; one that they never ask for
/// is never read.
#[test]
fn plurals_follow_each_language_s_own_rules() {
    let decimals = |allowed: u8, language| {
        let variables = [("allowed", allowed.into()), ("currency", "SGD".into())];
        Text::ProblemTooManyDecimals.with(language, variables)
    };
    assert_eq!(decimals(1, Language::Ru), "В сумме в SGD может быть не более 1 знака после запятой.");
    assert_eq!(decimals(3, Language::Ru), "В сумме в SGD может быть не более 3 знаков после запятой.");
    let arabic = |allowed| decimals(allowed, Language::Ar).replace(['\u{2068}', '\u{2069}'], "");
    assert_eq!(arabic(0), "لا تُستخدم الكسور العشرية في مبالغ SGD.");
    assert_eq!(arabic(1), "منزلة عشرية واحدة على الأكثر في مبالغ SGD.");
    assert_eq!(arabic(2), "منزلتان عشريتان على الأكثر في مبالغ SGD.");
    assert_eq!(arabic(3), "3 منازل عشرية على الأكثر في مبالغ SGD.");
    for language in Language::ALL {
        let told: BTreeSet<_> = [0, 2, 3].map(|allowed| decimals(allowed, language)).into();
        assert_eq!(told.len(), 3, "{language:?}");
    }
}

#[test]
fn amounts_are_isolated_where_lines_run_from_right_to_left() {
    let amount = |language| Text::AmountAtMost.with(language, [("maximum", "SGD 5.00".into())]);
    assert_eq!(amount(Language::En), "Up to SGD 5.00");
    assert!(amount(Language::Ar).contains("\u{2068}SGD 5.00\u{2069}"));
}

/// What is still English was forgotten: only words that the language shares may stand.
#[test]
fn every_text_is_translated() {
    const SAME: [(Text, Language); 7] = [
        (Text::KeypadLabel, Language::Fil),
        (Text::KeyDecimal, Language::Fil),
        (Text::DetailCode, Language::Fil),
        (Text::DetailCode, Language::Fr),
        (Text::DetailNote, Language::Fr),
        (Text::NoteOptional, Language::De),
        (Text::DetailCode, Language::De),
    ];
    let same: Vec<_> = Language::ALL
        .into_iter()
        .filter(|language| *language != Language::En)
        .flat_map(|language| Text::ALL.iter().map(move |text| (*text, language)))
        .filter(|(text, language)| text.get(*language) == text.get(Language::En))
        .collect();
    assert_eq!(same, SAME);
}

#[test]
fn no_text_has_an_edge_or_a_character_that_old_fonts_lack() {
    for language in Language::ALL {
        for text in Text::ALL {
            let words = text.get(language);
            assert!(!words.is_empty() && words.trim() == words, "{text:?} in {language:?}");
            let isolated = words.contains(['\u{2068}', '\u{2069}']);
            assert!(!isolated || language == Language::Ar, "{text:?} in {language:?}");
        }
    }
}
