//! The two pure files of the server's gateway that a notification goes through, as they are, so that the rest of the
//! server is not built for fuzzing.

#[path = "../../server/src/gateway/answer.rs"]
mod answer;
#[path = "../../server/src/gateway/payment_url.rs"]
mod payment_url;

pub(crate) use answer::settlement_of_notification;
use payment_url::PaymentUrlPolicy;
