//! `standee user`

use crate::desk::{Desk, text};

const PUBLIC_URL: &str = "https://pay.kopi.example";

fn states(desk: &Desk) -> Vec<(String, String, String)> {
    let said = desk.does(&["user", "list"]);
    let users = said["users"].as_array().unwrap();
    users.iter().map(|user| (text(&user["name"]), text(&user["role"]), text(&user["state"]))).collect()
}

#[test]
fn users_are_added_with_their_rights_and_a_link() {
    let desk = Desk::new(PUBLIC_URL);
    let store = desk.store("Kopi Corner", "en");
    let merchant = text(&desk.does(&["merchant", "list"])["merchants"][0]["merchant"]);
    let first = desk.does(&["user", "add", "--name", "Mei@Kopi.Example", "--role", "operator"]);
    assert_eq!(text(&first["name"]), "mei@kopi.example");
    assert!(text(&first["url"]).starts_with(&format!("{PUBLIC_URL}/console/welcome/")), "{first}");
    desk.does(&["user", "add", "--name", "lim", "--role", "owner", "--merchant", &merchant]);
    let staff =
        ["user", "add", "--name", "ana", "--role", "staff", "--store", &store, "--refund-limit", "20"];
    desk.does(&staff);
    let expected = [("ana", "staff"), ("lim", "owner"), ("mei@kopi.example", "operator")]
        .map(|(name, role)| (name.to_owned(), role.to_owned(), "invited".to_owned()));
    assert_eq!(states(&desk), expected);
    let said = desk.does(&["user", "list"]);
    assert_eq!((&said["users"][0]["of"][0], &said["users"][1]["of"][0]), (&store.into(), &merchant.into()));
}

#[test]
fn a_new_link_is_another_and_whoever_is_off_gets_none() {
    let desk = Desk::new(PUBLIC_URL);
    let first = desk.does(&["user", "add", "--name", "mei", "--role", "operator"]);
    let second = desk.does(&["user", "link", "MEI"]);
    assert_ne!(first["url"], second["url"]);
    desk.does(&["user", "off", "mei"]);
    assert_eq!(states(&desk)[0].2, "off");
    assert!(desk.fails(&["user", "link", "mei"]).contains("user mei is off"));
    desk.does(&["user", "on", "mei"]);
    desk.does(&["user", "link", "mei"]);
}

#[test]
fn what_does_not_fit_together_is_refused_with_the_reason() {
    let desk = Desk::new(PUBLIC_URL);
    let store = desk.store("Kopi Corner", "en");
    desk.does(&["user", "add", "--name", "mei", "--role", "operator"]);
    for (arguments, reason) in [
        (&["--name", "mei", "--role", "operator"][..], "there is a user mei already"),
        (&["--name", "a b", "--role", "operator"], "the name has a ' ' in it"),
        (&["--name", "lim", "--role", "king"], "expected one of operator, owner, staff"),
        (&["--name", "lim", "--role", "owner"], "an owner has --merchant"),
        (&["--name", "lim", "--role", "staff"], "staff have --store"),
        (&["--name", "lim", "--role", "operator", "--store", &store], "an operator none"),
        (&["--name", "lim", "--role", "owner", "--merchant", "M9"], "there is no merchant M9"),
        (&["--name", "lim", "--role", "staff", "--store", "S9"], "there is no store S9"),
        (
            &["--name", "lim", "--role", "staff", "--store", &store, "--refund-limit", "x"],
            "--refund-limit x: ",
        ),
    ] {
        let line: Vec<&str> = ["user", "add"].iter().chain(arguments).copied().collect();
        let said = desk.fails(&line);
        assert!(said.contains(reason), "{arguments:?}: {said}");
    }
    assert!(desk.fails(&["user", "off", "nobody"]).contains("there is no user nobody"));
    assert_eq!(states(&desk).len(), 1);
}
