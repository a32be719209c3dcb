//! Every page: what somebody wrote is a text on it, whole, and apart from what stands around it.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{ElementRef, Html};

use super::stall::Stall;
use super::{HARMLESS, TAKEN};
use crate::support::{Desk, OPERATOR, Visit, without_scripts};

/// On these nothing of it comes out.
const SAY_NOTHING: [&str; 3] = ["nowhere in the console", "unknown code", "nowhere"];

/// Elements by their parent, their name and the names of their attributes.
type Shapes = BTreeSet<(String, String, Vec<String>)>;

fn shapes(html: &Html) -> Shapes {
    let shape = |element: ElementRef<'_>| {
        let parent = element.parent().and_then(ElementRef::wrap);
        let mut attributes: Vec<_> = element.value().attrs().map(|(name, _)| name.to_owned()).collect();
        attributes.sort();
        let parent = parent.map_or_else(String::new, |parent| parent.value().name().to_owned());
        (parent, element.value().name().to_owned(), attributes)
    };
    elements(html).map(shape).collect()
}

fn elements(html: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    html.tree.root().descendants().filter_map(ElementRef::wrap)
}

/// Whether an element keeps the direction of what it holds to itself, or holds text and nothing but text, which browsers
/// show in a place of its own.
fn isolates(element: ElementRef<'_>) -> bool {
    element.attr("dir").is_some_and(|_| element.value().name() != "html")
        || ["bdi", "title", "option", "textarea"].contains(&element.value().name())
}

/// Sees that the text is only ever a text; whether it is there at all.
fn shows(html: &Html, text: &str, page: &str) -> bool {
    let mut is_there = false;
    for node in html.tree.root().descendants() {
        let Some(words) = node.value().as_text() else { continue };
        if !words.contains(text) {
            continue;
        }
        is_there = true;
        let around = || node.ancestors().filter_map(ElementRef::wrap);
        let holder = around().next().unwrap();
        assert!(!["script", "style"].contains(&holder.value().name()), "{page}: {text} in {}", holder.html());
        let is_block = ["h1", "h2", "p", "li", "td", "th", "dd"].contains(&holder.value().name());
        let is_alone = is_block && holder.text().collect::<String>().trim() == text;
        assert!(
            is_alone || around().any(isolates),
            "{page}: {text} turns what stands around it: {}",
            holder.html()
        );
    }
    for element in elements(html) {
        for (name, value) in element.value().attrs() {
            is_there |= value.contains(text);
            assert!(!name.starts_with("on"), "{page}: {}", element.html());
            let leads = ["href", "src", "action", "formaction"].contains(&name);
            let begins = ["/", "#", "?", "https:", "alipays:", "data:image/", "http://127.0.0.1"];
            let leads_somewhere_else = leads && !begins.iter().any(|begin| value.starts_with(begin));
            assert!(!leads_somewhere_else && !value.starts_with("//"), "{page}: {}", element.html());
        }
    }
    is_there
}

/// Sees that no header says anything of it.
fn says_nothing(page: &str, visit: &Visit, text: &str) {
    for (name, value) in &visit.headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        assert!(!value.contains(text), "{page}: {name}: {value}");
    }
}

#[tokio::test]
async fn what_somebody_wrote_is_a_text_on_every_page() {
    let desk = Desk::open().await;
    let operator = desk.signs_in(OPERATOR).await;
    let harmless = Stall::furnished(&desk, &operator, HARMLESS).await;
    let known: BTreeMap<_, _> = harmless
        .pages(&desk, &operator)
        .await
        .into_iter()
        .map(|(name, visit)| (name, (visit.status, shapes(&without_scripts(&visit.body)))))
        .collect();
    for text in TAKEN {
        let stall = Stall::furnished(&desk, &operator, text).await;
        for (name, visit) in stall.pages(&desk, &operator).await {
            let (status, known) = &known[name];
            assert_eq!(visit.status, *status, "{name} with {text}: {}", visit.body);
            let html = without_scripts(&visit.body);
            let new: Vec<_> = shapes(&html).difference(known).cloned().collect();
            assert!(new.is_empty(), "{name} with {text} has {new:?}");
            assert_eq!(
                shows(&html, text, name),
                !SAY_NOTHING.contains(&name),
                "{name}: {text} is there, whole: {}",
                visit.body
            );
            says_nothing(name, &visit, text);
        }
    }
}

#[tokio::test]
async fn what_a_till_is_told_while_it_is_open_is_a_text_as_well() {
    let desk = Desk::open().await;
    let operator = desk.signs_in(OPERATOR).await;
    for text in TAKEN {
        let stall = Stall::furnished(&desk, &operator, text).await;
        let store = stall.store.rsplit('/').next().unwrap();
        let mut stream = operator.streams(&format!("/console/till/events?store={store}")).await;
        let mut heard = String::new();
        while !heard.contains("\n\n") || !heard.contains("data:") {
            heard.push_str(std::str::from_utf8(&stream.chunk().await.unwrap().unwrap()).unwrap());
        }
        let lines =
            heard.lines().filter_map(|line| line.strip_prefix("data: ").or(line.strip_prefix("data:")));
        let board = lines.collect::<Vec<_>>().join("\n");
        assert!(shows(&without_scripts(&board), text, "the till's board"), "{heard}");
        let fields = ["data:", "event:", "id:", "retry:", ":"];
        let is_field = |line: &str| line.is_empty() || fields.iter().any(|field| line.starts_with(field));
        assert!(heard.lines().all(is_field), "no line is the text's own: {heard}");
    }
}
