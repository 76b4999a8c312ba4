//! The browser's entry: hydrate, and say so; nothing else.

// In a release build a page is one type, nested as deeply as its elements.
#![recursion_limit = "512"]

use leptos::mount::hydrate_from_async;
use leptos::prelude::{document, set_timeout};
use leptos::web_sys::js_sys::{Reflect, global};
use std::time::Duration;
use wasm_bindgen::prelude::{UnwrapThrowExt, wasm_bindgen};

#[wasm_bindgen]
pub async fn hydrate() {
    // The page's own code is fetched first.
    hydrate_from_async(document().body().unwrap_throw(), app::App)
        .await
        .forget();
    // What hydration itself has put off runs before this.
    set_timeout(say_ready, Duration::ZERO);
}

/// Sets `window.tafsil` to "ready": the page answers now. Tests wait for it, because nothing of
/// a page tells that it is hydrated.
fn say_ready() {
    let _ = Reflect::set(&global(), &"tafsil".into(), &"ready".into());
}
