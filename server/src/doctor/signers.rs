//! Whose signature a message should carry, and who else may have made it by mistake.

use alipayplus::diagnosis::{Captured, Diagnosis, Keys, diagnose};
use alipayplus::key::PublicKey;

use crate::gateway::{KeyRole, KnownKey};

/// The keys that we know, sorted by whether one of them should have signed.
#[derive(Debug, Default)]
pub(crate) struct Signers {
    /// Either of these is right: there are two while a key is being changed.
    pub(crate) expected: Vec<PublicKey>,
    /// Each with what it is.
    pub(crate) others: Vec<(String, PublicKey)>,
}

impl Signers {
    /// Where Alipay+ should have signed.
    pub(crate) const ALIPAYPLUS: [KeyRole; 2] = [KeyRole::Believed, KeyRole::BelievedToo];

    /// Where we should have.
    pub(crate) const ACQUIRER: [KeyRole; 1] = [KeyRole::Signs];

    /// Those of these roles should have signed.
    pub(crate) fn of(known: Vec<KnownKey>, roles: &[KeyRole]) -> Self {
        let mut signers = Self::default();
        for key in known {
            if roles.contains(&key.role) {
                signers.expected.push(key.public);
                continue;
            }
            let name = match key.role {
                KeyRole::Signs => "the acquirer's own",
                KeyRole::Waits => "the acquirer's other one, of next_private_key_file or private_key_file",
                KeyRole::Believed | KeyRole::BelievedToo => "Alipay+'s",
            };
            signers.others.push((name.to_owned(), key.public));
        }
        signers
    }

    /// What is wrong with a message's signature, told of the first of those that should have made it, unless another did;
    /// `None` without any key.
    pub(crate) fn diagnose(&self, message: &Captured, client_id: Option<&str>) -> Option<Diagnosis> {
        let others: Vec<_> = self.others.iter().map(|(name, key)| (name.as_str(), key)).collect();
        let each = self
            .expected
            .iter()
            .map(|expected| diagnose(message, &Keys { expected, others: &others, client_id }));
        let mut each: Vec<_> = each.collect();
        let best = each.iter().position(|diagnosis| diagnosis.is_good).unwrap_or(0);
        (!each.is_empty()).then(|| each.swap_remove(best))
    }
}
