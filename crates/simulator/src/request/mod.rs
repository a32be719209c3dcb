//! Reading requests as strictly as the documents say, and naming the field that is wrong.
//!
//! This does not use the types of `alipayplus`: see the note in `Cargo.toml`.

mod fields;
mod pay;
mod reference;
mod refund;

pub(crate) use fields::Fields;
pub(crate) use pay::PayRequest;
pub(crate) use reference::Reference;
pub(crate) use refund::RefundRequest;

use serde_json::Value;

use crate::result_code::Refusal;

/// Longest id of either side, in characters.
const ID_CHARS_MAX: usize = 64;

/// Parses a request's body: an object in which every value is a text, a boolean, null, or made of these.
pub(crate) fn parse(body: &[u8]) -> Result<Value, Refusal> {
    let json: Value =
        serde_json::from_slice(body).map_err(|problem| Refusal::illegal(format!("the body: {problem}")))?;
    fields::check_scalars(&json)?;
    Ok(json)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use serde_json::json;

    /// A pay request with everything in it that the simulator asks for.
    pub(crate) fn complete_pay() -> Value {
        json!({
            "paymentRequestId": "request-1",
            "paymentAmount": { "currency": "SGD", "value": "1250" },
            "paymentMethod": { "paymentMethodType": "CONNECT_WALLET" },
            "paymentFactor": { "isInStorePayment": true, "inStorePaymentScenario": "EntryCode" },
            "settlementStrategy": { "settlementCurrency": "USD" },
            "order": {
                "referenceOrderId": "order-1",
                "orderDescription": "Two coffees",
                "orderAmount": { "currency": "SGD", "value": "1250" },
                "merchant": {
                    "referenceMerchantId": "merchant-1",
                    "merchantName": "Merchant Ltd",
                    "merchantAddress": { "region": "SG" },
                    "store": { "referenceStoreId": "store-1", "storeName": "Corner Cafe" },
                },
                "env": {
                    "userAgent": "Mozilla/5.0 AlipayConnect",
                    "terminalType": "WAP",
                    "osType": "ANDROID",
                },
            },
            "paymentNotifyUrl": "https://shop.example/alipayplus/notifyPayment",
            "paymentRedirectUrl": "https://shop.example/p/token",
            "paymentExpiryTime": "2026-11-22T12:10:00+08:00",
        })
    }

    #[test]
    fn a_body_that_is_no_object_of_texts_and_booleans_is_refused_by_name() {
        for (body, message) in [
            (r#"{"a":{"b":[{"c":""}]}}"#, "a.b[0].c is empty: leave it out, or set it to null"),
            (r#"{"a":{"value":100}}"#, "a.value is a number: every number is sent as a text"),
        ] {
            assert_eq!(parse(body.as_bytes()).unwrap_err().message, message);
        }
        assert!(parse(b"{").unwrap_err().message.starts_with("the body: "));
        assert!(parse(br#"{"a":null,"b":true,"c":[{"d":"x"}]}"#).is_ok());
    }
}
