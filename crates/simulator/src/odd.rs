//! Bodies as wallets and gateways have been seen to make them: signed, and odd where nothing depends on it.

/// Makes a body odd.
type Oddity = fn(&[u8]) -> Vec<u8>;

/// All of them; each is one bit of a choice.
const ODDITIES: [Oddity; 10] = [
    ids_are_numbers,
    values_are_numbers,
    half_a_surrogate_pair,
    another_encoding,
    a_raw_line_end,
    optional_objects_say_nothing,
    new_fields,
    a_field_twice,
    white_space,
    // The last, since it has to stand first.
    byte_order_mark,
];

/// The largest choice: all of them.
pub(crate) const ALL: u32 = (1 << ODDITIES.len()) - 1;

/// `body`, which is JSON without white space, with the oddities whose bits are set in `chosen`.
pub(crate) fn odd_body(body: &str, chosen: u32) -> Vec<u8> {
    let oddities = ODDITIES.iter().enumerate().filter(|(bit, _)| chosen & (1 << bit) != 0);
    oddities.fold(body.as_bytes().to_vec(), |body, (_, oddity)| oddity(&body))
}

/// Ids of digits without their quotation marks; the others, which nobody compares, as a number of their length.
fn ids_are_numbers(body: &[u8]) -> Vec<u8> {
    ["acquirerId", "pspId", "customerId", "paymentId", "refundId"].iter().fold(body.to_vec(), |body, name| {
        values_of(&body, name, |id| {
            let is_number = id.iter().all(u8::is_ascii_digit) && id.first() != Some(&b'0');
            if is_number { id.to_vec() } else { b"1022160000000000000".to_vec() }
        })
    })
}

fn values_are_numbers(body: &[u8]) -> Vec<u8> {
    values_of(body, "value", <[u8]>::to_vec)
}

fn half_a_surrogate_pair(body: &[u8]) -> Vec<u8> {
    shown_texts(body, br"\ud83d")
}

/// GBK.
fn another_encoding(body: &[u8]) -> Vec<u8> {
    shown_texts(body, b"\xb3\xc9\xb9\xa6")
}

fn a_raw_line_end(body: &[u8]) -> Vec<u8> {
    shown_texts(body, b"\r\n")
}

fn optional_objects_say_nothing(body: &[u8]) -> Vec<u8> {
    beginning_with(body, br#""settlementQuote":{},"settlementAmount":null,"customsDeclarationAmount":"","#)
}

fn new_fields(body: &[u8]) -> Vec<u8> {
    beginning_with(body, br#""new":[[[{"paymentRequestId":1}]],"\udc00",-1.5e300,null],"#)
}

fn a_field_twice(body: &[u8]) -> Vec<u8> {
    beginning_with(body, br#""mppPaymentId":"1","mppPaymentId":2,"#)
}

fn white_space(body: &[u8]) -> Vec<u8> {
    [b" \n", body, b"\r\n\t"].concat()
}

fn byte_order_mark(body: &[u8]) -> Vec<u8> {
    [b"\xef\xbb\xbf", body].concat()
}

/// The text of each field of this name replaced, with its quotation marks.
fn values_of(body: &[u8], name: &str, change: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let start = format!("\"{name}\":\"").into_bytes();
    let mut written = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = position(rest, &start) {
        let value = &rest[at + start.len()..];
        let Some(end) = value.iter().position(|byte| *byte == b'"') else { break };
        written.extend_from_slice(&rest[..at + start.len() - 1]);
        written.extend(change(&value[..end]));
        rest = &value[end + 1..];
    }
    written.extend_from_slice(rest);
    written
}

/// Something put at the beginning of each text that is only shown.
fn shown_texts(body: &[u8], text: &[u8]) -> Vec<u8> {
    ["resultMessage", "walletBrandName"].iter().fold(body.to_vec(), |body, name| {
        values_of(&body, name, |value| [b"\"", text, value, b"\""].concat())
    })
}

fn beginning_with(body: &[u8], members: &[u8]) -> Vec<u8> {
    let at = position(body, b"{").map_or(0, |at| at + 1);
    [&body[..at], members, &body[at..]].concat()
}

fn position(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = r#"{"result":{"resultCode":"SUCCESS","resultMessage":"Done."},"paymentId":"2026","pspId":"WALLET","paymentAmount":{"value":"12"}}"#;

    #[test]
    fn nothing_is_changed_without_a_choice() {
        assert_eq!(odd_body(BODY, 0), BODY.as_bytes());
    }

    #[test]
    fn each_oddity_is_there_and_what_decides_stays() {
        for (bit, sign) in [
            &br#""paymentId":2026,"pspId":1022160000000000000,"#[..],
            br#"{"value":12}"#,
            br#""resultMessage":"\ud83dDone.""#,
            b"\"\xb3\xc9\xb9\xa6Done.\"",
            b"\"\r\nDone.\"",
            br#"{"settlementQuote":{},"#,
            br#"{"new":[[["#,
            br#"{"mppPaymentId":"1","mppPaymentId":2,"#,
            b" \n{",
            b"\xef\xbb\xbf{",
        ]
        .into_iter()
        .enumerate()
        {
            let odd = odd_body(BODY, 1 << bit);
            assert!(position(&odd, sign).is_some(), "{}", odd.escape_ascii());
            assert!(position(&odd, br#""resultCode":"SUCCESS""#).is_some());
        }
        assert!(odd_body(BODY, ALL).starts_with(b"\xef\xbb\xbf \n{"));
    }
}
