//! What became of a call, in kinds that lead to different next steps. No text here holds a key, a signature, a
//! header or a body.

use std::error::Error;

use crate::envelope::EnvelopeProblem;
use crate::model::{self, AlipayResult, FieldProblem, Message, Object, Unreadable};

/// One call, and what to record of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange<A> {
    /// SHA-256 of the request's body, as it was or would have been sent; `None` where none could be written.
    pub request_digest: Option<[u8; 32]>,
    /// What became of it.
    pub outcome: Outcome<A>,
}

/// What became of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<A> {
    /// Not one byte of the request left: nothing happened at Alipay+.
    NotSent(NotSent),
    /// The request may have arrived and may have been done. Ask again with the same ids, or inquire.
    Unknown(Unknown),
    /// Alipay+ answered: its signature is over exactly this answer.
    Answered(Answered<A>),
}

/// An answer with Alipay+'s signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered<A> {
    /// What it says.
    pub message: A,
    /// SHA-256 of its body, as it was received and verified.
    pub digest: [u8; 32],
    /// Its `Response-Time`, as it was signed.
    pub time: String,
}

/// Why a request did not leave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// Alipay+ would refuse it: the caller's mistake.
    #[error("not sent: {0}")]
    Field(FieldProblem),
    /// It could not be written as JSON.
    #[error("not sent: the request could not be written as JSON")]
    Encoding,
    /// It could not be signed.
    #[error("not sent: the request could not be signed")]
    Signing,
    /// There is no connection: name look-up, TCP or TLS failed, or took too long.
    #[error("not sent: no connection to the gateway: {0}")]
    Connection(String),
}

/// Why the outcome of a request is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unknown {
    /// No whole answer within the total time-out.
    #[error("outcome unknown: no answer in time")]
    TimedOut,
    /// The connection ended, or what came is no HTTP.
    #[error("outcome unknown: the connection was lost: {0}")]
    ConnectionLost(String),
    /// The answer is longer than [`ANSWER_BYTES_MAX`](super::ANSWER_BYTES_MAX).
    #[error("outcome unknown: the answer is longer than {} bytes", super::ANSWER_BYTES_MAX)]
    TooLong,
    /// The answer has no valid signature, so that anybody may have written it.
    #[error("outcome unknown: the answer (HTTP {status}) is not signed by Alipay+: {problem}")]
    Unverified {
        /// The HTTP status of the answer.
        status: u16,
        /// Which check failed.
        problem: Unverified,
        /// The result code in the answer, for the operator to look at, never to act on: Alipay+ is said not to
        /// sign the answer in which it refuses a signature.
        claim: Option<String>,
    },
    /// The signature is right, and the answer is not the message that it should be.
    #[error("outcome unknown: the signed answer cannot be read: {0}")]
    Unreadable(Unreadable),
    /// The signature is right, and the answer names another payment than was asked about.
    #[error("outcome unknown: the signed answer is about another payment")]
    OtherPayment,
}

/// Which check of an answer's signature failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unverified {
    /// A header is missing or cannot be read.
    #[error(transparent)]
    Headers(EnvelopeProblem),
    /// The answer is for another client id.
    #[error("it carries another client id")]
    OtherClient,
    /// The signature does not match.
    #[error("the signature does not match: another key, or other content than was signed")]
    Signature,
}

/// A call without an answer.
pub(super) enum Unanswered {
    NotSent(NotSent),
    Unknown(Unknown),
}

impl<A> From<Unanswered> for Outcome<A> {
    fn from(unanswered: Unanswered) -> Self {
        match unanswered {
            Unanswered::NotSent(reason) => Self::NotSent(reason),
            Unanswered::Unknown(reason) => Self::Unknown(reason),
        }
    }
}

/// Only a failed connection proves that nothing was sent; whatever else fails, something may have been.
pub(super) fn of_sending(error: &reqwest::Error) -> Unanswered {
    if error.is_connect() {
        Unanswered::NotSent(NotSent::Connection(causes(error)))
    } else if error.is_builder() {
        Unanswered::NotSent(NotSent::Encoding)
    } else {
        Unanswered::Unknown(of_reading(error))
    }
}

pub(super) fn of_reading(error: &reqwest::Error) -> Unknown {
    if error.is_timeout() { Unknown::TimedOut } else { Unknown::ConnectionLost(causes(error)) }
}

/// Causes that are told of one error: the innermost say what happened, and no chain is longer.
const CAUSES_MAX: usize = 8;

/// What an error and its causes say. The outermost names the address, which the caller knows, and is left out.
pub(super) fn causes(error: &reqwest::Error) -> String {
    let chain = std::iter::successors(error.source(), |cause: &&(dyn Error + 'static)| (*cause).source());
    chain.take(CAUSES_MAX).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// The result code in an answer that is not signed, if it looks like one.
pub(super) fn claim(body: &[u8]) -> Option<String> {
    let Claim(result) = model::read(body).ok()?;
    let looks_like_one = (1..=RESULT_CODE_CHARACTERS_MAX).contains(&result.result_code.len())
        && result.result_code.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    looks_like_one.then_some(result.result_code)
}

/// Longest result code. Source: Alipay+ docs, "Result".
const RESULT_CODE_CHARACTERS_MAX: usize = 64;

/// Any answer, as far as its result.
struct Claim(AlipayResult);

impl Message for Claim {
    fn of(object: &Object<'_>) -> Result<Self, Unreadable> {
        object.required_object("result").map(Self)
    }
}
