//! The headers of every route, whatever becomes of it: pages, errors, files, and the listener of the operator.

use reqwest::Method;

use crate::support::{Payer, Shop};

/// What every answer carries; `*` for any value.
const EVERYWHERE: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "*"),
    ("permissions-policy", "*"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "*"),
];

#[tokio::test]
async fn every_answer_of_every_route_says_what_browsers_may_do_with_it() {
    let shop = Shop::open().await;
    let payer = shop.payer().wallet("ALIPAY_HK").going_to(&shop.url());
    payer.scans(shop.code()).await.types("12.50").pays().await.location();
    let outcome = shop.alipayplus().only_payment().await.outcome_path();
    let entry = format!("/e/{}", shop.code());
    let pay = format!("{entry}/pay");
    let (status, events, unknown) =
        (format!("{outcome}/status"), format!("{outcome}/events"), "a".repeat(22));
    let (long, none) = ("amount=1&".repeat(2_000), "");
    for (method, path, body, expected) in [
        ("GET", "/", none, 200),
        ("GET", "/nowhere", none, 404),
        ("GET", &entry, none, 200),
        ("HEAD", &entry, none, 200),
        ("PUT", &entry, none, 405),
        ("GET", "/e/unknown", none, 404),
        ("GET", &pay, none, 303),
        ("POST", &pay, "amount=x", 422),
        ("POST", &pay, "amount=1&amount=2", 422),
        ("POST", &pay, &long, 413),
        ("GET", &outcome, none, 200),
        ("GET", &status, none, 200),
        ("GET", &events, none, 200),
        ("GET", &format!("/p/{unknown}"), none, 404),
        ("GET", &format!("/p/{unknown}/status"), none, 404),
        ("GET", &format!("/p/{unknown}/events"), none, 404),
        ("POST", "/alipayplus/notifyPayment", "{}", 401),
        ("GET", "/alipayplus/notifyPayment", none, 405),
        ("GET", "/console", none, 303),
        ("GET", "/console/nowhere", none, 303),
        ("GET", "/console/sign-in", none, 200),
        ("POST", "/console/sign-in", "name=a", 403),
        ("GET", "/pkg/standee.js", none, 200),
        ("GET", "/pkg/nothing.js", none, 404),
        ("POST", "/pkg/standee.js", none, 405),
        ("GET", "/robots.txt", none, 404),
        ("GET", "/brand/nothing.svg", none, 404),
    ] {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let request = Payer::http().request(method.clone(), format!("{}{path}", shop.url()));
        let request = request.header("user-agent", crate::support::user_agent_of("ALIPAY_HK"));
        let form = "application/x-www-form-urlencoded";
        let answer = request.header("content-type", form).body(body.to_owned()).send().await.unwrap();
        assert_eq!(answer.status(), expected, "{method} {path} {body:.20}");
        let header = |name: &str| {
            let value = answer.headers().get(name).unwrap_or_else(|| panic!("{method} {path}: no {name}"));
            value.to_str().unwrap()
        };
        for (name, value) in EVERYWHERE {
            assert!(value == "*" || header(name) == value, "{method} {path}: {name} is {}", header(name));
        }
        let policy = header("content-security-policy");
        assert!(
            policy.contains("frame-ancestors 'none'") && policy.contains("default-src 'none'"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
        let is_file = path.starts_with("/pkg/") && expected == 200;
        let kept = if is_file { "no-cache" } else { "no-store" };
        assert!(header("cache-control").contains(kept) || path == entry || path == pay, "{path}");
        assert!(!answer.headers().contains_key("server") && !answer.headers().contains_key("x-powered-by"));
        let hsts = answer.headers().get("strict-transport-security");
        assert!(hsts.is_none(), "not with a certificate that browsers have to be told to take");
    }
}

#[tokio::test]
async fn the_operators_own_listener_is_as_careful_and_a_real_certificate_is_kept_to() {
    let shop = Shop::open().await;
    let server =
        shop.second_server_with(&[("STANDEE_TLS", "proxy"), ("STANDEE_HTTP_LISTEN", "127.0.0.1:0")]).await;
    for path in ["/healthz", "/readyz", "/nowhere"] {
        let answer =
            Payer::http().get(format!("http://{}{path}", server.admin_address())).send().await.unwrap();
        for name in ["x-content-type-options", "content-security-policy", "cache-control"] {
            assert!(answer.headers().contains_key(name), "{path}: no {name}");
        }
    }
    let asked = |url: String| async { Payer::http().get(url).send().await.unwrap() };
    let page = asked(format!("http://{}/nowhere", server.address())).await;
    assert_eq!(page.headers()["strict-transport-security"], "max-age=63072000");
    // Plain HTTP leads to https, and takes nothing.
    let plain = format!("http://{}/e/{}?lang=de", server.http_address().unwrap(), shop.code());
    let led = asked(plain.clone()).await;
    assert_eq!(led.status(), 308);
    assert_eq!(led.headers()["location"], format!("{}/e/{}?lang=de", server.url(), shop.code()));
    let posted = Payer::http().post(plain).body("amount=5").send().await.unwrap();
    assert_eq!(posted.status(), 403);
    assert!(posted.text().await.unwrap().contains(&server.url()), "it says where to go");
    // What the proxy says came without TLS is treated the same; what it says of others counts, and of itself does not.
    let entry = format!("http://{}/e/{}", server.address(), shop.code());
    let with = |name: &'static str, value: &'static str| {
        let request = Payer::http().get(&entry).header(name, value);
        async { request.send().await.unwrap().status().as_u16() }
    };
    assert_eq!(with("x-forwarded-proto", "https").await, 200);
    assert_eq!(with("x-forwarded-proto", "http").await, 308);
    assert_eq!(with("x-forwarded-for", "198.51.100.7").await, 200);
    let strict = shop
        .second_server_with(&[("STANDEE_TLS", "proxy"), ("STANDEE_TRUSTED_PROXIES", "192.0.2.0/24")])
        .await;
    let stranger = asked(format!("http://{}/e/{}", strict.address(), shop.code())).await;
    assert_eq!(stranger.status(), 403);
    assert!(stranger.text().await.unwrap().contains("trusted_proxies"));
    // coverage.md F10
    let system = asked(format!("http://{}/api/v1/stores", strict.address())).await;
    assert_eq!(system.status(), 403);
    assert_eq!(system.headers()["content-type"], "application/problem+json");
}
