//! `standee keys`

use std::path::PathBuf;

use alipayplus::key::{PrivateKey, PublicKey};
use clap::Subcommand;
use serde_json::{Value, json};

use super::{CommandError, Context};
use crate::gateway::{KeyRing, KnownKey};
use crate::private_file;

#[derive(Debug, Subcommand)]
pub(super) enum Keys {
    /// Makes a key pair: `private-key.pem`, which only its owner may read, and `public-key.pem`.
    New {
        /// The folder to write them to. Nothing there is overwritten.
        #[arg(long, value_name = "DIR")]
        output: PathBuf,
    },
    /// Shows every key that the configuration names: what it is there for, its version, its fingerprint; and the public
    /// half of the one that signs, as the Developer Center takes it.
    Show,
}

pub(super) fn run(command: Keys, context: &Context) -> Result<(), CommandError> {
    match command {
        Keys::New { output } => {
            let private = output.join("private-key.pem");
            let public = output.join("public-key.pem");
            if let Some(there) = [&private, &public].into_iter().find(|path| path.exists()) {
                return Err(format!("{} is there already; name another folder", there.display()).into());
            }
            std::fs::create_dir_all(&output)?;
            let key = PrivateKey::generate()?;
            private_file::write(&private, key.to_pkcs8_pem()?.as_bytes())?;
            std::fs::write(&public, key.public_key().to_pem()?)?;
            show(key.public_key(), &[], context)?;
            Ok(())
        }
        Keys::Show => {
            let settings = context.settings()?;
            let gateway = settings.gateway.ok_or("no private_key_file is configured")?;
            let known = KeyRing::read(&gateway)?.known;
            let signs = known.first().ok_or("no key signs")?;
            show(&signs.public, &known, context)?;
            Ok(())
        }
    }
}

fn show(public: &PublicKey, known: &[KnownKey], context: &Context) -> Result<(), CommandError> {
    let (text, fingerprint) = (public.to_base64(), public.fingerprint().to_string());
    let keys: Vec<Value> = known.iter().map(key_object).collect();
    context.print(&json!({ "public_key": text, "fingerprint": fingerprint, "keys": keys }), || {
        let lines = known.iter().map(key_line).collect::<String>();
        format!(
            "public key, as the Developer Center takes it:\n{text}\nfingerprint (SHA-256): {fingerprint}{lines}"
        )
    })
}

fn key_object(key: &KnownKey) -> Value {
    json!({
        "role": key.role.name(),
        "version": key.version,
        "file": key.file.display().to_string(),
        "bits": key.public.modulus_bits(),
        "fingerprint": key.fingerprint().to_string(),
        "public_key": key.public.to_base64(),
    })
}

fn key_line(key: &KnownKey) -> String {
    let version = key.version.as_ref().map_or_else(String::new, |version| format!(", version {version}"));
    format!(
        "\n{}: {}{version}, RSA-{}\n  {}",
        key.file.display(),
        key.role.words(),
        key.public.modulus_bits(),
        key.fingerprint()
    )
}
