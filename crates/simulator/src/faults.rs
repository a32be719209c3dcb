//! Faults that a script asks for: what goes wrong, at which operation, and how many times.

use std::collections::VecDeque;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::odd;

/// How many faults may be set at once.
const FAULTS_MAX: usize = 100;
/// How often one fault may be asked for.
const TIMES_MAX: u32 = 1_000_000;
/// The longest that `slow` may hold an answer back, in milliseconds.
const SLOW_MS_MAX: u64 = 60_000;

/// Where something goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Place {
    #[serde(rename = "pay")]
    Pay,
    #[serde(rename = "inquiryPayment")]
    InquiryPayment,
    #[serde(rename = "cancelPayment")]
    CancelPayment,
    #[serde(rename = "refund")]
    Refund,
    /// The notification that the simulator sends.
    #[serde(rename = "notify")]
    Notify,
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// Done, and never answered.
    TimeOut,
    /// Not done, and the connection closed.
    Refuse,
    /// Answered with HTTP status 500; not done, unless `done` is true.
    #[serde(rename = "http_500")]
    Http500,
    /// Done, and answered `ms` later.
    Slow,
    /// Answered with U `UNKNOWN_EXCEPTION`; done, unless `done` is false.
    UnknownException,
    /// Done, and answered with a signature over other contents. For `notify`: sent like that.
    BadSignature,
    /// Done, and answered without a signature. For `notify`: sent like that.
    Unsigned,
    /// Done, and answered with something that is no JSON, well signed. For `notify`: sent like that.
    Garbage,
    /// Done, and answered with a body that is odd where nothing depends on it, well signed; `oddities` chooses how. For
    /// `notify`: sent like that.
    OddBody,
    /// `notify` only: not sent this time. It counts as an attempt.
    Drop,
    /// `notify` only: sent twice at once.
    Duplicate,
    /// `notify` only: kept back until an attempt of another notification has ended, or for the schedule's
    /// first wait if none does.
    Reorder,
}

/// A fault as a script writes it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fault {
    operation: Place,
    kind: Kind,
    /// How often it happens from now on.
    #[serde(default = "once")]
    times: u32,
    /// For `slow`.
    #[serde(skip_serializing_if = "Option::is_none")]
    ms: Option<u64>,
    /// For `http_500` and `unknown_exception`: whether the work is done all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<bool>,
    /// For `odd_body`: one bit for each oddity; all of them unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    oddities: Option<u32>,
}

/// A fault that happens now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Strike {
    pub(crate) kind: Kind,
    /// Whether the work is done before it goes wrong.
    pub(crate) done: bool,
    /// How long the answer is held back.
    pub(crate) delay: Duration,
    /// What is odd about the body, one bit for each oddity.
    pub(crate) oddities: u32,
}

/// The faults that are set, in the order in which they happen.
#[derive(Debug, Default)]
pub(crate) struct Faults(VecDeque<Fault>);

const fn once() -> u32 {
    1
}

impl Faults {
    /// Reads what `PUT /simulator/faults` sends. The problem is a sentence for the person who sent it.
    pub(crate) fn read(body: &[u8]) -> Result<Self, String> {
        let faults: VecDeque<Fault> = serde_json::from_slice(body).map_err(|problem| problem.to_string())?;
        if faults.len() > FAULTS_MAX {
            return Err(format!("{} faults are more than {FAULTS_MAX}", faults.len()));
        }
        for (at, fault) in faults.iter().enumerate() {
            fault.check().map_err(|problem| format!("fault {}: {problem}", at + 1))?;
        }
        Ok(Self(faults))
    }

    /// The fault that happens at this place now, if any; it is counted off.
    pub(crate) fn take(&mut self, place: Place) -> Option<Strike> {
        let at = self.0.iter().position(|fault| fault.operation == place)?;
        let fault = self.0.get_mut(at)?;
        fault.times -= 1;
        let strike = fault.strike();
        if fault.times == 0 {
            self.0.remove(at);
        }
        Some(strike)
    }

    /// What is still to happen.
    pub(crate) fn left(&self) -> &VecDeque<Fault> {
        &self.0
    }
}

impl Fault {
    fn check(&self) -> Result<(), String> {
        use Kind::{
            BadSignature, Drop, Duplicate, Garbage, Http500, OddBody, Reorder, Slow, UnknownException,
            Unsigned,
        };
        let notify = self.operation == Place::Notify;
        let fits = match self.kind {
            BadSignature | Unsigned | Garbage | OddBody => true,
            Drop | Duplicate | Reorder => notify,
            _ => !notify,
        };
        if !fits {
            return Err("this kind does not happen at this operation".to_owned());
        }
        if !(1..=TIMES_MAX).contains(&self.times) {
            return Err(format!("times is not 1 to {TIMES_MAX}"));
        }
        match (self.kind, self.ms) {
            (Slow, Some(0..=SLOW_MS_MAX)) => {}
            (Slow, _) => return Err(format!("slow needs ms, 0 to {SLOW_MS_MAX}")),
            (_, Some(_)) => return Err("ms belongs to slow only".to_owned()),
            (_, None) => {}
        }
        if self.oddities.is_some() && (self.kind != OddBody || !matches!(self.oddities, Some(1..=odd::ALL))) {
            return Err(format!("oddities belongs to odd_body only, 1 to {}", odd::ALL));
        }
        if self.done.is_some() && !matches!(self.kind, Http500 | UnknownException) {
            return Err("done belongs to http_500 and unknown_exception only".to_owned());
        }
        Ok(())
    }

    fn strike(&self) -> Strike {
        let done = self.done.unwrap_or(!matches!(self.kind, Kind::Refuse | Kind::Http500));
        let delay = Duration::from_millis(self.ms.unwrap_or(0));
        Strike { kind: self.kind, done, delay, oddities: self.oddities.unwrap_or(odd::ALL) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(json: &str) -> Faults {
        Faults::read(json.as_bytes()).unwrap()
    }

    #[test]
    fn a_fault_happens_as_often_as_asked_at_its_own_operation() {
        let mut faults = faults(
            r#"[{"operation":"pay","kind":"time_out","times":2},
                {"operation":"pay","kind":"refuse"},
                {"operation":"notify","kind":"drop"}]"#,
        );
        assert_eq!(faults.take(Place::Refund), None);
        let kinds: Vec<_> =
            std::iter::from_fn(|| faults.take(Place::Pay)).map(|strike| strike.kind).collect();
        assert_eq!(kinds, [Kind::TimeOut, Kind::TimeOut, Kind::Refuse]);
        assert_eq!(faults.left().len(), 1);
        assert_eq!(faults.take(Place::Notify).unwrap().kind, Kind::Drop);
        assert!(faults.left().is_empty());
    }

    #[test]
    fn each_kind_does_the_work_or_not_as_documented() {
        for (fault, done) in [
            (r#""kind":"time_out""#, true),
            (r#""kind":"refuse""#, false),
            (r#""kind":"http_500""#, false),
            (r#""kind":"http_500","done":true"#, true),
            (r#""kind":"slow","ms":5"#, true),
            (r#""kind":"unknown_exception""#, true),
            (r#""kind":"unknown_exception","done":false"#, false),
            (r#""kind":"bad_signature""#, true),
            (r#""kind":"unsigned""#, true),
            (r#""kind":"garbage""#, true),
            (r#""kind":"odd_body""#, true),
        ] {
            let mut faults = faults(&format!(r#"[{{"operation":"pay",{fault}}}]"#));
            assert_eq!(faults.take(Place::Pay).unwrap().done, done, "{fault}");
        }
    }

    #[test]
    fn a_fault_that_cannot_be_is_refused_with_the_reason() {
        for (body, reason) in [
            ("{}", "expected a sequence"),
            (r#"[{"operation":"pay"}]"#, "missing field `kind`"),
            (r#"[{"operation":"pay","kind":"explode"}]"#, "unknown variant `explode`"),
            (r#"[{"operation":"inquire","kind":"slow"}]"#, "unknown variant `inquire`"),
            (r#"[{"operation":"pay","kind":"refuse","time":3}]"#, "unknown field `time`"),
            (r#"[{"operation":"pay","kind":"refuse","times":0}]"#, "fault 1: times is not 1 to 1000000"),
            (
                r#"[{"operation":"pay","kind":"drop"}]"#,
                "fault 1: this kind does not happen at this operation",
            ),
            (r#"[{"operation":"notify","kind":"time_out"}]"#, "fault 1: this kind does not happen"),
            (r#"[{"operation":"pay","kind":"slow"}]"#, "fault 1: slow needs ms, 0 to 60000"),
            (r#"[{"operation":"pay","kind":"slow","ms":60001}]"#, "fault 1: slow needs ms"),
            (r#"[{"operation":"pay","kind":"garbage","ms":1}]"#, "fault 1: ms belongs to slow only"),
            (r#"[{"operation":"pay","kind":"refuse","done":true}]"#, "fault 1: done belongs to http_500"),
            (
                r#"[{"operation":"pay","kind":"refuse","oddities":1}]"#,
                "fault 1: oddities belongs to odd_body",
            ),
            (
                r#"[{"operation":"pay","kind":"odd_body","oddities":1024}]"#,
                "fault 1: oddities belongs to odd_body",
            ),
        ] {
            let problem = Faults::read(body.as_bytes()).unwrap_err();
            assert!(problem.contains(reason), "{body}: {problem}");
        }
        let many = format!("[{}]", vec![r#"{"operation":"pay","kind":"refuse"}"#; 101].join(","));
        assert!(Faults::read(many.as_bytes()).unwrap_err().contains("101 faults are more than 100"));
    }
}
