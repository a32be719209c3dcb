use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::*;

type Variables = BTreeSet<String>;

/// Each message of a language's file with its variables.
fn messages(language: Language) -> BTreeMap<String, Variables> {
    let resource = FluentResource::try_new(source(language).to_owned()).expect("the file is Fluent");
    let mut messages = BTreeMap::new();
    for entry in resource.entries() {
        if let Entry::Message(message) = entry {
            let pattern = message.value.as_ref().expect("a message has a text");
            let before = messages.insert(message.id.name.to_owned(), variables(pattern));
            assert_eq!(before, None, "{} stands twice in {language:?}", message.id.name);
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
        let written: BTreeSet<_> = messages(language).into_keys().collect();
        assert_eq!(written, keys, "{language:?}");
    }
}

#[test]
fn a_message_has_the_same_variables_in_every_language() {
    let english = messages(Language::En);
    for language in Language::ALL {
        for (key, variables) in messages(language) {
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

#[test]
fn no_text_has_an_edge_or_a_character_that_old_fonts_lack() {
    for language in Language::ALL {
        for text in Text::ALL {
            let words = text.get(language);
            assert!(!words.is_empty() && words.trim() == words, "{text:?} in {language:?}");
            assert!(!words.contains(['\u{2068}', '\u{2069}']), "{text:?} in {language:?}");
        }
    }
}
