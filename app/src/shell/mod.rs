//! What all pages have around them: head, style, scripts, footer with the list of languages.

use std::sync::{Arc, LazyLock};

use checkout::language::Language;
use checkout::wallet::Wallet;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

use crate::text::{Direction, Text};

/// An inline script, as pages carry it.
pub(crate) type Script = LazyLock<String>;

/// Marks the page as one whose scripts run, before anything is painted.
static HEAD_SCRIPT: Script = Script::new(|| compact(include_str!("head.js")));
/// Loads the wasm where the engine can run it, and hydrates the islands.
static ISLANDS_SCRIPT: Script = Script::new(|| compact(include_str!("islands.js")));
/// Reloads the page when `cargo leptos watch` says so.
static RELOAD_SCRIPT: Script = Script::new(|| compact(include_str!("reload.js")));

/// The list of languages, closed: all that is seen of a page stands before it.
const LAST_ID: &str = "languages";

/// What all pages of one build share. Made once, when the server starts.
#[derive(Clone, Debug)]
pub struct Shell {
    /// Address of the JavaScript that wasm-bindgen wrote, such as `/pkg/standee.4f2a.js`.
    pub script_url: String,
    /// Address of the wasm.
    pub wasm_url: String,
    /// How pages come to their style.
    pub style: Style,
    /// The operator's acceptance mark, at the end of every page; words stand in for it where there is none.
    pub mark: Option<Picture>,
    /// Where `cargo leptos watch` listens for pages that want to be reloaded; `None` outside development.
    pub reload_port: Option<u16>,
}

/// How pages come to their style.
#[derive(Clone, Debug)]
pub enum Style {
    /// The sheet stands in the page itself, which saves a round trip before the first paint.
    Inline(Sheet),
    /// The sheet is loaded from here: for development, where it changes while the server runs.
    Linked(String),
}

/// The style sheet, as the build made it. Its first part is all that the entry page needs: what else there is would be
/// bytes that a payer waits for.
#[derive(Clone, Debug)]
pub struct Sheet {
    whole: String,
    /// Where the entry page's part ends, in bytes.
    entry_end: usize,
}

impl Sheet {
    /// Ends the entry page's part. It stands in `style/entry-end.css` as a rule that does nothing, because the build
    /// drops comments.
    const ENTRY_END: &str = ":root{--entry-page:complete}";

    /// A sheet in which nothing says where the entry page's part ends is that page's as a whole.
    #[must_use]
    pub fn new(whole: String) -> Self {
        let entry_end = whole.find(Self::ENTRY_END).unwrap_or(whole.len());
        Self { whole, entry_end }
    }

    fn part(&self, extent: Extent) -> &str {
        match extent {
            Extent::EntryPage => &self.whole[..self.entry_end],
            Extent::Whole => &self.whole,
        }
    }
}

/// How much of the style sheet a page carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The part that stands before all others.
    EntryPage,
    /// All of it.
    Whole,
}

/// A picture that the operator gave, with the room that it takes before it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it is: a path.
    pub url: String,
    /// How wide it is shown, in CSS pixels.
    pub width: u16,
    /// How high it is shown, in CSS pixels.
    pub height: u16,
}

impl Picture {
    /// The picture in its place. It comes after what the payer needs.
    pub(crate) fn view(&self, class: &'static str, words: String) -> impl IntoView + use<> {
        let Self { url, width, height } = self.clone();
        view! { <img class=class src=url width=width height=height alt=words loading="lazy" decoding="async"/> }
    }
}

impl Shell {
    /// Every inline script that a page may carry, exactly as it stands between its tags: what the
    /// `script-src` of a content security policy has to name by hash. Beside these, pages need `'self'` and
    /// `'wasm-unsafe-eval'`.
    #[must_use]
    pub fn inline_scripts(&self) -> Vec<&str> {
        let mut scripts: Vec<&Script> = vec![
            &HEAD_SCRIPT,
            &ISLANDS_SCRIPT,
            &crate::entry::SCRIPT,
            &crate::outcome::SCRIPT,
            &crate::notice::COPY_SCRIPT,
        ];
        scripts.extend(self.reload_port.map(|_| &RELOAD_SCRIPT));
        scripts.into_iter().map(|script| script.as_str()).collect()
    }

    /// Every inline style sheet, exactly as it stands between its tags, for `style-src`.
    #[must_use]
    pub fn inline_styles(&self) -> Vec<&str> {
        match &self.style {
            Style::Inline(sheet) => {
                [Extent::EntryPage, Extent::Whole].map(|extent| sheet.part(extent)).to_vec()
            }
            Style::Linked(_) => Vec::new(),
        }
    }
}

/// What differs in the head and the frame from page to page.
pub(crate) struct Frame {
    pub(crate) language: Language,
    pub(crate) title: String,
    /// Told in `data-wallet`, where the page knows it.
    pub(crate) wallet: Option<Wallet>,
    /// Told in `data-status`, on the outcome page.
    pub(crate) status: Option<&'static str>,
    /// The value of `<meta http-equiv="refresh">`, for pages without script.
    pub(crate) refresh: Option<String>,
    /// The page in another language is here, with `lang` added: a path, with or without a query.
    pub(crate) address: String,
    /// The page's own inline script.
    pub(crate) script: Option<&'static Script>,
    /// Whether the page has islands to hydrate.
    pub(crate) islands: bool,
    /// How much of the style sheet it needs.
    pub(crate) style: Extent,
}

/// The whole page around what `content` shows.
pub(crate) fn document<V: IntoView + 'static>(
    shell: &Shell,
    frame: Frame,
    content: impl FnOnce() -> V,
) -> String {
    // Islands ask the owner's context whether they are being hydrated; a fresh one per page also frees
    // everything that the page's views made.
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| page(shell, frame, content()).to_html());
    format!("<!DOCTYPE html>{html}")
}

fn page(shell: &Shell, frame: Frame, content: impl IntoView + 'static) -> impl IntoView {
    let Frame { language, title, wallet, status, refresh, address, script, islands, style } = frame;
    view! {
        <html
            lang=language.tag()
            dir=Direction::of(language).attribute()
            data-glue=islands.then(|| shell.script_url.clone())
            data-wasm=islands.then(|| shell.wasm_url.clone())
            data-reload=shell.reload_port
        >
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="format-detection" content="telephone=no"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content="noindex"/>
                {refresh.map(|content| {
                    view! { <noscript><meta http-equiv="refresh" content=content/></noscript> }
                })}
                <title>{title}</title>
                <link rel="icon" type="image/svg+xml" href="/favicon.svg"/>
                // Painted whole: what came first would move when the rest of it comes. Engines wait until the element
                // begins, so it is one that has nothing behind it that is seen.
                <link rel="expect" href=format!("#{LAST_ID}") blocking="render"/>
                <script inner_html=HEAD_SCRIPT.as_str()></script>
                {match &shell.style {
                    Style::Inline(sheet) => {
                        view! { <style inner_html=sheet.part(style).to_owned()></style> }.into_any()
                    }
                    Style::Linked(url) => view! { <link rel="stylesheet" href=url.clone()/> }.into_any(),
                }}
            </head>
            <body data-wallet=wallet.map(Wallet::label) data-status=status>
                {content}
                {footer(shell, language, &address)}
                {script.map(|script| view! { <script inner_html=script.as_str()></script> })}
                {islands.then(|| view! { <script type="module" inner_html=ISLANDS_SCRIPT.as_str()></script> })}
                {shell.reload_port.map(|_| view! { <script inner_html=RELOAD_SCRIPT.as_str()></script> })}
            </body>
        </html>
    }
}

fn footer(shell: &Shell, language: Language, address: &str) -> impl IntoView + use<> {
    let words = Text::ViaAlipayplus.get(language);
    let brand = match &shell.mark {
        Some(mark) => mark.view("foot-mark", words.into_owned()).into_any(),
        None => view! { <p class="foot-brand">{words}</p> }.into_any(),
    };
    view! {
        <footer class="foot">
            {brand}
            <nav class="languages" aria-label=Text::LanguageSwitch.get(language)>
                <details>
                    <summary>
                        <svg viewBox="0 0 24 24" aria-hidden="true">
                            <path d="M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0h18M12 3c-5 5-5 13 0 18c5-5 5-13 0-18"/>
                        </svg>
                        {language.native_name()}
                    </summary>
                    <ul id=LAST_ID>{languages(language, address)}</ul>
                </details>
            </nav>
        </footer>
    }
}

/// The page in each language, with a mark at the one that it is in.
fn languages(language: Language, address: &str) -> Vec<impl IntoView + use<>> {
    let link = |other: Language| {
        let current = (other == language).then_some("true");
        view! {
            <li>
                <a href=in_language(address, other) lang=other.tag() hreflang=other.tag() aria-current=current>
                    {other.native_name()}
                </a>
            </li>
        }
    };
    Language::ALL.into_iter().map(link).collect()
}

/// The same address in this language: without a cookie, the address is what carries the choice.
pub(crate) fn in_language(address: &str, language: Language) -> String {
    let separator = if address.contains('?') { '&' } else { '?' };
    format!("{address}{separator}lang={}", language.tag())
}

/// A value as it may stand in a query.
pub(crate) fn escaped(value: &str) -> PercentEncode<'_> {
    /// Everything that could end it, and what people need not read there.
    const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.');
    utf8_percent_encode(value, ESCAPED)
}

/// A script without its notes and its indentation, which are for its readers. Line by line: a text over several lines
/// could not stand in it.
pub(crate) fn compact(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_lose_notes_and_indentation_and_nothing_else() {
        let script = "// What it does.\nif (a) {\n  b(\"// c\");\n\n  // Why.\n  d();\n}\n";
        assert_eq!(compact(script), "if (a) {\nb(\"// c\");\nd();\n}");
    }

    #[test]
    fn the_entry_page_has_the_first_part_of_the_sheet_and_other_pages_all_of_it() {
        let sheet = Sheet::new(format!(".a{{}}{}.b{{}}", Sheet::ENTRY_END));
        assert_eq!(sheet.part(Extent::EntryPage), ".a{}");
        assert_eq!(sheet.part(Extent::Whole), sheet.whole);
        let undivided = Sheet::new(".a{}".to_owned());
        assert_eq!(undivided.part(Extent::EntryPage), ".a{}");
    }

    #[test]
    fn the_language_is_added_to_whatever_query_there_is() {
        assert_eq!(in_language("/e/ABC", Language::En), "/e/ABC?lang=en");
        assert_eq!(in_language("/e/ABC?amount=5", Language::ZhHans), "/e/ABC?amount=5&lang=zh-Hans");
    }
}
