//! The code, broken in one place each.

use anyhow::{Result, ensure};

/// One way to break the code.
pub(super) struct Mutant {
    /// What is wrong with it then.
    pub(super) name: &'static str,
    /// Where, from the workspace's root.
    pub(super) file: &'static str,
    /// The code as it is; it stands there once.
    pub(super) sound: &'static str,
    /// The code as it must not be.
    pub(super) broken: &'static str,
    /// The tests that have to see it: the arguments of `cargo test`.
    pub(super) tests: &'static str,
}

impl Mutant {
    /// The text of its file with the bug in it.
    ///
    /// # Errors
    /// That the code to break is not there, or there more than once.
    pub(super) fn applied(&self, sound: &str) -> Result<String> {
        let places = sound.matches(self.sound).count();
        ensure!(places == 1, "{}: the code to break is in {} {places} times", self.name, self.file);
        Ok(sound.replace(self.sound, self.broken))
    }
}

const PROTOCOL: &str = "-p alipayplus";
const SERVER: &str = "-p server --lib";
const SQL: &str = "-p server --test sql sqlite";
const API: &str = "-p system-tests --test system api";
const NOTIFY: &str = "-p system-tests --test system notify";
const CONSOLE: &str = "-p system-tests --test system console";

pub(super) const MUTANTS: &[Mutant] = &[
    Mutant {
        name: "the signature is over the body alone",
        file: "crates/alipayplus/src/signature.rs",
        sound: "    content.extend_from_slice(body);\n    content\n",
        broken: "    content.clear();\n    content.extend_from_slice(body);\n    content\n",
        tests: PROTOCOL,
    },
    Mutant {
        name: "an answer of another client is believed",
        file: "crates/alipayplus/src/client/mod.rs",
        sound: "if envelope.client_id != self.config.client_id {",
        broken: "if envelope.client_id.is_empty() {",
        tests: PROTOCOL,
    },
    Mutant {
        name: "an answer's signature is not looked at",
        file: "crates/alipayplus/src/client/mod.rs",
        sound: ".verify(Target::post(url.path()), body, self.verifier.as_ref())\n            .map_err(|_| Unverified::Signature)?;",
        broken: ".verify(Target::post(url.path()), body, self.verifier.as_ref())\n            .map_err(|_| Unverified::Signature)\n            .ok();",
        tests: PROTOCOL,
    },
    Mutant {
        name: "an answer about another payment is believed",
        file: "crates/alipayplus/src/client/mod.rs",
        sound: "Ok(message) if request.is_answered_by(&message) => {",
        broken: "Ok(message) => {",
        tests: PROTOCOL,
    },
    Mutant {
        name: "two signatures in one header: the last counts",
        file: "crates/alipayplus/src/signature.rs",
        sound: "Some(_) => Err(SignatureHeaderProblem::Repeated(name)),",
        broken: "Some(_) => { let _ = name; Ok(()) }",
        tests: PROTOCOL,
    },
    Mutant {
        name: "a notification to another acquirer is heard",
        file: "server/src/http/notify.rs",
        sound: "if envelope.client_id != connection.client_id {",
        broken: "if envelope.client_id.is_empty() {",
        tests: NOTIFY,
    },
    Mutant {
        name: "an inquiry's amount is dropped",
        file: "server/src/gateway/answer.rs",
        sound: "        result: payment,\n        amount: amount(\"paymentAmount\", answer.payment_amount.as_ref())?,",
        broken: "        result: payment,\n        amount: None,",
        tests: SERVER,
    },
    Mutant {
        name: "a payment's result is believed beside a call that was refused",
        file: "server/src/gateway/answer.rs",
        sound: "(ResultStatus::Success, Some(payment)) => result(payment),",
        broken: "(_, Some(payment)) => result(payment),",
        tests: SERVER,
    },
    Mutant {
        name: "a payment URL may carry a password",
        file: "server/src/gateway/payment_url.rs",
        sound: "\"https\" => url.has_host() && !credentials,",
        broken: "\"https\" => url.has_host(),",
        tests: SERVER,
    },
    Mutant {
        name: "plain http leads to any port of the simulator's host",
        file: "server/src/gateway/payment_url.rs",
        sound: "                && simulator.port_or_known_default() == url.port_or_known_default()\n",
        broken: "",
        tests: SERVER,
    },
    Mutant {
        name: "a payment URL may break out of a header",
        file: "server/src/gateway/payment_url.rs",
        sound: "address.len() > BYTES_MAX || !printable",
        broken: "address.len() > BYTES_MAX",
        tests: SERVER,
    },
    Mutant {
        name: "an empty list of stores is all stores",
        file: "server/src/sql/scope.rs",
        sound: "return Ok(\"FALSE\".to_owned());",
        broken: "return Ok(\"TRUE\".to_owned());",
        tests: SQL,
    },
    Mutant {
        name: "staff see the merchants",
        file: "server/src/sql/scope.rs",
        sound: "Scope::Stores(_) => Ok(\"FALSE\".to_owned()),",
        broken: "Scope::Stores(_) => Ok(\"TRUE\".to_owned()),",
        tests: SQL,
    },
    Mutant {
        name: "an owner sees all stores",
        file: "server/src/sql/scope.rs",
        sound: "Ok(format!(\"{store_id} IN (SELECT id FROM store WHERE {theirs})\"))",
        broken: "Ok(format!(\"({store_id} IN (SELECT id FROM store WHERE {theirs}) OR TRUE)\"))",
        tests: SQL,
    },
    Mutant {
        name: "a store of another merchant is changed",
        file: "server/src/sql/scoped.rs",
        sound: "\\\n             WHERE id = {id} AND {condition}\"",
        broken: "\\\n             WHERE id = {id} AND ({condition} OR TRUE)\"",
        tests: SQL,
    },
    Mutant {
        name: "a revoked API key is good",
        file: "server/src/sql/api_key.rs",
        sound: "{FOUND} AND key_hash = $1 AND revoked_at IS NULL\"",
        broken: "{FOUND} AND key_hash = $1\"",
        tests: API,
    },
    Mutant {
        name: "a merchant has as many keys as it likes",
        file: "server/src/sql/of_merchant.rs",
        sound: "if count >= i64::from(max) {",
        broken: "if count > i64::from(max) {",
        tests: SQL,
    },
    Mutant {
        name: "a key of another merchant is found by its id",
        file: "server/src/sql/of_merchant.rs",
        sound: "format!(\"{found} AND {condition} AND id = {id}\")",
        broken: "format!(\"{found} AND ({condition} OR TRUE) AND id = {id}\")",
        tests: SQL,
    },
    Mutant {
        name: "a session never ends by its age",
        file: "server/src/sql/session.rs",
        sound: "now >= created_at.plus_seconds(age_max) || now >= seen_at",
        broken: "now >= seen_at",
        tests: CONSOLE,
    },
    Mutant {
        name: "an idle session never ends",
        file: "server/src/sql/session.rs",
        sound: " || now >= seen_at.plus_seconds(IDLE_SECONDS_MAX) {",
        broken: " {",
        tests: CONSOLE,
    },
    Mutant {
        name: "a deactivated user stays signed in",
        file: "server/src/sql/session.rs",
        sound: "let Some(user) = user.filter(|user| user.active) else",
        broken: "let Some(user) = user else",
        tests: CONSOLE,
    },
    Mutant {
        name: "a field that decides and is there twice: the last counts",
        file: "crates/alipayplus/src/model/reading.rs",
        sound: "if slot.as_ref().is_some_and(|known| *known != value) {",
        broken: "if slot.is_some() && false {",
        tests: PROTOCOL,
    },
    Mutant {
        name: "an object that decides and cannot be read is taken for none",
        file: "crates/alipayplus/src/model/reading.rs",
        sound: "if says_nothing { Ok(None) } else { M::of(&object).map(Some) }",
        broken: "if says_nothing { Ok(None) } else { Ok(M::of(&object).ok()) }",
        tests: PROTOCOL,
    },
    Mutant {
        name: "half a surrogate pair keeps a message from being read",
        file: "crates/alipayplus/src/model/reading/repair.rs",
        sound: "(0xd800..0xe000, _) => UNREADABLE.to_string(),",
        broken: "(0xd800..0xe000, _) => format!(\"\\\\u{unit:04x}\"),",
        tests: PROTOCOL,
    },
    Mutant {
        name: "a signature line of another form before Alipay+'s counts",
        file: "crates/alipayplus/src/envelope.rs",
        sound: "Err(first) if index == 0 => problem = first,",
        broken: "Err(first) if index == 0 => return Err(first),",
        tests: PROTOCOL,
    },
    Mutant {
        name: "a notification that cannot be read is acknowledged and not kept",
        file: "server/src/sql/unreadable.rs",
        sound: "self.writer.execute(query).await.map(drop)",
        broken: "{ drop(query); Ok(()) }",
        tests: SQL,
    },
    Mutant {
        name: "a notification that cannot be read is acknowledged",
        file: "server/src/http/notify.rs",
        sound: "Answer::refuse(\"unreadable\", StatusCode::BAD_REQUEST, \"PARAM_ILLEGAL\", &message)",
        broken: "{ let _ = message; Answer::stored(\"unreadable\") }",
        tests: NOTIFY,
    },
    Mutant {
        name: "the payment of a notification that cannot be read waits for its turn",
        file: "server/src/http/notify.rs",
        sound: "request_id.and_then(RequestId::parse)",
        broken: "request_id.and_then(RequestId::parse).filter(|_| false)",
        tests: NOTIFY,
    },
    Mutant {
        name: "a notification is kept once more each time it comes",
        file: "server/src/sql/unmatched.rs",
        sound: "ON CONFLICT (digest) DO NOTHING",
        broken: "ON CONFLICT (digest) DO UPDATE SET at = excluded.at",
        tests: SQL,
    },
    Mutant {
        name: "a page of payments begins with the last of the one before",
        file: "server/src/sql/report/search.rs",
        sound: "(created_at, request_id) < ({created_at}, {request_id})",
        broken: "(created_at, request_id) <= ({created_at}, {request_id})",
        tests: SQL,
    },
    Mutant {
        name: "a day has the first moment of the next",
        file: "server/src/sql/report/search.rs",
        sound: "let whole = format!(\"created_at >= {first} AND created_at < {last}\");",
        broken: "let whole = format!(\"created_at >= {first} AND created_at <= {last}\");",
        tests: SQL,
    },
    Mutant {
        name: "an API key sees every merchant",
        file: "server/src/http/api/caller.rs",
        sound: "Scope::Merchants(vec![self.key.merchant_id.clone()])",
        broken: "Scope::All",
        tests: API,
    },
    Mutant {
        name: "an Idempotency-Key answers another request",
        file: "server/src/http/api/once.rs",
        sound: "if known.digest != digest {",
        broken: "if known.digest.is_empty() {",
        tests: API,
    },
    Mutant {
        name: "a request with an Idempotency-Key is done again",
        file: "server/src/http/api/once.rs",
        sound: "let answer = work(&known.made).await?;",
        broken: "let answer = work(fresh).await?;",
        tests: API,
    },
    Mutant {
        name: "an answer once given is given anew",
        file: "server/src/sql/api_request.rs",
        sound: "WHERE merchant_id = $3 AND key = $4 AND answer IS NULL\"",
        broken: "WHERE merchant_id = $3 AND key = $4\"",
        tests: SQL,
    },
    Mutant {
        name: "an Idempotency-Key is shared by all merchants",
        file: "server/src/sql/api_request.rs",
        sound: "SELECT * FROM api_request WHERE merchant_id = $1 AND key = $2\"",
        broken: "SELECT * FROM api_request WHERE (merchant_id = $1 OR TRUE) AND key = $2\"",
        tests: SQL,
    },
    Mutant {
        name: "a form's address that is opened leads to the home page",
        file: "server/src/http/console/guard.rs",
        sound: "path.rsplit_once('/').map_or(\"/console\", |(above, _)| above)",
        broken: "path.get(..8).unwrap_or(\"/console\")",
        tests: CONSOLE,
    },
    Mutant {
        name: "a step is stored over any version",
        file: "server/src/sql/payment.rs",
        sound: "WHERE request_id = $20 AND version = $21\"",
        broken: "WHERE request_id = $20 AND version >= $21 - 9\"",
        tests: SQL,
    },
    Mutant {
        name: "what a worker has in hand is taken by another",
        file: "server/src/sql/payment.rs",
        sound: "\"UPDATE payment SET due_at = {until}, taken_until = {until} WHERE",
        broken: "\"UPDATE payment SET due_at = due_at, taken_until = {until} WHERE",
        tests: SQL,
    },
];
