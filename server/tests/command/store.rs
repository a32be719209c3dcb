//! `standee store`

use serde_json::{Value, json};

use crate::desk::{Desk, text};

#[test]
fn a_store_without_a_time_zone_has_that_of_its_region() {
    let desk = Desk::new("https://pay.kopi.example");
    let merchant = text(&desk.does(&["merchant", "add", "--name", "Kopi"])["merchant"]);
    let adds = |region: &str, more: &[&str]| -> Value {
        let arguments = ["store", "add", "--merchant", &merchant, "--name", "Kopi", "--currency", "USD"];
        let arguments = [&arguments[..], &["--region", region], more].concat();
        desk.does(&arguments)["timezone"].clone()
    };
    assert_eq!(adds("TH", &[]), json!("Asia/Bangkok"));
    assert_eq!(adds("US", &[]), json!("America/New_York"), "that of most people");
    assert_eq!(adds("US", &["--timezone", "Pacific/Honolulu"]), json!("Pacific/Honolulu"));
    // field.md 5: old names are taken, and those of today kept.
    assert_eq!(adds("VN", &["--timezone", "Asia/Saigon"]), json!("Asia/Ho_Chi_Minh"));
    assert_eq!(adds("IN", &["--timezone", "asia/calcutta"]), json!("Asia/Kolkata"));
    assert_eq!(adds("XX", &[]), json!("UTC"), "a region that is in no table");
    let stores = desk.does(&["store", "list"]);
    let zones = stores["stores"].as_array().unwrap().iter().map(|store| text(&store["timezone"]));
    assert_eq!(zones.filter(|zone| zone == "America/New_York").count(), 1);
}
