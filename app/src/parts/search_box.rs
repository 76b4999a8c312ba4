//! The box to search with: a form that works by itself. Where scripts run it is
//! helped by a bundle of its own, which holds the catalogue and suggests.

use crate::context::use_lang;
use crate::parts::Icon;
use crate::paths;
use crate::words::common as w;
use engine::Currency;
use engine::search::Refinement;
use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;
use leptos_router::hooks::{use_location, use_query_map};
use std::time::Duration;

/// How long a page that is there rests before more is fetched.
const REST: Duration = Duration::from_millis(300);

/// Who is helped.
#[cfg_attr(
    not(feature = "hydrate"),
    expect(dead_code, reason = "nobody helps on the server")
)]
pub struct Helped {
    /// The box, once somebody is in it; before that, helpers only get ready.
    pub input: Option<HtmlInputElement>,
    /// What prices are shown in.
    pub currency: Currency,
}

/// `currency` is what prices are shown in.
#[component]
pub fn SearchBox(currency: Currency) -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let path = use_location().pathname;
    let suggesting = StoredValue::new(false);
    let owner = StoredValue::new(Owner::current());
    let wake = move |input: Option<HtmlInputElement>| {
        if suggesting.try_get_value() == Some(false) {
            suggesting.set_value(input.is_some());
            owner.with_value(|owner| help(owner.clone(), Helped { input, currency }));
        }
    };
    // Who narrows a list is going to need the catalogue.
    Effect::new(move |_| {
        let path = path.get();
        if ["/c/", "/search"].iter().any(|place| path.contains(place)) {
            set_timeout(move || wake(None), REST);
        }
    });
    view! {
        <form class="search" role="search" action=paths::search(lang)>
            <label class="visually-hidden" for="q">{w::search(lang)}</label>
            <input type="search" id="q" name="q" autocomplete="off" maxlength="200"
                placeholder=w::search_placeholder(lang) on:focus=move |event| wake(Some(event_target(&event)))
                // Who was in it before scripts ran.
                on:input=move |event| wake(Some(event_target(&event)))
                value=query.with_untracked(|query| Refinement::readable(query.get_str("q").unwrap_or_default()))/>
            <button class="icon-button" type="submit">
                <Icon name="search"/><span class="visually-hidden">{w::search(lang)}</span>
            </button>
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
