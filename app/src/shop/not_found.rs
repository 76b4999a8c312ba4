//! For an address that leads nowhere, or not any more.

use crate::context::use_lang;
use crate::model::{GoneView, Link};
use crate::parts::Words;
use crate::paths;
use crate::words::common as w;
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn NotFoundPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    let _ = crate::api::request::answer::<()>(Err(crate::api::ApiError::NotFound));
    let lang = use_lang();
    let links = vec![Link::own(w::home(lang), paths::home(lang))];
    view! { <GonePage gone=GoneView {
        title: w::not_found_title(lang).to_owned(),
        text: w::not_found_text(lang).to_owned(),
        links,
    }/> }
}

/// For what is not there, or not any more: its ways on, the first of them as a button.
#[component]
pub fn GonePage(gone: GoneView) -> impl IntoView {
    let mut class = "button";
    view! {
        <Title text=w::page_title(use_lang(), &gone.title)/>
        <div class="empty">
            <h1>{gone.title}</h1>
            <p>{gone.text}</p>
            {gone.links.into_iter().map(|link| {
                let class = std::mem::take(&mut class);
                view! { <p><a class=class href=link.href><Words of=link.name/></a></p> }.into_any()
            }).collect_view()}
        </div>
    }
}
