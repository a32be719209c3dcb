//! `standee store`

use serde_json::{Value, json};

use crate::desk::{Desk, text};

#[test]
fn a_store_without_a_time_zone_has_that_of_its_region() {
    let desk = Desk::new("https://pay.kopi.example");
    let merchant = text(&desk.does(&["merchant", "add", "--name", "Kopi"])["merchant"]);
    let store = ["store", "add", "--merchant", &merchant, "--name", "Kopi", "--currency", "USD"];
    let adds = |region: &str, more: &[&str]| -> Value {
        desk.does(&[&store[..], &["--region", region], more].concat())["timezone"].clone()
    };
    assert_eq!(adds("TH", &[]), json!("Asia/Bangkok"));
    // ux.md F15: as in the console, where the store's has to be chosen.
    let said = desk.fails(&[&store[..], &["--region", "US"]].concat());
    assert!(said.contains("--timezone") && said.contains("America/New_York, America/Chicago"), "{said}");
    assert_eq!(adds("US", &["--timezone", "Pacific/Honolulu"]), json!("Pacific/Honolulu"));
    // field.md 5: old names are taken, and those of today kept.
    assert_eq!(adds("VN", &["--timezone", "Asia/Saigon"]), json!("Asia/Ho_Chi_Minh"));
    assert_eq!(adds("IN", &["--timezone", "asia/calcutta"]), json!("Asia/Kolkata"));
    assert_eq!(adds("XX", &[]), json!("UTC"), "a region that is in no table");
    let stores = desk.does(&["store", "list"]);
    let zones = stores["stores"].as_array().unwrap().iter().map(|store| text(&store["timezone"]));
    assert_eq!(zones.filter(|zone| zone == "Pacific/Honolulu").count(), 1);
}

// field.md 4, 5
#[tokio::test]
async fn a_store_whose_time_zone_is_not_known_is_named_and_never_shown_in_another() {
    let desk = Desk::new("https://pay.kopi.example");
    desk.store("Kopi", "en");
    let time_zones = || {
        let (said, _) = desk.says_and_fails(&["doctor"]);
        let findings = said["findings"].as_array().unwrap();
        findings.iter().find(|finding| finding["check"] == "time_zones").unwrap().clone()
    };
    let known = time_zones();
    assert_eq!(known["verdict"], "ok", "{known}");
    assert!(text(&known["seen"]).starts_with("20"), "it names the release: {known}");
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}", desk.path("data/standee.db").display());
    let database = sqlx::AnyPool::connect(&url).await.unwrap();
    sqlx::query("UPDATE store SET timezone = 'Mars/Olympus'").execute(&database).await.unwrap();
    database.close().await;
    let unknown = time_zones();
    assert_eq!(unknown["verdict"], "failed", "{unknown}");
    assert!(text(&unknown["seen"]).contains("Mars/Olympus"), "{unknown}");
    assert!(text(&unknown["what_to_do"]).contains("tzdata"), "{unknown}");
}
