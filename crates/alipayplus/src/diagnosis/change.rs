//! The content that was signed, found among those that are known to be built by mistake.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use super::captured::Captured;
use super::cause::Cause;
use super::json;
use crate::envelope::{Direction, REQUEST_TIME, RESPONSE_TIME};
use crate::operation::Operation;

/// What kind of mistake a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Content,
    LineEnds,
    Serialised,
}

impl Kind {
    pub(super) const fn cause(self, changes: Vec<String>) -> Cause {
        match self {
            Self::Content => Cause::ContentBuiltWrongly(changes),
            Self::LineEnds => Cause::LineEndsChanged(changes),
            Self::Serialised => Cause::BodyReserialised(changes),
        }
    }
}

/// What a content is put together from.
#[derive(Debug, Clone)]
pub(super) struct Parts<'a> {
    message: &'a Captured,
    /// With the space behind it.
    method: String,
    path: String,
    line_end: &'static str,
    client_id: String,
    dot: &'static str,
    time: String,
    body: Vec<u8>,
    /// Done to the whole before it was signed.
    wrapping: Wrapping,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrapping {
    None,
    HashBytes,
    HashDigits,
    Base64,
}

/// One thing that was different when the content was signed.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) kind: Kind,
    pub(super) text: &'static str,
    part: Part,
}

#[derive(Debug, Clone)]
enum Part {
    Method(String),
    Path(String),
    LineEnd(&'static str),
    ClientId(String),
    Dot(&'static str),
    Time(String),
    /// Of client id and time.
    Order,
    Body(Vec<u8>),
    Wrapping(Wrapping),
}

impl<'a> Parts<'a> {
    /// The right parts of a message.
    pub(super) fn of(message: &'a Captured, client_id: &str, time: &str) -> Self {
        Self {
            message,
            method: format!("{} ", message.method),
            path: message.path_and_query.clone(),
            line_end: "\n",
            client_id: client_id.to_owned(),
            dot: ".",
            time: time.to_owned(),
            body: message.body.clone(),
            wrapping: Wrapping::None,
        }
    }

    fn changed(&self, change: &Change) -> Self {
        let mut parts = self.clone();
        match change.part.clone() {
            Part::Method(method) => parts.method = method,
            Part::Path(path) => parts.path = path,
            Part::LineEnd(line_end) => parts.line_end = line_end,
            Part::ClientId(client_id) => parts.client_id = client_id,
            Part::Dot(dot) => parts.dot = dot,
            Part::Time(time) => parts.time = time,
            Part::Order => std::mem::swap(&mut parts.client_id, &mut parts.time),
            Part::Body(body) => parts.body = body,
            Part::Wrapping(wrapping) => parts.wrapping = wrapping,
        }
        parts
    }

    fn content(&self) -> Vec<u8> {
        let Self { method, path, line_end, client_id, dot, time, body, .. } = self;
        let mut content = format!("{method}{path}{line_end}{client_id}{dot}{time}{dot}").into_bytes();
        content.extend_from_slice(body);
        match self.wrapping {
            Wrapping::None => content,
            Wrapping::HashBytes => Sha256::digest(&content).to_vec(),
            Wrapping::HashDigits => format!("{:x}", Sha256::digest(&content)).into_bytes(),
            Wrapping::Base64 => BASE64_STANDARD.encode(&content).into_bytes(),
        }
    }
}

/// The content whose SHA-256 is `digest`, with the one or two changes that lead to it; one before two.
pub(super) fn find(right: &Parts<'_>, digest: &[u8]) -> Option<(Vec<u8>, Vec<Change>)> {
    let matches = |parts: &Parts<'_>| {
        let content = parts.content();
        (Sha256::digest(&content)[..] == *digest).then_some(content)
    };
    let changes = changes(right);
    for change in &changes {
        if let Some(content) = matches(&right.changed(change)) {
            return Some((content, vec![change.clone()]));
        }
    }
    for (index, first) in changes.iter().enumerate() {
        let once = right.changed(first);
        for second in &changes[index + 1..] {
            let is_same_part = std::mem::discriminant(&first.part) == std::mem::discriminant(&second.part);
            if !is_same_part && let Some(content) = matches(&once.changed(second)) {
                return Some((content, vec![first.clone(), second.clone()]));
            }
        }
    }
    None
}

/// Everything that is known to go wrong: some seventy changes, so three thousand pairs at most.
fn changes(right: &Parts<'_>) -> Vec<Change> {
    let content = |text, part| Change { kind: Kind::Content, text, part };
    let line_ends = |text, part| Change { kind: Kind::LineEnds, text, part };
    let mut changes = vec![
        content("the method was left out", Part::Method(String::new())),
        content("the method was signed in small letters", Part::Method(right.method.to_ascii_lowercase())),
        content("the method was signed as GET", Part::Method("GET ".to_owned())),
        content("the line feed behind the path was left out", Part::LineEnd("")),
        content("a space stands where the line feed belongs", Part::LineEnd(" ")),
        content("a backslash and an n stand where the line feed belongs", Part::LineEnd("\\n")),
        line_ends("CR LF was signed behind the path", Part::LineEnd("\r\n")),
        content("the client id was left out", Part::ClientId(String::new())),
        content("the dots between client id, time and body were left out", Part::Dot("")),
        content("line feeds stand where the dots belong", Part::Dot("\n")),
        content("the time was left out", Part::Time(String::new())),
        content("the client id and the time changed places", Part::Order),
        content("the body was left out", Part::Body(Vec::new())),
        content(
            "the SHA-256 of the content was signed, which hashes it twice",
            Part::Wrapping(Wrapping::HashBytes),
        ),
        content(
            "the SHA-256 of the content, as hexadecimal digits, was signed, which hashes it twice",
            Part::Wrapping(Wrapping::HashDigits),
        ),
        content("the base64 of the content was signed", Part::Wrapping(Wrapping::Base64)),
    ];
    changes.extend(paths(right).into_iter().map(|(text, path)| content(text, Part::Path(path))));
    changes.extend(times(right).into_iter().map(|(text, time)| content(text, Part::Time(time))));
    changes.extend(
        in_other_encodings(&right.body).into_iter().map(|(text, body)| content(text, Part::Body(body))),
    );
    let broken = |(text, body)| line_ends(text, Part::Body(body));
    changes.extend(with_other_line_ends(&right.body).into_iter().map(broken));
    let spelt = |(text, body)| Change { kind: Kind::Serialised, text, part: Part::Body(body) };
    changes.extend(json::spellings(&right.body).into_iter().map(spelt));
    changes
}

fn paths(right: &Parts<'_>) -> Vec<(&'static str, String)> {
    let path = &right.path;
    let bare = path.split('?').next().unwrap_or_default();
    let host = right.message.header("host").map(|host| format!("https://{host}"));
    let origin = right.message.origin.clone().or(host).unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
    let (folder, _) = bare.rsplit_once('/').unwrap_or_default();
    let beginnings = bare.match_indices('/').skip(1).map(|(slash, _)| bare[slash..].to_owned());
    let beginnings = beginnings.map(|end| ("the path was signed without its beginning", end));
    let siblings =
        Operation::ALL.map(|other| ("the path of another operation was signed", other.path(folder)));
    let sandbox = path.replacen("/api/", "/sandbox/api/", 1);
    let known = [
        ("the path was left out", String::new()),
        ("the path was signed without its query", bare.to_owned()),
        ("the path was signed with scheme and host", format!("{origin}{path}")),
        ("the path was signed without its first slash", path.trim_start_matches('/').to_owned()),
        ("the path was signed with a slash at its end", format!("{path}/")),
        ("the path was signed without the slash at its end", path.trim_end_matches('/').to_owned()),
        ("the path was signed with its percent signs decoded", decoded),
        ("the path was signed as the sandbox of another product has it", sandbox),
    ];
    known.into_iter().chain(beginnings).chain(siblings).collect()
}

fn times(right: &Parts<'_>) -> Vec<(&'static str, String)> {
    let (text, other) = match right.message.direction {
        Direction::Request => ("Response-Time was signed and not Request-Time", RESPONSE_TIME),
        Direction::Answer => ("Request-Time was signed and not Response-Time", REQUEST_TIME),
    };
    let mut times: Vec<_> =
        right.message.header(other).map(|time| (text, time.to_owned())).into_iter().collect();
    // The same moment, written otherwise: who signs and who sends each asked a clock for its text.
    if let Ok(time) = right.time.parse::<jiff::Timestamp>() {
        let east = time.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(8)));
        times.extend([
            ("the time was signed in milliseconds since 1970", time.as_millisecond().to_string()),
            ("the time was signed in seconds since 1970", time.as_second().to_string()),
            ("the time was signed in UTC", time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
            ("the time was signed with +08:00", east.strftime("%Y-%m-%dT%H:%M:%S+08:00").to_string()),
        ]);
    }
    times
}

/// What comes of a body that is turned into bytes in another encoding than UTF-8, where that makes a difference.
fn in_other_encodings(body: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut bodies =
        vec![("a byte order mark was signed before the body", [&b"\xef\xbb\xbf"[..], body].concat())];
    if let Some(text) = str::from_utf8(body).ok().filter(|text| !text.is_ascii()) {
        let byte = |letter: char, last: u8| u8::try_from(letter).ok().filter(|byte| *byte <= last);
        let or_question_mark = |last| text.chars().map(|letter| byte(letter, last).unwrap_or(b'?')).collect();
        bodies.push(("the body was signed in ISO 8859-1 instead of UTF-8", or_question_mark(u8::MAX)));
        bodies.push((
            "the body was signed in ASCII, with question marks for what is beyond it",
            or_question_mark(0x7f),
        ));
    }
    bodies
}

fn with_other_line_ends(body: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let lossless = str::from_utf8(body).ok();
    let ended = |end: &[u8]| [body, end].concat();
    let mut bodies = vec![
        ("the body was signed with a line feed at its end", ended(b"\n")),
        ("the body was signed with CR LF at its end", ended(b"\r\n")),
        ("the body was signed without the line end at its end", body.trim_ascii_end().to_vec()),
    ];
    if let Some(text) = lossless {
        let unix = text.replace("\r\n", "\n");
        bodies.push((
            "the body was signed with CR LF at the end of each line",
            unix.replace('\n', "\r\n").into_bytes(),
        ));
        bodies.push(("the body was signed with LF at the end of each line", unix.into_bytes()));
    }
    bodies
}
