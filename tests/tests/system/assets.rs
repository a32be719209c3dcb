//! What the pages load: `/pkg/…`, the icon, the word to robots.

use crate::support::Shop;

#[tokio::test]
async fn script_and_wasm_are_served_as_what_they_are_and_never_guessed_at() {
    let shop = Shop::open().await;
    for (path, content_type) in
        [("/pkg/standee.js", "text/javascript"), ("/pkg/standee.wasm", "application/wasm")]
    {
        let file = shop.payer().opens(path).await;
        assert_eq!(file.status, 200, "{path}");
        assert_eq!(file.header("content-type"), content_type);
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        // Without a hash in its name it may change; the browser tests see the names with one.
        assert_eq!(file.header("cache-control"), "no-cache");
    }
}

#[tokio::test]
async fn nothing_beside_the_site_is_served() {
    let shop = Shop::open().await;
    for path in [
        "/pkg/../../acquirer.pem",
        "/pkg/%2e%2e/%2e%2e/acquirer.pem",
        "/pkg/",
        "/acquirer.pem",
        "/pkg/..%2f..%2facquirer.pem",
    ] {
        let answer = shop.payer().opens(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("PRIVATE"), "{path}");
    }
}
