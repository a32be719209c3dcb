//! The headers that make a body a signed message, in either direction.
//!
//! Source: Alipay+ docs, "API overview" and "Digital signature". Times are opaque text when verifying: what was
//! received is what was signed, and senders differ in how they write them.

use std::time::SystemTime;

use thiserror::Error;

use crate::sign::{BadSignature, SignError, Signer, Verifier};
use crate::signature::{Algorithm, SignatureHeader, SignatureHeaderProblem, content_to_sign};

/// Name of the header with the acquirer's client id, in requests and in answers.
pub const CLIENT_ID: &str = "client-id";
/// Name of the header with the time of a request.
pub const REQUEST_TIME: &str = "request-time";
/// Name of the header with the time of an answer.
pub const RESPONSE_TIME: &str = "response-time";
/// Name of the header with the signature.
pub const SIGNATURE: &str = "signature";
/// Name of the header with the body's type.
pub const CONTENT_TYPE: &str = "content-type";
/// The one type of all bodies.
pub const JSON: &str = "application/json; charset=UTF-8";

/// Longest client id or time that is read, in bytes.
pub const FIELD_BYTES_MAX: usize = 128;

/// Which way a message goes, which decides the name of its time header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From who asks.
    Request,
    /// From who answers.
    Answer,
}

impl Direction {
    /// [`REQUEST_TIME`] or [`RESPONSE_TIME`].
    pub const fn time_header(self) -> &'static str {
        match self {
            Self::Request => REQUEST_TIME,
            Self::Answer => RESPONSE_TIME,
        }
    }
}

/// The first line of what is signed. An answer is signed over the method and path of its request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target<'a> {
    /// The HTTP method, in capitals.
    pub method: &'a str,
    /// The path with its query, if any; never a scheme or host, also when the request line carried them.
    pub path_and_query: &'a str,
}

impl<'a> Target<'a> {
    /// A target of the one method that the API has.
    pub const fn post(path_and_query: &'a str) -> Self {
        Self { method: crate::operation::METHOD, path_and_query }
    }
}

/// What surrounds the body of a signed message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Which way it goes.
    pub direction: Direction,
    /// Whose traffic this is: the acquirer's client id, in both directions.
    pub client_id: String,
    /// `Request-Time` or `Response-Time`, as it was received or is to be sent.
    pub time: String,
    /// The signature over target, client id, time and body.
    pub signature: SignatureHeader,
}

/// Why a message's headers could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EnvelopeProblem {
    /// A header is not there.
    #[error("the header {0} is missing")]
    Missing(&'static str),
    /// A header is empty, too long, or not made of visible ASCII characters.
    #[error("the header {0} is not 1 to {FIELD_BYTES_MAX} visible ASCII characters")]
    Unreadable(&'static str),
    /// The signature header could not be read.
    #[error(transparent)]
    Signature(#[from] SignatureHeaderProblem),
}

impl Envelope {
    /// Signs `body` as a request to `target`, or as the answer to one.
    ///
    /// `time` comes from [`time_text`]; `key_version` is the number under which the Developer Center knows the
    /// signer's key.
    pub fn sign(
        direction: Direction,
        target: Target<'_>,
        sender: &Sender<'_>,
        time: &str,
        body: &[u8],
    ) -> Result<Self, SignError> {
        let content = content_to_sign(target.method, target.path_and_query, sender.client_id, time, body);
        Ok(Self {
            direction,
            client_id: sender.client_id.to_owned(),
            time: time.to_owned(),
            signature: SignatureHeader {
                algorithm: Algorithm::Rsa256,
                key_version: Some(sender.key_version.to_owned()),
                signature: sender.signer.sign(&content)?,
            },
        })
    }

    /// Reads an envelope out of headers that `headers` looks up by their lower-case names: the values of all lines of that
    /// name, in their order. Of several `Signature` lines the first that is one of Alipay+'s form counts: gateways on the
    /// way add their own (RFC 9421). Of the others the first line counts.
    pub fn read<'a, Values: IntoIterator<Item = &'a [u8]>>(
        direction: Direction,
        headers: impl Fn(&'static str) -> Values,
    ) -> Result<Self, EnvelopeProblem> {
        let signature = read_signature(headers(SIGNATURE))?;
        let field = |name| read_field(name, headers(name).into_iter().next());
        Ok(Self { direction, client_id: field(CLIENT_ID)?, time: field(direction.time_header())?, signature })
    }

    /// Says whether the envelope's signature is over `target`, this client id and time, and exactly `body`.
    pub fn verify(
        &self,
        target: Target<'_>,
        body: &[u8],
        verifier: &dyn Verifier,
    ) -> Result<(), BadSignature> {
        verifier.verify(&self.signed_content(target, body), &self.signature.signature)
    }

    /// The bytes that the signature must be over: what to show when two sides disagree. It holds the body, so
    /// it does not belong into a log.
    pub fn signed_content(&self, target: Target<'_>, body: &[u8]) -> Vec<u8> {
        content_to_sign(target.method, target.path_and_query, &self.client_id, &self.time, body)
    }

    /// The headers to send with the body, names in lower case as HTTP/2 has them and as the official client
    /// looks for them.
    pub fn headers(&self) -> [(&'static str, String); 4] {
        [
            (CONTENT_TYPE, JSON.to_owned()),
            (CLIENT_ID, self.client_id.clone()),
            (self.direction.time_header(), self.time.clone()),
            (SIGNATURE, self.signature.to_string()),
        ]
    }
}

/// Who signs, and under which names.
#[derive(Clone, Copy)]
pub struct Sender<'a> {
    /// The acquirer's client id, also where Alipay+ is the sender.
    pub client_id: &'a str,
    /// The version of the key that `signer` holds.
    pub key_version: &'a str,
    /// Holds the private key.
    pub signer: &'a dyn Signer,
}

/// A time as Alipay+ wants it in headers and bodies: ISO 8601 in UTC with whole seconds, such as
/// `2021-04-21T01:47:04Z`. Source: the FAQ.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_618_969_624);
/// assert_eq!(alipayplus::envelope::time_text(time), "2021-04-21T01:47:04Z");
/// ```
pub fn time_text(time: SystemTime) -> String {
    // A clock outside the years -9999 to 9999 is not a clock; the nearest end is as wrong as it is.
    let time = jiff::Timestamp::try_from(time).unwrap_or(jiff::Timestamp::MAX);
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The first line that can be read; if none can, the problem of the first.
fn read_signature<'a>(lines: impl IntoIterator<Item = &'a [u8]>) -> Result<SignatureHeader, EnvelopeProblem> {
    let mut problem = EnvelopeProblem::Missing(SIGNATURE);
    for (index, line) in lines.into_iter().enumerate() {
        match read_signature_line(line) {
            Ok(signature) => return Ok(signature),
            Err(first) if index == 0 => problem = first,
            Err(_) => {}
        }
    }
    Err(problem)
}

fn read_signature_line(line: &[u8]) -> Result<SignatureHeader, EnvelopeProblem> {
    let text = std::str::from_utf8(line).map_err(|_| EnvelopeProblem::Unreadable(SIGNATURE))?;
    Ok(text.parse()?)
}

fn read_field(name: &'static str, value: Option<&[u8]>) -> Result<String, EnvelopeProblem> {
    let value = value.ok_or(EnvelopeProblem::Missing(name))?;
    let readable = (1..=FIELD_BYTES_MAX).contains(&value.len()) && value.iter().all(u8::is_ascii_graphic);
    if readable {
        Ok(String::from_utf8_lossy(value).into_owned())
    } else {
        Err(EnvelopeProblem::Unreadable(name))
    }
}
