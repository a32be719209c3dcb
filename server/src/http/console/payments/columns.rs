//! What a payment has in a file for spreadsheets: its columns, and of which kind each cell is. The kinds decide how a
//! format writes a cell so that no program takes it for something else.

use checkout::money::Money;
use checkout::payment::{Payment, Status};
use checkout::wallet::WALLETS;
use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::day::zoned;
use crate::sql::PaymentRow;

/// The columns' names. Programs look columns up by them: new ones are added at the end.
pub(super) const HEADS: [&str; 23] = [
    "made_at",
    "paid_at",
    "time_zone",
    "status",
    "currency",
    "amount",
    "refunded",
    "store",
    "store_name",
    "code",
    "code_label",
    "wallet",
    "reference",
    "payment",
    "alipayplus_payment",
    "result_code",
    "note",
    // The hour between two and three of an autumn's Sunday comes twice: these tell the two apart, and sort them.
    "made_at_utc",
    "paid_at_utc",
    "made_at_offset",
    "paid_at_offset",
    // Whole numbers, which are read alike wherever commas and points mean something else.
    "amount_minor",
    "refunded_minor",
];

/// A cell, by what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// What people wrote.
    Text(String),
    /// What programs call something: digits in it are no number.
    Id(String),
    /// An amount in its currency's decimals.
    Amount(Money),
    /// The same in the currency's smallest units.
    Minor(Money),
    /// What a clock showed; none where it has not happened.
    Time(Option<DateTime>),
}

/// The cells of a payment, in the order of [`HEADS`].
pub(super) fn cells(row: &PaymentRow) -> [Cell; HEADS.len()] {
    let PaymentRow { payment, code_label, store_name, store_timezone, .. } = row;
    let (order, progress) = (&payment.order, &payment.progress);
    let text = |text: &Option<String>| Cell::Text(text.clone().unwrap_or_default());
    let id = |id: &Option<String>| Cell::Id(id.clone().unwrap_or_default());
    let made_at = zoned(order.created_at, store_timezone);
    let paid_at = progress.paid_at.map(|time| zoned(time, store_timezone));
    let local = |time: &Zoned| Cell::Time(Some(time.datetime()));
    let utc = |time: &Zoned| Cell::Time(Some(time.with_time_zone(TimeZone::UTC).datetime()));
    // Not `+02:00` alone, which is a formula to some and a time of day to others.
    let offset = |time: &Zoned| Cell::Id(format!("UTC{}", time.strftime("%:z")));
    let (never, unsaid) = (Cell::Time(None), Cell::Id(String::new()));
    let refunded = returned(payment);
    [
        local(&made_at),
        paid_at.as_ref().map_or(never.clone(), local),
        // Of the clock that the times are told by, whatever the store's is called.
        Cell::Id(made_at.time_zone().iana_name().unwrap_or(store_timezone).to_owned()),
        Cell::Id(progress.status.name().to_owned()),
        Cell::Id(order.amount.currency().code().to_owned()),
        Cell::Amount(order.amount),
        Cell::Amount(refunded),
        Cell::Id(order.store_id.clone()),
        Cell::Text(store_name.clone()),
        Cell::Id(order.code.to_string()),
        text(code_label),
        Cell::Text(wallet(payment)),
        Cell::Id(order.request_id.reference()),
        Cell::Id(order.request_id.to_string()),
        id(&progress.payment_id),
        id(&progress.result_code),
        text(&order.note),
        utc(&made_at),
        paid_at.as_ref().map_or(never, utc),
        offset(&made_at),
        paid_at.as_ref().map_or(unsaid, offset),
        Cell::Minor(order.amount),
        Cell::Minor(refunded),
    ]
}

/// How much of the amount went back: by refunds, or all of it where the shop cancelled what was paid.
fn returned(payment: &Payment) -> Money {
    let progress = &payment.progress;
    let was_paid = progress.status == Status::Cancelled && progress.paid_at.is_some();
    if was_paid { payment.order.amount } else { progress.refunded }
}

/// The wallet's brand, as Alipay+ named it or else the phone did.
fn wallet(payment: &Payment) -> String {
    let named = payment.progress.wallet_brand.clone();
    named.unwrap_or_else(|| brand_of(&payment.order.payer.wallet).to_owned())
}

/// The brand of the wallet with this label; that of all together, for those that cannot be told apart.
fn brand_of(label: &str) -> &'static str {
    let mut known = WALLETS.iter().filter(|wallet| wallet.label == label);
    match (known.next(), known.next()) {
        (Some(wallet), None) => wallet.brand,
        // Several have the label of those that cannot be told apart.
        _ => "Alipay+",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // ux.md F10
    #[test]
    fn a_wallet_is_told_by_its_brand_and_not_by_a_constant() {
        assert_eq!(["GCASH", "ALIPAY_HK"].map(brand_of), ["GCash", "AlipayHK"]);
        assert_eq!(["ALIPAYPLUS", "NONE", ""].map(brand_of), ["Alipay+"; 3]);
    }
}
