//! Who may do what in the console, and where: roles, the rights they carry, and the scope that every query keeps to.

use std::fmt;

use crate::money::Money;

/// The kind of user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Runs the server: everything, everywhere.
    Operator,
    /// Owns merchants: everything in their stores.
    Owner,
    /// Stands behind a counter: sees what arrives in their stores, and gives money back up to a limit.
    Staff,
}

/// A kind of thing that can be done in the console. Where it may be done, [`Scope`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    /// To see payments: the till, the list, sums.
    SeePayments,
    /// To cancel payments and give money back, as far as [`Access::check_return`] allows.
    ReturnMoney,
    /// To add and change entry codes, and to make their posters.
    ManageCodes,
    /// To add and change stores.
    ManageStores,
    /// To add merchants.
    ManageMerchants,
    /// To add and change what merchants' own systems are told and may ask.
    ManageSystems,
    /// To add and change users, as far as [`Access::may_manage`] allows.
    ManageUsers,
}

/// What a user is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everything.
    Operator,
    /// Everything in the stores of these merchants.
    Owner {
        /// Their ids.
        merchants: Vec<String>,
    },
    /// The counter, in these stores.
    Staff {
        /// Each with its limit.
        stores: Vec<StaffStore>,
    },
}

/// A store that somebody works in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffStore {
    /// The store's id.
    pub id: String,
    /// The most that may be given back of one payment, in the store's currency; zero for nothing.
    pub refund_limit: Money,
}

/// Where a user may look. Comes from the signed-in user alone, and every query takes one: so no handler can forget it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere.
    All,
    /// In the stores of these merchants; in none, when there are none.
    Merchants(Vec<String>),
    /// In these stores.
    Stores(Vec<String>),
}

/// Why money may not be given back by this user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReturnRefused {
    /// The payment is not of a store of theirs.
    #[error("the payment is of another store")]
    OtherStore,
    /// It would be more than their limit, which it carries.
    #[error("no more than {0} of one payment may be given back")]
    OverLimit(Money),
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Operator, Self::Owner, Self::Staff];

    /// The name that it is stored by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Owner => "owner",
            Self::Staff => "staff",
        }
    }

    /// The role of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether the role carries this right: the one table of roles and rights.
    pub const fn has(self, right: Right) -> bool {
        match right {
            Right::SeePayments | Right::ReturnMoney => true,
            Right::ManageCodes | Right::ManageStores | Right::ManageSystems | Right::ManageUsers => {
                !matches!(self, Self::Staff)
            }
            Right::ManageMerchants => matches!(self, Self::Operator),
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl Access {
    /// The role that this is of.
    pub const fn role(&self) -> Role {
        match self {
            Self::Operator => Role::Operator,
            Self::Owner { .. } => Role::Owner,
            Self::Staff { .. } => Role::Staff,
        }
    }

    /// Where it holds.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self {
            Self::Operator => Scope::All,
            Self::Owner { merchants } => Scope::Merchants(merchants.clone()),
            Self::Staff { stores } => Scope::Stores(stores.iter().map(|store| store.id.clone()).collect()),
        }
    }

    /// The most of one payment of this store that may be given back; `None` where only the payment itself is the limit.
    /// To be asked of a payment that was found within [`scope`](Self::scope).
    ///
    /// # Errors
    /// [`ReturnRefused::OtherStore`], when staff do not work there.
    pub fn refund_limit(&self, store_id: &str) -> Result<Option<Money>, ReturnRefused> {
        let Self::Staff { stores } = self else { return Ok(None) };
        let store = stores.iter().find(|store| store.id == store_id).ok_or(ReturnRefused::OtherStore)?;
        Ok(Some(store.refund_limit))
    }

    /// Whether `amount` may be given back of a payment of this store of which `returned` went back before. What others
    /// gave back counts: a limit that each of several refunds keeps to would be none.
    ///
    /// # Errors
    /// [`ReturnRefused`].
    pub fn check_return(&self, store_id: &str, returned: Money, amount: Money) -> Result<(), ReturnRefused> {
        let Some(limit) = self.refund_limit(store_id)? else { return Ok(()) };
        let whole = returned.minor_units().checked_add(amount.minor_units());
        let same_currency = amount.currency() == limit.currency() && returned.currency() == limit.currency();
        match whole {
            Some(whole) if same_currency && whole <= limit.minor_units() => Ok(()),
            _ => Err(ReturnRefused::OverLimit(limit)),
        }
    }

    /// Whether this user may make or change one who has `other`. `merchant_of` tells whose a store is.
    ///
    /// An operator may with all. An owner may with the staff whose stores are all of the owner's own merchants, and who
    /// have any: whoever works nowhere could have been anybody's.
    pub fn may_manage(&self, other: &Self, merchant_of: impl Fn(&str) -> Option<String>) -> bool {
        match (self, other) {
            (Self::Operator, _) => true,
            (Self::Owner { merchants }, Self::Staff { stores }) => {
                let is_own = |store: &StaffStore| {
                    merchant_of(&store.id).is_some_and(|owner| merchants.contains(&owner))
                };
                !stores.is_empty() && stores.iter().all(is_own)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn dollars(cents: u64) -> Money {
        Money::new(Currency::from_code("SGD").expect("it is one"), cents)
    }

    fn staff(stores: &[&str]) -> Access {
        let store = |id: &&str| StaffStore { id: (*id).to_owned(), refund_limit: dollars(2_000) };
        Access::Staff { stores: stores.iter().map(store).collect() }
    }

    fn owner(merchants: &[&str]) -> Access {
        Access::Owner { merchants: merchants.iter().map(|id| (*id).to_owned()).collect() }
    }

    #[test]
    fn what_each_role_may_do() {
        let table = [
            (Right::SeePayments, [true, true, true]),
            (Right::ReturnMoney, [true, true, true]),
            (Right::ManageCodes, [true, true, false]),
            (Right::ManageStores, [true, true, false]),
            (Right::ManageSystems, [true, true, false]),
            (Right::ManageUsers, [true, true, false]),
            (Right::ManageMerchants, [true, false, false]),
        ];
        for (right, expected) in table {
            assert_eq!(Role::ALL.map(|role| role.has(right)), expected, "{right:?}");
        }
    }

    #[test]
    fn a_role_is_found_by_its_name() {
        for role in Role::ALL {
            assert_eq!(Role::from_name(role.name()), Some(role));
        }
        assert_eq!(Role::from_name("root"), None);
    }

    #[test]
    fn nobody_looks_further_than_their_own() {
        assert_eq!(Access::Operator.scope(), Scope::All);
        assert_eq!(owner(&["M1"]).scope(), Scope::Merchants(vec!["M1".to_owned()]));
        assert_eq!(owner(&[]).scope(), Scope::Merchants(Vec::new()));
        assert_eq!(staff(&["S1", "S2"]).scope(), Scope::Stores(vec!["S1".to_owned(), "S2".to_owned()]));
    }

    #[test]
    fn staff_give_back_up_to_their_limit_of_one_payment_however_often() {
        let staff = staff(&["S1"]);
        let refused = Err(ReturnRefused::OverLimit(dollars(2_000)));
        for (returned, amount, expected) in [
            (0, 2_000, Ok(())),
            (0, 2_001, refused),
            (1_500, 500, Ok(())),
            (1_500, 501, refused),
            (5_000, 1, refused),
            (1, u64::MAX, refused),
        ] {
            let checked = staff.check_return("S1", dollars(returned), dollars(amount));
            assert_eq!(checked, expected, "{returned} {amount}");
        }
        assert_eq!(staff.check_return("S2", dollars(0), dollars(1)), Err(ReturnRefused::OtherStore));
        let yen = |units| Money::new(Currency::from_code("JPY").expect("it is one"), units);
        assert_eq!(staff.check_return("S1", yen(0), yen(1)), refused, "a limit is of one currency");
        for other in [Access::Operator, owner(&["M1"])] {
            assert_eq!(other.check_return("S1", dollars(0), dollars(u64::MAX)), Ok(()));
        }
    }

    #[test]
    fn an_owner_manages_the_staff_of_own_stores_and_nobody_else() {
        let merchant_of = |store: &str| match store {
            "S1" | "S2" => Some("M1".to_owned()),
            "S3" => Some("M2".to_owned()),
            _ => None,
        };
        let one = owner(&["M1"]);
        for (other, expected) in [
            (staff(&["S1"]), true),
            (staff(&["S1", "S2"]), true),
            (staff(&["S1", "S3"]), false),
            (staff(&["S3"]), false),
            (staff(&["S9"]), false),
            (staff(&[]), false),
            (owner(&["M1"]), false),
            (Access::Operator, false),
        ] {
            assert_eq!(one.may_manage(&other, merchant_of), expected, "{other:?}");
            assert!(Access::Operator.may_manage(&other, merchant_of));
            assert!(!staff(&["S1", "S2", "S3"]).may_manage(&other, merchant_of), "{other:?}");
        }
    }
}
