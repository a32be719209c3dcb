//! How often signing in may be tried, and by what it is counted.
//!
//! Strangers who know a name must not be able to keep its owner out (security.md M8). So tries are counted by name *and*
//! network, and a browser in which the user has signed in before is counted by itself: what is tried elsewhere under that
//! name does not make it wait. A name is also counted as a whole, with a bound far above what its owner needs, against
//! those who guess from many networks.

use std::net::IpAddr;

use axum::http::HeaderMap;
use checkout::port::StoreError;
use checkout::time::Timestamp;
use checkout::user::UserName;

use super::cookie;
use crate::network::counted_as;
use crate::sql::{Database, Patience};
use crate::token::{Token, TokenHash};

/// Of one name in one network or browser: a few slips of the finger, then ever slower.
pub(super) const PATIENCE_WITH_NAME: Patience = Patience { free: 5, wait_seconds_max: 300 };

/// Of one name, wherever it is tried: who guesses from many networks gets about 1,400 guesses a day, and passwords are
/// long.
const PATIENCE_WITH_NAME_ANYWHERE: Patience = Patience { free: 500, wait_seconds_max: 60 };

/// Of one network, behind which a whole shop may be.
const PATIENCE_WITH_NETWORK: Patience = Patience { free: 30, wait_seconds_max: 900 };

/// What one try is counted by.
#[derive(Debug)]
pub(super) struct Limits {
    /// Whatever is tried from this network; none, for a browser that is known.
    network: Option<TokenHash>,
    /// This name, each with how often it may be tried.
    name: Vec<(TokenHash, Patience)>,
}

impl Limits {
    /// The limits of a try under the name that was typed.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn of(
        database: &Database,
        typed: &str,
        address: Option<IpAddr>,
        headers: &HeaderMap,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let name = UserName::parse(typed).map_or_else(|_| typed.to_owned(), |name| name.to_string());
        if let Some(browser) = known_browser(database, typed, headers, now).await? {
            let key = TokenHash::of_text(&format!("name {name} in {:?}", browser.as_bytes()));
            return Ok(Self { network: None, name: vec![(key, PATIENCE_WITH_NAME)] });
        }
        let network = address.map(counted_as);
        Ok(Self {
            network: Some(TokenHash::of_text(&format!("address {network:?}"))),
            name: vec![
                (TokenHash::of_text(&format!("name {name} from {network:?}")), PATIENCE_WITH_NAME),
                (TokenHash::of_text(&format!("name {name}")), PATIENCE_WITH_NAME_ANYWHERE),
            ],
        })
    }

    /// Counts a try; if it has to wait, says for how many seconds.
    ///
    /// The network comes first, and keeps what it counted where the name has to wait: so that asking for a name that waits
    /// is not free.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn count(
        &self,
        database: &Database,
        now: Timestamp,
    ) -> Result<Result<(), u32>, StoreError> {
        let network = self.network.iter().map(|key| (key, PATIENCE_WITH_NETWORK));
        let all = network.chain(self.name.iter().map(|(key, patience)| (key, *patience)));
        for (key, patience) in all {
            if let Err(seconds) = database.count_try(key, patience, now).await? {
                return Ok(Err(seconds));
            }
        }
        Ok(Ok(()))
    }

    /// Forgets the tries of the name, and takes the network's back: it was the right password.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn was_right(&self, database: &Database) -> Result<(), StoreError> {
        for (key, _) in &self.name {
            database.forget_tries(key).await?;
        }
        match &self.network {
            Some(network) => database.take_back_try(network).await,
            None => Ok(()),
        }
    }
}

/// The browser, if whoever has the name that was typed signed in in it before.
pub(super) async fn known_browser(
    database: &Database,
    typed: &str,
    headers: &HeaderMap,
    now: Timestamp,
) -> Result<Option<TokenHash>, StoreError> {
    let (Some(browser), Ok(name)) = (cookie::browser(headers), UserName::parse(typed)) else {
        return Ok(None);
    };
    let browser = browser.hash();
    Ok(database.is_known_browser(&browser, &name, now).await?.then_some(browser))
}

/// Remembers the browser of somebody who has just signed in: its secret, for its cookie.
///
/// # Errors
/// The database's.
pub(super) async fn remember(
    database: &Database,
    headers: &HeaderMap,
    user_id: &str,
    now: Timestamp,
) -> Result<Token, StoreError> {
    let browser = cookie::browser(headers).unwrap_or_default();
    database.remember_browser(&browser.hash(), user_id, now).await?;
    Ok(browser)
}
