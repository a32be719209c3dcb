//! Two implementations of one signature, and an envelope that holds exactly what was signed.

use alipayplus::envelope::{Direction, Envelope, EnvelopeProblem, Sender, Target};
use alipayplus::sign::{AwsLcSigner, AwsLcVerifier, RustCryptoSigner, RustCryptoVerifier, Signer, Verifier};
use proptest::prelude::*;

use crate::support::{ACQUIRER, STRANGER, signer, verifier};

fn signers() -> [Box<dyn Signer>; 2] {
    [Box::new(AwsLcSigner::new(&ACQUIRER).unwrap()), Box::new(RustCryptoSigner::new(&ACQUIRER).unwrap())]
}

fn verifiers() -> [Box<dyn Verifier>; 2] {
    let key = ACQUIRER.public_key();
    [Box::new(AwsLcVerifier::new(key).unwrap()), Box::new(RustCryptoVerifier::new(key).unwrap())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn both_implementations_sign_the_same_bytes_and_accept_them(
        content in prop::collection::vec(any::<u8>(), 0..2048),
    ) {
        let [first, second] = signers().map(|signer| signer.sign(&content).unwrap());
        prop_assert_eq!(&first, &second);
        prop_assert_eq!(first.len(), ACQUIRER.public_key().modulus_bits() / 8);
        for verifier in verifiers() {
            prop_assert!(verifier.verify(&content, &first).is_ok());
        }
    }

    #[test]
    fn both_implementations_refuse_a_changed_bit_wherever_it_is(
        content in prop::collection::vec(any::<u8>(), 1..256),
        in_content in any::<prop::sample::Index>(),
        in_signature in any::<prop::sample::Index>(),
        bit in 0..8,
    ) {
        let signature = signers()[0].sign(&content).unwrap();
        let flipped = |bytes: &[u8], index: prop::sample::Index| {
            let mut bytes = bytes.to_vec();
            let at = index.index(bytes.len());
            bytes[at] ^= 1_u8 << bit;
            bytes
        };
        for verifier in verifiers() {
            prop_assert!(verifier.verify(&flipped(&content, in_content), &signature).is_err());
            prop_assert!(verifier.verify(&content, &flipped(&signature, in_signature)).is_err());
        }
    }
}

#[test]
fn a_signature_of_another_length_or_of_another_key_is_refused_by_both() {
    let content = b"content";
    let signature = signers()[0].sign(content).unwrap();
    let others = signer(&STRANGER).sign(content).unwrap();
    let longer = [signature.as_slice(), &[0]].concat();
    let padded = [&[0], signature.as_slice()].concat();
    for verifier in verifiers() {
        for wrong in [&[][..], &signature[1..], &signature[..255], &longer, &padded, &others, &[0; 256]] {
            assert!(verifier.verify(content, wrong).is_err(), "{} bytes", wrong.len());
        }
    }
}

fn sealed(direction: Direction) -> (Envelope, &'static [u8]) {
    let signer = signer(&ACQUIRER);
    let sender = Sender { client_id: "SANDBOX_5Y", key_version: "2", signer: signer.as_ref() };
    let body = b"{\"a\":1}";
    let envelope = Envelope::sign(direction, Target::post("/x"), &sender, "2019-05-28T12:12:12+08:00", body);
    (envelope.unwrap(), body)
}

#[test]
fn an_envelope_is_read_from_its_own_headers_and_verified() {
    for (direction, time) in [(Direction::Request, "request-time"), (Direction::Answer, "response-time")] {
        let (envelope, body) = sealed(direction);
        let headers = envelope.headers();
        assert_eq!(
            headers.each_ref().map(|(name, _)| *name),
            ["content-type", "client-id", time, "signature"]
        );
        let lookup =
            |name| headers.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_bytes());
        let read = Envelope::read(direction, lookup).unwrap();
        assert_eq!(read, envelope);
        read.verify(Target::post("/x"), body, verifier(&ACQUIRER).as_ref()).unwrap();
    }
}

/// field.md 42: a gateway on the way that signs as well (RFC 9421, or the draft before it) stops no notification.
#[test]
fn of_several_signature_lines_the_one_of_alipayplus_s_form_counts() {
    let (envelope, body) = sealed(Direction::Request);
    let [_, client_id, time, signature] = envelope.headers().map(|(_, value)| value);
    let read = |lines: &[&str]| {
        let lookup = |name: &'static str| match name {
            "client-id" => vec![client_id.as_bytes()],
            "request-time" => vec![time.as_bytes()],
            _ => lines.iter().map(|line| line.as_bytes()).collect(),
        };
        Envelope::read(Direction::Request, lookup)
    };
    let foreign = [
        "sig1=:AAAA:",
        "keyId=\"a\",algorithm=\"rsa-sha256\",signature=\"AAAA\"",
        "",
        "algorithm=HS256,signature=AAAA",
    ];
    for other in foreign {
        for lines in [[other, &signature], [&signature, other], [&signature, &signature]] {
            let read = read(&lines).unwrap_or_else(|problem| panic!("{other}: {problem}"));
            read.verify(Target::post("/x"), body, verifier(&ACQUIRER).as_ref()).unwrap();
        }
    }
    // Without ours, the first line's problem is told.
    let problem = read(&["sig1=:AAAA:", "algorithm=HS256,signature=AAAA"]).unwrap_err();
    assert_eq!(problem.to_string(), "the Signature header has no algorithm");
}

#[test]
fn an_envelope_covers_method_path_client_time_and_body() {
    let (envelope, body) = sealed(Direction::Request);
    let verifier = verifier(&ACQUIRER);
    let holds = |envelope: &Envelope, target: Target<'_>, body: &[u8]| {
        envelope.verify(target, body, verifier.as_ref()).is_ok()
    };
    let target = Target::post("/x");
    assert!(holds(&envelope, target, body));
    assert!(!holds(&envelope, Target { method: "GET", ..target }, body));
    assert!(!holds(&envelope, Target::post("/y"), body));
    assert!(!holds(&envelope, Target::post("/x?"), body));
    assert!(!holds(&envelope, target, b"{\"a\":2}"));
    assert!(!holds(&envelope, target, b"{\"a\":1}\n"));
    assert!(!holds(&Envelope { client_id: "SANDBOX_5Z".to_owned(), ..envelope.clone() }, target, body));
    // The same moment, written otherwise: times are text.
    let same_moment = "2019-05-28T04:12:12Z".to_owned();
    assert!(!holds(&Envelope { time: same_moment, ..envelope }, target, body));
}

#[test]
fn headers_that_are_missing_or_unreadable_are_named() {
    let (envelope, _) = sealed(Direction::Request);
    let headers = envelope.headers();
    let reading = |name: &'static str, value: Option<&'static [u8]>| {
        Envelope::read(Direction::Request, |asked| {
            if asked == name {
                return value;
            }
            headers.iter().find(|(other, _)| *other == asked).map(|(_, value)| value.as_bytes())
        })
        .unwrap_err()
    };
    for name in ["client-id", "request-time", "signature"] {
        assert_eq!(reading(name, None), EnvelopeProblem::Missing(name));
    }
    for name in ["client-id", "request-time"] {
        for value in [&b""[..], b"two words", b"line\nend", b"\xe5\x92\x96", &[b'x'; 129]] {
            assert_eq!(reading(name, Some(value)), EnvelopeProblem::Unreadable(name));
        }
    }
    assert_eq!(reading("signature", Some(b"\xff")), EnvelopeProblem::Unreadable("signature"));
    assert!(matches!(reading("signature", Some(b"none")), EnvelopeProblem::Signature(_)));
}
