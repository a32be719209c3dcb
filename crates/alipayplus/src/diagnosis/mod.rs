//! Why a signature does not match: what should have been signed, byte for byte, and what was signed instead.
//!
//! An RSA signature opened with its public key shows which hash its signer used and what came out of it. So a wrong key
//! is told from a wrong content without guessing, and a wrong content is found by building it in the ways in which it
//! is known to go wrong, one or two at a time, until the hash is the signer's. Source of the causes: the FAQ, "How do I
//! identify and solve an invalid signature issue?"

mod captured;
mod cause;
mod change;
mod json;
mod opened;

use std::str::FromStr as _;

use sha2::{Digest as _, Sha256};

use crate::envelope::{CLIENT_ID, SIGNATURE};
use crate::environment::Environment;
use crate::key::PublicKey;
use crate::signature::{SignatureHeader, SignatureHeaderProblem, content_to_sign};

pub use captured::{CAPTURED_BYTES_MAX, Captured, CapturedProblem};
pub use cause::Cause;

use change::{Kind, Parts};
use opened::{Hash, Opened};

/// The keys that a signature may have been made with, and whose it should be.
#[derive(Debug, Clone, Copy)]
pub struct Keys<'a> {
    /// Of whoever should have signed, in this environment.
    pub expected: &'a PublicKey,
    /// Others, each with what it is, such as "the sandbox's": told when the signature is theirs.
    pub others: &'a [(&'a str, &'a PublicKey)],
    /// The client id of this environment, if the message should carry it.
    pub client_id: Option<&'a str>,
}

/// What is wrong with a message's signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis {
    /// What should have been signed, where the message says enough to know. It holds the body: not for a log.
    pub content: Option<Vec<u8>>,
    /// What was signed instead, where that was found.
    pub signed_instead: Option<Vec<u8>>,
    /// Whether the signature is good as it is.
    pub is_good: bool,
    /// Everything that is wrong, what keeps the signature from being verified first. Beside a good signature this is
    /// what another reader may stumble over.
    pub causes: Vec<Cause>,
}

/// Examines the signature of `message` against `keys`.
#[must_use]
pub fn diagnose(message: &Captured, keys: &Keys<'_>) -> Diagnosis {
    let mut diagnosis = Diagnosis { content: None, signed_instead: None, is_good: false, causes: Vec::new() };
    let time_header = message.direction.time_header();
    let fields = [
        (CLIENT_ID, message.header(CLIENT_ID)),
        (time_header, message.header(time_header)),
        (SIGNATURE, message.signature()),
    ];
    let missing = fields.iter().filter(|(_, value)| value.is_none());
    diagnosis.causes.extend(missing.map(|(name, _)| Cause::MissingHeader(name)));
    if let Some(client_id) = fields[0].1 {
        diagnosis.causes.extend(wrong_client(client_id, keys));
    }
    if let Some(time) = fields[1].1
        && time.parse::<jiff::Timestamp>().is_err()
    {
        diagnosis.causes.push(Cause::TimeNotIso8601(time.to_owned()));
    }
    let [Some(client_id), Some(time), Some(signature)] = fields.map(|(_, value)| value) else {
        return diagnosis;
    };
    let content = content_to_sign(&message.method, &message.path_and_query, client_id, time, &message.body);
    match SignatureHeader::from_str(signature) {
        Ok(header) => {
            diagnosis.causes.extend(spelling(signature));
            let parts = Parts::of(message, client_id, time);
            examine(&mut diagnosis, &header.signature, &parts, &content, keys);
        }
        Err(SignatureHeaderProblem::OtherAlgorithm) => {
            diagnosis.causes.insert(0, Cause::OtherAlgorithm("another one, by its own header".to_owned()));
        }
        Err(problem) => diagnosis.causes.insert(0, Cause::UnreadableSignature(problem)),
    }
    diagnosis.content = Some(content);
    diagnosis
}

/// Adds what the signature itself tells, before what only its spelling does.
fn examine(diagnosis: &mut Diagnosis, signature: &[u8], parts: &Parts<'_>, content: &[u8], keys: &Keys<'_>) {
    let mut found = match opened::open(keys.expected, signature) {
        Opened::Digest(Hash::Sha256, digest) if digest[..] == Sha256::digest(content)[..] => {
            diagnosis.is_good = true;
            return;
        }
        Opened::Digest(Hash::Sha256, digest) => match change::find(parts, &digest) {
            Some((signed, changes)) => {
                diagnosis.signed_instead = Some(signed);
                let kinds = [Kind::Content, Kind::LineEnds, Kind::Serialised];
                let of_kind = |kind| {
                    let texts = changes.iter().filter(|change| change.kind == kind);
                    let texts: Vec<_> = texts.map(|change| change.text.to_owned()).collect();
                    (!texts.is_empty()).then(|| kind.cause(texts))
                };
                kinds.into_iter().filter_map(of_kind).collect()
            }
            None => vec![Cause::OtherContent],
        },
        Opened::Digest(hash, _) => vec![Cause::OtherAlgorithm(format!("{hash} with RSA"))],
        Opened::Bare => vec![Cause::OtherAlgorithm("RSA without naming a hash".to_owned())],
        Opened::Closed if opened::is_pss(keys.expected, content, signature) => {
            vec![Cause::OtherAlgorithm("RSASSA-PSS".to_owned())]
        }
        Opened::Closed => {
            let is_theirs = |key: &PublicKey| !matches!(opened::open(key, signature), Opened::Closed);
            let whose = keys.others.iter().find(|(_, key)| is_theirs(key)).map(|(name, _)| *name);
            match whose {
                Some(whose) => vec![Cause::OtherKey(whose.to_owned())],
                None => vec![Cause::WrongKey { expected: keys.expected.fingerprint() }],
            }
        }
    };
    found.append(&mut diagnosis.causes);
    diagnosis.causes = found;
}

fn wrong_client(client_id: &str, keys: &Keys<'_>) -> Option<Cause> {
    let expected = keys.client_id.filter(|expected| *expected != client_id)?;
    Some(if Environment::of(client_id) == Environment::of(expected) {
        Cause::OtherClient { expected: expected.to_owned() }
    } else {
        Cause::OtherEnvironment { expected: expected.to_owned() }
    })
}

/// What a reader stricter than ours would not take.
fn spelling(header: &str) -> Vec<Cause> {
    let parts = header.split(',').filter_map(|part| part.split_once('='));
    let mut signatures = parts.filter(|(name, _)| name.trim().eq_ignore_ascii_case("signature"));
    let text = signatures.next().map_or("", |(_, text)| text.trim());
    let mut causes = Vec::new();
    if text.contains(['-', '_']) {
        causes.push(Cause::UrlSafeAlphabet);
    }
    if text.contains(['+', '/', '=', ' ']) {
        causes.push(Cause::NotUrlEncoded);
    }
    causes
}

/// What is wrong with a public key as somebody pasted it into the Developer Center, which takes bare base64 in one
/// line. Source: the FAQ.
#[must_use]
pub fn diagnose_uploaded_key(text: &str) -> Option<Cause> {
    if text.contains("-----BEGIN") || text.contains("-----END") || text.contains("BEGIN PUBLIC KEY") {
        return Some(Cause::ArmourInKey);
    }
    match PublicKey::parse(text.as_bytes()) {
        Ok(_) => None,
        Err(problem) => Some(Cause::UnreadableKey(problem)),
    }
}
