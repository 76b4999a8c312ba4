//! The box to search with: a form that works by itself. Where scripts run it is
//! helped by a bundle of its own, which holds the catalogue and suggests.

use crate::context::use_lang;
use crate::parts::Icon;
use crate::paths;
use crate::words::common as w;
use engine::Currency;
use engine::search::Refinement;
use leptos::html::{Div, Input};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};
use std::time::Duration;

/// How long a page that is there rests before more is fetched.
const REST: Duration = Duration::from_millis(300);

/// What the helpers need to know.
#[cfg_attr(
    not(feature = "hydrate"),
    expect(dead_code, reason = "nobody helps on the server")
)]
pub struct Helped {
    pub input: leptos::web_sys::HtmlInputElement,
    /// Where suggestions are put.
    pub under: leptos::web_sys::HtmlElement,
    pub currency: Currency,
    /// Whether to suggest, or only to get ready.
    pub suggests: bool,
}

/// `currency` is what prices are shown in.
#[component]
pub fn SearchBox(currency: Currency) -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let path = use_location().pathname;
    let input = NodeRef::<Input>::new();
    let under = NodeRef::<Div>::new();
    let suggesting = StoredValue::new(false);
    let owner = StoredValue::new(Owner::current());
    let wake = move |suggests: bool| {
        let places = input.get_untracked().zip(under.get_untracked());
        if let Some((input, under)) = places
            && suggesting.try_get_value() == Some(false)
        {
            suggesting.set_value(suggests);
            let helped = Helped {
                input,
                under: under.into(),
                currency,
                suggests,
            };
            owner.with_value(|owner| help(owner.clone(), helped));
        }
    };
    // Who narrows a list is going to need the catalogue.
    Effect::new(move |_| {
        let path = path.get();
        if ["/c/", "/search"].iter().any(|place| path.contains(place)) {
            set_timeout(move || wake(false), REST);
        }
    });
    view! {
        <form class="search" role="search" action=paths::search(lang)>
            <label class="visually-hidden" for="q">{w::search(lang)}</label>
            <input type="search" id="q" name="q" autocomplete="off" maxlength="200" node_ref=input
                placeholder=w::search_placeholder(lang) on:focus=move |_| wake(true)
                value=query.with_untracked(|query| Refinement::readable(query.get_str("q").unwrap_or_default()))/>
            <button class="icon-button" type="submit">
                <Icon name="search"/><span class="visually-hidden">{w::search(lang)}</span>
            </button>
            <div node_ref=under></div>
        </form>
    }
}

#[cfg(feature = "split")]
fn help(owner: Option<Owner>, helped: Helped) {
    leptos::task::spawn_local(async move {
        // Without it the form still works.
        let _ = fetched(owner, helped).await;
    });
}

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(finder, fallible)]
fn fetched(
    owner: Option<Owner>,
    helped: Helped,
) -> Result<(), wasm_split_helpers::SplitLoaderError> {
    super::suggestions::help(owner, helped);
    Ok(())
}

#[cfg(all(feature = "hydrate", not(feature = "split")))]
fn help(owner: Option<Owner>, helped: Helped) {
    super::suggestions::help(owner, helped);
}

#[cfg(not(feature = "hydrate"))]
fn help(_: Option<Owner>, _: Helped) {}
