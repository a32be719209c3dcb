//! The one table of Alipay+ result codes: what each means for the payment, for the payer and for the operator.
//!
//! Source: Alipay+ documentation of `pay`, `inquiryPayment`, `cancelPayment`, `refund` and `notifyPayment`.

/// The three values of `result.resultStatus`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultStatus {
    /// `S`: done.
    Success,
    /// `F`: refused; what the code says decides whether that is the payment's end.
    Failure,
    /// `U`: unknown or still under way.
    Unknown,
}

impl ResultStatus {
    /// The letter that Alipay+ writes, and that is stored.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Success => "S",
            Self::Failure => "F",
            Self::Unknown => "U",
        }
    }

    /// The status that [`letter`](Self::letter) wrote.
    #[must_use]
    pub fn from_letter(letter: &str) -> Option<Self> {
        [Self::Success, Self::Failure, Self::Unknown].into_iter().find(|status| status.letter() == letter)
    }
}

/// A result as Alipay+ signed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultCode {
    /// `resultStatus`.
    pub status: ResultStatus,
    /// `resultCode`, at most 64 characters; kept as it came, since Alipay+ may add codes.
    pub code: String,
}

/// Why a payment ended without money, in the payer's terms. The pages translate it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The payer or the wallet said no, with nothing more to tell.
    Declined,
    /// The time to pay ran out.
    Expired,
    /// The wallet's balance does not cover the amount.
    InsufficientFunds,
    /// More than the wallet or Alipay+ lets this payer pay at once, in a day, or this often.
    LimitExceeded,
    /// Refused to protect the payer, the shop or the law.
    RiskRefused,
    /// The payer's wallet account cannot pay until something is set right in the wallet.
    WalletAccount,
    /// The wallet or the means of payment cannot pay here.
    MethodUnavailable,
    /// The shop or its acquirer is not set up rightly: nothing the payer can mend.
    ServiceProblem,
    /// The shop cancelled it.
    CancelledByShop,
    /// Alipay+ gave a reason that this table does not know.
    Other,
}

impl Reason {
    /// Every reason, for tests and for the store.
    pub const ALL: [Self; 10] = [
        Self::Declined,
        Self::Expired,
        Self::InsufficientFunds,
        Self::LimitExceeded,
        Self::RiskRefused,
        Self::WalletAccount,
        Self::MethodUnavailable,
        Self::ServiceProblem,
        Self::CancelledByShop,
        Self::Other,
    ];

    /// The name that is stored and shown to operators.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::InsufficientFunds => "insufficient_funds",
            Self::LimitExceeded => "limit_exceeded",
            Self::RiskRefused => "risk_refused",
            Self::WalletAccount => "wallet_account",
            Self::MethodUnavailable => "method_unavailable",
            Self::ServiceProblem => "service_problem",
            Self::CancelledByShop => "cancelled_by_shop",
            Self::Other => "other",
        }
    }

    /// The reason that [`name`](Self::name) wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

/// What a result means for the payment that was asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Done, as asked.
    Done,
    /// Under way: ask again later.
    InProcess,
    /// Alipay+ does not know what became of the request: the same request again, with the same id.
    AskAgain,
    /// The request was turned away before it touched a payment. It says nothing about earlier requests
    /// with the same id, and asking again changes nothing until the operator acts.
    TurnedAway,
    /// An earlier request with this id asked for something else: only an inquiry tells what is true.
    Inconsistent,
    /// Alipay+ holds no payment with this id (yet: just after `pay` this is not final).
    NotFound,
    /// The time to cancel is over: refund instead.
    CancelWindowOver,
    /// The refund cannot be: it is too much, or too late.
    RefundRefused,
    /// The payment failed, for good.
    Failed(Reason),
}

/// One row: a code, what it means, and whether the operator has to be told.
struct Row {
    code: &'static str,
    meaning: Meaning,
    alert: bool,
}

const fn row(code: &'static str, meaning: Meaning) -> Row {
    Row { code, meaning, alert: false }
}

const fn alert(code: &'static str, meaning: Meaning) -> Row {
    Row { code, meaning, alert: true }
}

const ROWS: &[Row] = &[
    row("SUCCESS", Meaning::Done),
    row("PAYMENT_IN_PROCESS", Meaning::InProcess),
    row("UNKNOWN_EXCEPTION", Meaning::AskAgain),
    row("REQUEST_TRAFFIC_EXCEED_LIMIT", Meaning::AskAgain),
    alert("ACCESS_DENIED", Meaning::TurnedAway),
    alert("INVALID_CLIENT", Meaning::TurnedAway),
    alert("INVALID_SIGNATURE", Meaning::TurnedAway),
    alert("KEY_NOT_FOUND", Meaning::TurnedAway),
    alert("MEDIA_TYPE_NOT_ACCEPTABLE", Meaning::TurnedAway),
    alert("METHOD_NOT_SUPPORTED", Meaning::TurnedAway),
    alert("NO_INTERFACE_DEF", Meaning::TurnedAway),
    alert("PARAM_ILLEGAL", Meaning::TurnedAway),
    alert("INVALID_CONTRACT", Meaning::TurnedAway),
    alert("BUSINESS_NOT_SUPPORT", Meaning::TurnedAway),
    alert("CURRENCY_NOT_SUPPORT", Meaning::TurnedAway),
    alert("MERCHANT_NOT_REGISTERED", Meaning::TurnedAway),
    alert("MERCHANT_KYB_NOT_QUALIFIED", Meaning::TurnedAway),
    alert("REPEAT_REQ_INCONSISTENT", Meaning::Inconsistent),
    row("ORDER_NOT_EXIST", Meaning::NotFound),
    row("CANCEL_WINDOW_EXCEED", Meaning::CancelWindowOver),
    alert("REFUND_AMOUNT_EXCEED", Meaning::RefundRefused),
    row("REFUND_WINDOW_EXCEED", Meaning::RefundRefused),
    row("PROCESS_FAIL", Meaning::Failed(Reason::Declined)),
    row("RISK_REJECT", Meaning::Failed(Reason::RiskRefused)),
    row("REGULATION_RESTRICTION", Meaning::Failed(Reason::RiskRefused)),
    row("ORDER_IS_CLOSED", Meaning::Failed(Reason::Expired)),
    row("UNAVAILABLE_PAYMENT_METHOD", Meaning::Failed(Reason::MethodUnavailable)),
    row("PAYMENT_AMOUNT_EXCEED_LIMIT", Meaning::Failed(Reason::LimitExceeded)),
    row("USER_AMOUNT_EXCEED_LIMIT", Meaning::Failed(Reason::LimitExceeded)),
    row("PAYMENT_COUNT_EXCEED_LIMIT", Meaning::Failed(Reason::LimitExceeded)),
    row("USER_BALANCE_NOT_ENOUGH", Meaning::Failed(Reason::InsufficientFunds)),
    row("USER_KYC_NOT_QUALIFIED", Meaning::Failed(Reason::WalletAccount)),
    row("USER_NOT_EXIST", Meaning::Failed(Reason::WalletAccount)),
    row("USER_PAYMENT_VERIFICATION_FAILED", Meaning::Failed(Reason::WalletAccount)),
    row("USER_STATUS_ABNORMAL", Meaning::Failed(Reason::WalletAccount)),
    row("EXPIRED_CODE", Meaning::Failed(Reason::Expired)),
    row("INVALID_CODE", Meaning::Failed(Reason::MethodUnavailable)),
    row("INVALID_TOKEN", Meaning::Failed(Reason::MethodUnavailable)),
    row("EXPIRED_ACCESS_TOKEN", Meaning::Failed(Reason::MethodUnavailable)),
];

/// The code as the table has it; `None` for one that is documented nowhere.
#[must_use]
pub fn documented(code: &str) -> Option<&'static str> {
    ROWS.iter().map(|row| row.code).find(|known| *known == code)
}

impl ResultCode {
    /// What this result means for the payment.
    ///
    /// A code that the table does not hold is read by its status alone: S is done, U is asked again,
    /// F has failed for a reason unknown.
    #[must_use]
    pub fn meaning(&self) -> Meaning {
        let listed = self.row().map(|row| row.meaning);
        match (self.status, listed) {
            (_, Some(meaning @ (Meaning::NotFound | Meaning::AskAgain))) => meaning,
            // The status decides whether it is over; a failure's code under S or U is not believed to be one.
            (ResultStatus::Success, Some(Meaning::Done) | None) => Meaning::Done,
            (ResultStatus::Unknown, Some(Meaning::InProcess)) => Meaning::InProcess,
            (ResultStatus::Success | ResultStatus::Unknown, _) => Meaning::AskAgain,
            (ResultStatus::Failure, Some(Meaning::Done | Meaning::InProcess) | None) => {
                Meaning::Failed(Reason::Other)
            }
            (ResultStatus::Failure, Some(meaning)) => meaning,
        }
    }

    /// Whether the operator has to know: something is set up wrongly, or the code is documented nowhere.
    #[must_use]
    pub fn alerts_operator(&self) -> bool {
        self.row().is_none_or(|row| row.alert)
    }

    fn row(&self) -> Option<&'static Row> {
        ROWS.iter().find(|row| row.code == self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(status: ResultStatus, code: &str) -> ResultCode {
        ResultCode { status, code: code.to_owned() }
    }

    #[test]
    fn only_a_signed_s_is_done() {
        assert_eq!(result(ResultStatus::Success, "SUCCESS").meaning(), Meaning::Done);
        for status in [ResultStatus::Failure, ResultStatus::Unknown] {
            assert_ne!(result(status, "SUCCESS").meaning(), Meaning::Done);
        }
        for row in ROWS.iter().filter(|row| row.code != "SUCCESS") {
            assert_ne!(result(ResultStatus::Success, row.code).meaning(), Meaning::Done, "{}", row.code);
        }
    }

    #[test]
    fn unknown_never_ends_a_payment_whatever_its_code() {
        for row in ROWS {
            let meaning = result(ResultStatus::Unknown, row.code).meaning();
            assert!(!matches!(meaning, Meaning::Done | Meaning::Failed(_)), "{} {meaning:?}", row.code);
        }
    }

    #[test]
    fn an_undocumented_code_is_read_by_its_status_and_told_to_the_operator() {
        let undocumented = result(ResultStatus::Failure, "SOMETHING_NEW");
        assert_eq!(undocumented.meaning(), Meaning::Failed(Reason::Other));
        assert!(undocumented.alerts_operator());
        assert_eq!(result(ResultStatus::Unknown, "SOMETHING_NEW").meaning(), Meaning::AskAgain);
        assert!(!result(ResultStatus::Failure, "PROCESS_FAIL").alerts_operator());
    }

    #[test]
    fn each_code_stands_once() {
        let mut codes: Vec<_> = ROWS.iter().map(|row| row.code).collect();
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }

    #[test]
    fn a_reason_keeps_its_name() {
        for reason in Reason::ALL {
            assert_eq!(Reason::from_name(reason.name()), Some(reason));
        }
        assert_eq!(Reason::from_name("no such"), None);
    }
}
