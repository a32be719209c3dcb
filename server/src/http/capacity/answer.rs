//! Answers on their way to clients that may not take them.

use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http_body::{Frame, SizeHint};

use crate::concurrency::Permit;
use crate::connection::{Unread, Waiting};

/// How much of an answer is given out at once, in bytes: what a client has to take before a connection is ended as
/// stalled. Small enough for a slow network, and what a frame of HTTP/2 holds.
const PART_BYTES_MAX: usize = 16 * 1024;

/// The right to an answer, which the gate leaves on it.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    _permit: Arc<Permit<IpAddr>>,
}

impl Counted {
    pub(super) fn by(permit: Permit<IpAddr>) -> Self {
        Self { _permit: Arc::new(permit) }
    }
}

/// Stands before everything else, so that every answer has its time, whoever gave it.
pub(in super::super) async fn layer(request: Request, next: Next) -> Response {
    let unread = request.extensions().get::<Unread>().cloned();
    let mut response = next.run(request).await;
    let permit = response.extensions_mut().remove::<Counted>();
    response.map(
        |body| {
            if body.is_end_stream() { body } else { Body::new(Answer::new(body, permit, unread)) }
        },
    )
}

/// A body that is counted as not taken until the connection has let go of its last byte.
struct Answer {
    body: Body,
    /// What was taken out of the body and not given out yet.
    rest: Bytes,
    permit: Option<Counted>,
    unread: Option<Unread>,
}

/// A part of an answer in memory. The connection drops it once it is written.
struct Part {
    bytes: Bytes,
    _permit: Option<Counted>,
    _waiting: Option<Waiting>,
}

impl AsRef<[u8]> for Part {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Answer {
    fn new(body: Body, permit: Option<Counted>, unread: Option<Unread>) -> Self {
        Self { body, rest: Bytes::new(), permit, unread }
    }

    fn next_part(&mut self) -> Bytes {
        let bytes = self.rest.split_to(self.rest.len().min(PART_BYTES_MAX));
        let waiting = self.unread.as_ref().map(Unread::wait);
        Bytes::from_owner(Part { bytes, _permit: self.permit.clone(), _waiting: waiting })
    }
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => self.rest = data,
                    Err(trailers) => return Poll::Ready(Some(Ok(trailers))),
                },
                other => return Poll::Ready(other),
            }
        }
        Poll::Ready(Some(Ok(Frame::data(self.next_part()))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let (mut hint, rest) = (self.body.size_hint(), self.rest.len() as u64);
        if let Some(upper) = hint.upper() {
            hint.set_upper(upper + rest);
        }
        hint.set_lower(hint.lower() + rest);
        hint
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use futures::StreamExt as _;

    use super::*;
    use crate::bounds::ANSWERS;
    use crate::concurrency::Limit;

    /// security.md H1
    #[tokio::test]
    async fn an_answer_is_counted_until_its_last_byte_is_let_go_of() {
        let limit = Limit::<IpAddr>::new(ANSWERS);
        let unread = Unread::default();
        let text = "0123456789".repeat(4_000);
        let answer =
            Answer::new(Body::from(text.clone()), limit.take(None).map(Counted::by), Some(unread.clone()));
        assert_eq!(answer.size_hint().exact(), Some(40_000));
        let mut parts: Vec<Bytes> =
            Body::new(answer).into_data_stream().map(|part| part.unwrap()).collect().await;
        assert_eq!(parts.iter().map(Bytes::len).collect::<Vec<_>>(), [16_384, 16_384, 7_232]);
        assert_eq!(parts.concat(), text.as_bytes());
        let last = parts.pop();
        drop(parts);
        assert_eq!(limit.taken(), 1, "the last part is still there");
        assert!(unread.has_waiting());
        drop(last);
        assert_eq!(limit.taken(), 0);
        assert!(!unread.has_waiting());
    }

    #[tokio::test]
    async fn an_answer_without_a_body_is_over_at_once() {
        let answer = Answer::new(Body::empty(), None, None);
        assert!(answer.is_end_stream());
        assert!(to_bytes(Body::new(answer), 1).await.unwrap().is_empty());
    }
}
