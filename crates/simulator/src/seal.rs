//! Signing what the simulator sends, and checking the signatures of what it gets as strictly as documented.
//!
//! `alipayplus` reads every spelling of a `Signature` header that is known to be sent; here only the
//! documented one passes, so that a mistake is found before the real gateway finds it.

use std::sync::{Arc, PoisonError, RwLock};

use alipayplus::key::{PrivateKey, PublicKey};
use alipayplus::sign::{AwsLcSigner, AwsLcVerifier, SignError, Signer as _, UnusableKey, Verifier as _};
use alipayplus::signature::{Algorithm, SignatureHeader, content_to_sign};
use axum::http::HeaderMap;

use crate::result_code::{Refusal, ResultCode};
use crate::timestamp;

const METHOD: &str = "POST";

/// Both parties' keys, seen from the gateway.
#[derive(Debug)]
pub(crate) struct Seal {
    client_id: String,
    /// Read for a moment and never held: what is being checked ends with the keys that it began with.
    keys: RwLock<Arc<Keys>>,
}

#[derive(Debug)]
struct Keys {
    key_version: String,
    signer: AwsLcSigner,
    /// The acquirer's keys, each under its version.
    verifiers: Vec<(String, AwsLcVerifier)>,
}

impl Seal {
    /// `acquirer` is the acquirer's keys with their versions; the first of them is the gateway's own version, too.
    pub(crate) fn new(
        client_id: String,
        acquirer: Vec<(String, PublicKey)>,
        gateway: &PrivateKey,
    ) -> Result<Self, UnusableKey> {
        Ok(Self { client_id, keys: RwLock::new(Arc::new(Keys::new(acquirer, gateway)?)) })
    }

    /// Takes other keys, as [`Seal::new`] does, from now on.
    pub(crate) fn change_keys(
        &self,
        acquirer: Vec<(String, PublicKey)>,
        gateway: &PrivateKey,
    ) -> Result<(), UnusableKey> {
        let keys = Arc::new(Keys::new(acquirer, gateway)?);
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
        Ok(())
    }

    fn keys(&self) -> Arc<Keys> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn client_id(&self) -> &str {
        &self.client_id
    }

    /// Checks a request: its client, its time, its key version, its signature.
    pub(crate) fn check_request(
        &self,
        path_and_query: &str,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<(), Refusal> {
        match text(headers, "client-id") {
            Some(client_id) if client_id == self.client_id => {}
            Some(_) => return Err(ResultCode::INVALID_CLIENT.into()),
            None => return Err(Refusal::new(ResultCode::INVALID_CLIENT, "the Client-Id header is missing")),
        }
        let header = text(headers, "signature").ok_or_else(|| invalid("the Signature header is missing"))?;
        let signature: SignatureHeader = header.parse().map_err(|problem| invalid(format!("{problem}")))?;
        check_spelling(header, &signature)?;
        let keys = self.keys();
        if keys.verifier(&signature).is_none() {
            return Err(ResultCode::KEY_NOT_FOUND.into());
        }
        self.check(&keys, path_and_query, headers, "request-time", &signature, body)
    }

    /// Checks the acknowledgement of a notification that was sent to `path_and_query`.
    pub(crate) fn check_acknowledgement(
        &self,
        path_and_query: &str,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<(), Refusal> {
        if text(headers, "client-id") != Some(&self.client_id) {
            return Err(invalid("the answer's client-id header is missing or another"));
        }
        let header =
            text(headers, "signature").ok_or_else(|| invalid("the answer has no signature header"))?;
        let signature: SignatureHeader = header.parse().map_err(|problem| invalid(format!("{problem}")))?;
        check_spelling(header, &signature)?;
        self.check(&self.keys(), path_and_query, headers, "response-time", &signature, body)
    }

    /// The `Signature` header of an answer to, or a request of, `path_and_query`.
    pub(crate) fn sign(
        &self,
        path_and_query: &str,
        client_id: &str,
        time: &str,
        body: &[u8],
    ) -> Result<String, SignError> {
        let content = content_to_sign(METHOD, path_and_query, client_id, time, body);
        let keys = self.keys();
        let header = SignatureHeader {
            algorithm: Algorithm::Rsa256,
            key_version: Some(keys.key_version.clone()),
            signature: keys.signer.sign(&content)?,
        };
        Ok(header.to_string())
    }

    fn check(
        &self,
        keys: &Keys,
        path_and_query: &str,
        headers: &HeaderMap,
        time_header: &str,
        signature: &SignatureHeader,
        body: &[u8],
    ) -> Result<(), Refusal> {
        let time = text(headers, time_header)
            .ok_or_else(|| invalid(format!("the {time_header} header is missing")))?;
        if timestamp::parse(time).is_none() {
            return Err(invalid(format!(
                "the {time_header} header is not ISO 8601 with an offset, like 2026-11-22T12:00:00+08:00"
            )));
        }
        let content = content_to_sign(METHOD, path_and_query, &self.client_id, time, body);
        let verifier =
            keys.verifier(signature).ok_or_else(|| invalid("keyVersion names none of the keys"))?;
        verifier.verify(&content, &signature.signature).map_err(|problem| invalid(format!("{problem}")))
    }
}

impl Keys {
    fn new(acquirer: Vec<(String, PublicKey)>, gateway: &PrivateKey) -> Result<Self, UnusableKey> {
        let key_version = acquirer.first().map(|(version, _)| version.clone()).unwrap_or_default();
        let verifiers = acquirer
            .into_iter()
            .map(|(version, key)| Ok((version, AwsLcVerifier::new(&key)?)))
            .collect::<Result<_, UnusableKey>>()?;
        Ok(Self { key_version, signer: AwsLcSigner::new(gateway)?, verifiers })
    }

    /// The acquirer's key that a signature says it was made with.
    fn verifier(&self, signature: &SignatureHeader) -> Option<&AwsLcVerifier> {
        let version = signature.key_version.as_ref()?;
        self.verifiers.iter().find(|(known, _)| known == version).map(|(_, verifier)| verifier)
    }
}

/// The algorithm's name and the signature's encoding must be spelt as documented: what was read, written
/// again, must be what was sent, whatever the order of the parts and the spaces around them.
fn check_spelling(header: &str, signature: &SignatureHeader) -> Result<(), Refusal> {
    let written = signature.to_string();
    let same = written.split(',').all(|part| header.split(',').any(|sent| sent.trim() == part.trim()));
    same.then_some(()).ok_or_else(|| {
        invalid(
            "the Signature header is not spelt algorithm=RSA256, keyVersion=…, signature=… \
             with standard base64, percent-encoded",
        )
    })
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn invalid(message: impl Into<String>) -> Refusal {
    Refusal::new(ResultCode::INVALID_SIGNATURE, message)
}
