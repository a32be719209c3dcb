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
