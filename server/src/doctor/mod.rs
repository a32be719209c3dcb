//! `standee doctor`: everything that a payment needs, looked at once, with what to do about what is wrong.
//!
//! Each check says what it looked at. None takes longer than its bound, and none changes anything but that the database
//! is asked to take a change.

mod certificate;
mod database;
mod file_system;
mod gateway;
mod keys;
mod public_url;
mod signers;
mod time_zones;

use std::fmt;
use std::future::Future;
use std::time::Duration;

pub use alipayplus::client::Kept;

use crate::config::Settings;
use crate::gateway::mixed;
use crate::sql::{Database, Used};
pub(crate) use signers::Signers;
pub(crate) use time_zones::{missing as time_zones_missing, unknown as unknown_time_zones};

/// The longest that one check may take.
const CHECK_TIME_MAX: Duration = Duration::from_secs(20);

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// All is well.
    Ok,
    /// It was not looked at, because something before it is missing.
    Skipped,
    /// It works, and somebody should know.
    Warning,
    /// It does not work.
    Failed,
}

impl Verdict {
    /// The name that `--json` has.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Skipped => "skipped",
            Self::Warning => "warning",
            Self::Failed => "failed",
        }
    }
}

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which check.
    pub check: &'static str,
    /// How it ended.
    pub verdict: Verdict,
    /// What was looked at, and what was seen.
    pub seen: String,
    /// What to do about it, if there is anything.
    pub what_to_do: Option<String>,
}

impl Finding {
    pub(crate) fn ok(check: &'static str, seen: impl fmt::Display) -> Self {
        Self { check, verdict: Verdict::Ok, seen: seen.to_string(), what_to_do: None }
    }

    pub(crate) fn skipped(check: &'static str, because: impl fmt::Display) -> Self {
        Self { check, verdict: Verdict::Skipped, seen: because.to_string(), what_to_do: None }
    }

    pub(crate) fn warning(check: &'static str, seen: impl fmt::Display, what_to_do: &str) -> Self {
        Self { verdict: Verdict::Warning, ..Self::failed(check, seen, what_to_do) }
    }

    pub(crate) fn failed(check: &'static str, seen: impl fmt::Display, what_to_do: &str) -> Self {
        let what_to_do = Some(what_to_do.to_owned());
        Self { check, verdict: Verdict::Failed, seen: seen.to_string(), what_to_do }
    }
}

/// Looks at everything that `settings` name, one after the other, two minutes at most; what was found, and what Alipay+
/// was asked and answered for it.
pub async fn examine(settings: &Settings) -> (Vec<Finding>, Kept) {
    let mut findings = vec![Finding::ok("configuration", "every setting can be read")];
    let (keys, ring) = keys::check(settings);
    findings.push(keys);
    let (found, database) = match within("database", database::check(settings)).await {
        Ok(checked) => checked,
        Err(finding) => (finding, None),
    };
    findings.push(found);
    let known = within("time_zones", time_zones::check(database.as_ref())).await;
    findings.push(known.unwrap_or_else(|late| late));
    findings.extend(environment(settings, database.as_ref()).await);
    findings.push(within("certificate", certificate::check(settings)).await.unwrap_or_else(|late| late));
    let reached = within("public_url", public_url::check(settings, database.as_ref())).await;
    findings.push(reached.unwrap_or_else(|late| late));
    let heard = within("notifications", public_url::notifications(settings)).await;
    findings.push(heard.unwrap_or_else(|late| late));
    let posters = within("posters", public_url::posters(settings, database.as_ref())).await;
    findings.push(posters.unwrap_or_else(|late| late));
    let mut kept = Kept::default();
    match within("gateway", gateway::check(settings, ring.as_ref())).await {
        Ok((asked, messages)) => {
            findings.extend(asked);
            kept = messages;
        }
        Err(late) => findings.push(late),
    }
    if let Some(database) = database {
        database.close().await;
    }
    (findings, kept)
}

/// What is to be said where the settings cannot be read, and nothing else can be looked at.
pub fn unreadable(problem: impl fmt::Display) -> Finding {
    Finding::failed("configuration", problem, "set what is named to what is expected there")
}

/// What a check finds, or that it took too long.
async fn within<T>(check: &'static str, checking: impl Future<Output = T>) -> Result<T, Finding> {
    tokio::time::timeout(CHECK_TIME_MAX, checking).await.map_err(|_| {
        let seen = format!("no end after {} s", CHECK_TIME_MAX.as_secs());
        Finding::failed(check, seen, "see whether what it asks (network, database) answers at all")
    })
}

/// Whether sandbox and production are mixed.
async fn environment(settings: &Settings, database: Option<&Database>) -> Vec<Finding> {
    const CHECK: &str = "environment";
    let Some(gateway) = &settings.gateway else {
        return vec![Finding::skipped(CHECK, "no gateway is configured")];
    };
    let used_before = match database {
        Some(database) => database.remembered(Used::ClientId).await.unwrap_or_default(),
        None => Vec::new(),
    };
    let warnings = mixed(settings, &used_before);
    if warnings.is_empty() {
        let environment = alipayplus::environment::Environment::of(&gateway.client_id).name();
        return vec![Finding::ok(
            CHECK,
            format!("{} is of {environment}, and so is the rest", gateway.client_id),
        )];
    }
    let told = |warning: String| match warning.split_once(": ") {
        Some((seen, what_to_do)) => Finding::warning(CHECK, seen, what_to_do),
        None => Finding::warning(CHECK, warning, "set what belongs together"),
    };
    warnings.into_iter().map(told).collect()
}
