//! What people read, in their language.
//!
//! The payers' texts are Fluent files in `app/locales`, compiled into the binary and parsed once. A text that a
//! language lacks is taken from English; a test holds every language to the same keys and variables. None of
//! this reaches the browser: an island reads the few strings it needs from data attributes.

mod key;
mod texts;

use std::borrow::Cow;
use std::sync::LazyLock;

use checkout::language::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub(crate) use key::Text;
pub(crate) use texts::texts;

/// The way a language's lines run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// The way this language's lines run.
    pub(crate) const fn of(language: Language) -> Self {
        match language {
            Language::Ar => Self::RightToLeft,
            _ => Self::LeftToRight,
        }
    }

    /// The value of the `dir` attribute.
    pub(crate) const fn attribute(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// The Fluent file of a language.
const fn source(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("../../locales/en.ftl"),
        Language::ZhHans => include_str!("../../locales/zh-Hans.ftl"),
        Language::ZhHantHk => include_str!("../../locales/zh-Hant-HK.ftl"),
        Language::Ko => include_str!("../../locales/ko.ftl"),
        Language::Ja => include_str!("../../locales/ja.ftl"),
        Language::Th => include_str!("../../locales/th.ftl"),
        Language::Ms => include_str!("../../locales/ms.ftl"),
        Language::Id => include_str!("../../locales/id.ftl"),
        Language::Fil => include_str!("../../locales/fil.ftl"),
        Language::Vi => include_str!("../../locales/vi.ftl"),
        Language::Mn => include_str!("../../locales/mn.ftl"),
        Language::Km => include_str!("../../locales/km.ftl"),
        Language::It => include_str!("../../locales/it.ftl"),
        Language::Es => include_str!("../../locales/es.ftl"),
        Language::Pt => include_str!("../../locales/pt.ftl"),
        Language::Fr => include_str!("../../locales/fr.ftl"),
        Language::De => include_str!("../../locales/de.ftl"),
        Language::Ru => include_str!("../../locales/ru.ftl"),
        Language::Kk => include_str!("../../locales/kk.ftl"),
        Language::Ar => include_str!("../../locales/ar.ftl"),
    }
}

/// What payers read.
static PAYERS: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of(&Language::ALL, source));

/// The texts of one kind of people in several languages, English among them.
pub(crate) struct Catalogue(Vec<Locale>);

struct Locale {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// Reads the Fluent file that `source` has for each of these languages.
    pub(crate) fn of(languages: &[Language], source: fn(Language) -> &'static str) -> Self {
        let load = |language: &Language| Locale {
            language: *language,
            bundle: bundle(*language, source(*language)),
        };
        Self(languages.iter().map(load).collect())
    }

    /// A text in this language, in English where it has none, and its key where that has none either.
    pub(crate) fn look_up(
        &'static self,
        language: Language,
        key: &'static str,
        arguments: Option<&FluentArgs>,
    ) -> Cow<'static, str> {
        [language, Language::En]
            .into_iter()
            .find_map(|language| {
                let locale = self.0.iter().find(|locale| locale.language == language)?;
                let pattern = locale.bundle.get_message(key)?.value()?;
                let mut problems = Vec::new();
                Some(locale.bundle.format_pattern(pattern, arguments, &mut problems))
            })
            .unwrap_or(Cow::Borrowed(key))
    }
}

fn bundle(language: Language, source: &str) -> FluentBundle<FluentResource> {
    // A wrong file is a test's business; here every message that can be read is kept.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let identifier: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Variables are amounts, codes and brands, never free text: in left-to-right lines they need no isolation,
    // and old web views are spared characters that their fonts may not know. In right-to-left lines an amount
    // would take its currency to the wrong side.
    bundle.set_use_isolating(Direction::of(language) != Direction::LeftToRight);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
pub(crate) mod tests;
#[cfg(test)]
mod wording;
