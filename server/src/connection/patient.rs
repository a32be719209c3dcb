//! A connection that is given up when nothing moves on it.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

use super::seats::Seat;

/// How long nothing may move.
#[derive(Clone, Copy, Debug)]
struct Patience {
    /// In both directions.
    idle: Duration,
    /// While somebody does not read what they asked for.
    stall: Duration,
}

/// Silence may last longer than any request takes, and than the beats of a stream of events are apart.
const PATIENCE: Patience = Patience { idle: Duration::from_secs(75), stall: Duration::from_secs(20) };

/// A connection in its seat.
#[derive(Debug)]
pub(crate) struct Patient<T> {
    stream: T,
    patience: Patience,
    moved_at: Instant,
    idle: Pin<Box<Sleep>>,
    /// Runs while what we write is not taken.
    stall: Option<Pin<Box<Sleep>>>,
    _seat: Option<Seat>,
}

impl<T> Patient<T> {
    pub(super) fn new(stream: T, seat: Seat) -> Self {
        Self::with(PATIENCE, stream, Some(seat))
    }

    fn with(patience: Patience, stream: T, seat: Option<Seat>) -> Self {
        let now = Instant::now();
        let idle = Box::pin(sleep_until(now + patience.idle));
        Self { stream, patience, moved_at: now, idle, stall: None, _seat: seat }
    }

    /// Ready with an error once nothing has moved for too long. The clock is wound again only when it has run down: a
    /// byte costs a look at the time and nothing else.
    fn is_idle(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        loop {
            ready!(self.idle.as_mut().poll(context));
            let ends_at = self.moved_at + self.patience.idle;
            if Instant::now() >= ends_at {
                return Poll::Ready(io::Error::new(io::ErrorKind::TimedOut, "nothing moved"));
            }
            self.idle.as_mut().reset(ends_at);
        }
    }

    fn wrote(
        &mut self,
        written: Poll<io::Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.moved_at = Instant::now();
            self.stall = None;
            return written;
        }
        let ends_at = Instant::now() + self.patience.stall;
        let stall = self.stall.get_or_insert_with(|| Box::pin(sleep_until(ends_at)));
        ready!(stall.as_mut().poll(context));
        Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "what was written is not read")))
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Patient<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if read.is_ready() {
            self.moved_at = Instant::now();
            return read;
        }
        self.is_idle(context).map(Err)
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Patient<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.wrote(written, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.wrote(written, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    use super::*;

    const SHORT: Patience = Patience { idle: Duration::from_millis(400), stall: Duration::from_millis(100) };

    #[tokio::test]
    async fn silence_ends_a_connection_and_a_byte_now_and_then_does_not() {
        let (mut client, server) = duplex(64);
        let mut server = Patient::with(SHORT, server, None);
        let began = Instant::now();
        let talk = async {
            while began.elapsed() < SHORT.idle * 3 {
                client.write_all(b"x").await.unwrap();
                tokio::time::sleep(SHORT.idle / 20).await;
            }
            Instant::now()
        };
        let listen = async {
            loop {
                if let Err(error) = server.read_u8().await {
                    break (error.kind(), Instant::now());
                }
            }
        };
        let (fell_silent, (kind, ended)) = tokio::join!(talk, listen);
        assert_eq!(kind, io::ErrorKind::TimedOut);
        assert!(ended > fell_silent, "it was ended while somebody talked");
    }

    #[tokio::test]
    async fn who_does_not_read_what_they_asked_for_is_dropped() {
        let (_client, server) = duplex(64);
        let mut server = Patient::with(SHORT, server, None);
        let began = Instant::now();
        let error = server.write_all(&[0; 1000]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert!(began.elapsed() >= SHORT.stall);
    }
}
