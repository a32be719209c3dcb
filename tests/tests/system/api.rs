//! What merchants' own systems ask.

use std::collections::HashSet;
use std::process::Command;

use checkout::entry_code::EntryCode;
use checkout::payment::Status;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Desk, Held, MERCHANT, OTHER_STORE, STORE, Shop, System, eventually};

/// Somebody pays this, and the shop has heard of it; the payment as Alipay+ holds it.
async fn paid(shop: &Shop, amount: &str) -> Held {
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    page.types(amount).pays().await.location();
    let held = shop.alipayplus().payments().await.pop().unwrap();
    shop.alipayplus().approve(&held, "").await;
    eventually("it is paid", async || {
        let (payment, _) = shop.stored(held.request_id()).await;
        (payment.progress.status == Status::Succeeded).then_some(())
    })
    .await;
    held
}

/// Every route of the description, with a payment, a refund and a code in its place.
async fn routes(system: &System, desk: &Desk, payment: &str, refund: &str) -> Vec<(Method, String)> {
    let description = system.gets("/api/v1/openapi.json").await;
    assert_eq!((description.status, &description.json["openapi"]), (200, &json!("3.1.0")));
    let mut routes = Vec::new();
    for (path, methods) in description.json["paths"].as_object().unwrap() {
        let filled = path
            .replace("{payment}", payment)
            .replace("{refund}", refund)
            .replace("{code}", &desk.shop.code().to_string());
        for method in methods.as_object().unwrap().keys() {
            routes.push((method.to_uppercase().parse().unwrap(), filled.clone()));
        }
    }
    assert!(routes.len() > 10);
    routes
}

#[tokio::test]
async fn nothing_is_answered_without_a_key_and_nothing_of_another_merchant_with_one() {
    let desk = Desk::open().await;
    let held = paid(&desk.shop, "12.50").await;
    let own = System::of(&desk.shop, MERCHANT).await;
    let body = json!({ "amount": { "currency": "SGD", "value": "1" }, "reason": "x" });
    let path = format!("/api/v1/payments/{}/refunds", held.request_id());
    let made = own.posts(&path, &[("idempotency-key", "own")], &body).await;
    let refund = made.json["refund"].as_str().unwrap();
    assert_eq!(own.gets(&format!("/api/v1/refunds/{refund}")).await.status, 200);
    let rival = System::of(&desk.shop, "M-2").await;
    let nobody = System::without_key(&desk.shop);
    let forged = System::with_key(&desk.shop, format!("sk_standee_{}", "A".repeat(43)));
    for (method, path) in routes(&nobody, &desk, held.request_id(), refund).await {
        if path.ends_with("openapi.json") {
            continue;
        }
        for system in [&nobody, &forged] {
            let answered = system.asks(method.clone(), &path, &[], "").await;
            assert_eq!(answered.problem(), (401, "unauthorized"), "{method} {path}");
            assert_eq!(answered.headers["www-authenticate"], "Bearer");
        }
        let answered = match method {
            Method::GET => rival.gets(&path).await,
            _ if path.ends_with("/codes") => rival.posts(&path, &[], &json!({ "store": STORE })).await,
            _ => rival.posts(&path, &[("idempotency-key", "k")], &body).await,
        };
        assert_eq!(answered.headers["cache-control"], "no-store", "{method} {path}");
        match path.as_str() {
            "/api/v1/payments" => assert_eq!(answered.json["payments"], json!([])),
            "/api/v1/stores" => assert_eq!(answered.json["stores"][0]["store"], OTHER_STORE),
            // It says of which store.
            "/api/v1/codes" if method == Method::GET => assert_eq!(answered.status, 400),
            _ => assert_eq!(answered.problem(), (404, "not_found"), "{method} {path}"),
        }
    }
    assert_eq!(rival.gets(&format!("/api/v1/codes?store={STORE}")).await.problem().0, 404);
}

#[tokio::test]
async fn payments_are_listed_page_by_page_as_they_are_asked_for() {
    let shop = Shop::open().await;
    let mut made = Vec::new();
    for amount in ["1", "2", "3"] {
        made.push(paid(&shop, amount).await.request_id().to_owned());
    }
    let system = System::of(&shop, MERCHANT).await;
    let (mut seen, mut path) = (Vec::new(), "/api/v1/payments?limit=2".to_owned());
    for pages in 1.. {
        let page = system.gets(&path).await;
        assert_eq!(page.status, 200, "{}", page.json);
        seen.extend(
            page.json["payments"].as_array().unwrap().iter().map(|payment| payment["payment"].clone()),
        );
        let Some(next) = page.json["next_cursor"].as_str() else {
            assert_eq!(pages, 2);
            break;
        };
        path = format!("/api/v1/payments?limit=2&cursor={next}");
    }
    made.reverse();
    assert_eq!(json!(seen), json!(made));
    let one = system.gets(&format!("/api/v1/payments/{}", made[0])).await.json;
    assert_eq!((&one["amount"]["value"], &one["refunds"]), (&json!("300"), &json!([])));
    for secret in ["user_agent", "client_ip", "token"] {
        assert!(one.get(secret).is_none(), "{one}");
    }
    let count = async |query: &str| {
        let page = system.gets(&format!("/api/v1/payments?{query}")).await;
        page.json["payments"].as_array().unwrap_or_else(|| panic!("{}", page.json)).len()
    };
    assert_eq!(count(&format!("code={}&status=succeeded&store={STORE}", shop.code())).await, 3);
    assert_eq!(count("status=failed").await, 0);
    assert_eq!(count("to=2020-01-01").await, 0);
    assert_eq!(count(&format!("reference={}", &made[1][..12])).await, 1);
    for query in [
        "limit=0",
        "limit=101",
        "status=x",
        "code=x",
        "from=yesterday",
        "cursor=x",
        "amount=1",
        "reference=%25",
    ] {
        let answered = system.gets(&format!("/api/v1/payments?{query}")).await;
        assert_eq!(answered.problem(), (400, "malformed"), "{query}");
    }
}

#[tokio::test]
async fn a_refund_is_given_once_however_often_it_is_asked_for() {
    let shop = Shop::open().await;
    let held = paid(&shop, "12.50").await;
    let system = System::of(&shop, MERCHANT).await;
    let path = format!("/api/v1/payments/{}/refunds", held.request_id());
    let body =
        |value: &str| json!({ "amount": { "currency": "SGD", "value": value }, "reason": "Cold coffee" });
    assert_eq!(system.posts(&path, &[], &body("300")).await.problem(), (400, "malformed"), "without a key");
    let first = system.posts(&path, &[("idempotency-key", "one")], &body("300")).await;
    assert_eq!((first.status, &first.json["status"]), (201, &json!("succeeded")), "{}", first.json);
    let again = (0..8).map(|_| {
        let (system, path, body) = (system.clone(), path.clone(), body("300"));
        tokio::spawn(async move { system.posts(&path, &[("idempotency-key", "one")], &body).await })
    });
    for again in again.collect::<Vec<_>>() {
        let again = again.await.unwrap();
        assert_eq!((again.status, &again.json), (201, &first.json));
        assert_eq!(again.headers["idempotency-replayed"], "true");
    }
    let other = system.posts(&path, &[("idempotency-key", "one")], &body("301")).await;
    assert_eq!(other.problem(), (422, "idempotency_key_reused"));

    // Those who come at the same moment with a key that nobody had before.
    let at_once = (0..8).map(|_| {
        let (system, path, body) = (system.clone(), path.clone(), body("100"));
        tokio::spawn(async move { system.posts(&path, &[("idempotency-key", "two")], &body).await })
    });
    let mut answers = HashSet::new();
    for answered in at_once.collect::<Vec<_>>() {
        let answered = answered.await.unwrap();
        assert_eq!(answered.status, 201, "{}", answered.json);
        answers.insert(answered.json.to_string());
    }
    assert_eq!(answers.len(), 1);
    let too_much = system.posts(&path, &[("idempotency-key", "three")], &body("851")).await;
    assert_eq!(too_much.problem(), (409, "more_than_left"));
    let again = system.posts(&path, &[("idempotency-key", "three")], &body("851")).await;
    assert_eq!(
        (again.status, &again.json),
        (409, &too_much.json),
        "what was refused is answered as before, too"
    );

    assert_eq!(shop.alipayplus().only_payment().await.0["refunds"].as_array().unwrap().len(), 2);
    let listed = system.gets(&path).await.json;
    assert_eq!((listed["refunds"].as_array().unwrap().len(), &listed["refunds"][0]), (2, &first.json));
    let id = first.json["refund"].as_str().unwrap();
    assert_eq!(system.gets(&format!("/api/v1/refunds/{id}")).await.json, first.json);
    let trail = shop.database().trail(held.request_id(), 10).await.unwrap();
    assert!(trail[0].by.starts_with("API key K"), "{trail:?}");
}

#[tokio::test]
async fn what_cannot_be_given_back_is_refused_with_the_reason() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    page.types("12.50").pays().await.location();
    let held = shop.alipayplus().only_payment().await;
    let system = System::of(&shop, MERCHANT).await;
    let path = format!("/api/v1/payments/{}/refunds", held.request_id());
    let amount = |currency: &str, value: &str| json!({ "currency": currency, "value": value });
    for (number, (body, expected)) in [
        (json!({ "amount": amount("SGD", "1"), "reason": "x" }), (409, "not_paid")),
        (json!({ "amount": amount("JPY", "1"), "reason": "x" }), (422, "other_currency")),
        (json!({ "amount": amount("SGD", "0"), "reason": "x" }), (422, "not_an_amount")),
        (json!({ "amount": amount("SGD", "-1"), "reason": "x" }), (422, "not_an_amount")),
        (json!({ "amount": amount("SGD", "+1"), "reason": "x" }), (422, "not_an_amount")),
        (json!({ "amount": amount("SGD", "1.5"), "reason": "x" }), (422, "not_an_amount")),
        (json!({ "amount": amount("SGD", "99999999999999999999"), "reason": "x" }), (422, "not_an_amount")),
        (json!({ "amount": amount("SGD", "1"), "reason": " " }), (422, "not_a_reason")),
        (json!({ "amount": amount("SGD", "1"), "reason": "x", "else": 1 }), (400, "malformed")),
        (json!({ "amount": { "currency": "SGD", "value": 1 }, "reason": "x" }), (400, "malformed")),
        (json!([]), (400, "malformed")),
    ]
    .into_iter()
    .enumerate()
    {
        let key = format!("key {number}").replace(' ', "-");
        let answered = system.posts(&path, &[("idempotency-key", &key)], &body).await;
        assert_eq!(answered.problem(), expected, "{body}");
    }
    let json = [("content-type", "application/json"), ("idempotency-key", "k")];
    for (method, path, headers, body, expected) in [
        (Method::POST, path.as_str(), &json[..], "{", (400, "malformed")),
        (Method::POST, &path, &json[..], &"[".repeat(4_000), (400, "malformed")),
        (Method::POST, &path, &json[..], &" ".repeat(9 * 1024), (413, "too_large")),
        (Method::POST, &path, &[], "{}", (415, "refused")),
        (Method::DELETE, &path, &[], "", (405, "method_not_allowed")),
        (Method::GET, "/api/v1/nowhere", &[], "", (404, "not_found")),
        (Method::GET, "/api/v1/payments/%ff", &[], "", (400, "malformed")),
    ] {
        let answered = system.asks(method, path, headers, body).await;
        assert_eq!(answered.problem(), expected, "{path}");
    }
    assert_eq!(system.gets("/api/v1/payments").await.status, 200);
}

/// field.md 40, 41
#[tokio::test]
async fn what_other_programs_send_is_taken_or_refused_with_what_is_wanted() {
    let shop = Shop::open().await;
    let system = System::of(&shop, MERCHANT).await;
    let new = json!({ "store": STORE, "label": "Table 9" }).to_string();
    let json_type = ("content-type", "application/json; charset=utf-8");
    let first =
        system.asks(Method::POST, "/api/v1/codes", &[json_type, ("idempotency-key", "k-1")], &new).await;
    assert_eq!(first.status, 201, "{first:?}");
    let marked = format!("\u{feff}{new}");
    let quoted = [json_type, ("idempotency-key", "\"k-1\"")];
    let again = system.asks(Method::POST, "/api/v1/codes", &quoted, &marked).await;
    assert_eq!(
        (again.status, &again.json["code"]),
        (201, &first.json["code"]),
        "the same, in quotes and with a mark"
    );
    assert_eq!(again.headers["idempotency-replayed"], "true");
    let twice = [json_type, ("idempotency-key", "k-2"), ("idempotency-key", "k-3")];
    assert_eq!(system.asks(Method::POST, "/api/v1/codes", &twice, &new).await.problem(), (400, "malformed"));
    for headers in
        [&[][..], &[("content-type", "text/json")], &[("content-type", "application/x-www-form-urlencoded")]]
    {
        let refused = system.asks(Method::POST, "/api/v1/codes", headers, &new).await;
        assert_eq!(refused.problem(), (415, "refused"));
        assert!(
            refused.json["detail"].as_str().unwrap().contains("content-type: application/json"),
            "{refused:?}"
        );
    }
}

#[tokio::test]
async fn codes_are_added_and_switched() {
    let shop = Shop::open().await;
    let system = System::of(&shop, MERCHANT).await;
    let amount = |value: &str| json!({ "currency": "SGD", "value": value });
    let new =
        json!({ "store": STORE, "label": "Table 9", "minimum": amount("100"), "maximum": amount("5000") });
    let made = system.posts("/api/v1/codes", &[], &new).await;
    assert_eq!(
        (made.status, &made.json["label"], &made.json["active"]),
        (201, &json!("Table 9"), &json!(true))
    );
    assert_eq!((&made.json["maximum"]["value"], &made.json["amount"]), (&json!("5000"), &Value::Null));
    let code = made.json["code"].as_str().unwrap().to_owned();
    assert_eq!(made.headers.get("idempotency-replayed"), None);
    assert!(made.json["url"].as_str().unwrap().ends_with(&format!("/e/{code}")));
    assert_eq!(shop.payer().scans(&code).await.status, 200);
    let off = system.posts(&format!("/api/v1/codes/{code}/off"), &[], &Value::Null).await;
    assert_eq!((off.status, &off.json["active"]), (200, &json!(false)));
    assert_eq!(shop.payer().scans(&code).await.status, 410);
    assert_eq!(system.posts(&format!("/api/v1/codes/{code}/on"), &[], &Value::Null).await.json, made.json);
    assert_eq!(system.gets(&format!("/api/v1/codes/{code}")).await.json, made.json);
    let listed = system.gets(&format!("/api/v1/codes?store={STORE}")).await;
    assert_eq!(listed.json["codes"].as_array().unwrap().len(), 2);
    for (new, expected) in [
        (json!({ "store": "S9" }), (404, "not_found")),
        (json!({ "store": STORE, "label": "a\nb" }), (422, "not_a_code")),
        (json!({ "store": STORE, "amount": amount("1"), "minimum": amount("1") }), (422, "not_a_code")),
        (json!({ "store": STORE, "minimum": amount("2"), "maximum": amount("1") }), (422, "not_a_code")),
    ] {
        assert_eq!(system.posts("/api/v1/codes", &[], &new).await.problem(), expected, "{new}");
    }
}

#[tokio::test]
async fn a_code_is_added_once_however_often_it_is_asked_for_with_one_key() {
    let shop = Shop::open().await;
    let system = System::of(&shop, MERCHANT).await;
    let new = |label: &str| json!({ "store": STORE, "label": label });
    let at_once = (0..8).map(|_| {
        let (system, body) = (system.clone(), new("Table 9"));
        tokio::spawn(async move { system.posts("/api/v1/codes", &[("idempotency-key", "one")], &body).await })
    });
    let mut answers = HashSet::new();
    for answered in at_once.collect::<Vec<_>>() {
        let answered = answered.await.unwrap();
        assert_eq!(answered.status, 201, "{}", answered.json);
        answers.insert(answered.json.to_string());
    }
    assert_eq!(answers.len(), 1);
    let again = system.posts("/api/v1/codes", &[("idempotency-key", "one")], &new("Table 9")).await;
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert!(answers.contains(&again.json.to_string()));
    let other = system.posts("/api/v1/codes", &[("idempotency-key", "one")], &new("Table 10")).await;
    assert_eq!(other.problem(), (422, "idempotency_key_reused"));
    let unreadable = system.posts("/api/v1/codes", &[("idempotency-key", "a b")], &new("Table 10")).await;
    assert_eq!(unreadable.problem(), (400, "malformed"));
    let code = EntryCode::parse(again.json["code"].as_str().unwrap()).unwrap();
    // The shop's own, and the one that was added.
    let listed = system.gets(&format!("/api/v1/codes?store={STORE}")).await;
    assert_eq!(listed.json["codes"].as_array().unwrap().len(), 2, "{}", listed.json);
    let trail = shop.database().deeds(&code, 10).await.unwrap();
    assert_eq!(trail.len(), 1, "it was made once: {trail:?}");
    // Without a key each is another.
    let [first, second] = [(); 2]
        .map(|()| async { system.posts("/api/v1/codes", &[], &new("Table 11")).await.json["code"].clone() });
    assert_ne!(first.await, second.await);
}

#[tokio::test]
async fn a_key_that_asks_too_fast_is_told_to_wait_and_no_other_is() {
    let shop = Shop::open().await;
    let (fast, calm) = (System::of(&shop, MERCHANT).await, System::of(&shop, MERCHANT).await);
    let all = (0..200).map(|_| {
        let fast = fast.clone();
        tokio::spawn(async move { fast.gets("/api/v1/stores").await })
    });
    let mut refused = 0;
    for answered in all.collect::<Vec<_>>() {
        let answered = answered.await.unwrap();
        if answered.status == 429 {
            assert_eq!(answered.problem().1, "too_many_requests");
            assert!(answered.headers["retry-after"].to_str().unwrap().parse::<u32>().unwrap() >= 1);
            refused += 1;
        }
    }
    assert!(refused > 0);
    assert_eq!(calm.gets("/api/v1/stores").await.status, 200);
}

/// Everything that schemathesis makes of the description, against the real server: each answer is as it says.
#[tokio::test]
#[ignore = "needs Python with schemathesis; cargo xtask test runs it"]
async fn schemathesis_finds_nothing_that_is_not_as_it_is_described() {
    let shop = Shop::open().await;
    let held = paid(&shop, "12.50").await;
    let system = System::of(&shop, MERCHANT).await;
    let path = format!("/api/v1/payments/{}/refunds", held.request_id());
    let body = json!({ "amount": { "currency": "SGD", "value": "1" }, "reason": "x" });
    let refund = system.posts(&path, &[("idempotency-key", "one")], &body).await;
    let python = std::env::var_os("STANDEE_PYTHON")
        .expect("STANDEE_PYTHON names no Python with schemathesis; run `cargo xtask test`");
    let folder = tempfile::tempdir().unwrap();
    // Random ids are nobody's: what is there is named here.
    let config = format!(
        "[parameters]\n\"path.payment\" = \"{}\"\n\"path.refund\" = \"{}\"\n\"path.code\" = \"{}\"\n",
        held.request_id(),
        refund.json["refund"].as_str().unwrap(),
        shop.code()
    );
    std::fs::write(folder.path().join("schemathesis.toml"), config).unwrap();
    let url = format!("{}/api/v1/openapi.json", shop.url());
    let mut command = Command::new(python);
    command.args(["-m", "schemathesis.cli", "run", &url, "--tls-verify=false", "--no-color", "--seed=1"]);
    command.args([
        "--phases=examples,coverage,fuzzing",
        "--max-examples=15",
        "--rate-limit=15/s",
        "--workers=1",
    ]);
    command.args(["--max-failures=5", "--generation-database=none"]);
    // No schema says that an amount is in the currency of its payment, or that a code's check letter fits.
    command.arg("--exclude-checks=positive_data_acceptance");
    command.arg(format!("--header=Authorization: Bearer {}", system.key.as_deref().unwrap()));
    command.current_dir(folder.path()).env("PYTHONDONTWRITEBYTECODE", "1");
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
}
