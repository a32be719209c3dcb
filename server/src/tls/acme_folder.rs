//! Where the ACME account's key and the certificate with its key are kept: a file each, which only its owner may read
//! and which is never there by half, as a full disk or a power cut would leave the files of the crate's own cache: an
//! account's key that cannot be read is asked with for ever.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use async_trait::async_trait;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use rustls_acme::{AccountCache, CertCache};
use sha2::{Digest as _, Sha256};

use super::Told;
use crate::private_file;

/// A folder that only its owner may enter.
#[derive(Debug)]
pub(super) struct AcmeFolder {
    path: PathBuf,
    told: Told,
}

impl AcmeFolder {
    /// Makes the folder where it is not there yet.
    pub(super) fn open(path: PathBuf, told: Told) -> io::Result<Self> {
        std::fs::create_dir_all(&path)?;
        #[cfg(unix)]
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
        Ok(Self { path, told })
    }

    /// The file of what was obtained for `names` from a directory; another name or directory is another file.
    fn file(&self, kind: &str, names: &[String], directory_url: &str) -> PathBuf {
        let mut hash = Sha256::new();
        for name in names {
            hash.update(name);
            hash.update([0]);
        }
        hash.update(directory_url);
        self.path.join(format!("{kind}_{}", BASE64_URL_SAFE_NO_PAD.encode(hash.finalize())))
    }
}

async fn read(path: PathBuf) -> io::Result<Option<Vec<u8>>> {
    match tokio::fs::read(path).await {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

async fn write(path: PathBuf, content: &[u8]) -> io::Result<()> {
    let content = content.to_owned();
    tokio::task::spawn_blocking(move || private_file::write(&path, &content)).await?
}

#[async_trait]
impl CertCache for AcmeFolder {
    type EC = io::Error;

    async fn load_cert(&self, domains: &[String], directory_url: &str) -> io::Result<Option<Vec<u8>>> {
        let found = read(self.file("certificate", domains, directory_url)).await?;
        // What is found here is what is served, until the next is issued and kept.
        if let Some(cert) = &found {
            self.told.in_use(cert);
        }
        Ok(found)
    }

    async fn store_cert(&self, domains: &[String], directory_url: &str, cert: &[u8]) -> io::Result<()> {
        self.told.in_use(cert);
        write(self.file("certificate", domains, directory_url), cert).await
    }
}

#[async_trait]
impl AccountCache for AcmeFolder {
    type EA = io::Error;

    async fn load_account(&self, contact: &[String], directory_url: &str) -> io::Result<Option<Vec<u8>>> {
        read(self.file("account", contact, directory_url)).await
    }

    async fn store_account(&self, contact: &[String], directory_url: &str, account: &[u8]) -> io::Result<()> {
        write(self.file("account", contact, directory_url), account).await
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::metrics::CertificateEnd;

    #[tokio::test]
    async fn what_is_kept_is_found_again_and_for_nobody_else_to_read() {
        let data = tempfile::tempdir().unwrap();
        let path = data.path().join("acme");
        let told = Told { end: CertificateEnd::default(), mode: "acme" };
        let folder = AcmeFolder::open(path.clone(), told.clone()).unwrap();
        let [host, other_host, contact] =
            ["pay.example", "buy.example", "mailto:ops@pay.example"].map(|name| [name.to_owned()]);
        let (directory, other_directory) = ("https://acme.example/dir", "https://acme.example/staging");
        assert_eq!(folder.load_cert(&host, directory).await.unwrap(), None);
        folder.store_cert(&host, directory, b"first certificate").await.unwrap();
        folder.store_cert(&host, directory, b"certificate").await.unwrap();
        folder.store_account(&contact, directory, b"account").await.unwrap();

        let folder = AcmeFolder::open(path.clone(), told).unwrap();
        assert_eq!(folder.load_cert(&host, directory).await.unwrap().unwrap(), b"certificate");
        assert_eq!(folder.load_account(&contact, directory).await.unwrap().unwrap(), b"account");
        assert_eq!(folder.load_cert(&other_host, directory).await.unwrap(), None);
        assert_eq!(folder.load_cert(&host, other_directory).await.unwrap(), None);
        assert_eq!(folder.load_account(&contact, other_directory).await.unwrap(), None);

        let mode = |path: PathBuf| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(path.clone()), 0o700);
        let files: Vec<_> =
            std::fs::read_dir(path).unwrap().map(|entry| mode(entry.unwrap().path())).collect();
        assert_eq!(files, [0o600; 2]);
    }
}
