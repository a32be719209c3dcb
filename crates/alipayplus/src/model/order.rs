//! What is paid for, by whom it is sold, and where the payer is.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::limit::{FieldProblem, Fields};
use super::wire::{Hidden, no_text, open_words};

/// The order behind a payment. Source: Alipay+ docs, "Order".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// The acquirer's id of the order; at most 64 characters.
    pub reference_order_id: String,
    /// What the payer reads in the wallet; at most 256 characters.
    pub order_description: String,
    /// The order's amount, which here is the payment's.
    pub order_amount: Amount,
    /// Who sells. With an entry code it must be given, with its store.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant: Option<Merchant>,
    /// Where the payer is. With an entry code it must be given, with the User-Agent.
    #[serde(default, rename = "env", skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
}

/// Who sells. Source: Alipay+ docs, "Merchant".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Merchant {
    /// The acquirer's id of the merchant; at most 32 characters.
    #[serde(skip_serializing_if = "no_text")]
    pub reference_merchant_id: Option<String>,
    /// The merchant category code of ISO 18245, four digits.
    #[serde(rename = "merchantMCC", skip_serializing_if = "no_text")]
    pub merchant_category_code: Option<String>,
    /// The merchant's legal name.
    #[serde(skip_serializing_if = "no_text")]
    pub merchant_name: Option<String>,
    /// The name that the payer is shown, in its original language.
    #[serde(skip_serializing_if = "no_text")]
    pub merchant_display_name: Option<String>,
    /// Where the merchant is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merchant_address: Option<Address>,
    /// The store in which the payer stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store: Option<Store>,
}

/// A store. Source: Alipay+ docs, "Store".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Store {
    /// The acquirer's id of the store.
    #[serde(skip_serializing_if = "no_text")]
    pub reference_store_id: Option<String>,
    /// The store's name.
    #[serde(skip_serializing_if = "no_text")]
    pub store_name: Option<String>,
    /// The merchant category code of ISO 18245, four digits.
    #[serde(rename = "storeMCC", skip_serializing_if = "no_text")]
    pub store_category_code: Option<String>,
    /// The name that the payer is shown, in its original language.
    #[serde(skip_serializing_if = "no_text")]
    pub store_display_name: Option<String>,
    /// The till, or the printed code.
    #[serde(skip_serializing_if = "no_text")]
    pub store_terminal_id: Option<String>,
    /// Where the store is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store_address: Option<Address>,
}

/// A postal address. Source: Alipay+ docs, "Address".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Address {
    /// ISO 3166 code of two letters; must be there.
    pub region: String,
    /// State or province; at most 8 characters.
    #[serde(skip_serializing_if = "no_text")]
    pub state: Option<String>,
    /// City; at most 32 characters.
    #[serde(skip_serializing_if = "no_text")]
    pub city: Option<String>,
    /// First line; at most 256 characters.
    #[serde(skip_serializing_if = "no_text")]
    pub address1: Option<String>,
    /// Second line; at most 256 characters.
    #[serde(skip_serializing_if = "no_text")]
    pub address2: Option<String>,
    /// Postal code; at most 32 characters.
    #[serde(skip_serializing_if = "no_text")]
    pub zip_code: Option<String>,
}

/// The payer's browser and network. Source: Alipay+ docs, "Env".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Environment {
    /// What the payer holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terminal_type: Option<TerminalType>,
    /// Its operating system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub os_type: Option<OsType>,
    /// The HTTP `User-Agent`, verbatim: Alipay+ tells the wallet by it.
    #[serde(skip_serializing_if = "no_text")]
    pub user_agent: Option<String>,
    /// The payer's network address; at most 32 characters, so that a long IPv6 address
    /// must be left out: [`Environment::set_client_ip`] does so.
    #[serde(skip_serializing_if = "no_text")]
    pub client_ip: Option<Hidden>,
    /// The till, or the printed code; at most 64 characters.
    #[serde(skip_serializing_if = "no_text")]
    pub store_terminal_id: Option<String>,
}

open_words! {
    /// What the payer pays from.
    TerminalType {
        /// A browser on a computer.
        Web = "WEB",
        /// A browser on a phone, also the one inside a wallet.
        Wap = "WAP",
        /// An app.
        App = "APP",
        /// A mini program inside an app.
        MiniApp = "MINI_APP",
    }
}

open_words! {
    /// The operating system of the payer's phone.
    OsType {
        /// iOS.
        Ios = "IOS",
        /// Android.
        Android = "ANDROID",
    }
}

/// Longest `clientIp`, in characters: too short for IPv6 written in full (39).
const CLIENT_IP_CHARACTERS_MAX: usize = 32;

impl Environment {
    /// Sets the payer's address if its text fits; otherwise leaves it out, since half an address is another one.
    pub fn set_client_ip(&mut self, address: std::net::IpAddr) {
        let text = address.to_canonical().to_string();
        self.client_ip = (text.len() <= CLIENT_IP_CHARACTERS_MAX).then(|| Hidden::new(text));
    }

    fn check(&self, fields: &Fields<'_>) -> Result<(), FieldProblem> {
        let client_ip = self.client_ip.as_ref().map_or("", Hidden::expose);
        fields.optional("clientIp", Some(client_ip), CLIENT_IP_CHARACTERS_MAX)?;
        fields.optional("storeTerminalId", self.store_terminal_id.as_deref(), 64)
    }
}

impl Order {
    pub(super) fn check(&self, fields: &Fields<'_>) -> Result<(), FieldProblem> {
        fields.required("referenceOrderId", &self.reference_order_id, 64)?;
        fields.required("orderDescription", &self.order_description, 256)?;
        self.order_amount.check(&fields.of("orderAmount"))?;
        if let Some(merchant) = &self.merchant {
            merchant.check(&fields.of("merchant"))?;
        }
        self.environment.as_ref().map_or(Ok(()), |environment| environment.check(&fields.of("env")))
    }

    /// What an entry code's order must have beyond any other's. Source: Alipay+ docs, "pay (entry code)".
    pub(super) fn check_entry_code(&self, fields: &Fields<'_>) -> Result<(), FieldProblem> {
        let store = self.merchant.as_ref().and_then(|merchant| merchant.store.as_ref());
        fields.of("merchant").present("store", store.is_some())?;
        let user_agent = self.environment.as_ref().and_then(|environment| environment.user_agent.as_deref());
        fields.of("env").present("userAgent", user_agent.is_some_and(|text| !text.is_empty()))
    }
}

impl Merchant {
    fn check(&self, fields: &Fields<'_>) -> Result<(), FieldProblem> {
        fields.optional("referenceMerchantId", self.reference_merchant_id.as_deref(), 32)?;
        if let Some(address) = &self.merchant_address {
            address.check(&fields.of("merchantAddress"))?;
        }
        let store_address = self.store.as_ref().and_then(|store| store.store_address.as_ref());
        store_address.map_or(Ok(()), |address| address.check(&fields.of("store").of("storeAddress")))
    }
}

impl Address {
    fn check(&self, fields: &Fields<'_>) -> Result<(), FieldProblem> {
        fields.code("region", &self.region, 2)?;
        fields.optional("state", self.state.as_deref(), 8)?;
        fields.optional("city", self.city.as_deref(), 32)?;
        fields.optional("address1", self.address1.as_deref(), 256)?;
        fields.optional("address2", self.address2.as_deref(), 256)?;
        fields.optional("zipCode", self.zip_code.as_deref(), 32)
    }
}
