//! What was done to something, when, and by whom.

use checkout::language::Language;
use leptos::prelude::*;

use super::text::Text;

/// A line of a trail.
#[derive(Clone, Debug)]
pub struct TrailLine {
    /// When it was, by the clock of whoever reads it.
    pub time: String,
    /// Who it was.
    pub by: String,
    /// The name of what was done.
    pub deed: String,
    /// Which store, code or poster; which rights.
    pub detail: Option<String>,
}

/// What is done, by the names that trails keep.
const DEEDS: [(&str, Text); 17] = [
    ("added", Text::DeedAdded),
    ("on", Text::DeedOn),
    ("off", Text::DeedOff),
    ("moved", Text::DeedMoved),
    ("replaced", Text::DeedReplaced),
    ("replaces", Text::DeedReplaces),
    ("printed", Text::DeedPrinted),
    ("changed", Text::DeedChanged),
    ("allowed", Text::DeedAllowed),
    ("link", Text::DeedLink),
    ("password", Text::DeedPassword),
    ("second_factor", Text::DeedSecondFactor),
    ("second_factor_removed", Text::DeedSecondFactorRemoved),
    ("picture", Text::DeedPicture),
    ("picture_removed", Text::DeedPictureRemoved),
    ("refund", Text::DeedRefund),
    ("cancel", Text::DeedCancel),
];

/// The trail, as its lines come; nothing where there are none.
pub(super) fn trail(lines: &[TrailLine], language: Language) -> Option<impl IntoView + use<>> {
    let line = |line: &TrailLine| {
        let detail = line.detail.clone().map(|detail| view! { <code><bdi>{detail}</bdi></code> });
        view! {
            <li class="line">
                <time>{line.time.clone()}</time>
                <span>{deed_in_words(&line.deed, language)} " " {detail}</span>
                <span class="hint"><bdi>{actor(&line.by, language)}</bdi></span>
            </li>
        }
    };
    (!lines.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{Text::History.get(language)}</h2>
                <ul class="lines">{lines.iter().map(line).collect::<Vec<_>>()}</ul>
            </section>
        }
    })
}

/// Who did something: a user by their name, others as the audit log has them.
pub(super) fn actor(by: &str, language: Language) -> String {
    match by.strip_prefix("command line: ") {
        Some(account) => format!("{} ({account})", Text::CommandLine.get(language)),
        None => by.to_owned(),
    }
}

/// What was done; its name itself where a newer server wrote it.
pub(super) fn deed_in_words(name: &str, language: Language) -> String {
    let known = DEEDS.iter().find(|(deed, _)| *deed == name);
    known.map_or_else(|| name.to_owned(), |(_, text)| text.get(language).into_owned())
}

#[cfg(test)]
mod tests {
    use checkout::deed::Deed;

    use super::*;

    #[test]
    fn what_is_done_to_codes_has_words() {
        for deed in Deed::ALL {
            assert_ne!(deed_in_words(deed.name(), Language::Ko), deed.name());
        }
        assert_eq!(deed_in_words("beamed_up", Language::Ko), "beamed_up");
    }
}
