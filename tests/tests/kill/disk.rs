//! A database that takes nothing more: new payments are refused clearly, nothing that was stored is lost, and once it
//! takes something again the same server goes on.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::time::{Duration, Instant};

use crate::judge;
use crate::patience::eventually;
use crate::payer::{attempt_on, opens, presses};
use crate::program::Server;
use crate::shop::Shop;

/// How many payers are refused: more than the server has connections to its database, and each connection has to
/// recover.
const REFUSED: u64 = 24;

/// Within how long `/readyz` says that it is so: an answer is kept for 2 s, and a change is waited for 4 s.
const TOLD_WITHIN: Duration = Duration::from_secs(10);

/// Lives through such a time in a shop whose one server runs, from `begins` to `ends`; `reason` is of the database's own
/// words about it.
pub(crate) async fn refuses_and_goes_on(
    shop: &Shop,
    server: &Server,
    reason: &str,
    begins: impl AsyncFn(),
    ends: impl AsyncFn(),
) {
    let before = attempt(shop).await;
    let location = presses(shop, 0, &before, 100).await.unwrap().location.unwrap();
    let (_, payment_id) = location.split_once("/wallet/").unwrap();
    let open = attempt(shop).await;

    tells(server, "ready\n", "").await;
    begins().await;
    tells(server, "not ready: the database takes no changes: ", reason).await;
    for _ in 0..REFUSED {
        is_refused(shop, &open).await;
    }
    is_refused(shop, &attempt(shop).await).await;
    assert_eq!(shop.alipayplus.payments().await.len(), 1, "nothing was asked of Alipay+");

    // What is paid meanwhile is not acknowledged, and its payer is told what is known.
    let paid = shop.alipayplus.decide(payment_id, "approve").await.unwrap();
    eventually("Alipay+ is told that nothing was stored", async || {
        let held = shop.alipayplus.payments().await.remove(0);
        assert!(!held.acknowledged, "{held:?}");
        held.answers.contains(&503)
    })
    .await;
    let (status, page) = opens(shop, 0, &paid.outcome_path).await.unwrap();
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("data-status=\"processing\""), "{page}");
    // Who presses pay again on the page from before is led as before, and not told that nothing was charged.
    let again = presses(shop, 0, &before, 100).await.unwrap();
    assert!(again.page.is_empty() && again.location.as_ref() == Some(&location), "{again:?}");

    tells(server, "not ready: the database takes no changes: ", reason).await;
    ends().await;
    tells(server, "ready\n", "").await;
    eventually("the payment is known to be paid", async || {
        let (_, told) = opens(shop, 0, &format!("{}/status", paid.outcome_path)).await.unwrap();
        told.contains("\"succeeded\"")
    })
    .await;
    let led = eventually_led(shop, &open).await;
    assert!(led.contains("/wallet/"), "{led}");
    assert_eq!(shop.alipayplus.payments().await.len(), 2);
    judge::becomes_equal(shop).await.unwrap();
    assert_eq!(judge::broken_now(shop).await, Vec::<String>::new());
    assert_eq!(shop.program.log().matches(" serving ").count(), 1, "it is the same server");
}

/// `/readyz` comes to begin with this and to have that in it, and its status is true to it. The metrics say the same: what
/// `StandeeDatabaseDown` looks at. (coverage.md F4)
async fn tells(server: &Server, begins: &str, has: &str) {
    let asked_at = Instant::now();
    eventually(begins, async || {
        let (status, told) = server.asks_admin("/readyz").await;
        assert_eq!(status, if told == "ready\n" { 200 } else { 503 }, "{told}");
        told.starts_with(begins) && told.contains(has)
    })
    .await;
    assert!(asked_at.elapsed() < TOLD_WITHIN, "{begins} was told after {:?}", asked_at.elapsed());
    let writable = format!("standee_database_writable {}\n", u8::from(begins == "ready\n"));
    eventually(&writable, async || {
        let (_, told) = server.asks_admin("/metrics").await;
        assert!(told.contains("standee_database_up 1\n"), "it is read as ever: {told}");
        told.contains(&writable)
    })
    .await;
}

/// Takes the right to write from the database's files and their folder, or gives it back.
pub(crate) fn is_made_read_only(shop: &Shop, read_only: bool) {
    let folder = &shop.program.folder;
    let write = if read_only { 0 } else { 0o200 };
    // The certificate's place, which is another matter.
    std::fs::create_dir_all(folder.join("data")).unwrap();
    for (path, mode) in
        [("standee.db", 0o444), ("standee.db-wal", 0o444), ("standee.db-shm", 0o444), (".", 0o555)]
    {
        let path = folder.join(path);
        // The last two are there while somebody uses the first.
        if path.exists() {
            std::fs::set_permissions(path, Permissions::from_mode(mode | write)).unwrap();
        }
    }
}

async fn attempt(shop: &Shop) -> String {
    let (status, page) = opens(shop, 0, &format!("/e/{}", shop.code)).await.unwrap();
    assert_eq!(status, 200, "{page}");
    attempt_on(&page)
}

async fn is_refused(shop: &Shop, attempt: &str) {
    let refused = presses(shop, 0, attempt, 200).await.unwrap();
    assert_eq!(refused.status, 503, "{refused:?}");
    assert!(refused.page.contains("You were not charged."), "{}", refused.page);
}

/// Presses pay until it leads somewhere: connections that broke may each cost one try.
async fn eventually_led(shop: &Shop, attempt: &str) -> String {
    let mut location = None;
    eventually("pay leads to the wallet again", async || {
        location = presses(shop, 0, attempt, 200).await.unwrap().location;
        location.is_some()
    })
    .await;
    location.unwrap()
}
