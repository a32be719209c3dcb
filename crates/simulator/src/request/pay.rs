//! The pay request of the entry code scenario.

use jiff::Timestamp;
use serde_json::Value;
use serde_json::value::RawValue;
use url::Url;

use super::{Fields, ID_CHARS_MAX};
use crate::amount::Amount;
use crate::result_code::Refusal;
use crate::timestamp;

const DESCRIPTION_CHARS_MAX: usize = 256;
/// No limit is documented for names; this one only keeps them bounded.
const NAME_CHARS_MAX: usize = 512;
const USER_AGENT_CHARS_MAX: usize = 4096;
const URL_CHARS_MAX: usize = 2048;

/// What a pay request asks for.
#[derive(Clone, Debug)]
pub(crate) struct PayRequest {
    /// The idempotency key.
    pub(crate) payment_request_id: String,
    pub(crate) amount: Amount,
    /// Compared when the id comes again. `paymentFactor` and `paymentMethodType` are not kept beside it:
    /// only one value of either is let in.
    pub(crate) settlement_strategy: Option<Value>,
    pub(crate) expires_at: Option<Timestamp>,
    pub(crate) notify_url: Url,
    pub(crate) redirect_url: Url,
    /// The store's name, or else the merchant's: what the wallet shows.
    pub(crate) shop_name: String,
    pub(crate) description: String,
    /// The request as it arrived.
    pub(crate) body: Box<RawValue>,
}

impl PayRequest {
    pub(crate) fn read(request: &Fields<'_>, body: Box<RawValue>) -> Result<Self, Refusal> {
        check_method(request)?;
        check_factor(&request.required_object("paymentFactor")?)?;
        let settlement_strategy = check_settlement(request)?;
        let order = Order::read(&request.required_object("order")?)?;
        Ok(Self {
            payment_request_id: request.required_text("paymentRequestId", ID_CHARS_MAX)?.to_owned(),
            amount: Amount::read(&request.required_object("paymentAmount")?)?,
            settlement_strategy,
            expires_at: read_expiry(request)?,
            notify_url: read_https_url(request, "paymentNotifyUrl")?,
            redirect_url: read_https_url(request, "paymentRedirectUrl")?,
            shop_name: order.shop_name,
            description: order.description,
            body,
        })
    }
}

fn check_method(request: &Fields<'_>) -> Result<(), Refusal> {
    let method = request.required_object("paymentMethod")?;
    method.required_text("paymentMethodType", ID_CHARS_MAX)?;
    method.check_word("paymentMethodType", &["CONNECT_WALLET"])
}

/// The entry code's combination and nothing beside it.
fn check_factor(factor: &Fields<'_>) -> Result<(), Refusal> {
    const EXPECTED: &str =
        "for an entry code it is isInStorePayment true and inStorePaymentScenario EntryCode";
    if let Some(other) =
        factor.names().find(|name| !["isInStorePayment", "inStorePaymentScenario"].contains(name))
    {
        return Err(Refusal::illegal(format!("{} does not belong: {EXPECTED}", factor.path_of(other))));
    }
    // The documents write booleans as texts; every known caller sends them as booleans.
    let in_store = match factor.value("isInStorePayment") {
        Some(Value::Bool(value)) => *value,
        Some(Value::String(value)) => value == "true",
        _ => false,
    };
    if !in_store {
        return Err(Refusal::illegal(format!(
            "{} is not true: {EXPECTED}",
            factor.path_of("isInStorePayment")
        )));
    }
    if factor.text("inStorePaymentScenario", ID_CHARS_MAX)? != Some("EntryCode") {
        let path = factor.path_of("inStorePaymentScenario");
        return Err(Refusal::illegal(format!("{path} is not EntryCode: {EXPECTED}")));
    }
    Ok(())
}

fn check_settlement(request: &Fields<'_>) -> Result<Option<Value>, Refusal> {
    let Some(settlement) = request.object("settlementStrategy")? else { return Ok(None) };
    if let Some(code) = settlement.text("settlementCurrency", 3)?
        && iso_currency::Currency::from_code(code).is_none()
    {
        let path = settlement.path_of("settlementCurrency");
        return Err(Refusal::illegal(format!("{path} is no ISO 4217 code")));
    }
    Ok(settlement_without_nulls(&settlement))
}

/// An object with null in it says the same as one without.
fn settlement_without_nulls(settlement: &Fields<'_>) -> Option<Value> {
    let members: serde_json::Map<_, _> = settlement
        .names()
        .filter_map(|name| Some((name.to_owned(), settlement.value(name)?.clone())))
        .collect();
    (!members.is_empty()).then_some(Value::Object(members))
}

/// Whether the time has passed is the ledger's question: a repeated request may name one that has.
fn read_expiry(request: &Fields<'_>) -> Result<Option<Timestamp>, Refusal> {
    request
        .text("paymentExpiryTime", ID_CHARS_MAX)?
        .map(|text| {
            timestamp::parse(text).ok_or_else(|| {
                Refusal::illegal(
                    "paymentExpiryTime is not ISO 8601 with an offset, like 2026-11-22T12:10:00+08:00",
                )
            })
        })
        .transpose()
}

fn read_https_url(request: &Fields<'_>, name: &str) -> Result<Url, Refusal> {
    Url::parse(request.required_text(name, URL_CHARS_MAX)?)
        .ok()
        .filter(|url| url.scheme() == "https" && url.has_host())
        .ok_or_else(|| Refusal::illegal(format!("{name} is not an https URL")))
}

/// What the simulator takes from the order.
struct Order {
    shop_name: String,
    description: String,
}

impl Order {
    fn read(order: &Fields<'_>) -> Result<Self, Refusal> {
        order.required_text("referenceOrderId", ID_CHARS_MAX)?;
        Amount::read(&order.required_object("orderAmount")?)?;
        check_env(&order.required_object("env")?)?;
        let merchant = order.required_object("merchant")?;
        merchant.text("referenceMerchantId", 32)?;
        check_address(merchant.object("merchantAddress")?)?;
        let store = merchant.required_object("store")?;
        check_address(store.object("storeAddress")?)?;
        if store.names().next().is_none() {
            return Err(Refusal::illegal("order.merchant.store is empty: an entry code names its store"));
        }
        let shop_name = match store.text("storeName", NAME_CHARS_MAX)? {
            Some(name) => name,
            None => merchant.text("merchantName", NAME_CHARS_MAX)?.unwrap_or("The shop"),
        };
        Ok(Self {
            shop_name: shop_name.to_owned(),
            description: order.required_text("orderDescription", DESCRIPTION_CHARS_MAX)?.to_owned(),
        })
    }
}

fn check_env(env: &Fields<'_>) -> Result<(), Refusal> {
    env.required_text("userAgent", USER_AGENT_CHARS_MAX)?;
    env.check_word("terminalType", &["WEB", "WAP", "APP", "MINI_APP"])?;
    env.check_word("osType", &["IOS", "ANDROID"])?;
    for (name, chars_max) in [("clientIp", 32), ("deviceTokenId", 64), ("storeTerminalId", 64)] {
        env.text(name, chars_max)?;
    }
    Ok(())
}

fn check_address(address: Option<Fields<'_>>) -> Result<(), Refusal> {
    let Some(address) = address else { return Ok(()) };
    address.required_text("region", 2)?;
    for (name, chars_max) in
        [("state", 8), ("city", 32), ("address1", 256), ("address2", 256), ("zipCode", 32)]
    {
        address.text(name, chars_max)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::tests::complete_pay;
    use serde_json::json;

    fn read(json: &Value) -> Result<PayRequest, Refusal> {
        PayRequest::read(&Fields::root(json).unwrap(), serde_json::value::to_raw_value(json).unwrap())
    }

    #[test]
    fn a_complete_request_is_read() {
        let request = read(&complete_pay()).unwrap();
        assert_eq!(request.payment_request_id, "request-1");
        assert_eq!(request.amount.minor_units(), 1250);
        assert_eq!(request.shop_name, "Corner Cafe");
        assert_eq!(request.redirect_url.as_str(), "https://shop.example/p/token");
        assert_eq!(request.expires_at, Some("2026-11-22T04:10:00Z".parse().unwrap()));
    }

    #[test]
    fn what_the_entry_code_needs_is_missed_by_name() {
        for pointer in [
            "/paymentRequestId",
            "/paymentAmount",
            "/paymentAmount/currency",
            "/paymentAmount/value",
            "/paymentMethod",
            "/paymentMethod/paymentMethodType",
            "/paymentFactor",
            "/paymentFactor/isInStorePayment",
            "/paymentFactor/inStorePaymentScenario",
            "/order",
            "/order/referenceOrderId",
            "/order/orderDescription",
            "/order/orderAmount",
            "/order/merchant",
            "/order/merchant/store",
            "/order/env",
            "/order/env/userAgent",
            "/paymentNotifyUrl",
            "/paymentRedirectUrl",
        ] {
            let mut json = complete_pay();
            *json.pointer_mut(pointer).unwrap() = Value::Null;
            let refusal = read(&json).unwrap_err();
            let path = pointer[1..].replace('/', ".");
            assert!(refusal.message.starts_with(&path), "{path}: {}", refusal.message);
        }
    }

    #[test]
    fn what_is_wrong_is_refused_by_name() {
        for (pointer, value) in [
            ("/paymentRequestId", json!("x".repeat(65))),
            ("/paymentMethod/paymentMethodType", json!("ALIPAY_CN")),
            ("/paymentFactor/isInStorePayment", json!(false)),
            ("/paymentFactor/inStorePaymentScenario", json!("OrderCode")),
            ("/settlementStrategy/settlementCurrency", json!("XYZ")),
            ("/order/orderDescription", json!("x".repeat(257))),
            ("/order/merchant/store", json!({})),
            ("/order/merchant/referenceMerchantId", json!("x".repeat(33))),
            ("/order/merchant/merchantAddress/region", json!("SGP")),
            ("/order/env/terminalType", json!("PHONE")),
            ("/order/env/osType", json!("Android")),
            ("/paymentNotifyUrl", json!("http://shop.example/notify")),
            ("/paymentRedirectUrl", json!("javascript:alert(1)")),
            ("/paymentExpiryTime", json!("2026-11-22 12:10:00")),
            ("/paymentExpiryTime", json!("1795320600000")),
        ] {
            let mut json = complete_pay();
            *json.pointer_mut(pointer).unwrap() = value;
            let refusal = read(&json).unwrap_err();
            let path = pointer[1..].replace('/', ".");
            assert!(refusal.message.starts_with(&path), "{path}: {}", refusal.message);
        }
    }

    #[test]
    fn the_factor_of_another_scenario_is_refused() {
        let mut json = complete_pay();
        json["paymentFactor"]["isCashierPayment"] = json!(true);
        assert!(
            read(&json).unwrap_err().message.starts_with("paymentFactor.isCashierPayment does not belong")
        );
        json["paymentFactor"] = json!({ "isInStorePayment": "true", "inStorePaymentScenario": "EntryCode" });
        assert!(read(&json).is_ok());
    }
}
