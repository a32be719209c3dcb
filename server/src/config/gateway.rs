//! The settings of the gateway: where Alipay+ is, who we are to it, and the keys on both sides.

use std::path::{Path, PathBuf};

use url::Url;

use super::problem::Problem;
use super::setting::Raw;
use super::{bare_origin, one_of};

/// Any of these is the wish for a gateway; then all that it needs has to be there.
const SETTINGS: [&str; 9] = [
    "gateway_url",
    "client_id",
    "key_version",
    "private_key_file",
    "alipayplus_public_key_file",
    "next_key_version",
    "next_private_key_file",
    "signing_key",
    "next_alipayplus_public_key_file",
];

/// Alipay+ and who we are to it.
#[derive(Clone, Debug)]
pub struct GatewaySettings {
    /// Alipay+'s host: an https origin, or http on this machine for the simulator.
    pub url: Url,
    /// The acquirer's client id.
    pub client_id: String,
    /// The acquirer's key.
    pub key: AcquirerKey,
    /// The key that is to take its place, while keys are changed; or the one before, to go back to.
    pub next_key: Option<AcquirerKey>,
    /// Which of the two signs.
    pub signing_key: SigningKey,
    /// Alipay+'s public key.
    pub alipayplus_public_key_file: PathBuf,
    /// Another one of Alipay+'s that is believed as well, while Alipay+ changes its own.
    pub next_alipayplus_public_key_file: Option<PathBuf>,
}

/// One of the acquirer's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcquirerKey {
    /// Under which number the Developer Center knows it.
    pub version: String,
    /// Where it is kept.
    pub file: PathBuf,
}

/// Which of the acquirer's two keys signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SigningKey {
    /// That of `private_key_file`.
    Current,
    /// That of `next_private_key_file`.
    Next,
}

impl GatewaySettings {
    /// The key that signs.
    #[must_use]
    pub fn signing(&self) -> &AcquirerKey {
        match (self.signing_key, &self.next_key) {
            (SigningKey::Next, Some(next)) => next,
            _ => &self.key,
        }
    }

    /// The other one, if there are two.
    #[must_use]
    pub fn waiting(&self) -> Option<&AcquirerKey> {
        match self.signing_key {
            SigningKey::Current => self.next_key.as_ref(),
            SigningKey::Next => Some(&self.key),
        }
    }

    /// The files with Alipay+'s keys.
    pub fn alipayplus_key_files(&self) -> impl Iterator<Item = &Path> {
        let next = self.next_alipayplus_public_key_file.as_deref();
        std::iter::once(self.alipayplus_public_key_file.as_path()).chain(next)
    }
}

/// What the settings say of the gateway; `None` without any of them, and where one of them is wrong.
pub(super) fn settings(raw: &mut Raw, problems: &mut Vec<Problem>) -> Option<GatewaySettings> {
    if !SETTINGS.iter().any(|name| raw.has(name)) {
        return None;
    }
    let url = raw
        .require("gateway_url", "Alipay+'s host, such as https://open-sea-global.alipayplus.com", problems)
        .and_then(|text| match origin(&text) {
            Ok(url) => Some(url),
            Err(expected) => {
                problems.push(Problem::new("gateway_url", &text, expected));
                None
            }
        });
    let client_id = raw.require("client_id", "the client id of the Developer Center", problems);
    let key_version = raw.parse("key_version", "1", key_version, problems);
    let private_key_file =
        raw.require("private_key_file", "the path of the acquirer's RSA private key", problems);
    let public_key_file =
        raw.require("alipayplus_public_key_file", "the path of Alipay+'s public key", problems);
    let next_key = next_key(raw, key_version.as_deref(), problems);
    let signing_key = signing_key(raw, next_key.is_some(), problems);
    let next_public_key_file = raw.take_if_any("next_alipayplus_public_key_file").map(PathBuf::from);
    Some(GatewaySettings {
        url: url?,
        client_id: client_id?,
        key: AcquirerKey { version: key_version?, file: private_key_file?.into() },
        next_key,
        signing_key: signing_key?,
        alipayplus_public_key_file: public_key_file?.into(),
        next_alipayplus_public_key_file: next_public_key_file,
    })
}

/// Both of its settings, or neither; and another number than the key beside it.
fn next_key(raw: &mut Raw, current: Option<&str>, problems: &mut Vec<Problem>) -> Option<AcquirerKey> {
    const EXPECTED: &str = "another whole number than key_version: the Developer Center counts its keys";
    if !raw.has_text("next_private_key_file") && !raw.has_text("next_key_version") {
        return None;
    }
    let file = raw.require("next_private_key_file", "the path of the acquirer's other private key", problems);
    let version = raw.require("next_key_version", EXPECTED, problems).filter(|version| {
        let is_another = key_version(version).is_ok() && current != Some(version.as_str());
        if !is_another {
            problems.push(Problem::new("next_key_version", version, EXPECTED));
        }
        is_another
    });
    Some(AcquirerKey { version: version?, file: file?.into() })
}

fn signing_key(raw: &mut Raw, has_next: bool, problems: &mut Vec<Problem>) -> Option<SigningKey> {
    let choices = [("current", SigningKey::Current), ("next", SigningKey::Next)];
    let chosen = one_of(raw, "signing_key", &choices, problems)?;
    if chosen == SigningKey::Next && !has_next {
        let expected = "current, unless next_private_key_file and next_key_version name a key";
        problems.push(Problem::new("signing_key", "next", expected));
        return None;
    }
    Some(chosen)
}

/// An https origin, and plain http on this machine, where the simulator is.
fn origin(text: &str) -> Result<Url, &'static str> {
    let reached = bare_origin(text).filter(|url| {
        let local = matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
        url.scheme() == "https" || (url.scheme() == "http" && local)
    });
    reached.ok_or("an https origin without a path (http only on this machine)")
}

fn key_version(text: &str) -> Result<String, &'static str> {
    let digits = !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { Ok(text.to_owned()) } else { Err("a whole number, as the Developer Center shows it") }
}
