//! The languages of the payer's pages, and which of them a payer gets.

use crate::user_agent::looked_at;

/// A language that the pages are written in: the homes of the wallets and of the shops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    En,
    /// Chinese in simplified characters.
    ZhHans,
    /// Chinese in traditional characters, as Hong Kong writes it.
    ZhHantHk,
    /// Korean.
    Ko,
    /// Japanese.
    Ja,
    /// Thai.
    Th,
    /// Malay.
    Ms,
    /// Indonesian.
    Id,
    /// Filipino.
    Fil,
    /// Vietnamese.
    Vi,
    /// Mongolian in Cyrillic.
    Mn,
    /// Khmer.
    Km,
    /// Italian.
    It,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
    /// French.
    Fr,
    /// German.
    De,
    /// Russian.
    Ru,
    /// Kazakh in Cyrillic.
    Kk,
    /// Arabic.
    Ar,
}

/// How many bytes of an Accept-Language header are looked at.
const ACCEPT_LANGUAGE_BYTES: usize = 1024;
/// How many languages of an Accept-Language header are looked at.
const ACCEPT_LANGUAGE_ENTRIES: usize = 32;

/// What wallets write before the language of the app.
const USER_AGENT_TOKENS: [&str; 3] = ["Language/", "Lang/", "Locale/"];

impl Language {
    /// Every language there is, in the order in which a payer looks through them.
    pub const ALL: [Self; 20] = [
        Self::En,
        Self::ZhHans,
        Self::ZhHantHk,
        Self::Ko,
        Self::Ja,
        Self::Th,
        Self::Ms,
        Self::Id,
        Self::Fil,
        Self::Vi,
        Self::Mn,
        Self::Km,
        Self::It,
        Self::Es,
        Self::Pt,
        Self::Fr,
        Self::De,
        Self::Ru,
        Self::Kk,
        Self::Ar,
    ];

    /// The language's tag (BCP 47), as in HTML's `lang`: `zh-Hans`.
    pub const fn tag(self) -> &'static str {
        self.facts().0
    }

    /// What the language calls itself.
    pub const fn native_name(self) -> &'static str {
        self.facts().1
    }

    /// The one table of languages: the tag, and what the language calls itself (CLDR 48).
    const fn facts(self) -> (&'static str, &'static str) {
        match self {
            Self::En => ("en", "English"),
            Self::ZhHans => ("zh-Hans", "简体中文"),
            Self::ZhHantHk => ("zh-Hant-HK", "繁體中文"),
            Self::Ko => ("ko", "한국어"),
            Self::Ja => ("ja", "日本語"),
            Self::Th => ("th", "ไทย"),
            Self::Ms => ("ms", "Bahasa Melayu"),
            Self::Id => ("id", "Bahasa Indonesia"),
            Self::Fil => ("fil", "Filipino"),
            Self::Vi => ("vi", "Tiếng Việt"),
            Self::Mn => ("mn", "Монгол"),
            Self::Km => ("km", "ខ្មែរ"),
            Self::It => ("it", "Italiano"),
            Self::Es => ("es", "Español"),
            Self::Pt => ("pt", "Português"),
            Self::Fr => ("fr", "Français"),
            Self::De => ("de", "Deutsch"),
            Self::Ru => ("ru", "Русский"),
            Self::Kk => ("kk", "Қазақ тілі"),
            Self::Ar => ("ar", "العربية"),
        }
    }

    /// The language to use for a tag that asks for one of its region or script: `zh`, `zh-CN`, `zh_CN`
    /// and `zh-Hans-SG` are `zh-Hans`.
    ///
    /// A tag without a script is read in the one that its region writes: Chinese of Taiwan, Hong Kong and Macau
    /// in traditional characters, Mongolian and Kazakh of China in scripts that the pages are not written in.
    /// Names that Android still writes for Indonesian and Filipino (`in`, `tl`) are known, and Cantonese (`yue`)
    /// is written Chinese.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let wanted = Subtags::of(tag);
        Self::ALL.into_iter().find(|language| wanted.served_by(&Subtags::of(language.tag())))
    }

    /// The language for a payer: the one asked for by hand (`explicit`), else the wallet's in its
    /// User-Agent (`Language/zh-Hans`, `Lang/en-US`), else the best of Accept-Language (RFC 9110), else
    /// the store's.
    ///
    /// What the pages are not written in is passed over. Of the User-Agent the first 2,048 bytes are
    /// looked at, of Accept-Language the first 1,024 bytes and 32 entries.
    pub fn choose(
        explicit: Option<&str>,
        user_agent: &str,
        accept_language: Option<&str>,
        store: Self,
    ) -> Self {
        explicit
            .and_then(Self::from_tag)
            .or_else(|| Self::from_user_agent(looked_at(user_agent)))
            .or_else(|| Self::from_accept_language(accept_language?))
            .unwrap_or(store)
    }

    /// The first language in the User-Agent that the pages are written in.
    fn from_user_agent(user_agent: &str) -> Option<Self> {
        // The token is a word, or ends one that begins with the wallet's name: `TrueMoneyLanguage/th`. What stands
        // behind `GoLang/1.21` is no language.
        user_agent.split(|mark: char| mark.is_whitespace() || ";,()".contains(mark)).find_map(|word| {
            let value = USER_AGENT_TOKENS.iter().find_map(|token| {
                let (name, value) = word.split_once(token)?;
                name.chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter))
                    .then_some(value)
            })?;
            Self::from_tag(value)
        })
    }

    /// The language of the highest quality, the first of equals.
    fn from_accept_language(header: &str) -> Option<Self> {
        let (seen, beyond) = header.split_at(header.floor_char_boundary(ACCEPT_LANGUAGE_BYTES));
        // An entry that is cut off could say the opposite of what is left of it: `en;q=0`.
        let header =
            if beyond.is_empty() { seen } else { seen.rsplit_once(',').map_or("", |(whole, _)| whole) };
        let mut best: Option<(u16, Self)> = None;
        for entry in header.split(',').take(ACCEPT_LANGUAGE_ENTRIES) {
            let (tag, parameter) = entry.split_once(';').unwrap_or((entry, "q=1"));
            let Some(quality) = quality(parameter) else { continue };
            let Some(language) = Self::from_tag(tag.trim()) else { continue };
            if quality > best.map_or(0, |(quality, _)| quality) {
                best = Some((quality, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

/// The parts of a tag that choose among the languages of the pages.
struct Subtags<'a> {
    language: &'a str,
    script: Option<&'a str>,
}

impl<'a> Subtags<'a> {
    fn of(tag: &'a str) -> Self {
        let mut subtags = tag.split(['-', '_']);
        let language = subtags.next().unwrap_or_default();
        let (mut script, mut region) = (None, None);
        // After a single letter come extensions and private use, which say nothing here.
        for subtag in subtags.take_while(|subtag| subtag.len() > 1) {
            match subtag.len() {
                4 if script.is_none() => script = Some(subtag),
                2 if region.is_none() => region = Some(subtag),
                _ => {}
            }
        }
        let script = script.or_else(|| usual_script(language, region));
        Self { language: usual_name(language), script }
    }

    /// Whether one who asks for this is served by the other; a language without script serves all its
    /// scripts.
    fn served_by(&self, other: &Self) -> bool {
        self.language.eq_ignore_ascii_case(other.language)
            && other.script.is_none_or(|script| is(self.script, script))
    }
}

/// The script that a region writes a language in, where it is not the same everywhere (CLDR, likely subtags).
fn usual_script(language: &str, region: Option<&str>) -> Option<&'static str> {
    let language = language.to_ascii_lowercase();
    let in_china = is(region, "CN");
    Some(match language.as_str() {
        "zh" if ["TW", "HK", "MO"].iter().any(|known| is(region, known)) => "Hant",
        "yue" if !in_china => "Hant",
        "zh" | "yue" => "Hans",
        "mn" if in_china => "Mong",
        "kk" if in_china => "Arab",
        "mn" | "kk" => "Cyrl",
        _ => return None,
    })
}

/// The name that the table has for a language, where others are in use.
fn usual_name(language: &str) -> &str {
    const NAMES: [(&str, &str); 3] = [("in", "id"), ("tl", "fil"), ("yue", "zh")];
    let known = NAMES.iter().find(|(other, _)| language.eq_ignore_ascii_case(other));
    known.map_or(language, |(_, name)| name)
}

fn is(subtag: Option<&str>, known: &str) -> bool {
    subtag.is_some_and(|subtag| subtag.eq_ignore_ascii_case(known))
}

/// The quality of `q=0.8`, in thousandths; `None` for anything else.
fn quality(parameter: &str) -> Option<u16> {
    let value = parameter.trim().strip_prefix(['q', 'Q'])?.trim_start().strip_prefix('=')?.trim_start();
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let thousandths = format!("{fraction:0<3}").parse::<u16>().ok()?;
    match whole {
        "0" => Some(thousandths),
        "1" if thousandths == 0 => Some(1000),
        _ => None,
    }
}
