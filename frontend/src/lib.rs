//! The browser's entry: hydrate, nothing else.

// In a release build a page is one type, nested as deeply as its elements.
#![recursion_limit = "512"]

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_body(app::App);
}
