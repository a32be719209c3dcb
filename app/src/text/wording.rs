//! What can be held mechanically of how the texts are worded. Reviews of the languages: languages-1.md, languages-2.md.

use std::borrow::Cow;

use checkout::language::Language;
use poster::Words;

use super::Text;
use crate::console;

/// How a language calls the wallet's app, and the stems of its one word for confirming in it. The second word is what
/// all that guards against paying twice hangs on: "if you have confirmed in your wallet, do not pay again". In Korean
/// 확인 and in Japanese 確認 would be "if you have looked".
const TERMS: [(Language, &str, &[&str]); 20] = [
    (Language::En, "wallet app", &["confirm"]),
    (Language::ZhHans, "钱包应用", &["确认"]),
    (Language::ZhHantHk, "電子錢包", &["確認"]),
    (Language::Ko, "결제 앱", &["승인", "결제를 마치", "결제하실 수", "결제 시간", "결제합니다"]),
    (Language::Ja, "決済アプリ", &["確定"]),
    (Language::Th, "แอปวอลเล็ต", &["ยืนยัน"]),
    (Language::Ms, "aplikasi e-dompet", &["sahkan"]),
    (Language::Id, "aplikasi dompet digital", &["konfirmasi"]),
    (Language::Fil, "wallet app", &["kumpirm"]),
    (Language::Vi, "ứng dụng ví", &["xác nhận"]),
    (Language::Mn, "хэтэвчийн апп", &["баталгаажуул"]),
    (Language::Km, "កម្មវិធីកាបូបអេឡិចត្រូនិក", &["បញ្ជាក់"]),
    (Language::It, "app wallet", &["conferm"]),
    (Language::Es, "billetera", &["confirm"]),
    (Language::Pt, "carteira digital", &["confirm"]),
    (Language::Fr, "appli de paiement", &["confirm"]),
    (Language::De, "bezahl-app", &["bestätig"]),
    (Language::Ru, "приложение-кошелёк", &["подтвер"]),
    (Language::Kk, "әмиян қосымша", &["раста"]),
    (Language::Ar, "تطبيق", &["أكد", "أكّد", "ؤكد", "أكيد"]),
];

/// Words that the reviews found to mislead or to be no native's, with what they were heard as. What is written anew comes
/// from the English or from memory, and falls into them again.
const AVOIDED: [(Language, &[&str]); 13] = [
    // "Deducted" as well as "rejected"; "don't pay yet" as well as "don't pay again".
    (Language::Ms, &["ditolak", "menolak", "bayar lagi", "dikenakan bayaran", "berubah sendiri"]),
    // Money that was "taken" as well as "received"; "halted" for cancelled.
    (Language::Kk, &["ақша алын", "ақшаңыз алын", "қолданба", "тоқтат"]),
    // "Billed"; "settled", of a debt.
    (Language::Id, &["ditagih", "lunas"]),
    // A withdrawal from an account; a purse; a drawing; a name tag.
    (Language::Ko, &["출금", "지갑", "그림", "이름표"]),
    (Language::Ja, &["ウォレット", "支払う人", "引き落としは", "当方"]),
    // A discount code; another spelling; a seller on a marketplace; a signature by hand.
    (Language::Th, &["โค้ด", "วอลเล็ท", "ผู้ขาย", "ผู้จ่ายเงิน", "ผู้ชำระเงิน", "ลายมือชื่อ", "เว็บฮุค"]),
    (Language::ZhHans, &["撤销", "还没有付款"]),
    (Language::ZhHantHk, &["您", "裡", "還未付款"]),
    // A purse.
    (Language::Fr, &["portefeuille"]),
    (Language::De, &["wallet"]),
    (Language::Es, &["monedero"]),
    (Language::Ru, &["приложение кошелька"]),
    // "The page speaks"; a discount.
    (Language::Ar, &["تتحدث", "خصمًا"]),
];

/// The texts that speak of confirming in the wallet.
const OF_CONFIRMING: [Text; 8] = [
    Text::PayNext,
    Text::PayNextNamed,
    Text::CheckingDoNotRepeat,
    Text::CheckingDeadline,
    Text::CheckingLate,
    Text::ReasonExpired,
    Text::NoWalletStepPay,
    Text::ServerErrorBody,
];

/// The marks that names of buttons are quoted with. A French quotation has no-break spaces inside.
const QUOTES: [(char, char); 5] = [('“', '”'), ('「', '」'), ('‘', '’'), ('«', '»'), ('„', '“')];

fn poster_words(language: Language) -> &'static Words {
    Words::of_tag(language.tag()).expect("posters know the language")
}

/// Every text that is written in a language, by its key.
fn everything(language: Language) -> Vec<(&'static str, Cow<'static, str>)> {
    let mut texts: Vec<_> = Text::ALL.iter().map(|text| (text.key(), text.get(language))).collect();
    if console::LANGUAGES.contains(&language) {
        texts.extend(console::text::Text::ALL.iter().map(|text| (text.key(), text.get(language))));
    }
    texts
}

/// A text that was not given its variables has them in braces.
fn without_variables(words: &str) -> String {
    words.split('{').map(|part| part.split_once('}').map_or(part, |(_, behind)| behind)).collect()
}

/// What stands between quotation marks in a text.
fn quoted(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (open, close) in QUOTES {
        let mut rest = text;
        while let Some((name, behind)) = rest.split_once(open).and_then(|(_, rest)| rest.split_once(close)) {
            found.push(name.trim());
            rest = behind;
        }
    }
    found
}

// languages-1.md, "Three things"; languages-2.md km, ko and ja posters.
#[test]
fn confirming_in_the_wallet_is_one_word_in_each_language_on_pages_and_posters() {
    for (language, _, stems) in TERMS {
        let says_so = |words: &str| stems.iter().any(|stem| words.to_lowercase().contains(stem));
        for text in OF_CONFIRMING {
            let words = text.get(language);
            assert!(says_so(&words), "{text:?} in {language:?}: {words}");
        }
        let words = poster_words(language).steps_fixed;
        assert!(says_so(words), "the poster in {language:?}: {words}");
    }
}

// languages-2.md A5.
#[test]
fn posters_and_pages_call_the_wallet_s_app_by_one_name() {
    for (language, app, _) in TERMS {
        let poster = poster_words(language);
        for words in [&*Text::NoWalletStepOpen.get(language), poster.steps, poster.steps_fixed] {
            assert!(words.to_lowercase().contains(app), "{language:?}: {words}");
        }
    }
}

// languages-2.md A4: without quotation marks "press Pay again" is "press, pay again" in half of the languages.
#[test]
fn a_text_that_names_a_button_quotes_it() {
    for language in Language::ALL {
        for (text, button) in [
            (Text::ProblemPageExpired, Text::Pay),
            (Text::ProblemUnusual, Text::Pay),
            (Text::ProblemOffline, Text::Pay),
            (Text::ConnectionGivenUp, Text::CheckAgain),
        ] {
            let words = text.get(language);
            assert_eq!(quoted(&words), [&*button.get(language)], "{text:?} in {language:?}: {words}");
        }
    }
    for language in console::LANGUAGES {
        let words = console::text::Text::FactOpened.get(language);
        assert_eq!(quoted(&words), [&*Text::Pay.get(language)], "{language:?}: {words}");
    }
}

/// What is quoted is the name of something that the reader finds on a page, letter by letter.
#[test]
fn what_is_quoted_is_a_text_of_its_language() {
    /// The wallet's own button, as Alipay and `WeChat` name it.
    const SCANNER: &str = "扫一扫";
    for language in Language::ALL {
        let texts = everything(language);
        let is_named = |name: &str| texts.iter().any(|(_, words)| words == name);
        for name in texts.iter().flat_map(|(_, words)| quoted(words)) {
            let is_variable = name.contains("{$");
            assert!(is_named(name) || is_variable || name == SCANNER, "{name} in {language:?}");
        }
    }
}

/// Between the letters of another script, a word of Latin ones is English that was left, if it is no name.
#[test]
fn languages_of_other_scripts_have_no_english_left() {
    const NAMES: [&str; 2] = ["Alipay", "QR"];
    const OTHER_SCRIPTS: [Language; 10] = [
        Language::ZhHans,
        Language::ZhHantHk,
        Language::Ko,
        Language::Ja,
        Language::Th,
        Language::Mn,
        Language::Km,
        Language::Ru,
        Language::Kk,
        Language::Ar,
    ];
    for language in OTHER_SCRIPTS {
        for text in Text::ALL {
            let words = without_variables(&text.get(language));
            for word in words.split(|letter: char| !letter.is_ascii_alphabetic()) {
                assert!(word.len() < 2 || NAMES.contains(&word), "{word} in {text:?}, {language:?}: {words}");
            }
        }
    }
}

#[test]
fn words_that_were_misunderstood_do_not_come_back() {
    for (language, avoided) in AVOIDED {
        for (key, words) in everything(language) {
            let found =
                avoided.iter().find(|avoided| without_variables(&words).to_lowercase().contains(**avoided));
            assert_eq!(found, None, "{key} in {language:?}: {words}");
        }
    }
    // Without "electronic" it is a bag.
    for (key, words) in everything(Language::Km) {
        assert!(!words.replace("កាបូបអេឡិចត្រូនិក", "").contains("កាបូប"), "{key}: {words}");
    }
}
