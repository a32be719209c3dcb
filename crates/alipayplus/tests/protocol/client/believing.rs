//! Which answers are believed.

use alipayplus::client::{ANSWER_BYTES_MAX, Client, Outcome, Unknown, Unverified};
use alipayplus::envelope::{Direction, Envelope, EnvelopeProblem, SIGNATURE, Target};
use alipayplus::model::{Amount, CancelRequest, InquiryRequest, PayRequest, RefundRequest, ResultStatus};
use sha2::{Digest as _, Sha256};

use super::{IN_PROCESS, paying, unverified};
use crate::support::gateway::{Answer, CLIENT_ID, Gateway, Reaction, config_of, written};
use crate::support::messages::pay_request;
use crate::support::{ACQUIRER, ALIPAYPLUS, STRANGER, signer, verifier};

#[tokio::test]
async fn a_request_travels_as_it_was_signed_and_a_signed_answer_is_believed() {
    let gateway = Gateway::that([Reaction::Send(Answer::to("pay", IN_PROCESS).signed())]).await;
    let exchange = gateway.client().pay(&pay_request()).await;

    let received = &gateway.received()[0];
    assert_eq!(received.first_line, "POST /aps/api/v1/payments/pay HTTP/1.1");
    assert_eq!(received.header("content-type").unwrap(), b"application/json; charset=UTF-8");
    let envelope = Envelope::read(Direction::Request, |name| received.header(name)).unwrap();
    assert_eq!(envelope.client_id, CLIENT_ID);
    assert_eq!(envelope.signature.key_version.as_deref(), Some("1"));
    let target = Target::post("/aps/api/v1/payments/pay");
    envelope.verify(target, &received.body, verifier(&ACQUIRER).as_ref()).unwrap();
    assert_eq!(serde_json::from_slice::<PayRequest>(&received.body).unwrap(), pay_request());

    assert_eq!(exchange.request_digest, Some(Sha256::digest(&received.body).into()));
    let Outcome::Answered(answered) = exchange.outcome else { panic!("{exchange:?}") };
    assert_eq!(answered.digest, <[u8; 32]>::from(Sha256::digest(IN_PROCESS)));
    assert_eq!(answered.message.result.result_status, ResultStatus::Unknown);
    assert_eq!(answered.message.redirect_url(), Some("https://wallet.example/w"));
}

#[tokio::test]
async fn every_operation_has_its_path_and_its_answer() {
    let done = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S"}}"#;
    let gateway = Gateway::that(
        ["inquiryPayment", "cancelPayment", "refund"]
            .map(|operation| Reaction::Send(Answer::to(operation, done).signed())),
    )
    .await;
    let client = gateway.client();
    let inquiry = client.inquire(&InquiryRequest::by_request_id("pay-0001")).await;
    assert!(matches!(inquiry.outcome, Outcome::Answered(_)), "{inquiry:?}");
    let cancel = client.cancel(&CancelRequest::by_request_id("pay-0001")).await;
    assert!(matches!(cancel.outcome, Outcome::Answered(_)), "{cancel:?}");
    let refund = client.refund(&refund_request()).await;
    assert!(matches!(refund.outcome, Outcome::Answered(_)), "{refund:?}");
}

fn refund_request() -> RefundRequest {
    RefundRequest {
        payment_request_id: Some("pay-0001".to_owned()),
        payment_id: None,
        refund_request_id: "refund-0001".to_owned(),
        refund_amount: Amount::new("SGD", 300),
        refund_reason: None,
    }
}

#[tokio::test]
async fn a_base_path_of_ones_own_is_asked_for_and_signed() {
    let mut answer = Answer::to("pay", IN_PROCESS);
    answer.path = "/other/v2/pay";
    let gateway = Gateway::that([Reaction::Send(answer.signed())]).await;
    let mut config = config_of(&gateway.url);
    config.base_path = "/other/v2/".to_owned();
    let client = Client::new(config, signer(&ACQUIRER), verifier(&ALIPAYPLUS)).unwrap();
    let exchange = client.pay(&pay_request()).await;
    assert!(matches!(exchange.outcome, Outcome::Answered(_)), "{exchange:?}");
    assert_eq!(gateway.received()[0].first_line, "POST /other/v2/pay HTTP/1.1");
}

#[tokio::test]
async fn an_answer_without_a_signature_is_not_believed_whatever_its_status() {
    let paid = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S"}}"#;
    for (line, status) in [("200 OK", 200), ("500 Internal Server Error", 500), ("302 Found", 302)] {
        let mut answer = Answer::to("pay", paid);
        answer.status = line;
        let outcome = paying(Reaction::Send(answer.unsigned())).await;
        let missing = Unverified::Headers(EnvelopeProblem::Missing(SIGNATURE));
        assert_eq!(unverified(&outcome), (status, missing, Some("SUCCESS")));
    }
}

#[tokio::test]
async fn each_missing_header_is_named() {
    for missing in ["signature", "response-time", "client-id"] {
        let answer = Answer::to("pay", IN_PROCESS);
        let headers: Vec<_> = answer.headers().into_iter().filter(|(name, _)| *name != missing).collect();
        let outcome = paying(Reaction::Send(written("200 OK", &headers, &answer.body))).await;
        let (_, problem, _) = unverified(&outcome);
        assert_eq!(problem.to_string(), format!("the header {missing} is missing"));
    }
}

#[tokio::test]
async fn an_answer_signed_by_another_key_or_over_something_else_is_not_believed() {
    let mut other_key = Answer::to("pay", IN_PROCESS);
    other_key.key = &STRANGER;
    let mut own_key = Answer::to("pay", IN_PROCESS);
    own_key.key = &ACQUIRER;
    let other_path = Answer { path: "/aps/api/v1/payments/refund", ..Answer::to("pay", IN_PROCESS) };
    let answer = Answer::to("pay", IN_PROCESS);
    let other_body = written("200 OK", &answer.headers(), IN_PROCESS.replace("PROCESS\"", "\"").as_bytes());
    let mut headers = answer.headers();
    headers.iter_mut().find(|(name, _)| *name == "response-time").unwrap().1 = "2026-11-22T20:00:01Z".into();
    let other_time = written("200 OK", &headers, &answer.body);
    for bytes in [other_key.signed(), own_key.signed(), other_path.signed(), other_body, other_time] {
        let outcome = paying(Reaction::Send(bytes)).await;
        assert_eq!(unverified(&outcome).1, Unverified::Signature);
    }
}

#[tokio::test]
async fn an_answer_for_another_client_is_not_believed() {
    let answer = Answer { client_id: "SANDBOX_5YOTHER", ..Answer::to("pay", IN_PROCESS) };
    let outcome = paying(Reaction::Send(answer.signed())).await;
    assert_eq!(unverified(&outcome).1, Unverified::OtherClient);
}

#[tokio::test]
async fn a_signed_answer_is_believed_whatever_its_status() {
    let failed = r#"{"result":{"resultCode":"PROCESS_FAIL","resultStatus":"F"}}"#;
    let mut answer = Answer::to("pay", failed);
    answer.status = "400 Bad Request";
    let outcome = paying(Reaction::Send(answer.signed())).await;
    let Outcome::Answered(answered) = outcome else { panic!("{outcome:?}") };
    assert_eq!(answered.message.result.result_status, ResultStatus::Failure);
}

#[tokio::test]
async fn garbage_leaves_the_outcome_unknown_signed_or_not() {
    let not_http = paying(Reaction::Send(b"220 mail.example ESMTP\r\n\r\n".to_vec())).await;
    assert!(matches!(not_http, Outcome::Unknown(Unknown::ConnectionLost(_))), "{not_http:?}");
    let unsigned = paying(Reaction::Send(Answer::to("pay", "\u{0}<html>").unsigned())).await;
    assert_eq!(unverified(&unsigned).2, None);
    for body in ["<html>", "", "{}", r#"{"result":{"resultCode":"X","resultStatus":"Q"}}"#] {
        let signed = paying(Reaction::Send(Answer::to("pay", body).signed())).await;
        assert!(matches!(signed, Outcome::Unknown(Unknown::Unreadable(_))), "{body}: {signed:?}");
    }
}

#[tokio::test]
async fn an_answer_that_is_too_long_is_not_read_to_its_end() {
    let long = format!("{IN_PROCESS}{}", " ".repeat(ANSWER_BYTES_MAX - IN_PROCESS.len()));
    let outcome = paying(Reaction::Send(Answer::to("pay", &long).signed())).await;
    assert!(matches!(outcome, Outcome::Answered(_)), "as long as it may be: {outcome:?}");

    let longer = Answer::to("pay", &format!("{long} ")).signed();
    assert_eq!(paying(Reaction::Send(longer)).await, Outcome::Unknown(Unknown::TooLong));

    let mut endless = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    for _ in 0..300 {
        endless.extend_from_slice(format!("400\r\n{}\r\n", " ".repeat(1024)).as_bytes());
    }
    assert_eq!(paying(Reaction::Send(endless)).await, Outcome::Unknown(Unknown::TooLong));
}

#[tokio::test]
async fn a_signed_answer_about_another_payment_is_not_believed() {
    let other = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S"},"paymentRequestId":"pay-0002"}"#;
    let gateway = Gateway::that([Reaction::Send(Answer::to("inquiryPayment", other).signed())]).await;
    let exchange = gateway.client().inquire(&InquiryRequest::by_request_id("pay-0001")).await;
    assert_eq!(exchange.outcome, Outcome::Unknown(Unknown::OtherPayment));
}

#[tokio::test]
async fn nothing_that_can_be_printed_names_the_payer_or_holds_a_signature_or_a_key() {
    let answer = Answer { key: &STRANGER, ..Answer::to("pay", IN_PROCESS) };
    let signature = answer.headers().into_iter().find(|(name, _)| *name == "signature").unwrap().1;
    let signature = signature.rsplit('=').next().unwrap().to_owned();
    let gateway = Gateway::that([
        Reaction::Send(answer.signed()),
        Reaction::Send(Answer::to("pay", IN_PROCESS).signed()),
        Reaction::Send(Answer::to("pay", r#"{"customerId":"payer-7788","result":"payer-7788"}"#).signed()),
    ])
    .await;
    let client = gateway.client();
    let mut printed = format!("{client:?} {:?}", signer(&ACQUIRER));
    for _ in 0..3 {
        let exchange = client.pay(&pay_request()).await;
        printed += format!("{exchange:?}").as_str();
        if let Outcome::Unknown(reason) = exchange.outcome {
            printed += &reason.to_string();
        }
    }
    assert!(printed.contains("Answered") && printed.contains("Unreadable"), "{printed}");
    assert!(!printed.contains("payer-7788"), "{printed}");
    assert!(!printed.contains(&signature), "{printed}");
    let own_signature =
        String::from_utf8(gateway.received()[0].header("signature").unwrap().to_vec()).unwrap();
    assert!(!printed.contains(own_signature.rsplit('=').next().unwrap()), "{printed}");
}
