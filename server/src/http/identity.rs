//! `GET /.well-known/standee/{nonce}`: proves to `standee doctor` that whoever answers at the public URL is a server on the
//! same database. It tells a stranger nothing: what it answers is a keyed hash of what was asked.

use std::sync::Arc;

use aws_lc_rs::hmac;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use checkout::port::StoreError;

use super::Shared;
use crate::sql::Database;

/// The route.
pub(super) const ROUTE: &str = "/.well-known/standee/{nonce}";

/// Keeps this secret apart from any other.
const SECRET: &str = "identity_key";

/// 128 random bits, in hexadecimal digits.
const NONCE_CHARACTERS: usize = 32;

/// The secret that all servers on a database share.
///
/// # Errors
/// The database's.
pub(crate) async fn key(database: &Database) -> Result<[u8; 32], StoreError> {
    database.secret(SECRET, crate::random::bytes()).await
}

/// What was never asked before.
pub(crate) fn nonce() -> String {
    format!("{:032x}", u128::from_be_bytes(crate::random::bytes()))
}

/// Where to ask it.
pub(crate) fn path(nonce: &str) -> String {
    ROUTE.replace("{nonce}", nonce)
}

/// What a server with this key answers: HMAC-SHA256, in hexadecimal digits.
pub(crate) fn answer(key: &[u8; 32], nonce: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    crate::sql::hex(hmac::sign(&key, nonce.as_bytes()).as_ref())
}

pub(super) async fn prove(State(shared): State<Arc<Shared>>, Path(nonce): Path<String>) -> Response {
    let is_nonce = nonce.len() == NONCE_CHARACTERS && nonce.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_nonce {
        answer(&shared.identity_key, &nonce).into_response()
    } else {
        StatusCode::NOT_FOUND.into_response()
    }
}
