//! A shop with people who use its console, and a rival next door who must not see into it.

use checkout::access::{Access, StaffStore};
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use checkout::money::{Currency, Money};
use checkout::port::Clock as _;
use checkout::user::UserName;
use standee::clock::SystemClock;
use standee::password::Passwords;
use standee::sql::{Doer, NewCode, NewStore};
use tokio::sync::OnceCell;

use super::{MERCHANT, Payer, STORE, Shop, Visit};

/// Users by their names. Everybody has the same password.
pub(crate) const OPERATOR: &str = "operator";
pub(crate) const OWNER: &str = "owner";
pub(crate) const STAFF: &str = "staff";
/// Owns the other merchant.
pub(crate) const RIVAL: &str = "rival";
pub(crate) const PASSWORD: &str = "correct horse battery";

/// The one store of the other merchant.
pub(crate) const OTHER_STORE: &str = "S-2";
const OTHER_MERCHANT: &str = "M-2";

/// Staff may give back so many cents of one payment.
const REFUND_LIMIT: u64 = 2_000;

/// An open shop with its people.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) shop: Shop,
    /// The rival's code.
    pub(crate) other_code: EntryCode,
    /// The id of whom is known as [`STAFF`].
    pub(crate) staff: String,
    /// The id of somebody else who works in the shop.
    pub(crate) colleague: String,
}

impl Desk {
    pub(crate) async fn open() -> Self {
        Self::of(Shop::open().await).await
    }

    /// The people of a shop that is open.
    pub(crate) async fn of(shop: Shop) -> Self {
        let other_code = EntryCode::from_random(standee::random::bytes());
        let mut desk = Self { shop, other_code, staff: String::new(), colleague: String::new() };
        desk.opens_next_door().await;
        let store = StaffStore { id: STORE.to_owned(), refund_limit: Money::new(dollars(), REFUND_LIMIT) };
        let owner = |merchant: &str| Access::Owner { merchants: vec![merchant.to_owned()] };
        desk.employs(OPERATOR, &Access::Operator).await;
        desk.employs(OWNER, &owner(MERCHANT)).await;
        let staff = Access::Staff { stores: vec![store] };
        desk.staff = desk.employs(STAFF, &staff).await;
        desk.colleague = desk.employs("colleague", &staff).await;
        desk.employs(RIVAL, &owner(OTHER_MERCHANT)).await;
        desk
    }

    async fn opens_next_door(&self) {
        let doer = Doer { by: "a test", at: SystemClock.now() };
        let database = self.shop.database();
        database.add_merchant(OTHER_MERCHANT, "Teh Tarik Sdn Bhd", "5812", doer).await.unwrap();
        let store = NewStore {
            id: OTHER_STORE,
            merchant_id: OTHER_MERCHANT,
            name: "Teh Tarik Place",
            currency: dollars(),
            region: "SG",
            timezone: "Asia/Singapore",
            language: Language::En,
        };
        database.add_store(&store, doer).await.unwrap();
        let code = NewCode {
            code: &self.other_code,
            store_id: OTHER_STORE,
            label: Some("Secret corner"),
            fixed_amount: None,
            minimum: None,
            maximum: None,
        };
        database.add_code(&code, doer).await.unwrap();
    }

    /// Adds a user who has the password.
    pub(crate) async fn employs(&self, name: &str, access: &Access) -> String {
        static HASH: OnceCell<String> = OnceCell::const_new();
        let hash = || async { Passwords::new().unwrap().hash(PASSWORD.to_owned()).await.unwrap() };
        let hash = HASH.get_or_init(hash).await;
        let doer = Doer { by: "a test", at: SystemClock.now() };
        let id = standee::random::id('U');
        let database = self.shop.database();
        assert!(database.add_user(&id, &user_name(name), access, doer).await.unwrap());
        database.set_password(&id, hash.clone(), doer).await.unwrap();
        id
    }

    /// A browser in which nobody is signed in.
    pub(crate) fn browser(&self) -> Payer {
        self.shop.payer()
    }

    /// A browser in which somebody signs in.
    pub(crate) async fn signs_in(&self, name: &str) -> Payer {
        let browser = self.browser();
        let visit = tries_to_sign_in(&browser, name, PASSWORD).await;
        assert_eq!(visit.location(), "/console", "{}", visit.body);
        browser
    }
}

/// Types a name and a password.
pub(crate) async fn tries_to_sign_in(browser: &Payer, name: &str, password: &str) -> Visit {
    let form = browser.opens("/console/sign-in").await.form();
    form.with("name", name).with("password", password).sends().await
}

pub(crate) fn user_name(name: &str) -> UserName {
    UserName::parse(name).unwrap()
}

fn dollars() -> Currency {
    Currency::from_code("SGD").unwrap()
}
