//! The public URL: that it answers, that it is this server, that notifications get through, and that posters carry it.

use std::time::Duration;

use reqwest::Client;
use url::Url;

use super::Finding;
use crate::config::{Settings, TlsMode};
use crate::gateway::{NOTIFY_PATH, address};
use crate::http::identity;
use crate::sql::{Database, Used};

const CHECK: &str = "public_url";
const NOTIFICATIONS: &str = "notifications";
const POSTERS: &str = "posters";

/// How long one request may take.
const REQUEST_TIME_MAX: Duration = Duration::from_secs(8);

/// The longest answer that is read, in bytes.
const ANSWER_BYTES_MAX: usize = 4096;

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
    let answer = match client(settings) {
        Ok(client) => ask(client.get(&url)).await,
        Err(problem) => Err(problem),
    };
    match answer {
        Ok((200, text)) if text.trim() == identity::answer(&key, &nonce) => {
            Finding::ok(CHECK, format!("{} leads to a server on this database", settings.public_url))
        }
        Ok((status, _)) => Finding::failed(
            CHECK,
            format!("{} is answered by somebody else (status {status})", settings.public_url),
            "lead the name (DNS, proxy, firewall) to this server, or name this server's database",
        ),
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
    let answer = match client(settings) {
        Ok(client) => {
            ask(client.post(&url).header("content-type", alipayplus::envelope::JSON).body("{}")).await
        }
        Err(problem) => Err(problem),
    };
    match answer {
        Ok((401, text)) if text.contains("INVALID_SIGNATURE") => Finding::ok(
            NOTIFICATIONS,
            format!("{url} refuses what Alipay+ did not sign; from here, and not from Alipay+'s network"),
        ),
        Ok((status, _)) => Finding::failed(
            NOTIFICATIONS,
            format!("{url} answers {status}, and not our refusal of an unsigned notification"),
            "let posts to this path through, as they are: no login, no redirect, no firewall for bots before it",
        ),
        Err(problem) => Finding::failed(
            NOTIFICATIONS,
            format!("{url} cannot be reached: {problem}"),
            "see the check of public_url; meanwhile payments are found by inquiries",
        ),
    }
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
fn client(settings: &Settings) -> Result<Client, String> {
    let builder = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .timeout(REQUEST_TIME_MAX)
        .user_agent(concat!("standee-doctor/", env!("CARGO_PKG_VERSION")));
    let is_own = settings.tls == TlsMode::SelfSigned && is_here(&settings.public_url);
    // Nothing secret is sent, and who answers proves itself by what it answers.
    let builder = builder.tls_danger_accept_invalid_certs(is_own);
    builder.build().map_err(|error| error.to_string())
}

fn is_here(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

/// The status and the beginning of the body.
async fn ask(request: reqwest::RequestBuilder) -> Result<(u16, String), String> {
    let mut response = request.send().await.map_err(|error| causes(&error))?;
    let status = response.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| causes(&error))? {
        body.extend_from_slice(&chunk);
        if body.len() > ANSWER_BYTES_MAX {
            break;
        }
    }
    Ok((status, String::from_utf8_lossy(&body).into_owned()))
}

/// What an error says, the innermost last: that is where the reason stands.
fn causes(error: &reqwest::Error) -> String {
    const CAUSES_MAX: usize = 8;
    let first: &dyn std::error::Error = error;
    let chain = std::iter::successors(Some(first), |cause| cause.source());
    chain.skip(1).take(CAUSES_MAX).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
