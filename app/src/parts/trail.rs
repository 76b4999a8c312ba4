//! Breadcrumbs: where the page stands in the shop.

use crate::context::use_lang;
use crate::model::{Link, Said};
use crate::parts::Words;
use crate::paths;
use crate::words::common as w;
use leptos::prelude::*;

#[component]
pub fn Trail(links: Vec<Link>, #[prop(optional)] here: Option<Said>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <nav aria-label=w::breadcrumbs(lang)>
            <ol class="breadcrumbs">
                <li><a href=paths::home(lang)>{w::home(lang)}</a></li>
                {links.into_iter().map(|link| view! {
                    <li><a href=link.href><Words of=link.name/></a></li>
                }.into_any()).collect_view()}
                {here.map(|here| view! { <li><span aria-current="page"><Words of=here/></span></li> }.into_any())}
            </ol>
        </nav>
    }
}
