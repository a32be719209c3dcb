//! Every route of the console and who may use it: with two merchants, none of whom sees the other.

use std::collections::BTreeSet;

use checkout::access::Scope;
use checkout::port::Clock as _;
use standee::clock::SystemClock;
use standee::http::console::table;
use standee::sql::Doer;
use standee::webhook::Secret;

use crate::support::{Desk, MERCHANT, OPERATOR, OTHER_STORE, OWNER, Payer, RIVAL, STAFF, STORE, Visit};

/// What somebody gets. A form is sent as it stands here, so those who may post it get their page again (422), or on.
const LEADS_ON: u16 = 303;
const SHOWN: u16 = 200;
/// What cannot be undone: the question comes first.
const ASKED: u16 = 200;
const WRONG: u16 = 422;
const FORBIDDEN: u16 = 403;
const UNKNOWN: u16 = 404;
const GONE: u16 = 410;
/// A form that has to bring a file was sent without one.
const UNREADABLE: u16 = 400;

/// A route as somebody asks for it.
struct Row {
    method: &'static str,
    /// As the server names it.
    route: &'static str,
    /// In the shop of `OWNER` and `STAFF`: what an operator, its owner, its staff, and the owner of another one get.
    expected: [u16; 4],
}

const fn row(method: &'static str, route: &'static str, expected: [u16; 4]) -> Row {
    Row { method, route, expected }
}

/// Nobody who is not signed in gets anything but these.
const OPEN: [(&str, &str, u16); 6] = [
    ("GET", "/console/sign-in/code", LEADS_ON),
    ("POST", "/console/sign-in/code", LEADS_ON),
    ("GET", "/console/sign-in", SHOWN),
    ("POST", "/console/sign-in", WRONG),
    ("GET", "/console/welcome/{link}", GONE),
    ("POST", "/console/welcome/{link}", GONE),
];

const ROWS: &[Row] = &[
    row("GET", "/console", [LEADS_ON; 4]),
    row("GET", "/console/sign-in", [LEADS_ON; 4]),
    row("POST", "/console/sign-in", [WRONG; 4]),
    row("GET", "/console/welcome/{link}", [GONE; 4]),
    row("POST", "/console/welcome/{link}", [GONE; 4]),
    row("GET", "/console/account", [SHOWN; 4]),
    row("POST", "/console/account/password", [WRONG; 4]),
    row("GET", "/console/till", [SHOWN; 4]),
    row("GET", "/console/till/events", [SHOWN; 4]),
    row("GET", "/console/payments", [SHOWN; 4]),
    row("GET", "/console/payments.csv", [SHOWN; 4]),
    row("GET", "/console/payments.xlsx", [SHOWN; 4]),
    row("GET", "/console/payments/{payment}", [SHOWN, SHOWN, SHOWN, UNKNOWN]),
    row("POST", "/console/payments/{payment}/refund", [WRONG, WRONG, WRONG, UNKNOWN]),
    row("POST", "/console/payments/{payment}/cancel", [WRONG, WRONG, WRONG, UNKNOWN]),
    row("POST", "/console/payments/{payment}/settle", [LEADS_ON, LEADS_ON, LEADS_ON, UNKNOWN]),
    row("GET", "/console/summary", [SHOWN; 4]),
    row("GET", "/console/sign-in/code", [LEADS_ON; 4]),
    row("POST", "/console/sign-in/code", [LEADS_ON; 4]),
    row("GET", "/console/account/second-factor", [LEADS_ON; 4]),
    row("POST", "/console/account/second-factor", [LEADS_ON; 4]),
    row("POST", "/console/account/second-factor/confirm", [LEADS_ON; 4]),
    row("POST", "/console/account/second-factor/remove", [WRONG; 4]),
    row("GET", "/console/stores", [SHOWN, SHOWN, FORBIDDEN, SHOWN]),
    row("GET", "/console/stores/{store}", [SHOWN, SHOWN, FORBIDDEN, UNKNOWN]),
    row("GET", "/console/merchants", [SHOWN, FORBIDDEN, FORBIDDEN, FORBIDDEN]),
    row("GET", "/console/merchants/{merchant}/edit", [SHOWN, FORBIDDEN, FORBIDDEN, FORBIDDEN]),
    row("POST", "/console/merchants/{merchant}/edit", [WRONG, FORBIDDEN, FORBIDDEN, FORBIDDEN]),
    row("GET", "/console/merchants/new", [SHOWN, FORBIDDEN, FORBIDDEN, FORBIDDEN]),
    row("POST", "/console/merchants/new", [WRONG, FORBIDDEN, FORBIDDEN, FORBIDDEN]),
    row("GET", "/console/stores/new", [SHOWN, SHOWN, FORBIDDEN, SHOWN]),
    row("POST", "/console/stores/new", [WRONG, WRONG, FORBIDDEN, WRONG]),
    row("GET", "/console/stores/{store}/edit", [SHOWN, SHOWN, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/stores/{store}/edit", [WRONG, WRONG, FORBIDDEN, UNKNOWN]),
    row("GET", "/console/stores/{store}/logo", [SHOWN, SHOWN, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/stores/{store}/logo", [UNREADABLE, UNREADABLE, FORBIDDEN, UNREADABLE]),
    row("POST", "/console/stores/{store}/logo/remove", [ASKED, ASKED, FORBIDDEN, UNKNOWN]),
    row("GET", "/console/mark", [SHOWN, FORBIDDEN, FORBIDDEN, FORBIDDEN]),
    row("POST", "/console/mark", [UNREADABLE, FORBIDDEN, FORBIDDEN, FORBIDDEN]),
    row("POST", "/console/mark/remove", [ASKED, FORBIDDEN, FORBIDDEN, FORBIDDEN]),
    row("GET", "/console/stores/{store}/codes/new", [SHOWN, SHOWN, FORBIDDEN, UNKNOWN]),
    // Nothing has to stand in it.
    row("POST", "/console/stores/{store}/codes/new", [LEADS_ON, LEADS_ON, FORBIDDEN, UNKNOWN]),
    row("GET", "/console/codes/{code}", [SHOWN, SHOWN, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/codes/{code}/on", [LEADS_ON, LEADS_ON, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/codes/{code}/off", [LEADS_ON, LEADS_ON, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/codes/{code}/move", [WRONG, WRONG, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/codes/{code}/replace", [ASKED, ASKED, FORBIDDEN, UNKNOWN]),
    row("GET", "/console/codes/{code}/edit", [SHOWN, SHOWN, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/codes/{code}/edit", [LEADS_ON, LEADS_ON, FORBIDDEN, UNKNOWN]),
    row("GET", "/console/codes/{code}/poster", [SHOWN, SHOWN, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/codes/{code}/poster", [WRONG, WRONG, FORBIDDEN, UNKNOWN]),
    row("GET", "/console/systems", [SHOWN, SHOWN, FORBIDDEN, SHOWN]),
    row("POST", "/console/systems/webhooks", [WRONG, WRONG, FORBIDDEN, WRONG]),
    row("POST", "/console/systems/api-keys", [WRONG, WRONG, FORBIDDEN, WRONG]),
    // Which key is not said.
    row("POST", "/console/systems/revoke", [UNKNOWN, UNKNOWN, FORBIDDEN, UNKNOWN]),
    row("GET", "/console/webhooks/{webhook}", [SHOWN, SHOWN, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/webhooks/{webhook}/rotate", [ASKED, ASKED, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/webhooks/{webhook}/on", [LEADS_ON, LEADS_ON, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/webhooks/{webhook}/off", [ASKED, ASKED, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/webhooks/{webhook}/remove", [ASKED, ASKED, FORBIDDEN, UNKNOWN]),
    // Which message is not said.
    row("POST", "/console/webhooks/{webhook}/resend", [UNKNOWN, UNKNOWN, FORBIDDEN, UNKNOWN]),
    row("GET", "/console/users", [SHOWN, SHOWN, FORBIDDEN, SHOWN]),
    row("GET", "/console/users/new", [SHOWN, SHOWN, FORBIDDEN, SHOWN]),
    row("POST", "/console/users/new", [WRONG, WRONG, FORBIDDEN, WRONG]),
    row("GET", "/console/users/{user}", [SHOWN, SHOWN, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/users/{user}", [WRONG, WRONG, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/users/{user}/link", [SHOWN, SHOWN, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/users/{user}/second-factor/remove", [ASKED, ASKED, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/users/{user}/on", [LEADS_ON, LEADS_ON, FORBIDDEN, UNKNOWN]),
    row("POST", "/console/users/{user}/off", [ASKED, ASKED, FORBIDDEN, UNKNOWN]),
    // These end the session, and so come last.
    row("POST", "/console/account/sign-out-everywhere", [LEADS_ON; 4]),
    row("POST", "/console/sign-out", [LEADS_ON; 4]),
];

const WHO: [&str; 4] = [OPERATOR, OWNER, STAFF, RIVAL];

/// The address of a route in the shop, with a code or a payment of its own.
async fn address(desk: &Desk, route: &str) -> String {
    let code = if route.contains("{code}") { desk.shop.adds_a_code().await } else { desk.shop.code() };
    if route.contains("{payment}") {
        let page = desk.browser().wallet("ALIPAY_HK").scans(code).await;
        page.types("12.50").pays().await.location();
        let payments = desk.shop.alipayplus().payments().await;
        return route.replace("{payment}", payments.last().unwrap().request_id());
    }
    if route.contains("{webhook}") {
        return route.replace("{webhook}", &webhook(desk).await);
    }
    let user = desk.colleague.as_str();
    route
        .replace("{user}", user)
        .replace("{store}", STORE)
        .replace("{merchant}", MERCHANT)
        .replace("{link}", "none")
        .replace("{code}", &code.to_string())
}

/// A webhook of the shop, which may have removed the one before.
async fn webhook(desk: &Desk) -> String {
    let database = desk.shop.database();
    if let Some(webhook) = database.webhooks_within(&Scope::All, 1).await.unwrap().pop() {
        return webhook.id;
    }
    let doer = Doer { by: "a test", at: SystemClock.now() };
    let (url, secret) = ("https://hooks.kopi.example/", Secret::new());
    let id = standee::random::id('W');
    assert!(database.add_webhook((&id, MERCHANT), url, &secret, doer).await.unwrap());
    id
}

async fn asks(browser: &Payer, method: &str, path: &str, token: &str) -> Visit {
    match method {
        "GET" if path.ends_with("/events") => browser.opens_stream(path).await,
        "GET" => browser.opens(path).await,
        _ => browser.posts(path, &[("token", token)]).await,
    }
}

#[test]
fn every_route_stands_in_the_table() {
    let served: BTreeSet<_> =
        table().into_iter().map(|(method, route, _)| (method.to_string(), route.to_owned())).collect();
    let tested: BTreeSet<_> = ROWS.iter().map(|row| (row.method.to_owned(), row.route.to_owned())).collect();
    assert_eq!(served, tested);
}

#[tokio::test]
async fn each_role_gets_what_it_may_have_and_no_more() {
    let desk = Desk::open().await;
    for row in ROWS {
        for (name, expected) in WHO.into_iter().zip(row.expected) {
            let browser = desk.signs_in(name).await;
            let token = browser.opens("/console/account").await.form().field("token").to_owned();
            let path = address(&desk, row.route).await;
            let Visit { status, body, .. } = asks(&browser, row.method, &path, &token).await;
            assert_eq!(status, expected, "{} {path} as {name}: {body}", row.method);
        }
    }
}

#[tokio::test]
async fn nobody_gets_in_without_signing_in() {
    let desk = Desk::open().await;
    for row in ROWS {
        let open = OPEN.iter().find(|(method, route, _)| (*method, *route) == (row.method, row.route));
        let path = address(&desk, row.route).await;
        let visit = asks(&desk.browser(), row.method, &path, "").await;
        match open {
            Some((_, _, status)) => assert_eq!(visit.status, *status, "{path}"),
            None => assert!(visit.location().starts_with("/console/sign-in"), "{path}"),
        }
    }
}

#[tokio::test]
async fn no_form_is_taken_without_its_token_or_from_another_page() {
    let desk = Desk::open().await;
    let (one, other) = (desk.signs_in(OPERATOR).await, desk.signs_in(OWNER).await);
    let token_of =
        async |browser: &Payer| browser.opens("/console/account").await.form().field("token").to_owned();
    let (own, foreign) = (token_of(&one).await, token_of(&other).await);
    assert_ne!(own, foreign);
    let here = desk.shop.url();
    for row in ROWS.iter().filter(|row| row.method == "POST") {
        let path = address(&desk, row.route).await;
        for token in ["", "x", &foreign] {
            let visit = one.posts_from(Some(&here), &path, &[("token", token)]).await;
            assert_eq!(visit.status, FORBIDDEN, "{path} with the token {token:?}");
        }
        for origin in [None, Some("https://evil.example"), Some("null")] {
            let visit = one.posts_from(origin, &path, &[("token", &own)]).await;
            assert_eq!(visit.status, FORBIDDEN, "{path} from {origin:?}");
        }
    }
    assert_eq!(one.opens("/console/account").await.status, SHOWN, "nothing of it was done");
}

#[tokio::test]
async fn a_form_s_address_that_is_opened_by_itself_leads_to_its_page() {
    // These lead away from any page.
    const ELSEWHERE: [&str; 2] = ["/console/sign-out", "/console/users/{user}/second-factor/remove"];
    let desk = Desk::open().await;
    let browser = desk.signs_in(OPERATOR).await;
    let has_page = |route: &str| ROWS.iter().any(|row| (row.method, row.route) == ("GET", route));
    for row in ROWS.iter().filter(|row| row.method == "POST" && !has_page(row.route)) {
        let path = address(&desk, row.route).await;
        let opened = browser.opens(&format!("{path}?lang=ko")).await;
        let page = opened.location();
        assert!(path.starts_with(page), "{path} leads to {page}");
        // The nearest page above it, not just any: what it was about is still on the screen.
        let nearest = ROWS
            .iter()
            .filter(|other| other.method == "GET" && row.route.starts_with(&format!("{}/", other.route)))
            .map(|other| other.route.split('/').count())
            .max();
        if !ELSEWHERE.contains(&row.route)
            && let Some(segments) = nearest
        {
            assert_eq!(page.split('/').count(), segments, "{path} leads to {page}");
        }
        if !ELSEWHERE.contains(&row.route) {
            let page = browser.opens(page).await;
            assert!([SHOWN, LEADS_ON].contains(&page.status), "{path} leads to a page: {}", page.body);
        }
        assert_eq!(browser.opens("/console/account").await.attribute("html", "lang").unwrap(), "ko");
        browser.opens("/console/account?lang=en").await;
    }
}

#[tokio::test]
async fn one_merchant_sees_nothing_of_the_other() {
    let desk = Desk::open().await;
    let names = |body: &str| (body.contains("Kopi"), body.contains("Teh Tarik"));
    for (who, expected) in [(OPERATOR, (true, true)), (OWNER, (true, false)), (RIVAL, (false, true))] {
        let browser = desk.signs_in(who).await;
        let own_code = if expected.0 { desk.shop.code() } else { desk.other_code };
        let choices = browser.opens(&format!("/console/codes/{own_code}")).await;
        assert_eq!(
            names(&choices.texts("select").join(" ")),
            (who == OPERATOR && !expected.0, who == OPERATOR)
        );
        assert_eq!(names(&browser.opens("/console/stores").await.body), expected, "{who}");
    }
    let owner = desk.signs_in(OWNER).await;
    let code = format!("/console/codes/{}", desk.shop.code());
    let page = owner.opens(&code).await;
    assert_eq!(page.texts("select").len(), 0, "there is nowhere to move it to");
    let token = page.form().field("token").to_owned();
    let fields = [("token", token.as_str()), ("store", OTHER_STORE)];
    assert_eq!(owner.posts(&format!("{code}/move"), &fields).await.status, WRONG, "it does not go next door");
    let foreign = owner.opens(&format!("/console/stores/{OTHER_STORE}")).await;
    let nowhere = owner.opens("/console/stores/S-9").await;
    assert_eq!((foreign.status, nowhere.status), (UNKNOWN, UNKNOWN));
    // The form's token is another on each page.
    let plain = |page: &Visit, id: &str| page.body.replace(id, "").replace(page.form().field("token"), "");
    assert_eq!(
        plain(&foreign, OTHER_STORE),
        plain(&nowhere, "S-9"),
        "what is another's and what is nowhere look the same"
    );
}

#[tokio::test]
async fn the_console_s_pages_carry_their_own_policy() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OPERATOR).await;
    for path in ["/console/stores", "/console/sign-in", "/console/nowhere", "/console/account"] {
        let page = browser.opens(path).await;
        let policy = page.header("content-security-policy");
        assert!(policy.contains("script-src 'self';") && policy.contains("style-src 'self';"), "{policy}");
        assert!(
            !policy.contains("unsafe") && !policy.contains("sha256") && !policy.contains("https:"),
            "{policy}"
        );
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(page.header("x-frame-options"), "DENY", "{path}");
    }
    let style = browser.opens("/console/account").await.attribute("link[rel=stylesheet]", "href").unwrap();
    let style = browser.opens(&style).await;
    assert_eq!((style.status, style.header("content-type")), (SHOWN, "text/css; charset=utf-8"));
    assert_eq!(style.header("cache-control"), "public, max-age=31536000, immutable");
}
