//! The countries and currencies that a store can have, by their names in the reader's language.

use checkout::language::Language;

use super::LANGUAGES;

const REGIONS: &str = include_str!("../../locales/console/regions.tsv");
const CURRENCIES: &str = include_str!("../../locales/console/currencies.tsv");

/// The codes of ISO 3166-1 with what each is called, by code.
pub(super) fn regions(language: Language) -> Vec<(String, String)> {
    named(REGIONS, language)
}

/// The codes of ISO 4217 with what each is called, by code.
pub(super) fn currencies(language: Language) -> Vec<(String, String)> {
    named(CURRENCIES, language)
}

/// Codes with what each is called.
fn named(table: &'static str, language: Language) -> Vec<(String, String)> {
    let column = LANGUAGES.iter().position(|other| *other == language).unwrap_or_default();
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let line = |line: &'static str| {
        let mut cells = line.split('\t');
        let (code, name) = (cells.next()?, cells.nth(column)?);
        Some((code.to_owned(), name.to_owned()))
    };
    lines.filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use checkout::money::Currency;

    use super::*;

    #[test]
    fn what_is_offered_has_a_name_in_each_language_and_can_be_taken() {
        for language in LANGUAGES {
            assert!(regions(language).len() > 240, "{language:?}");
            let currencies = currencies(language);
            assert!(currencies.len() > 140, "{language:?}");
            for (code, name) in currencies {
                assert!(Currency::from_code(&code).is_ok(), "{code}");
                assert!(!name.is_empty(), "{code}");
            }
        }
        assert!(regions(Language::Ja).contains(&("SG".to_owned(), "シンガポール".to_owned())));
    }
}
