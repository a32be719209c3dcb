//! The messages: what the acquirer asks, what Alipay+ answers, and what it notifies.
//!
//! Source: Alipay+ docs (pay, inquiryPayment, cancelPayment, refund, notifyPayment) and the official SDKs' types.
//! Field names are camelCase on the wire. Both sides read and write, so that a simulator can use the same types.
//!
//! Writing: an optional field that is absent or empty is left out, never `""` and never `null`; amounts are text.
//! Reading ([`read`]): unknown fields are ignored, an unknown word of an open list is kept as it is, every text may be a
//! number, and what is only shown or kept may be odd in any way. [`Request::validate`] holds a request to the stated
//! limits.
//!
//! Left out on purpose: what only other products use (goods, shipping, buyer, cashier and order-code forms).

mod amount;
mod cancel;
mod inquiry;
mod limit;
mod notify;
mod order;
mod pay;
mod reading;
mod refund;
mod result;
mod settlement;
mod wire;

use serde::Serialize;

use crate::operation::Operation;

pub use amount::{Amount, AmountUnreadable};
pub use cancel::{CancelAnswer, CancelRequest};
pub use inquiry::{InquiryAnswer, InquiryRequest, Transaction, TransactionStatus, TransactionType};
pub use limit::{FieldFault, FieldProblem};
pub use notify::{Acknowledgement, PaymentNotification};
pub use order::{Address, Environment, Merchant, Order, OsType, Store, TerminalType};
pub use pay::{PayAnswer, PayRequest, PaymentFactor, PaymentMethod, SettlementStrategy, StoreScenario};
pub use reading::{Message, MessageIds, Object, ReadProblem, Unreadable, ids, read};
pub use refund::{RefundAnswer, RefundRequest};
pub use result::{AlipayResult, ResultStatus, code};
pub use settlement::Quote;
pub use wire::Hidden;

/// A message that the acquirer sends, and what it gets back.
pub trait Request: Serialize + Sync {
    /// The message that answers it.
    type Answer: Answer;
    /// Where it is sent.
    const OPERATION: Operation;
    /// Holds the request to the limits that Alipay+ states, and names the first field beyond one. Limits are in
    /// characters.
    fn validate(&self) -> Result<(), FieldProblem>;
    /// Whether `answer` can be the answer to this request, where it names what it is about. A signature alone
    /// does not say which request it answers.
    fn is_answered_by(&self, answer: &Self::Answer) -> bool {
        let _ = answer;
        true
    }
}

/// A message that Alipay+ answers with.
pub trait Answer: Message + Send {
    /// What became of the call itself, which is not always what became of the payment.
    fn result(&self) -> &AlipayResult;
}
