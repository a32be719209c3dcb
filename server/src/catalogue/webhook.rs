//! Endpoints of merchants' systems.

use checkout::port::StoreError;

use crate::sql::{Database, Doer};
use crate::webhook::{DestinationProblem, ENDPOINTS_MAX, Secret, Sender};

/// Why an endpoint is not added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum AddRefused {
    /// No messages are sent there.
    #[error(transparent)]
    Destination(#[from] DestinationProblem),
    /// The merchant has as many as it may.
    #[error("a merchant has {ENDPOINTS_MAX} webhooks at most; remove one first")]
    TooMany,
}

/// An endpoint that was added, with what is told once.
#[derive(Debug)]
pub(crate) struct Added {
    pub(crate) id: String,
    pub(crate) url: String,
    pub(crate) secret: Secret,
}

/// Adds an endpoint of a merchant that is there, unless the rules refuse it.
///
/// # Errors
/// The database's.
pub(crate) async fn add(
    database: &Database,
    sender: &Sender,
    merchant_id: &str,
    url: &str,
    doer: Doer<'_>,
) -> Result<Result<Added, AddRefused>, StoreError> {
    let url = match sender.check(url).await {
        Ok(url) => url.to_string(),
        Err(problem) => return Ok(Err(problem.into())),
    };
    let (id, secret) = (crate::random::id('W'), Secret::new());
    let is_added = database.add_webhook((&id, merchant_id), &url, &secret, doer).await?;
    Ok(if is_added { Ok(Added { id, url, secret }) } else { Err(AddRefused::TooMany) })
}
