//! Pressing pay, once and over and over: what it asks of Alipay+.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

use checkout::memory::MemoryStore;
use checkout::money::Money;
use checkout::payment::{CancelReply, Held, Order, PayReply, Payment, RequestId, Status};
use checkout::port::{Clock, Gateway, PaymentKey, Reply, Store as _};
use checkout::refund::{RefundId, RefundOrder, RefundReason, RefundReply, RefundStatus};
use checkout::result_code::ResultCode;
use checkout::service::{Checkout, PayOutcome, RefundOutcome};
use checkout::shop::{EntryPoint, MerchantProfile, StoreProfile};
use checkout::time::Timestamp;

use crate::support::{OPENED_AT, f, opened, s, settlement, sgd, u};

/// A clock that waits for nobody.
#[derive(Default)]
struct Fast(Mutex<i64>);

impl Clock for Fast {
    fn now(&self) -> Timestamp {
        OPENED_AT.plus_millis(*self.0.lock().unwrap())
    }

    async fn sleep(&self, millis: u64) {
        *self.0.lock().unwrap() += i64::try_from(millis).unwrap();
    }
}

/// Answers as it is told to, the last over and over, and counts what it is asked.
struct Scripted {
    pays: Mutex<VecDeque<Reply<PayReply>>>,
    asked: Mutex<u32>,
    held: Mutex<Held>,
}

impl Gateway for Scripted {
    async fn pay(&self, _: &StoreProfile, _: &Order) -> Reply<PayReply> {
        *self.asked.lock().unwrap() += 1;
        let mut pays = self.pays.lock().unwrap();
        if pays.len() > 1 { pays.pop_front().unwrap() } else { pays[0].clone() }
    }

    async fn inquire(&self, _: &RequestId) -> Reply<Held> {
        Reply::Answered(self.held.lock().unwrap().clone(), [1; 32])
    }

    async fn cancel(&self, _: &RequestId) -> Reply<CancelReply> {
        Reply::Answered(CancelReply { result: s("SUCCESS") }, [2; 32])
    }

    async fn refund(&self, order: &RefundOrder) -> Reply<RefundReply> {
        let reply = RefundReply {
            result: s("SUCCESS"),
            amount: Some(order.amount),
            refund_id: None,
            refunded_at: None,
        };
        Reply::Answered(reply, [3; 32])
    }
}

type Shop = Checkout<MemoryStore, Scripted, Fast>;

fn shop(pays: impl Into<VecDeque<Reply<PayReply>>>) -> Shop {
    let order = opened().order;
    let merchant =
        MerchantProfile { id: "M1".to_owned(), name: "Kopi".to_owned(), category_code: "5812".to_owned() };
    let store = StoreProfile {
        id: order.store_id,
        name: "Kopi Corner".to_owned(),
        currency: order.amount.currency(),
        region: "SG".to_owned(),
        timezone: "Asia/Singapore".to_owned(),
        language: order.payer.language,
        merchant,
    };
    let entry = EntryPoint {
        code: order.code,
        active: true,
        label: None,
        fixed_amount: None,
        minimum: None,
        maximum: None,
        store,
    };
    let gateway = Scripted {
        pays: Mutex::new(pays.into()),
        asked: Mutex::default(),
        held: Mutex::new(Held::Payment(settlement(u("PAYMENT_IN_PROCESS"), None))),
    };
    Checkout::new(MemoryStore::new(vec![entry]), gateway, Fast::default())
}

/// Nothing here waits but for the clock, which does not.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits for something"),
    }
}

fn said(result: ResultCode) -> Reply<PayReply> {
    Reply::Answered(PayReply { result, payment_id: None, payment_url: None }, [9; 32])
}

fn press(shop: &Shop) -> PayOutcome {
    at_once(shop.pay(opened().order)).unwrap()
}

fn asked(shop: &Shop) -> u32 {
    *shop.gateway().asked.lock().unwrap()
}

fn stored(shop: &Shop) -> Payment {
    let id = opened().order.request_id;
    at_once(shop.store().payment(PaymentKey::RequestId(&id))).unwrap().unwrap()
}

/// security.md M6
#[test]
fn what_alipayplus_signed_is_not_asked_again_at_once() {
    for code in ["REQUEST_TRAFFIC_EXCEED_LIMIT", "UNKNOWN_EXCEPTION", "NEWLY_INVENTED"] {
        let shop = shop([said(u(code))]);
        assert!(matches!(press(&shop), PayOutcome::Unreachable(_)), "{code}");
        assert_eq!(asked(&shop), 1, "{code}");
    }
    for silence in [Reply::Unknown, Reply::NotSent] {
        let shop = shop([silence]);
        press(&shop);
        assert_eq!(asked(&shop), 2, "the payer is standing there");
    }
}

/// security.md M6
#[test]
fn however_often_pay_is_pressed_alipayplus_is_asked_four_times_in_all() {
    for reply in [said(u("UNKNOWN_EXCEPTION")), Reply::Unknown] {
        let shop = shop([reply]);
        for _ in 0..20 {
            press(&shop);
        }
        assert_eq!(asked(&shop), 4);
        assert!(shop.store().history(&opened().order.request_id).len() <= 8);
    }
}

/// security.md M6
#[test]
fn a_press_that_follows_at_once_waits_before_it_asks_again() {
    let shop = shop([said(u("UNKNOWN_EXCEPTION"))]);
    press(&shop);
    let before = shop.clock().now();
    press(&shop);
    assert_eq!(asked(&shop), 2);
    assert!(shop.clock().now() >= before.plus_millis(1_500));
}

/// What never left does not count: a payer whose shop was offline goes on when it is back.
#[test]
fn a_payment_that_never_left_can_be_pressed_again_until_it_goes_through() {
    let leads = Reply::Answered(
        PayReply {
            result: u("PAYMENT_IN_PROCESS"),
            payment_id: Some("alipayplus-1".to_owned()),
            payment_url: Some("https://wallet.example/1".to_owned()),
        },
        [9; 32],
    );
    let mut replies: VecDeque<_> = std::iter::repeat_n(Reply::NotSent, 15).collect();
    replies.push_back(leads);
    let shop = shop(replies);
    let led = (0..10).any(|_| matches!(press(&shop), PayOutcome::Redirect { .. }));
    assert!(led, "{:?}", stored(&shop).progress);
}

fn refund(shop: &Shop, amount: Money) -> RefundOutcome {
    let order = RefundOrder {
        id: RefundId::from_random([5; 16]),
        payment: opened().order.request_id,
        amount,
        reason: RefundReason::parse("paid although it had failed").unwrap(),
        created_at: shop.clock().now(),
    };
    at_once(shop.refund(stored(shop), order)).unwrap()
}

/// security.md L9
#[test]
fn what_is_paid_although_it_had_failed_is_refunded() {
    let shop = shop([said(f("USER_BALANCE_NOT_ENOUGH"))]);
    press(&shop);
    assert_eq!(stored(&shop).progress.status, Status::Failed);
    assert!(
        matches!(refund(&shop, sgd(1250)), RefundOutcome::Refused(_)),
        "Alipay+ does not say that it is paid"
    );
    assert_eq!(stored(&shop).progress.status, Status::Failed);
    *shop.gateway().held.lock().unwrap() = Held::Payment(settlement(s("SUCCESS"), Some(sgd(1250))));
    let RefundOutcome::Taken(taken) = refund(&shop, sgd(1250)) else { panic!("it was refused") };
    assert_eq!(taken.status, RefundStatus::Succeeded);
    let payment = stored(&shop);
    assert_eq!((payment.progress.status, payment.progress.refunded), (Status::Succeeded, sgd(1250)));
}
