//! Whatever strangers send and operators write: the properties that are fuzzed (`fuzz/`), for what fuzzing keeps and
//! for a bounded number of texts that are nearly right.

#[path = "../../fuzz/properties/configuration.rs"]
mod configuration;
#[path = "../../fuzz/properties/notification.rs"]
mod notification;
#[path = "../../fuzz/properties/seeds.rs"]
mod seeds;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::config as settings;
use crate::gateway;

#[test]
fn what_fuzzing_keeps_still_holds() {
    seeds::each("configuration", configuration::check);
    seeds::each("notification", notification::check);
}

/// A setting and what may stand there: right, nearly right, or anything.
fn like_a_setting() -> impl Strategy<Value = (String, String)> {
    let name = prop_oneof![
        9 => prop::sample::select(settings::setting_names()).prop_map(str::to_owned),
        1 => "[a-z_]{1,12}",
    ];
    let value = prop_oneof![
        "(https|http)://([a-z]{1,9}(:[a-z]{1,9})?@)?([a-z]{1,9}[.]example|127[.]0[.]0[.]1|localhost)(:[0-9]{1,5})?[/?#]?[a-z]?",
        "(sqlite|postgres|postgresql|mysql)://[a-z./@:]{0,20}",
        "([0-9]{1,3}[.]){3}[0-9]{1,3}:[0-9]{1,5}|\\[::1\\]:[0-9]{1,5}",
        "self-signed|files|proxy|acme|text|json|current|next",
        "[0-9]{0,10}",
        "[ -~]{0,20}",
        "\\PC{0,8}",
    ];
    (name, value)
}

/// One setting of each kind that it takes for a gateway, so that not all that is tried is refused.
fn like_a_gateway() -> impl Strategy<Value = Vec<(String, String)>> {
    ("https?://(127[.]0[.]0[.]1|localhost|a[.]example|u@localhost)(:[1-9][0-9]{0,3})?/?[?#]?", "[0-9]{1,10}")
        .prop_map(|(url, key_version)| {
            let names = ["client_id", "private_key_file", "alipayplus_public_key_file"];
            let mut all = names.map(|name| (name.to_owned(), "there".to_owned())).to_vec();
            all.extend([("gateway_url".to_owned(), url), ("key_version".to_owned(), key_version)]);
            all
        })
}

fn toml_of(settings: &[(String, String)]) -> String {
    let table = settings.iter().map(|(name, value)| (name.clone(), toml::Value::from(value.as_str())));
    table.collect::<toml::Table>().to_string()
}

/// What may stand in any place of a message.
fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e18..1e18).prop_map(Value::from),
        "[0-9]{0,22}".prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        Just(json!({})),
        Just(json!([{"value": 1}])),
    ]
}

fn like_an_amount() -> impl Strategy<Value = Value> {
    let currency = "SGD|JPY|IDR|sgd|XXX|XAU|[A-Z]{0,4}";
    let value = prop_oneof![
        "0{0,3}[0-9]{0,20}".prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any_value()
    ];
    (currency, value).prop_map(|(currency, value)| json!({"currency": currency, "value": value}))
}

/// A notification with all that must be there, and some of what may.
fn like_a_notification() -> impl Strategy<Value = Value> {
    let texts = ["paymentId", "customerId", "paymentTime", "walletBrandName", "pspId", "new"];
    let text =
        (prop::sample::select(texts.to_vec()), prop_oneof!["\\PC{0,12}".prop_map(Value::from), any_value()]);
    let time = "20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](Z|[+-][01][0-9]:00)";
    let settled = prop_oneof![Just("S"), Just("F"), Just("U"), Just("s")];
    let optional = (
        prop::option::of(like_an_amount()),
        prop::option::of(like_an_amount()),
        prop::option::of(time),
        prop::option::of(any_value()),
        prop::collection::vec(text, 0..4),
    );
    ("[A-Z_]{0,30}", settled, "[0-9a-f]{0,32}", optional).prop_map(|(code, status, id, optional)| {
        let (amount, settlement, time, price, texts) = optional;
        let mut message = Map::new();
        message.insert("paymentResult".to_owned(), json!({"resultCode": code, "resultStatus": status}));
        message.insert("paymentRequestId".to_owned(), id.into());
        let pairs = [
            ("paymentAmount", amount),
            ("settlementAmount", settlement),
            ("paymentTime", time.map(Value::from)),
        ];
        for (name, value) in pairs {
            message.extend(value.map(|value| (name.to_owned(), value)));
        }
        message.extend(price.map(|price| ("settlementQuote".to_owned(), json!({"quotePrice": price}))));
        message.extend(texts.into_iter().map(|(name, value)| (name.to_owned(), value)));
        Value::Object(message)
    })
}

proptest! {
    #[test]
    fn a_configuration_can_be_served_and_written_down_or_is_refused_with_the_reason(
        settings in prop::collection::vec(like_a_setting(), 0..6),
        gateway in prop::option::of(like_a_gateway()),
        environment in prop::collection::vec(like_a_setting(), 0..3),
    ) {
        let file = toml_of(&[settings, gateway.unwrap_or_default()].concat());
        let environment: Vec<_> =
            environment.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        configuration::holds(&file, &environment);
    }

    #[test]
    fn a_file_that_is_no_toml_is_refused_with_the_reason(file in "[a-z_]{0,9}[ =\\[\\]\"'\n.{}0-9#]{0,30}\\PC{0,9}") {
        configuration::holds(&file, &[]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_notification_settles_what_it_says(message in like_a_notification()) {
        notification::check(message.to_string().as_bytes());
    }
}
