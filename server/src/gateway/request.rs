//! An order in the rules' terms, as the `pay` request that Alipay+ takes.

use alipayplus::model::RefundRequest;
use alipayplus::model::{Address, Order as WireOrder, Store, TerminalType};
use alipayplus::model::{Amount, Environment, Merchant, OsType, PayRequest, PaymentFactor, PaymentMethod};
use checkout::device::{System, Terminal};
use checkout::payment::Order;
use checkout::refund::RefundOrder;
use checkout::shop::StoreProfile;
use checkout::time::Timestamp;
use url::Url;

/// The path that Alipay+ posts notifications to.
pub const NOTIFY_PATH: &str = "/alipayplus/notifyPayment";

/// Alipay+'s limit of `orderDescription`, in characters.
const DESCRIPTION_CHARACTERS_MAX: usize = 256;

/// The `pay` request for `order` at `store`, as it was when the payment was opened, complete. Asked twice, it is the same
/// to the letter, unless the server was upgraded or its public URL changed between.
#[must_use]
pub fn pay_request(store: &StoreProfile, order: &Order, public_url: &Url) -> PayRequest {
    let amount = Amount::new(order.amount.currency().code(), order.amount.minor_units());
    PayRequest {
        payment_request_id: order.request_id.as_str().to_owned(),
        payment_amount: amount.clone(),
        payment_method: PaymentMethod::connect_wallet(),
        payment_factor: PaymentFactor::entry_code(),
        order: WireOrder {
            reference_order_id: order.request_id.as_str().to_owned(),
            order_description: description(store, order),
            order_amount: amount,
            merchant: Some(merchant(store, order)),
            environment: Some(environment(order)),
        },
        payment_notify_url: Some(address(public_url, NOTIFY_PATH)),
        payment_redirect_url: Some(address(public_url, &format!("/p/{}", order.token.as_str()))),
        payment_expiry_time: Some(time_text(order.expires_at)),
        settlement_strategy: None,
    }
}

/// The request for a refund, complete: asked twice, it is the same to the letter.
#[must_use]
pub fn refund_request(order: &RefundOrder) -> RefundRequest {
    RefundRequest {
        payment_request_id: Some(order.payment.as_str().to_owned()),
        payment_id: None,
        refund_request_id: order.id.as_str().to_owned(),
        refund_amount: Amount::new(order.amount.currency().code(), order.amount.minor_units()),
        refund_reason: Some(order.reason.as_str().to_owned()),
    }
}

/// An address under the public URL.
#[must_use]
pub fn address(public_url: &Url, path: &str) -> String {
    format!("{}{path}", public_url.as_str().trim_end_matches('/'))
}

/// A time as the Alipay+ documents write it: ISO 8601, UTC, whole seconds.
#[must_use]
pub fn time_text(time: Timestamp) -> String {
    let millis = std::time::Duration::from_millis(u64::try_from(time.as_millis()).unwrap_or(0));
    alipayplus::envelope::time_text(std::time::SystemTime::UNIX_EPOCH + millis)
}

fn merchant(store: &StoreProfile, order: &Order) -> Merchant {
    let category_code = Some(store.merchant.category_code.clone());
    Merchant {
        reference_merchant_id: Some(store.merchant.id.clone()),
        merchant_category_code: category_code.clone(),
        merchant_name: Some(store.merchant.name.clone()),
        merchant_display_name: Some(store.merchant.name.clone()),
        merchant_address: None,
        store: Some(Store {
            reference_store_id: Some(store.id.clone()),
            store_name: Some(store.name.clone()),
            store_category_code: category_code,
            store_display_name: Some(store.name.clone()),
            store_terminal_id: Some(order.code.to_string()),
            store_address: Some(Address { region: store.region.clone(), ..Address::default() }),
        }),
    }
}

fn environment(order: &Order) -> Environment {
    let payer = &order.payer;
    let mut environment = Environment {
        terminal_type: Some(match payer.device.terminal {
            Terminal::Web => TerminalType::Web,
            Terminal::Wap => TerminalType::Wap,
        }),
        os_type: payer.device.system.map(|system| match system {
            System::Ios => OsType::Ios,
            System::Android => OsType::Android,
        }),
        user_agent: Some(payer.user_agent.clone()),
        store_terminal_id: Some(order.code.to_string()),
        ..Environment::default()
    };
    if let Some(address) = payer.client_ip.as_deref().and_then(|text| text.parse().ok()) {
        environment.set_client_ip(address);
    }
    environment
}

fn description(store: &StoreProfile, order: &Order) -> String {
    let text = match &order.note {
        Some(note) => format!("{} · {note}", store.name),
        None => store.name.clone(),
    };
    text.chars().take(DESCRIPTION_CHARACTERS_MAX).collect()
}
