//! Sending one message: to an address that was looked at, within a bounded time, and nowhere else.

use std::error::Error;
use std::net::{SocketAddr, ToSocketAddrs as _};
use std::sync::Arc;
use std::time::Duration;

use checkout::time::Timestamp;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use tokio::sync::Semaphore;
use url::Url;

use super::destination::{self, DestinationProblem};
use super::network::Networks;
use super::secret::{Secret, seconds};

/// How long a connection may take to stand.
const CONNECT_TIME_MAX: Duration = Duration::from_secs(5);

/// How long an answer may take in all: the scheme asks for 15 to 30 seconds.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(15);

/// Why no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// What is stored is no address that messages are sent to.
    Address,
    /// The name leads nowhere.
    UnknownName,
    /// The name leads to what only this server can reach.
    NotPublic,
    /// No connection stood, or TLS was not agreed on, or it broke.
    Connection,
    /// It took too long.
    TimedOut,
}

impl Failure {
    /// Every failure.
    pub const ALL: [Self; 5] =
        [Self::Address, Self::UnknownName, Self::NotPublic, Self::Connection, Self::TimedOut];

    /// The name that it is stored and printed by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::UnknownName => "unknown_name",
            Self::NotPublic => "not_public",
            Self::Connection => "connection",
            Self::TimedOut => "timed_out",
        }
    }
}

/// What is to be sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message<'text> {
    pub(super) url: &'text str,
    pub(super) id: &'text str,
    pub(super) body: &'text str,
    /// All that sign it: the new one, and the old one for a while.
    pub(super) secrets: &'text [Secret],
}

/// Sends messages.
#[derive(Clone, Debug)]
pub struct Sender {
    http: reqwest::Client,
    networks: Arc<Networks>,
}

impl Sender {
    /// Sends to these networks alone.
    ///
    /// # Errors
    /// That this machine has no TLS roots to trust.
    pub fn new(networks: Networks) -> Result<Self, reqwest::Error> {
        let networks = Arc::new(networks);
        let http = reqwest::Client::builder()
            // A proxy would look up the name by itself, and a redirect lead anywhere.
            .no_proxy()
            .redirect(Policy::none())
            .dns_resolver(Guarded(networks.clone()))
            .connect_timeout(CONNECT_TIME_MAX)
            .timeout(ANSWER_TIME_MAX)
            .pool_max_idle_per_host(1)
            .user_agent(concat!("standee-webhooks/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self { http, networks })
    }

    /// Reads where messages are to be sent, and looks where that leads now.
    ///
    /// # Errors
    /// [`DestinationProblem`]
    pub async fn check(&self, text: &str) -> Result<Url, DestinationProblem> {
        destination::check(text, &self.networks).await
    }

    /// Sends a message; the status of the answer. What else is in the answer is not read.
    pub(super) async fn send(&self, message: Message<'_>, now: Timestamp) -> Result<u16, Failure> {
        // An address that is written out is never looked up, so that the resolver would not see it.
        let url = destination::parse(message.url, &self.networks).map_err(|problem| match problem {
            DestinationProblem::NotPublic(_) => Failure::NotPublic,
            _ => Failure::Address,
        })?;
        let sign = |secret: &Secret| secret.sign(message.id, now, message.body.as_bytes());
        let signatures: Vec<String> = message.secrets.iter().map(sign).collect();
        let request = self
            .http
            .post(url)
            .header("content-type", "application/json")
            .header("webhook-id", message.id)
            .header("webhook-timestamp", seconds(now))
            .header("webhook-signature", signatures.join(" "))
            .body(message.body.to_owned());
        request.send().await.map(|answer| answer.status().as_u16()).map_err(|error| failure(&error))
    }
}

fn failure(error: &reqwest::Error) -> Failure {
    if error.is_timeout() {
        return Failure::TimedOut;
    }
    let mut cause: Option<&(dyn Error + 'static)> = error.source();
    while let Some(error) = cause {
        if let Some(refused) = error.downcast_ref::<NotReached>() {
            return match refused {
                NotReached::UnknownName => Failure::UnknownName,
                NotReached::NotPublic => Failure::NotPublic,
            };
        }
        cause = error.source();
    }
    Failure::Connection
}

/// Why a name was not connected to.
#[derive(Clone, Copy, Debug, thiserror::Error)]
enum NotReached {
    #[error("the name leads nowhere")]
    UnknownName,
    #[error("the name leads to no public address")]
    NotPublic,
}

/// Looks names up, and hands on those addresses alone that may be connected to: the connection is made to what was looked
/// at here, whatever the name leads to a moment later.
struct Guarded(Arc<Networks>);

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let networks = self.0.clone();
        Box::pin(async move {
            // The port is the URL's.
            let found = resolve(name.as_str(), 0).await.map_err(|_| NotReached::UnknownName)?;
            if found.is_empty() {
                return Err(NotReached::UnknownName.into());
            }
            let reached: Vec<SocketAddr> =
                found.into_iter().filter(|address| networks.lets(address.ip())).collect();
            if reached.is_empty() {
                return Err(NotReached::NotPublic.into());
            }
            Ok(Box::new(reached.into_iter()) as Addrs)
        })
    }
}

/// How many look-ups are under way at once. The system's is a call that blocks a thread and cannot be taken back: names
/// whose servers never answer would hold every thread there is, and passwords, files and the gateway's own look-ups wait.
static LOOKUPS: Semaphore = Semaphore::const_new(8);

/// Where a name leads now.
pub(super) async fn resolve(name: &str, port: u16) -> std::io::Result<Vec<SocketAddr>> {
    let name = name.to_owned();
    let look = move || (name.as_str(), port).to_socket_addrs().map(Iterator::collect);
    within(&LOOKUPS, CONNECT_TIME_MAX, look).await
}

/// What a look-up finds, within its time. It keeps its place for as long as its thread is at it, also when nobody waits
/// any more.
async fn within<T: Send + 'static>(
    places: &'static Semaphore,
    time_max: Duration,
    look: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> std::io::Result<T> {
    let found = async {
        let place = places.acquire().await.map_err(std::io::Error::other)?;
        let look = move || {
            let found = look();
            drop(place);
            found
        };
        tokio::task::spawn_blocking(look).await.map_err(std::io::Error::other)?
    };
    tokio::time::timeout(time_max, found).await.map_err(std::io::Error::other)?
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, TcpListener};
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Sends to where somebody listens on this machine.
    async fn sent(networks: &str, host: &str) -> (Result<u16, Failure>, bool) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("https://{host}:{}/hooks", listener.local_addr().unwrap().port());
        let message = Message { url: &url, id: "event", body: "{}", secrets: &[Secret::new()] };
        let sender = Sender::new(Networks::parse(networks).unwrap()).unwrap();
        // Nobody speaks TLS there: a connection is all that comes of it.
        let answer =
            tokio::time::timeout(Duration::from_secs(2), sender.send(message, Timestamp::from_millis(0)));
        let answer = answer.await.unwrap_or(Err(Failure::TimedOut));
        (answer, listener.accept().is_ok())
    }

    #[tokio::test]
    async fn nothing_but_the_public_internet_is_connected_to_whatever_was_stored() {
        // It was looked at when it was added: since then the name leads elsewhere, or the operator named less.
        for host in ["localhost", "127.0.0.1", "2130706433"] {
            assert_eq!(sent("", host).await, (Err(Failure::NotPublic), false), "{host}");
        }
        assert_eq!(sent("", "nobody.invalid").await, (Err(Failure::UnknownName), false));
        let (_, is_connected) = sent("127.0.0.0/8", "127.0.0.1").await;
        assert!(is_connected, "the same is reached where the operator named it");
    }
    /// security.md L6: the threads that a slow name holds are bounded, also after whoever asked has gone.
    #[tokio::test]
    async fn names_that_are_looked_up_slowly_hold_a_few_threads() {
        static PLACES: Semaphore = Semaphore::const_new(2);
        static AT_IT: AtomicUsize = AtomicUsize::new(0);
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let ended = Arc::new(std::sync::Mutex::new(ended));
        for _ in 0..6 {
            let ended = ended.clone();
            let slow = within(&PLACES, Duration::from_millis(30), move || {
                AT_IT.fetch_add(1, Ordering::SeqCst);
                let _ = ended.lock().unwrap().recv();
                Ok(())
            });
            assert!(slow.await.is_err(), "it takes too long");
        }
        assert!(AT_IT.load(Ordering::SeqCst) <= 2);
        drop(end);
        assert!(within(&PLACES, CONNECT_TIME_MAX, || Ok(1)).await.is_ok());
    }
}
