//! Every result code of the documents and what it means here, written out by hand from what is known of the protocol: a
//! meaning that is changed, or an alert that is lost, fails here.

use checkout::result_code::Meaning::{
    AskAgain, CancelWindowOver, Done, Failed, InProcess, Inconsistent, NotFound, RefundRefused, TurnedAway,
};
use checkout::result_code::Reason::{
    Declined, Expired, InsufficientFunds, LimitExceeded, MethodUnavailable, RiskRefused, WalletAccount,
};
use checkout::result_code::ResultStatus::{self, Failure, Success, Unknown};
use checkout::result_code::{Meaning, ResultCode};

/// The status that Alipay+ documents for the code, the code, what it means, and whether the operator is told.
const DOCUMENTED: [(ResultStatus, &str, Meaning, bool); 39] = [
    (Success, "SUCCESS", Done, false),
    (Unknown, "PAYMENT_IN_PROCESS", InProcess, false),
    // The same request again; then inquire; then cancel.
    (Unknown, "UNKNOWN_EXCEPTION", AskAgain, false),
    // Back off, same id.
    (Unknown, "REQUEST_TRAFFIC_EXCEED_LIMIT", AskAgain, false),
    // Configuration or contract: the operator is told, and nothing loops.
    (Failure, "ACCESS_DENIED", TurnedAway, true),
    (Failure, "INVALID_CLIENT", TurnedAway, true),
    (Failure, "INVALID_SIGNATURE", TurnedAway, true),
    (Failure, "KEY_NOT_FOUND", TurnedAway, true),
    (Failure, "MEDIA_TYPE_NOT_ACCEPTABLE", TurnedAway, true),
    (Failure, "METHOD_NOT_SUPPORTED", TurnedAway, true),
    (Failure, "NO_INTERFACE_DEF", TurnedAway, true),
    (Failure, "PARAM_ILLEGAL", TurnedAway, true),
    (Failure, "INVALID_CONTRACT", TurnedAway, true),
    (Failure, "BUSINESS_NOT_SUPPORT", TurnedAway, true),
    (Failure, "CURRENCY_NOT_SUPPORT", TurnedAway, true),
    (Failure, "MERCHANT_NOT_REGISTERED", TurnedAway, true),
    (Failure, "MERCHANT_KYB_NOT_QUALIFIED", TurnedAway, true),
    // A fault of the caller's.
    (Failure, "REPEAT_REQ_INCONSISTENT", Inconsistent, true),
    // Final; the payer is told why.
    (Failure, "PROCESS_FAIL", Failed(Declined), false),
    (Failure, "RISK_REJECT", Failed(RiskRefused), false),
    (Failure, "REGULATION_RESTRICTION", Failed(RiskRefused), false),
    (Failure, "ORDER_IS_CLOSED", Failed(Expired), false),
    (Failure, "UNAVAILABLE_PAYMENT_METHOD", Failed(MethodUnavailable), false),
    // Alipay+ sets no largest amount, but wallets do: by payment, by payer, by count (the FAQ's last question but three).
    (Failure, "PAYMENT_AMOUNT_EXCEED_LIMIT", Failed(LimitExceeded), false),
    (Failure, "USER_AMOUNT_EXCEED_LIMIT", Failed(LimitExceeded), false),
    (Failure, "PAYMENT_COUNT_EXCEED_LIMIT", Failed(LimitExceeded), false),
    (Failure, "USER_BALANCE_NOT_ENOUGH", Failed(InsufficientFunds), false),
    (Failure, "USER_KYC_NOT_QUALIFIED", Failed(WalletAccount), false),
    (Failure, "USER_NOT_EXIST", Failed(WalletAccount), false),
    (Failure, "USER_PAYMENT_VERIFICATION_FAILED", Failed(WalletAccount), false),
    (Failure, "USER_STATUS_ABNORMAL", Failed(WalletAccount), false),
    (Failure, "EXPIRED_CODE", Failed(Expired), false),
    (Failure, "INVALID_CODE", Failed(MethodUnavailable), false),
    (Failure, "INVALID_TOKEN", Failed(MethodUnavailable), false),
    (Failure, "EXPIRED_ACCESS_TOKEN", Failed(MethodUnavailable), false),
    // Of an inquiry: keep asking until the time to pay is over, then cancel.
    (Failure, "ORDER_NOT_EXIST", NotFound, false),
    // Of a cancel or a refund.
    (Failure, "CANCEL_WINDOW_EXCEED", CancelWindowOver, false),
    (Failure, "REFUND_AMOUNT_EXCEED", RefundRefused, true),
    (Failure, "REFUND_WINDOW_EXCEED", RefundRefused, false),
];

fn result(status: ResultStatus, code: &str) -> ResultCode {
    ResultCode { status, code: code.to_owned() }
}

/// coverage.md, FAQ row 35
#[test]
fn every_documented_code_means_what_the_documents_say() {
    for (status, code, meaning, alerts) in DOCUMENTED {
        let result = result(status, code);
        assert_eq!((result.meaning(), result.alerts_operator()), (meaning, alerts), "{code}");
    }
}

/// The letter decides whether it is over, whatever the code: a failure's code under S or U ends nothing.
#[test]
fn a_code_under_another_letter_than_its_own_ends_no_payment() {
    for (documented, code, ..) in DOCUMENTED {
        for status in [Success, Unknown].into_iter().filter(|status| *status != documented) {
            let meaning = result(status, code).meaning();
            assert!(matches!(meaning, AskAgain | NotFound | InProcess), "{status:?} {code}: {meaning:?}");
        }
    }
}
