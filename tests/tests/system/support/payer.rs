//! Somebody with a phone: opens pages, fills the form as a browser does, and follows where it is sent.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::{Arc, Mutex};

use reqwest::Version;
use reqwest::header::{
    ACCEPT_LANGUAGE, COOKIE, HeaderMap, HeaderName, HeaderValue, LOCATION, ORIGIN, SET_COOKIE, USER_AGENT,
};
use scraper::{Html, Selector};
use serde_json::Value;

use super::user_agent_of;

/// A browser without a script engine, in a wallet or not.
#[derive(Clone, Debug)]
pub(crate) struct Payer {
    http: reqwest::Client,
    base: String,
    /// What the browser says of itself.
    says: HeaderMap,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

/// What came of a request: a page, or where to go next.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    payer: Payer,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// The form of a page, as it is to be posted.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    payer: Payer,
    action: String,
    fields: Vec<(String, String)>,
}

impl Payer {
    pub(super) fn at(base: &str) -> Self {
        let (base, says) = (base.to_owned(), HeaderMap::new());
        Self { http: Self::http(), base, says, cookies: Arc::default() }
    }

    /// Goes nowhere by itself, and takes the shop's certificate, which nobody signed.
    pub(crate) fn http() -> reqwest::Client {
        Self::builder().build().unwrap()
    }

    fn builder() -> reqwest::ClientBuilder {
        reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .tls_danger_accept_invalid_certs(true)
            .timeout(super::PATIENCE)
    }

    /// In the wallet of this label in `user-agents.tsv`.
    pub(crate) fn wallet(self, label: &str) -> Self {
        self.calling_itself(user_agent_of(label))
    }

    pub(crate) fn calling_itself(self, user_agent: &str) -> Self {
        self.saying(USER_AGENT, user_agent)
    }

    pub(crate) fn reading(self, accept_language: &str) -> Self {
        self.saying(ACCEPT_LANGUAGE, accept_language)
    }

    /// Sends this header with everything, whatever bytes are in it that a header can have.
    pub(crate) fn saying(mut self, name: HeaderName, text: &str) -> Self {
        self.says.insert(name, HeaderValue::from_bytes(text.as_bytes()).unwrap());
        self
    }

    /// In another network of this machine, such as `127.0.0.2`, with a browser that knows nothing yet.
    pub(crate) fn in_network(mut self, address: [u8; 4]) -> Self {
        let http = Self::builder().local_address(std::net::IpAddr::from(address));
        self.http = http.build().unwrap();
        self
    }

    /// The same payer at another server.
    pub(crate) fn going_to(mut self, url: &str) -> Self {
        url.clone_into(&mut self.base);
        self
    }

    /// Opens the page of a code: scans it.
    pub(crate) async fn scans(&self, code: impl Display) -> Visit {
        self.opens(&format!("/e/{code}")).await
    }

    pub(crate) async fn opens(&self, path: &str) -> Visit {
        self.send(self.http.get(format!("{}{path}", self.base))).await.unwrap()
    }

    /// The form of a page's main part, in the console: the first of a page is the one that signs out.
    pub(crate) async fn form_of(&self, path: &str) -> Form {
        self.opens(path).await.form_at("main form")
    }

    /// The status as scripts get it.
    pub(crate) async fn status(&self, outcome_path: &str) -> Value {
        let visit = self.opens(&format!("{outcome_path}/status")).await;
        assert_eq!(visit.status, 200, "{}", visit.body);
        serde_json::from_str(&visit.body).unwrap()
    }

    /// The events of a payment, as they come in.
    pub(crate) async fn listens(&self, outcome_path: &str) -> reqwest::Response {
        self.http.get(format!("{}{outcome_path}/events", self.base)).send().await.unwrap()
    }

    /// Opens a page with headers of the payer's own choice.
    pub(crate) async fn opens_with(&self, path: &str, headers: &[(&str, &str)]) {
        let request = self.http.get(format!("{}{path}", self.base));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        request.send().await.unwrap();
    }

    /// Opens a file in this version of HTTP/1, as a proxy may.
    pub(crate) async fn downloads(&self, path: &str, version: Version) -> reqwest::Response {
        let client = reqwest::Client::builder().tls_danger_accept_invalid_certs(true).http1_only();
        let client = client.timeout(super::PATIENCE).build().unwrap();
        let request = client.get(format!("{}{path}", self.base)).version(version);
        self.dressed(request.header("accept-encoding", "gzip, br")).send().await.unwrap()
    }

    /// Posts a form that no page gave out.
    pub(crate) async fn posts(&self, path: &str, fields: &[(&str, &str)]) -> Visit {
        self.send(self.form(path).form(fields)).await.unwrap()
    }

    /// Keeps a cookie that no page gave out.
    pub(crate) fn bears(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// What the browser keeps under this name.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// Posts a form as a page of another origin would.
    pub(crate) async fn posts_from(
        &self,
        origin: Option<&str>,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Visit {
        let request = self.http.post(format!("{}{path}", self.base)).form(fields);
        let request = match origin {
            Some(origin) => request.header(ORIGIN, origin),
            None => request,
        };
        self.send(request).await.unwrap()
    }

    /// Sends a form with a file in it, as browsers do.
    pub(crate) async fn uploads(&self, path: &str, token: &str, file: &[u8]) -> Visit {
        const BOUNDARY: &str = "----between-the-parts";
        let mut body = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n--{BOUNDARY}\r\n\
             content-disposition: form-data; name=\"file\"; filename=\"logo\"\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(self.form(path).header("content-type", kind).body(body)).await.unwrap()
    }

    /// As a browser sends a form of a page of this server.
    fn form(&self, path: &str) -> reqwest::RequestBuilder {
        self.http.post(format!("{}{path}", self.base)).header(ORIGIN, &self.base)
    }

    /// Opens what goes on for as long as somebody listens.
    pub(crate) async fn streams(&self, path: &str) -> reqwest::Response {
        self.dressed(self.http.get(format!("{}{path}", self.base))).send().await.unwrap()
    }

    /// The same, and goes away once it is known whether it may be had.
    pub(crate) async fn opens_stream(&self, path: &str) -> Visit {
        let response = self.streams(path).await;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Visit { payer: self.clone(), status, headers, body: String::new() }
    }

    /// With what the browser says of itself.
    fn dressed(&self, mut request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        let cookies: Vec<String> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        request.headers(self.says.clone())
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> reqwest::Result<Visit> {
        let response = self.dressed(request).send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        for cookie in headers.get_all(SET_COOKIE) {
            let (cookie, attributes) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = cookie.split_once('=').unwrap();
            let mut cookies = self.cookies.lock().unwrap();
            if attributes.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(Visit { payer: self.clone(), status, headers, body: response.text().await? })
    }
}

impl Visit {
    /// Types this amount into the form of the page.
    pub(crate) fn types(&self, amount: &str) -> Form {
        self.form().with("amount", amount)
    }

    /// The form of the page with what stands in its fields.
    pub(crate) fn form(&self) -> Form {
        self.form_at("form")
    }

    /// The form that the selector finds first.
    pub(crate) fn form_at(&self, css: &str) -> Form {
        let html = self.html();
        let form = html.select(&selector(css)).next();
        let form = form.unwrap_or_else(|| panic!("no {css} on {}", self.body));
        let field = |input: scraper::ElementRef<'_>| {
            let value = input.attr("value").unwrap_or_default().to_owned();
            Some((input.attr("name")?.to_owned(), value))
        };
        Form {
            payer: self.payer.clone(),
            action: form.attr("action").unwrap().to_owned(),
            fields: form.select(&selector("input")).filter_map(field).collect(),
        }
    }

    /// Says yes to the question that the page asks.
    pub(crate) async fn confirms(&self) -> Visit {
        let form = self.form_at("main form");
        assert_eq!(form.field("confirmed"), "yes");
        form.sends().await
    }

    /// Where the browser is sent.
    pub(crate) fn location(&self) -> &str {
        assert_eq!(self.status, 303, "{}", self.body);
        self.headers[LOCATION].to_str().unwrap()
    }

    /// Where the page that follows a form is, without what it says was done.
    pub(crate) fn leads_to(&self) -> String {
        self.location().split('?').next().unwrap().to_owned()
    }

    /// Goes where the browser is sent, within the shop.
    pub(crate) async fn follows(&self) -> Visit {
        self.payer.opens(self.location()).await
    }

    /// The texts of the elements that the selector finds.
    pub(crate) fn texts(&self, css: &str) -> Vec<String> {
        let words = |element: scraper::ElementRef<'_>| {
            element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
        };
        self.html().select(&selector(css)).map(words).collect()
    }

    /// The text of the one element that the selector finds.
    pub(crate) fn text(&self, css: &str) -> String {
        let mut texts = self.texts(css);
        assert_eq!(texts.len(), 1, "{css} on {}", self.body);
        texts.remove(0)
    }

    /// An attribute of the first element that the selector finds.
    pub(crate) fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.html().select(&selector(css)).next()?.attr(name).map(str::to_owned)
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no {name}")).to_str().unwrap()
    }

    fn html(&self) -> Html {
        without_scripts(&self.body)
    }
}

impl Form {
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(other, _)| other != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// What stands in this field.
    pub(crate) fn field(&self, name: &str) -> &str {
        let field = self.fields.iter().find(|(other, _)| other == name);
        &field.unwrap_or_else(|| panic!("no field {name}")).1
    }

    /// The same form, posted to another server.
    pub(crate) fn going_to(mut self, url: &str) -> Self {
        self.payer = self.payer.going_to(url);
        self
    }

    /// Presses the button of a form that pays nothing.
    pub(crate) async fn sends(&self) -> Visit {
        self.tries_to_pay().await.unwrap()
    }

    /// Presses the button.
    pub(crate) async fn pays(&self) -> Visit {
        self.tries_to_pay().await.unwrap()
    }

    /// Presses the button of a server that may not live to answer.
    pub(crate) async fn tries_to_pay(&self) -> reqwest::Result<Visit> {
        let payer = &self.payer;
        payer.send(payer.form(&self.action).form(&self.fields)).await
    }
}

/// A page as a browser without a script engine sees it: there, what is in `noscript` is part of it.
pub(crate) fn without_scripts(body: &str) -> Html {
    Html::parse_document(&body.replace("<noscript>", "").replace("</noscript>", ""))
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}
