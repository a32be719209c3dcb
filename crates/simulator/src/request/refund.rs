//! The refund request.

use super::{Fields, ID_CHARS_MAX, Reference};
use crate::amount::Amount;
use crate::result_code::Refusal;

const REASON_CHARS_MAX: usize = 256;

/// What a refund asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RefundRequest {
    pub(crate) payment: Reference,
    /// The idempotency key.
    pub(crate) id: String,
    pub(crate) amount: Amount,
}

impl RefundRequest {
    pub(crate) fn read(request: &Fields<'_>) -> Result<Self, Refusal> {
        request.text("refundReason", REASON_CHARS_MAX)?;
        Ok(Self {
            payment: Reference::read(request)?,
            id: request.required_text("refundRequestId", ID_CHARS_MAX)?.to_owned(),
            amount: Amount::read(&request.required_object("refundAmount")?)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_refund_without_its_id_or_amount_is_refused_by_name() {
        let complete = json!({
            "paymentId": "p",
            "refundRequestId": "refund-1",
            "refundAmount": { "currency": "SGD", "value": "300" },
            "refundReason": "cold coffee",
        });
        assert!(RefundRequest::read(&Fields::root(&complete).unwrap()).is_ok());
        for (field, named) in
            [("refundRequestId", "refundRequestId is missing"), ("refundAmount", "refundAmount is missing")]
        {
            let mut json = complete.clone();
            json.as_object_mut().unwrap().remove(field);
            assert_eq!(RefundRequest::read(&Fields::root(&json).unwrap()).unwrap_err().message, named);
        }
    }
}
