//! Every page in every language, held still: a change of a page is seen, and accepted, by a person.

use checkout::language::Language;

use crate::samples;

#[test]
fn pages_are_as_they_were_accepted() {
    let shell = samples::shell("/* style */");
    for language in Language::ALL {
        for (name, mut html) in samples::pages(language, &shell) {
            for script in shell.inline_scripts() {
                html = html.replace(script, "/* script */");
            }
            // One element a line, so that a difference is one line too.
            let lines = html.replace("><", ">\n<");
            insta::assert_snapshot!(format!("{}-{name}", language.tag()), lines);
        }
    }
}
