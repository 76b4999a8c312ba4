//! Putting a product into the cart from a list.

use crate::context::use_lang;
use crate::visit::use_cart;
use crate::words::shop as w;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// A form of one button: it posts by itself without scripts, and answers at
/// once with them.
#[component]
pub fn AddButton(sku: String, name: String) -> impl IntoView {
    let lang = use_lang();
    let cart = use_cart();
    let added = sku.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        cart.add(added.clone(), 1, name.clone());
    };
    view! {
        <form method="post" action="/api/add_to_cart" on:submit=submit>
            <input type="hidden" name="sku" value=sku/>
            <input type="hidden" name="quantity" value="1"/>
            <input type="hidden" name="return_to" value=crate::paths::cart(lang)/>
            <button class="button button-wide" type="submit">{w::add_to_cart(lang)}</button>
        </form>
    }
}
