//! The rules, each broken in one place.

/// One way to break the code.
pub(crate) struct Mutant {
    /// What is wrong with it then.
    pub(crate) name: &'static str,
    /// Where, below `src`.
    pub(crate) file: &'static str,
    /// The code as it is; it stands there once.
    pub(crate) sound: &'static str,
    /// The code as it must not be.
    pub(crate) broken: &'static str,
}

pub(crate) const MUTANTS: &[Mutant] = &[
    Mutant {
        name: "the amount is not compared",
        file: "payment/settle.rs",
        sound: "Some(amount) => amount == payment.order.amount,",
        broken: "Some(_) => true,",
    },
    Mutant {
        name: "a notification need not say the amount",
        file: "payment/settle.rs",
        sound: "None => source != Source::Notification || meaning != Meaning::Done,",
        broken: "None => true,",
    },
    Mutant {
        name: "a success wins over a cancel that was asked for before",
        file: "payment/settle.rs",
        sound: "Status::Cancelling if progress.cancel_refused && source != Source::Notification => {}",
        broken: "Status::Cancelling => {}",
    },
    Mutant {
        name: "an order that is not found has failed",
        file: "payment/settle.rs",
        sound: "(Meaning::NotFound, _) => not_found(payment, now),",
        broken: "(Meaning::NotFound, _) => failed(&mut payment.progress, source, Reason::Other),",
    },
    Mutant {
        name: "an inquiry that was turned away is the payment's failure",
        file: "payment/settle.rs",
        sound: "let Held::Payment(settlement) = held else { return None };",
        broken: "let Held::Payment(settlement) = held else {\n\
                 return failed(&mut payment.progress, Source::Inquiry, Reason::Other) };",
    },
    Mutant {
        name: "pay's S is taken for the payer's",
        file: "payment/transition.rs",
        sound: "progress.status = Status::Processing;\n            if",
        broken: "progress.status = if reply.result.meaning() == Meaning::Done {\n\
                 progress.paid_at = progress.asking_until; Status::Succeeded } else { Status::Processing };\n if",
    },
    Mutant {
        name: "a time-out is a failure",
        file: "payment/transition.rs",
        sound: "Fact::PayUnknown => pay_unknown(&mut next.progress),",
        broken: "Fact::PayUnknown => { fail(&mut next.progress, Reason::Other); None }",
    },
    Mutant {
        name: "an answer to pay moves a payment that is being cancelled",
        file: "payment/transition.rs",
        sound: "if !matches!(progress.status, Status::Created | Status::Processing) {",
        broken: "if progress.status.is_final() {",
    },
    Mutant {
        name: "a second pay's refusal ends a payment whose payer is in the wallet",
        file: "payment/transition.rs",
        sound: "Meaning::TurnedAway | Meaning::Failed(_) if progress.status == Status::Processing => {}",
        broken: "Meaning::TurnedAway | Meaning::Failed(_) if false => {}",
    },
    Mutant {
        name: "a cancel is over as soon as it is asked for",
        file: "payment/transition.rs",
        sound: "if progress.may_be_known_to_alipayplus() { Status::Cancelling } else { Status::Cancelled };",
        broken: "Status::Cancelled;",
    },
    Mutant {
        name: "a cancel of what Alipay+ knew, and does not find, is done",
        file: "payment/transition.rs",
        sound: "Meaning::NotFound if never_heard_of && too_late_to_arrive => {",
        broken: "Meaning::NotFound => {",
    },
    Mutant {
        name: "a refused cancel is asked for again and again",
        file: "payment/transition.rs",
        sound: "Meaning::CancelWindowOver => payment.progress.cancel_refused = true,",
        broken: "Meaning::CancelWindowOver => {}",
    },
    Mutant {
        name: "a refused cancel proves that the payment is paid",
        file: "payment/transition.rs",
        sound: "Meaning::CancelWindowOver => payment.progress.cancel_refused = true,",
        broken: "Meaning::CancelWindowOver => payment.progress.status = Status::Succeeded,",
    },
    Mutant {
        name: "a cancel is asked for once",
        file: "payment/next.rs",
        sound: "Status::Cancelling => Duty::Cancel,",
        broken: "Status::Cancelling => Duty::Nothing,",
    },
    Mutant {
        name: "nobody asks again after whoever died asking",
        file: "payment/next.rs",
        sound: "        if payment.is_being_asked(now) {\n            return progress.asking_until;\n        }\n",
        broken: "        if payment.is_being_asked(now) {\n            return None;\n        }\n",
    },
    Mutant {
        name: "an inquiry that knows nothing is word enough to cancel",
        file: "payment/transition.rs",
        sound: "Meaning::AskAgain => false,",
        broken: "Meaning::AskAgain => true,",
    },
    Mutant {
        name: "U is read as F",
        file: "result_code.rs",
        sound: "(ResultStatus::Success | ResultStatus::Unknown, _) => Meaning::AskAgain,",
        broken: "(ResultStatus::Success | ResultStatus::Unknown, _) => Meaning::Failed(Reason::Other),",
    },
    Mutant {
        name: "a change that somebody else beat counts as stored",
        file: "service/mod.rs",
        sound: "if self.store.advance(&step).await? {",
        broken: "if self.store.advance(&step).await? || true {",
    },
    Mutant {
        name: "a notification is acknowledged before it is stored",
        file: "service/notify.rs",
        sound: "let step = self.happen(payment, fact, Some(notification.digest)).await?;",
        broken: "let Ok(step) = self.happen(payment, fact, Some(notification.digest)).await else {\n\
                 return Ok(Verdict::Acknowledge) };",
    },
    Mutant {
        name: "another amount is acknowledged",
        file: "service/notify.rs",
        sound: "Some(Alarm::AmountDiffers) => Verdict::AmountDiffers,",
        broken: "Some(Alarm::AmountDiffers) => Verdict::Acknowledge,",
    },
    Mutant {
        name: "pay is asked before the payment is stored",
        file: "service/pay.rs",
        sound: "        let outcome = match self.store.open(&payment).await {",
        broken: "        if let Ok(Some(profile)) = self.store.store_profile(&payment.order.store_id).await {\n\
                 drop(self.gateway.pay(&profile, &payment.order).await); }\n\
                 let outcome = match self.store.open(&payment).await {",
    },
    Mutant {
        name: "a second tap asks for a payment of its own",
        file: "service/pay.rs",
        sound: "Ok(Opened::Existing(existing)) => self.join(*existing, &payment.order).await,",
        broken: "Ok(Opened::Existing(_)) => self.ask_for_payer(payment.clone()).await,",
    },
    Mutant {
        name: "what ran out of time is cancelled although no inquiry was answered",
        file: "service/worker.rs",
        sound: "if !inquired.told_of_payment {",
        broken: "if false {",
    },
    Mutant {
        name: "a refund need not fit what is left",
        file: "refund/transition.rs",
        sound: "if order.amount.minor_units() > left.minor_units() {",
        broken: "if order.amount.minor_units() > payment.order.amount.minor_units() {",
    },
    Mutant {
        name: "what is refunded in part can be cancelled",
        file: "payment/transition.rs",
        sound: "cause == CancelCause::Shop && progress.refunds_claimed.minor_units() == 0,",
        broken: "cause == CancelCause::Shop,",
    },
    Mutant {
        name: "a refund that nobody answered has failed",
        file: "refund/transition.rs",
        sound: "RefundFact::Unknown => unanswered(&mut next, true),",
        broken: "RefundFact::Unknown => { next.status = RefundStatus::Failed; None }",
    },
    Mutant {
        name: "a refund that was turned away has failed, whatever was sent before",
        file: "refund/transition.rs",
        sound: "Meaning::TurnedAway | Meaning::Failed(Reason::Other) if refund.maybe_sent => {}",
        broken: "",
    },
    Mutant {
        name: "a refund under way is done",
        file: "refund/transition.rs",
        sound: "refund.status = RefundStatus::Processing;",
        broken: "refund.status = RefundStatus::Succeeded; refund.refunded_at = Some(now);",
    },
    Mutant {
        name: "a refund is asked for once",
        file: "service/refund.rs",
        sound: "if !needs_asking(&refund, self.clock.now()) {",
        broken: "if refund.asks > 0 || !needs_asking(&refund, self.clock.now()) {",
    },
    Mutant {
        name: "payers who reload spend the two days of looking",
        file: "payment/next.rs",
        sound: "        && now >= progress.status_since.max(payment.order.expires_at).plus_seconds(GIVE_UP_AFTER_SECONDS)\n",
        broken: "",
    },
    Mutant {
        name: "a clock that jumps by days ends the two days of looking",
        file: "payment/next.rs",
        sound: "        && progress.checks >= CHECKS_MIN\n",
        broken: "",
    },
    Mutant {
        name: "what a clock that ran ahead put off is waited for",
        file: "service/work.rs",
        sound: "        *looked_ahead_at = Some(now);\n        Due::NowOrTooFarAhead",
        broken: "        *looked_ahead_at = Some(now);\n        Due::Now",
    },
    Mutant {
        name: "a payer who reloads takes a payment out of a worker's hands",
        file: "memory.rs",
        sound: " && !kept.is_in_hand(now)",
        broken: "",
    },
    Mutant {
        name: "a payment that is looked after keeps its slot for ever",
        file: "service/work.rs",
        sound: "            *count -= 1;",
        broken: "",
    },
    Mutant {
        name: "a refund that is looked after keeps its slot for ever",
        file: "service/work.rs",
        sound: "        *self.0.refunds() -= 1;",
        broken: "",
    },
    Mutant {
        name: "pay is asked as often as payers press",
        file: "service/pay.rs",
        sound: "if payment.progress.asks >= ASKS_MAX {",
        broken: "if false {",
    },
    Mutant {
        name: "the alarm for a lost notification is raised only where the inquiry came late",
        file: "payment/transition.rs",
        sound: "(newly_paid || before.progress.due_at.is_some())",
        broken: "newly_paid",
    },
    Mutant {
        name: "a notification that came counts for nothing",
        file: "payment/settle.rs",
        sound: "    payment.progress.notified = true;\n",
        broken: "",
    },
    Mutant {
        name: "a notification is called lost at once",
        file: "payment/next.rs",
        sound: "pub(super) const NOTIFIED_WITHIN_SECONDS: i64 = 180;",
        broken: "pub(super) const NOTIFIED_WITHIN_SECONDS: i64 = 0;",
    },
    Mutant {
        name: "any inquiry undoes an end without money, one that the end overtook as well",
        file: "payment/settle.rs",
        sound: "Status::Failed | Status::Cancelled if source == Source::InquiryAnew => {}",
        broken: "Status::Failed | Status::Cancelled if source != Source::Notification => {}",
    },
    Mutant {
        name: "what is given up is given up at the first look",
        file: "payment/next.rs",
        sound: "const GIVE_UP_AFTER_SECONDS: i64 = 2 * 24 * 3600;",
        broken: "const GIVE_UP_AFTER_SECONDS: i64 = 0;",
    },
];
