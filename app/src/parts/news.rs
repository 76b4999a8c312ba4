//! What just happened to the cart, said once, with a way back.

use crate::context::use_lang;
use crate::paths;
use crate::visit::{CartNews, use_cart};
use crate::words::{common, errors, shop as w};
use leptos::prelude::*;

#[component]
pub fn News() -> impl IntoView {
    let lang = use_lang();
    let cart = use_cart();
    let text = move || {
        cart.news.get().map(|news| match news {
            CartNews::Added => w::added(lang).to_owned(),
            CartNews::Removed { .. } => w::removed(lang).to_owned(),
            CartNews::Failed(error) => errors::say(lang, &error),
        })
    };
    let removed = move || matches!(cart.news.get(), Some(CartNews::Removed { .. }));
    let undo = move |_| {
        if let Some(CartNews::Removed { sku, quantity }) = cart.news.get_untracked() {
            cart.add(sku, quantity);
        }
    };
    view! {
        <div class="toast" role="status" hidden=move || cart.news.with(Option::is_none)>
            <span>{text}</span>
            <button class="button" type="button" hidden=move || !removed() on:click=undo>{common::undo(lang)}</button>
            <a class="button" href=paths::cart(lang) hidden=move || cart.news.get() != Some(CartNews::Added)>{w::see_cart(lang)}</a>
        </div>
    }
}
