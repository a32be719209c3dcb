//! One payer with one attempt: opens the page, presses pay until it leads somewhere, decides in the wallet, comes back.

use std::sync::Arc;

use reqwest::header::{LOCATION, USER_AGENT};
use scraper::{Html, Selector};

use crate::random::Random;
use crate::shop::Shop;

/// Some Alipay+ wallet; which one makes no difference here.
pub(crate) const WALLET: &str = "Mozilla/5.0 (Linux; Android 10; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 \
    Chrome/80.0.3987.99 Mobile Safari/537.36 AlipayConnect iapconnectsdk/2.7.0";

/// How often a page is asked for that does not come, and how often pay is pressed at most.
const TRIES_MAX: u32 = 60;
const PRESSES_MAX: u64 = 8;

/// What the browser gets for pressing pay.
#[derive(Debug)]
pub(crate) struct Pressed {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) page: String,
}

/// Opens a page at a server, within the shop: its status and what is on it.
pub(crate) async fn opens(shop: &Shop, server: usize, path: &str) -> reqwest::Result<(u16, String)> {
    let url = format!("{}{path}", shop.url(server));
    let response = shop.http.get(url).header(USER_AGENT, WALLET).send().await?;
    Ok((response.status().as_u16(), response.text().await?))
}

/// Presses pay for so many cents with the attempt of a page.
pub(crate) async fn presses(
    shop: &Shop,
    server: usize,
    attempt: &str,
    amount: u64,
) -> reqwest::Result<Pressed> {
    let amount = format!("{}.{:02}", amount / 100, amount % 100);
    let form = [("attempt", attempt), ("amount", amount.as_str()), ("note", "")];
    let url = format!("{}/e/{}/pay", shop.url(server), shop.code);
    let response = shop.http.post(url).header(USER_AGENT, WALLET).form(&form).send().await?;
    let status = response.status().as_u16();
    let location = response.headers().get(LOCATION).map(|value| value.to_str().unwrap().to_owned());
    Ok(Pressed { status, location, page: response.text().await? })
}

/// The attempt that an entry page carries.
pub(crate) fn attempt_on(page: &str) -> String {
    let field = Selector::parse("input[name=attempt]").unwrap();
    let html = Html::parse_document(page);
    let input = html.select(&field).next().unwrap_or_else(|| panic!("no attempt on {page}"));
    input.attr("value").unwrap().to_owned()
}

/// What the payer knows while paying.
struct Payer {
    shop: Arc<Shop>,
    random: Random,
    /// No other attempt has this amount, by which it is known everywhere: SGD 1.01, 1.02, and so on.
    amount: u64,
}

/// The attempt of this number, from the scan to the coming back.
pub(crate) async fn pays(shop: Arc<Shop>, number: u64, random: Random) {
    let mut payer = Payer { shop, random, amount: 100 + number };
    let Some(attempt) = payer.scans().await else { return };
    let Some(payment_id) = payer.presses(&attempt).await else { return };
    payer.random.rest(0, 300).await;
    payer.decides(&payment_id).await;
}

impl Payer {
    /// The attempt on the entry page, once a server shows it.
    async fn scans(&mut self) -> Option<String> {
        for _ in 0..TRIES_MAX {
            let (server, path) = (self.server(), format!("/e/{}", self.shop.code));
            match opens(&self.shop, server, &path).await {
                Ok((200, page)) => return Some(attempt_on(&page)),
                Ok((503, _)) | Err(_) => {}
                Ok(answer) => self.shop.complain(format!("the entry page was answered with {answer:?}")),
            }
            self.random.rest(50, 150).await;
        }
        None
    }

    /// Presses pay until the wallet opens: its payment. `None` when the payer has had enough.
    async fn presses(&mut self, attempt: &str) -> Option<String> {
        for _ in 0..self.random.between(1, PRESSES_MAX) {
            let (server, other) = (self.server(), self.server());
            let led = if self.random.chance(20) {
                let (one, two) = tokio::join!(self.press(server, attempt), self.press(other, attempt));
                one.or(two)
            } else {
                self.press(server, attempt).await
            };
            if led.is_some() {
                return led;
            }
            self.random.rest(50, 400).await;
        }
        None
    }

    /// Presses pay once, at this server. Whatever the browser is sent to is kept.
    async fn press(&self, server: usize, attempt: &str) -> Option<String> {
        let pressed = presses(&self.shop, server, attempt, self.amount).await.ok()?;
        match (pressed.status, &pressed.location) {
            (303, Some(location)) => self.is_led_to(location),
            (503, None) => None,
            _ => {
                self.shop.complain(format!("pay was answered with {pressed:?}"));
                None
            }
        }
    }

    fn is_led_to(&self, location: &str) -> Option<String> {
        // Or the outcome page of a payment that is over or cannot be confirmed.
        let (_, payment_id) = location.split_once("/wallet/")?;
        let known = {
            let led = &mut self.shop.witnesses.lock().unwrap().led;
            led.entry(self.amount).or_insert_with(|| payment_id.to_owned()).clone()
        };
        if known != payment_id {
            self.shop.complain(format!("one attempt led to {known} and to {payment_id}"));
        }
        Some(payment_id.to_owned())
    }

    /// Pays, declines or leaves; then looks at the outcome page a few times.
    async fn decides(&mut self, payment_id: &str) {
        let decision = match self.random.between(1, 100) {
            1..=55 => "approve",
            56..=70 => "approve?notify=false",
            71..=80 => "decline",
            81..=85 => "decline?notify=false&code=USER_BALANCE_NOT_ENOUGH",
            _ => return,
        };
        let Some(held) = self.shop.alipayplus.decide(payment_id, decision).await else { return };
        let paid = held.status == "succeeded";
        let path = format!("{}/status", held.outcome_path);
        if paid {
            self.shop.witnesses.lock().unwrap().paid.push(held);
        }
        for _ in 0..self.random.between(0, 3) {
            self.looks(&path, paid).await;
            self.random.rest(50, 500).await;
        }
    }

    async fn looks(&mut self, path: &str, paid: bool) {
        let server = self.server();
        let Ok((status, body)) = opens(&self.shop, server, path).await else { return };
        if status == 503 {
            return;
        }
        let told = serde_json::from_str::<serde_json::Value>(&body).unwrap_or_default();
        let lie = if paid { "failed" } else { "succeeded" };
        if status != 200 || told["status"] == lie {
            self.shop.complain(format!("paid is {paid}, and {path} was answered with {status}: {body}"));
        }
    }

    /// One of the servers, whether it runs or not.
    fn server(&mut self) -> usize {
        self.random.index(self.shop.ports.len())
    }
}
