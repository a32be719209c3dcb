//! Held against OpenSSL: its keys in all their forms, its signatures, and its verification of ours.

use std::path::{Path, PathBuf};
use std::process::Command;

use alipayplus::diagnosis::{Captured, Cause, Keys, diagnose};
use alipayplus::key::{Expected, KeyProblem, MODULUS_BITS_MAX, Material, PrivateKey, PublicKey};
use alipayplus::sign::{AwsLcSigner, AwsLcVerifier, RustCryptoSigner, RustCryptoVerifier, Signer, Verifier};
use alipayplus::signature::{Algorithm, SignatureHeader};

use super::keys::pasted;

/// A folder in which OpenSSL works.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// Runs `openssl` with words that a space separates, and gives back what it prints.
    fn openssl(&self, words: &str) -> Vec<u8> {
        run(self.0.path(), words)
    }
}

fn run(folder: &Path, words: &str) -> Vec<u8> {
    let output = Command::new("openssl")
        .args(words.split(' '))
        .current_dir(folder)
        .output()
        .expect("openssl runs; where it is missing, `cargo xtask test` installs it");
    assert!(output.status.success(), "openssl {words}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
#[ignore = "needs OpenSSL; cargo xtask test runs it"]
fn keys_of_openssl_are_read_in_all_their_forms() {
    let folder = Folder::new();
    folder.openssl("genrsa -traditional -out pkcs1.pem 2048");
    folder.openssl("pkcs8 -topk8 -nocrypt -in pkcs1.pem -out pkcs8.pem");
    folder.openssl("rsa -in pkcs8.pem -traditional -out again.pem");
    folder.openssl("rsa -in pkcs1.pem -outform DER -traditional -out pkcs1.der");
    folder.openssl("pkcs8 -topk8 -nocrypt -in pkcs1.pem -outform DER -out pkcs8.der");
    folder.openssl("pkey -in pkcs1.pem -pubout -out spki.pem");
    folder.openssl("pkey -in pkcs1.pem -pubout -outform DER -out spki.der");
    folder.openssl("rsa -in pkcs1.pem -RSAPublicKey_out -out public_pkcs1.pem");
    let digest = folder.openssl("dgst -sha256 -r spki.der");
    let fingerprint = std::str::from_utf8(&digest[..64]).unwrap();

    for name in ["pkcs1.pem", "pkcs8.pem", "again.pem", "pkcs1.der", "pkcs8.der"] {
        let key = PrivateKey::parse(&folder.read(name)).unwrap();
        assert_eq!(key.public_key().fingerprint().to_string(), fingerprint, "{name}");
    }
    for name in ["spki.pem", "spki.der", "public_pkcs1.pem"] {
        let key = PublicKey::parse(&folder.read(name)).unwrap();
        assert_eq!(key.fingerprint().to_string(), fingerprint, "{name}");
        assert_eq!(key.spki_der(), folder.read("spki.der"), "{name}");
    }
    for name in ["pkcs1.pem", "pkcs8.pem"] {
        for (form, bytes) in pasted(&String::from_utf8(folder.read(name)).unwrap()) {
            let key = PrivateKey::parse(&bytes).unwrap_or_else(|problem| panic!("{name}, {form}: {problem}"));
            assert_eq!(key.public_key().fingerprint().to_string(), fingerprint, "{name}, {form}");
        }
    }
}

#[test]
#[ignore = "needs OpenSSL; cargo xtask test runs it"]
fn our_signatures_are_openssls_to_the_byte_and_each_verifies_the_other() {
    let folder = Folder::new();
    for bits in ["2048", "3072", "4096"] {
        folder.openssl(&format!("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:{bits} -out key.pem"));
        let key = PrivateKey::parse(&folder.read("key.pem")).unwrap();
        folder.write("public.pem", key.public_key().to_pem().unwrap());
        folder.write(
            "content",
            "POST /aps/api/v1/payments/pay\nCLIENT.2019-05-28T12:12:12+08:00.{\"a\":\"咖啡\"}",
        );
        let content = folder.read("content");

        folder.openssl("dgst -sha256 -sign key.pem -out theirs content");
        let theirs = folder.read("theirs");
        let signers: [Box<dyn Signer>; 2] =
            [Box::new(AwsLcSigner::new(&key).unwrap()), Box::new(RustCryptoSigner::new(&key).unwrap())];
        for signer in signers {
            let ours = signer.sign(&content).unwrap();
            assert_eq!(ours, theirs, "{bits} bits");
            folder.write("ours", ours);
            folder.openssl("dgst -sha256 -verify public.pem -signature ours content");
        }
        let public = key.public_key();
        let verifiers: [Box<dyn Verifier>; 2] = [
            Box::new(AwsLcVerifier::new(public).unwrap()),
            Box::new(RustCryptoVerifier::new(public).unwrap()),
        ];
        for verifier in verifiers {
            verifier.verify(&content, &theirs).unwrap();
            verifier.verify(b"other content", &theirs).unwrap_err();
        }
    }
}

#[test]
#[ignore = "needs OpenSSL; cargo xtask test runs it"]
fn a_key_made_here_is_one_that_openssl_finds_sound() {
    let folder = Folder::new();
    folder.write("key.pem", PrivateKey::generate().unwrap().to_pkcs8_pem().unwrap());
    let said = folder.openssl("pkey -in key.pem -check -noout");
    assert!(String::from_utf8_lossy(&said).contains("Key is valid"), "{}", String::from_utf8_lossy(&said));
}

#[test]
#[ignore = "needs OpenSSL; cargo xtask test runs it"]
fn another_kind_of_file_is_called_by_its_name() {
    let folder = Folder::new();
    folder.openssl("genrsa -out rsa.pem 2048");
    folder.openssl("ecparam -name prime256v1 -genkey -out sec1.pem");
    folder.openssl("ecparam -name prime256v1 -genkey -noout -outform DER -out sec1.der");
    folder.openssl("pkcs8 -topk8 -nocrypt -in sec1.pem -out ec.pem");
    folder.openssl("pkey -in ec.pem -pubout -out ec_public.pem");
    folder.openssl("genpkey -algorithm ED25519 -out ed25519.pem");
    folder.openssl("pkey -in ed25519.pem -pubout -out ed25519_public.pem");
    folder.openssl("genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -out pss.pem");
    folder.openssl("pkcs8 -topk8 -in rsa.pem -passout pass:secret -out encrypted.pem");
    folder.openssl("pkcs8 -topk8 -in rsa.pem -passout pass:secret -outform DER -out encrypted.der");
    folder.openssl("rsa -in rsa.pem -traditional -aes128 -passout pass:secret -out old_encrypted.pem");
    folder.openssl("req -new -x509 -key rsa.pem -subj /CN=standee -days 1 -out certificate.pem");
    folder.openssl("req -new -key rsa.pem -subj /CN=standee -out request.pem");
    folder.openssl("pkcs12 -export -inkey rsa.pem -in certificate.pem -passout pass:secret -out store.p12");
    for (name, found) in [
        ("sec1.pem", Material::PrivateEc),
        ("sec1.der", Material::PrivateEc),
        ("ec.pem", Material::PrivateEc),
        ("ec_public.pem", Material::PublicEc),
        ("ed25519.pem", Material::PrivateOther),
        ("ed25519_public.pem", Material::PublicOther),
        ("pss.pem", Material::PrivateOther),
        ("encrypted.pem", Material::PrivateEncrypted),
        ("encrypted.der", Material::PrivateEncrypted),
        ("old_encrypted.pem", Material::PrivateEncrypted),
        ("certificate.pem", Material::Certificate),
        ("request.pem", Material::Certificate),
        ("store.p12", Material::Pkcs12),
    ] {
        let bytes = folder.read(name);
        let expected = Expected::PrivateKey;
        assert_eq!(
            PrivateKey::parse(&bytes).unwrap_err(),
            KeyProblem::Unexpected { found, expected },
            "{name}"
        );
        let expected = Expected::PublicKey;
        assert_eq!(
            PublicKey::parse(&bytes).unwrap_err(),
            KeyProblem::Unexpected { found, expected },
            "{name}"
        );
    }
    let chain = [folder.read("certificate.pem"), folder.read("rsa.pem")].concat();
    assert!(PrivateKey::parse(&chain).is_ok(), "the key is found behind its certificate");
}

#[test]
#[ignore = "needs OpenSSL; cargo xtask test runs it"]
fn a_key_of_another_size_is_told_its_size() {
    let folder = Folder::new();
    for modulus_bits in [1024, 2047, MODULUS_BITS_MAX + 8] {
        folder.openssl(&format!("genrsa -out key.pem {modulus_bits}"));
        folder.openssl("pkey -in key.pem -pubout -out public.pem");
        let private = PrivateKey::parse(&folder.read("key.pem")).unwrap_err();
        let public = PublicKey::parse(&folder.read("public.pem")).unwrap_err();
        assert_eq!([private, public], [KeyProblem::Size { modulus_bits }; 2]);
        assert_eq!(
            private.to_string(),
            format!(
                "this is an RSA key of {modulus_bits} bits; at least 2048 are needed, at most 4096 are taken"
            )
        );
    }
}

#[test]
#[ignore = "needs OpenSSL; cargo xtask test runs it"]
fn signatures_of_other_algorithms_are_told_apart() {
    let folder = Folder::new();
    folder.openssl("genrsa -out key.pem 2048");
    folder.openssl("pkey -in key.pem -pubout -out public.pem");
    let key = PublicKey::parse(&folder.read("public.pem")).unwrap();
    folder.write("content", "POST /aps/api/v1/payments/pay\nCLIENT.2021-04-21T01:47:04Z.{}");
    let pss = "-sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen";
    for (options, found) in [
        ("-sha256", None),
        ("-sha1", Some("SHA-1 with RSA")),
        ("-md5", Some("MD5 with RSA")),
        (&format!("{pss}:digest"), Some("RSASSA-PSS")),
        (&format!("{pss}:max"), Some("RSASSA-PSS")),
    ] {
        folder.openssl(&format!("dgst {options} -sign key.pem -out signature content"));
        let header = SignatureHeader {
            algorithm: Algorithm::Rsa256,
            key_version: None,
            signature: folder.read("signature"),
        };
        let capture = format!(
            "POST /aps/api/v1/payments/pay HTTP/1.1\nclient-id: CLIENT\nrequest-time: 2021-04-21T01:47:04Z\n\
             signature: {header}\n\n{{}}"
        );
        let keys = Keys { expected: &key, others: &[], client_id: None };
        let diagnosis = diagnose(&Captured::parse(capture.as_bytes(), None).unwrap(), &keys);
        assert_eq!(diagnosis.is_good, found.is_none(), "{options}");
        let expected: Vec<_> =
            found.map(|found| Cause::OtherAlgorithm(found.to_owned())).into_iter().collect();
        assert_eq!(diagnosis.causes, expected, "{options}");
    }
}
