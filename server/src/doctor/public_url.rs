//! The public URL: that it answers, that it is this server, that notifications get through, and that posters carry it.

use std::time::Duration;

use reqwest::Client;
use reqwest::header::LOCATION;
use url::Url;

use super::Finding;
use crate::config::{Settings, TlsMode};
use crate::gateway::{NOTIFY_PATH, address};
use crate::http::client::STRANGER;
use crate::http::identity;
use crate::http::plain::SAID_BY_PROXY;
use crate::sql::{Database, Used};

const CHECK: &str = "public_url";
const NOTIFICATIONS: &str = "notifications";
const POSTERS: &str = "posters";

/// How long one request may take.
const REQUEST_TIME_MAX: Duration = Duration::from_secs(8);

/// The longest answer that is read, in bytes.
const ANSWER_BYTES_MAX: usize = 4096;

/// What notifications may come as: Alipay+ does not say what its User-Agent is, and firewalls for bots refuse some.
const SENDERS: [(&str, Option<&str>); 3] = [
    ("the doctor's User-Agent", Some(USER_AGENT)),
    ("a User-Agent of Java", Some("Java/1.8.0_402")),
    ("no User-Agent", None),
];

const USER_AGENT: &str = concat!("standee-doctor/", env!("CARGO_PKG_VERSION"));

/// What came back.
struct Reply {
    status: u16,
    /// Where it leads, if it is a redirect.
    location: Option<String>,
    /// The beginning of the body.
    text: String,
}

impl Reply {
    fn in_words(&self) -> String {
        let to = self.location.as_ref().map_or_else(String::new, |location| format!(", to {location}"));
        format!("{}{to}", self.status)
    }

    /// What is wrong between here and the server, where it was the server that answered, and says so.
    fn told_by_standee(&self) -> Option<(&'static str, &'static str)> {
        if self.text.contains(SAID_BY_PROXY) {
            return Some((
                "this server answered, told by its proxy that it was asked over plain http (X-Forwarded-Proto)",
                "have the proxy say what it was asked by: X-Forwarded-Proto https where that was TLS. Of several proxies \
                 the last one's word counts; docs/proxies.md has the settings",
            ));
        }
        self.text.contains(STRANGER).then_some((
            "this server answered that the request came past its proxies",
            "name the address that the proxy comes from in trusted_proxies",
        ))
    }
}

/// Asks `public_url` who it is. Only a server on this database can answer what was never asked before.
pub(super) async fn check(settings: &Settings, database: Option<&Database>) -> Finding {
    let Some(database) = database else {
        return Finding::skipped(CHECK, "without the database nothing tells it apart");
    };
    let key = match identity::key(database).await {
        Ok(key) => key,
        Err(error) => return Finding::skipped(CHECK, error),
    };
    let nonce = identity::nonce();
    let url = address(&settings.public_url, &identity::path(&nonce));
    let reply = match client(settings, Some(USER_AGENT)) {
        Ok(client) => ask(client.get(&url)).await,
        Err(problem) => Err(problem),
    };
    match reply {
        Ok(reply) if reply.status == 200 && reply.text.trim() == identity::answer(&key, &nonce) => {
            Finding::ok(CHECK, format!("{} leads to a server on this database", settings.public_url))
        }
        Ok(reply) => match reply.told_by_standee() {
            Some((seen, what_to_do)) => {
                Finding::failed(CHECK, format!("{}: {seen}", settings.public_url), what_to_do)
            }
            None => Finding::failed(
                CHECK,
                format!("{} is answered by somebody else (status {})", settings.public_url, reply.in_words()),
                "lead the name (DNS, proxy, firewall) to this server, or name this server's database",
            ),
        },
        Err(problem) => Finding::failed(
            CHECK,
            format!("{} does not answer from here: {problem}", settings.public_url),
            "start the server; see DNS, firewall and proxy, and that the certificate is one that phones trust",
        ),
    }
}

/// Posts what Alipay+ would post, without its signature: our refusal shows that it got through.
pub(super) async fn notifications(settings: &Settings) -> Finding {
    if settings.gateway.is_none() {
        return Finding::skipped(NOTIFICATIONS, "no gateway is configured");
    }
    let url = address(&settings.public_url, NOTIFY_PATH);
    for (sender, user_agent) in SENDERS {
        let reply = match client(settings, user_agent) {
            Ok(client) => {
                ask(client.post(&url).header("content-type", alipayplus::envelope::JSON).body("{}")).await
            }
            Err(problem) => Err(problem),
        };
        match reply {
            Ok(reply) if reply.status == 401 && reply.text.contains("INVALID_SIGNATURE") => {}
            Ok(reply) => return not_let_through(&url, sender, user_agent, &reply),
            Err(problem) => {
                return Finding::failed(
                    NOTIFICATIONS,
                    format!("{url} cannot be reached with {sender}: {problem}"),
                    "see the check of public_url; meanwhile payments are found by inquiries",
                );
            }
        }
    }
    Finding::ok(
        NOTIFICATIONS,
        format!(
            "{url} refuses what Alipay+ did not sign, whatever its User-Agent; from here, and not from Alipay+'s network"
        ),
    )
}

fn not_let_through(url: &str, sender: &str, user_agent: Option<&str>, reply: &Reply) -> Finding {
    if let Some((seen, what_to_do)) = reply.told_by_standee() {
        return Finding::failed(NOTIFICATIONS, format!("{url}: {seen}"), what_to_do);
    }
    let seen = format!(
        "{url} answers {} to a post with {sender}, and not our refusal of an unsigned notification",
        reply.in_words()
    );
    let what_to_do = if user_agent == Some(USER_AGENT) {
        "let posts to this path through, as they are: no login, no redirect, no firewall for bots before it"
    } else {
        "let posts to this path through whatever their User-Agent is: Alipay+'s servers need not name a browser"
    };
    Finding::failed(NOTIFICATIONS, seen, what_to_do)
}

/// What was printed leads where it says, for ever.
pub(super) async fn posters(settings: &Settings, database: Option<&Database>) -> Finding {
    let Some(database) = database else {
        return Finding::skipped(POSTERS, "they are known to the database alone");
    };
    let printed = match database.remembered(Used::PosterUrl).await {
        Ok(printed) => printed,
        Err(error) => return Finding::skipped(POSTERS, error),
    };
    let current = settings.public_url.as_str().trim_end_matches('/');
    let others: Vec<_> = printed.iter().filter(|url| *url != current).map(String::as_str).collect();
    if others.is_empty() {
        let seen = if printed.is_empty() { "none was made yet" } else { "every poster carries public_url" };
        return Finding::ok(POSTERS, seen);
    }
    Finding::warning(
        POSTERS,
        format!("some were made with {}, and public_url is {current}", others.join(", ")),
        "keep the old address leading here as long as its posters hang, or print them again",
    )
}

/// Follows no redirect, and takes our own self-signed certificate for what it is.
fn client(settings: &Settings, user_agent: Option<&str>) -> Result<Client, String> {
    let builder =
        Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().timeout(REQUEST_TIME_MAX);
    let builder = match user_agent {
        Some(user_agent) => builder.user_agent(user_agent),
        None => builder,
    };
    let is_own = settings.tls == TlsMode::SelfSigned && is_here(&settings.public_url);
    // Nothing secret is sent, and who answers proves itself by what it answers.
    let builder = builder.tls_danger_accept_invalid_certs(is_own);
    builder.build().map_err(|error| error.to_string())
}

fn is_here(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

async fn ask(request: reqwest::RequestBuilder) -> Result<Reply, String> {
    let mut response = request.send().await.map_err(|error| causes(&error))?;
    let status = response.status().as_u16();
    let location =
        response.headers().get(LOCATION).map(|value| String::from_utf8_lossy(value.as_bytes()).into());
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| causes(&error))? {
        body.extend_from_slice(&chunk);
        if body.len() > ANSWER_BYTES_MAX {
            break;
        }
    }
    Ok(Reply { status, location, text: String::from_utf8_lossy(&body).into_owned() })
}

/// What an error says, the innermost last: that is where the reason stands.
fn causes(error: &reqwest::Error) -> String {
    const CAUSES_MAX: usize = 8;
    let first: &dyn std::error::Error = error;
    let chain = std::iter::successors(Some(first), |cause| cause.source());
    chain.skip(1).take(CAUSES_MAX).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: u16, text: &str) -> Reply {
        Reply { status, location: None, text: text.to_owned() }
    }

    /// field.md 8: "lead the name to this server", where it did.
    #[test]
    fn what_this_server_says_of_its_proxy_is_told() {
        let plain =
            format!("Nothing is taken over plain HTTP ({SAID_BY_PROXY}). Open https://a.example instead.");
        for status in [308, 403] {
            let (seen, what_to_do) = reply(status, &plain).told_by_standee().unwrap();
            assert!(
                seen.contains("asked over plain http") && what_to_do.contains("X-Forwarded-Proto"),
                "{seen}"
            );
        }
        let (seen, what_to_do) = reply(403, STRANGER).told_by_standee().unwrap();
        assert!(seen.contains("past its proxies") && what_to_do.contains("trusted_proxies"), "{seen}");
        assert_eq!(reply(403, "Forbidden").told_by_standee(), None);
    }

    /// field.md 35
    #[test]
    fn a_filter_of_user_agents_is_named() {
        let settings = |sender: usize| {
            let (name, user_agent) = SENDERS[sender];
            not_let_through(
                "https://a.example/alipayplus/notifyPayment",
                name,
                user_agent,
                &reply(403, "Forbidden"),
            )
        };
        let (own, java, none) = (settings(0), settings(1), settings(2));
        assert!(!own.what_to_do.unwrap().contains("User-Agent"));
        assert!(
            java.seen.contains("a User-Agent of Java") && java.what_to_do.unwrap().contains("User-Agent")
        );
        assert!(none.seen.contains("no User-Agent") && none.what_to_do.unwrap().contains("User-Agent"));
    }
}
