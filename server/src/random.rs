//! Randomness, from the operating system through aws-lc.

/// So many fresh random bytes, fit for secrets.
///
/// # Panics
/// When the operating system has no randomness to give: without it, nothing here can be safe.
#[must_use]
pub fn bytes<const COUNT: usize>() -> [u8; COUNT] {
    let mut bytes = [0; COUNT];
    #[expect(clippy::expect_used, reason = "a server that cannot make secrets must not go on")]
    aws_lc_rs::rand::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// An id for people to read and type: the letter of its kind and 16 hexadecimal digits, 64 random bits.
#[must_use]
pub fn id(kind: char) -> String {
    format!("{kind}{:016X}", u64::from_be_bytes(bytes()))
}
