//! What those who use the console read. Each key stands once in every file of `app/locales/console`; the compiler finds
//! one that no page uses, and a test one that a file lacks or has too many.

use std::sync::LazyLock;

use checkout::language::Language;

use super::LANGUAGES;
use crate::text::{Catalogue, texts};

static CONSOLE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of(&LANGUAGES, source));

/// The Fluent file of a language; English, where the console is not written in it.
const fn source(language: Language) -> &'static str {
    match language {
        Language::ZhHans => include_str!("../../locales/console/zh-Hans.ftl"),
        Language::ZhHantHk => include_str!("../../locales/console/zh-Hant-HK.ftl"),
        Language::Th => include_str!("../../locales/console/th.ftl"),
        Language::Ko => include_str!("../../locales/console/ko.ftl"),
        Language::Ja => include_str!("../../locales/console/ja.ftl"),
        _ => include_str!("../../locales/console/en.ftl"),
    }
}

texts! {
    CONSOLE,
    // Every page
    Console = "console",
    Rooms = "rooms",
    LanguageSwitch = "language-switch",
    SignOut = "sign-out",
    Save = "save",
    Saved = "saved",
    RoleOperator = "role-operator",
    RoleOwner = "role-owner",
    RoleStaff = "role-staff",
    // What is wrong with a form
    ProblemSummary = "problem-summary",
    ProblemEmpty = "problem-empty",
    ProblemTooLong = "problem-too-long",
    ProblemSteers = "problem-steers",
    ProblemNotThere = "problem-not-there",
    ProblemChooseOne = "problem-choose-one",
    ProblemTooMany = "problem-too-many",
    ProblemNotLikeThat = "problem-not-like-that",
    ProblemMinimumAboveMaximum = "problem-minimum-above-maximum",
    ProblemAmountAndLimits = "problem-amount-and-limits",
    ProblemSameStore = "problem-same-store",
    ProblemOtherCurrency = "problem-other-currency",
    ProblemTaken = "problem-taken",
    ProblemPoster = "problem-poster",
    ProblemSeveralTimezones = "problem-several-timezones",
    ProblemPasswordShort = "problem-password-short",
    ProblemPasswordLong = "problem-password-long",
    ProblemPasswordGuessable = "problem-password-guessable",
    ProblemPasswordsDiffer = "problem-passwords-differ",
    ProblemPasswordWrong = "problem-password-wrong",
    ProblemCodeWrong = "problem-code-wrong",
    // Notices
    UnknownPageTitle = "unknown-page-title",
    UnknownPageBody = "unknown-page-body",
    ForbiddenTitle = "forbidden-title",
    ForbiddenBody = "forbidden-body",
    StaleTitle = "stale-title",
    StaleBody = "stale-body",
    ServerErrorTitle = "server-error-title",
    ServerErrorBody = "server-error-body",
    RequestNumber = "request-number",
    GoBack = "go-back",
    // Payments
    Till = "till",
    Payments = "payments",
    Summary = "summary",
    AllStores = "all-stores",
    Any = "any",
    Show = "show",
    Amount = "amount",
    Status = "status",
    Code = "code",
    Wallet = "wallet",
    Reference = "reference",
    StatusCreated = "status-created",
    StatusProcessing = "status-processing",
    StatusSucceeded = "status-succeeded",
    StatusFailed = "status-failed",
    StatusCancelling = "status-cancelling",
    StatusCancelled = "status-cancelled",
    RefundedPart = "refunded-part",
    PaymentCount = "payment-count",
    // The till
    TillLive = "till-live",
    TillLost = "till-lost",
    TillAsOf = "till-as-of",
    TillToday = "till-today",
    TillSound = "till-sound",
    TillSoundHint = "till-sound-hint",
    TillEmpty = "till-empty",
    // Looking for payments
    Search = "search",
    FromDay = "from-day",
    ToDay = "to-day",
    ReferenceHint = "reference-hint",
    SearchEmpty = "search-empty",
    PaymentsEmpty = "payments-empty",
    Older = "older",
    DownloadCsv = "download-csv",
    ProblemAmount = "problem-amount",
    ProblemReference = "problem-reference",
    Attention = "attention",
    Unresolved = "unresolved",
    Settle = "settle",
    Unmatched = "unmatched",
    // One payment
    Payment = "payment",
    PaymentId = "payment-id",
    AlipayplusId = "alipayplus-id",
    MadeAt = "made-at",
    PaidAt = "paid-at",
    Note = "note",
    ResultCode = "result-code",
    History = "history",
    Refunds = "refunds",
    RefundCreated = "refund-created",
    RefundProcessing = "refund-processing",
    RefundSucceeded = "refund-succeeded",
    RefundFailed = "refund-failed",
    Refund = "refund",
    RefundLeft = "refund-left",
    Why = "why",
    RefundWhyHint = "refund-why-hint",
    RefundConfirm = "refund-confirm",
    RefundConfirmBody = "refund-confirm-body",
    RefundDo = "refund-do",
    Cancel = "cancel",
    CancelBody = "cancel-body",
    CancelConfirm = "cancel-confirm",
    CancelDo = "cancel-do",
    LeaveIt = "leave-it",
    RefundAsked = "refund-asked",
    CancelAsked = "cancel-asked",
    ProblemReason = "problem-reason",
    ProblemTooMuch = "problem-too-much",
    ProblemLimit = "problem-limit",
    ProblemNoLonger = "problem-no-longer",
    // Sums
    ByDay = "by-day",
    ByCode = "by-code",
    ByStore = "by-store",
    Day = "day",
    Count = "count",
    Paid = "paid",
    Refunded = "refunded",
    Kept = "kept",
    Days = "days",
    Plot = "plot",
    SummaryEmpty = "summary-empty",
    // What happened to a payment
    FactOpened = "fact-opened",
    FactPayAsked = "fact-pay-asked",
    FactPayAnswered = "fact-pay-answered",
    FactPayNotSent = "fact-pay-not-sent",
    FactPayUnknown = "fact-pay-unknown",
    FactNotified = "fact-notified",
    FactInquired = "fact-inquired",
    FactInquiryUnknown = "fact-inquiry-unknown",
    FactCancelAskedByShop = "fact-cancel-asked-by-shop",
    FactCancelAskedOnExpiry = "fact-cancel-asked-on-expiry",
    FactCancelAnswered = "fact-cancel-answered",
    FactCancelUnknown = "fact-cancel-unknown",
    FactRanOut = "fact-ran-out",
    FactRefundOpened = "fact-refund-opened",
    FactRefundAsked = "fact-refund-asked",
    FactRefundAnswered = "fact-refund-answered",
    FactRefundNotSent = "fact-refund-not-sent",
    FactRefundUnknown = "fact-refund-unknown",
    AlarmAmountDiffers = "alarm-amount-differs",
    AlarmPaidAfterCancel = "alarm-paid-after-cancel",
    AlarmContradiction = "alarm-contradiction",
    AlarmOperatorNeeded = "alarm-operator-needed",
    AlarmCancelRefused = "alarm-cancel-refused",
    AlarmNeverNotified = "alarm-never-notified",
    AlarmNoPaymentUrl = "alarm-no-payment-url",
    AlarmRefundFailed = "alarm-refund-failed",
    // Signing in
    SignInTitle = "sign-in-title",
    UserName = "user-name",
    Password = "password",
    SignIn = "sign-in",
    SignInWrong = "sign-in-wrong",
    SignInWait = "sign-in-wait",
    SessionOver = "session-over",
    SignedOut = "signed-out",
    PasswordSet = "password-set",
    // The link that sets a password
    WelcomeTitle = "welcome-title",
    WelcomeBody = "welcome-body",
    NewPassword = "new-password",
    NewPasswordHint = "new-password-hint",
    RepeatPassword = "repeat-password",
    SetPassword = "set-password",
    LinkOverTitle = "link-over-title",
    LinkOverBody = "link-over-body",
    // One's own account
    Account = "account",
    ChangePassword = "change-password",
    ChangePasswordBody = "change-password-body",
    OldPassword = "old-password",
    SecondFactor = "second-factor",
    SecondFactorBody = "second-factor-body",
    SecondFactorOn = "second-factor-on",
    SecondFactorSetUp = "second-factor-set-up",
    SecondFactorRemove = "second-factor-remove",
    SecondFactorScan = "second-factor-scan",
    SecondFactorQr = "second-factor-qr",
    SecondFactorType = "second-factor-type",
    SecondFactorCode = "second-factor-code",
    SecondFactorConfirm = "second-factor-confirm",
    SecondFactorLost = "second-factor-lost",
    RecoveryTitle = "recovery-title",
    RecoveryBody = "recovery-body",
    SignOutEverywhere = "sign-out-everywhere",
    SignOutEverywhereBody = "sign-out-everywhere-body",
    // Stores
    Stores = "stores",
    StoresEmpty = "stores-empty",
    MerchantsEmpty = "merchants-empty",
    Store = "store",
    StoreAdd = "store-add",
    StoreEdit = "store-edit",
    StoreName = "store-name",
    StoreNameHint = "store-name-hint",
    MerchantAdd = "merchant-add",
    MerchantName = "merchant-name",
    CategoryCode = "category-code",
    CategoryCodeHint = "category-code-hint",
    Merchant = "merchant",
    Currency = "currency",
    CurrencyHint = "currency-hint",
    Region = "region",
    RegionHint = "region-hint",
    Timezone = "timezone",
    TimezoneHint = "timezone-hint",
    TimezoneOfRegion = "timezone-of-region",
    StaffLanguage = "staff-language",
    // Codes
    Codes = "codes",
    CodesEmpty = "codes-empty",
    CodeAdd = "code-add",
    CodeLabel = "code-label",
    CodeLabelHint = "code-label-hint",
    CodeAmount = "code-amount",
    CodeAmountHint = "code-amount-hint",
    CodeMinimum = "code-minimum",
    CodeMaximum = "code-maximum",
    CodeLimitHint = "code-limit-hint",
    CodeOn = "code-on",
    CodeOff = "code-off",
    CodeReplaced = "code-replaced",
    CodeReplacedBy = "code-replaced-by",
    CodeAddress = "code-address",
    CodeSwitchOn = "code-switch-on",
    CodeSwitchOff = "code-switch-off",
    CodeMove = "code-move",
    CodeMoveTo = "code-move-to",
    CodeMoveHint = "code-move-hint",
    CodeReplace = "code-replace",
    CodeReplaceHint = "code-replace-hint",
    DeedAdded = "deed-added",
    DeedOn = "deed-on",
    DeedOff = "deed-off",
    DeedMoved = "deed-moved",
    DeedReplaced = "deed-replaced",
    DeedReplaces = "deed-replaces",
    DeedPrinted = "deed-printed",
    DeedChanged = "deed-changed",
    DeedAllowed = "deed-allowed",
    DeedLink = "deed-link",
    DeedPassword = "deed-password",
    DeedSecondFactor = "deed-second-factor",
    DeedSecondFactorRemoved = "deed-second-factor-removed",
    // Posters
    PosterMake = "poster-make",
    PosterSize = "poster-size",
    PosterTable = "poster-table",
    PosterLabels = "poster-labels",
    PosterSheet = "poster-sheet",
    PosterSheetHint = "poster-sheet-hint",
    PosterFormat = "poster-format",
    PosterLanguage = "poster-language",
    PosterLanguageSecond = "poster-language-second",
    PosterLanguageThird = "poster-language-third",
    PosterNoLanguage = "poster-no-language",
    PosterColor = "poster-color",
    PosterCropMarks = "poster-crop-marks",
    PosterDownload = "poster-download",
    PosterAddressLong = "poster-address-long",
    PosterOtherAddress = "poster-other-address",
    PosterFont = "poster-font",
    PosterNoRoom = "poster-no-room",
    PosterUnreadable = "poster-unreadable",
    PosterDrawing = "poster-drawing",
    // Users
    Users = "users",
    UsersEmpty = "users-empty",
    UserAdd = "user-add",
    UserNameHint = "user-name-hint",
    Role = "role",
    RoleHint = "role-hint",
    UserMerchants = "user-merchants",
    UserStores = "user-stores",
    UserLimit = "user-limit",
    UserLimitHint = "user-limit-hint",
    UserOn = "user-on",
    UserInvited = "user-invited",
    UserOff = "user-off",
    UserSwitchOn = "user-switch-on",
    UserSwitchOff = "user-switch-off",
    UserLink = "user-link",
    UserRemoveSecondFactor = "user-remove-second-factor",
    LinkTitle = "link-title",
    LinkBody = "link-body",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::tests::messages;

    #[test]
    fn every_language_has_exactly_the_keys_and_the_variables() {
        let keys: BTreeSet<_> = Text::ALL.iter().map(|text| text.key().to_owned()).collect();
        let english = messages(source(Language::En));
        for language in LANGUAGES {
            let written = messages(source(language));
            assert_eq!(written.keys().cloned().collect::<BTreeSet<_>>(), keys, "{language:?}");
            for (key, variables) in written {
                assert_eq!(variables, english[&key], "{key} in {language:?}");
            }
        }
    }

    /// What is still English was forgotten.
    #[test]
    fn every_text_is_translated_and_has_no_edge() {
        for language in LANGUAGES {
            for text in Text::ALL {
                let words = text.get(language);
                assert!(!words.is_empty() && words.trim() == words, "{text:?} in {language:?}");
                let is_english = language != Language::En && words == text.get(Language::En);
                assert!(!is_english, "{text:?} in {language:?}");
            }
        }
    }

    #[test]
    fn whoever_reads_another_language_gets_english() {
        assert_eq!(Text::SignIn.get(Language::Fr), Text::SignIn.get(Language::En));
        assert_eq!(super::super::language_for(Language::Fr), Language::En);
        assert_eq!(super::super::language_for(Language::Th), Language::Th);
    }
}
