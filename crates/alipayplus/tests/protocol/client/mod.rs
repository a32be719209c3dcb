//! The client against a gateway with every fault: what was not sent, what is unknown and what was answered are
//! never mixed up.

mod believing;
mod sending;

use alipayplus::client::{Outcome, Unknown, Unverified};
use alipayplus::model::PayAnswer;

use crate::support::gateway::{Gateway, Reaction};
use crate::support::messages::pay_request;

const IN_PROCESS: &str = r#"{"result":{"resultCode":"PAYMENT_IN_PROCESS","resultStatus":"U","resultMessage":"wait"},
    "paymentId":"2026112210","customerId":"payer-7788","paymentUrl":"https://wallet.example/w"}"#;

/// What became of paying at a gateway that reacts so to the one request it gets.
async fn paying(reaction: Reaction) -> Outcome<PayAnswer> {
    let gateway = Gateway::that([reaction]).await;
    let outcome = gateway.client().pay(&pay_request()).await.outcome;
    assert_eq!(gateway.received().len(), 1, "one call is one request");
    outcome
}

fn unverified(outcome: &Outcome<PayAnswer>) -> (u16, Unverified, Option<&str>) {
    match outcome {
        Outcome::Unknown(Unknown::Unverified { status, problem, claim }) => {
            (*status, *problem, claim.as_deref())
        }
        other => panic!("{other:?}"),
    }
}
