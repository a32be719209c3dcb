//! `standee code`

use crate::desk::{Desk, text};

const PUBLIC_URL: &str = "https://pay.kopi.example";

/// The deeds in a code's history, with who did them.
fn history(desk: &Desk, code: &str) -> Vec<String> {
    let said = desk.does(&["code", "history", code]);
    let lines = said["history"].as_array().unwrap();
    assert!(lines.iter().all(|line| text(&line["by"]).starts_with("command line: ")), "{said}");
    assert!(lines.iter().all(|line| text(&line["at"]).contains("20")), "{said}");
    lines.iter().map(|line| text(&line["deed"])).collect()
}

#[test]
fn what_is_done_to_a_code_is_kept_with_who_did_it() {
    let desk = Desk::new(PUBLIC_URL);
    let code = desk.code(&desk.store("Kopi Corner", "en"));
    let other = desk.store("Kopi Harbour", "en");
    desk.does(&["code", "off", &code]);
    desk.does(&["code", "on", &code]);
    assert_eq!(desk.does(&["code", "move", &code, "--store", &other])["store"], other);
    desk.does(&["poster", &code, "--output", "poster.svg"]);
    assert_eq!(history(&desk, &code), ["added", "off", "on", "moved", "printed"]);
    let again = desk.fails(&["code", "move", &code, "--store", &other]);
    assert!(again.contains("already"), "{again}");
}

#[test]
fn a_replaced_code_stays_off_and_its_posters_are_not_made_again() {
    let desk = Desk::new(PUBLIC_URL);
    let store = desk.store("Kopi Corner", "en");
    let old = desk.code(&store);
    let said = desk.does(&["code", "replace", &old]);
    let new = text(&said["code"]);
    assert_eq!((text(&said["url"]), text(&said["replaced"])), (format!("{PUBLIC_URL}/e/{new}"), old.clone()));
    for refused in [
        &["code", "on", &old][..],
        &["code", "move", &old, "--store", &store],
        &["code", "replace", &old],
        &["poster", &old, "--output", "poster.pdf"],
    ] {
        let said = desk.fails(refused);
        assert!(said.contains(&format!("{old} was replaced by {new}")), "{refused:?}: {said}");
    }
    desk.does(&["poster", &new, "--output", "poster.pdf"]);
    assert_eq!(history(&desk, &old), ["added", "replaced"]);
    assert_eq!(history(&desk, &new), ["replaces", "printed"]);
}

#[test]
fn an_amount_does_not_change_its_currency_by_moving() {
    let desk = Desk::new(PUBLIC_URL);
    let store = desk.store("Kopi Corner", "en");
    let merchant = text(&desk.does(&["merchant", "add", "--name", "Kopi"])["merchant"]);
    let mut arguments = vec!["store", "add", "--merchant", &merchant, "--name", "Kopi Tokyo"];
    arguments.extend(["--currency", "JPY", "--region", "JP"]);
    let abroad = text(&desk.does(&arguments)["store"]);
    let fixed = text(&desk.does(&["code", "add", "--store", &store, "--amount", "5.00"])["code"]);
    let said = desk.fails(&["code", "move", &fixed, "--store", &abroad]);
    assert!(said.contains("has an amount in SGD and the store sells in JPY"), "{said}");
    desk.does(&["code", "move", &desk.code(&store), "--store", &abroad]);
    assert!(desk.fails(&["code", "move", &fixed, "--store", "S9"]).contains("there is no store S9"));
}
