//! A page that could not be had.

use crate::api::ApiError;
use crate::context::use_lang;
use crate::shop::{GonePage, NotFoundPage};
use crate::words::{common as w, errors};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// What stands in place of a page's content when it failed, with a way on.
#[component]
pub fn Trouble(error: ApiError) -> impl IntoView {
    match error {
        ApiError::NotFound => return view! { <NotFoundPage/> }.into_any(),
        ApiError::Gone(gone) => return view! { <GonePage gone/> }.into_any(),
        _ => {}
    }
    let lang = use_lang();
    let here = use_location().pathname.get_untracked();
    view! {
        <div class="empty">
            <h1>{w::error_title(lang)}</h1>
            <p>{errors::say(lang, &error)}</p>
            <a class="button" href=here rel="external">{w::try_again(lang)}</a>
        </div>
    }
    .into_any()
}
