//! The toast: what just happened to the cart, said once. `public/page.js` puts it into room that
//! nothing else needs, and closes it after a while.

use crate::context::use_lang;
use crate::parts::Icon;
use crate::paths;
use crate::visit::{CartNews, use_cart};
use crate::words::{common, errors, shop as w};
use leptos::prelude::*;

#[component]
pub fn News() -> impl IntoView {
    let lang = use_lang();
    let news = use_cart().news;
    let toast = move |told| {
        let (name, text) = match told {
            CartNews::Added(name) => (Some(name), w::added(lang).to_owned()),
            CartNews::Failed(error) => (None, errors::say(lang, &error)),
        };
        let added = name.is_some();
        view! {
            <div class="toast">
                <p>{name.map(|name| view! { <bdi>{name}</bdi>" " }.into_any())}<span>{text}</span></p>
                {added.then(|| view! {
                    <a class="button" href=paths::cart(lang)><Icon name="check"/>{w::see_cart(lang)}</a>
                }.into_any())}
                <button class="icon-button toast-close" type="button" on:click=move |_| news.set(None)>
                    <Icon name="close"/><span class="visually-hidden">{common::close(lang)}</span>
                </button>
            </div>
        }
        .into_any()
    };
    // A live region is announced when its content changes, so it is there before that.
    view! { <div role="status" id="news">{move || news.get().map(toast)}</div> }
}
