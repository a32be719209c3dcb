//! The keys of all texts. Each stands once in every file of `app/locales`; the compiler finds one that no page
//! uses, and a test one that a file lacks or has too many.

macro_rules! texts {
    ($($name:ident = $key:literal,)*) => {
        /// A text that people read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Text {
            $($name,)*
        }

        impl Text {
            /// The key in the Fluent files.
            pub(crate) const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }

            // In tests only: elsewhere it would hide from the compiler that a text is used nowhere.
            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$name,)*];
        }
    };
}

texts! {
    LanguageSwitch = "language-switch",
    ViaAlipayplus = "via-alipayplus",
    EntryTitle = "entry-title",
    AmountLabel = "amount-label",
    AmountFixed = "amount-fixed",
    AmountBetween = "amount-between",
    AmountAtLeast = "amount-at-least",
    AmountAtMost = "amount-at-most",
    NoteLabel = "note-label",
    NoteOptional = "note-optional",
    KeypadLabel = "keypad-label",
    KeyDecimal = "key-decimal",
    KeyDelete = "key-delete",
    Pay = "pay",
    PayAmount = "pay-amount",
    Paying = "paying",
    PayNext = "pay-next",
    PayNextNamed = "pay-next-named",
    Turn = "turn",
    ProblemEmpty = "problem-empty",
    ProblemNotANumber = "problem-not-a-number",
    ProblemNegative = "problem-negative",
    ProblemZero = "problem-zero",
    ProblemTooManyDecimals = "problem-too-many-decimals",
    ProblemAmbiguous = "problem-ambiguous",
    ProblemTooLarge = "problem-too-large",
    ProblemBelowMinimum = "problem-below-minimum",
    ProblemAboveMaximum = "problem-above-maximum",
    ProblemNote = "problem-note",
    ProblemPageExpired = "problem-page-expired",
    CheckingTitle = "checking-title",
    CheckingWait = "checking-wait",
    CheckingDoNotRepeat = "checking-do-not-repeat",
    CheckingDeadline = "checking-deadline",
    CheckingLate = "checking-late",
    ContinueInWallet = "continue-in-wallet",
    NotPaidYet = "not-paid-yet",
    StartAgain = "start-again",
    OtherAmount = "other-amount",
    ContinueWith = "continue-with",
    StartAgainWith = "start-again-with",
    CheckAgain = "check-again",
    ConnectionTrouble = "connection-trouble",
    ConnectionGivenUp = "connection-given-up",
    SucceededTitle = "succeeded-title",
    SucceededLive = "succeeded-live",
    AlreadyPaid = "already-paid",
    FailedTitle = "failed-title",
    FailedNotCharged = "failed-not-charged",
    CancellingTitle = "cancelling-title",
    CancellingWait = "cancelling-wait",
    CancelledTitle = "cancelled-title",
    CancelledNotCharged = "cancelled-not-charged",
    ReasonDeclined = "reason-declined",
    ReasonExpired = "reason-expired",
    ReasonInsufficientFunds = "reason-insufficient-funds",
    ReasonLimitExceeded = "reason-limit-exceeded",
    ReasonRiskRefused = "reason-risk-refused",
    ReasonWalletAccount = "reason-wallet-account",
    ReasonMethodUnavailable = "reason-method-unavailable",
    ReasonServiceProblem = "reason-service-problem",
    ReasonCancelledByShop = "reason-cancelled-by-shop",
    ReasonOther = "reason-other",
    DetailStore = "detail-store",
    DetailStoreUnpaid = "detail-store-unpaid",
    DetailAmount = "detail-amount",
    DetailRefunded = "detail-refunded",
    DetailWallet = "detail-wallet",
    DetailTime = "detail-time",
    DetailCode = "detail-code",
    DetailNote = "detail-note",
    DetailReference = "detail-reference",
    UnknownCodeTitle = "unknown-code-title",
    UnknownCodeBody = "unknown-code-body",
    SwitchedOffTitle = "switched-off-title",
    SwitchedOffBody = "switched-off-body",
    UnknownPageTitle = "unknown-page-title",
    UnknownPageBody = "unknown-page-body",
    NoWalletTitle = "no-wallet-title",
    NoWalletBody = "no-wallet-body",
    NoWalletHow = "no-wallet-how",
    NoWalletStepOpen = "no-wallet-step-open",
    NoWalletStepScan = "no-wallet-step-scan",
    NoWalletStepPay = "no-wallet-step-pay",
    NoWalletWhich = "no-wallet-which",
    NoWalletMore = "no-wallet-more",
    NoWalletQr = "no-wallet-qr",
    NoWalletLink = "no-wallet-link",
    NoWalletLinkLabel = "no-wallet-link-label",
    Copy = "copy",
    Copied = "copied",
    UnreachableTitle = "unreachable-title",
    UnreachableBody = "unreachable-body",
    TryAgain = "try-again",
    ServerErrorTitle = "server-error-title",
    ServerErrorBody = "server-error-body",
    ServerErrorRequest = "server-error-request",
}
