//! Keys as people paste them, and what they are told when it is the wrong one. The kinds that only OpenSSL makes
//! are in `openssl.rs`.

use alipayplus::key::{Expected, KEY_BYTES_MAX, KeyProblem, Material, PrivateKey, PublicKey};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use proptest::prelude::*;
use rsa::pkcs1::{EncodeRsaPrivateKey as _, EncodeRsaPublicKey as _, LineEnding};
use rsa::pkcs8::{DecodePrivateKey as _, DecodePublicKey as _};

use crate::support::{ACQUIRER, STRANGER};

/// Every way in which the same PEM comes out of mails, chats, web forms, settings and other systems.
pub(crate) fn pasted(pem: &str) -> Vec<(&'static str, Vec<u8>)> {
    let begin_line = pem.lines().find(|line| line.starts_with("-----BEGIN")).unwrap();
    let end_line = pem.lines().find(|line| line.starts_with("-----END")).unwrap();
    let lines: Vec<&str> = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let bare = lines.concat();
    let der = BASE64_STANDARD.decode(&bare).unwrap();
    vec![
        ("PEM", pem.into()),
        ("PEM with CR LF", pem.replace('\n', "\r\n").into()),
        ("PEM with CR alone", pem.replace('\n', "\r").into()),
        ("PEM without a line end at its end", pem.trim_end().into()),
        ("PEM in one line", pem.replace('\n', " ").into()),
        ("PEM in one line without any space", format!("{begin_line}{bare}{end_line}").into()),
        ("PEM with line ends written as backslash and n", pem.replace('\n', "\\n").into()),
        ("PEM with indented lines", pem.replace('\n', " \n\t  ").into()),
        ("PEM after a byte order mark", format!("\u{feff}{pem}").into()),
        ("PEM in quotes", format!("\"{pem}\"").into()),
        ("PEM after other text", format!("Bag Attributes\n    friendlyName: key\n{pem}").into()),
        ("PEM with another label", pem.replace("BEGIN ", "BEGIN RSA ").into()),
        ("bare base64 in lines", lines.join("\n").into()),
        ("bare base64 in one line", bare.clone().into()),
        ("bare base64 with spaces in it", format!(" {}\r\n\r\n{} ", &bare[..100], &bare[100..]).into()),
        ("bare base64 without padding", bare.trim_end_matches('=').into()),
        ("bare base64 of the URL-safe alphabet", bare.replace('+', "-").replace('/', "_").into()),
        ("DER", der),
    ]
}

#[test]
fn a_key_is_read_in_every_form_that_people_paste() {
    let fingerprint = ACQUIRER.public_key().fingerprint();
    let pkcs8 = ACQUIRER.to_pkcs8_pem().unwrap();
    let rsa = rsa::RsaPrivateKey::from_pkcs8_pem(&pkcs8).unwrap();
    let pkcs1 = rsa.to_pkcs1_pem(LineEnding::LF).unwrap();
    for (form, bytes) in [pasted(&pkcs8), pasted(&pkcs1)].concat() {
        let key = PrivateKey::parse(&bytes).unwrap_or_else(|problem| panic!("{form}: {problem}"));
        assert_eq!(key.public_key().fingerprint(), fingerprint, "{form}");
        assert_eq!(key.to_pkcs8_pem().unwrap(), pkcs8, "{form}");
    }
    let spki = ACQUIRER.public_key().to_pem().unwrap();
    let pkcs1 = rsa.to_public_key().to_pkcs1_pem(LineEnding::LF).unwrap();
    for (form, bytes) in [pasted(&spki), pasted(&pkcs1)].concat() {
        let key = PublicKey::parse(&bytes).unwrap_or_else(|problem| panic!("{form}: {problem}"));
        assert_eq!(&key, ACQUIRER.public_key(), "{form}");
    }
}

#[test]
fn what_is_printed_is_what_is_asked_for() {
    let base64 = ACQUIRER.public_key().to_base64();
    assert!(base64.starts_with("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A"), "SPKI of RSA-2048: {base64}");
    assert!(!base64.contains(char::is_whitespace));
    assert!(rsa::RsaPublicKey::from_public_key_pem(&ACQUIRER.public_key().to_pem().unwrap()).is_ok());
    assert!(ACQUIRER.to_pkcs8_pem().unwrap().starts_with("-----BEGIN PRIVATE KEY-----\n"));
    let fingerprint = ACQUIRER.public_key().fingerprint().to_string();
    assert!(fingerprint.len() == 64 && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_ne!(fingerprint, STRANGER.public_key().fingerprint().to_string());
    assert_eq!(ACQUIRER.public_key().modulus_bits(), 2048);
}

#[test]
fn debug_says_which_key_it_is_and_nothing_of_the_key() {
    let printed = format!("{:?}", *ACQUIRER);
    let fingerprint = ACQUIRER.public_key().fingerprint();
    assert_eq!(printed, format!("PrivateKey {{ public: PublicKey(RSA-2048, {fingerprint}), .. }}"));
}

#[test]
fn the_wrong_half_is_called_by_its_name() {
    let private = ACQUIRER.to_pkcs8_pem().unwrap();
    let public = ACQUIRER.public_key().to_pem().unwrap();
    let problem = PrivateKey::parse(public.as_bytes()).unwrap_err();
    assert_eq!(
        problem.to_string(),
        "this is a public key; an RSA private key (PKCS#8 or PKCS#1, as PEM or bare base64) is expected"
    );
    let problem = PublicKey::parse(private.as_bytes()).unwrap_err();
    assert_eq!(
        problem.to_string(),
        "this is a private key; an RSA public key (X.509 SubjectPublicKeyInfo, as PEM or bare base64) is expected"
    );
    let both = format!("{public}{}", *private);
    assert!(PrivateKey::parse(both.as_bytes()).is_ok(), "a file with both halves has the one asked for");
    assert!(PublicKey::parse(both.as_bytes()).is_ok());
}

#[test]
fn what_is_no_key_is_refused_with_the_reason() {
    let expected = Expected::PrivateKey;
    let unknown = KeyProblem::Unexpected { found: Material::Unknown, expected };
    let pem = ACQUIRER.to_pkcs8_pem().unwrap();
    let ssh = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----";
    for (input, problem) in [
        (&b""[..], KeyProblem::Empty { expected }),
        (b" \r\n\t\"\"", KeyProblem::Empty { expected }),
        (b"\xff\xfe-\0-\0", KeyProblem::NotText { expected }),
        (b"/etc/standee/key.pem, please", KeyProblem::NotBase64 { expected }),
        (b"c3RhbmRlZQ==", unknown),
        (b"0\x82\x01", unknown),
        (&pem.as_bytes()[..pem.len() - 40], KeyProblem::CutOff),
        (b"-----BEGIN PRIVATE KEY", KeyProblem::CutOff),
        (b"-----BEGIN PRIVATE KEY-----\nno!\n-----END PRIVATE KEY-----", KeyProblem::NotBase64 { expected }),
        (ssh.as_bytes(), KeyProblem::Unexpected { found: Material::OpenSshPrivate, expected }),
        (b"ssh-rsa AAAAB3NzaC1", KeyProblem::Unexpected { found: Material::OpenSshPublic, expected }),
        (&vec![b'A'; KEY_BYTES_MAX + 1], KeyProblem::TooLong { length: KEY_BYTES_MAX + 1 }),
    ] {
        assert_eq!(PrivateKey::parse(input).unwrap_err(), problem, "{}", String::from_utf8_lossy(input));
    }
}

#[test]
fn a_key_that_was_cut_off_is_told_so() {
    let pem = ACQUIRER.to_pkcs8_pem().unwrap();
    let bare: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    // Within the primes, whose bits are random, so that bits are left over.
    for length in [800, 802, 803, 902, 903, 1002, 1003] {
        let problem = PrivateKey::parse(&bare.as_bytes()[..length]).unwrap_err();
        assert!(problem.to_string().starts_with("this is no key that can be read, or one that was cut off;"));
    }
}

#[test]
fn a_damaged_key_is_refused() {
    let pem = ACQUIRER.to_pkcs8_pem().unwrap();
    let key = rsa::RsaPrivateKey::from_pkcs8_pem(&pem).unwrap();
    let mut der = key.to_pkcs1_der().unwrap().as_bytes().to_vec();
    // Inside the modulus, so that the form stays whole.
    der[100] ^= 1;
    assert_eq!(PrivateKey::parse(&der).unwrap_err(), KeyProblem::Inconsistent);
}

proptest! {
    #[test]
    fn no_input_makes_the_parser_panic(mut input in prop::collection::vec(any::<u8>(), 0..512), der in any::<bool>()) {
        if der {
            input.splice(0..0, [0x30, 0x82, 0x01, 0x00]);
        }
        prop_assert!(PrivateKey::parse(&input).is_err());
        prop_assert!(PublicKey::parse(&input).is_err());
    }

    #[test]
    fn no_changed_byte_of_a_key_makes_the_parser_panic(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut der = ACQUIRER.public_key().spki_der().to_vec();
        let at = at.index(der.len());
        der[at] = byte;
        let _ = (PublicKey::parse(&der), PrivateKey::parse(&der));
    }
}
