//! What no HTTP library would send, byte for byte, to a server behind a proxy of its own.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::support::{PATIENCE, Shop};

/// Sends these bytes and nothing more; what came back until the server hung up, or had said all it would.
async fn sends(address: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The server may hang up before it has read all of it.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let mut buffer = [0; 4096];
    let mut patience = PATIENCE;
    while let Ok(Ok(count @ 1..)) = tokio::time::timeout(patience, stream.read(&mut buffer)).await {
        answer.extend_from_slice(&buffer[..count]);
        // A second answer to one request would follow the first at once.
        patience = Duration::from_millis(200);
    }
    String::from_utf8_lossy(&answer).into_owned()
}

fn statuses(answers: &str) -> Vec<&str> {
    answers.lines().filter_map(|line| line.strip_prefix("HTTP/1.")?.get(2..5)).collect()
}

async fn behind_a_proxy(shop: &Shop) -> (crate::support::Server, SocketAddr) {
    let server = shop.second_server_with(&[("STANDEE_TLS", "proxy")]).await;
    let address = server.address();
    (server, address)
}

#[tokio::test]
async fn a_request_that_two_servers_could_read_differently_is_refused() {
    let shop = Shop::open().await;
    let (_server, address) = behind_a_proxy(&shop).await;
    let path = format!("/e/{}/pay", shop.code());
    let hidden = "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n";
    for headers in [
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 6\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: -5\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length: 99999999999999999999999\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding:\r\n chunked\r\n",
        "X: a\0b\r\n",
        "no colon\r\n",
        ": no name\r\n",
    ] {
        let request = format!("POST {path} HTTP/1.1\r\nHost: x\r\n{headers}\r\n0\r\n\r\n{hidden}");
        let told = sends(address, request.as_bytes()).await;
        let told = statuses(&told);
        assert!(told.len() <= 1, "{headers:?} was taken for two requests: {told:?}");
        assert!(told.iter().all(|status| status.starts_with('4')), "{headers:?}: {told:?}");
    }
    for body in [
        "ffffffffffffffffff\r\nx\r\n0\r\n\r\n",
        "-1\r\nx\r\n0\r\n\r\n",
        "zz\r\n",
        "5;\0\r\nhello\r\n0\r\n\r\n",
    ] {
        let head = format!("POST {path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        let told = sends(address, format!("{head}{body}{hidden}").as_bytes()).await;
        let told = statuses(&told);
        assert!(told.len() <= 1 && told.iter().all(|status| status.starts_with('4')), "{body:?}: {told:?}");
    }
    let told = sends(address, b"GET /robots.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    assert_eq!(statuses(&told).len(), 1, "the server goes on");
}

#[tokio::test]
async fn with_two_lengths_the_chunks_count_and_the_length_is_forgotten() {
    let shop = Shop::open().await;
    let (_server, address) = behind_a_proxy(&shop).await;
    // A proxy that counts the length would take what follows the last chunk for this request's body.
    let request = "POST /alipayplus/notifyPayment HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\
        Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
    assert_eq!(statuses(&sends(address, request.as_bytes()).await), ["401"]);
}

#[tokio::test]
async fn heads_have_a_size_and_a_number() {
    let shop = Shop::open().await;
    let (_server, address) = behind_a_proxy(&shop).await;
    // A page that is there: what is refused is not refused because there is none.
    let asks = |query: &str, headers: &str| {
        format!("GET /console/sign-in{query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n")
    };
    let (long, header) = ("a".repeat(40_000), "X: y\r\n");
    for (request, expected) in [
        (asks("", &header.repeat(90)), "200"),
        (asks("", &header.repeat(110)), "431"),
        (asks("", &format!("X: {}\r\n", &long[..30_000])), "200"),
        (asks("", &format!("X: {long}\r\n")), "431"),
        (asks(&format!("?{long}"), ""), "431"),
        ("GET\r\n\r\n".to_owned(), "400"),
        ("\0\x16\x03\x01".repeat(50), "400"),
    ] {
        let told = sends(address, request.as_bytes()).await;
        assert_eq!(statuses(&told), [expected], "{request:.60}: {told:.80}");
    }
}

#[tokio::test]
async fn a_head_that_never_ends_is_not_waited_for() {
    // The server waits for 15 seconds.
    const WAIT_MAX: Duration = Duration::from_secs(25);
    let shop = Shop::open().await;
    let (_server, address) = behind_a_proxy(&shop).await;
    let hangs_up = async |before: &[u8]| {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(before).await.unwrap();
        let mut buffer = [0; 4096];
        let mut reads_to_the_end =
            async || while stream.read(&mut buffer).await.is_ok_and(|count| count > 0) {};
        tokio::time::timeout(WAIT_MAX, reads_to_the_end()).await.is_ok()
    };
    let begins = b"GET /console/sign-in HTTP/1.1\r\nHost: x\r\nX:";
    let second = b"GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\nGET /console/sign-in HTTP/1.1\r\nHost: x\r\nX:";
    let hung_up = tokio::join!(hangs_up(b""), hangs_up(begins), hangs_up(second));
    assert_eq!(hung_up, (true, true, true), "before the first byte, within a head, and within the second");
}

#[tokio::test]
async fn nothing_that_is_printed_follows_the_host_that_was_asked_for() {
    let shop = Shop::open().await;
    let (_server, address) = behind_a_proxy(&shop).await;
    for target in [format!("/e/{}", shop.code()), "/nowhere".to_owned(), "/console".to_owned()] {
        for request in [
            format!("GET {target} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"),
            format!("GET http://evil.example{target} HTTP/1.1\r\nHost: evil.example\r\n"),
            format!(
                "GET {target} HTTP/1.0\r\nForwarded: host=evil.example\r\nX-Original-URL: /console/users\r\n"
            ),
        ] {
            let told = sends(address, format!("{request}Connection: close\r\n\r\n").as_bytes()).await;
            assert_eq!(statuses(&told).len(), 1, "{told}");
            assert!(!told.contains("evil.example"), "{request}: {told}");
        }
    }
}

#[tokio::test]
async fn addresses_that_go_in_circles_lead_nowhere() {
    let shop = Shop::open().await;
    let (_server, address) = behind_a_proxy(&shop).await;
    for path in [
        "//evil.example/",
        "//evil.example/..",
        "/\\evil.example/",
        "/%2f%2fevil.example",
        "/%5cevil.example",
        "/e/../console/users",
        "/e/%2e%2e/console/users",
        "/e//console",
        "/e/%00",
        "/e/A%0d%0aX-Evil:%201",
        "/e/%c0%af",
        "/p/..%2f..%2fconsole",
        "/pkg/../../Cargo.toml",
        "/pkg/..%2f..%2fCargo.toml",
        "/pkg/%2e%2e/%2e%2e/acquirer.pem",
        "/pkg/..%5c..%5cacquirer.pem",
        "/pkg//etc/passwd",
        "/brand/..%2facquirer.pem",
        "/console/..%2fe",
        "/console/stores/%00",
    ] {
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
        let told = sends(address, request.as_bytes()).await;
        let status = statuses(&told);
        assert_eq!(status.len(), 1, "{path}: {told}");
        assert!(status[0].starts_with('4') || status == ["303"], "{path}: {status:?}");
        let (head, body) = told.split_once("\r\n\r\n").unwrap();
        for line in head.lines().map(str::to_ascii_lowercase) {
            assert!(!line.starts_with("x-evil"), "{path}: {line}");
            let leads = line.strip_prefix("location: ").unwrap_or("/console");
            assert!(leads.starts_with("/console"), "{path} leads to {leads}");
        }
        for link in ["href=\"//", "href=\"/\\", "href=\"http", "PRIVATE KEY", "root:"] {
            assert!(!body.contains(link), "{path}: {link} in {body}");
        }
    }
}
