//! A connection that is given up when nothing moves on it.

use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

use super::unread::Unread;
use crate::concurrency::Permit;

/// How long nothing may move.
#[derive(Clone, Copy, Debug)]
struct Patience {
    /// In both directions.
    idle: Duration,
    /// While the client does not take what it asked for.
    stall: Duration,
    /// How often it is looked whether either is over.
    look: Duration,
}

/// Silence may last longer than any request takes, and than the beats of a stream of events are apart.
const PATIENCE: Patience =
    Patience { idle: Duration::from_secs(75), stall: Duration::from_secs(20), look: Duration::from_secs(5) };

/// What a client has to take within the time of a stall, in bytes: otherwise one byte now and then would hold an answer
/// for ever.
const TAKEN_MIN: usize = 16 * 1024;

/// A connection, with the right to it.
#[derive(Debug)]
pub(crate) struct Patient<T> {
    stream: T,
    patience: Patience,
    moved_at: Instant,
    look: Pin<Box<Sleep>>,
    /// Runs while what we write is not taken.
    stall: Option<Stall>,
    unread: Unread,
    _permit: Option<Permit<IpAddr>>,
}

/// What is written is not taken as fast as it comes.
#[derive(Debug)]
struct Stall {
    ends: Pin<Box<Sleep>>,
    /// How much was taken since it began, in bytes.
    taken: usize,
}

impl<T> Patient<T> {
    pub(super) fn new(stream: T, permit: Permit<IpAddr>, unread: Unread) -> Self {
        Self::with(PATIENCE, stream, Some(permit), unread)
    }

    fn with(patience: Patience, stream: T, permit: Option<Permit<IpAddr>>, unread: Unread) -> Self {
        let now = Instant::now();
        let look = Box::pin(sleep_until(now + patience.look));
        Self { stream, patience, moved_at: now, look, stall: None, unread, _permit: permit }
    }

    /// Ready with an error once nothing has moved for too long, or an answer was not taken. It looks now and then: a byte
    /// costs a look at the time and nothing else.
    fn is_over(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        loop {
            ready!(self.look.as_mut().poll(context));
            let now = Instant::now();
            if now >= self.moved_at + self.patience.idle {
                return Poll::Ready(io::Error::new(io::ErrorKind::TimedOut, "nothing moved"));
            }
            if self.unread.oldest().is_some_and(|oldest| now >= oldest + self.patience.stall) {
                return Poll::Ready(not_taken());
            }
            self.look.as_mut().reset(now + self.patience.look);
        }
    }

    fn wrote(
        &mut self,
        written: Poll<io::Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        if let Poll::Ready(written) = written {
            self.moved_at = Instant::now();
            if let (Some(stall), Ok(bytes)) = (&mut self.stall, &written) {
                stall.taken += bytes;
                if stall.taken >= TAKEN_MIN {
                    self.stall = None;
                }
            }
            return Poll::Ready(written);
        }
        let ends_at = Instant::now() + self.patience.stall;
        let begin = || Stall { ends: Box::pin(sleep_until(ends_at)), taken: 0 };
        ready!(self.stall.get_or_insert_with(begin).ends.as_mut().poll(context));
        Poll::Ready(Err(not_taken()))
    }
}

fn not_taken() -> io::Error {
    io::Error::new(io::ErrorKind::TimedOut, "what was written is not read")
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
        self.is_over(context).map(Err)
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
        // Those above flush once everything of theirs is written: then nothing waits for the client any more.
        self.stall = None;
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

    const SHORT: Patience = Patience {
        idle: Duration::from_millis(400),
        stall: Duration::from_millis(100),
        look: Duration::from_millis(20),
    };

    fn patient<T>(stream: T) -> Patient<T> {
        Patient::with(SHORT, stream, None, Unread::default())
    }

    #[tokio::test]
    async fn silence_ends_a_connection_and_a_byte_now_and_then_does_not() {
        let (mut client, server) = duplex(64);
        let mut server = patient(server);
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
        let mut server = patient(server);
        let began = Instant::now();
        let error = server.write_all(&[0; 1000]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert!(began.elapsed() >= SHORT.stall);
    }

    /// security.md H1: a byte now and then is no answer that is taken.
    #[tokio::test]
    async fn an_answer_that_is_taken_byte_by_byte_is_dropped() {
        let (mut client, server) = duplex(64);
        let mut server = patient(server);
        let began = Instant::now();
        let drip = async {
            while client.read_u8().await.is_ok() {
                tokio::time::sleep(SHORT.stall / 10).await;
            }
        };
        let write = async {
            let written = server.write_all(&[0; 1000]).await;
            drop(server);
            written
        };
        let ((), written) = tokio::join!(drip, write);
        assert_eq!(written.unwrap_err().kind(), io::ErrorKind::TimedOut);
        assert!(began.elapsed() >= SHORT.stall);
    }

    /// security.md H1: with HTTP/2 the connection moves while one of its answers is not taken.
    #[tokio::test]
    async fn a_connection_that_moves_ends_all_the_same_when_an_answer_is_not_taken() {
        let (mut client, server) = duplex(64);
        let unread = Unread::default();
        let mut server = Patient::with(SHORT, server, None, unread.clone());
        let taken = unread.wait();
        drop(taken);
        let began = Instant::now();
        let _waiting = unread.wait();
        let talk = async {
            while client.write_all(b"x").await.is_ok() && began.elapsed() < SHORT.idle * 3 {
                tokio::time::sleep(SHORT.look).await;
            }
        };
        let listen = async {
            loop {
                if let Err(error) = server.read_u8().await {
                    drop(server);
                    return error;
                }
            }
        };
        let ((), error) = tokio::join!(talk, listen);
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert!(began.elapsed() >= SHORT.stall && began.elapsed() < SHORT.idle * 3);
    }
}
