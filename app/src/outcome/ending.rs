//! What happened, whether money moved, and what to do next.

use checkout::result_code::Reason;
use leptos::prelude::*;

use super::{Outcome, OutcomeView};
use crate::figure::figure;
use crate::island::status::{LiveStatus, STATUS_ID};
use crate::shell::in_language;
use crate::text::Text;

/// What the payer is told first.
pub(super) const fn title(outcome: &Outcome) -> Text {
    match outcome {
        Outcome::Checking { .. } => Text::CheckingTitle,
        Outcome::Succeeded { .. } => Text::SucceededTitle,
        Outcome::Failed(_) => Text::FailedTitle,
        Outcome::Cancelling => Text::CancellingTitle,
        Outcome::Cancelled(_) => Text::CancelledTitle,
    }
}

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
    let language = view.language;
    let say = |text: Text| view! { <p>{text.get(language)}</p> };
    let rest = match &view.outcome {
        Outcome::Checking { payment_url, .. } => view! {
            {figure(view.amount, view.style)}
            {say(Text::CheckingWait)}
            {say(Text::CheckingDoNotRepeat)}
            {status(view)}
            <div class="actions">
                {payment_url.clone().map(|url| view! {
                    <a class="button" href=url>{Text::ContinueInWallet.get(language)}</a>
                })}
                {check_again(view)}
                <p class="aside">
                    {Text::NotPaidYet.get(language)} " " {start_again(view, "link")}
                </p>
            </div>
        }
        .into_any(),
        Outcome::Succeeded { seconds_of_day, .. } => view! {
            {figure(view.amount, view.style)}
            {clock(view, *seconds_of_day)}
        }
        .into_any(),
        Outcome::Failed(cause) => view! {
            {say(reason(*cause))}
            {say(Text::FailedNotCharged)}
            <div class="actions">{start_again(view, "button")}</div>
        }
        .into_any(),
        Outcome::Cancelling => view! {
            {figure(view.amount, view.style)}
            {say(Text::CancellingWait)}
            {status(view)}
            <div class="actions">{check_again(view)}</div>
        }
        .into_any(),
        Outcome::Cancelled(cause) => view! {
            {cause.map(|cause| say(reason(cause)))}
            {say(Text::CancelledNotCharged)}
            <div class="actions">{start_again(view, "button")}</div>
        }
        .into_any(),
    };
    view! {
        <section class="ending">
            <span class="sign" aria-hidden="true"></span>
            <h1>{title(&view.outcome).get(language)}</h1>
            {rest}
        </section>
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

/// The time at the shop, which the page's script keeps going: a page that moves is not a picture of one.
fn clock(view: &OutcomeView, seconds_of_day: u32) -> impl IntoView + use<> {
    const PLACE: char = '#';
    let place = PLACE.to_string();
    let words = Text::SucceededLive.with(view.language, [("time", place.into())]);
    let (before, after) = words.split_once(PLACE).unwrap_or((&words, ""));
    let (before, after) = (before.to_owned(), after.to_owned());
    let pair = |number: u32| format!("{:02}", number % 60);
    let time = [seconds_of_day / 3600, seconds_of_day / 60, seconds_of_day].map(pair).join(":");
    view! {
        <p class="clock">
            {before}
            <span id="clock" dir="ltr" data-seconds=seconds_of_day>{time}</span>
            {after}
        </p>
    }
}

fn check_again(view: &OutcomeView) -> impl IntoView + use<> {
    let address = in_language(&format!("/p/{}", view.token.as_str()), view.language);
    view! { <a class="button button-quiet" href=address>{Text::CheckAgain.get(view.language)}</a> }
}

/// To the entry page, with the amount as it was.
fn start_again(view: &OutcomeView, class: &'static str) -> impl IntoView + use<> {
    let typed = crate::entry::plain_amount(view.amount, view.style);
    let address = in_language(&crate::entry::address(&view.code, &typed), view.language);
    view! { <a class=class href=address>{Text::StartAgain.get(view.language)}</a> }
}
