//! The pages as a browser gets them.

#![expect(clippy::expect_used, reason = "a test may end in any line of its helpers")]

mod entry;
mod every_page;
mod outcome;
mod samples;
mod snapshots;

use scraper::{ElementRef, Html, Selector};

/// The elements that a CSS selector finds.
fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a CSS selector")).collect()
}

/// The one element that a CSS selector finds.
fn one<'a>(page: &'a Html, selector: &str) -> ElementRef<'a> {
    let found = all(page, selector);
    assert_eq!(found.len(), 1, "{selector} in {}", page.html());
    found[0]
}

/// An element's text, as it is read.
fn text(element: ElementRef) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
