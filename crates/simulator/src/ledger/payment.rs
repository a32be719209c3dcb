//! One payment, and what may happen to it.

use jiff::civil::time;
use jiff::{SignedDuration, Timestamp};

use crate::amount::Amount;
use crate::request::PayRequest;
use crate::result_code::{Refusal, ResultCode};
use crate::timestamp::ALIPAYPLUS_OFFSET;

/// How many refunds one payment may have here, so that an inquiry's answer stays below 256 kB.
const REFUNDS_MAX: usize = 500;

/// For how long a payment can be refunded.
const REFUND_WINDOW: SignedDuration = SignedDuration::from_hours(365 * 24);

/// A payment as the gateway holds it.
#[derive(Clone, Debug)]
pub(crate) struct Payment {
    pub(crate) id: String,
    pub(crate) request: PayRequest,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) state: State,
    /// In the order in which they were made; their sum is never above the amount.
    pub(crate) refunds: Vec<Refund>,
    /// Every attempt to notify, in the order in which they ended.
    pub(crate) notifications: Vec<Attempt>,
}

/// Where a payment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// The payer has not decided.
    Processing,
    /// The payer's money was taken.
    Succeeded { at: Timestamp },
    /// The payer, or the payer's wallet, refused.
    Declined { reason: ResultCode },
    /// The payer did not decide in time.
    Expired,
    /// The acquirer cancelled. What was paid was given back.
    Cancelled { at: Timestamp, paid_at: Option<Timestamp> },
}

/// Money given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refund {
    pub(crate) id: String,
    pub(crate) request_id: String,
    pub(crate) amount: Amount,
    pub(crate) at: Timestamp,
}

/// One attempt to notify the acquirer.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    pub(crate) at: Timestamp,
    /// What came back, if anything did.
    pub(crate) http_status: Option<u16>,
    /// The beginning of the answer's body.
    pub(crate) answer: Option<String>,
    /// None when the answer was the signed acknowledgement that ends the sending; else what it lacked.
    pub(crate) problem: Option<String>,
}

impl State {
    /// What `paymentResult` says.
    pub(crate) const fn result(self) -> ResultCode {
        match self {
            Self::Processing => ResultCode::PAYMENT_IN_PROCESS,
            Self::Succeeded { .. } => ResultCode::SUCCESS,
            Self::Declined { reason } => reason,
            Self::Expired | Self::Cancelled { .. } => ResultCode::ORDER_IS_CLOSED,
        }
    }

    /// The status in `/simulator/payments`, in the words that Standee's own pages use.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Processing => "processing",
            Self::Succeeded { .. } => "succeeded",
            Self::Declined { .. } | Self::Expired => "failed",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// When the payer's money was taken, also if it was given back since.
    pub(crate) const fn paid_at(self) -> Option<Timestamp> {
        match self {
            Self::Succeeded { at } => Some(at),
            Self::Cancelled { paid_at, .. } => paid_at,
            Self::Processing | Self::Declined { .. } | Self::Expired => None,
        }
    }
}

impl Payment {
    /// Cancels the whole payment, whatever its state, until 00:15 UTC+8 of the next day. What has been
    /// refunded, in whole or in part, cannot be cancelled.
    pub(super) fn cancel(&mut self, now: Timestamp) -> Result<(), Refusal> {
        if matches!(self.state, State::Cancelled { .. }) {
            return Ok(());
        }
        if !self.refunds.is_empty() {
            return Err(Refusal::new(ResultCode::PROCESS_FAIL, "a payment with refunds cannot be cancelled"));
        }
        let paid_at = self.state.paid_at();
        if now >= cancel_deadline(paid_at.unwrap_or(self.created_at)) {
            return Err(ResultCode::CANCEL_WINDOW_EXCEED.into());
        }
        self.state = State::Cancelled { at: now, paid_at };
        Ok(())
    }

    /// Says whether `amount` can be given back on top of the refunds so far.
    pub(super) fn check_refund(&self, amount: Amount, now: Timestamp) -> Result<(), Refusal> {
        let paid_at = match self.state {
            State::Succeeded { at } => at,
            State::Processing => {
                return Err(Refusal::new(ResultCode::PROCESS_FAIL, "nothing has been paid yet"));
            }
            State::Declined { .. } | State::Expired | State::Cancelled { .. } => {
                return Err(ResultCode::ORDER_IS_CLOSED.into());
            }
        };
        let paid = self.request.amount;
        if amount.currency_code() != paid.currency_code() {
            return Err(Refusal::illegal("refundAmount.currency is not the payment's"));
        }
        if now.duration_since(paid_at) > REFUND_WINDOW {
            return Err(ResultCode::REFUND_WINDOW_EXCEED.into());
        }
        let refunded: u64 = self.refunds.iter().map(|refund| refund.amount.minor_units()).sum();
        if amount.minor_units() > paid.minor_units() - refunded {
            return Err(ResultCode::REFUND_AMOUNT_EXCEED.into());
        }
        if self.refunds.len() >= REFUNDS_MAX {
            return Err(Refusal::new(ResultCode::PROCESS_FAIL, format!("more than {REFUNDS_MAX} refunds")));
        }
        Ok(())
    }
}

/// 00:15 UTC+8 on the day after `from`; from then on it is too late.
fn cancel_deadline(from: Timestamp) -> Timestamp {
    ALIPAYPLUS_OFFSET
        .to_datetime(from)
        .date()
        .tomorrow()
        .and_then(|day| ALIPAYPLUS_OFFSET.to_timestamp(day.to_datetime(time(0, 15, 0, 0))))
        .unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_that_counts_for_cancelling_is_the_one_in_utc_plus_8() {
        for (paid, deadline) in [
            ("2026-11-22T00:00:00+08:00", "2026-11-23T00:15:00+08:00"),
            ("2026-11-22T23:59:59+08:00", "2026-11-23T00:15:00+08:00"),
            ("2026-11-23T00:00:00+08:00", "2026-11-24T00:15:00+08:00"),
            ("2026-12-31T15:59:59Z", "2026-12-31T16:15:00Z"),
        ] {
            let [paid, deadline] = [paid, deadline].map(|text| text.parse::<Timestamp>().unwrap());
            assert_eq!(cancel_deadline(paid), deadline, "{paid}");
        }
    }
}
