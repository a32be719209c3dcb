//! Reads a request's body whole, within a time: what a client sends slowly costs it alone.

use std::time::Duration;

use axum::body::{Body, Bytes};
use futures::StreamExt as _;

/// How long a body may take to arrive, in all.
pub(super) const BODY_TIME_MAX: Duration = Duration::from_secs(10);

/// Why a body could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It did not arrive in time.
    TooSlow,
    /// It broke off. What came of it must not be taken for the whole: half an amount is another amount.
    Broken,
}

/// The body, and of one that is longer than `bytes_max` a little more than so much: what goes by that bound then refuses it
/// in its own words.
///
/// # Errors
/// [`Unreadable`]; too slow after `time_max`.
pub(super) async fn read(body: Body, bytes_max: usize, time_max: Duration) -> Result<Bytes, Unreadable> {
    let read = async {
        let (mut parts, mut whole) = (body.into_data_stream(), Vec::new());
        while whole.len() <= bytes_max
            && let Some(part) = parts.next().await
        {
            whole.extend_from_slice(&part.map_err(|_| Unreadable::Broken)?);
        }
        whole.truncate(bytes_max + 1);
        Ok(whole.into())
    };
    tokio::time::timeout(time_max, read).await.unwrap_or(Err(Unreadable::TooSlow))
}

#[cfg(test)]
mod tests {
    use futures::stream::{self, pending};

    use super::*;

    fn parts(parts: &[&'static str]) -> Body {
        let parts: Vec<Result<_, std::io::Error>> = parts.iter().map(|part| Ok(Bytes::from(*part))).collect();
        Body::from_stream(stream::iter(parts))
    }

    #[tokio::test]
    async fn a_body_is_read_whole_or_cut_behind_the_bound() {
        for (came, expected) in [
            (&[][..], ""),
            (&["abc"], "abc"),
            (&["ab", "", "cd", "e"], "abcde"),
            (&["abcd", "efgh"], "abcdef"),
        ] {
            assert_eq!(read(parts(came), 5, BODY_TIME_MAX).await.unwrap(), expected);
        }
    }

    #[tokio::test]
    async fn half_a_body_is_none() {
        let came = [Ok(Bytes::from("amount=12")), Err(std::io::ErrorKind::ConnectionReset)];
        let body = Body::from_stream(stream::iter(came.map(|part| part.map_err(std::io::Error::from))));
        assert_eq!(read(body, 100, BODY_TIME_MAX).await, Err(Unreadable::Broken));
    }

    #[tokio::test]
    async fn a_body_that_does_not_come_is_not_waited_for() {
        let body = Body::from_stream(pending::<Result<Bytes, std::io::Error>>());
        assert_eq!(read(body, 5, Duration::from_millis(10)).await, Err(Unreadable::TooSlow));
    }
}
