//! The keys on both sides, read from their files: ours, of which one signs, and Alipay+'s, each of which is believed.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use alipayplus::key::{Fingerprint, PrivateKey, PublicKey};
use alipayplus::sign::{AwsLcSigner, AwsLcVerifier, BadSignature, Signer, Verifier};

use super::GatewayError;
use crate::config::{AcquirerKey, GatewaySettings};
use crate::private_file;

/// What a key is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRole {
    /// The acquirer's, which signs.
    Signs,
    /// The acquirer's other one, which signs when `signing_key` says so.
    Waits,
    /// Alipay+'s, by which its messages are believed.
    Believed,
    /// Alipay+'s other one, believed as well.
    BelievedToo,
}

impl KeyRole {
    /// The name that `--json` has.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Signs => "signs",
            Self::Waits => "waits",
            Self::Believed => "believed",
            Self::BelievedToo => "believed_too",
        }
    }

    /// The same in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Signs => "ours, signs",
            Self::Waits => "ours, waits for its turn",
            Self::Believed => "Alipay+'s, believed",
            Self::BelievedToo => "Alipay+'s other, believed as well",
        }
    }
}

/// What may be shown of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownKey {
    /// What it is there for.
    pub role: KeyRole,
    /// The number that the Developer Center has for it; of Alipay+'s keys nobody tells us.
    pub version: Option<String>,
    /// Where it was read.
    pub file: PathBuf,
    /// Its public half.
    pub public: PublicKey,
}

impl KnownKey {
    /// What people compare.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.public.fingerprint()
    }
}

/// All keys of one configuration, and those that work ready to.
pub(crate) struct KeyRing {
    pub(super) signer: Arc<dyn Signer>,
    pub(super) verifier: Arc<Believed>,
    /// The one that signs first.
    pub(crate) known: Vec<KnownKey>,
}

impl KeyRing {
    /// Reads every key that the settings name. The private key that waits is read, checked and let go.
    ///
    /// # Errors
    /// [`GatewayError`]: a file that cannot be read or that others can, what is no key, or the same key twice.
    pub(crate) fn read(settings: &GatewaySettings) -> Result<Self, GatewayError> {
        let signing = read_private_key(&settings.signing().file)?;
        let mut known = vec![ours(KeyRole::Signs, settings.signing(), &signing)];
        if let Some(waiting) = settings.waiting() {
            let key = read_private_key(&waiting.file)?;
            // Whether it can be used is found out now, and not in the minute in which it is wanted.
            AwsLcSigner::new(&key)?;
            known.push(ours(KeyRole::Waits, waiting, &key));
        }
        let mut verifiers = Vec::new();
        let roles = [KeyRole::Believed, KeyRole::BelievedToo];
        for (role, file) in roles.into_iter().zip(settings.alipayplus_key_files()) {
            let public = read_public_key(file)?;
            verifiers.push(AwsLcVerifier::new(&public)?);
            known.push(KnownKey { role, version: None, file: file.to_owned(), public });
        }
        all_differ(&known)?;
        Ok(Self {
            signer: Arc::new(AwsLcSigner::new(&signing)?),
            verifier: Arc::new(Believed { verifiers, last: AtomicUsize::new(0) }),
            known,
        })
    }
}

impl KeyRing {
    /// Whether the halves of the key that signs belong together, as whoever verifies would find out.
    pub(crate) fn own_signature_is_good(&self) -> Result<(), String> {
        const CONTENT: &[u8] = b"standee doctor";
        let own = self.known.first().ok_or("no key signs")?;
        let signature = self.signer.sign(CONTENT).map_err(|problem| problem.to_string())?;
        let verifier = AwsLcVerifier::new(&own.public).map_err(|problem| problem.to_string())?;
        verifier.verify(CONTENT, &signature).map_err(|problem| problem.to_string())
    }
}

fn ours(role: KeyRole, key: &AcquirerKey, private: &PrivateKey) -> KnownKey {
    let (version, file) = (Some(key.version.clone()), key.file.clone());
    KnownKey { role, version, file, public: private.public_key().clone() }
}

fn all_differ(known: &[KnownKey]) -> Result<(), GatewayError> {
    for (index, key) in known.iter().enumerate() {
        if let Some(same) = known[..index].iter().find(|other| other.public == key.public) {
            return Err(GatewayError::SameKey { first: same.file.clone(), second: key.file.clone() });
        }
    }
    Ok(())
}

/// Believes each of Alipay+'s keys: the one that was right last time is asked first. The key version in Alipay+'s header
/// is not looked at: nothing says how it counts, and a signature proves its key by itself.
#[derive(Debug)]
pub(crate) struct Believed {
    verifiers: Vec<AwsLcVerifier>,
    last: AtomicUsize,
}

impl Verifier for Believed {
    fn verify(&self, content: &[u8], signature: &[u8]) -> Result<(), BadSignature> {
        let first = self.last.load(Ordering::Relaxed);
        let count = self.verifiers.len();
        let order = (0..count).map(|step| (first + step) % count);
        for index in order {
            if self.verifiers[index].verify(content, signature).is_ok() {
                if index != first {
                    self.last.store(index, Ordering::Relaxed);
                    tracing::info!(
                        key = if index == 0 {
                            "alipayplus_public_key_file"
                        } else {
                            "next_alipayplus_public_key_file"
                        },
                        "Alipay+ signs with another of its keys than before"
                    );
                }
                return Ok(());
            }
        }
        Err(BadSignature)
    }
}

/// The acquirer's key in a file that nobody else may read.
///
/// # Errors
/// [`GatewayError::Private`] or [`GatewayError::Key`]
pub fn read_private_key(path: &Path) -> Result<PrivateKey, GatewayError> {
    let bytes = private_file::read(path)?;
    PrivateKey::parse(&bytes).map_err(|problem| GatewayError::Key { path: path.to_owned(), problem })
}

/// A public key in a file.
fn read_public_key(path: &Path) -> Result<PublicKey, GatewayError> {
    let bytes = std::fs::read(path).map_err(|source| GatewayError::File { path: path.to_owned(), source })?;
    PublicKey::parse(&bytes).map_err(|problem| GatewayError::Key { path: path.to_owned(), problem })
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::config::Settings;
    use crate::gateway::AlipayPlus;

    fn settings(folder: &Path, more: &str) -> GatewaySettings {
        let file = |name: &str| folder.join(name).display().to_string();
        let text = format!(
            "gateway_url = 'http://127.0.0.1:9'\nclient_id = 'SANDBOX_1'\nprivate_key_file = '{}'\n\
             alipayplus_public_key_file = '{}'\n{more}",
            file("ours.pem"),
            file("theirs.pem")
        );
        Settings::from_sources(&text, |_| None).unwrap().gateway.unwrap()
    }

    /// Two of ours, and two of Alipay+'s.
    static KEYS: LazyLock<[PrivateKey; 4]> =
        LazyLock::new(|| [(); 4].map(|()| PrivateKey::generate().unwrap()));

    /// A folder with our private keys and Alipay+'s public ones.
    fn folder() -> (tempfile::TempDir, &'static [PrivateKey; 4]) {
        let (folder, keys) = (tempfile::tempdir().unwrap(), &*KEYS);
        for (name, key) in ["ours.pem", "ours-next.pem"].iter().zip(keys) {
            private_file::write(&folder.path().join(name), key.to_pkcs8_pem().unwrap().as_bytes()).unwrap();
        }
        for (name, key) in ["theirs.pem", "theirs-next.pem"].iter().zip(&keys[2..]) {
            std::fs::write(folder.path().join(name), key.public_key().to_pem().unwrap()).unwrap();
        }
        (folder, keys)
    }

    fn with_next(folder: &Path) -> String {
        format!(
            "next_private_key_file = '{0}/ours-next.pem'\nnext_key_version = 2\n\
             next_alipayplus_public_key_file = '{0}/theirs-next.pem'\n",
            folder.display()
        )
    }

    #[test]
    fn each_key_is_known_by_its_role_and_version() {
        let (folder, keys) = folder();
        let more = with_next(folder.path());
        let roles = |ring: &KeyRing| {
            ring.known
                .iter()
                .map(|key| (key.role, key.version.clone(), key.fingerprint()))
                .collect::<Vec<_>>()
        };
        let [one, two, theirs, theirs_next] = keys.each_ref().map(|key| key.public_key().fingerprint());
        let (first, second) = (Some("1".to_owned()), Some("2".to_owned()));
        let believed = [(KeyRole::Believed, None, theirs), (KeyRole::BelievedToo, None, theirs_next)];
        let ring = KeyRing::read(&settings(folder.path(), &more)).unwrap();
        let ours = [(KeyRole::Signs, first.clone(), one), (KeyRole::Waits, second.clone(), two)];
        assert_eq!(roles(&ring), [ours.as_slice(), &believed].concat());
        let ring = KeyRing::read(&settings(folder.path(), &format!("{more}signing_key = 'next'"))).unwrap();
        let ours = [(KeyRole::Signs, second, two), (KeyRole::Waits, first, one)];
        assert_eq!(roles(&ring), [ours.as_slice(), &believed].concat());
    }

    #[test]
    fn the_same_key_twice_is_refused_with_both_files() {
        let (folder, keys) = folder();
        let theirs = folder.path().join("theirs.pem");
        std::fs::write(&theirs, keys[0].public_key().to_pem().unwrap()).unwrap();
        let told = KeyRing::read(&settings(folder.path(), "")).err().unwrap().to_string();
        assert!(told.contains("ours.pem") && told.contains("theirs.pem hold the same key"), "{told}");
    }

    #[test]
    fn both_of_alipayplus_keys_are_believed_and_no_other() {
        let (folder, keys) = folder();
        let ring = KeyRing::read(&settings(folder.path(), &with_next(folder.path()))).unwrap();
        let signed = |key: &PrivateKey| AwsLcSigner::new(key).unwrap().sign(b"content").unwrap();
        // In turn, since the one that was right last time is asked first.
        for key in [&keys[2], &keys[3], &keys[3], &keys[2]] {
            assert_eq!(ring.verifier.verify(b"content", &signed(key)), Ok(()));
            assert_eq!(ring.verifier.verify(b"content", &signed(&keys[0])), Err(BadSignature));
            assert_eq!(ring.verifier.verify(b"another", &signed(key)), Err(BadSignature));
        }
        let ring = KeyRing::read(&settings(folder.path(), "")).unwrap();
        assert_eq!(ring.verifier.verify(b"content", &signed(&keys[3])), Err(BadSignature));
    }

    #[test]
    fn debug_output_has_nothing_of_a_private_key() {
        let (folder, keys) = folder();
        let settings = settings(folder.path(), &with_next(folder.path()));
        let url = url::Url::parse("https://pay.example").unwrap();
        let gateway = AlipayPlus::new(Some(&settings), &url).unwrap();
        let ring = KeyRing::read(&settings).unwrap();
        let shown =
            format!("{gateway:?} {gateway:#?} {settings:?} {:?} {:?}", ring.known, gateway.connection());
        assert!(shown.contains("SANDBOX_1"), "{shown}");
        for key in &keys[..2] {
            let pem = key.to_pkcs8_pem().unwrap();
            // The lines behind the first six hold the private numbers; those before hold what the public half has, too.
            for line in pem.lines().skip(7) {
                assert!(!shown.contains(line), "{line}");
            }
            assert!(!format!("{key:?}").contains(pem.lines().nth(10).unwrap()));
        }
    }
}
