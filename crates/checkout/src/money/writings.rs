//! How people write a currency beside an amount: its code, its symbols, and the words of the shops.

use super::Currency;

/// Symbols and words by currency, beside its code. Only the currency's own: another's beside an amount says that something
/// is wrong. A point that ends an abbreviation stands in the table: behind a code it would be the decimal mark.
const WRITINGS: [(&str, &[&str]); 34] = [
    ("AED", &["د.إ", "Dhs", "Dhs.", "Dh", "Dh."]),
    ("AUD", &["$", "A$", "AU$"]),
    ("BRL", &["R$"]),
    ("CAD", &["$", "C$", "CA$"]),
    ("CHF", &["Fr", "Fr.", "SFr", "SFr."]),
    ("CNY", &["¥", "￥", "元", "圆", "圓", "块", "RMB", "人民币", "人民幣", "CN¥"]),
    ("EUR", &["€", "euro", "euros", "ευρώ"]),
    ("GBP", &["£", "￡"]),
    ("HKD", &["$", "HK$", "元", "圓", "蚊", "港币", "港幣", "港元"]),
    ("IDR", &["Rp", "Rp.", "rupiah"]),
    ("INR", &["₹", "Rs", "Rs.", "रु", "रुपये"]),
    ("JPY", &["¥", "￥", "円", "圓", "日元", "日圓", "yen"]),
    ("KHR", &["៛", "រៀល", "riel"]),
    ("KRW", &["₩", "￦", "원", "won"]),
    ("KWD", &["د.ك", "KD"]),
    ("KZT", &["₸", "тг", "тг.", "тенге", "теңге"]),
    ("LAK", &["₭", "ກີບ", "kip"]),
    ("LKR", &["Rs", "Rs.", "රු"]),
    ("MMK", &["ကျပ်", "Ks", "kyat", "K"]),
    ("MNT", &["₮", "төг", "төг.", "төгрөг"]),
    ("MOP", &["MOP$", "P", "$", "元", "圓", "葡币", "葡幣", "澳门元", "澳門元"]),
    ("MYR", &["RM", "ringgit"]),
    ("NPR", &["Rs", "Rs.", "रु"]),
    ("NZD", &["$", "NZ$"]),
    ("PHP", &["₱", "P", "Php", "peso", "pesos", "piso"]),
    ("PKR", &["Rs", "Rs.", "روپے"]),
    ("QAR", &["ر.ق", "QR"]),
    ("RUB", &["₽", "руб", "руб.", "рублей", "р", "р."]),
    ("SAR", &["ر.س", "﷼", "SR", "ريال"]),
    ("SGD", &["$", "S$", "新元", "新币", "新幣"]),
    ("THB", &["฿", "บาท", "baht"]),
    ("TWD", &["$", "NT$", "NT", "元", "圓", "塊", "新台币", "新台幣", "台幣"]),
    ("USD", &["$", "US$", "美元", "دولار"]),
    ("VND", &["₫", "đ", "đồng", "dong", "VNĐ"]),
];

/// The end of an amount without decimals, as menus and bills write it: `12.-`, `12,–`, `Rp10.000,-`, `500/-`.
const NO_DECIMALS: [char; 7] = ['-', '－', '\u{2012}', '–', '—', '―', '\u{2212}'];

/// The text without what says the currency before and behind it.
pub(super) fn without_currency(text: &str, currency: Currency) -> &str {
    let mut text = trimmed(text);
    let own = WRITINGS.iter().find(|(code, _)| *code == currency.code()).map_or(&[][..], |(_, own)| *own);
    // The longest first: `NT$` is more than `NT`.
    let mut writings: Vec<&str> = own.iter().copied().chain([currency.code()]).collect();
    writings.sort_by_key(|writing| std::cmp::Reverse(writing.len()));
    for writing in &writings {
        if let Some(rest) = strip_start(text, writing) {
            text = trimmed(rest);
            break;
        }
    }
    for writing in &writings {
        if let Some(rest) = strip_end(text, writing) {
            text = trimmed(rest);
            break;
        }
    }
    without_dash(text)
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(crate::visible::draws_nothing)
}

fn strip_start<'a>(text: &'a str, writing: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(writing.len())?;
    same(head, writing).then_some(rest)
}

fn strip_end<'a>(text: &'a str, writing: &str) -> Option<&'a str> {
    let (rest, tail) = text.split_at_checked(text.len().checked_sub(writing.len())?)?;
    same(tail, writing).then_some(rest)
}

/// Whether two writings are the same but for capitals.
fn same(text: &str, writing: &str) -> bool {
    text.chars().flat_map(char::to_lowercase).eq(writing.chars().flat_map(char::to_lowercase))
}

fn without_dash(text: &str) -> &str {
    let whole = text.trim_end_matches(NO_DECIMALS);
    if whole.len() == text.len() {
        return text;
    }
    match whole.strip_suffix(['.', ',', '/', '．', '，', '／']) {
        Some(amount) if !amount.is_empty() => amount,
        _ => text,
    }
}
