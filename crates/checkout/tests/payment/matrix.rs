//! Every fact in every situation, as one table that a reader can check against the documents.

use std::fmt::Write as _;

use checkout::payment::{Alarm, CancelCause, Fact, Held, Payment, Record};

use crate::support::{after, cancelled, f, inquired, jpy, notified, pay, s, settlement, sgd, situations, u};

/// Ten minutes and a minute after the payment was made: nothing can be confirmed or arrive any more.
const AFTER_THE_END: i64 = 660;

/// Every fact that the rules tell apart, with when it happens, in seconds since the payment was made.
fn facts() -> Vec<(&'static str, i64, Fact)> {
    let held = |amount| Fact::Inquired(Held::Payment(settlement(s("SUCCESS"), amount)));
    let told = |amount| Fact::Notified(settlement(s("SUCCESS"), amount));
    vec![
        ("pay asked", 30, Fact::PayAsked),
        ("pay not sent", 30, Fact::PayNotSent),
        ("pay unknown", 30, Fact::PayUnknown),
        ("pay U PAYMENT_IN_PROCESS", 30, pay(u("PAYMENT_IN_PROCESS"))),
        ("pay S SUCCESS", 30, pay(s("SUCCESS"))),
        ("pay U UNKNOWN_EXCEPTION", 30, pay(u("UNKNOWN_EXCEPTION"))),
        ("pay F UNKNOWN_EXCEPTION", 30, pay(f("UNKNOWN_EXCEPTION"))),
        ("pay F USER_BALANCE_NOT_ENOUGH", 30, pay(f("USER_BALANCE_NOT_ENOUGH"))),
        ("pay F ACCESS_DENIED", 30, pay(f("ACCESS_DENIED"))),
        ("pay F REPEAT_REQ_INCONSISTENT", 30, pay(f("REPEAT_REQ_INCONSISTENT"))),
        ("pay F undocumented", 30, pay(f("NEWLY_INVENTED"))),
        ("pay U undocumented", 30, pay(u("NEWLY_INVENTED"))),
        ("notified S", 30, notified(s("SUCCESS"))),
        ("notified S, other amount", 30, told(Some(sgd(1251)))),
        ("notified S, other currency", 30, told(Some(jpy(1250)))),
        ("notified S, no amount", 30, told(None)),
        ("notified F PROCESS_FAIL", 30, notified(f("PROCESS_FAIL"))),
        ("notified F undocumented", 30, notified(f("NEWLY_INVENTED"))),
        ("notified U", 30, notified(u("PAYMENT_IN_PROCESS"))),
        ("inquired S", 30, inquired(s("SUCCESS"))),
        ("inquired S, no amount", 30, held(None)),
        ("inquired S, other amount", 30, held(Some(sgd(1251)))),
        ("inquired U PAYMENT_IN_PROCESS", 30, inquired(u("PAYMENT_IN_PROCESS"))),
        ("inquired F RISK_REJECT", 30, inquired(f("RISK_REJECT"))),
        ("inquired F ORDER_IS_CLOSED", 30, inquired(f("ORDER_IS_CLOSED"))),
        ("inquired F ORDER_NOT_EXIST", 30, inquired(f("ORDER_NOT_EXIST"))),
        ("the same, after the end", AFTER_THE_END, inquired(f("ORDER_NOT_EXIST"))),
        ("inquired anew S", 30, Fact::InquiredAnew(Held::Payment(settlement(s("SUCCESS"), Some(sgd(1250)))))),
        (
            "inquired anew S, other amount",
            30,
            Fact::InquiredAnew(Held::Payment(settlement(s("SUCCESS"), Some(sgd(1))))),
        ),
        (
            "inquired anew F ORDER_IS_CLOSED",
            30,
            Fact::InquiredAnew(Held::Payment(settlement(f("ORDER_IS_CLOSED"), None))),
        ),
        ("inquiry F ACCESS_DENIED", 30, Fact::Inquired(Held::CallRefused(f("ACCESS_DENIED")))),
        ("inquiry unknown", 30, Fact::InquiryUnknown),
        ("inquiry unknown, after the end", AFTER_THE_END, Fact::InquiryUnknown),
        ("cancel asked by the shop", 30, Fact::CancelAsked(CancelCause::Shop)),
        ("cancel asked on expiry", AFTER_THE_END, Fact::CancelAsked(CancelCause::Expiry)),
        ("cancel S", 30, cancelled(s("SUCCESS"))),
        ("cancel U UNKNOWN_EXCEPTION", 30, cancelled(u("UNKNOWN_EXCEPTION"))),
        ("cancel F ORDER_NOT_EXIST", 30, cancelled(f("ORDER_NOT_EXIST"))),
        ("the same, after the end", AFTER_THE_END, cancelled(f("ORDER_NOT_EXIST"))),
        ("cancel F CANCEL_WINDOW_EXCEED", 30, cancelled(f("CANCEL_WINDOW_EXCEED"))),
        ("cancel F ORDER_IS_CLOSED", 30, cancelled(f("ORDER_IS_CLOSED"))),
        ("cancel F ACCESS_DENIED", 30, cancelled(f("ACCESS_DENIED"))),
        ("cancel unknown", 30, Fact::CancelUnknown),
        ("ran out, before the end", 30, Fact::RanOut),
        ("ran out, after the end", AFTER_THE_END, Fact::RanOut),
    ]
}

/// Where the payment went, `.` where it stayed; behind it the alarm's letter.
fn cell(before: &Payment, seconds: i64, fact: Fact) -> String {
    let step = after(before, seconds, fact);
    assert!(Record::FACTS.contains(&step.record.fact), "{}", step.record.fact);
    let (was, is) = (before.progress.status, step.payment.progress.status);
    let moved = if was == is { "." } else { is.name() };
    let alarm = match step.record.alarm {
        None => "",
        Some(Alarm::AmountDiffers) => " A",
        Some(Alarm::PaidAfterCancel) => " P",
        Some(Alarm::Contradiction) => " C",
        Some(Alarm::OperatorNeeded) => " O",
        Some(Alarm::CancelRefused) => " R",
        Some(Alarm::NeverNotified) => " N",
        Some(Alarm::NoPaymentUrl) => " U",
        Some(Alarm::RefundFailed) => " F",
    };
    format!("{moved}{alarm}")
}

#[test]
fn every_fact_in_every_situation() {
    let situations = situations();
    let mut table = format!("{:<34}", "");
    for (name, _) in &situations {
        write!(table, "{name:<14}").unwrap();
    }
    for (name, seconds, fact) in facts() {
        write!(table, "\n{name:<34}").unwrap();
        for (_, payment) in &situations {
            write!(table, "{:<14}", cell(payment, seconds, fact.clone())).unwrap();
        }
    }
    let table: Vec<_> = table.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(table.join("\n"));
}
