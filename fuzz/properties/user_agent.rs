//! A User-Agent: the wallet, the device and the language that it speaks of, for every text.

use checkout::device::{Device, Terminal};
use checkout::language::Language;
use checkout::wallet::Wallet;

/// What is looked at of a User-Agent.
const LOOKED_AT_BYTES: usize = 2048;

pub(crate) fn check(data: &[u8]) {
    holds(&String::from_utf8_lossy(data));
}

pub(crate) fn holds(text: &str) {
    let seen = &text[..text.floor_char_boundary(LOOKED_AT_BYTES)];
    let (wallet, device) = (Wallet::from_user_agent(text), Device::from_user_agent(text));
    if seen.len() < text.len() {
        assert_eq!(Wallet::from_user_agent(seen), wallet, "beyond {LOOKED_AT_BYTES} bytes: {text:?}");
        assert_eq!(Device::from_user_agent(seen), device, "beyond {LOOKED_AT_BYTES} bytes: {text:?}");
        let language = |user_agent| Language::choose(None, user_agent, None, Language::Th);
        assert_eq!(language(seen), language(text), "beyond {LOOKED_AT_BYTES} bytes: {text:?}");
    }
    let connected = seen.contains("AlipayConnect");
    match wallet.label() {
        "ALIPAY_HK" => assert!(seen.contains("AlipayClientHK"), "{text:?}"),
        "ALIPAY_CN" => {
            assert!(seen.contains("AlipayClient") && !seen.contains("AlipayClientHK"), "{text:?}");
        }
        "NONE" => assert!(!connected && !seen.contains("AlipayClient"), "{text:?}"),
        other => assert!(connected || seen.contains("AlipayClient"), "{text:?} is taken for {other}"),
    }
    // The label stands in the page, unquoted by anybody.
    assert!(wallet.label().bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'));
    assert_eq!(wallet.takes_payment(), wallet != Wallet::None);
    let handheld = wallet.takes_payment() || device.system.is_some();
    assert!(!handheld || device.terminal == Terminal::Wap, "{text:?} is a wallet on {device:?}");
    // Whatever stands behind it, Alipay+'s own token is seen.
    assert!(Wallet::from_user_agent(&format!("AlipayConnect {text}")).takes_payment());
}
