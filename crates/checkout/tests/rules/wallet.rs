//! Which wallet a User-Agent speaks of.

use std::collections::HashSet;

use checkout::wallet::{KnownWallet, MerchantPresented, WALLETS, Wallet};
use proptest::prelude::*;

use crate::user_agents;

fn label(user_agent: &str) -> &'static str {
    Wallet::from_user_agent(user_agent).label()
}

#[test]
fn every_user_agent_that_was_found_is_recognised_as_expected() {
    for row in user_agents() {
        // The file says "some other Alipay+ wallet"; our pages say ALIPAYPLUS for one that cannot be told.
        let expected = if row.expected == "ALIPAYPLUS_OTHER" { "ALIPAYPLUS" } else { row.expected };
        assert_eq!(label(row.text), expected, "{}: {}", row.what, row.text);
        assert_eq!(Wallet::from_user_agent(row.text).takes_payment(), expected != "NONE", "{}", row.what);
    }
}

#[test]
fn hong_kong_is_told_from_the_mainland_also_where_it_carries_both_tokens() {
    let both = "Mozilla/5.0 (Linux; Android 9; wv) AliApp(APHK/2.6.0.160) AlipayClientHK/2.6.0.160 \
        Language/zh-HK AlipayClient/10.1.32.600 Alipay Language/zh-Hans";
    assert_eq!(label(both), "ALIPAY_HK");
    assert_eq!(label("AlipayClient/10.1.32.600 AlipayClientHK/2.6.0.160 AlipayConnect"), "ALIPAY_HK");
}

#[test]
fn a_brand_beside_alipay_connect_tells_the_wallet() {
    for (user_agent, expected) in [
        // As DANA's web view for Android says it, with no space before the first Ariver.
        (
            "Mozilla/5.0 (Linux; Android 14; wv) Chrome/141.0.7390.124 Mobile Safari/537.36Ariver/1.0.0 \
             Griver/2.77.0 AppContainer/10.5.10 Skywalker Skywalker/2.103.1 EDIK/1.0.0 Ariver/2.77.0 \
             LocalKit/1.5.1.3  Lang/en-US AlipayConnect iapconnectsdk/2.50.0",
            "DANA",
        ),
        ("Mozilla/5.0 Griver/2.16.2 TNG/1.7.90 AlipayConnect iapconnectsdk/2.7.0", "TNG"),
        ("Mozilla/5.0 Griver/2.16.2 (tngdwallet) AlipayConnect", "TNG"),
        ("Mozilla/5.0 Griver/2.16.2 TrueMoney/5.44.0 AlipayConnect", "TRUEMONEY"),
        ("Mozilla/5.0 KAKAOTALK 9.3.8 AlipayConnect iapconnectsdk/1.2.6", "KAKAOPAY"),
        ("Mozilla/5.0 GCash AlipayConnect AlipayConnect iapconnectsdk/2.37.0", "GCASH"),
        ("Mozilla/5.0 TossApp/5.110.1 AlipayConnect", "TOSSPAY"),
        ("Mozilla/5.0 NAVER(inapp; search) AlipayConnect", "NAVERPAY"),
        ("Mozilla/5.0 MPay/4.2 AlipayConnect", "MPAY"),
    ] {
        assert_eq!(label(user_agent), expected, "{user_agent}");
        let alone = user_agent.replace("AlipayConnect", "");
        assert_eq!(label(&alone), "NONE", "{alone}");
    }
}

// Issue 11, VodaPay
#[test]
fn a_wallet_that_carries_alipay_s_token_is_not_taken_for_alipay() {
    let alipay = "Mozilla/5.0 (Linux; Android 12; wv) Chrome/99.0 Mobile Safari/537.36 Ariver/1.0.0 \
        AliApp(AP/2.1.0) AlipayClient/2.1.0 Language/en";
    assert_eq!(label(alipay), "ALIPAY_CN");
    assert_eq!(label(&format!("{alipay} Alipay AlipayDefined(nt:4G) AlipayConnect")), "ALIPAY_CN");
    for (name, expected) in [
        ("VodaPay/2.1.0", "ALIPAYPLUS"),
        ("vodapay", "ALIPAYPLUS"),
        ("VodaPayWallet", "ALIPAYPLUS"),
        ("EasyPaisaBank/1", "ALIPAYPLUS"),
        ("GCash/5.60", "GCASH"),
        ("Skywalker/2.103.1", "DANA"),
        ("TNG/1.7.90 GCash/5.60", "ALIPAYPLUS"),
    ] {
        for user_agent in [format!("{alipay} {name}"), format!("{name} {alipay} AlipayConnect")] {
            assert_eq!(label(&user_agent), expected, "{user_agent}");
            let brand = Wallet::from_user_agent(&user_agent).brand();
            assert_eq!(brand.is_some(), expected != "ALIPAYPLUS", "{user_agent} is told of {brand:?}");
        }
    }
    assert_eq!(label(&format!("{alipay} AlipayClientHK/2.6.0 VodaPay")), "ALIPAYPLUS");
}

#[test]
fn a_brand_inside_another_word_tells_nothing() {
    for user_agent in
        ["ETNG/1 AlipayConnect", "FUNDANA AlipayConnect", "MyGCash AlipayConnect", "gcash AlipayConnect"]
    {
        assert_eq!(label(user_agent), "ALIPAYPLUS", "{user_agent}");
    }
}

#[test]
fn other_apps_are_not_taken_for_a_wallet() {
    for user_agent in [
        "",
        "-",
        // Paytm: the same kind of container.
        "Mozilla/5.0 (Linux; Android 14; wv) AppContainer/10.5.10 AppContainer PhoenixContainer/2.0.9",
        "Mozilla/5.0 AliApp(TB/10.2) Griver/2.0 Ariver/1.0",
        "Mozilla/5.0 AliApp(AP/10.2.15.6000) Alipay",
        "Mozilla/5.0 MPay/4.2 alipay",
        "alipayclient/10 alipayconnect ALIPAYCONNECT AlipayPlus Alipay",
        "MPPAlipayPlusClient iapconnectsdk/1.0.0",
        "Alipay Client/10 Alipay-Connect",
    ] {
        assert_eq!(Wallet::from_user_agent(user_agent), Wallet::None, "{user_agent}");
    }
}

#[test]
fn only_the_start_of_a_long_user_agent_is_looked_at() {
    let padded = |padding: usize| format!("{}AlipayConnect", " ".repeat(padding));
    assert_eq!(label(&padded(2048 - "AlipayConnect".len())), "ALIPAYPLUS");
    assert_eq!(label(&padded(2049 - "AlipayConnect".len())), "NONE");
    assert_eq!(label(&"é".repeat(100_000)), "NONE");
}

#[test]
fn what_pages_say_of_a_wallet() {
    let alipay = Wallet::from_user_agent("AlipayClient/10.5.78.8000");
    assert_eq!((alipay.label(), alipay.brand(), alipay.takes_payment()), ("ALIPAY_CN", Some("Alipay"), true));
    let other = Wallet::from_user_agent("AlipayConnect");
    assert_eq!((other.label(), other.brand(), other.takes_payment()), ("ALIPAYPLUS", None, true));
    let none = Wallet::from_user_agent("Safari");
    assert_eq!((none.label(), none.brand(), none.takes_payment()), ("NONE", None, false));
}

#[test]
fn a_psp_id_names_its_wallet() {
    let brand = |psp_id| KnownWallet::of_psp_id(psp_id).map(|wallet| wallet.brand);
    assert_eq!(brand("1022172000000000001"), Some("Kakao Pay"));
    assert_eq!(brand("A111263900000000"), Some("OCBC"));
    assert_eq!(brand(""), None);
    let psp_ids = WALLETS.iter().map(|wallet| wallet.psp_id).collect::<HashSet<_>>();
    assert_eq!(psp_ids.len(), WALLETS.len(), "one row for each wallet");
}

#[test]
fn seven_wallets_are_known_to_scan_entry_codes() {
    let scanning = WALLETS.iter().filter(|wallet| wallet.merchant_presented == MerchantPresented::Yes);
    let brands = scanning.map(|wallet| wallet.brand).collect::<Vec<_>>();
    let expected =
        ["AlipayHK", "Alipay", "TrueMoney", "Touch 'n Go eWallet", "GCash", "Kakao Pay", "HelloMoney by AUB"];
    assert_eq!(brands, expected);
}

proptest! {
    #[test]
    fn any_text_at_all_is_answered(text in any::<String>()) {
        let connected = text.contains("AlipayConnect") || text.contains("AlipayClient");
        prop_assert_eq!(Wallet::from_user_agent(&text).takes_payment(), connected);
    }

    #[test]
    fn the_tokens_are_found_wherever_they_stand(before in "[ -~é]{0,300}", after in "[ -~é]{0,300}") {
        let user_agent = format!("{before}AlipayConnect{after}");
        prop_assert!(Wallet::from_user_agent(&user_agent).takes_payment());
    }
}
