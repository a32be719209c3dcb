//! `deploy/monitoring` and `/metrics`, as Prometheus reads them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::json;

use crate::support::{Notification, STRANGER_KEY, Shop};

/// Made by what does not happen in the shop of these tests; where it is made says the same name.
const MADE_LATER: &str = "standee_log_lines_left_out_total";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/monitoring")
}

/// A shop in which as much has happened as is alarmed about and can happen in a moment.
async fn eventful_shop() -> Shop {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    shop.alipayplus().goes_wrong(&json!([{ "operation": "pay", "kind": "bad_signature", "times": 2 }])).await;
    let visit = page.types("12.50").pays().await;
    assert_eq!(visit.status, 503, "{}", visit.body);
    visit.form().pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    let paid = Notification::that_paid(&payment);
    paid.clone().signed_by(&STRANGER_KEY).sent_to(&shop).await.is_refused(401, "INVALID_SIGNATURE");
    paid.sent_to(&shop).await.is_given();
    shop
}

/// What is asked of one metric, or a series of it: its name, and what its labels are, where that is not left open.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Selector {
    name: String,
    matchers: BTreeMap<String, Option<String>>,
}

/// The selectors of metrics that are ours in a text of expressions, without what a histogram adds to their names.
fn selectors(text: &str) -> BTreeSet<Selector> {
    let is_of_name = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let read = |(start, _)| {
        let text: &str = &text[start..];
        let (name, rest) = text.split_at(text.find(|character| !is_of_name(character)).unwrap_or(text.len()));
        let endings = ["_bucket", "_sum", "_count"];
        let plain = endings.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
        // A label's value may have braces, as templates of routes do.
        let labels = rest.strip_prefix('{').and_then(|rest| rest.split_once("\"}"));
        let matchers = labels.map_or("", |(labels, _)| labels).split(',').filter_map(|matcher| {
            let (label, value) = matcher.split_once('=')?;
            let label = label.trim();
            Some(match label.strip_suffix('!') {
                Some(label) => (label.to_owned(), None),
                None => (label.to_owned(), Some(value.trim_matches(['~', '"']).to_owned())),
            })
        });
        Selector { name: plain.to_owned(), matchers: matchers.collect() }
    };
    text.match_indices("standee_").map(read).collect()
}

impl Selector {
    /// Whether a series is one that is asked for.
    fn takes(&self, series: &Self) -> bool {
        let fits = |(label, wanted): (&String, &Option<String>)| match (series.matchers.get(label), wanted) {
            (Some(Some(value)), Some(wanted)) => wanted.split('|').any(|one| one == value),
            (there, _) => there.is_some(),
        };
        self.name == series.name && self.matchers.iter().all(fits)
    }
}

#[tokio::test]
async fn the_dashboard_and_the_alerts_ask_for_what_there_is() {
    let told = eventful_shop().await.metrics().await;
    let there = selectors(&told);
    for file in ["alerts.yml", "dashboard.json"] {
        let text = std::fs::read_to_string(folder().join(file)).unwrap().replace("\\\"", "\"");
        let asked = selectors(&text);
        assert!(asked.len() > 5, "{file}: {asked:?}");
        let is_there = |asked: &Selector| there.iter().any(|series| asked.takes(series));
        let missing = asked.iter().filter(|asked| asked.name != MADE_LATER && !is_there(asked));
        assert_eq!(missing.collect::<Vec<_>>(), Vec::<&Selector>::new(), "{file}");
    }
}

/// The labels that an expression gathers by.
fn gathered_by(expression: &str) -> BTreeSet<&str> {
    let lists = expression.split("by (").skip(1).filter_map(|rest| rest.split(')').next());
    lists.flat_map(|list| list.split(',').map(str::trim)).collect()
}

#[tokio::test]
async fn what_is_gathered_by_a_label_has_it() {
    let told = eventful_shop().await.metrics().await;
    let there = selectors(&told);
    let mut count = 0;
    for file in ["alerts.yml", "dashboard.json"] {
        let text = std::fs::read_to_string(folder().join(file)).unwrap().replace("\\\"", "\"");
        for line in text.lines() {
            for asked in selectors(line).iter().filter(|asked| asked.name != MADE_LATER) {
                let of_name = there.iter().filter(|series| series.name == asked.name);
                let labels: BTreeSet<_> = of_name.flat_map(|series| series.matchers.keys()).collect();
                for label in gathered_by(line) {
                    assert!(labels.iter().any(|there| *there == label), "{file}: {label} in {line}");
                    count += 1;
                }
            }
        }
    }
    assert!(count > 15, "{count}");
}

/// Lets `promtool` check something; it says what is wrong and fails.
fn promtool_takes(arguments: &[&str], input: &str) {
    let mut promtool = Command::new("promtool");
    promtool.args(arguments).current_dir(folder());
    promtool.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut checking = promtool.spawn().expect("promtool; `cargo xtask test` brings it");
    checking.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let ended = checking.wait_with_output().unwrap();
    let said = [ended.stdout, ended.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(ended.status.success(), "{arguments:?}: {}\n{said}", ended.status);
}

#[test]
#[ignore = "needs promtool; cargo xtask test runs it"]
fn prometheus_takes_the_alert_rules_and_each_fires_on_what_it_is_for() {
    promtool_takes(&["check", "rules", "alerts.yml"], "");
    promtool_takes(&["test", "rules", "alerts-test.yml"], "");
}

#[tokio::test]
#[ignore = "needs promtool; cargo xtask test runs it"]
async fn prometheus_takes_the_metrics() {
    let (status, told) = eventful_shop().await.asks_admin("/metrics").await;
    assert_eq!(status, 200, "{told}");
    assert!(told.contains("# TYPE standee_payments_ended_total counter"), "{told}");
    promtool_takes(&["check", "metrics"], &told);
}
