//! An amount shown large, to be read across a counter.

use checkout::money::{Money, NumberStyle};
use leptos::prelude::*;

use crate::island::amount::SHORT_LENGTH_MAX;

/// The amount with its currency, as the region writes it; a long one smaller, so that it fits the narrowest phone.
pub(crate) fn figure(amount: Money, style: NumberStyle) -> impl IntoView + use<> {
    let number = amount.formatted(style);
    let long = (number.chars().count() > SHORT_LENGTH_MAX).then_some("");
    view! {
        <p class="amount">
            <span class="currency">{amount.currency().code()}</span>
            " "
            <span class="figure" data-long=long>{number}</span>
        </p>
    }
}
