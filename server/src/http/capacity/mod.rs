//! How much is under way at once, and for how long. What there is no room for is told so at once: a queue would only make
//! everybody wait, and those in it give up before their turn.
//!
//! How much of everything there may be, in all and of one address, stands in [`bounds`](crate::bounds).

mod answer;
mod flight;
mod gate;
mod pays;

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use checkout::attempt::AttemptId;
use checkout::entry_code::EntryCode;
use checkout::payment::OutcomeToken;
use ipnet::IpNet;
use tokio::sync::Notify;

pub(super) use answer::layer as answers;
pub(super) use flight::{Flight, Flights, Landing};
pub(super) use gate::{layer, no_room};

use super::forgeries::Forgeries;
use crate::allowance::Allowance;
use crate::bounds;
use crate::concurrency::{Limit, Permit};
use crate::config::PayLimits;
use crate::network::counted_as;
use crate::token::TokenHash;
use pays::BegunPays;

/// How long a request may take, streams of events excepted: the longest wait for a first tap's answer, and room.
const REQUEST_TIME_MAX: Duration = Duration::from_secs(45);

/// When to come again where there was no room.
pub(super) const RETRY_AFTER: Duration = Duration::from_secs(5);

/// How many inquiries one address may cause in a minute by loading or watching outcome pages: a page that is watched
/// causes six, and a carrier's phones share one.
const INQUIRIES_OF_ADDRESS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(1_200).unwrap();

/// How many pages one address is told in a minute that there is no room. The rest is told in one line: a page takes as
/// long to make as the one that was asked for.
const REFUSED_PAGES_OF_ADDRESS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(120).unwrap();

/// How long apart it is looked whether the last payment was begun, while the server stops.
const PAYS_ENDED_STEP: Duration = Duration::from_millis(50);

/// What is under way, and what may begin.
#[derive(Debug)]
pub struct Capacity {
    requests: Arc<Limit<IpAddr>>,
    bodies: Arc<Limit<IpAddr>>,
    answers: Arc<Limit<IpAddr>>,
    pays: Arc<Limit<IpAddr>>,
    notifications: Arc<Limit<IpAddr>>,
    known_notifications: Arc<Limit<IpAddr>>,
    known_bodies: Arc<Limit<IpAddr>>,
    payer_streams: Arc<Limit<IpAddr>>,
    streams_of_payment: Arc<Limit<OutcomeToken>>,
    till_streams: Arc<Limit<IpAddr>>,
    streams_of_session: Arc<Limit<TokenHash>>,
    /// The presses of pay that are under way.
    pub(super) flights: Flights,
    pub(super) forgeries: Forgeries<Option<IpAddr>>,
    /// API keys that do not exist; those that do are known by their hashes.
    pub(super) wrong_keys: Forgeries<TokenHash>,
    /// Whose requests are not counted by their address.
    unlimited: Vec<IpNet>,
    begun: BegunPays,
    inquiries_of_address: Allowance,
    refused_pages_of_address: Allowance,
    closing: Closing,
}

/// The right to one stream of events: of those of its kind, and of those of its page or session.
pub(super) type StreamPermit<K> = (Permit<IpAddr>, Permit<K>);

/// That the server is told to stop.
#[derive(Debug, Default)]
struct Closing {
    begun: AtomicBool,
    word: Notify,
}

impl Capacity {
    /// Nothing under way; what comes from the `unlimited` networks is never counted by its address.
    pub fn new(limits: PayLimits, unlimited: Vec<IpNet>) -> Self {
        Self {
            requests: Limit::new(bounds::REQUESTS),
            bodies: Limit::new(bounds::BODIES),
            answers: Limit::new(bounds::ANSWERS),
            pays: Limit::new(bounds::PAYS),
            notifications: Limit::new(bounds::NOTIFICATIONS),
            known_notifications: Limit::new(bounds::KNOWN_NOTIFICATIONS),
            known_bodies: Limit::new(bounds::KNOWN_NOTIFICATIONS),
            payer_streams: Limit::new(bounds::PAYER_STREAMS),
            streams_of_payment: Limit::new(bounds::STREAMS_OF_PAYMENT),
            till_streams: Limit::new(bounds::TILL_STREAMS),
            streams_of_session: Limit::new(bounds::STREAMS_OF_SESSION),
            flights: Flights::default(),
            forgeries: Forgeries::default(),
            wrong_keys: Forgeries::default(),
            unlimited,
            begun: BegunPays::new(limits),
            inquiries_of_address: Allowance::per_minute(INQUIRIES_OF_ADDRESS_PER_MINUTE),
            refused_pages_of_address: Allowance::per_minute(REFUSED_PAGES_OF_ADDRESS_PER_MINUTE),
            closing: Closing::default(),
        }
    }

    /// The address by which a request is counted; none where it comes from an unlimited network, or from nowhere that
    /// the proxy tells.
    pub(super) fn counted(&self, address: Option<IpAddr>) -> Option<IpAddr> {
        address.filter(|_| !self.is_unlimited(address)).map(counted_as)
    }

    /// Whether nothing is counted of what comes from there.
    pub(super) fn is_unlimited(&self, address: Option<IpAddr>) -> bool {
        address.is_some_and(|address| self.unlimited.iter().any(|network| network.contains(&address)))
    }

    /// Room for a payment to be begun from this address.
    pub(super) fn take_pay(&self, address: Option<IpAddr>) -> Option<Permit<IpAddr>> {
        self.pays.take(self.counted(address))
    }

    /// Whether notifications from there have carried Alipay+'s signature: such a sender has room of its own.
    fn is_known(&self, address: Option<IpAddr>) -> bool {
        self.forgeries.is_known(&address.map(counted_as))
    }

    /// Room for a notification's body to arrive.
    pub(super) fn take_notification_body(&self, address: Option<IpAddr>) -> Option<Permit<IpAddr>> {
        let limit = if self.is_known(address) { &self.known_bodies } else { &self.bodies };
        limit.take(self.counted(address))
    }

    /// Room for a notification to be verified and kept.
    pub(super) fn take_notification(&self, address: Option<IpAddr>) -> Option<Permit<IpAddr>> {
        let limit = if self.is_known(address) { &self.known_notifications } else { &self.notifications };
        limit.take(self.counted(address))
    }

    /// Room for an outcome page to listen.
    pub(super) fn take_payer_stream(
        &self,
        address: Option<IpAddr>,
        token: &OutcomeToken,
    ) -> Option<StreamPermit<OutcomeToken>> {
        let of_payment = self.streams_of_payment.take(Some(token.clone()))?;
        Some((self.payer_streams.take(self.counted(address))?, of_payment))
    }

    /// Room for a till to listen.
    pub(super) fn take_till_stream(
        &self,
        address: Option<IpAddr>,
        session: TokenHash,
    ) -> Option<StreamPermit<TokenHash>> {
        let of_session = self.streams_of_session.take(Some(session))?;
        Some((self.till_streams.take(self.counted(address))?, of_session))
    }

    /// How many streams of events are open, and how many there may be.
    pub(crate) fn streams(&self) -> (usize, usize) {
        let kinds = [&self.payer_streams, &self.till_streams];
        kinds.iter().fold((0, 0), |(open, max), kind| (open + kind.taken(), max + kind.max()))
    }

    /// Counts a press of pay, before it costs anything.
    ///
    /// # Errors
    /// How long it takes until the address may press again.
    pub(super) fn count_press(&self, address: Option<IpAddr>) -> Result<(), Duration> {
        self.counted(address).map_or(Ok(()), |address| self.begun.count_press(address))
    }

    /// Takes one payment of what may be begun at this code and from this address; nothing where the same attempt was
    /// pressed a moment ago, which leads to the same payment.
    ///
    /// # Errors
    /// How long it takes until one may be begun.
    pub(super) fn count_pay(
        &self,
        attempt: &AttemptId,
        code: &EntryCode,
        address: Option<IpAddr>,
    ) -> Result<(), Duration> {
        if self.is_unlimited(address) {
            Ok(())
        } else {
            self.begun.count(attempt, code, self.counted(address))
        }
    }

    /// Whether a page that is loaded from there may have Alipay+ asked for its payment.
    pub(super) fn may_inquire(&self, address: Option<IpAddr>) -> bool {
        self.counted(address).is_none_or(|address| self.inquiries_of_address.take(address).is_ok())
    }

    /// Ends the streams of events, whose browsers then come again, to another server or to the next.
    pub(crate) fn close(&self) {
        self.closing.begun.store(true, Ordering::SeqCst);
        self.closing.word.notify_waiters();
    }

    /// Returns when the server is told to stop.
    pub(super) async fn closed(&self) {
        let word = self.closing.word.notified();
        tokio::pin!(word);
        // Listens before it looks, so that the word is not missed in between.
        word.as_mut().enable();
        if !self.closing.begun.load(Ordering::SeqCst) {
            word.await;
        }
    }

    /// Returns when no payment is being begun any more.
    pub(crate) async fn pays_ended(&self) {
        while self.pays.taken() > 0 {
            tokio::time::sleep(PAYS_ENDED_STEP).await;
        }
    }
}

/// The answer with its status, and when to come again.
pub(super) fn come_again(mut response: Response, status: StatusCode, after: Duration) -> Response {
    *response.status_mut() = status;
    // Whole seconds, and never none.
    let seconds = HeaderValue::from(after.as_secs() + 1);
    response.headers_mut().insert(header::RETRY_AFTER, seconds);
    response
}
