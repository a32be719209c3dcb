//! What the operator's commands do to a payment, and say of it.

use serde_json::Value;

use crate::payer::{attempt_on, opens, presses};
use crate::shop::Shop;

/// Pays SGD 12.50 in a shop whose server runs, and returns the payment's id.
async fn pays(shop: &Shop) -> String {
    let (_, page) = opens(shop, 0, &format!("/e/{}", shop.code)).await.unwrap();
    let location = presses(shop, 0, &attempt_on(&page), 1250).await.unwrap().location.unwrap();
    let (_, payment_id) = location.split_once("/wallet/").unwrap();
    let paid = shop.alipayplus.decide(payment_id, "approve").await.unwrap();
    paid.request_id
}

fn facts(shown: &Value) -> Vec<&str> {
    shown["history"].as_array().unwrap().iter().map(|line| line["event"].as_str().unwrap()).collect()
}

/// Lives through a payment's life after it was paid, command by command.
pub(crate) async fn refund_and_say_so(shop: &Shop) {
    let id = pays(shop).await;
    let known = shop.program.must(&["payment", "inquire", &id]).await;
    assert_eq!(known["status"], "succeeded");
    let refund = |amount: &'static str| {
        ["payment", "refund", id.as_str(), "--amount", amount, "--reason", "cold coffee"].map(str::to_owned)
    };
    let run = async |arguments: [String; 7]| {
        let arguments = arguments.each_ref().map(String::as_str);
        shop.program.run(&arguments, None).await.unwrap()
    };
    let part = run(refund("3.00")).await;
    assert!(part.succeeded, "{}", part.errors);
    assert_eq!(part.output["refunded"]["value"], "300");
    assert_eq!(part.output["refunds"][0]["status"], "succeeded");
    assert_eq!(part.output["refunds"][0]["reason"], "cold coffee");

    let too_much = run(refund("10.00")).await;
    assert!(!too_much.succeeded && too_much.errors.contains("9.50"), "{}", too_much.errors);
    let cancel = shop.program.run(&["payment", "cancel", &id], None).await.unwrap();
    assert!(!cancel.succeeded && cancel.errors.contains("refunded in part"), "{}", cancel.errors);

    assert!(run(refund("9.50")).await.succeeded);
    let shown = shop.program.must(&["payment", "show", &id]).await;
    assert_eq!(shown["refunded"]["value"], "1250");
    let refunds = facts(&shown).into_iter().filter(|fact| fact.starts_with("refund_"));
    let expected = ["refund_opened", "refund_answered"].repeat(2);
    assert_eq!(refunds.collect::<Vec<_>>(), expected, "what was refused left no line");
    let held = shop.alipayplus.payments().await;
    assert_eq!((held.len(), held[0].refunded), (1, 1250));
}
