//! One merchant with a store, a code, a payment, money given back, a key and a webhook, all of the same text: made by the
//! forms that everybody fills in.

use std::collections::BTreeSet;

use checkout::access::Scope;
use checkout::entry_code::EntryCode;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::header::{ACCEPT_LANGUAGE, HeaderName};
use serde_json::json;

use crate::support::{
    Answer, Desk, Held, Notification, Payer, Receiver, System, Visit, eventually, user_agent_of,
};

/// Where the text stands, and everywhere that it may come out.
pub(super) struct Stall {
    pub(super) text: &'static str,
    pub(super) merchant: String,
    /// The store's page.
    pub(super) store: String,
    pub(super) code: EntryCode,
    pub(super) payment: Held,
    /// The question whether money is to be given back, with the reason.
    question: Visit,
    pub(super) receiver: Receiver,
    /// A system with a key that is called like the text.
    pub(super) system: System,
}

impl Stall {
    /// Fills in every form.
    pub(super) async fn furnished(desk: &Desk, operator: &Payer, text: &'static str) -> Self {
        let merchant = add_merchant(desk, operator, text).await;
        let form = operator.form_of("/console/stores/new").await;
        let form = form.with("merchant", &merchant).with("name", text).with("currency", "SGD");
        let form = form.with("region", "SG").with("timezone", "Asia/Singapore").with("language", "en");
        let store = form.sends().await.leads_to();
        let form = operator.form_of(&format!("{store}/codes/new")).await;
        let code = form.with("label", text).sends().await.leads_to();
        let code = EntryCode::parse(code.rsplit('/').next().unwrap()).unwrap();

        let receiver = Receiver::of_merchant(&desk.shop, &merchant, Answer::Taken).await;
        let form = operator.opens("/console/systems").await.form_at("form[action$=api-keys]");
        let made = form.with("key_merchant", &merchant).with("name", text).sends().await;
        let system = System::with_key(&desk.shop, made.text("section code"));
        let form = operator.opens("/console/systems").await.form_at("form[action$=webhooks]");
        // What stands after a # is refused.
        let url = format!("http://127.0.0.1:9/{text}?{text}").replace('#', "");
        let added = form.with("merchant", &merchant).with("url", &url).sends().await;
        assert_eq!(added.status, 200, "{}", added.body);

        let payer = payer(desk, text);
        payer.scans(code).await.types("12.50").with("note", text).pays().await.location();
        // Others come again by themselves: those that Alipay+ was not there for.
        let mut payments = desk.shop.alipayplus().payments().await.into_iter();
        let terminal = "/order/merchant/store/storeTerminalId";
        let is_own = |held: &Held| held.request().pointer(terminal).unwrap() == code.to_string().as_str();
        let payment = payments.rfind(is_own).unwrap();
        desk.shop.alipayplus().approve(&payment, "?notify=false").await;
        let told = Notification::that_paid(&payment).saying("/walletBrandName", json!(text));
        told.sent_to(&desk.shop).await.is_given();
        let page = operator.opens(&format!("/console/payments/{}", payment.request_id())).await;
        let form = page.form_at("form[action$='/refund']").with("amount", "3").with("reason", text);
        let question = form.sends().await;
        assert_eq!(question.status, 200, "{}", question.body);
        question.form_at("main form").sends().await.location();
        Self { text, merchant, store, code, payment, question, receiver, system }
    }

    /// Every page on which it may come out, by a name for each kind of page.
    pub(super) async fn pages(&self, desk: &Desk, operator: &Payer) -> Vec<(&'static str, Visit)> {
        let store_id = self.store.rsplit('/').next().unwrap();
        let payment = format!("/console/payments/{}", self.payment.request_id());
        let code = format!("/console/codes/{}", self.code);
        let typed = utf8_percent_encode(self.text, NON_ALPHANUMERIC).to_string();
        let own = Scope::Merchants(vec![self.merchant.clone()]);
        let webhooks = desk.shop.database().webhooks_within(&own, 9).await.unwrap();
        let webhook = webhooks.iter().find(|webhook| webhook.url.contains(":9/")).unwrap();
        let mut pages = vec![("confirm", self.question.clone())];
        for (name, path) in [
            ("till", format!("/console/till?store={store_id}")),
            ("payments", format!("/console/payments?store={store_id}")),
            ("payment", payment.clone()),
            ("summary", format!("/console/summary?store={store_id}")),
            ("stores", "/console/stores".to_owned()),
            ("store", self.store.clone()),
            ("edit store", format!("{}/edit", self.store)),
            ("logo", format!("{}/logo", self.store)),
            ("new code", format!("{}/codes/new", self.store)),
            ("code", code.clone()),
            ("poster", format!("{code}/poster")),
            ("systems", "/console/systems".to_owned()),
            ("new user", "/console/users/new".to_owned()),
            ("typed amount", format!("/console/payments?amount={typed}&code={typed}&from={typed}")),
            ("typed reference", format!("/console/payments?reference={typed}%2E")),
            ("nowhere in the console", format!("/console/stores/{typed}?lang={typed}")),
        ] {
            pages.push((name, operator.opens(&path).await));
        }
        let webhook = format!("/console/webhooks/{}", webhook.id);
        let tried = eventually("it is on the webhook's page that nobody listens there", async || {
            let page = operator.opens(&webhook).await;
            page.body.contains("· connection ·").then_some(page)
        });
        pages.push(("webhook", tried.await));
        let form = operator.form_of(&format!("{}/edit", self.store)).await;
        pages.push((
            "wrong store",
            form.with("timezone", self.text).with("language", self.text).sends().await,
        ));
        let form = operator.form_of(&format!("{}/codes/new", self.store)).await;
        let form = form.with("label", self.text).with("amount", self.text).with("minimum", self.text);
        pages.push(("wrong code", form.sends().await));
        let form = operator.opens(&payment).await.form_at("form[action$='/refund']");
        pages.push(("wrong refund", form.with("amount", self.text).with("reason", self.text).sends().await));
        let form = operator.opens("/console/systems").await.form_at("form[action$=api-keys]");
        let form = form.with("key_merchant", self.text).with("name", self.text).with("url", self.text);
        pages.push(("wrong key", form.sends().await));
        let form = operator.form_of("/console/users/new").await;
        pages.push((
            "wrong user",
            form.with("name", &format!("<{}", self.text)).with("role", self.text).sends().await,
        ));
        let form = desk.browser().form_of("/console/sign-in").await;
        pages.push(("wrong name", form.with("name", self.text).with("password", self.text).sends().await));
        pages.extend(self.payers_pages(desk, &typed).await);
        pages
    }

    async fn payers_pages(&self, desk: &Desk, typed: &str) -> Vec<(&'static str, Visit)> {
        let payer = payer(desk, self.text);
        let entry = payer.scans(self.code).await;
        let wrong = entry.types(self.text).with("note", self.text).pays().await;
        let alipayplus = desk.shop.alipayplus();
        alipayplus.goes_wrong(&json!([{ "operation": "pay", "kind": "refuse", "times": 9 }])).await;
        let unreachable = payer.scans(self.code).await.types("1").with("note", self.text).pays().await;
        alipayplus.goes_wrong(&json!([])).await;
        vec![
            ("wrong entry", wrong),
            ("entry", entry),
            ("unreachable", unreachable),
            ("outcome", payer.opens(&self.payment.outcome_path()).await),
            ("no wallet", payer.clone().calling_itself(self.text).scans(self.code).await),
            ("unknown code", payer.opens(&format!("/e/{typed}?lang={typed}")).await),
            ("nowhere", payer.opens(&format!("/{typed}/{typed}?{typed}")).await),
        ]
    }
}

async fn add_merchant(desk: &Desk, operator: &Payer, name: &str) -> String {
    let known = merchants(desk).await;
    let form = operator.form_of("/console/merchants/new").await;
    form.with("name", name).with("category_code", "5812").sends().await.location();
    merchants(desk).await.difference(&known).next().unwrap().clone()
}

async fn merchants(desk: &Desk) -> BTreeSet<String> {
    let merchants = desk.shop.database().merchants(100).await.unwrap();
    merchants.into_iter().map(|(id, _)| id).collect()
}

/// Somebody whose browser says the text, wherever it says something.
fn payer(desk: &Desk, text: &str) -> Payer {
    let forwarded = HeaderName::from_static("x-forwarded-for");
    let wallet = format!("{} {text}", user_agent_of("ALIPAY_HK"));
    desk.browser().calling_itself(&wallet).saying(ACCEPT_LANGUAGE, text).saying(forwarded, text)
}
