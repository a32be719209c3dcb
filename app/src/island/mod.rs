//! What the browser makes alive: the keypad and the live status.
//!
//! The server renders an island as it renders the rest; in the browser its code runs once more over the same
//! elements. What an island has to know (words, currency, limits, addresses) stands in data attributes of an
//! element around it: island props would bring a JSON parser into the wasm.

#[expect(unreachable_pub, reason = "the island macro makes what the loader calls public")]
pub(crate) mod clock;
#[expect(unreachable_pub, reason = "the island macro makes what the loader calls public")]
pub(crate) mod keypad;
#[expect(unreachable_pub, reason = "the island macro makes what the loader calls public")]
pub(crate) mod status;
mod typing;

/// Gets the reactive system ready for islands. The loader calls it once, before it hydrates the first.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

/// The attribute of the element with this id; empty when there is none.
#[cfg(not(feature = "ssr"))]
fn attribute(id: &str, name: &str) -> String {
    let element = leptos::prelude::document().get_element_by_id(id);
    element.and_then(|element| element.get_attribute(name)).unwrap_or_default()
}
