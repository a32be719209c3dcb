//! What the browser makes alive: the amount that grows under the keypad, and the live status.
//!
//! The server renders an island as it renders the rest; in the browser its code runs once more over the same
//! elements. What an island has to know (words, currency, addresses) stands in data attributes of an element
//! around it: island props would bring a JSON parser into the wasm. What need not be here is not: every kilobyte
//! is a payer's wait, and the keys themselves are served by the page's own script, which works on every engine.

#[expect(unreachable_pub, reason = "the island macro makes what the loader calls public")]
pub(crate) mod amount;
#[expect(unreachable_pub, reason = "the island macro makes what the loader calls public")]
pub(crate) mod status;
#[cfg(any(feature = "hydrate", test))]
mod typing;

/// Gets the reactive system ready for islands. The loader calls it once, before it hydrates the first.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

/// The attribute of the element with this id; empty when there is none.
#[cfg(feature = "hydrate")]
fn attribute(id: &str, name: &str) -> String {
    let element = leptos::prelude::document().get_element_by_id(id);
    element.and_then(|element| element.get_attribute(name)).unwrap_or_default()
}
