//! `standee doctor`

use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use alipayplus::diagnosis::{CAPTURED_BYTES_MAX, Captured, Diagnosis, diagnose_uploaded_key};
use alipayplus::envelope::Direction;
use alipayplus::key::PublicKey;
use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;

use super::{CommandError, Context};
use crate::doctor::{self, Finding, Kept, Signers, Verdict};
use crate::gateway::{KeyRing, NOTIFY_PATH, unreadable_body};
use crate::private_file;

#[derive(Debug, Args)]
pub(super) struct Doctor {
    /// Looks at one thing alone.
    #[command(subcommand)]
    examine: Option<Examine>,
    /// Keeps what Alipay+ was asked and what it answered in this folder, as `request.http` and `answer.http`: for `doctor
    /// signature`, and for whoever asks Alipay+. They hold signatures; only their owner can read them.
    #[arg(long, value_name = "FOLDER")]
    keep: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Examine {
    /// Says why the signature of a captured message does not match: what should have been signed, byte for byte, what
    /// was signed instead, and what to do. Of a good signature of Alipay+'s also whether the body can be read. Ends with a
    /// failure unless both are good.
    Signature(Signature),
    /// Says whether a public key is as the Developer Center takes it.
    UploadedKey {
        /// The text as it was pasted there.
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
struct Signature {
    /// The message as it went over the wire: first line, headers, an empty line, the body.
    file: PathBuf,
    /// Who signed it. Unless told: Alipay+ what is an answer or a notification, the acquirer any other request.
    #[arg(long)]
    from: Option<From>,
    /// The path, with its query, of the request that an answer belongs to.
    #[arg(long, value_name = "PATH")]
    target: Option<String>,
    /// The public key of whoever signed; unless told, of the keys that the configuration names.
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Another public key that it may have been signed with by mistake, such as the other environment's.
    #[arg(long, value_name = "FILE")]
    other_key: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum From {
    Alipayplus,
    Acquirer,
}

pub(super) async fn run(command: &Doctor, context: &Context) -> Result<(), CommandError> {
    match &command.examine {
        None => everything(command.keep.as_deref(), context).await,
        Some(Examine::Signature(command)) => signature(command, context),
        Some(Examine::UploadedKey { file }) => uploaded_key(file, context),
    }
}

async fn everything(keep: Option<&Path>, context: &Context) -> Result<(), CommandError> {
    let (findings, kept) = match context.settings() {
        Ok(settings) => doctor::examine(&settings).await,
        Err(error) => (vec![doctor::unreadable(&error)], Kept::default()),
    };
    if let Some(folder) = keep {
        write_down(&kept, folder)?;
    }
    let worst = findings.iter().map(|finding| finding.verdict).max();
    let objects: Vec<_> = findings.iter().map(finding_object).collect();
    let verdict = worst.map_or("ok", Verdict::name);
    context.print(&json!({ "verdict": verdict, "findings": objects }), || {
        findings.iter().map(finding_lines).collect::<Vec<_>>().join("\n")
    })?;
    if worst == Some(Verdict::Failed) { Err("not everything works; see above".into()) } else { Ok(()) }
}

/// What there is of an exchange; nothing where nobody was asked.
fn write_down(kept: &Kept, folder: &Path) -> Result<(), CommandError> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (name, message) in [("request.http", &kept.request), ("answer.http", &kept.answer)] {
        let file = folder.join(name);
        let done = if message.is_empty() {
            // What is there is of another time.
            std::fs::remove_file(&file).or_else(|error| match error.kind() {
                ErrorKind::NotFound => Ok(()),
                _ => Err(error),
            })
        } else {
            private_file::write(&file, message)
        };
        done.map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}

fn finding_object(finding: &Finding) -> serde_json::Value {
    json!({
        "check": finding.check,
        "verdict": finding.verdict.name(),
        "seen": finding.seen,
        "what_to_do": finding.what_to_do,
    })
}

fn finding_lines(finding: &Finding) -> String {
    let what_to_do =
        finding.what_to_do.as_ref().map_or_else(String::new, |words| format!("\n         -> {words}"));
    format!("{:<8} {}: {}{what_to_do}", finding.verdict.name(), finding.check, finding.seen)
}

fn signature(command: &Signature, context: &Context) -> Result<(), CommandError> {
    let capture = read(&command.file)?;
    let message = Captured::parse(&capture, command.target.as_deref())
        .map_err(|problem| format!("{}: {problem} (--target)", command.file.display()))?;
    let is_notification = message.path_and_query.starts_with(NOTIFY_PATH);
    let usual = match message.direction {
        // Ours is the answer to a notification, and theirs to everything else.
        Direction::Answer if is_notification => From::Acquirer,
        Direction::Request if is_notification => From::Alipayplus,
        Direction::Answer => From::Alipayplus,
        Direction::Request => From::Acquirer,
    };
    let from = command.from.unwrap_or(usual);
    // A key that is given needs no configuration; what the configuration knows beside it is used all the same.
    let gateway = match context.settings() {
        Ok(settings) => settings.gateway,
        Err(_) if command.key.is_some() => None,
        Err(error) => return Err(error),
    };
    let known = match gateway.as_ref().map(KeyRing::read).transpose() {
        Ok(ring) => ring.map_or_else(Vec::new, |ring| ring.known),
        Err(_) if command.key.is_some() => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let mut signers = match from {
        From::Acquirer => Signers::of(known, &Signers::ACQUIRER),
        From::Alipayplus => Signers::of(known, &Signers::ALIPAYPLUS),
    };
    if let Some(path) = &command.key {
        signers.expected = vec![read_key(path)?];
    }
    for path in &command.other_key {
        signers.others.push((format!("that of {}", path.display()), read_key(path)?));
    }
    let client_id = gateway.as_ref().map(|gateway| gateway.client_id.as_str());
    let diagnosis = signers
        .diagnose(&message, client_id)
        .ok_or("no key is configured; name the signer's public key with --key")?;
    let is_theirs = diagnosis.is_good && from == From::Alipayplus;
    let unreadable = is_theirs.then(|| unreadable_body(&message)).flatten().map(|reason| reason.to_string());
    show(&diagnosis, unreadable.as_deref(), context)?;
    match (diagnosis.is_good, unreadable) {
        (true, None) => Ok(()),
        (true, Some(_)) => Err("the signature is good, and the body cannot be read".into()),
        (false, _) => Err("the signature is not good".into()),
    }
}

fn show(diagnosis: &Diagnosis, unreadable: Option<&str>, context: &Context) -> Result<(), CommandError> {
    let text = |content: &Option<Vec<u8>>| {
        content.as_ref().map(|content| String::from_utf8_lossy(content).into_owned())
    };
    let (wanted, instead) = (text(&diagnosis.content), text(&diagnosis.signed_instead));
    let causes: Vec<_> = diagnosis
        .causes
        .iter()
        .map(|cause| json!({ "cause": cause.name(), "what_to_do": cause.to_string() }))
        .collect();
    let value = json!({
        "good": diagnosis.is_good,
        "causes": causes,
        "content_to_sign": wanted,
        "signed_instead": instead,
        "body_unreadable": unreadable,
    });
    context.print(&value, || {
        let verdict = match (diagnosis.is_good, diagnosis.causes.is_empty()) {
            (true, true) => "the signature is good",
            (true, false) => "the signature is good, but others may not take it:",
            (false, _) => "the signature is not good:",
        };
        let causes = diagnosis.causes.iter().fold(verdict.to_owned(), |mut words, cause| {
            // Writing to a string does not fail.
            let _ = write!(words, "\n- {cause}");
            words
        });
        let causes = match unreadable {
            Some(reason) => format!("{causes}\nthe body cannot be read: {reason}"),
            None => causes,
        };
        let shown =
            [("should have been signed", &diagnosis.content), ("was signed", &diagnosis.signed_instead)];
        shown.into_iter().fold(causes, |mut words, (what, content)| {
            if let Some(content) = content {
                let bytes = content.escape_ascii();
                let _ = write!(
                    words,
                    "\nwhat {what}, {} bytes, with \\n for a line feed:\n{bytes}",
                    content.len()
                );
            }
            words
        })
    })
}

fn uploaded_key(file: &Path, context: &Context) -> Result<(), CommandError> {
    let text = String::from_utf8_lossy(&read(file)?).into_owned();
    match diagnose_uploaded_key(&text) {
        None => {
            let fingerprint = PublicKey::parse(text.as_bytes())?.fingerprint().to_string();
            let value = json!({ "good": true, "fingerprint": fingerprint });
            context.print(&value, || {
                format!("the key is as it should be; its fingerprint (SHA-256): {fingerprint}")
            })?;
            Ok(())
        }
        Some(cause) => Err(format!("{} ({})", cause, cause.name()).into()),
    }
}

/// At most as much of a file as a capture may have, and a byte more, by which it is seen to be too long.
fn read(path: &Path) -> Result<Vec<u8>, CommandError> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    let limit = CAPTURED_BYTES_MAX as u64 + 1;
    let file = std::fs::File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    file.take(limit).read_to_end(&mut bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(bytes)
}

fn read_key(path: &Path) -> Result<PublicKey, CommandError> {
    let key = PublicKey::parse(&read(path)?);
    key.map_err(|problem| format!("{}: {problem}", path.display()).into())
}
