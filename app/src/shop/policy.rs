//! A policy of the shop: delivery, returns, terms.

use crate::api::policy::load_policy;
use crate::context::use_lang;
use crate::data::{data, show};
use crate::model::PolicyView;
use crate::parts::{PageHead, Words};
use crate::paths;
use crate::words::{common, policy as w};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub fn PolicyPage() -> impl IntoView {
    let lang = use_lang();
    let params = use_params_map();
    let name = move || params.with(|params| params.get("name").unwrap_or_default());
    let data = data(name, move |name| load_policy(lang, name));
    show(data, move |PolicyView { policy, paragraphs }| {
        let title = w::title(lang, policy);
        view! {
            <PageHead title=common::page_title(lang, title)
                path=paths::policy(lang, policy) other_path=paths::policy(lang.other(), policy)/>
            <article class="prose">
                <h1>{title}</h1>
                {paragraphs.into_iter().map(|text| view! { <p><Words of=text/></p> }.into_any()).collect_view()}
            </article>
        }
        .into_any()
    })
}
