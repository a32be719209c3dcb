//! How inquiry, cancel and refund say which payment they mean.

use super::{Fields, ID_CHARS_MAX};
use crate::result_code::Refusal;

/// One payment, by either side's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// The id that Alipay+ gave. It counts when both are sent.
    PaymentId(String),
    /// The id that the acquirer gave.
    PaymentRequestId(String),
}

impl Reference {
    pub(crate) fn read(request: &Fields<'_>) -> Result<Self, Refusal> {
        let payment_id = request.text("paymentId", ID_CHARS_MAX)?;
        let payment_request_id = request.text("paymentRequestId", ID_CHARS_MAX)?;
        match (payment_id, payment_request_id) {
            (Some(id), _) => Ok(Self::PaymentId(id.to_owned())),
            (None, Some(id)) => Ok(Self::PaymentRequestId(id.to_owned())),
            (None, None) => Err(Refusal::illegal("paymentRequestId and paymentId are both missing")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn either_id_will_do_the_gateways_own_first_and_none_is_refused() {
        let read = |json| Reference::read(&Fields::root(&json).unwrap());
        let both = read(json!({ "paymentId": "p", "paymentRequestId": "r" }));
        assert_eq!(both, Ok(Reference::PaymentId("p".into())));
        assert_eq!(read(json!({ "paymentRequestId": "r" })), Ok(Reference::PaymentRequestId("r".into())));
        assert!(read(json!({ "paymentId": null })).unwrap_err().message.contains("paymentRequestId"));
        assert!(read(json!({ "paymentId": "x".repeat(65) })).unwrap_err().message.contains("paymentId"));
    }
}
