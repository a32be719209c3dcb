//! A shop to test: what it is made of, and the people in it.

mod alipayplus;
mod api;
mod desk;
mod notification;
mod payer;
mod receiver;
mod server;
mod shop;
mod wire;

pub(crate) use alipayplus::Held;
pub(crate) use api::System;
pub(crate) use desk::{
    Desk, OPERATOR, OTHER_STORE, OWNER, PASSWORD, RIVAL, STAFF, tries_to_sign_in, user_name,
};
pub(crate) use notification::Notification;
pub(crate) use payer::{Form, Payer, Visit, without_scripts};
pub(crate) use receiver::{Answer, Heard, Receiver};
pub(crate) use server::Server;
pub(crate) use shop::{MERCHANT, STORE, STORE_NAME, Shop, there_are_two};

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use ::alipayplus::key::PrivateKey;

/// Who the acquirer is to Alipay+.
pub(crate) const CLIENT_ID: &str = "SANDBOX_5X0000000000000000";

/// Throwaway keys, made once for all tests: the acquirer's, Alipay+'s, and somebody else's.
pub(crate) static ACQUIRER_KEY: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate().unwrap());
pub(crate) static ALIPAYPLUS_KEY: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate().unwrap());
pub(crate) static STRANGER_KEY: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate().unwrap());

/// What both sides change to.
pub(crate) static NEXT_ACQUIRER_KEY: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate().unwrap());
pub(crate) static NEXT_ALIPAYPLUS_KEY: LazyLock<PrivateKey> =
    LazyLock::new(|| PrivateKey::generate().unwrap());

/// The longest that anything is waited for: far more than it takes, also on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(40);

/// What `look` finds once it finds something; it looks again and again until then.
pub(crate) async fn eventually<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(Instant::now() < deadline, "it never came that {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// The User-Agent of a wallet, by its label: the first of this kind in the file that wallets are recognised from.
pub(crate) fn user_agent_of(wallet: &str) -> &'static str {
    const SEEN: &str = include_str!("../../../../crates/checkout/tests/user-agents.tsv");
    let mut rows = SEEN.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let row = rows.find(|row| row[1] == wallet && row[2].starts_with("Mozilla/"));
    row.unwrap_or_else(|| panic!("no User-Agent of {wallet} is known"))[2]
}
