//! What happened, whether money moved, and what to do next.

use checkout::result_code::Reason;
use leptos::prelude::*;

use super::words::{in_words, say, say_to_both};
use super::{Deadline, Outcome, OutcomeView, actions, face};
use crate::figure::turn_words;
use crate::island::status::{LiveStatus, STATUS_ID};
use crate::text::Text;

const fn reason(reason: Reason) -> Text {
    match reason {
        Reason::Declined => Text::ReasonDeclined,
        Reason::Expired => Text::ReasonExpired,
        Reason::InsufficientFunds => Text::ReasonInsufficientFunds,
        Reason::LimitExceeded => Text::ReasonLimitExceeded,
        Reason::RiskRefused => Text::ReasonRiskRefused,
        Reason::WalletAccount => Text::ReasonWalletAccount,
        Reason::MethodUnavailable => Text::ReasonMethodUnavailable,
        Reason::ServiceProblem => Text::ReasonServiceProblem,
        Reason::CancelledByShop => Text::ReasonCancelledByShop,
        Reason::Other => Text::ReasonOther,
    }
}

pub(super) fn ending(view: &OutcomeView) -> impl IntoView + use<> {
    let rest = match &view.outcome {
        Outcome::Checking { payment_url, deadline, .. } => {
            checking(view, payment_url.as_deref(), deadline.as_ref()).into_any()
        }
        Outcome::Succeeded { .. } => view! {
            {turn_words(view.language)}
            {view.typed.map(|_| say(view, Text::AlreadyPaid))}
            {actions::once_paid(view)}
        }
        .into_any(),
        Outcome::Failed(cause) => view! {
            {say_to_both(view, reason(*cause))}
            {say(view, Text::FailedNotCharged)}
            {actions::start_again(view, Some(*cause))}
        }
        .into_any(),
        Outcome::Cancelling { paid } => view! {
            {say(view, if *paid { Text::CancellingReturning } else { Text::CancellingWait })}
            {status(view)}
            {actions::while_cancelling(view)}
        }
        .into_any(),
        Outcome::Cancelled { reason: cause, paid } => {
            // What the shop cancelled after it was paid is given back whole.
            let money = if *paid {
                Text::CancelledReturned.with(view.language, [("amount", in_words(view, view.amount).into())])
            } else {
                Text::CancelledNotCharged.get(view.language).into_owned()
            };
            view! {
                {cause.map(|cause| say_to_both(view, reason(cause)))}
                <p>{money}</p>
                {actions::start_again(view, *cause)}
            }
            .into_any()
        }
    };
    view! { <section class="ending">{face::faces(view)} {rest}</section> }
}

fn checking(
    view: &OutcomeView,
    payment_url: Option<&str>,
    deadline: Option<&Deadline>,
) -> impl IntoView + use<> {
    let other = actions::other_amount(view).map(|typed| {
        let words = |amount| in_words(view, amount).into();
        let variables = [("amount", words(view.amount)), ("typed", words(typed))];
        Text::OtherAmount.with(view.language, variables)
    });
    view! {
        {turn_words(view.language)}
        {other.map(|words| view! { <p class="problem question" role="alert">{words}</p> })}
        {say(view, if deadline.is_some() { Text::CheckingWait } else { Text::CheckingLate })}
        {deadline.filter(|_| payment_url.is_some()).map(|deadline| time_left(view, deadline))}
        {say(view, Text::CheckingDoNotRepeat)}
        {status(view)}
        {actions::while_checking(view, payment_url)}
    }
}

/// Until when the payer can confirm in the wallet, and the time that is left, which the page's script counts down.
fn time_left(view: &OutcomeView, deadline: &Deadline) -> impl IntoView + use<> {
    let words = Text::CheckingDeadline.with(view.language, [("time", deadline.time.clone().into())]);
    let seconds = deadline.seconds_left;
    view! {
        <p>
            {words} " "
            <span id="left" class="left" dir="ltr" aria-hidden="true" data-seconds=seconds>
                {format!("{:02}:{:02}", seconds / 60, seconds % 60)}
            </span>
        </p>
    }
}

/// The live status, with what it has to know, and what a page needs whose island cannot run.
fn status(view: &OutcomeView) -> impl IntoView + use<> {
    let page = format!("/p/{}", view.token.as_str());
    view! {
        <p
            id=STATUS_ID
            data-shown=view.outcome.status().told()
            data-events=format!("{page}/events")
            data-status-url=format!("{page}/status")
            data-trouble=Text::ConnectionTrouble.get(view.language)
            data-given-up=Text::ConnectionGivenUp.get(view.language)
            data-refresh-url=view.refresh.as_ref().map(|refresh| refresh.url.clone())
            data-refresh-seconds=view.refresh.as_ref().map(|refresh| refresh.seconds)
        >
            <LiveStatus/>
        </p>
    }
}
