//! What is in `deploy/` and in the documents names the settings that there are, and all of them.

use super::{Settings, setting_names};

/// The files in `deploy/` that name settings.
const DEPLOY: [(&str, &str); 4] = [
    ("standee.toml", include_str!("../../../deploy/standee.toml")),
    ("compose.yaml", include_str!("../../../deploy/compose.yaml")),
    ("kubernetes.yaml", include_str!("../../../deploy/kubernetes.yaml")),
    ("Dockerfile", include_str!("../../../deploy/Dockerfile")),
];

#[test]
fn the_example_has_every_setting_with_a_word_about_it_and_can_be_loaded() {
    let example = DEPLOY[0].1;
    Settings::from_sources(example, |_| None).unwrap();
    let mut above = "";
    let mut named = Vec::new();
    for line in example.lines() {
        let setting = line.strip_prefix("# ").unwrap_or(line);
        if let Some((name, _)) = setting.split_once(" = \"") {
            named.push(name);
            // The second of a pair stands right under the first.
            assert!(above.starts_with("# ") || above.contains(" = \""), "nothing is said of {name}");
        }
        above = line;
    }
    let mut all = setting_names().to_vec();
    named.sort_unstable();
    all.sort_unstable();
    assert_eq!(named, all);
}

#[test]
fn what_is_deployed_names_settings_that_there_are() {
    for (file, text) in DEPLOY {
        let words = text.split(|letter: char| !letter.is_ascii_uppercase() && letter != '_');
        let variables =
            words.filter_map(|word| word.strip_prefix("STANDEE_")).filter(|name| !name.is_empty());
        for variable in variables {
            assert!(
                setting_names().contains(&variable.to_lowercase().as_str()),
                "{file}: STANDEE_{variable}"
            );
        }
    }
    // The file within the file of Kubernetes.
    let inner: String =
        DEPLOY[2].1.lines().filter_map(|line| line.strip_prefix("    ")).fold(String::new(), |all, line| {
            let is_setting = line.split_once(" = ").is_some_and(|(name, _)| setting_names().contains(&name));
            if is_setting { all + line + "\n" } else { all }
        });
    let count = DEPLOY[2].1.lines().filter(|line| line.contains(" = \"")).count();
    assert_eq!(inner.lines().count(), count, "a setting in kubernetes.yaml is none: {inner}");
}

#[test]
fn every_setting_is_in_the_documents() {
    // The names in the first column of the table of settings: a name in passing is no documentation.
    let documented: Vec<_> = include_str!("../../../docs/operation.md")
        .lines()
        .skip_while(|line| !line.starts_with("| setting |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .filter_map(|line| line.split('|').nth(1))
        .flat_map(|column| column.split(',').map(|name| name.trim().trim_matches('`')))
        .collect();
    for name in setting_names() {
        assert!(documented.contains(name), "the table of settings in docs/operation.md has no {name}");
    }
    assert_eq!(documented.len(), setting_names().len(), "a setting that there is none of: {documented:?}");
}
