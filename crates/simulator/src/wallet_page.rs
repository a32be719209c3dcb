//! The wallet's cashier page as HTML: nobody's brand, and marked as a simulation.

use crate::amount::Amount;
use crate::answer::WALLET_BRAND;
use crate::ledger::{Payment, State};
use crate::result_code::DECLINE_REASONS;
use crate::timestamp;

/// The page's style sheet.
pub(crate) const STYLE: &str = include_str!("wallet_page.css");

/// The page of a payment, in whatever state it is.
pub(crate) fn page(payment: &Payment) -> String {
    let main = match payment.state {
        State::Processing => decision(payment),
        State::Succeeded { .. } => ending(payment, "Paid", "The money was taken."),
        State::Declined { reason } => ending(payment, "Not paid", reason.message()),
        State::Expired => ending(payment, "Expired", "The time to pay is over. Nothing was taken."),
        State::Cancelled { paid_at: None, .. } => {
            ending(payment, "Cancelled", "The shop cancelled the payment. Nothing was taken.")
        }
        State::Cancelled { paid_at: Some(_), .. } => {
            ending(payment, "Cancelled", "The shop cancelled the payment. The money was given back.")
        }
    };
    document(&payment.request.shop_name, &main)
}

/// The page for an id that is not known.
pub(crate) fn unknown_payment() -> String {
    document("No such payment", "<h1>No such payment</h1><p>The simulator does not hold it (any more).</p>")
}

/// The page for a way of failing that is not known.
pub(crate) fn unknown_reason() -> String {
    document("No such reason", "<h1>No such reason</h1><p>A wallet does not decline with this code.</p>")
}

fn document(title: &str, main: &str) -> String {
    let title = escape(title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title} · {WALLET_BRAND}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"style.css\">\n</head>\n<body>\n\
         <header><b>{WALLET_BRAND}</b> <span>No real money moves here</span></header>\n\
         <main>{main}</main>\n</body>\n</html>\n"
    )
}

fn decision(payment: &Payment) -> String {
    let id = escape(&payment.id);
    let options: String =
        DECLINE_REASONS.iter().flat_map(|code| ["<option>", code.name(), "</option>"]).collect();
    let summary = summary(payment);
    let amount = amount(payment.request.amount);
    format!(
        "{summary}\
         <form method=\"post\" action=\"{id}/pay\"><button class=\"pay\">Pay {amount}</button></form>\
         <form method=\"post\" action=\"{id}/decline\"><button>Decline</button></form>\
         <details><summary>Fail in another way</summary>\
         <form method=\"post\" action=\"{id}/decline\">\
         <label for=\"code\">Result code</label> <select id=\"code\" name=\"code\">{options}</select> \
         <button>Fail</button></form></details>"
    )
}

fn ending(payment: &Payment, word: &str, sentence: &str) -> String {
    let summary = summary(payment);
    let sentence = escape(sentence);
    let back = escape(payment.request.redirect_url.as_str());
    format!(
        "{summary}<p class=\"ending\" role=\"status\"><b>{word}</b> {sentence}</p>\
         <a class=\"button\" href=\"{back}\">Back to the shop</a>"
    )
}

fn summary(payment: &Payment) -> String {
    format!(
        "<h1><span class=\"shop\">{shop}</span> <span class=\"amount\">{amount}</span></h1>\
         <dl><dt>For</dt><dd>{description}</dd><dt>Payment</dt><dd>{id}</dd>\
         <dt>Until</dt><dd>{until}</dd></dl>",
        shop = escape(&payment.request.shop_name),
        amount = amount(payment.request.amount),
        description = escape(&payment.request.description),
        id = escape(&payment.id),
        until = timestamp::print(payment.expires_at),
    )
}

fn amount(amount: Amount) -> String {
    format!("<bdi>{} {}</bdi>", amount.currency_code(), amount.plain())
}

/// What the acquirer sends can never become markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Decision, Ledger};
    use crate::request::tests::complete_pay;
    use crate::request::{Fields, PayRequest};
    use crate::result_code::ResultCode;
    use jiff::Timestamp;
    use serde_json::{Value, json};

    fn noon() -> Timestamp {
        "2026-11-22T12:00:00+08:00".parse().unwrap()
    }

    fn ledger_with(json: &Value) -> (Ledger, String) {
        let request =
            PayRequest::read(&Fields::root(json).unwrap(), serde_json::value::to_raw_value(json).unwrap());
        let mut ledger = Ledger::new(1);
        let payment_id = ledger.pay(request.unwrap(), noon()).unwrap().id.clone();
        (ledger, payment_id)
    }

    #[test]
    fn the_page_shows_shop_amount_and_the_two_buttons() {
        let (ledger, payment_id) = ledger_with(&complete_pay());
        let page = page(ledger.payments().next().unwrap());
        for part in ["Corner Cafe", "SGD 12.50", "Two coffees", ">Decline<", "No real money", &payment_id] {
            assert!(page.contains(part), "{part}");
        }
        assert!(page.contains(&format!("action=\"{payment_id}/pay\"")));
    }

    #[test]
    fn nothing_that_the_acquirer_sends_becomes_markup() {
        let mut json = complete_pay();
        json["order"]["merchant"]["store"]["storeName"] = json!("<script>alert('1')</script>");
        json["order"]["orderDescription"] = json!("\"><img src=x onerror=alert(1)>&");
        json["paymentRedirectUrl"] = json!("https://shop.example/p?a='\"<b>");
        let (mut ledger, payment_id) = ledger_with(&json);
        let open = page(ledger.payments().next().unwrap());
        ledger.decide(&payment_id, Decision::Approve, false, noon()).unwrap();
        let paid = page(ledger.payments().next().unwrap());
        for html in [open, paid] {
            assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<b>\""), "{html}");
            assert!(html.contains("&lt;script&gt;alert(&#39;1&#39;)"), "{html}");
        }
    }

    #[test]
    fn a_finished_payment_says_how_it_ended_and_has_no_button_to_pay() {
        let decline = Decision::Decline(ResultCode::USER_BALANCE_NOT_ENOUGH);
        for (decision, says) in [
            (Some(Decision::Approve), "<b>Paid</b>"),
            (Some(decline), "The payer has not enough money."),
            (None, "<b>Expired</b>"),
        ] {
            let (mut ledger, payment_id) = ledger_with(&complete_pay());
            match decision {
                Some(decision) => assert!(ledger.decide(&payment_id, decision, false, noon()).is_ok()),
                None => assert_eq!(ledger.expire(Timestamp::MAX), None),
            }
            let page = page(ledger.payments().next().unwrap());
            assert!(page.contains(says), "{page}");
            assert!(!page.contains("<form") && page.contains("href=\"https://shop.example/p/token\""));
        }
    }
}
