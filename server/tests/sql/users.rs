//! Users of the console: what they may do, how they sign in, and what they see.

use checkout::access::{Access, Scope, StaffStore};
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Currency, Money};
use checkout::port::Store as _;
use checkout::user::UserName;
use sqlx::AnyPool;
use standee::second_factor::recovery_hash;
use standee::sql::{Database, KNOWN_SECONDS, NewStore, Patience, Stage, StoreChange};
use standee::token::Token;

use super::conformance::{Conformance, NOW, SOMEBODY};

fn name(text: &str) -> UserName {
    UserName::parse(text).unwrap()
}

fn merchants(ids: &[&str]) -> Scope {
    Scope::Merchants(ids.iter().map(|id| (*id).to_owned()).collect())
}

fn stores(ids: &[&str]) -> Scope {
    Scope::Stores(ids.iter().map(|id| (*id).to_owned()).collect())
}

impl Conformance<Database> {
    async fn user(&self, id: &str, access: &Access) {
        assert!(self.store.add_user(id, &name(id), access, SOMEBODY).await.unwrap());
    }

    async fn shop_next_door(&self) {
        self.store.add_merchant("M2", "Teh", "5812", SOMEBODY).await.unwrap();
        let store = NewStore {
            id: "S2",
            merchant_id: "M2",
            name: "Next door",
            currency: Currency::from_code("JPY").unwrap(),
            region: "JP",
            timezone: "Asia/Tokyo",
            language: Language::Ja,
        };
        self.store.add_store(&store, SOMEBODY).await.unwrap();
    }

    pub(crate) async fn a_user_is_read_with_the_rights_that_were_given(self) {
        self.shop_next_door().await;
        let limit = |currency, units| Money::new(Currency::from_code(currency).unwrap(), units);
        let staff = Access::Staff {
            stores: vec![
                StaffStore { id: "S2".to_owned(), refund_limit: limit("JPY", 3_000) },
                StaffStore { id: "S1".to_owned(), refund_limit: limit("SGD", 0) },
            ],
        };
        let owner = Access::Owner { merchants: vec!["M2".to_owned(), "M1".to_owned()] };
        for (id, access) in [("U1", &Access::Operator), ("U2", &owner), ("U3", &staff)] {
            self.user(id, access).await;
            let user = self.store.user(id).await.unwrap().unwrap();
            assert_eq!((&user.access, user.active, user.has_password), (access, true, false));
            assert_eq!(self.store.user_named(&name(id)).await.unwrap().unwrap(), user);
        }
        assert!(
            !self.store.add_user("U4", &name("U1"), &owner, SOMEBODY).await.unwrap(),
            "the name is taken"
        );
        assert!(self.store.user("U4").await.unwrap().is_none());
        let nowhere = Access::Owner { merchants: vec!["M9".to_owned()] };
        assert!(self.store.add_user("U5", &name("U5"), &nowhere, SOMEBODY).await.is_err());
        assert!(self.store.user("U5").await.unwrap().is_none(), "nothing is left of what was refused");
        assert!(self.store.set_access("U1", &staff, SOMEBODY).await.unwrap());
        assert_eq!(self.store.user("U1").await.unwrap().unwrap().access, staff);
        let seen = async |scope: &Scope| {
            let users = self.store.users(scope, 10).await.unwrap();
            users.into_iter().map(|user| user.id).collect::<Vec<_>>()
        };
        assert_eq!(seen(&Scope::All).await, ["U1", "U2", "U3"]);
        assert_eq!(seen(&merchants(&["M1"])).await, ["U1", "U3"]);
        assert_eq!(seen(&merchants(&[])).await, [""; 0]);
    }

    pub(crate) async fn of_many_who_follow_a_link_one_sets_the_password(self) {
        self.user("U1", &Access::Operator).await;
        let (link, session) = (Token::new().hash(), Token::new().hash());
        assert!(self.store.add_password_link("U1", &link, NOW.plus_seconds(60), SOMEBODY).await.unwrap());
        self.store.open_session(&session, "U1", Stage::SignedIn, NOW).await.unwrap();
        let user = self.store.user_of_link(&link, NOW).await.unwrap().unwrap();
        let set = |number: u8| {
            let (store, user) = (self.store.clone(), user.clone());
            tokio::spawn(async move {
                store.set_password_by_link(&link, &user, format!("hash {number}"), NOW).await.unwrap()
            })
        };
        let mut first = 0;
        for done in (0..8).map(set).collect::<Vec<_>>() {
            first += usize::from(done.await.unwrap());
        }
        assert_eq!(first, 1);
        assert!(self.store.user_of_link(&link, NOW).await.unwrap().is_none());
        assert!(self.store.session(&session, NOW).await.unwrap().is_none(), "every session is over");
        let known = self.store.credentials(&name("U1")).await.unwrap().unwrap();
        assert!(known.password_hash.unwrap().starts_with("hash "));
    }

    pub(crate) async fn of_many_tries_at_once_only_the_free_ones_are_made(self) {
        let key = Token::new().hash();
        let patience = Patience { free: 5, wait_seconds_max: 300 };
        // Who came before another may have its turn after it.
        let tries = (0..30).map(|number| {
            let (store, came_at) = (self.store.clone(), NOW.plus_millis(-number));
            tokio::spawn(async move { store.count_try(&key, patience, came_at).await.unwrap().is_ok() })
        });
        let mut made = 0;
        for tried in tries.collect::<Vec<_>>() {
            made += usize::from(tried.await.unwrap());
        }
        assert_eq!(made, 5);
        let tries =
            async |seconds| self.store.count_try(&key, patience, NOW.plus_seconds(seconds)).await.unwrap();
        assert_eq!(tries(0).await, Err(1));
        assert_eq!(tries(1).await, Ok(()));
        assert_eq!(tries(1).await, Err(2));
        assert_eq!(tries(24 * 3600 + 2).await, Ok(()), "it is forgotten");
        self.store.forget_tries(&key).await.unwrap();
        for expected in [Ok(()), Ok(()), Ok(()), Ok(()), Ok(()), Err(1)] {
            assert_eq!(tries(24 * 3600 + 2).await, expected);
        }
        self.store.take_back_try(&key).await.unwrap();
        assert_eq!((tries(24 * 3600 + 2).await, tries(24 * 3600 + 2).await), (Ok(()), Err(1)));
    }

    pub(crate) async fn a_code_is_taken_once_and_none_from_before_it(self) {
        self.user("U1", &Access::Operator).await;
        let recovery = ["one", "two"].map(recovery_hash);
        let factor = ([7; 20], 100);
        self.store
            .set_second_factor(("U1", &Token::new().hash()), factor, recovery.to_vec(), SOMEBODY)
            .await
            .unwrap();
        assert_eq!(self.store.second_factor("U1").await.unwrap(), Some([7; 20]));
        for (step, expected) in
            [(100, false), (99, false), (102, true), (102, false), (101, false), (103, true)]
        {
            assert_eq!(self.store.take_step("U1", step).await.unwrap(), expected, "{step}");
        }
        assert!(self.store.take_recovery_code("U1", &recovery[0]).await.unwrap());
        assert!(!self.store.take_recovery_code("U1", &recovery[0]).await.unwrap());
        assert!(!self.store.take_recovery_code("U2", &recovery[1]).await.unwrap(), "it is somebody else's");
        self.store.remove_second_factor("U1", SOMEBODY).await.unwrap();
        assert_eq!(self.store.second_factor("U1").await.unwrap(), None);
        assert!(!self.store.take_recovery_code("U1", &recovery[1]).await.unwrap());
    }

    pub(crate) async fn nothing_beyond_a_scope_is_read_or_changed(self) {
        self.shop_next_door().await;
        let change = StoreChange { name: "Changed", timezone: "UTC", language: Language::Th };
        for (scope, ids) in [
            (Scope::All, &["S1", "S2"][..]),
            (merchants(&["M1"]), &["S1"]),
            (merchants(&["M2", "M9"]), &["S2"]),
            (merchants(&[]), &[]),
            (stores(&["S2"]), &["S2"]),
            (stores(&[]), &[]),
        ] {
            let mut seen: Vec<_> = self
                .store
                .stores_within(&scope, 10)
                .await
                .unwrap()
                .into_iter()
                .map(|store| store.id)
                .collect();
            seen.sort();
            assert_eq!(seen, ids, "{scope:?}");
            for id in ["S1", "S2"] {
                let is_in = ids.contains(&id);
                assert_eq!(
                    self.store.store_within(&scope, id).await.unwrap().is_some(),
                    is_in,
                    "{scope:?} {id}"
                );
                let changed = self.store.change_store(&scope, id, &change, SOMEBODY).await.unwrap();
                assert_eq!(changed, is_in, "{scope:?} {id}");
            }
            let sees_code = ids.contains(&"S1");
            assert_eq!(
                self.store.codes_within(&scope, "S1", 10).await.unwrap().len(),
                usize::from(sees_code)
            );
            let entry = self.store.entry_point_within(&scope, &self.code).await.unwrap();
            assert_eq!(entry.is_some(), sees_code, "{scope:?}");
        }
        let unknown = EntryCode::from_random([99; 16]);
        assert!(self.store.entry_point_within(&Scope::All, &unknown).await.unwrap().is_none());
        let store = self.store.store_profile("S1").await.unwrap().unwrap();
        assert_eq!((store.name.as_str(), store.language), ("Changed", Language::Th));
        assert_eq!(self.store.trail("S1", 10).await.unwrap().len(), 3, "it was added, and changed twice");
    }

    pub(crate) async fn the_trail_of_users_is_never_changed(self) {
        self.user("U1", &Access::Operator).await;
        let raw = AnyPool::connect(&self.url).await.unwrap();
        for sql in ["UPDATE deed SET by_whom = 'nobody'", "DELETE FROM deed"] {
            assert!(sqlx::query(sql).execute(&raw).await.is_err(), "{sql}");
        }
        assert_eq!(self.store.trail("U1", 10).await.unwrap().len(), 1);
    }

    /// security.md L11.
    pub(crate) async fn a_second_factor_ends_the_other_sessions(self) {
        self.user("U1", &Access::Operator).await;
        let [own, other] = [(); 2].map(|()| Token::new().hash());
        for session in [&own, &other] {
            self.store.open_session(session, "U1", Stage::SignedIn, NOW).await.unwrap();
        }
        self.store.set_second_factor(("U1", &own), ([7; 20], 1), Vec::new(), SOMEBODY).await.unwrap();
        assert!(self.store.session(&own, NOW).await.unwrap().is_some());
        assert!(self.store.session(&other, NOW).await.unwrap().is_none());
    }

    /// ux.md F8.
    pub(crate) async fn a_merchant_is_changed_within_its_scope(self) {
        self.shop_next_door().await;
        let mut merchant = self.store.merchant_within(&Scope::All, "M2").await.unwrap().unwrap();
        assert_eq!((merchant.name.as_str(), merchant.category_code.as_str()), ("Teh", "5812"));
        "Teh & Sons".clone_into(&mut merchant.name);
        assert!(!self.store.change_merchant(&merchants(&["M1"]), &merchant, SOMEBODY).await.unwrap());
        assert!(!self.store.change_merchant(&stores(&["S2"]), &merchant, SOMEBODY).await.unwrap());
        assert!(self.store.change_merchant(&merchants(&["M2"]), &merchant, SOMEBODY).await.unwrap());
        let all = self.store.merchant_profiles_within(&Scope::All, 9).await.unwrap();
        let names: Vec<_> = all.iter().map(|merchant| merchant.name.as_str()).collect();
        assert_eq!(names, ["Kopi & Co", "Teh & Sons"]);
        assert_eq!(self.store.merchant_within(&merchants(&["M1"]), "M2").await.unwrap(), None);
        let trail = self.store.trail("M2", 9).await.unwrap();
        assert_eq!((trail.len(), trail[1].deed.as_str()), (2, "changed"));
    }

    /// security.md M8.
    pub(crate) async fn a_browser_is_known_by_the_user_who_signed_in_in_it(self) {
        self.user("U1", &Access::Operator).await;
        self.user("U2", &Access::Operator).await;
        let (browser, other) = (Token::new().hash(), Token::new().hash());
        self.store.remember_browser(&browser, "U1", NOW).await.unwrap();
        self.store.remember_browser(&browser, "U1", NOW.plus_seconds(1)).await.unwrap();
        let known = async |browser, user: &str, after| {
            let at = NOW.plus_seconds(after);
            self.store.is_known_browser(browser, &name(user), at).await.unwrap()
        };
        assert!(known(&browser, "U1", 0).await && known(&browser, "U1", KNOWN_SECONDS).await);
        assert!(!known(&browser, "U1", KNOWN_SECONDS + 1).await, "it is too long ago");
        assert!(!known(&browser, "U2", 0).await && !known(&other, "U1", 0).await);
    }
}
