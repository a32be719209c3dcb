//! The headers that every page carries.

use std::collections::HashMap;

use crate::support::{Shop, Visit};

fn directives(page: &Visit) -> HashMap<&str, &str> {
    let policy = page.header("content-security-policy");
    policy.split(';').map(|directive| directive.trim().split_once(' ').unwrap()).collect()
}

#[tokio::test]
async fn no_page_lets_foreign_code_run_or_is_kept_or_framed() {
    let shop = Shop::open().await;
    let payer = shop.payer().wallet("ALIPAY_HK");
    let entry = payer.scans(shop.code()).await;
    entry.types("12.50").pays().await.location();
    let outcome = shop.alipayplus().only_payment().await.outcome_path();
    for page in [
        entry.types("").pays().await,
        entry,
        payer.opens(&outcome).await,
        payer.opens(&format!("{outcome}/status")).await,
        payer.scans("unknown").await,
        payer.opens("/nowhere").await,
        shop.payer().scans(shop.code()).await,
    ] {
        let policy = directives(&page);
        assert_eq!(policy["default-src"], "'none'");
        assert_eq!(policy["frame-ancestors"], "'none'");
        assert_eq!(policy["base-uri"], "'none'");
        let whole = page.header("content-security-policy");
        for never in ["unsafe-inline", "'unsafe-eval'", "strict-dynamic", "*", "http://localhost"] {
            assert!(!whole.contains(never), "{never} in {whole}");
        }
        let kept = if page.texts("form").is_empty() { "no-store" } else { "private, no-cache" };
        assert_eq!(page.header("cache-control"), kept, "the form alone is kept, for Back: it is one attempt");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        assert_eq!(page.header("x-frame-options"), "DENY");
        assert!(!page.headers.contains_key("set-cookie"), "no cookie on the payer's way");
        assert!(!page.headers.contains_key("server"));
    }
}

#[tokio::test]
async fn the_form_may_lead_to_wallets_and_to_the_simulator_alone() {
    let shop = Shop::open().await;
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    let form_action = directives(&page)["form-action"].to_owned();
    let sources: Vec<_> = form_action.split(' ').collect();
    assert!(sources.contains(&"'self'") && sources.contains(&"https:") && sources.contains(&"alipays:"));
    let plain: Vec<_> = sources.iter().filter(|source| source.starts_with("http:")).collect();
    assert_eq!(plain.len(), 1, "{form_action}");
    let sent = page.types("12.50").pays().await;
    assert!(sent.location().starts_with(*plain[0]), "{form_action}");
}

#[tokio::test]
async fn every_answer_has_an_id_that_is_ours() {
    let shop = Shop::open().await;
    let (one, two) = (shop.payer().opens("/nowhere").await, shop.payer().opens("/nowhere").await);
    assert_eq!(one.header("x-request-id").len(), 16);
    assert_ne!(one.header("x-request-id"), two.header("x-request-id"));
}
