//! `GET /console/payments.csv`: everything that a search finds, as a file for spreadsheets (RFC 4180), written while it is
//! read: however many payments there are, a page of them is in memory.
//!
//! Payers and shops write names and notes, and spreadsheets take a cell that begins like a formula for one. Such a cell
//! gets an apostrophe before it, which keeps it a text.

use std::borrow::Cow;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use checkout::port::{Clock as _, StoreError};
use csv::{Terminator, WriterBuilder};
use futures::StreamExt as _;

use super::super::super::Shared;
use super::super::super::local_time::local_time;
use super::super::error::ConsoleError;
use super::super::item::stores;
use super::super::signed_in::SignedIn;
use super::search::Asked;
use crate::day;
use crate::sql::PaymentRow;

/// Tells spreadsheets that the text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

const HEADS: [&str; 17] = [
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
];

pub(super) async fn file(
    State(shared): State<Arc<Shared>>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, ConsoleError> {
    let (all, chosen) = stores(&shared, &signed_in, asked.store.as_deref()).await?;
    let (search, problems) = asked.search(&all, chosen.as_ref());
    if !problems.is_empty() {
        // The page says what is wrong.
        return Ok(Redirect::to(&asked.address("/console/payments", None)).into_response());
    }
    let timezone = chosen.as_ref().or(all.first()).map_or("UTC", |store| &store.timezone);
    let today = day::day_of(shared.checkout.clock().now(), timezone);
    let pages = shared.checkout.store().export(signed_in.scope(), search);
    let head =
        futures::stream::once(async { head().map(|head| [BYTE_ORDER_MARK.as_bytes(), &head].concat()) });
    let body = head.chain(pages.map(|rows| page(&rows?))).map(|text| text.map(Bytes::from));
    let mut response = Body::from_stream(body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let name = format!("attachment; filename=\"payments-{today}.csv\"");
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

/// The line with the names of the columns.
fn head() -> Result<Vec<u8>, StoreError> {
    lines(&[HEADS.map(str::to_owned)])
}

/// The lines of these payments.
fn page(rows: &[PaymentRow]) -> Result<Vec<u8>, StoreError> {
    lines(&rows.iter().map(cells).collect::<Vec<_>>())
}

fn lines(records: &[[String; HEADS.len()]]) -> Result<Vec<u8>, StoreError> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let failed =
        |error: csv::Error| StoreError::Corrupt(format!("a payment cannot be written as CSV: {error}"));
    for cells in records {
        writer.write_record(cells.iter().map(|cell| harmless(cell).into_owned())).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| failed(error.into_error().into()))
}

/// The cells of a payment, in the order of [`HEADS`].
fn cells(row: &PaymentRow) -> [String; HEADS.len()] {
    let PaymentRow { payment, code_label, store_name, store_timezone, .. } = row;
    let (order, progress) = (&payment.order, &payment.progress);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        local_time(order.created_at, store_timezone).text,
        progress.paid_at.map(|time| local_time(time, store_timezone).text).unwrap_or_default(),
        store_timezone.clone(),
        progress.status.name().to_owned(),
        order.amount.currency().code().to_owned(),
        order.amount.to_string(),
        progress.refunded.to_string(),
        order.store_id.clone(),
        store_name.clone(),
        order.code.to_string(),
        text(code_label),
        progress.wallet_brand.clone().unwrap_or_else(|| order.payer.wallet.clone()),
        order.request_id.reference(),
        order.request_id.to_string(),
        text(&progress.payment_id),
        text(&progress.result_code),
        text(&order.note),
    ]
}

/// A cell that no spreadsheet takes for a formula. The wide characters are what some turn into the narrow ones.
fn harmless(cell: &str) -> Cow<'_, str> {
    const BEGINS_FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.starts_with(BEGINS_FORMULA) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_begins_like_a_formula_is_a_text() {
        for cell in ["=1+1", "+65 1234", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in ["", "Table 4", "12.50", "a=b", "二号", "'=1"] {
            assert_eq!(harmless(cell), cell);
        }
    }

    #[test]
    fn the_first_line_names_the_columns_and_lines_end_as_the_standard_says() {
        let text = String::from_utf8(head().unwrap()).unwrap();
        assert!(text.starts_with("made_at,paid_at,") && text.ends_with(",note\r\n"), "{text}");
    }
}
