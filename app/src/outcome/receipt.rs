//! What a receipt says: for whom, how much, with what, when, and what to call it by.

use leptos::prelude::*;

use super::words::{for_store, in_words};
use super::{Outcome, OutcomeView};
use crate::text::Text;

pub(super) fn receipt(view: &OutcomeView) -> impl IntoView + use<> {
    let (paid, refunded) = match &view.outcome {
        Outcome::Succeeded { wallet_brand, paid_at, refunded, .. } => {
            (Some((wallet_brand.clone(), paid_at.clone())), *refunded)
        }
        _ => (None, None),
    };
    let shop = if paid.is_some() { Text::DetailStore } else { Text::DetailStoreUnpaid };
    let (brand, paid_at) = paid.unzip();
    let row = |name: Text, value: AnyView| {
        view! {
            <div class="row">
                <dt>{name.get(view.language)} {for_store(view, name)}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let written = |text: String| view! { <bdi>{text}</bdi> }.into_any();
    view! {
        <dl class="receipt">
            {row(shop, written(view.store_name.clone()))}
            {row(Text::DetailAmount, written(in_words(view, view.amount)))}
            {refunded.map(|amount| row(Text::DetailRefunded, written(in_words(view, amount))))}
            {brand.flatten().map(|brand| row(Text::DetailWallet, written(brand)))}
            {paid_at.map(|time| {
                row(Text::DetailTime, view! { <time datetime=time.machine dir="ltr">{time.text}</time> }.into_any())
            })}
            {row(Text::DetailCode, written(view.label.clone().unwrap_or_else(|| view.code.to_string())))}
            {view.note.clone().map(|note| row(Text::DetailNote, written(note)))}
            {row(Text::DetailReference, written(view.reference.clone()))}
        </dl>
    }
}
