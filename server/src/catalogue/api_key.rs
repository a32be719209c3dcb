//! Keys by which merchants' systems ask.

use checkout::port::StoreError;

use super::{NameProblem, check_name};
use crate::sql::{Database, Doer};
use crate::token::{Token, TokenHash};

/// How a key begins: so that people, and programs that look for secrets that leaked, see what it is.
const PREFIX: &str = "sk_standee_";

/// Why a key is not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum AddRefused {
    /// Its name cannot be shown.
    #[error(transparent)]
    Name(#[from] NameProblem),
    /// The merchant has as many as it may.
    #[error("a merchant has 20 keys at most; revoke one first")]
    TooMany,
}

/// A key that was added, with what is told once.
pub(crate) struct Added {
    pub(crate) id: String,
    pub(crate) key: String,
}

/// Adds a key of a merchant that is there, unless the rules refuse it.
///
/// # Errors
/// The database's.
pub(crate) async fn add(
    database: &Database,
    merchant_id: &str,
    name: &str,
    doer: Doer<'_>,
) -> Result<Result<Added, AddRefused>, StoreError> {
    let name = match check_name(name) {
        Ok(name) => name,
        Err(problem) => return Ok(Err(problem.into())),
    };
    let (id, token) = (crate::random::id('K'), Token::new());
    let is_added = database.add_api_key((&id, merchant_id), name, &token.hash(), doer).await?;
    let key = format!("{PREFIX}{}", token.text());
    Ok(if is_added { Ok(Added { id, key }) } else { Err(AddRefused::TooMany) })
}

/// What the database knows a key by; `None` when the text cannot be one.
pub(crate) fn hash(key: &str) -> Option<TokenHash> {
    key.strip_prefix(PREFIX).and_then(Token::parse).map(|token| token.hash())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_by_its_beginning() {
        let token = Token::new();
        assert_eq!(hash(&format!("{PREFIX}{}", token.text())), Some(token.hash()));
        assert_eq!(hash(&token.text()), None);
        assert_eq!(hash(PREFIX), None);
    }
}
