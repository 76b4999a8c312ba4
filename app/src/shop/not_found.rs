//! For an address that leads nowhere.

use crate::context::use_lang;
use crate::paths;
use crate::words::common as w;
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn NotFoundPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    let _ = crate::api::request::answer::<()>(Err(crate::api::ApiError::NotFound));
    let lang = use_lang();
    view! {
        <Title text=w::page_title(lang, w::not_found_title(lang))/>
        <div class="empty">
            <h1>{w::not_found_title(lang)}</h1>
            <p>{w::not_found_text(lang)}</p>
            <a class="button" href=paths::home(lang)>{w::home(lang)}</a>
        </div>
    }
}
