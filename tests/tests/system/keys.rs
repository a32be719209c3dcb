//! Keys that are changed while payers pay: nobody notices.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::support::{NEXT_ALIPAYPLUS_KEY, Notification, STRANGER_KEY, Shop};

/// Both sides' next keys, waiting.
fn waiting(shop: &Shop) -> Vec<(&'static str, String)> {
    let file = |name: &str| shop.file(name).display().to_string();
    vec![
        ("STANDEE_NEXT_PRIVATE_KEY_FILE", file("acquirer-next.pem")),
        ("STANDEE_NEXT_KEY_VERSION", "2".to_owned()),
        ("STANDEE_NEXT_ALIPAYPLUS_PUBLIC_KEY_FILE", file("alipayplus-next.pub.pem")),
    ]
}

/// The key versions that the server signed its payments with, in order, each once.
fn versions(shop: &Shop) -> Vec<String> {
    let signatures = shop.wire().calls_of("pay").into_iter().map(|call| {
        let header = call.headers["signature"].to_str().unwrap().to_owned();
        let parts =
            header.split(',').find_map(|part| part.trim().strip_prefix("keyVersion=").map(str::to_owned));
        parts.unwrap()
    });
    let mut versions: Vec<_> = signatures.collect();
    versions.dedup();
    versions
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_acquirer_s_key_changes_while_payers_pay_and_back_again() {
    let shop = Shop::plan().recorded().changing_keys().opens().await;
    let is_over = AtomicBool::new(false);
    let payers = async {
        let mut paid = 0;
        while !is_over.load(Ordering::Relaxed) {
            shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await.types("1.00").pays().await.location();
            paid += 1;
        }
        paid
    };
    let operator = async {
        let one_more = async |versions_seen: &[&str]| {
            crate::support::eventually("a payment is signed with that key", async || {
                (versions(&shop) == versions_seen).then_some(())
            })
            .await;
        };
        one_more(&["1"]).await;
        shop.reloads(&waiting(&shop)).unwrap();
        let switched = [waiting(&shop), vec![("STANDEE_SIGNING_KEY", "next".to_owned())]].concat();
        shop.reloads(&switched).unwrap();
        one_more(&["1", "2"]).await;
        shop.reloads(&waiting(&shop)).unwrap();
        one_more(&["1", "2", "1"]).await;
        is_over.store(true, Ordering::Relaxed);
    };
    let (paid, ()) = tokio::join!(payers, operator);
    // Every payer was led to the wallet, and by one asking: no key was ever refused.
    assert_eq!(shop.wire().calls_of("pay").len(), paid);
}

#[tokio::test]
async fn alipayplus_may_change_its_key_once_both_are_believed() {
    let shop = Shop::plan().changing_keys().opens().await;
    shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await.types("12.50").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    let with_the_next = Notification::that_paid(&payment).signed_by(&NEXT_ALIPAYPLUS_KEY);
    with_the_next.sent_to(&shop).await.is_refused(401, "INVALID_SIGNATURE");
    shop.reloads(&waiting(&shop)).unwrap();
    let by_a_stranger = Notification::that_paid(&payment).signed_by(&STRANGER_KEY);
    by_a_stranger.sent_to(&shop).await.is_refused(401, "INVALID_SIGNATURE");
    with_the_next.sent_to(&shop).await.is_given();
    Notification::that_paid(&payment).sent_to(&shop).await.is_given();
}

#[tokio::test]
async fn keys_that_cannot_be_used_leave_everything_as_it_was() {
    use std::os::unix::fs::PermissionsExt as _;
    let shop = Shop::plan().changing_keys().opens().await;
    let file = |name: &str| shop.file(name).display().to_string();
    let key_file = |name: &str| vec![("STANDEE_PRIVATE_KEY_FILE", file(name))];
    std::fs::write(shop.file("broken.pem"), "-----BEGIN PRIVATE KEY-----").unwrap();
    std::fs::set_permissions(shop.file("broken.pem"), std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::copy(shop.file("acquirer-next.pem"), shop.file("open.pem")).unwrap();
    std::fs::set_permissions(shop.file("open.pem"), std::fs::Permissions::from_mode(0o644)).unwrap();
    for (settings, told) in [
        (key_file("broken.pem"), "broken.pem"),
        (key_file("open.pem"), "chmod 600"),
        (key_file("nowhere.pem"), "nowhere.pem"),
        (
            vec![("STANDEE_CLIENT_ID", "SANDBOX_ANOTHER".to_owned())],
            "client_id is not changed while the server runs",
        ),
        (vec![("STANDEE_GATEWAY_URL", "https://other.example".to_owned())], "gateway_url is not changed"),
    ] {
        let error = shop.reloads(&settings).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
    }
    shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await.types("12.50").pays().await.location();
}
