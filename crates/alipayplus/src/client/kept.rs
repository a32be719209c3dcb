//! Both messages of one exchange as they went over the wire, for who has to find out why a signature is not taken.

use std::fmt;

use reqwest::header::HeaderMap;
use url::Url;

/// An exchange, each message as [`Captured`](crate::diagnosis::Captured) reads it. It holds signatures and what a payment
/// is about: not for a log.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// What was sent; empty where nothing was.
    pub request: Vec<u8>,
    /// What came back; empty where nothing did, or more than is read.
    pub answer: Vec<u8>,
}

/// Without what is in it.
impl fmt::Debug for Kept {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lengths = [self.request.len(), self.answer.len()];
        formatter.debug_struct("Kept").field("bytes", &lengths).finish_non_exhaustive()
    }
}

impl Kept {
    pub(super) fn sent(&mut self, url: &Url, headers: &[(&'static str, String)], body: &[u8]) {
        let mut head = format!("POST {} HTTP/1.1\r\nhost: {}\r\n", url.path(), url.authority());
        for (name, value) in headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        let length = body.len().to_string();
        head.extend(["content-length: ", &length, "\r\n\r\n"]);
        self.request = [head.as_bytes(), body].concat();
    }

    pub(super) fn came(&mut self, status: u16, headers: &HeaderMap, body: &[u8]) {
        let mut answer = format!("HTTP/1.1 {status}\r\n").into_bytes();
        for (name, value) in headers {
            answer.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
        }
        answer.extend(b"\r\n");
        answer.extend(body);
        self.answer = answer;
    }
}
