//! Which language a payer gets.

use checkout::language::Language::{self, De, En, Fil, Id, Ja, Kk, Ko, Mn, Pt, Th, ZhHans, ZhHantHk};
use proptest::prelude::*;

use crate::user_agents;

#[test]
fn tags_are_matched_by_language_and_script() {
    for (tag, expected) in [
        ("en", Some(En)),
        ("EN", Some(En)),
        ("en-US", Some(En)),
        ("en_TH", Some(En)),
        ("en-Latn-SG-u-ca-buddhist", Some(En)),
        ("zh", Some(ZhHans)),
        ("zh-CN", Some(ZhHans)),
        ("zh_CN", Some(ZhHans)),
        ("ZH-hans", Some(ZhHans)),
        ("zh-Hans-SG", Some(ZhHans)),
        ("zh-SG", Some(ZhHans)),
        ("zh-Hans-HK", Some(ZhHans)),
        ("zh-cmn-Hans-CN", Some(ZhHans)),
        ("zh-x-hk", Some(ZhHans)),
        ("zh-Hant", Some(ZhHantHk)),
        ("zh-Hant-CN", Some(ZhHantHk)),
        ("zh-TW", Some(ZhHantHk)),
        ("zh-HK", Some(ZhHantHk)),
        ("zh_hk", Some(ZhHantHk)),
        ("zh-MO", Some(ZhHantHk)),
        ("yue", Some(ZhHantHk)),
        ("yue-HK", Some(ZhHantHk)),
        ("yue-Hans-CN", Some(ZhHans)),
        ("yue-CN", Some(ZhHans)),
        ("ja", Some(Ja)),
        ("th-TH-u-nu-thai", Some(Th)),
        ("pt-BR", Some(Pt)),
        ("pt_MO", Some(Pt)),
        ("id-ID", Some(Id)),
        ("in_ID", Some(Id)),
        ("fil-PH", Some(Fil)),
        ("tl", Some(Fil)),
        ("TL-ph", Some(Fil)),
        ("mn", Some(Mn)),
        ("mn-MN", Some(Mn)),
        ("mn-Cyrl-CN", Some(Mn)),
        ("mn-Mong", None),
        ("mn-CN", None),
        ("kk-KZ", Some(Kk)),
        ("kk-Arab", None),
        ("kk_CN", None),
        ("sv", None),
        ("fi", None),
        ("eng", None),
        ("english", None),
        ("e", None),
        ("*", None),
        ("", None),
        ("-en", None),
        ("中文", None),
    ] {
        assert_eq!(Language::from_tag(tag), expected, "{tag:?}");
    }
}

#[test]
fn every_language_is_found_by_its_own_tag_and_names_itself() {
    for language in Language::ALL {
        assert_eq!(Language::from_tag(language.tag()), Some(language));
        let others = Language::ALL.into_iter().filter(|other| other.native_name() == language.native_name());
        assert_eq!(others.count(), 1, "{language:?}");
    }
    assert_eq!((ZhHans.tag(), ZhHans.native_name()), ("zh-Hans", "简体中文"));
    assert_eq!((ZhHantHk.tag(), ZhHantHk.native_name()), ("zh-Hant-HK", "繁體中文"));
}

#[test]
fn the_choice_by_hand_comes_first_then_the_wallet_then_the_browser_then_the_store() {
    let wallet = "AlipayClient/10 Language/zh-Hans";
    assert_eq!(Language::choose(Some("en"), wallet, Some("zh"), ZhHans), En);
    assert_eq!(Language::choose(None, wallet, Some("en"), En), ZhHans);
    assert_eq!(Language::choose(None, "Safari", Some("zh-CN"), En), ZhHans);
    assert_eq!(Language::choose(None, "Safari", None, ZhHans), ZhHans);
    assert_eq!(Language::choose(Some("xx"), "Language/sv", Some("fi, nb"), ZhHans), ZhHans);
    assert_eq!(Language::choose(Some("xx"), "Language/sv", Some("fi, ko"), ZhHans), Ko);
    assert_eq!(
        Language::choose(Some(""), "Language/sv", Some("en"), ZhHans),
        En,
        "each is passed over in turn"
    );
}

#[test]
fn the_wallet_says_its_language_in_several_ways() {
    for (user_agent, expected) in [
        ("Alipay Language/zh-Hans Region/CN", Some(ZhHans)),
        ("NetType/4G Language/zh_CN ABI/arm64", Some(ZhHans)),
        ("LocalKit/1.5.1.3  Lang/en-US AlipayConnect", Some(En)),
        ("Language/en", Some(En)),
        ("(Language/en;Region/SG)", Some(En)),
        ("Alipay Language/zh-Hans,AlipayConnect", Some(ZhHans)),
        // The first that the pages are written in.
        ("Language/sv Lang/zh-CN Language/en", Some(ZhHans)),
        ("AlipayClientHK/2.6.0.160 Language/zh-Hant AlipayClient/10 Language/zh-Hans", Some(ZhHantHk)),
        ("Skywalker/2.1 Language/in_ID AlipayConnect", Some(Id)),
        ("GoLang/1.21", None),
        // field.md 25
        ("TrueMoneyName/truemoney TrueMoneyLanguage/th AlipayConnect", Some(Th)),
        ("UserLanguage/th", Some(Th)),
        ("DANA_Lang/in", Some(Id)),
        ("X-Lang/ko", Some(Ko)),
        ("AppLocale/zh_HK", Some(ZhHantHk)),
        ("https://example.com/Language/th", None),
        ("language/en lang/en", None),
        ("Language/", None),
        ("Language en", None),
        ("Language/sv", None),
        ("Mozilla/5.0 (Linux; U; Android 9; zh-CN; MRD-AL00)", None),
    ] {
        for store in [En, ZhHans] {
            let chosen = Language::choose(None, user_agent, None, store);
            assert_eq!(chosen, expected.unwrap_or(store), "{user_agent}");
        }
    }
}

#[test]
fn the_wallets_that_were_found_get_their_language() {
    let chinese = |text: &str| text.contains("Language/zh-Hans") || text.contains("Language/zh_CN");
    for row in user_agents() {
        let expected = if chinese(row.text) { ZhHans } else { En };
        assert_eq!(Language::choose(None, row.text, None, En), expected, "{}", row.what);
    }
}

#[test]
fn accept_language_is_weighed_by_its_qualities() {
    for (header, expected) in [
        ("zh-CN,zh;q=0.9,en;q=0.8", Some(ZhHans)),
        ("en;q=0.8, zh-CN", Some(ZhHans)),
        ("en;q=0.5,zh;q=0.500", Some(En)),
        ("zh;q=0.5,en;q=0.501", Some(En)),
        ("id-ID,id;q=0.9,en-US;q=0.8", Some(Id)),
        ("sv-SE,sv;q=0.9,en-US;q=0.8", Some(En)),
        ("zh-HK,zh;q=0.9,en;q=0.8", Some(ZhHantHk)),
        ("mn-CN, en ; Q = 0.1", Some(En)),
        ("de-CH;q=0.7, ja;q=0.6", Some(De)),
        ("en;q=0,zh;q=0.001", Some(ZhHans)),
        ("en;q=0", None),
        ("en;q=0.000", None),
        ("en;q=1.000", Some(En)),
        ("en;q=1.", Some(En)),
        ("en;q=1.001", None),
        ("en;q=2", None),
        ("en;q=-1", None),
        ("en;q=+0.5", None),
        ("en;q=0.1234", None),
        ("en;q=0.5x", None),
        ("en;q=.5", None),
        ("en;q=NaN", None),
        ("en;level=1", None),
        ("*", None),
        ("", None),
        (",,;;=,q=1", None),
    ] {
        for store in [En, ZhHans] {
            let chosen = Language::choose(None, "", Some(header), store);
            assert_eq!(chosen, expected.unwrap_or(store), "{header:?}");
        }
    }
}

#[test]
fn only_the_start_of_a_long_header_is_looked_at() {
    let choose = |header: &str| Language::choose(None, "", Some(header), En);
    assert_eq!(choose(&format!("{}zh", "sv,".repeat(31))), ZhHans);
    assert_eq!(choose(&format!("{}zh", "sv,".repeat(32))), En);
    assert_eq!(choose(&format!("{}, zh", "j".repeat(1020))), ZhHans);
    assert_eq!(choose(&format!("{}, zh", "j".repeat(1022))), En);
    // Found by fuzzing: an entry that is cut off does not lose its quality of nothing.
    assert_eq!(choose(&format!("{},zh;q=0", "j".repeat(1021))), En);
    let wallet = format!("{} Language/zh", "x".repeat(2048));
    assert_eq!(Language::choose(None, &wallet, None, En), En);
}

proptest! {
    #[test]
    fn any_headers_at_all_are_answered(
        explicit in any::<Option<String>>(),
        user_agent in any::<String>(),
        accept in any::<Option<String>>(),
    ) {
        let chosen = Language::choose(explicit.as_deref(), &user_agent, accept.as_deref(), ZhHans);
        prop_assert!(Language::ALL.contains(&chosen));
    }
}
