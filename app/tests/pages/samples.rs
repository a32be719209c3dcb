//! Every page that a payer can meet, in one language: what the tests hold still and the gallery shows.

use app::entry::{EntryProblem, EntryView};
use app::notice::{NoWallet, Notice, NoticeView, Unreachable};
use app::outcome::{Age, Deadline, LocalTime, Outcome, OutcomeView, Refresh};
use app::shell::{Picture, Sheet, Shell, Style};
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{AmountProblem, AmountRule, Currency, Money, NumberStyle};
use checkout::payment::{OutcomeToken, Status};
use checkout::result_code::Reason;
use checkout::wallet::Wallet;

/// A User-Agent of Alipay's, as far as it tells the wallet.
const ALIPAY: &str = "Mozilla/5.0 (Linux; U; Android 9) AliApp(AP/10.1.68.7434) AlipayClient/10.1.68.7434";

/// What a build would say of itself, with this style sheet.
pub(crate) fn shell(css: &str) -> Shell {
    Shell {
        script_url: "/pkg/standee.js".to_owned(),
        wasm_url: "/pkg/standee.wasm".to_owned(),
        style: Style::Inline(Sheet::new(css.to_owned())),
        mark: None,
        reload_port: None,
    }
}

/// A store's name, in two scripts.
pub(crate) const SHOP: &str = "Ya Kun 亚坤 Kaya Toast";

/// Each page by its name.
pub(crate) fn pages(language: Language, shell: &Shell) -> Vec<(String, String)> {
    let mut pages = pages_of_a_shop(language, SHOP, shell);
    let plain = [
        ("notice-unknown-code", Notice::UnknownCode),
        ("notice-switched-off", Notice::SwitchedOff),
        ("notice-unknown-page", Notice::UnknownPage),
        ("notice-home", Notice::Home),
        ("notice-unreadable", Notice::Unreadable),
        ("notice-busy", Notice::Busy),
        ("notice-server-error", Notice::ServerError { request_id: "01JD8N6Q4Z".to_owned() }),
    ];
    for (name, what) in plain {
        pages.push((name.to_owned(), app::notice::render(&notice(language, what), shell)));
    }
    let picture = |width, height| Some(Picture { url: "/brand/AbCdEfGhIjKl.svg".to_owned(), width, height });
    let branded = Shell { mark: picture(120, 28), ..shell.clone() };
    let entry = EntryView { logo: picture(96, 44), ..entry(language, SHOP) };
    pages.push(("entry-branded".to_owned(), app::entry::render(&entry, &branded)));
    let paid = outcome(language, succeeded(), SHOP);
    pages.push(("outcome-succeeded-branded".to_owned(), app::outcome::render(&paid, &branded)));
    pages
}

/// Each page that shows something from outside, as for a shop of this name.
pub(crate) fn pages_of_a_shop(language: Language, shop: &str, shell: &Shell) -> Vec<(String, String)> {
    let entries = entries(language, shop).into_iter();
    let outcomes = outcomes(language, shop).into_iter();
    let notices = notices(language, shop).into_iter();
    let entries = entries.map(|(name, view)| (name, app::entry::render(&view, shell)));
    let outcomes = outcomes.map(|(name, view)| (name, app::outcome::render(&view, shell)));
    let notices = notices.map(|(name, view)| (name, app::notice::render(&view, shell)));
    entries.chain(outcomes).chain(notices).collect()
}

fn code() -> EntryCode {
    EntryCode::from_random([7; 16])
}

fn money(code: &str, minor_units: u64) -> Money {
    Money::new(Currency::from_code(code).expect("a currency"), minor_units)
}

/// The entry page of a shop in Singapore, with nothing typed yet.
pub(crate) fn entry(language: Language, shop: &str) -> EntryView {
    EntryView {
        language,
        wallet: Wallet::from_user_agent(ALIPAY),
        store_name: shop.to_owned(),
        logo: None,
        label: Some("Table 4".to_owned()),
        code: code(),
        attempt: "attempt-as-issued".to_owned(),
        rule: AmountRule {
            currency: Currency::from_code("SGD").expect("a currency"),
            minimum: None,
            maximum: None,
            style: NumberStyle::of_region("SG"),
        },
        fixed_amount: None,
        typed: String::new(),
        note: String::new(),
        problem: None,
    }
}

fn entries(language: Language, shop: &str) -> Vec<(String, EntryView)> {
    let limited = AmountRule {
        minimum: Some(money("SGD", 100)),
        maximum: Some(money("SGD", 50_000)),
        ..entry(language, shop).rule
    };
    let rupiah = AmountRule {
        currency: Currency::from_code("IDR").expect("a currency"),
        minimum: Some(money("IDR", 1_000_000)),
        maximum: None,
        style: NumberStyle::of_region("ID"),
    };
    let long = money("IDR", 1_234_567_890_100);
    let refused = |typed: &str, problem| EntryView {
        typed: typed.to_owned(),
        note: "Two coffees".to_owned(),
        problem: Some(problem),
        rule: limited,
        ..entry(language, shop)
    };
    let unusual = EntryProblem::Unusual(money("SGD", 9_999_900));
    let above = EntryProblem::Amount(AmountProblem::AboveMaximum(money("SGD", 50_000)));
    let views = [
        ("entry", entry(language, shop)),
        ("entry-limits", EntryView { rule: limited, typed: "12.50".to_owned(), ..entry(language, shop) }),
        ("entry-rupiah", EntryView { rule: rupiah, wallet: Wallet::AlipayPlus, ..entry(language, shop) }),
        ("entry-fixed", EntryView { fixed_amount: Some(money("SGD", 125_000)), ..entry(language, shop) }),
        ("entry-long", EntryView { fixed_amount: Some(long), rule: rupiah, ..entry(language, shop) }),
        ("entry-refused", refused("900", above)),
        ("entry-expired", refused("12.50", EntryProblem::PageExpired)),
        ("entry-unusual", EntryView { rule: entry(language, shop).rule, ..refused("99999", unusual) }),
        ("entry-foreign", refused("€ 12.50", EntryProblem::Amount(AmountProblem::Foreign('€')))),
        ("entry-note", refused("12.50", EntryProblem::NoteTooLong)),
    ];
    views.map(|(name, view)| (name.to_owned(), view)).into()
}

/// The outcome page of a payment in Singapore.
pub(crate) fn outcome(language: Language, outcome: Outcome, shop: &str) -> OutcomeView {
    OutcomeView {
        language,
        store_language: Language::En,
        outcome,
        token: OutcomeToken::from_random([9; 16]),
        store_name: shop.to_owned(),
        code: code(),
        label: Some("Table 4".to_owned()),
        amount: money("SGD", 125_050),
        typed: None,
        style: NumberStyle::of_region("SG"),
        note: None,
        reference: "20261122A1B2C3".to_owned(),
        refresh: None,
    }
}

/// A payment as Alipay+ signed it, a minute ago.
pub(crate) fn succeeded() -> Outcome {
    succeeded_at(Age::Fresh { seconds_of_day: 54_305, seconds_left: 240 })
}

/// A payment of this age.
pub(crate) fn succeeded_at(age: Age) -> Outcome {
    Outcome::Succeeded {
        wallet_brand: Some("AlipayHK".to_owned()),
        paid_at: LocalTime {
            text: "2026-11-22 15:04:05".to_owned(),
            machine: "2026-11-22T15:04:05+08:00".to_owned(),
        },
        age,
        refunded: None,
    }
}

/// A payment that nobody knows of yet, with nine and a half minutes left.
pub(crate) fn checking(status: Status, payment_url: Option<&str>) -> Outcome {
    Outcome::Checking {
        status,
        payment_url: payment_url.map(str::to_owned),
        deadline: Some(Deadline { time: "15:14".to_owned(), seconds_left: 570 }),
    }
}

fn outcomes(language: Language, shop: &str) -> Vec<(String, OutcomeView)> {
    let checking = |status, payment_url: Option<&str>| {
        let refresh = Some(Refresh { seconds: 5, url: "?round=2".to_owned() });
        OutcomeView { refresh, ..outcome(language, checking(status, payment_url), shop) }
    };
    let in_wallet = || checking(Status::Processing, Some("https://wallet.example/pay/1"));
    let late = Outcome::Checking { status: Status::Processing, payment_url: None, deadline: None };
    let other = Some(money("SGD", 2000));
    let paid = || outcome(language, succeeded(), shop);
    let mut views = vec![
        ("outcome-created".to_owned(), checking(Status::Created, None)),
        ("outcome-processing".to_owned(), in_wallet()),
        ("outcome-processing-other-amount".to_owned(), OutcomeView { typed: other, ..in_wallet() }),
        ("outcome-processing-late".to_owned(), outcome(language, late, shop)),
        ("outcome-succeeded".to_owned(), OutcomeView { note: Some("Two coffees".to_owned()), ..paid() }),
        ("outcome-succeeded-already".to_owned(), OutcomeView { typed: other, ..paid() }),
        ("outcome-succeeded-in-thai".to_owned(), OutcomeView { store_language: Language::Th, ..paid() }),
    ];
    for (name, yesterday) in [("outcome-succeeded-earlier", false), ("outcome-succeeded-yesterday", true)] {
        let earlier = outcome(language, succeeded_at(Age::Earlier { yesterday }), shop);
        views.push((name.to_owned(), OutcomeView { store_language: Language::Th, ..earlier }));
    }
    for (name, units) in [("outcome-succeeded-refunded", 125_050), ("outcome-succeeded-refunded-partly", 300)]
    {
        let mut paid = paid();
        if let Outcome::Succeeded { refunded, .. } = &mut paid.outcome {
            *refunded = Some(money("SGD", units));
        }
        views.push((name.to_owned(), paid));
    }
    let reason = Some(Reason::CancelledByShop);
    for (name, what) in [
        ("outcome-cancelling", Outcome::Cancelling { paid: false }),
        ("outcome-cancelling-paid", Outcome::Cancelling { paid: true }),
        ("outcome-cancelled", Outcome::Cancelled { reason, paid: false }),
        ("outcome-cancelled-paid", Outcome::Cancelled { reason, paid: true }),
    ] {
        views.push((name.to_owned(), outcome(language, what, shop)));
    }
    for reason in Reason::ALL {
        let name = format!("outcome-failed-{}", reason.name());
        views.push((name, outcome(language, Outcome::Failed(reason), shop)));
    }
    views
}

fn notice(language: Language, notice: Notice) -> NoticeView {
    NoticeView { language, wallet: Wallet::None, address: format!("/e/{}", code()), notice }
}

fn notices(language: Language, shop: &str) -> Vec<(String, NoticeView)> {
    let no_wallet = NoWallet {
        store_name: shop.to_owned(),
        url: format!("https://pay.example/e/{}", code()),
        qr_svg:
            r#"<svg viewBox="0 0 3 3"><path d="M0 0h1v1h-1zM2 0h1v1h-1zM1 1h1v1h-1zM0 2h1v1h-1z"/></svg>"#
                .to_owned(),
    };
    let unreachable = Unreachable {
        store_name: shop.to_owned(),
        code: code(),
        attempt: "attempt-as-issued".to_owned(),
        amount: money("SGD", 125_050),
        style: NumberStyle::of_region("SG"),
        note: "Two coffees".to_owned(),
    };
    let views = [
        ("notice-no-wallet", Notice::NoWallet(no_wallet)),
        ("notice-busy-with-payments", Notice::BusyWithPayments(unreachable.clone())),
        ("notice-unreachable", Notice::Unreachable(unreachable)),
    ];
    views.map(|(name, view)| (name.to_owned(), notice(language, view))).into()
}
