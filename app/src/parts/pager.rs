//! Links to the other pages of a list.

use crate::context::use_lang;
use crate::parts::Icon;
use crate::words::shop as w;
use engine::number::grouped;
use leptos::prelude::*;

/// `base` is the address of every page but for its number.
#[component]
pub fn Pager(page: u32, pages: u32, base: String) -> impl IntoView {
    let lang = use_lang();
    let at = move |page: u32| format!("{base}{page}");
    let near = (1..=pages).filter(move |n| *n == 1 || *n == pages || n.abs_diff(page) <= 1);
    let mut last = 0;
    let numbers = near
        .map(|n| {
            let gap = n > last + 1;
            last = n;
            let link = if n == page {
                view! { <span aria-current="page">{grouped(n.into())}</span> }.into_any()
            } else {
                view! { <a href=at(n)>{grouped(n.into())}</a> }.into_any()
            };
            view! { {gap.then(|| view! { <span class="pager-gap">"…"</span> }.into_any())} {link} }
                .into_any()
        })
        .collect_view();
    (pages > 1).then(|| view! {
        <nav class="pager" aria-label=w::pages(lang)>
            {(page > 1).then(|| view! {
                <a rel="prev" href=at(page - 1) aria-label=w::previous(lang)><Icon name="chevron" class="icon-back"/></a>
            }.into_any())}
            {numbers}
            {(page < pages).then(|| view! {
                <a rel="next" href=at(page + 1) aria-label=w::next(lang)><Icon name="chevron" class="icon-mirrored"/></a>
            }.into_any())}
        </nav>
    }.into_any())
}
