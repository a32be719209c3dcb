//! Whatever strangers send: the properties that are fuzzed (`fuzz/`), for what fuzzing keeps and for a bounded number
//! of messages that are nearly right.

#[path = "../../../../fuzz/properties/envelope.rs"]
mod envelope;
#[path = "../../../../fuzz/properties/key.rs"]
mod key;
#[path = "../../../../fuzz/properties/seeds.rs"]
mod seeds;
#[path = "../../../../fuzz/properties/signature_header.rs"]
mod signature_header;

use proptest::prelude::*;

use crate::odd::odd_body;

#[test]
fn what_fuzzing_keeps_still_holds() {
    seeds::each("envelope", envelope::check);
    seeds::each("key", key::check);
    seeds::each("odd_body", odd_body::check);
    seeds::each("signature_header", signature_header::check);
}

/// Headers of the right parts, in any order, spelled in any way, now and then with one too many.
fn like_a_signature_header() -> impl Strategy<Value = String> {
    let algorithm = "([aA]lgorithm|ALGORITHM)[ ]?=[ ]?([rR][sS][aA]256|HS256)";
    let signature = "[sS]ignature=([A-Za-z0-9+/_-]{4}|%2[bBfF][A-Z]{3}){1,90}(%3[dD]|=)?";
    let others = prop_oneof!["key[vV]ersion=[!-+.-~]{1,33}", "[a-z]{0,9}=[ -~]{0,9}", "\\PC{0,20}"];
    let parts = (algorithm, signature, prop::collection::vec(others, 0..3))
        .prop_map(|(algorithm, signature, others)| [vec![algorithm, signature], others].concat());
    (parts.prop_shuffle(), "[ ]?,[ \t]?").prop_map(|(parts, comma)| parts.join(&comma))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_signature_header_that_is_read_is_written_and_read_again(text in like_a_signature_header()) {
        signature_header::holds(&text);
    }

    #[test]
    fn nobody_without_the_key_gets_past_the_signature(
        path in "/[a-zA-Z/?=&.%-]{0,40}",
        client_id in prop::option::of("[!-~]{0,130}|\\PC{0,4}"),
        time in prop::option::of("[0-9T:Z+.-]{0,30}|\\PC{0,4}"),
        signature in prop::option::of(prop_oneof![
            like_a_signature_header(),
            "algorithm=RSA256, keyVersion=1, signature=[A-Za-z0-9]{342}==",
        ]),
        body in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        envelope::holds(&envelope::Received {
            path: &path,
            client_id: client_id.as_deref().map(str::as_bytes),
            time: time.as_deref().map(str::as_bytes),
            signature: signature.as_deref().map(str::as_bytes),
            body: &body,
        });
    }
}

proptest! {
    // A private key that is nearly sound takes milliseconds to find out.
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_changed_key_is_refused_or_is_a_key(kind in 1..4_u8, changes in prop::collection::vec(any::<u8>(), 0..10)) {
        key::check(&[&[kind], changes.as_slice()].concat());
    }
}
