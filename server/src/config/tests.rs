use super::*;

fn load(file: &str, environment: &[(&str, &str)]) -> Result<Settings, ConfigError> {
    Settings::from_sources(file, |name| {
        environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
    })
}

fn problems(file: &str, environment: &[(&str, &str)]) -> Vec<String> {
    load(file, environment).unwrap_err().problems.iter().map(ToString::to_string).collect()
}

#[test]
fn without_any_setting_a_developer_gets_a_server_without_a_gateway() {
    let settings = load("", &[]).unwrap();
    assert_eq!(settings.public_url.as_str(), "https://localhost:8443/");
    assert_eq!(settings.listen.to_string(), "127.0.0.1:8443");
    assert_eq!(settings.admin_listen.to_string(), "127.0.0.1:9090");
    assert_eq!(settings.tls, TlsMode::SelfSigned);
    assert_eq!(settings.database_url, "sqlite://data/standee.db");
    assert!(settings.gateway.is_none());
}

#[test]
fn the_environment_wins_over_the_file() {
    let file = "public_url = 'https://file.example'\nlisten = '0.0.0.0:443'";
    let settings = load(file, &[("STANDEE_PUBLIC_URL", "https://environment.example")]).unwrap();
    assert_eq!(settings.public_url.as_str(), "https://environment.example/");
    assert_eq!(settings.listen.to_string(), "0.0.0.0:443");
}

#[test]
fn every_problem_is_named_at_once_with_its_place_its_setting_and_what_is_expected() {
    let file =
        "public_url = 'http://pay.example'\nlisten = 'here'\nnonsense = 'x'\ntls = 'maybe'\ntls_key = []";
    let found = problems(file, &[("STANDEE_CLIENT_ID", "SANDBOX_1"), ("STANDEE_KEY_VERSION", "one")]);
    for begin in [
        "standee.toml, line 1, column 1: public_url (STANDEE_PUBLIC_URL) is \"http://pay.example\"",
        "standee.toml, line 2, column 1: listen (STANDEE_LISTEN)",
        "standee.toml, line 3, column 1: there is no setting \"nonsense\"",
        "standee.toml, line 4, column 1: tls (STANDEE_TLS)",
        "standee.toml, line 5, column 1: tls_key (STANDEE_TLS_KEY)",
        "gateway_url (STANDEE_GATEWAY_URL) is missing",
        "environment: key_version (STANDEE_KEY_VERSION) is \"one\"",
        "private_key_file (STANDEE_PRIVATE_KEY_FILE) is missing",
        "alipayplus_public_key_file (STANDEE_ALIPAYPLUS_PUBLIC_KEY_FILE) is missing",
    ] {
        assert!(found.iter().any(|problem| problem.starts_with(begin)), "{begin} in {found:#?}");
    }
    assert_eq!(found.len(), 9, "{found:#?}");
    assert!(found.iter().all(|problem| problem.contains("expected ")));
}

/// ux.md F13, field.md 38: errors named variables that do not exist, and another file than the one that was given.
#[test]
fn a_problem_names_the_file_that_was_given_and_the_setting_that_was_meant() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.toml");
    let told = |content: &[u8]| {
        std::fs::write(&file, content).unwrap();
        Settings::load(Some(&file)).unwrap_err().to_string()
    };
    let name = file.display();
    let utf16: Vec<u8> = "\u{feff}tls = 'files'".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (content, expected) in [
        ("# \u{201c}\nlisten = \u{201c}here\u{201d}\n".as_bytes(), format!("{name}, line 2, column 10: ")),
        (b"listen = 'a'\nlisten = 'b'\n".as_slice(), format!("{name}, line 2, column 1: duplicate key")),
        (b"\xef\xbb\xbflisten = 'here'\r\n", format!("{name}, line 1, column 1: listen (STANDEE_LISTEN)")),
        (b"tls = 'files'\n# \xb3\xc9\n", "not UTF-8 at line 2, column 3".to_owned()),
        (&utf16, "UTF-16".to_owned()),
        (b"lisen = 'a'", "there is no setting \"lisen\"; did you mean listen?".to_owned()),
        (b"STANDEE_LISTEN = 'a'", "did you mean listen?".to_owned()),
        (b"public-url = 'a'", "did you mean public_url?".to_owned()),
        (b"unlike_any = 'a'", "expected one of public_url, listen, ".to_owned()),
        (
            b"[server]\nlisten = 'a'",
            format!("{name}, line 1, column 2: there is no setting \"server\": settings stand"),
        ),
        (
            b"\n\ntls = true",
            format!("{name}, line 3, column 1: tls (STANDEE_TLS) is \"true\"; expected a text"),
        ),
    ] {
        let told = told(content);
        assert!(told.contains(&expected), "{expected} in {told}");
        assert!(!told.contains("STANDEE_STANDEE") && !told.contains("STANDEE_-"), "{told}");
    }
    let missing = Settings::load(Some(&folder.path().join("none.toml"))).unwrap_err().to_string();
    assert!(missing.contains("none.toml: the configuration file cannot be read"), "{missing}");
    assert!(!missing.contains("STANDEE_"), "{missing}");
}

/// field.md 22: a client id of the sandbox became one of production by the quotes around it.
#[test]
fn quotes_that_stay_around_a_value_are_refused() {
    let gateway =
        "gateway_url = 'http://127.0.0.1:9'\nprivate_key_file = 'k'\nalipayplus_public_key_file = 'p'\n";
    for (value, words) in [
        ("\"SANDBOX_5X\"", "begins and ends with quotes"),
        ("'SANDBOX_5X'", "begins and ends with quotes"),
        (" \u{201c}SANDBOX_5X\u{201d} ", "begins and ends with quotes"),
        ("\"SANDBOX_5X", "begins with a quote"),
        ("SANDBOX_5X'", "ends with a quote"),
    ] {
        let found = problems(gateway, &[("STANDEE_CLIENT_ID", value)]);
        let expected = format!("environment: client_id (STANDEE_CLIENT_ID) {words}; expected it without");
        assert!(found.len() == 1 && found[0].starts_with(&expected), "{value}: {found:?}");
    }
    for name in setting_names() {
        let file = format!("{gateway}client_id = 'c'\n");
        let others: Vec<_> = file.lines().filter(|line| !line.starts_with(name)).collect();
        let file = others.join("\n");
        let found = problems(&format!("{file}\n{name} = '\"x\"'"), &[]);
        assert!(
            found.iter().any(|problem| problem.contains("begins and ends with quotes")),
            "{name}: {found:?}"
        );
    }
}

#[test]
fn a_public_url_is_an_https_origin_and_nothing_more() {
    for wrong in [
        "http://a.example",
        "https://a.example/shop",
        "https://a.example/?x=1",
        "a.example",
        "",
        "https://user@a.example",
        "https://a.example/#x",
    ] {
        assert_eq!(problems("", &[("STANDEE_PUBLIC_URL", wrong)]).len(), 1, "{wrong}");
    }
}

#[test]
fn a_collector_is_an_address_and_no_password() {
    let with =
        |url| load("", &[("STANDEE_OTLP_URL", url)]).map(|settings| settings.otlp_url.map(String::from));
    assert_eq!(with("http://127.0.0.1:4318").unwrap().as_deref(), Some("http://127.0.0.1:4318/"));
    assert_eq!(with("https://otlp.example/otlp").unwrap().as_deref(), Some("https://otlp.example/otlp"));
    assert_eq!(with("").unwrap(), None);
    for wrong in
        ["127.0.0.1:4318", "grpc://a.example", "https://user:secret@a.example", "https://a.example/?k=1"]
    {
        let error = with(wrong).unwrap_err().to_string();
        assert!(error.contains("otlp_url") && !error.contains("secret"), "{error}");
    }
}

#[test]
fn a_gateway_is_reached_by_https_or_on_this_machine() {
    let with = |url| {
        load(
            "client_id = 'c'\nprivate_key_file = 'k'\nalipayplus_public_key_file = 'p'\nkey_version = 2",
            &[("STANDEE_GATEWAY_URL", url)],
        )
    };
    assert_eq!(with("http://127.0.0.1:9100").unwrap().gateway.unwrap().key.version, "2");
    assert!(with("https://gateway.example").is_ok());
    assert!(with("http://gateway.example").is_err());
    // Found by a property test: the client would have refused these, and not named the setting.
    for more in ["http://user@127.0.0.1:9100", "http://user:password@localhost", "http://localhost/#x"] {
        assert!(with(more).is_err(), "{more}");
    }
}

#[test]
fn broken_toml_is_said_to_be_that() {
    assert!(problems("listen = ", &[])[0].starts_with("standee.toml, line 1, column "));
}

#[test]
fn a_password_is_not_shown_where_its_url_is_wrong_nor_where_the_name_is_mistyped() {
    let url = "mysql://standee:opensesame@localhost/standee";
    for file in [
        format!("database_url = '{url}'"),
        format!("database_url = ['{url}']"),
        format!("datbase_url = '{url}'"),
        format!("database_url = {url}"),
        format!("[database]\nurl = '{url}'"),
        "public_url = 'https://standee:opensesame@pay.example'".to_owned(),
        "gateway_url = 'https://standee:opensesame@gateway.example'".to_owned(),
    ] {
        let found = problems(&file, &[]).concat();
        assert!(!found.contains("opensesame"), "{file}: {found}");
    }
    let right = "database_url = 'postgres://standee:opensesame@localhost/standee'";
    let settings = Settings::from_sources(right, |_| None).unwrap();
    assert!(!format!("{settings:?}").contains("opensesame"), "{settings:?}");
}

#[test]
fn leptos_toml_and_cargo_toml_say_the_same() {
    let table = |text: &str| text.parse::<toml::Table>().unwrap();
    let ours = table(LEPTOS_TOML)["workspace"]["metadata"]["leptos"][0].clone();
    let cargo = table(include_str!("../../../Cargo.toml"))["workspace"]["metadata"]["leptos"][0].clone();
    for (key, value) in ours.as_table().unwrap() {
        assert_eq!(Some(value), cargo.get(key), "{key} differs between Leptos.toml and Cargo.toml");
    }
    for key in ["output-name", "site-root", "site-pkg-dir", "site-addr", "reload-port"] {
        assert!(ours.get(key).is_some(), "Leptos.toml says nothing of {key}");
    }
}

#[test]
fn a_second_key_has_a_version_of_its_own_and_signs_only_when_told_to() {
    let base = "gateway_url = 'http://127.0.0.1:9'\nclient_id = 'c'\nprivate_key_file = 'one'\n\
        alipayplus_public_key_file = 'p'\nkey_version = 3\n";
    let load = |more: &str| load(&format!("{base}{more}"), &[]).map(|settings| settings.gateway.unwrap());
    let gateway = load("").unwrap();
    assert_eq!((gateway.signing().version.as_str(), gateway.waiting()), ("3", None));
    let two = "next_private_key_file = 'two'\nnext_key_version = 4\n";
    let gateway = load(two).unwrap();
    assert_eq!((gateway.signing().version.as_str(), gateway.waiting().unwrap().version.as_str()), ("3", "4"));
    let gateway = load(&format!("{two}signing_key = 'next'")).unwrap();
    assert_eq!(
        (gateway.signing().file.to_str(), gateway.waiting().unwrap().file.to_str()),
        (Some("two"), Some("one"))
    );
    for wrong in [
        "next_private_key_file = 'two'",
        "next_key_version = 4",
        "next_private_key_file = 'two'\nnext_key_version = 3",
        "next_private_key_file = 'two'\nnext_key_version = 'x'",
        "signing_key = 'next'",
        "signing_key = 'other'",
    ] {
        let told = load(wrong).unwrap_err();
        assert_eq!(told.problems.len(), 1, "{wrong}: {told}");
    }
}

#[test]
fn the_database_s_password_can_stand_in_a_file_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("password");
    let with = |url: &str| {
        load(&format!("database_url = '{url}'\ndatabase_password_file = '{}'", file.display()), &[])
    };
    let settings = with("postgres://standee@db.example/standee?sslmode=verify-full").unwrap();
    let missing = settings.database_address().unwrap_err().to_string();
    assert!(missing.contains("database_password_file (STANDEE_DATABASE_PASSWORD_FILE)"), "{missing}");
    private_file::write(&file, b"open/se same:@%\n").unwrap();
    let address = settings.database_address().unwrap();
    assert_eq!(
        address,
        "postgres://standee:open%2Fse%20same%3A%40%25@db.example/standee?sslmode=verify-full"
    );
    private_file::write(&file, b"two\nlines\n").unwrap();
    let refused = settings.database_address().unwrap_err().to_string();
    assert!(refused.contains("2 lines") && !refused.contains("two"), "{refused}");
    for url in ["sqlite://data/standee.db", "postgres://standee:already@db.example/standee"] {
        let found = with(url).unwrap_err().to_string();
        assert!(found.contains("database_password_file") && !found.contains("already"), "{found}");
    }
}

#[test]
fn a_proxy_is_believed_where_it_is_named_and_on_this_machine_where_none_is() {
    let trusted = |file: &str| match load(file, &[("STANDEE_TLS", "proxy")]).unwrap().tls {
        TlsMode::Proxy { trusted } => trusted.iter().map(ToString::to_string).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(trusted(""), ["127.0.0.0/8", "::1/128"]);
    assert_eq!(
        trusted("trusted_proxies = '10.0.0.0/8, 192.0.2.7,2001:db8::/32'"),
        ["10.0.0.0/8", "192.0.2.7/32", "2001:db8::/32"]
    );
    for wrong in ["", "10.0.0.0/33", "proxy.example", "10.0.0.1;10.0.0.2"] {
        let file = format!("tls = 'proxy'\ntrusted_proxies = '{wrong}'");
        assert_eq!(problems(&file, &[]).len(), 1, "{wrong}");
    }
    let without = problems("trusted_proxies = '10.0.0.0/8'", &[]);
    assert!(without[0].contains("tls = \"proxy\" beside it"), "{without:?}");
}

#[test]
fn certificates_by_acme_need_a_public_name_a_contact_and_a_yes() {
    let right = "tls = 'acme'\npublic_url = 'https://pay.example'\nacme_contact = 'ops@pay.example'\nacme_terms_agreed = 'yes'";
    let TlsMode::Acme(acme) = load(right, &[]).unwrap().tls else { panic!("not ACME") };
    assert_eq!((acme.host.as_str(), acme.contact.as_str()), ("pay.example", "mailto:ops@pay.example"));
    assert_eq!(acme.directory_url.as_str(), "https://acme-v02.api.letsencrypt.org/directory");
    for (name, wrong) in [
        ("STANDEE_PUBLIC_URL", "https://localhost:8443"),
        ("STANDEE_PUBLIC_URL", "https://192.0.2.1"),
        ("STANDEE_ACME_CONTACT", "ops"),
        ("STANDEE_ACME_CONTACT", ""),
        ("STANDEE_ACME_TERMS_AGREED", "no"),
        ("STANDEE_ACME_DIRECTORY_URL", "http://acme.example/directory"),
    ] {
        assert_eq!(problems(right, &[(name, wrong)]).len(), 1, "{name} {wrong}");
    }
    assert_eq!(problems("tls = 'acme'", &[]).len(), 3);
}

#[test]
fn this_machine_is_not_limited_unless_a_setting_says_so() {
    let unlimited = |file: &str| load(file, &[]).unwrap().unlimited_networks;
    assert_eq!(unlimited("").len(), 2);
    assert_eq!(unlimited("unlimited_networks = ''"), []);
    assert_eq!(unlimited("unlimited_networks = '10.0.0.0/8'"), ["10.0.0.0/8".parse().unwrap()]);
    assert_eq!(problems("unlimited_networks = 'here'", &[]).len(), 1);
}

#[test]
fn limits_of_payments_are_whole_numbers_above_none() {
    let limits = load("code_pays_per_minute = 10", &[]).unwrap().pay_limits;
    assert_eq!((limits.of_code_per_minute.get(), limits.of_address_per_minute.get()), (10, 300));
    for wrong in ["0", "-1", "many", "1000001"] {
        assert_eq!(problems("", &[("STANDEE_ADDRESS_PAYS_PER_MINUTE", wrong)]).len(), 1, "{wrong}");
    }
}
