//! `standee keys`

use crate::desk::{Desk, text};

#[test]
fn every_key_is_shown_with_its_role_version_and_fingerprint_and_no_private_half() {
    let desk = Desk::new("https://pay.kopi.example");
    let made: Vec<_> =
        ["one", "two", "theirs"].map(|name| desk.does(&["keys", "new", "--output", name])).into();
    let file = "gateway_url = 'http://127.0.0.1:9'\nclient_id = 'SANDBOX_1'\nkey_version = 3\n\
        private_key_file = 'one/private-key.pem'\nnext_private_key_file = 'two/private-key.pem'\n\
        next_key_version = 4\nsigning_key = 'next'\nalipayplus_public_key_file = 'theirs/public-key.pem'\n";
    std::fs::write(desk.path("standee.toml"), file).unwrap();
    let shown = desk.does(&["keys", "show"]);
    assert_eq!(
        (&shown["fingerprint"], &shown["public_key"]),
        (&made[1]["fingerprint"], &made[1]["public_key"])
    );
    let keys = shown["keys"].as_array().unwrap().iter();
    let keys: Vec<_> =
        keys.map(|key| (text(&key["role"]), key["version"].as_str(), text(&key["fingerprint"]))).collect();
    let of = |index: usize| text(&made[index]["fingerprint"]);
    let expected = [
        ("signs".to_owned(), Some("4"), of(1)),
        ("waits".to_owned(), Some("3"), of(0)),
        ("believed".to_owned(), None, of(2)),
    ];
    assert_eq!(keys, expected);
    for folder in ["one", "two"] {
        let pem = std::fs::read_to_string(desk.path(&format!("{folder}/private-key.pem"))).unwrap();
        assert!(pem.lines().skip(7).all(|line| !shown.to_string().contains(line)));
    }
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_is_refused_with_the_command_that_mends_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new("https://pay.kopi.example");
    desk.does(&["keys", "new", "--output", "ours"]);
    desk.does(&["keys", "new", "--output", "theirs"]);
    let file = "gateway_url = 'http://127.0.0.1:9'\nclient_id = 'SANDBOX_1'\n\
        private_key_file = 'ours/private-key.pem'\nalipayplus_public_key_file = 'theirs/public-key.pem'\n";
    std::fs::write(desk.path("standee.toml"), file).unwrap();
    let key = desk.path("ours/private-key.pem");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let told = desk.fails(&["keys", "show"]);
    assert!(told.contains("can be read by others (mode 0644): chmod 600 ours/private-key.pem"), "{told}");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();
    desk.does(&["keys", "show"]);
}
