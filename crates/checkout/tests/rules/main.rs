//! What the rules promise, seen from outside the crate. Payments and their service have tests of their own.
#![expect(clippy::unwrap_used, reason = "a test that meets what it did not expect has failed")]

mod amount;
mod amount_properties;
mod attempt;
mod device;
mod entry_code;
mod hostile;
mod language;
mod money;
mod result_code;
mod visible;
mod wallet;

/// A row of `user-agents.tsv`.
pub(crate) struct UserAgent {
    /// What it is and where it was seen.
    pub(crate) what: &'static str,
    /// The wallet it is to be recognised as.
    pub(crate) expected: &'static str,
    /// The User-Agent itself.
    pub(crate) text: &'static str,
}

/// The User-Agents that were found in public, each with the wallet it is to be recognised as.
pub(crate) fn user_agents() -> Vec<UserAgent> {
    let rows = include_str!("../user-agents.tsv").lines().skip(1).map(|line| {
        let [what, expected, text, _source] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        UserAgent { what, expected, text }
    });
    let rows = rows.collect::<Vec<_>>();
    assert_eq!(rows.len(), 25, "the file has lost or gained rows");
    rows
}
