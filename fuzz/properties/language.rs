//! Language tags and Accept-Language: which language a payer gets, for every text.

use checkout::language::Language;

/// What is looked at of an Accept-Language header.
const HEADER_BYTES: usize = 1024;
const HEADER_ENTRIES: usize = 32;

pub(crate) fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    tag(&text);
    header(&text);
}

/// A tag asks for its own language, whatever its case and marks, and whatever it says in private.
pub(crate) fn tag(text: &str) {
    let found = Language::from_tag(text);
    for same in [text.to_ascii_uppercase(), text.replace('_', "-"), format!("{text}-x-zh-Hant-en")] {
        assert_eq!(Language::from_tag(&same), found, "{same:?} and {text:?}");
    }
    if let Some(language) = found {
        let primary = text.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        assert!(names(language).any(|name| name == primary), "{text:?} is taken for {language:?}");
    }
    assert_eq!(decided(Some(text), "", None), found, "asked for by hand: {text:?}");
    let language = any_language(text);
    assert_eq!(decided(Some(language.tag()), text, Some(text)), Some(language), "by hand comes first");
}

/// The best of a header is a language that it names, and what it says too late or refuses changes nothing.
pub(crate) fn header(text: &str) {
    let found = decided(None, "", Some(text));
    if let Some(language) = found {
        let text = text.to_ascii_lowercase();
        assert!(names(language).any(|name| text.contains(name)), "{text:?} does not name {language:?}");
    }
    let whole = text.len() <= HEADER_BYTES && text.split(',').count() < HEADER_ENTRIES;
    if !whole {
        let seen = &text[..text.floor_char_boundary(HEADER_BYTES)];
        let seen = if seen == text { seen } else { seen.rsplit_once(',').map_or("", |(entries, _)| entries) };
        let seen = seen.split(',').take(HEADER_ENTRIES).collect::<Vec<_>>().join(",");
        assert_eq!(decided(None, "", Some(&seen)), found, "beyond what is looked at: {text:?}");
    }
    let language = any_language(text);
    let tag = language.tag();
    let first = format!("{tag};q=1.0,{text}");
    assert_eq!(decided(None, "", Some(&first)), Some(language), "{first:?}");
    let wallet = format!("AlipayClient/10 Language/{tag} {text}");
    assert_eq!(decided(None, &wallet, Some(text)), Some(language), "{wallet:?}");
    let refused = format!("{text},{tag};q=0");
    let whole = refused.len() <= HEADER_BYTES && refused.split(',').count() <= HEADER_ENTRIES;
    assert!(!whole || decided(None, "", Some(&refused)) == found, "{refused:?}");
}

/// What a language is called in tags: its own name, and the one that some still write for it.
fn names(language: Language) -> impl Iterator<Item = &'static str> {
    let other = match language {
        Language::Id => Some("in"),
        Language::Fil => Some("tl"),
        Language::ZhHans | Language::ZhHantHk => Some("yue"),
        _ => None,
    };
    language.tag().split('-').take(1).chain(other)
}

/// One language for each text: over many texts all of them get their turn.
fn any_language(text: &str) -> Language {
    Language::ALL[text.bytes().map(usize::from).sum::<usize>() % Language::ALL.len()]
}

/// What the request decides; `None` where the store's own language is taken, whichever it is.
pub(crate) fn decided(explicit: Option<&str>, user_agent: &str, accept: Option<&str>) -> Option<Language> {
    let stores = [Language::Th, Language::Pt];
    let chosen = stores.map(|store| Language::choose(explicit, user_agent, accept, store));
    if chosen == stores {
        return None;
    }
    assert_eq!(chosen[0], chosen[1], "the store decides only in part");
    Some(chosen[0])
}
