//! A merchant's own system that asks.

use checkout::port::Clock as _;
use reqwest::Method;
use serde_json::Value;
use standee::clock::SystemClock;
use standee::sql::Doer;
use standee::token::Token;

use super::{Payer, Shop};

/// A system with a key, or without one.
#[derive(Clone, Debug)]
pub(crate) struct System {
    http: reqwest::Client,
    base: String,
    pub(crate) key: Option<String>,
}

/// What it was answered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) json: Value,
}

impl System {
    /// A system that has no key.
    pub(crate) fn without_key(shop: &Shop) -> Self {
        Self { http: Payer::http(), base: shop.url(), key: None }
    }

    /// A system with this key, which may be none.
    pub(crate) fn with_key(shop: &Shop, key: String) -> Self {
        Self { key: Some(key), ..Self::without_key(shop) }
    }

    /// The system of a merchant.
    pub(crate) async fn of(shop: &Shop, merchant: &str) -> Self {
        let (id, token) = (standee::random::id('K'), Token::new());
        let doer = Doer { by: "a test", at: SystemClock.now() };
        let database = shop.database();
        assert!(database.add_api_key((&id, merchant), "Books", &token.hash(), doer).await.unwrap());
        Self::with_key(shop, format!("sk_standee_{}", token.text()))
    }

    pub(crate) async fn gets(&self, path: &str) -> Answered {
        self.asks(Method::GET, path, &[], "").await
    }

    /// Posts JSON.
    pub(crate) async fn posts(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Answered {
        let json = [("content-type", "application/json")];
        self.asks(Method::POST, path, &[&json, headers].concat(), &body.to_string()).await
    }

    pub(crate) async fn asks(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answered {
        let mut request = self.http.request(method, format!("{}{path}", self.base)).body(body.to_owned());
        if let Some(key) = &self.key {
            request = request.bearer_auth(key);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.unwrap();
        let json = serde_json::from_str(&text).unwrap_or_else(|_| panic!("no JSON: {status} {text}"));
        Answered { status, headers, json }
    }
}

impl Answered {
    /// Sees that it is a problem, and what programs call it.
    pub(crate) fn problem(&self) -> (u16, &str) {
        assert_eq!(self.headers["content-type"], "application/problem+json", "{}", self.json);
        assert_eq!(self.json["status"], self.status);
        (self.status, self.json["code"].as_str().unwrap())
    }
}
