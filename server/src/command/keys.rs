//! `standee keys`

use std::path::PathBuf;

use alipayplus::key::PrivateKey;
use clap::Subcommand;
use serde_json::json;

use super::{CommandError, Context};
use crate::private_file;

#[derive(Debug, Subcommand)]
pub(super) enum Keys {
    /// Makes a key pair: `private-key.pem`, which only its owner may read, and `public-key.pem`.
    New {
        /// The folder to write them to. Nothing there is overwritten.
        #[arg(long, value_name = "DIR")]
        output: PathBuf,
    },
    /// Shows the public half of the key that the configuration names.
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
            show(&key, context);
            Ok(())
        }
        Keys::Show => {
            let settings = context.settings()?;
            let gateway = settings.gateway.ok_or("no private_key_file is configured")?;
            show(&crate::gateway::read_private_key(&gateway.private_key_file)?, context);
            Ok(())
        }
    }
}

fn show(key: &PrivateKey, context: &Context) {
    let public = key.public_key();
    let (text, fingerprint) = (public.to_base64(), public.fingerprint().to_string());
    context.print(&json!({ "public_key": text, "fingerprint": fingerprint }), || {
        format!("public key, as the Developer Center takes it:\n{text}\nfingerprint (SHA-256): {fingerprint}")
    });
}
