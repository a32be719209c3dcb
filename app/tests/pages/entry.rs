//! The entry page: what it posts, and what it says when it comes back.

use app::entry::{EntryProblem, EntryView, render};
use checkout::language::Language;
use checkout::money::{AmountProblem, AmountRule, Currency, Money, NumberStyle};
use checkout::wallet::Wallet;
use scraper::Html;

use crate::{all, one, samples, text};

fn page(view: &EntryView) -> Html {
    Html::parse_document(&render(view, &samples::shell("")))
}

fn sample() -> EntryView {
    samples::entry(Language::En, samples::SHOP)
}

fn rule(currency: &str, region: &str) -> AmountRule {
    let currency = Currency::from_code(currency).expect("a currency");
    AmountRule { currency, minimum: None, maximum: None, style: NumberStyle::of_region(region) }
}

/// The names and values that the form posts.
fn fields(page: &Html) -> Vec<(String, String)> {
    let read = |element: scraper::ElementRef, name| element.value().attr(name).unwrap_or_default().to_owned();
    all(page, "form input[name]")
        .into_iter()
        .map(|field| (read(field, "name"), read(field, "value")))
        .collect()
}

fn keys(page: &Html) -> Vec<String> {
    all(page, "[data-key]").iter().filter_map(|key| key.value().attr("data-key").map(str::to_owned)).collect()
}

#[test]
fn the_form_posts_attempt_amount_and_note() {
    let view = EntryView { typed: "12.5".to_owned(), note: "Two coffees".to_owned(), ..sample() };
    let page = page(&view);
    let form = one(&page, "form").value();
    assert_eq!(form.attr("method"), Some("post"));
    assert_eq!(form.attr("action"), Some(format!("/e/{}/pay?lang=en", view.code).as_str()));
    assert_eq!(form.attr("autocomplete"), Some("off"));
    let expected = [("attempt", "attempt-as-issued"), ("amount", "12.5"), ("note", "Two coffees")];
    assert_eq!(fields(&page), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[test]
fn the_body_tells_the_wallet() {
    for (wallet, label) in [(Wallet::AlipayPlus, "ALIPAYPLUS"), (sample().wallet, "ALIPAY_CN")] {
        let page = page(&EntryView { wallet, ..sample() });
        assert_eq!(one(&page, "body").value().attr("data-wallet"), Some(label));
    }
}

#[test]
fn the_last_key_follows_the_currency_and_the_region() {
    let last = |currency, region| {
        let page = page(&EntryView { rule: rule(currency, region), ..sample() });
        let keys = keys(&page);
        assert_eq!(keys.len(), 12);
        keys[9].clone()
    };
    assert_eq!(last("SGD", "SG"), ".");
    assert_eq!(last("EUR", "DE"), ",");
    assert_eq!(last("JPY", "JP"), "00");
    assert_eq!(last("IDR", "ID"), "00");
}

/// Grouped, an amount with three decimals could be read in two ways.
#[test]
fn amounts_are_grouped_while_typing_only_where_they_can_be_read_back() {
    for (currency, region) in [("SGD", "SG"), ("EUR", "DE"), ("EUR", "FR"), ("JPY", "JP"), ("KWD", "KW")] {
        let rule = rule(currency, region);
        let page = page(&EntryView { rule, ..sample() });
        let group = one(&page, "form").value().attr("data-group").expect("a mark").to_owned();
        let typed = format!("1{group}250");
        let expected = Money::new(rule.currency, 1250 * 10_u64.pow(rule.currency.decimals().into()));
        assert_eq!(rule.parse(&typed), Ok(expected), "{currency} {typed}");
    }
}

#[test]
fn a_refused_amount_is_kept_and_the_reason_is_tied_to_its_field() {
    let problem = EntryProblem::Amount(AmountProblem::BelowMinimum(Money::new(sample().rule.currency, 100)));
    let page = page(&EntryView { typed: "0,5".to_owned(), problem: Some(problem), ..sample() });
    let field = one(&page, "#amount").value();
    assert_eq!(field.attr("value"), Some("0,5"));
    assert_eq!(field.attr("aria-invalid"), Some("true"));
    assert!(field.attr("aria-describedby").is_some_and(|ids| ids.contains("problem")));
    let alert = one(&page, "#problem[role=alert]");
    assert_eq!(text(alert), "The least you can pay here is SGD 1.00.");
}

// ux.md F3
#[test]
fn the_browser_s_own_bubbles_are_off_and_the_page_has_its_own_words() {
    let page = page(&EntryView { language: Language::Th, ..sample() });
    assert!(one(&page, "form").value().attr("novalidate").is_some());
    assert_eq!(one(&page, "#amount").value().attr("data-empty"), Some("กรุณาใส่จำนวนเงิน"));
    let problem = one(&page, "#problem[role=alert]");
    assert!(problem.value().attr("hidden").is_some() && text(problem).is_empty());
}

// ux.md F4
#[test]
fn the_limits_and_their_words_are_known_to_the_page() {
    let view = sample();
    let limit = |units| Some(Money::new(view.rule.currency, units));
    let rule = AmountRule { minimum: limit(200), maximum: limit(50_000), ..view.rule };
    let page = page(&EntryView { rule, ..view });
    let field = one(&page, "#amount").value();
    for (name, expected) in [
        ("data-minimum", "2.00"),
        ("data-maximum", "500.00"),
        ("data-below", "The least you can pay here is SGD 2.00."),
        ("data-above", "The most you can pay here is SGD 500.00."),
    ] {
        assert_eq!(field.attr(name), Some(expected));
    }
}

// ux.md F5
#[test]
fn an_unusual_amount_is_asked_about_and_pay_answers() {
    let problem = Some(EntryProblem::Unusual(Money::new(sample().rule.currency, 9_999_900)));
    let page = page(&EntryView { typed: "99999".to_owned(), problem, ..sample() });
    let question = one(&page, "#problem.question[role=alert]");
    assert_eq!(text(question), "SGD 99,999.00 is a very large amount. If it is right, press “Pay” again.");
    assert!(fields(&page).contains(&("confirmed".to_owned(), "9999900".to_owned())));
    assert_eq!(one(&page, "#amount").value().attr("aria-invalid"), None, "it may be right");
}

#[test]
fn a_note_that_is_too_long_is_tied_to_its_field() {
    let note = |problem| {
        let page = page(&EntryView { problem, ..sample() });
        let field = one(&page, "#note").value();
        ["aria-invalid", "aria-describedby"].map(|name| field.attr(name).map(str::to_owned))
    };
    assert_eq!(note(Some(EntryProblem::NoteTooLong)), [Some("true".to_owned()), Some("problem".to_owned())]);
    assert_eq!(note(Some(EntryProblem::PageExpired)), [None, None]);
}

#[test]
fn another_problem_does_not_accuse_the_amount() {
    let page = page(&EntryView { problem: Some(EntryProblem::PageExpired), ..sample() });
    assert_eq!(one(&page, "#amount").value().attr("aria-invalid"), None);
    one(&page, "[role=alert]");
}

#[test]
fn an_amount_that_the_shop_has_set_is_only_confirmed() {
    let fixed_amount = Some(Money::new(sample().rule.currency, 125_000));
    let page = page(&EntryView { fixed_amount, ..sample() });
    assert!(fields(&page).contains(&("amount".to_owned(), "1250.00".to_owned())));
    assert_eq!(keys(&page), Vec::<String>::new());
    assert_eq!(text(one(&page, ".pay .pay-words")), "Pay SGD 1,250.00");
}

/// Without script the button cannot follow what is typed: it must not say an amount that is no longer there.
#[test]
fn the_button_promises_no_amount_until_the_island_runs() {
    let page = page(&EntryView { typed: "12.50".to_owned(), ..sample() });
    assert_eq!(text(one(&page, ".pay .pay-words")), "Pay");
    assert_eq!(one(&page, "form").value().attr("data-pay-amount"), Some("Pay SGD #"));
}

#[test]
fn the_other_language_keeps_what_was_typed() {
    let view = EntryView { typed: "12.50&x=<".to_owned(), ..sample() };
    let page = page(&view);
    let link = one(&page, "footer nav a[lang=zh-Hans]").value();
    let expected = format!("/e/{}?amount=12.50%26x%3D%3C&lang=zh-Hans", view.code);
    assert_eq!(link.attr("href"), Some(expected.as_str()));
}
