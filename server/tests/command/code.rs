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

/// ux.md F9.
#[test]
fn a_code_s_label_price_and_limits_are_changed_and_it_is_kept_from_what_to_what() {
    let desk = Desk::new(PUBLIC_URL);
    let code = desk.code(&desk.store("Kopi Corner", "en"));
    let said = desk.does(&["code", "edit", &code, "--label", "Table 5", "--amount", "5.80"]);
    assert_eq!((text(&said["label"]), text(&said["amount"])), ("Table 5".to_owned(), "5.80".to_owned()));
    assert!(desk.fails(&["code", "edit", &code, "--minimum", "1"]).contains("--amount goes with neither"));
    desk.does(&["code", "edit", &code, "--amount", "", "--minimum", "1", "--maximum", "50"]);
    desk.does(&["code", "edit", &code]);
    let said = desk.does(&["code", "history", &code]);
    let details: Vec<_> = said["history"].as_array().unwrap().iter().map(|line| &line["detail"]).collect();
    assert_eq!(details.len(), 3, "what changes nothing is no line: {said}");
    assert_eq!(details[1], "label Table 4 → Table 5, amount – → 5.80");
    assert_eq!(details[2], "amount 5.80 → –, minimum – → 1.00, maximum – → 50.00");
}

/// ux.md F8 and F20.
#[test]
fn a_merchant_is_renamed_and_who_types_is_never_unknown() {
    let desk = Desk::new(PUBLIC_URL);
    let store = desk.store("Kopi Corner", "en");
    let merchant = text(&desk.does(&["merchant", "list"])["merchants"][0]["merchant"]);
    let said = desk.does(&["merchant", "edit", &merchant, "--name", "Kopi & Sons", "--mcc", "5814"]);
    assert_eq!((text(&said["name"]), text(&said["mcc"])), ("Kopi & Sons".to_owned(), "5814".to_owned()));
    assert_eq!(text(&desk.does(&["merchant", "list"])["merchants"][0]["name"]), "Kopi & Sons");
    assert!(desk.fails(&["merchant", "edit", "M9", "--mcc", "5814"]).contains("there is no merchant M9"));
    let code = desk.code(&store);
    desk.does_without(&["SUDO_USER", "USER", "LOGNAME", "USERNAME"], &["code", "off", &code]);
    let said = desk.does(&["code", "history", &code]);
    let by = text(&said["history"][1]["by"]);
    assert!(by.starts_with("command line: ") && !by.contains("unknown"), "{by}");
}
