//! What Alipay+ is asked, as it arrived there: every field of the entry code scenario, and none besides.

use serde_json::{Value, json};

use crate::support::{Desk, OWNER, STORE, STORE_NAME, Shop};

/// The request of the payment that this payer makes, and the shop it was made in.
async fn request_of(wallet: &str) -> (Value, Shop) {
    let shop = Shop::open().await;
    let page = shop.payer().wallet(wallet).scans(shop.code()).await;
    page.types("12.50").with("note", "no ice").pays().await.location();
    let request = shop.alipayplus().only_payment().await.request().clone();
    (request, shop)
}

#[tokio::test]
async fn the_request_is_complete_and_says_nothing_besides() {
    let (request, shop) = request_of("ALIPAY_HK").await;
    let id = request["paymentRequestId"].as_str().unwrap();
    let redirect_url = request["paymentRedirectUrl"].as_str().unwrap();
    let amount = json!({ "currency": "SGD", "value": "1250" });
    let code = shop.code().to_string();
    let expected = json!({
        "paymentRequestId": id,
        "paymentAmount": amount,
        "paymentMethod": { "paymentMethodType": "CONNECT_WALLET" },
        "paymentFactor": { "isInStorePayment": true, "inStorePaymentScenario": "EntryCode" },
        "order": {
            "referenceOrderId": id,
            "orderDescription": format!("{STORE_NAME} · no ice"),
            "orderAmount": amount,
            "merchant": {
                "referenceMerchantId": "M-1",
                "merchantMCC": "5812",
                "merchantName": "Kopi Pte Ltd",
                "merchantDisplayName": "Kopi Pte Ltd",
                "store": {
                    "referenceStoreId": STORE,
                    "storeName": STORE_NAME,
                    "storeDisplayName": STORE_NAME,
                    "storeMCC": "5812",
                    "storeTerminalId": code,
                    "storeAddress": { "region": "SG" },
                },
            },
            "env": {
                "terminalType": "WAP",
                "osType": "ANDROID",
                "userAgent": crate::support::user_agent_of("ALIPAY_HK"),
                "clientIp": "127.0.0.1",
                "storeTerminalId": code,
            },
        },
        "paymentNotifyUrl": format!("{}/alipayplus/notifyPayment", shop.url()),
        "paymentRedirectUrl": redirect_url,
        "paymentExpiryTime": request["paymentExpiryTime"],
    });
    assert_eq!(request, expected);
    assert_eq!(id.len(), 32);
    let token = redirect_url.strip_prefix(&format!("{}/p/", shop.url())).expect(redirect_url);
    assert!(token.len() == 32 && token != id, "the token is no id that others see");
}

#[tokio::test]
async fn the_payer_has_ten_minutes_from_the_press_of_the_button() {
    let (request, shop) = request_of("ALIPAY_HK").await;
    let (payment, _) = shop.stored(request["paymentRequestId"].as_str().unwrap()).await;
    let order = payment.order;
    assert_eq!(order.expires_at, order.created_at.plus_seconds(600));
    // As the documents write it: ISO 8601 with whole seconds and an offset.
    let text = request["paymentExpiryTime"].as_str().unwrap();
    assert_eq!(text, standee::gateway::time_text(order.expires_at));
    assert!(text.len() == 20 && text.ends_with('Z'), "{text}");
}

#[tokio::test]
async fn the_phone_s_system_is_told_where_it_is_known() {
    let (request, _shop) = request_of("ALIPAY_CN").await;
    assert_eq!(request["order"]["env"]["osType"], "IOS");
    assert_eq!(request["order"]["env"]["terminalType"], "WAP");
}

#[tokio::test]
async fn a_user_agent_passes_verbatim_whatever_is_in_it() {
    let shop = Shop::open().await;
    let odd = "Mozilla/5.0  (Linux; Android 10)  AlipayConnect  iapconnectsdk/1.5.0 \"<é&\\> %41";
    let page = shop.payer().calling_itself(odd).scans(shop.code()).await;
    page.types("12.50").pays().await.location();
    let payment = shop.alipayplus().only_payment().await;
    assert_eq!(payment.request()["order"]["env"]["userAgent"], odd);
}

/// defects.md D5: the same id has to ask the same, whatever became of the store meanwhile.
#[tokio::test]
async fn pay_that_is_asked_again_is_the_same_to_the_letter_also_after_the_store_was_renamed() {
    let desk = Desk::of(Shop::plan().recorded().opens().await).await;
    let (shop, owner) = (&desk.shop, desk.signs_in(OWNER).await);
    shop.alipayplus().goes_wrong(&json!([{ "operation": "pay", "kind": "bad_signature", "times": 2 }])).await;
    let visit = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await.types("12.50").pays().await;
    assert_eq!(visit.status, 503, "{}", visit.body);
    let form = owner.form_of(&format!("/console/stores/{STORE}/edit")).await;
    let form = form.with("name", "Another Name").with("timezone", "Asia/Singapore").with("language", "en");
    assert_eq!(form.sends().await.status, 303);
    visit.form().pays().await.location();
    let bodies: Vec<_> = shop.wire().calls_of("pay").into_iter().map(|call| call.body).collect();
    assert!(bodies.len() > 2, "{}", bodies.len());
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:#?}");
    let page = shop.payer().wallet("ALIPAY_HK").scans(shop.code()).await;
    page.types("8").pays().await.location();
    let last = shop.wire().calls_of("pay").pop().unwrap().body;
    assert!(String::from_utf8_lossy(&last).contains("Another Name"), "the next payment has the new name");
}
