//! Alipay+ itself: asked about a payment that there never was, which shows key, client id, clock and signature at once.

use std::time::SystemTime;

use alipayplus::client::{Kept, NotSent, Outcome, Unknown, Unverified};
use alipayplus::diagnosis::{Captured, Cause};
use alipayplus::model::{AlipayResult, InquiryRequest};

use super::{Finding, Signers};
use crate::config::{GatewaySettings, Settings};
use crate::gateway::{AlipayPlus, KeyRing};

const CHECK: &str = "gateway";
const CLOCK: &str = "clock";

/// How far our clock may be from Alipay+'s, in seconds, without a word: more than an answer takes. How much Alipay+ lets
/// pass is not documented.
const CLOCK_SECONDS_OK: i64 = 30;

/// How far it may be before we call it broken, in seconds.
const CLOCK_SECONDS_MAX: i64 = 300;

/// What is found, and what went over the wire for it.
pub(super) async fn check(settings: &Settings, ring: Option<&KeyRing>) -> (Vec<Finding>, Kept) {
    let nothing = |findings| (findings, Kept::default());
    let (Some(gateway), Some(ring)) = (&settings.gateway, ring) else {
        let because = "without keys that can be used nobody is asked";
        return nothing(vec![Finding::skipped(CHECK, because), Finding::skipped(CLOCK, because)]);
    };
    let connection = match AlipayPlus::new(Some(gateway), &settings.public_url) {
        Ok(alipayplus) => alipayplus.connection(),
        Err(error) => return nothing(vec![Finding::failed(CHECK, error, "see the check of the keys")]),
    };
    let Some(connection) = connection else {
        return nothing(vec![Finding::skipped(CHECK, "no gateway is configured")]);
    };
    let id = format!("doctor-{:032x}", u128::from_be_bytes(crate::random::bytes()));
    let (exchange, kept) = connection.client.call_and_keep(&InquiryRequest::by_request_id(&id)).await;
    let findings = match exchange.outcome {
        Outcome::Answered(answered) => {
            let clock = clock(&answered.time);
            let result = answered.message.payment_result.as_ref().unwrap_or(&answered.message.result);
            vec![answer(gateway, result), clock]
        }
        Outcome::NotSent(reason) => {
            vec![
                Finding::failed(CHECK, &reason, not_sent(&reason)),
                Finding::skipped(CLOCK, "nobody answered"),
            ]
        }
        Outcome::Unknown(reason) => {
            let what_to_do = unknown(gateway, ring, &reason, &kept);
            vec![
                Finding::failed(CHECK, &reason, &what_to_do),
                Finding::skipped(CLOCK, "no answer can be believed"),
            ]
        }
    };
    (findings, kept)
}

/// What a signed answer says: that there is no such payment is what we want to hear.
fn answer(gateway: &GatewaySettings, result: &AlipayResult) -> Finding {
    let code = result.result_code.as_str();
    let seen = format!("{} answers {code}, signed by Alipay+'s key", gateway.url);
    match code {
        "ORDER_NOT_EXIST" => Finding::ok(CHECK, format!("{seen}, as it should of a payment that never was")),
        "KEY_NOT_FOUND" => Finding::failed(CHECK, seen, &key_not_found(gateway)),
        "INVALID_SIGNATURE" => Finding::failed(CHECK, seen, &refused_signature(gateway)),
        "INVALID_CLIENT" | "CLIENT_FORBIDDEN" | "ACCESS_DENIED" => {
            Finding::failed(CHECK, seen, &wrong_client(gateway))
        }
        _ => Finding::warning(
            CHECK,
            seen,
            "look the code up in Alipay+'s documents; ORDER_NOT_EXIST was expected",
        ),
    }
}

const fn not_sent(reason: &NotSent) -> &'static str {
    match reason {
        NotSent::Connection(_) => {
            "see gateway_url, DNS and the firewall: this machine has to reach that host by HTTPS"
        }
        NotSent::Signing => "see the check of the keys",
        NotSent::Field(_) | NotSent::Encoding => "this is a mistake of ours: report it",
    }
}

fn unknown(gateway: &GatewaySettings, ring: &KeyRing, reason: &Unknown, kept: &Kept) -> String {
    match reason {
        Unknown::Unverified { claim: Some(claim), .. } if claim == "INVALID_SIGNATURE" => {
            refused_signature(gateway)
        }
        Unknown::Unverified { claim: Some(claim), .. } if claim == "KEY_NOT_FOUND" => key_not_found(gateway),
        Unknown::Unverified { claim: Some(claim), .. } if claim == "INVALID_CLIENT" => wrong_client(gateway),
        Unknown::Unverified { problem: Unverified::OtherClient, .. } => wrong_client(gateway),
        Unknown::Unverified { problem: Unverified::Signature, .. } => wrong_signature(gateway, ring, kept),
        Unknown::Unverified { problem: Unverified::Headers(_), .. } => {
            "something between us answers in Alipay+'s place: see gateway_url and proxies".to_owned()
        }
        Unknown::TimedOut | Unknown::ConnectionLost(_) => {
            "try again; if it stays, see the firewall, and ask Alipay+ whether it is up".to_owned()
        }
        Unknown::TooLong | Unknown::Unreadable(_) | Unknown::OtherPayment => {
            "see that gateway_url is Alipay+'s own address".to_owned()
        }
    }
}

/// Why the answer's signature does not match, by name. What there is to do about a key is said in our settings' words.
fn wrong_signature(gateway: &GatewaySettings, ring: &KeyRing, kept: &Kept) -> String {
    let keys = format!(
        "{} is not the key that Alipay+ signs with for {}. Copy Alipay+'s public key from the Developer Center again, of this \
         environment",
        gateway.alipayplus_public_key_file.display(),
        gateway.client_id
    );
    let path = Captured::parse(&kept.request, None).map(|request| request.path_and_query).ok();
    let answer = Captured::parse(&kept.answer, path.as_deref());
    let signers = Signers::of(ring.known.clone(), &Signers::ALIPAYPLUS);
    let diagnosis = answer.ok().and_then(|answer| signers.diagnose(&answer, Some(&gateway.client_id)));
    let Some(diagnosis) = diagnosis else { return keys };
    let causes = diagnosis.causes.iter().map(|cause| match cause {
        Cause::WrongKey { .. } => format!("{}: {keys}", cause.name()),
        _ => format!("{}: {cause}", cause.name()),
    });
    causes.collect::<Vec<_>>().join("; ")
}

fn refused_signature(gateway: &GatewaySettings) -> String {
    format!(
        "wrong_key or wrong_environment: Alipay+ does not take our signature. Compare the fingerprint of key version {} (standee \
         keys show) with the public key in the Developer Center for {}; standee \
         doctor --keep FOLDER keeps the request, for standee doctor signature and for Alipay+",
        gateway.signing().version,
        gateway.client_id
    )
}

fn key_not_found(gateway: &GatewaySettings) -> String {
    format!(
        "Alipay+ knows no key version {} of {}: upload the public key, or set key_version to what the Developer Center shows",
        gateway.signing().version,
        gateway.client_id
    )
}

fn wrong_client(gateway: &GatewaySettings) -> String {
    format!(
        "wrong client id or environment: Alipay+ does not know {}. Copy the client id of this environment from the Developer Center",
        gateway.client_id
    )
}

/// Our clock beside Alipay+'s, whose time is signed.
fn clock(time: &str) -> Finding {
    let what_to_do =
        "set the clock by NTP (timedatectl set-ntp true): Alipay+ refuses requests from another time";
    let Ok(theirs) = time.parse::<jiff::Timestamp>() else {
        return Finding::warning(
            CLOCK,
            format!("Alipay+'s Response-Time is {time}"),
            "compare the clocks by hand",
        );
    };
    let ours = jiff::Timestamp::try_from(SystemTime::now()).unwrap_or(jiff::Timestamp::MAX);
    let apart = ours.as_second() - theirs.as_second();
    let seen = format!("ours is {apart} s from Alipay+'s");
    match apart.abs() {
        0..=CLOCK_SECONDS_OK => Finding::ok(CLOCK, seen),
        ..=CLOCK_SECONDS_MAX => Finding::warning(CLOCK, seen, what_to_do),
        _ => Finding::failed(CLOCK, seen, what_to_do),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    #[test]
    fn a_clock_that_is_wrong_is_told() {
        let at = |seconds: i64| {
            let time = jiff::Timestamp::now().checked_add(jiff::SignedDuration::from_secs(seconds)).unwrap();
            clock(&time.to_string()).verdict
        };
        assert_eq!(
            [at(0), at(-10), at(60), at(-60), at(400), at(-4000)].map(Verdict::name),
            ["ok", "ok", "warning", "warning", "failed", "failed"]
        );
        assert_eq!(clock("noon").verdict, Verdict::Warning);
    }
}
