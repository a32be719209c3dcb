//! A very small HTTP client for what xtask itself started on this machine.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    time::Duration,
};

use anyhow::{Context, Result, bail};

/// How long to wait for a connection, and for each part of an answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// No answer that xtask asks for is longer.
const ANSWER_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// What a server answered.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The first header of this name, which is given in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn parse(bytes: &[u8]) -> Result<Self> {
        let split = bytes
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .context("an answer without an end of its headers")?;
        let head = std::str::from_utf8(&bytes[..split]).context("headers that are not text")?;
        let mut lines = head.split("\r\n");
        let status_line = lines.next().unwrap_or_default();
        let status = status_line.split(' ').nth(1).and_then(|status| status.parse().ok());
        let headers = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(key, value)| (key.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        Ok(Self {
            status: status.with_context(|| format!("not a status line: {status_line}"))?,
            headers,
            body: bytes[split + 4..].to_vec(),
        })
    }
}

/// Asks a loopback address by plain HTTP. HTTP/1.0, so that the answer ends where the connection does.
pub(crate) fn get(address: SocketAddr, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
    if !address.ip().is_loopback() {
        bail!("{address} is not on this machine");
    }
    let mut stream =
        TcpStream::connect_timeout(&address, PATIENCE).with_context(|| format!("connecting to {address}"))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut request = format!("GET {path} HTTP/1.0\r\nHost: {address}\r\n");
    for (name, value) in headers {
        request.extend([name, ": ", value, "\r\n"]);
    }
    request.push_str("\r\n");
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream
        .take(ANSWER_BYTES_MAX)
        .read_to_end(&mut answer)
        .with_context(|| format!("reading from {address}"))?;
    Answer::parse(&answer)
}

/// Fails if something listens there already.
pub(crate) fn must_be_free(address: SocketAddr, wanted_for: &str) -> Result<()> {
    match TcpListener::bind(address) {
        Ok(_) => Ok(()),
        Err(error) => {
            bail!("{address}, wanted for {wanted_for}, cannot be used: {error}. Is it running already?")
        }
    }
}

/// An address of this machine that nobody uses now.
pub(crate) fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_with_its_headers_and_its_body() {
        let answer =
            Answer::parse(b"HTTP/1.0 200 OK\r\nContent-Encoding: br\r\nX: a:b\r\n\r\n\x0b\r\n\r\nz").unwrap();
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-encoding"), Some("br"));
        assert_eq!(answer.header("x"), Some("a:b"));
        assert_eq!(answer.header("y"), None);
        assert_eq!(answer.body, b"\x0b\r\n\r\nz");
        assert!(Answer::parse(b"HTTP/1.0 200 OK\r\n").is_err());
        assert!(Answer::parse(b"hello\r\n\r\n").is_err());
    }

    #[test]
    fn what_was_sent_arrives_and_is_answered() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 512];
            let length = stream.read(&mut request).unwrap();
            stream.write_all(b"HTTP/1.0 404 Not Found\r\n\r\nno").unwrap();
            String::from_utf8_lossy(&request[..length]).into_owned()
        });
        let answer = get(address, "/e/X?a=1", &[("accept-encoding", "br")]).unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (404, b"no".as_slice()));
        let request = server.join().unwrap();
        assert!(request.starts_with("GET /e/X?a=1 HTTP/1.0\r\n"), "{request}");
        assert!(request.contains("\r\naccept-encoding: br\r\n"), "{request}");
    }

    #[test]
    fn only_this_machine_is_asked() {
        assert!(get("192.0.2.1:80".parse().unwrap(), "/", &[]).is_err());
    }

    #[test]
    fn a_port_in_use_is_told_with_what_it_was_wanted_for() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let message = must_be_free(address, "the server").unwrap_err().to_string();
        assert!(message.contains(&address.to_string()) && message.contains("the server"), "{message}");
        drop(listener);
        must_be_free(address, "the server").unwrap();
    }
}
