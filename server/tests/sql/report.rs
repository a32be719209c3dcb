//! What the console reads: lists, sums, and what needs somebody.

use checkout::access::Scope;
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Currency, Money};
use checkout::payment::{Alarm, Payment, RequestId, Status};
use checkout::payment::{Fact, Settlement};
use checkout::port::Store as _;
use checkout::result_code::{ResultCode, ResultStatus};
use checkout::time::Timestamp;
use futures::TryStreamExt as _;
use jiff::civil::date;
use standee::day;
use standee::sql::{
    Database, Doer, NewCode, NewStore, PaymentSearch, Period, Position, Reference, Span, Worry,
};

use super::conformance::{Conformance, NOW, SOMEBODY, answered, paid};

/// A store of another merchant, in another currency and half a day away.
const OTHER: (&str, &str, &str) = ("M2", "S2", "America/Los_Angeles");

fn money(currency: &str, minor_units: u64) -> Money {
    Money::new(Currency::from_code(currency).unwrap(), minor_units)
}

fn one_store(id: &str) -> Scope {
    Scope::Stores(vec![id.to_owned()])
}

impl Conformance<Database> {
    /// Opens the other merchant's store, and returns its code.
    async fn other_store(&self) -> EntryCode {
        let (merchant_id, id, timezone) = OTHER;
        self.store.add_merchant(merchant_id, "Tea Ltd", "5812", SOMEBODY).await.unwrap();
        let (currency, region) = (Currency::from_code("JPY").unwrap(), "JP");
        let name = "Tea House";
        let store = NewStore { id, merchant_id, name, currency, region, timezone, language: Language::Ja };
        self.store.add_store(&store, SOMEBODY).await.unwrap();
        let code = EntryCode::from_random([9; 16]);
        let (label, amount) = (None, None);
        let new = NewCode {
            code: &code,
            store_id: id,
            label,
            fixed_amount: amount,
            minimum: amount,
            maximum: amount,
        };
        self.store.add_code(&new, SOMEBODY).await.unwrap();
        code
    }

    /// Stores a payment of this amount in the shop, pressed at this time.
    async fn pressed(&self, number: u8, minor_units: u64, at: Timestamp) -> Payment {
        let mut payment = self.payment(number);
        payment.order.amount = money("SGD", minor_units);
        self.pressed_as(payment, at).await
    }

    /// The same in the other merchant's store.
    async fn pressed_elsewhere(
        &self,
        code: EntryCode,
        number: u8,
        minor_units: u64,
        at: Timestamp,
    ) -> Payment {
        let mut payment = self.payment(number);
        (payment.order.code, payment.order.store_id) = (code, OTHER.1.to_owned());
        payment.order.amount = money("JPY", minor_units);
        self.pressed_as(payment, at).await
    }

    async fn pressed_as(&self, mut payment: Payment, at: Timestamp) -> Payment {
        (payment.order.created_at, payment.order.expires_at) = (at, at.plus_seconds(600));
        let payment = Payment::open(payment.order);
        self.store.open(&payment).await.unwrap();
        payment
    }

    async fn is_paid(&self, payment: &Payment) -> Payment {
        let processing = self.advance(payment, answered()).await;
        self.advance(&processing, paid(payment)).await
    }

    /// The ids that a search finds, with everything looked up in two ways that have to agree.
    async fn found(&self, scope: &Scope, search: &PaymentSearch) -> Vec<RequestId> {
        let rows = self.store.search(scope, search, None, 100).await.unwrap();
        let exported: Vec<_> = self.store.export(scope.clone(), search.clone()).try_collect().await.unwrap();
        assert_eq!(rows, exported.concat());
        rows.into_iter().map(|row| row.payment.order.request_id).collect()
    }

    pub(crate) async fn payments_are_found_by_what_is_known_of_them(self) {
        let code = self.other_store().await;
        let coffee = self.pressed(0xc0, 1_250, NOW).await;
        let coffee = self.is_paid(&coffee).await;
        let cake = self.pressed(0xca, 880, NOW.plus_seconds(1)).await;
        let tea = self.pressed_elsewhere(code, 0x7e, 1_250, NOW.plus_seconds(2)).await;
        let [coffee_id, cake_id, tea_id] =
            [&coffee, &cake, &tea].map(|payment| payment.order.request_id.clone());
        let search = PaymentSearch::default;
        let reference = |text: &str| PaymentSearch { reference: Reference::parse(text), ..search() };
        let in_dollars = vec![money("SGD", 1_250)];
        for (what, search, expected) in [
            ("all", search(), vec![&tea_id, &cake_id, &coffee_id]),
            ("store", PaymentSearch { store: Some("S1".to_owned()), ..search() }, vec![&cake_id, &coffee_id]),
            ("code", PaymentSearch { code: Some(code), ..search() }, vec![&tea_id]),
            // ux.md F7: what the list shows is what is typed.
            (
                "label",
                PaymentSearch { label: Some(" table 4".to_owned()), ..search() },
                vec![&cake_id, &coffee_id],
            ),
            (
                "part of a label",
                PaymentSearch { label: Some("ABLE".to_owned()), ..search() },
                vec![&cake_id, &coffee_id],
            ),
            ("no label", PaymentSearch { label: Some("Table 5".to_owned()), ..search() }, vec![]),
            (
                "label and amount",
                PaymentSearch { label: Some("Table 4".to_owned()), amounts: in_dollars.clone(), ..search() },
                vec![&coffee_id],
            ),
            ("amount", PaymentSearch { amounts: in_dollars.clone(), ..search() }, vec![&coffee_id]),
            (
                "an amount in any currency",
                PaymentSearch { amounts: vec![money("SGD", 1_250), money("JPY", 1_250)], ..search() },
                vec![&tea_id, &coffee_id],
            ),
            ("paid", PaymentSearch { status: Some(Status::Succeeded), ..search() }, vec![&coffee_id]),
            ("open", PaymentSearch { status: Some(Status::Created), ..search() }, vec![&tea_id, &cake_id]),
            (
                "all at once",
                PaymentSearch {
                    store: Some("S1".to_owned()),
                    code: Some(self.code),
                    status: Some(Status::Succeeded),
                    amounts: in_dollars,
                    reference: Reference::parse("c0c0"),
                    ..search()
                },
                vec![&coffee_id],
            ),
            ("what the payer's page says", reference(&coffee_id.reference()), vec![&coffee_id]),
            ("the beginning of our id", reference("CACAca"), vec![&cake_id]),
            ("Alipay+'s id", reference("2026112210001"), vec![&coffee_id]),
            ("the beginning of Alipay+'s id", reference("2026112"), vec![&coffee_id]),
            ("what nobody has", reference("2027"), vec![]),
        ] {
            let found = self.found(&Scope::All, &search).await;
            assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{what}");
        }
        let row = self.store.payment_within(&Scope::All, &coffee_id).await.unwrap().unwrap();
        assert_eq!(row.payment, coffee);
        assert_eq!((row.code_label.as_deref(), row.store_name.as_str()), (Some("Table 4"), "咖啡 <角>"));
        assert_eq!((row.store_region.as_str(), row.store_timezone.as_str()), ("SG", "Asia/Singapore"));
    }

    pub(crate) async fn a_search_goes_on_where_its_page_ended(self) {
        let code = self.other_store().await;
        // Many at the same moment, in both stores: a page ends among them.
        for number in 1..=60_u8 {
            let at = NOW.plus_seconds(i64::from(number / 20));
            if number % 3 == 0 {
                self.pressed_elsewhere(code, number, 500, at).await;
            } else {
                self.pressed(number, 500, at).await;
            }
        }
        let amounts = vec![money("SGD", 500), money("JPY", 500)];
        for (search, expected) in [
            (PaymentSearch::default(), 60),
            (PaymentSearch { amounts, ..PaymentSearch::default() }, 60),
            (PaymentSearch { status: Some(Status::Created), ..PaymentSearch::default() }, 60),
            (PaymentSearch { code: Some(code), ..PaymentSearch::default() }, 20),
        ] {
            let mut paged = Vec::new();
            let mut position: Option<Position> = None;
            for _ in 0..20 {
                let page = self.store.search(&Scope::All, &search, position.as_ref(), 7).await.unwrap();
                position = page.last().map(Position::after);
                paged.extend(page);
                if position.is_none() {
                    break;
                }
            }
            assert_eq!(paged.len(), expected);
            let key = |row: &standee::sql::PaymentRow| {
                (row.payment.order.created_at, row.payment.order.request_id.clone())
            };
            assert!(paged.windows(2).all(|pair| key(&pair[0]) > key(&pair[1])), "newest first, each once");
        }
    }

    pub(crate) async fn nothing_is_found_out_of_scope(self) {
        let code = self.other_store().await;
        let own = self.pressed(1, 500, NOW).await;
        let own = self.is_paid(&own).await;
        let other = self.pressed_elsewhere(code, 2, 500, NOW).await;
        let other = self.is_paid(&other).await;
        let other = self.advance(&other, of_another_amount()).await;
        let id = &other.order.request_id;
        let spans = ["S1", "S2"].map(|store| Span {
            store_id: store.to_owned(),
            from: NOW,
            until: NOW.plus_seconds(1),
        });
        let theirs = PaymentSearch { store: Some("S2".to_owned()), ..PaymentSearch::default() };
        let by_code = PaymentSearch { code: Some(code), ..PaymentSearch::default() };
        let by_name = PaymentSearch { reference: Reference::parse(id.as_str()), ..PaymentSearch::default() };
        let by_amount = PaymentSearch { amounts: vec![other.order.amount], ..PaymentSearch::default() };
        for scope in [one_store("S1"), Scope::Merchants(vec!["M1".to_owned()])] {
            let found = self.found(&scope, &PaymentSearch::default()).await;
            assert_eq!(found, std::slice::from_ref(&own.order.request_id), "{scope:?}");
            for search in [&theirs, &by_code, &by_name, &by_amount] {
                assert!(self.found(&scope, search).await.is_empty(), "{scope:?} {search:?}");
            }
            assert_eq!(self.store.payment_within(&scope, id).await.unwrap(), None);
            let takings = self.store.takings(&scope, &spans).await.unwrap();
            assert_eq!(takings.iter().map(|takings| takings.span).collect::<Vec<_>>(), [0]);
            assert!(self.store.concerns(&scope, NOW, 10).await.unwrap().is_empty());
            assert!(!self.store.settle_alarm(&scope, id, other.version, SOMEBODY).await.unwrap());
        }
        for scope in [one_store("S2"), Scope::Merchants(vec!["M2".to_owned()]), Scope::All] {
            assert_eq!(self.found(&scope, &theirs).await, std::slice::from_ref(id));
            assert!(self.store.payment_within(&scope, id).await.unwrap().is_some());
            assert_eq!(self.store.concerns(&scope, NOW, 10).await.unwrap().len(), 1);
        }
        for nowhere in [Scope::Stores(Vec::new()), Scope::Merchants(Vec::new())] {
            assert!(self.found(&nowhere, &PaymentSearch::default()).await.is_empty());
            assert!(self.store.takings(&nowhere, &spans).await.unwrap().is_empty());
        }
    }

    pub(crate) async fn a_day_is_that_of_the_store_s_clock(self) {
        let code = self.other_store().await;
        let day = date(2026, 11, 22);
        let begins = |timezone| day::begin(day, timezone);
        let [here, there] = [begins("Asia/Singapore"), begins(OTHER.2)];
        let moments = [(-1, false), (0, true), (24 * 3_600_000 - 1, true), (24 * 3_600_000, false)];
        let mut expected = Vec::new();
        for (number, (millis, is_within)) in (1_u8..).zip(moments) {
            let own = self.pressed(number, 500, here.plus_millis(millis)).await;
            let other = self.pressed_elsewhere(code, number + 100, 700, there.plus_millis(millis)).await;
            if is_within {
                expected.extend([own, other].map(|payment| payment.order.request_id));
            }
        }
        expected.sort();
        let period = Some(Period { first: day, last: day });
        let codes = [None, Some(code)];
        for (code, expected) in codes.into_iter().zip([&expected[..], &expected[2..]]) {
            let search = PaymentSearch { period, code, ..PaymentSearch::default() };
            let mut found = self.found(&Scope::All, &search).await;
            found.sort();
            assert_eq!(found, expected);
        }
        let amounts = vec![money("SGD", 500)];
        let search = PaymentSearch { period, amounts, ..PaymentSearch::default() };
        assert_eq!(self.found(&Scope::All, &search).await.len(), 2);
    }

    pub(crate) async fn takings_add_up_what_was_paid_and_nothing_else(self) {
        let code = self.other_store().await;
        let span = |store: &str, from: i64, until: i64| Span {
            store_id: store.to_owned(),
            from: NOW.plus_seconds(from),
            until: NOW.plus_seconds(until),
        };
        for (number, seconds) in [(1, 0), (2, 9), (3, 10), (4, 20)] {
            let payment = self.pressed(number, 100 * u64::from(number), NOW.plus_seconds(seconds)).await;
            self.is_paid(&payment).await;
        }
        self.pressed(5, 99_999, NOW).await;
        let tea = self.pressed_elsewhere(code, 6, 700, NOW).await;
        self.is_paid(&tea).await;
        let spans = [span("S1", 0, 10), span("S1", 10, 20), span("S2", 0, 10), span("S2", 10, 20)];
        let takings = self.store.takings(&Scope::All, &spans).await.unwrap();
        let told: Vec<_> = takings
            .iter()
            .map(|takings| (takings.span, takings.code, takings.payments, takings.paid, takings.refunded))
            .collect();
        let (dollars, yen) = (|units| money("SGD", units), |units| money("JPY", units));
        assert_eq!(
            told,
            [
                (0, self.code, 2, dollars(300), dollars(0)),
                (1, self.code, 1, dollars(300), dollars(0)),
                (2, code, 1, yen(700), yen(0)),
            ]
        );
    }

    /// security.md L5.
    pub(crate) async fn many_alarms_of_one_kind_bury_no_other(self) {
        for number in 1..=12 {
            let payment = self.pressed(number, 500, NOW.plus_seconds(number.into())).await;
            let settled = self.is_paid(&payment).await;
            self.advance(&settled, of_another_amount()).await;
        }
        let concerns = self.store.concerns(&Scope::All, NOW.plus_seconds(60), 2).await.unwrap();
        let told: Vec<_> = concerns.iter().map(|concern| concern.count).collect();
        assert_eq!(told, [12, 12], "the newest two, of twelve");
        let id = &concerns[0].row.payment.order.request_id;
        assert!(!self.store.has_returned(id, "ana").await.unwrap());
        let ana = Doer { by: "ana", at: NOW };
        self.store.record_payment_deed(id, "cancel", None, ana).await.unwrap();
        assert!(self.store.has_returned(id, "ana").await.unwrap());
        assert!(!self.store.has_returned(id, "ben").await.unwrap());
    }

    pub(crate) async fn what_needs_somebody_is_told_until_it_is_settled(self) {
        let payment = self.pressed(1, 500, NOW).await;
        let settled = self.is_paid(&payment).await;
        let alarmed = self.advance(&settled, of_another_amount()).await;
        let open = self.pressed(2, 500, NOW).await;
        let scope = one_store("S1");
        let soon = NOW.plus_seconds(14 * 60);
        let concerns = self.store.concerns(&scope, soon, 10).await.unwrap();
        let version = alarmed.version;
        assert_eq!(concerns.len(), 1, "the other may still be paid");
        assert_eq!(concerns[0].worry, Worry::Alarm { alarm: Alarm::AmountDiffers, version });
        assert_eq!(concerns[0].row.payment.order.request_id, payment.order.request_id);
        let late = NOW.plus_seconds(16 * 60);
        let concerns = self.store.concerns(&scope, late, 10).await.unwrap();
        assert_eq!(concerns.len(), 2);
        assert_eq!(concerns[1].worry, Worry::Unresolved);
        assert_eq!(concerns[1].row.payment.order.request_id, open.order.request_id);
        let id = &payment.order.request_id;
        assert!(!self.store.settle_alarm(&scope, id, version - 1, SOMEBODY).await.unwrap(), "no alarm there");
        assert!(self.store.settle_alarm(&scope, id, version, SOMEBODY).await.unwrap());
        assert!(!self.store.settle_alarm(&scope, id, version, SOMEBODY).await.unwrap(), "it was");
        assert!(self.store.concerns(&scope, soon, 10).await.unwrap().is_empty());
        for sql in ["UPDATE alarm_settled SET by_whom = 'x'", "DELETE FROM alarm_settled"] {
            assert!(sqlx::query(sql).execute(&self.raw().await).await.is_err(), "{sql}");
        }
    }
}

/// Alipay+ says that another amount was paid.
fn of_another_amount() -> Fact {
    Fact::Notified(Settlement {
        result: ResultCode { status: ResultStatus::Success, code: "SUCCESS".to_owned() },
        amount: Some(money("SGD", 1)),
        payment_id: None,
        wallet_brand: None,
        paid_at: None,
    })
}
