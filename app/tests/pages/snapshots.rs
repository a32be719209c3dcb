//! Every page, held still: a change of a page is seen, and accepted, by a person.
//!
//! Languages differ by their words, which a person reads in `locales`; the pages are held in English, and in Arabic for
//! what lines from right to left change.

use checkout::language::Language;

use crate::samples;

#[test]
fn pages_are_as_they_were_accepted() {
    let shell = samples::shell("/* style */");
    for language in [Language::En, Language::Ar] {
        for (name, mut html) in samples::pages(language, &shell) {
            for script in shell.inline_scripts() {
                html = html.replace(script, "/* script */");
            }
            // The list of languages is the same everywhere, and other tests read it.
            if let (Some(from), Some(to)) = (html.find("<details>"), html.find("</details>")) {
                html.replace_range(from..to, "<details><!-- languages -->");
            }
            // One element a line, so that a difference is one line too.
            let lines = html.replace("><", ">\n<");
            insta::assert_snapshot!(format!("{}-{name}", language.tag()), lines);
        }
    }
}
