//! What the machine does without us, measured in the same run: a figure of ours says little beside no other.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

/// Commits one row after the other for three seconds, durable as the server's, and prints how many there were.
const SQLITE: &str = "
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute('PRAGMA journal_mode = WAL')
connection.execute('PRAGMA synchronous = FULL')
connection.execute('CREATE TABLE yardstick (number INTEGER PRIMARY KEY, text TEXT)')
end, count = time.monotonic() + 3, 0
while time.monotonic() < end:
    connection.execute('BEGIN IMMEDIATE')
    connection.execute('INSERT INTO yardstick (text) VALUES (?)', ('x' * 400,))
    connection.execute('COMMIT')
    count += 1
print(count / 3)
";

/// The same, for pgbench.
const POSTGRES: &str = "INSERT INTO yardstick (text) VALUES (repeat('x', 400));\n";

/// A yardstick; `None` where the program that measures it is not on this machine.
#[derive(Debug)]
pub(super) struct Yardstick {
    pub(super) what: &'static str,
    pub(super) per_second: Option<f64>,
}

/// Signatures a second on one core.
pub(super) fn signing() -> Yardstick {
    let output = run(Command::new("openssl").args(["speed", "-mr", "-seconds", "3", "rsa2048"]));
    Yardstick {
        what: "RSA-2048 signatures, one core",
        per_second: output.as_deref().ok().and_then(signatures),
    }
}

/// One-row transactions a second, one after the other, in a file in this folder.
pub(super) fn sqlite(folder: &Path) -> Result<Yardstick> {
    let folder = folder.join("yardstick");
    std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let output = run(Command::new("python3").args(["-c", SQLITE]).arg(folder.join("yardstick.db")));
    std::fs::remove_dir_all(&folder).with_context(|| format!("deleting {}", folder.display()))?;
    let per_second = output.ok().and_then(|text| text.trim().parse().ok());
    Ok(Yardstick { what: "one-row transactions", per_second })
}

/// One-row transactions a second, from so many connections at once.
pub(super) fn postgres(url: &str, folder: &Path, connections: usize) -> Result<Yardstick> {
    let what = "one-row transactions";
    let table = "CREATE TABLE yardstick (number BIGSERIAL PRIMARY KEY, text TEXT)";
    if run(Command::new("psql").args(["--quiet", "--command", table, url])).is_err() {
        return Ok(Yardstick { what, per_second: None });
    }
    let script = folder.join("yardstick.sql");
    std::fs::write(&script, POSTGRES).with_context(|| format!("writing {}", script.display()))?;
    let clients = connections.to_string();
    let output = run(Command::new("pgbench")
        .args(["--no-vacuum", "--client", &clients, "--jobs", "2", "--time", "3", "--file"])
        .arg(&script)
        .arg(url));
    run(Command::new("psql").args(["--quiet", "--command", "DROP TABLE yardstick", url]))?;
    Ok(Yardstick { what, per_second: output.as_deref().ok().and_then(transactions) })
}

fn run(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output()?;
    if !output.status.success() {
        bail!("{command:?}: {}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// `+F2:2:2048:4325.757576:70521.311475`: signatures a second, and verifications.
fn signatures(text: &str) -> Option<f64> {
    let line = text.lines().find(|line| line.starts_with("+F2:"))?;
    line.split(':').nth(3)?.parse().ok()
}

/// `tps = 2345.678901 (without initial connection time)`
fn transactions(text: &str) -> Option<f64> {
    let line = text.lines().find_map(|line| line.strip_prefix("tps = "))?;
    line.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_found_in_what_the_programs_print() {
        assert_eq!(signatures("+H:\n+F2:2:2048:4325.5:70521.25\n"), Some(4325.5));
        assert_eq!(signatures("an error"), None);
        assert_eq!(transactions("pgbench\ntps = 12.5 (without initial connection time)\n"), Some(12.5));
        assert_eq!(transactions("an error"), None);
    }
}
