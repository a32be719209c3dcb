//! `GET /console/till/events`: the till's board as server-sent events, at once when something changes.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use app::console::till::render_board;
use axum::extract::State;
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse as _, Response};
use checkout::language::Language;
use checkout::port::Clock as _;
use futures::stream::{Stream, unfold};
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::time::Instant;

use super::super::super::Shared;
use super::super::super::capacity::StreamPermit;
use super::super::super::outcome::{RECONNECT, STREAM_HEADERS, no_room_to_listen};
use super::super::super::visitor::Visitor;
use super::super::error::ConsoleError;
use super::super::item::stores;
use super::super::signed_in::{SignedIn, Visit};
use super::{Asked, Watched};
use crate::http::extract::Query;
use crate::sql::{News, Stage};
use crate::token::TokenHash;

/// How long one stream lives; the page opens the next by itself.
const STREAM_TIME_MAX: Duration = Duration::from_mins(10);

/// How often the page hears something even if nothing changes: by silence it knows that it is not live. The database is
/// looked at again, for what nobody could tell. And so is the session, whether something changes or not: a stream must not
/// outlive a sign-out or a right that was taken away by much.
const BEAT_INTERVAL: Duration = Duration::from_secs(10);

/// How long changes are gathered before the board is made anew.
const GATHERING: Duration = Duration::from_millis(150);

pub(super) async fn events(
    State(shared): State<Arc<Shared>>,
    visitor: Visitor,
    visit: Visit,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, ConsoleError> {
    // Listens before it looks, so that nothing that happens in between is missed.
    let news = shared.checkout.store().news();
    let (all, chosen) = stores(&shared, &signed_in, asked.store.as_deref()).await?;
    let watched = Watched::new(&signed_in, all, chosen);
    let Some(permit) = shared.capacity.take_till_stream(visitor.address(), signed_in.session) else {
        return Ok(no_room_to_listen());
    };
    let now = Instant::now();
    let till = Till {
        shared,
        signed_in,
        watched,
        language: visit.frame.language,
        news,
        ends_at: now + STREAM_TIME_MAX,
        checked_at: now,
        is_new: true,
        is_over: false,
        _permit: permit,
    };
    Ok((STREAM_HEADERS, Sse::new(till.stream())).into_response())
}

/// One page that is open.
struct Till {
    shared: Arc<Shared>,
    signed_in: SignedIn,
    watched: Watched,
    language: Language,
    news: broadcast::Receiver<News>,
    ends_at: Instant,
    /// When the session was last looked at.
    checked_at: Instant,
    /// Nothing was told yet.
    is_new: bool,
    /// The server stops; the page was told to come again.
    is_over: bool,
    /// Bounds how many are open at once.
    _permit: StreamPermit<TokenHash>,
}

impl Till {
    fn stream(self) -> impl Stream<Item = Result<Event, Infallible>> {
        unfold(self, async |mut till| {
            if till.is_over {
                return None;
            }
            if !std::mem::take(&mut till.is_new) {
                let shared = till.shared.clone();
                tokio::select! {
                    goes_on = till.wait() => if !goes_on { return None },
                    () = shared.capacity.closed() => {
                        till.is_over = true;
                        return Some((Ok(Event::default().retry(RECONNECT)), till));
                    }
                }
            }
            match till.watched.board(&till.shared, till.language).await {
                Ok(board) => Some((Ok(Event::default().data(render_board(&board))), till)),
                Err(error) => {
                    // The page finds itself without a beat, says so, and comes again.
                    tracing::warn!(%error, "a till's board could not be had");
                    None
                }
            }
        })
    }

    /// Returns when there is something to tell; `false` when the stream is over.
    async fn wait(&mut self) -> bool {
        self.is_changed().await && Instant::now() < self.ends_at && self.may_go_on().await
    }

    /// Returns when a payment of these stores changed, when news were missed, or when it is time for a beat; `false`
    /// when there is nothing more to come.
    async fn is_changed(&mut self) -> bool {
        let beat_at = Instant::now() + BEAT_INTERVAL;
        loop {
            match tokio::time::timeout_at(beat_at, self.news.recv()).await {
                Ok(Ok(News::Payment { store_id, .. })) if !self.watched.has(&store_id) => {}
                Ok(Ok(_) | Err(RecvError::Lagged(_))) => {
                    tokio::time::sleep(GATHERING).await;
                    while !matches!(self.news.try_recv(), Err(TryRecvError::Empty | TryRecvError::Closed)) {}
                    return true;
                }
                // Without a sender there is nothing more to come.
                Ok(Err(RecvError::Closed)) => return false,
                Err(_) => return true,
            }
        }
    }

    /// Whether the session still holds, with the rights that it had: looked up where that was a while ago.
    async fn may_go_on(&mut self) -> bool {
        if self.checked_at.elapsed() < BEAT_INTERVAL {
            return true;
        }
        self.checked_at = Instant::now();
        let (database, now) = (self.shared.checkout.store(), self.shared.checkout.clock().now());
        let session = database.session(&self.signed_in.session, now).await;
        session.is_ok_and(|session| {
            session.is_some_and(|session| {
                session.stage == Stage::SignedIn && session.user.access == *self.signed_in.access()
            })
        })
    }
}
