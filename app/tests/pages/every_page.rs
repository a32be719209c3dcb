//! What holds for every page.

use std::collections::BTreeSet;

use checkout::language::Language;
use scraper::{ElementRef, Html};

use crate::{all, one, samples, text};

const CSS: &str = "body{color:black}";

/// Runs a check on every page in every language.
fn each_page(check: impl Fn(&str, Language, &Html)) {
    let shell = samples::shell(CSS);
    for language in Language::ALL {
        for (name, html) in samples::pages(language, &shell) {
            check(&name, language, &Html::parse_document(&html));
        }
    }
}

fn is_named(element: ElementRef) -> bool {
    let label = element.value().attr("aria-label").unwrap_or_default();
    !label.trim().is_empty() || !text(element).is_empty()
}

#[test]
fn a_page_says_its_language_and_has_one_heading_and_one_main_part() {
    each_page(|name, language, page| {
        let html = one(page, "html").value();
        let direction = if language == Language::Ar { "rtl" } else { "ltr" };
        assert_eq!((html.attr("lang"), html.attr("dir")), (Some(language.tag()), Some(direction)), "{name}");
        assert!(!text(one(page, "title")).is_empty(), "{name}");
        assert!(!text(one(page, "main h1")).is_empty(), "{name}");
        assert_eq!(all(page, "h1").len(), 1, "{name}");
    });
}

#[test]
fn a_content_security_policy_without_unsafe_inline_can_hold() {
    let shell = samples::shell(CSS);
    each_page(|name, _, page| {
        for element in all(page, "*") {
            for (attribute, _) in element.value().attrs() {
                assert!(!attribute.starts_with("on") && attribute != "style", "{name}: {attribute}");
            }
        }
        for script in all(page, "script") {
            let source: String = script.text().collect();
            assert!(shell.inline_scripts().contains(&source.as_str()), "{name}: {source}");
        }
        for style in all(page, "style") {
            let source: String = style.text().collect();
            assert!(shell.inline_styles().contains(&source.as_str()), "{name}: {source}");
        }
    });
}

#[test]
fn everything_that_can_be_used_has_a_name() {
    each_page(|name, _, page| {
        for field in all(page, "input:not([type=hidden])") {
            let id = field.value().attr("id").expect("a field has an id");
            let labelled = all(page, &format!("label[for={id}]")).into_iter().any(is_named);
            assert!(labelled || is_named(field), "{name}: {id}");
        }
        for element in all(page, "a, button, nav, [role=group], [role=img]") {
            assert!(is_named(element), "{name}: {}", element.html());
        }
        for drawing in all(page, "svg") {
            let hidden = drawing.ancestors().filter_map(ElementRef::wrap).chain([drawing]).any(|element| {
                element.value().attr("aria-hidden").is_some() || element.value().attr("role") == Some("img")
            });
            assert!(hidden, "{name}: {}", drawing.html());
        }
    });
}

#[test]
fn ids_stand_once_and_what_is_referred_to_is_there() {
    each_page(|name, _, page| {
        let ids: Vec<_> = all(page, "[id]").iter().filter_map(|element| element.value().id()).collect();
        let unique: BTreeSet<_> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: {ids:?}");
        for element in all(page, "[for], [aria-describedby]") {
            let attributes = ["for", "aria-describedby"].map(|name| element.value().attr(name));
            for id in attributes.into_iter().flatten().flat_map(str::split_whitespace) {
                assert!(unique.contains(id), "{name}: {id}");
            }
        }
    });
}

#[test]
fn addresses_stay_in_the_house_and_carry_the_language() {
    each_page(|name, language, page| {
        for link in all(page, "main a:not(.button), a.button-quiet, form") {
            let value = link.value();
            let address = value.attr("href").or(value.attr("action")).expect("an address");
            assert!(address.starts_with('/') && !address.starts_with("//"), "{name}: {address}");
            assert!(address.ends_with(&format!("lang={}", language.tag())), "{name}: {address}");
        }
        let others = all(page, "footer nav a");
        assert_eq!(others.len(), Language::ALL.len(), "{name}");
        for link in others {
            let tag = link.value().attr("lang").expect("a language");
            let address = link.value().attr("href").expect("an address");
            assert!(address.ends_with(&format!("lang={tag}")), "{name}: {address}");
            // ux.md F22
            let is_current = link.value().attr("aria-current").is_some();
            assert_eq!(is_current, tag == language.tag(), "{name}: {tag}");
        }
    });
}

#[test]
fn text_from_outside_never_becomes_markup() {
    const HOSTILE: &str = r#"</title><script>alert(1)</script>"><b x='"#;
    let shell = samples::shell(CSS);
    for (name, html) in samples::pages_of_a_shop(Language::En, HOSTILE, &shell) {
        let page = Html::parse_document(&html);
        assert_eq!(all(&page, "b").len(), 0, "{name}");
        for script in all(&page, "script") {
            let source: String = script.text().collect();
            assert!(shell.inline_scripts().contains(&source.as_str()), "{name}: {source}");
        }
        assert!(text(one(&page, "body")).contains("alert(1)"), "{name}");
    }
}
