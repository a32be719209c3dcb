//! A very small HTTP/1.1 client for what xtask itself started on this machine.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    time::Duration,
};

use anyhow::{Context, Result, bail};

/// How long to wait for a connection, and for each part of an answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// No line of an answer's head is longer, and no body.
const LINE_BYTES_MAX: u64 = 16 * 1024;
const BODY_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// No answer has more headers.
const HEADERS_MAX: usize = 100;

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

    /// Reads one answer and no byte more, so that the next one can follow on the same connection.
    fn read(from: &mut impl BufRead) -> Result<Self> {
        let status_line = line(from)?;
        let status = status_line.split(' ').nth(1).and_then(|status| status.parse().ok());
        let mut answer = Self {
            status: status.with_context(|| format!("not a status line: {status_line}"))?,
            headers: Vec::new(),
            body: Vec::new(),
        };
        for _ in 0..HEADERS_MAX {
            let line = line(from)?;
            let Some((name, value)) = line.split_once(':') else { break };
            answer.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        if answer.header("transfer-encoding") == Some("chunked") {
            answer.body = chunks(from)?;
        } else {
            let length =
                answer.header("content-length").context("an answer that does not say how long it is")?;
            read_exactly(
                from,
                length.parse().with_context(|| format!("a length of {length}"))?,
                &mut answer.body,
            )?;
        }
        Ok(answer)
    }
}

/// A connection that stays open from one request to the next.
#[derive(Debug)]
pub(crate) struct Connection {
    address: SocketAddr,
    stream: BufReader<TcpStream>,
}

impl Connection {
    /// Connects by plain HTTP; refuses to go anywhere but this machine.
    pub(crate) fn open(address: SocketAddr) -> Result<Self> {
        if !address.ip().is_loopback() {
            bail!("{address} is not on this machine");
        }
        let stream = TcpStream::connect_timeout(&address, PATIENCE)
            .with_context(|| format!("connecting to {address}"))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        Ok(Self { address, stream: BufReader::new(stream) })
    }

    pub(crate) fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        self.exchange("GET", path, headers, "")
    }

    /// Sends what a browser sends for a form.
    pub(crate) fn post_form(&mut self, path: &str, headers: &[(&str, &str)], form: &str) -> Result<Answer> {
        let mut headers = headers.to_vec();
        let length = form.len().to_string();
        headers.extend([("content-type", "application/x-www-form-urlencoded"), ("content-length", &length)]);
        self.exchange("POST", path, &headers, form)
    }

    /// Puts a JSON document there.
    pub(crate) fn put_json(&mut self, path: &str, document: &str) -> Result<Answer> {
        let length = document.len().to_string();
        let headers = [("content-type", "application/json"), ("content-length", length.as_str())];
        self.exchange("PUT", path, &headers, document)
    }

    fn exchange(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Result<Answer> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n", self.address);
        for (name, value) in headers {
            request.extend([name, ": ", value, "\r\n"]);
        }
        request.extend(["\r\n", body]);
        self.stream.get_mut().write_all(request.as_bytes())?;
        Answer::read(&mut self.stream).with_context(|| format!("reading the answer to {method} {path}"))
    }
}

/// Asks once.
pub(crate) fn get(address: SocketAddr, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
    Connection::open(address)?.get(path, headers)
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
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// One line, without its end.
fn line(from: &mut impl BufRead) -> Result<String> {
    let mut line = String::new();
    from.take(LINE_BYTES_MAX).read_line(&mut line)?;
    match line.strip_suffix("\r\n") {
        Some(line) => Ok(line.to_owned()),
        None => bail!("a line that does not end: {line:?}"),
    }
}

fn chunks(from: &mut impl BufRead) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = line(from)?;
        let size = u64::from_str_radix(&size, 16).with_context(|| format!("a chunk of {size:?}"))?;
        read_exactly(from, size, &mut body)?;
        let end = line(from)?;
        if !end.is_empty() {
            bail!("a chunk that goes on with {end:?}");
        }
        if size == 0 {
            return Ok(body);
        }
    }
}

fn read_exactly(from: &mut impl BufRead, length: u64, into: &mut Vec<u8>) -> Result<()> {
    if length > BODY_BYTES_MAX || u64::try_from(into.len())? > BODY_BYTES_MAX - length {
        bail!("a body of more than {BODY_BYTES_MAX} bytes");
    }
    let read = from.take(length).read_to_end(into)?;
    if u64::try_from(read)? < length {
        bail!("the answer ended {} bytes early", length - u64::try_from(read)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &str) -> Result<Answer> {
        Answer::read(&mut bytes.as_bytes())
    }

    #[test]
    fn an_answer_is_read_to_its_end_and_no_further() {
        let mut bytes = "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nX: a:b\r\nContent-Length: 6\r\n\r\nab\r\n\r\n\
                         HTTP/1.1 303 See Other\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n"
            .as_bytes();
        let answer = Answer::read(&mut bytes).unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (200, b"ab\r\n\r\n".as_slice()));
        assert_eq!(answer.header("content-encoding"), Some("br"));
        assert_eq!(answer.header("x"), Some("a:b"));
        assert_eq!(answer.header("y"), None);
        let next = Answer::read(&mut bytes).unwrap();
        assert_eq!((next.status, next.body.as_slice()), (303, b"abc0123456789".as_slice()));
        assert!(bytes.is_empty());
    }

    #[test]
    fn what_is_not_an_answer_is_refused() {
        for bytes in [
            "",
            "hello\r\n\r\n",
            "HTTP/1.1 200 OK\r\n",
            "HTTP/1.1 200 OK\r\n\r\nno length",
            "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\nabcd\r\n0\r\n\r\n",
        ] {
            assert!(read(bytes).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn several_requests_go_over_one_connection() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut requests = Vec::new();
            for _ in 0..2 {
                let mut request = [0; 512];
                let length = stream.read(&mut request).unwrap();
                requests.push(String::from_utf8_lossy(&request[..length]).into_owned());
                stream.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\nno").unwrap();
            }
            requests
        });
        let mut connection = Connection::open(address).unwrap();
        let answer = connection.get("/e/X?a=1", &[("accept-encoding", "br")]).unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (404, b"no".as_slice()));
        assert_eq!(connection.post_form("/e/X/pay", &[], "amount=1").unwrap().status, 404);
        let requests = server.join().unwrap();
        assert!(requests[0].starts_with("GET /e/X?a=1 HTTP/1.1\r\n"), "{requests:?}");
        assert!(requests[0].contains("\r\naccept-encoding: br\r\n"), "{requests:?}");
        assert!(requests[1].contains("\r\ncontent-length: 8\r\n"), "{requests:?}");
        assert!(requests[1].ends_with("\r\n\r\namount=1"), "{requests:?}");
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
        // Port 0 is any that is free; a port that was just let go may be another test's by now.
        must_be_free("127.0.0.1:0".parse().unwrap(), "the server").unwrap();
    }
}
