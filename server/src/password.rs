//! Passwords: hashed with argon2id, a few at once, away from the threads that answer requests.

use std::sync::Arc;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization as _;
use zxcvbn::{Score, zxcvbn};

/// Memory of one hash, in KiB, and how often it is gone over. Source: OWASP, Password Storage Cheat Sheet.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Hashes that are worked out at once at most; who comes after that waits. Each takes its memory and a core.
const AT_ONCE_MAX: usize = 4;

/// Hashes passwords, and compares them.
#[derive(Clone, Debug)]
pub struct Passwords {
    places: Arc<Semaphore>,
    /// The hash of a password that nobody knows: to compare with where there is none, in the same time.
    nobodys: Arc<str>,
}

/// Hashing failed: out of memory, or the server is about to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct HashingFailed;

impl Passwords {
    /// Takes the time of one hash.
    ///
    /// # Errors
    /// [`HashingFailed`].
    pub fn new() -> Result<Self, HashingFailed> {
        let unknown: [u8; 32] = crate::random::bytes();
        Ok(Self { places: Arc::new(Semaphore::new(AT_ONCE_MAX)), nobodys: hash(&unknown)?.into() })
    }

    /// The hash of a password, with its salt and parameters, as a PHC string.
    ///
    /// # Errors
    /// [`HashingFailed`].
    pub async fn hash(&self, password: String) -> Result<String, HashingFailed> {
        self.work(move || hash(composed(&password).as_bytes())).await?
    }

    /// Whether somebody who knows what people choose would guess this password of a user within 10^8 tries.
    ///
    /// # Errors
    /// [`HashingFailed`].
    pub async fn is_guessable(&self, password: String, user: String) -> Result<bool, HashingFailed> {
        self.work(move || is_guessable(&password, &user)).await
    }

    /// Whether this is the password of the hash, in whichever way a keyboard puts its letters together. Without a hash it
    /// never is, and takes as long to say so.
    ///
    /// # Errors
    /// [`HashingFailed`].
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, HashingFailed> {
        let nobodys = self.nobodys.clone();
        self.work(move || {
            let is_there = hash.is_some();
            let hash = hash.as_deref().unwrap_or(&nobodys);
            let argon2 = argon2()?;
            // All are tried, whichever is right: how long it takes is told by what was typed alone.
            let right = spellings(&password)
                .iter()
                .filter(|spelling| argon2.verify_password(spelling.as_bytes(), hash).is_ok())
                .count();
            Ok(right > 0 && is_there)
        })
        .await?
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashingFailed> {
        let place = self.places.clone().acquire_owned().await.map_err(|_| HashingFailed)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(place);
            done
        });
        done.await.map_err(|_| HashingFailed)
    }
}

/// A password as it is hashed: letters with marks as one character each (NFC), as most keyboards write them.
#[must_use]
pub fn composed(password: &str) -> String {
    password.nfc().collect()
}

/// The ways in which a password may have been written when it was hashed: passwords that were set before they were
/// composed are as some keyboard wrote them. For most passwords all are one.
fn spellings(password: &str) -> Vec<String> {
    let mut spellings = vec![composed(password)];
    for other in [password.to_owned(), password.nfd().collect()] {
        if !spellings.contains(&other) {
            spellings.push(other);
        }
    }
    spellings
}

fn is_guessable(password: &str, user: &str) -> bool {
    let own: Vec<&str> = user.split(['@', '.', '-', '_', '+']).chain([user, "standee", "alipay"]).collect();
    zxcvbn(password, &own).score() < Score::Three
}

fn argon2() -> Result<Argon2<'static>, HashingFailed> {
    let parameters = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|_| HashingFailed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters))
}

fn hash(password: &[u8]) -> Result<String, HashingFailed> {
    let salt: [u8; 16] = crate::random::bytes();
    let hash = argon2()?.hash_password_with_salt(password, &salt).map_err(|_| HashingFailed)?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// field.md O8.
    #[tokio::test]
    async fn a_password_is_the_same_however_a_keyboard_composes_it() {
        let passwords = Passwords::new().unwrap();
        let (one, pieces) = ("m\u{fc}de Pferde im Regen", "mu\u{308}de Pferde im Regen");
        for set in [one, pieces] {
            let now = passwords.hash(set.to_owned()).await.unwrap();
            // As it was hashed before passwords were composed.
            let before = hash(set.as_bytes()).unwrap();
            for hash in [now, before] {
                for typed in [one, pieces] {
                    assert!(
                        passwords.verify(typed.to_owned(), Some(hash.clone())).await.unwrap(),
                        "{typed:?}"
                    );
                }
                let other = "mude Pferde im Regen".to_owned();
                assert!(!passwords.verify(other, Some(hash)).await.unwrap());
            }
        }
    }

    #[tokio::test]
    async fn a_password_is_known_again_and_no_other_is() {
        let passwords = Passwords::new().unwrap();
        let hash = passwords.hash("correct horse battery".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(passwords.verify("correct horse battery".to_owned(), Some(hash.clone())).await.unwrap());
        for wrong in ["", "correct horse batter", "correct horse battery "] {
            assert!(!passwords.verify(wrong.to_owned(), Some(hash.clone())).await.unwrap(), "{wrong}");
        }
        assert!(!passwords.verify(String::new(), None).await.unwrap());
        assert!(!passwords.verify("x".to_owned(), Some("nonsense".to_owned())).await.unwrap());
        assert_ne!(
            passwords.hash("correct horse battery".to_owned()).await.unwrap(),
            hash,
            "each has its salt"
        );
    }

    #[test]
    fn what_people_choose_is_guessed_and_a_few_words_are_not() {
        for common in [
            "password1234",
            "Password123!",
            "123456789012",
            "qwertyuiop12",
            "1q2w3e4r5t6y",
            "iloveyou1234",
            "P@ssw0rd2026",
            "aaaaaabbbbbb",
            "standee12345",
            "linghuang1990",
        ] {
            assert!(is_guessable(common, "mei.linghuang@kopi.example"), "{common}");
        }
        for good in
            ["correct horse battery", "kaya toast at seven", "十二个字的密码也可以很长", "vR7#kp2Lq!x9"]
        {
            assert!(!is_guessable(good, "mei.linghuang@kopi.example"), "{good}");
        }
    }
}
