//! A notification up to its signature: the headers that anybody can send with any body to any path.
//!
//! Four lines (path, client id, time, signature header; a header that is not there leaves out its line and all
//! behind it), then the body.

use std::hash::{DefaultHasher, Hasher as _};
use std::sync::LazyLock;

use alipayplus::envelope::{
    CLIENT_ID, Direction, Envelope, EnvelopeProblem, FIELD_BYTES_MAX, REQUEST_TIME, SIGNATURE, Sender, Target,
};
use alipayplus::key::PrivateKey;
use alipayplus::sign::{AwsLcVerifier, BadSignature, SignError, Signer, Verifier};

/// The longest signature that a key makes: RSA-4096's.
const SIGNATURE_BYTES: usize = 512;

/// What was sent.
pub(crate) struct Received<'a> {
    pub(crate) path: &'a str,
    pub(crate) client_id: Option<&'a [u8]>,
    pub(crate) time: Option<&'a [u8]>,
    pub(crate) signature: Option<&'a [u8]>,
    pub(crate) body: &'a [u8],
}

pub(crate) fn check(data: &[u8]) {
    let mut lines = data.splitn(5, |byte| *byte == b'\n');
    let path = lines.next().and_then(|path| str::from_utf8(path).ok()).unwrap_or("/");
    let (client_id, time, signature) = (lines.next(), lines.next(), lines.next());
    holds(&Received { path, client_id, time, signature, body: lines.next().unwrap_or_default() });
}

/// Nobody without Alipay+'s key gets past the signature, whatever is sent; and what a key's holder signs does.
pub(crate) fn holds(received: &Received<'_>) {
    let target = Target::post(received.path);
    match read(received) {
        Ok(envelope) => {
            is_what_was_sent(&envelope, received);
            assert_eq!(envelope.verify(target, received.body, &*SOMEBODY), Err(BadSignature));
            has_the_signed_content(&envelope, received);
            signed_by_a_holder_of_the_key_is_verified(&envelope, received);
        }
        Err(EnvelopeProblem::Missing(name)) => assert!(header(received, name).is_none(), "{name} is there"),
        Err(EnvelopeProblem::Unreadable(name)) => {
            let value = header(received, name).unwrap_or_default();
            let readable =
                (1..=FIELD_BYTES_MAX).contains(&value.len()) && value.iter().all(u8::is_ascii_graphic);
            assert!(!readable, "{name} can be read");
        }
        Err(EnvelopeProblem::Signature(_)) => assert!(received.signature.is_some()),
    }
}

fn header<'a>(received: &Received<'a>, name: &str) -> Option<&'a [u8]> {
    match name {
        CLIENT_ID => received.client_id,
        REQUEST_TIME => received.time,
        SIGNATURE => received.signature,
        other => panic!("{other} is asked for, which is not signed"),
    }
}

fn read(received: &Received<'_>) -> Result<Envelope, EnvelopeProblem> {
    Envelope::read(Direction::Request, |name| header(received, name))
}

fn is_what_was_sent(envelope: &Envelope, received: &Received<'_>) {
    assert_eq!(Some(envelope.client_id.as_bytes()), received.client_id);
    assert_eq!(Some(envelope.time.as_bytes()), received.time);
    if envelope.signature.signature.len() <= SIGNATURE_BYTES {
        assert_eq!(read_again(envelope).as_ref(), Ok(envelope));
    }
}

fn read_again(envelope: &Envelope) -> Result<Envelope, EnvelopeProblem> {
    let headers = envelope.headers();
    Envelope::read(envelope.direction, |name| {
        headers.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_bytes())
    })
}

fn has_the_signed_content(envelope: &Envelope, received: &Received<'_>) {
    let mut content =
        format!("POST {}\n{}.{}.", received.path, envelope.client_id, envelope.time).into_bytes();
    content.extend_from_slice(received.body);
    assert_eq!(envelope.signed_content(Target::post(received.path), received.body), content);
}

fn signed_by_a_holder_of_the_key_is_verified(sent: &Envelope, received: &Received<'_>) {
    let (target, body) = (Target::post(received.path), received.body);
    let sender = Sender { client_id: &sent.client_id, key_version: "1", signer: &Cheap };
    let envelope = Envelope::sign(Direction::Request, target, &sender, &sent.time, body);
    let envelope = envelope.unwrap_or_else(|problem| panic!("{problem}"));
    let read = read_again(&envelope).unwrap_or_else(|problem| panic!("{envelope:?}: {problem}"));
    assert_eq!(read, envelope);
    assert_eq!(read.verify(target, body, &Cheap), Ok(()));
    assert!(read.verify(target, &[body, b" "].concat(), &Cheap).is_err(), "another body");
    let other_path = format!("{}/", received.path);
    assert!(read.verify(Target::post(&other_path), body, &Cheap).is_err(), "another path");
    let other_time = Envelope { time: format!("{}0", read.time), ..read };
    assert!(other_time.verify(target, body, &Cheap).is_err(), "another time");
}

/// The key of somebody who signed none of it.
static SOMEBODY: LazyLock<AwsLcVerifier> = LazyLock::new(|| {
    let key = PrivateKey::generate().unwrap_or_else(|problem| panic!("{problem}"));
    AwsLcVerifier::new(key.public_key()).unwrap_or_else(|problem| panic!("{problem}"))
});

/// Stands in for RSA where only the content matters: RSA takes a third of a millisecond for each signature.
struct Cheap;

impl Signer for Cheap {
    fn sign(&self, content: &[u8]) -> Result<Vec<u8>, SignError> {
        let mut hasher = DefaultHasher::new();
        hasher.write(content);
        Ok(hasher.finish().to_be_bytes().to_vec())
    }
}

impl Verifier for Cheap {
    fn verify(&self, content: &[u8], signature: &[u8]) -> Result<(), BadSignature> {
        if self.sign(content).as_deref() == Ok(signature) { Ok(()) } else { Err(BadSignature) }
    }
}
