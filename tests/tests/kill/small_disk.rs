//! A disk that really runs full: a small one in memory, in a mount namespace that a process of ours holds open. It needs
//! no rights where the system lets everybody make namespaces, nobody else sees it, and it is gone with that process.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Stdio;

use tokio::io::AsyncReadExt as _;
use tokio::process::{Child, Command};

/// Where it is in the shop's folder.
pub(crate) const FOLDER: &str = "disk";

/// Mounts it, says so, and stays: with its end the namespace goes. Nobody's test takes so long.
const HOLD: &str = "mount -t tmpfs -o size=16m tmpfs disk && echo mounted && exec sleep 3600";

/// A disk of one shop.
#[derive(Debug)]
pub(crate) struct SmallDisk {
    holder: Child,
}

impl SmallDisk {
    /// One in this folder; `None` where the system does not let us.
    pub(crate) async fn mounted_in(folder: &Path) -> Option<Self> {
        std::fs::create_dir(folder.join(FOLDER)).unwrap();
        let mut unshare = Command::new("unshare");
        unshare.args(["--user", "--map-root-user", "--mount", "sh", "-c", HOLD]).current_dir(folder);
        unshare.stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut holder = unshare.spawn().expect("unshare, of util-linux");
        let mut said = [0; b"mounted\n".len()];
        holder.stdout.take()?.read_exact(&mut said).await.ok()?;
        Some(Self { holder })
    }

    /// Starts this program where the disk is seen, in the shop's folder.
    pub(crate) fn seen_by(&self, program: impl AsRef<OsStr>) -> Command {
        let holder = self.holder.id().expect("the holder runs").to_string();
        let mut command = Command::new("nsenter");
        command.args(["--target", &holder, "--user", "--preserve-credentials", "--mount", "--wd", "--"]);
        command.arg(program);
        command
    }

    /// Leaves no room on it.
    pub(crate) async fn is_filled(&self) {
        let ended = self.run("cat /dev/zero > disk/filler").await;
        assert!(!ended.success(), "there is always more room");
    }

    /// Makes room again.
    pub(crate) async fn is_freed(&self) {
        assert!(self.run("rm disk/filler").await.success());
    }

    async fn run(&self, script: &str) -> std::process::ExitStatus {
        let mut shell = self.seen_by("sh");
        shell.args(["-c", script]).stderr(Stdio::null());
        shell.status().await.expect("nsenter, of util-linux")
    }
}
