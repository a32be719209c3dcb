//! What one connection of HTTP/2 may ask for at once, and take back.

use std::net::SocketAddr;

use axum::body::Bytes;
use axum::http::Request;
use h2::client::SendRequest;
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

use crate::support::{PATIENCE, Shop};

/// A connection, and what becomes of it.
async fn connects(address: SocketAddr) -> (SendRequest<Bytes>, JoinHandle<Result<(), h2::Error>>) {
    let stream = TcpStream::connect(address).await.unwrap();
    let (requests, connection) = h2::client::handshake(stream).await.unwrap();
    (requests, tokio::spawn(connection))
}

fn asks() -> Request<()> {
    Request::get("https://x/console/sign-in").body(()).unwrap()
}

#[tokio::test]
async fn so_many_requests_are_under_way_and_who_takes_back_a_flood_is_cut_off() {
    const REQUESTS: usize = 5_000;
    let shop = Shop::open().await;
    let server = shop.second_server_with(&[("STANDEE_TLS", "proxy")]).await;
    let (requests, connection) = connects(server.address()).await;
    let mut requests = requests.ready().await.unwrap();
    let (answer, _) = requests.send_request(asks(), true).unwrap();
    assert_eq!(answer.await.unwrap().status(), 200);
    assert_eq!(requests.current_max_send_streams(), 64);
    drop(requests);
    connection.await.unwrap().unwrap();

    let (mut requests, connection) = connects(server.address()).await;
    for _ in 0..REQUESTS {
        let Ok(ready) = requests.ready().await else { break };
        requests = ready;
        // Dropped, it is taken back at once.
        if requests.send_request(asks(), true).is_err() {
            break;
        }
    }
    let ended = tokio::time::timeout(PATIENCE, connection).await.unwrap().unwrap();
    // With a word of why, unless the flood was still coming in when the server hung up.
    let error = ended.unwrap_err();
    assert!(error.is_io() || error.reason() == Some(h2::Reason::ENHANCE_YOUR_CALM), "{error}");
    let (requests, _connection) = connects(server.address()).await;
    let (answer, _) = requests.ready().await.unwrap().send_request(asks(), true).unwrap();
    assert_eq!(answer.await.unwrap().status(), 200, "the server goes on");
}
