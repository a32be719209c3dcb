//! `/e/{code}`: the entry page, and the form that it posts.

mod get;
mod pay;

use app::entry::{EntryProblem, EntryView};
use app::notice::Notice;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use checkout::entry_code::EntryCode;
use checkout::port::{Clock as _, Store as _};
use checkout::shop::EntryPoint;

pub(super) use get::{get, page};
pub(super) use pay::{pay, reopened as pay_reopened};

use super::Shared;
use super::error::{PageError, notice_page};
use super::visitor::Visitor;

/// Lets the payer's browser keep the page, and show it again when Back leads to it: it is the same attempt then, and
/// so the same payment. Whoever opens the page anew asks for it anew.
const KEPT_FOR_BACK: &str = "private, no-cache";

/// The entry point of a code.
async fn entry_point(shared: &Shared, code: EntryCode) -> Result<EntryPoint, PageError> {
    shared.checkout.store().entry_point(&code).await?.ok_or(PageError::UnknownCode)
}

/// What stands in the entry page's fields, and why it is shown again.
#[derive(Debug, Default)]
struct Filled {
    amount: String,
    note: String,
    /// The attempt to go on with; a page without one gets its own.
    attempt: Option<String>,
    problem: Option<EntryProblem>,
}

/// The entry page: 200 when it is new, 422 when what was posted is wrong.
fn entry_page(shared: &Shared, visitor: &Visitor, entry: EntryPoint, filled: Filled) -> Response {
    let (now, look) = (shared.checkout.clock().now(), shared.looks.now());
    let issue = || shared.attempt_key.issue(&entry.code, crate::random::bytes(), now);
    let status = if filled.problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = EntryView {
        language: visitor.language(entry.store.language),
        wallet: visitor.wallet(),
        attempt: filled.attempt.unwrap_or_else(issue),
        rule: entry.amount_rule(),
        logo: look.brand.logo(&entry.store.id),
        store_name: entry.store.name,
        label: entry.label,
        code: entry.code,
        fixed_amount: entry.fixed_amount,
        typed: filled.amount,
        note: filled.note,
        problem: filled.problem,
    };
    let page = Html(app::entry::render(&view, &look.shell));
    (status, [(header::CACHE_CONTROL, KEPT_FOR_BACK)], page).into_response()
}

fn switched_off(shared: &Shared, visitor: &Visitor, entry: &EntryPoint) -> Response {
    let address = format!("/e/{}", entry.code);
    notice_page(shared, visitor, entry.store.language, &address, Notice::SwitchedOff)
}
