//! Commands where there is no database: in the wrong folder, most often.

use crate::desk::Desk;

/// ux.md F14: a command that only looked made an empty database, and said that there is nothing.
#[test]
fn a_command_that_reads_makes_no_database_and_says_where_it_looked() {
    let desk = Desk::new("https://shop.example");
    for command in [
        &["merchant", "list"][..],
        &["store", "list"],
        &["code", "list"],
        &["payment", "list"],
        &["payment", "unmatched"],
        &["user", "list"],
        &["webhook", "list"],
        &["api-key", "list"],
        &["payment", "show", "a1000000000000000000000000000001"],
        &["user", "off", "nobody@shop.example"],
    ] {
        let told = desk.fails(command);
        let file =
            desk.path("data/standee.db").canonicalize().unwrap_or_else(|_| desk.path("data/standee.db"));
        assert!(told.contains(&format!("there is no file {}", file.display())), "{command:?}: {told}");
        assert!(told.contains("database_url"), "{told}");
        assert!(!desk.path("data").exists(), "{command:?} made a folder");
    }
    let (findings, _) = desk.says_and_fails(&["doctor"]);
    let database = findings["findings"].as_array().unwrap().iter().find(|found| found["check"] == "database");
    let database = database.unwrap();
    assert_eq!(database["verdict"], "failed");
    assert!(database["seen"].as_str().unwrap().contains("there is no file"), "{database}");
    assert!(!desk.path("data").exists(), "the doctor made a folder");

    desk.does(&["merchant", "add", "--name", "Kopi"]);
    assert_eq!(desk.does(&["merchant", "list"])["merchants"].as_array().unwrap().len(), 1);
}

#[test]
fn a_file_that_is_no_database_of_ours_is_left_alone() {
    let desk = Desk::new("https://shop.example");
    std::fs::create_dir(desk.path("data")).unwrap();
    std::fs::write(desk.path("data/standee.db"), b"").unwrap();
    assert!(desk.fails(&["merchant", "list"]).contains("no tables of standee"));
    assert_eq!(std::fs::metadata(desk.path("data/standee.db")).unwrap().len(), 0);
}

/// ux.md F13
#[test]
fn a_configuration_error_names_the_file_that_was_given() {
    let desk = Desk::new("https://shop.example");
    std::fs::write(desk.path("bad.toml"), "tls = 'files'\nlisten = here\n").unwrap();
    let told = desk.fails(&["--config", "bad.toml", "merchant", "list"]);
    assert!(told.contains("bad.toml, line 2, column 10: "), "{told}");
    let told = desk.fails(&["--config", "none.toml", "merchant", "list"]);
    assert!(told.contains("none.toml: the configuration file cannot be read"), "{told}");
}
