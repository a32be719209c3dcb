//! A request or an answer as it was captured: the text of an HTTP/1.1 message.

use thiserror::Error;

use crate::envelope::{Direction, SIGNATURE};
use crate::signature::SignatureHeader;

/// Longest capture that is read, in bytes.
pub const CAPTURED_BYTES_MAX: usize = 1024 * 1024;

/// A captured message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// Which way it went.
    pub direction: Direction,
    /// The method of the request, also where this is its answer.
    pub method: String,
    /// The request's path with its query, also where this is its answer; never with scheme or host.
    pub path_and_query: String,
    /// Scheme and host of the request line, where a capture has them there.
    pub origin: Option<String>,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The bytes of the body.
    pub body: Vec<u8>,
}

/// Why a capture cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CapturedProblem {
    /// It is longer than [`CAPTURED_BYTES_MAX`].
    #[error("the capture is longer than {CAPTURED_BYTES_MAX} bytes; give one message alone")]
    TooLong,
    /// There is no empty line between headers and body.
    #[error(
        "there is no empty line between the headers and the body; save the message as it went over the wire"
    )]
    NoBody,
    /// The first line is neither a request's nor an answer's.
    #[error(
        "the first line is neither a request's (POST /path HTTP/1.1) nor an answer's (HTTP/1.1 200 OK): put the one back \
         that was there"
    )]
    FirstLine,
    /// A line of the headers has no colon, or is not text.
    #[error("line {0} is not a header (name: value)")]
    Header(usize),
    /// An answer is signed over the path of its request, which it does not carry.
    #[error("an answer is signed over the path of the request that it answers: say which path that was")]
    NoTarget,
}

impl Captured {
    /// Reads a capture. `target` is the path, with its query, of the request that an answer belongs to; a request
    /// carries its own. A line end that an editor put behind the body is taken off where Content-Length tells so.
    ///
    /// # Errors
    /// [`CapturedProblem`]: what is missing, and what to do.
    pub fn parse(capture: &[u8], target: Option<&str>) -> Result<Self, CapturedProblem> {
        if capture.len() > CAPTURED_BYTES_MAX {
            return Err(CapturedProblem::TooLong);
        }
        let (head, mut body) = split(capture).ok_or(CapturedProblem::NoBody)?;
        let head = String::from_utf8_lossy(head);
        let mut lines = head.lines();
        let first = lines.next().unwrap_or_default();
        let headers = lines.enumerate().map(|(index, line)| {
            let (name, value) = line.split_once(':').ok_or(CapturedProblem::Header(index + 2))?;
            Ok((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        });
        let headers = headers.collect::<Result<Vec<_>, _>>()?;
        let length = headers.iter().find(|(name, _)| name == "content-length");
        if let Some(length) = length.and_then(|(_, length)| length.parse::<usize>().ok())
            && let Some((wanted, rest)) = body.split_at_checked(length)
            && rest.iter().all(|byte| b"\r\n".contains(byte))
        {
            body = wanted;
        }
        let (direction, method, url) = if first.starts_with("HTTP/") {
            let target = target.ok_or(CapturedProblem::NoTarget)?;
            (Direction::Answer, crate::operation::METHOD, target)
        } else {
            let mut words = first.split_ascii_whitespace();
            match (words.next(), words.next()) {
                (Some(method), Some(url)) => (Direction::Request, method, url),
                _ => return Err(CapturedProblem::FirstLine),
            }
        };
        let (origin, path) = split_url(url).ok_or(CapturedProblem::FirstLine)?;
        Ok(Self {
            direction,
            method: method.to_owned(),
            path_and_query: path.to_owned(),
            origin: origin.map(str::to_owned),
            headers,
            body: body.to_vec(),
        })
    }

    /// The `Signature` header that counts, as [`Envelope::read`](crate::envelope::Envelope::read) chooses among several:
    /// the first that can be read, or else the first.
    pub(super) fn signature(&self) -> Option<&str> {
        let lines =
            || self.headers.iter().filter(|(name, _)| name == SIGNATURE).map(|(_, line)| line.as_str());
        lines().find(|line| line.parse::<SignatureHeader>().is_ok()).or_else(|| lines().next())
    }

    /// The first header of this name, which is given in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// The head and the body, whichever line ends the capture has.
fn split(capture: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = |mark: &[u8]| capture.windows(mark.len()).position(|window| window == mark);
    let crlf = at(b"\r\n\r\n").map(|start| (start, start + 4));
    let lf = at(b"\n\n").map(|start| (start, start + 2));
    let (end, start) = [crlf, lf].into_iter().flatten().min()?;
    Some((&capture[..end], &capture[start..]))
}

/// Scheme and host, if any, and the path with its query.
fn split_url(url: &str) -> Option<(Option<&str>, &str)> {
    if url.starts_with('/') {
        return Some((None, url));
    }
    let host = url.find("://")? + "://".len();
    let path = host + url[host..].find('/')?;
    Some((Some(&url[..path]), &url[path..]))
}
