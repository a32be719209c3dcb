//! How much is under way at once, and for how long. What there is no room for is told so at once: a queue would only make
//! everybody wait, and those in it give up before their turn.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use app::notice::Notice;
use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use checkout::attempt::AttemptId;
use checkout::entry_code::EntryCode;
use checkout::language::Language;
use ipnet::IpNet;
use tokio::sync::{Notify, Semaphore};

use super::Shared;
use super::client::reads_pages;
use super::error::notice_page;
use super::forgeries::Forgeries;
use super::visitor::Visitor;
use crate::allowance::Allowance;
use crate::config::PayLimits;
use crate::network::counted_as;

/// How many requests are under way at once. Each waits for the database at most, which answers thousands a second.
const REQUESTS_MAX: usize = 2048;

/// How many of them begin a payment: each waits for Alipay+, so that pages go on when it is slow.
const PAYS_MAX: usize = 1024;

/// How many notifications are heard at once.
const NOTIFICATIONS_MAX: usize = 256;

/// How long a request may take, streams of events excepted: the longest wait for a first tap's answer, and room.
pub(super) const REQUEST_TIME_MAX: Duration = Duration::from_secs(45);

/// When to come again where there was no room.
pub(super) const RETRY_AFTER: Duration = Duration::from_secs(5);

/// What part of a code's payments may come from one address: so that nobody by themselves keeps a shop from being paid.
const SHARE_OF_ADDRESS: u32 = 3;

/// What is under way, and what may begin.
#[derive(Debug)]
pub struct Capacity {
    requests: Semaphore,
    pub(super) pays: Arc<Semaphore>,
    pub(super) notifications: Semaphore,
    pub(super) forgeries: Forgeries,
    /// Whose payments and notifications are not counted.
    unlimited: Vec<IpNet>,
    pays_of_attempt: Allowance,
    pays_of_code: Allowance,
    pays_of_address: Allowance,
    pays_of_address_at_code: Allowance,
    closing: Closing,
}

/// That the server is told to stop.
#[derive(Debug, Default)]
struct Closing {
    begun: AtomicBool,
    word: Notify,
}

impl Capacity {
    /// Nothing under way; what comes from the `unlimited` networks is never counted.
    pub fn new(limits: PayLimits, unlimited: Vec<IpNet>) -> Self {
        let share = limits.of_code_per_minute.get() / SHARE_OF_ADDRESS;
        let of_address_at_code = NonZeroU32::new(share).unwrap_or(NonZeroU32::MIN);
        Self {
            requests: Semaphore::new(REQUESTS_MAX),
            pays: Arc::new(Semaphore::new(PAYS_MAX)),
            unlimited,
            notifications: Semaphore::new(NOTIFICATIONS_MAX),
            pays_of_attempt: Allowance::per_minute(NonZeroU32::MIN),
            pays_of_code: Allowance::per_minute(limits.of_code_per_minute),
            pays_of_address: Allowance::per_minute(limits.of_address_per_minute),
            pays_of_address_at_code: Allowance::per_minute(of_address_at_code),
            forgeries: Forgeries::default(),
            closing: Closing::default(),
        }
    }

    /// Whether nothing is counted of what comes from there.
    pub(super) fn is_unlimited(&self, address: Option<IpAddr>) -> bool {
        address.is_some_and(|address| self.unlimited.iter().any(|network| network.contains(&address)))
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
        if self.is_unlimited(address) || self.pays_of_attempt.take(attempt).is_err() {
            return Ok(());
        }
        self.count_first_press(code, address).inspect_err(|_| self.pays_of_attempt.give_back(attempt))
    }

    fn count_first_press(&self, code: &EntryCode, address: Option<IpAddr>) -> Result<(), Duration> {
        let code = code.to_string();
        let Some(address) = address.map(counted_as) else { return self.pays_of_code.take(code) };
        // The code last: who has to wait for their address takes nothing from others. And what is not begun takes nothing:
        // an address may be many phones, and who is refused at one code may be let in at another.
        self.pays_of_address.take(address)?;
        let give_back = || self.pays_of_address.give_back(address);
        self.pays_of_address_at_code.take((address, &code)).inspect_err(|_| give_back())?;
        self.pays_of_code.take(&code).inspect_err(|_| {
            self.pays_of_address_at_code.give_back((address, &code));
            give_back();
        })
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
        let all = u32::try_from(PAYS_MAX).unwrap_or(u32::MAX);
        // Closed by nobody; and nothing is begun after this.
        let _ = self.pays.acquire_many(all).await;
    }
}

/// Lets a request in if there is room, for as long as it may take.
pub(super) async fn layer(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let visitor = match Visitor::from_request_parts(&mut parts, &shared).await {
        Ok(visitor) => visitor,
        Err(never) => match never {},
    };
    let address = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let is_page = reads_pages(&parts.headers);
    if let Ok(_room) = shared.capacity.requests.try_acquire() {
        let answer = next.run(Request::from_parts(parts, body));
        if let Ok(response) = tokio::time::timeout(REQUEST_TIME_MAX, answer).await {
            return response;
        }
        tracing::warn!("a request took too long");
    }
    busy(&shared, &visitor, &address, is_page)
}

fn busy(shared: &Shared, visitor: &Visitor, address: &str, is_page: bool) -> Response {
    let response = if is_page {
        notice_page(shared, visitor, Language::En, address, Notice::Busy)
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "Too many requests are under way. Come again.\n").into_response()
    };
    come_again(response, StatusCode::SERVICE_UNAVAILABLE, RETRY_AFTER)
}

/// The answer with its status, and when to come again.
pub(super) fn come_again(mut response: Response, status: StatusCode, after: Duration) -> Response {
    *response.status_mut() = status;
    // Whole seconds, and never none.
    let seconds = HeaderValue::from(after.as_secs() + 1);
    response.headers_mut().insert(header::RETRY_AFTER, seconds);
    response
}

#[cfg(test)]
mod tests {
    use checkout::attempt::AttemptKey;
    use checkout::time::Timestamp;

    use super::*;

    /// Twelve in a minute at a code, four of them from one address, and six from one address at all codes.
    fn capacity() -> Capacity {
        let limits = PayLimits {
            of_code_per_minute: NonZeroU32::new(12).unwrap(),
            of_address_per_minute: NonZeroU32::new(6).unwrap(),
        };
        Capacity::new(limits, vec!["10.0.0.0/8".parse().unwrap()])
    }

    fn code(number: u8) -> EntryCode {
        EntryCode::from_random([number; 16])
    }

    fn attempt(code: &EntryCode) -> AttemptId {
        let (key, now) = (AttemptKey::new([7; 32]), Timestamp::from_millis(1_795_331_045_123));
        let token = key.issue(code, crate::random::bytes(), now);
        key.open(&token, code, now).unwrap()
    }

    /// How many of twenty payments may be begun.
    fn begun(capacity: &Capacity, code: &EntryCode, address: &str) -> usize {
        let address = Some(address.parse().unwrap());
        (0..20).filter(|_| capacity.count_pay(&attempt(code), code, address).is_ok()).count()
    }

    #[test]
    fn nobody_takes_all_of_a_code_and_all_together_no_more_than_it_has() {
        let (capacity, code) = (capacity(), code(1));
        for address in ["192.0.2.1", "192.0.2.2", "2001:db8::1"] {
            assert_eq!(begun(&capacity, &code, address), 4, "{address}");
        }
        assert_eq!(begun(&capacity, &code, "192.0.2.3"), 0, "nothing of the code is left");
        assert_eq!(begun(&capacity, &code, "10.1.2.3"), 20, "who is not counted goes on");
    }

    #[test]
    fn an_address_has_so_many_at_all_codes_together() {
        let capacity = capacity();
        let begun = [1, 2, 3].map(|number| begun(&capacity, &code(number), "192.0.2.1"));
        assert_eq!(begun, [4, 2, 0]);
    }

    #[test]
    fn pressed_again_the_same_attempt_takes_nothing() {
        let (capacity, code) = (capacity(), code(1));
        let (attempt, address) = (attempt(&code), Some("192.0.2.1".parse().unwrap()));
        for _ in 0..20 {
            assert_eq!(capacity.count_pay(&attempt, &code, address), Ok(()));
        }
        assert_eq!(begun(&capacity, &code, "192.0.2.1"), 3);
    }
}
