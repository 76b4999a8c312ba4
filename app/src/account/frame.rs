//! What the pages of an account share.

use crate::api::ApiError;
use crate::context::use_lang;
use crate::data::{Data, show_either};
use crate::parts::{DocumentForm, Icon, Trouble};
use crate::paths;
use crate::words::{account as w, common};
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::{use_location, use_query_map};
use serde::de::DeserializeOwned;

/// A page of the account, beside the way to the others.
#[component]
pub fn AccountFrame(children: Children) -> impl IntoView {
    let lang = use_lang();
    let location = use_location();
    let pages = [
        (paths::account(lang), w::overview(lang)),
        (paths::orders(lang), w::orders(lang)),
        (paths::addresses(lang), w::addresses(lang)),
        (paths::details(lang), w::details(lang)),
        (paths::change_password(lang), w::change_password(lang)),
    ];
    let home = paths::account(lang);
    view! {
        <div class="account">
            <nav class="account-nav no-print" aria-label=common::account(lang) data-scroll="">
                <ul role="list">
                    {pages.into_iter().map(|(href, name)| {
                        // A page below one of these belongs to it; all are below the first.
                        let (this, only) = (href.clone(), href == home);
                        let current = move || location.pathname.with(|path| {
                            let below = path.strip_prefix(&this);
                            let here = below.is_some_and(|rest| {
                                rest.is_empty() || !only && rest.starts_with('/')
                            });
                            here.then_some("page")
                        });
                        view! { <li><a href=href aria-current=current>{name}</a></li> }.into_any()
                    }).collect_view()}
                </ul>
            </nav>
            <div class="stack">{children()}</div>
        </div>
    }
}

/// Shows data that only its owner may see.
pub fn show_own<T: DeserializeOwned + 'static>(
    data: Data<T>,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    show_either(data, move |answer| match answer {
        Ok(value) => view(value),
        Err(error) => view! { <Turned error/> }.into_any(),
    })
}

/// In place of what only its owner may see: a visitor who is not signed in is
/// led to do so, and then back here; one who is but may not is told so.
#[component]
fn Turned(error: ApiError) -> impl IntoView {
    match error {
        ApiError::SignedOut => {
            let path = paths::sign_in_for(use_lang(), &here());
            view! { <Redirect path/> }.into_any()
        }
        ApiError::Forbidden => view! { <Forbidden/> }.into_any(),
        error => view! { <Trouble error/> }.into_any(),
    }
}

/// The longest query, in bytes, that is kept on the way to signing in: on its
/// way it is encoded twice, and servers and browsers bound an address.
const KEPT: usize = 1500;

/// The address of the page, with what it was asked.
fn here() -> String {
    let location = use_location();
    let path = location.pathname.get_untracked();
    location.search.with_untracked(|query| match query.len() {
        1..=KEPT => format!("{path}?{query}"),
        _ => path,
    })
}

#[component]
fn Forbidden() -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="empty">
            <h1>{w::forbidden_title(lang)}</h1>
            <p>{w::forbidden_text(lang)}</p>
            <a class="button" href=paths::account(lang)>{common::account(lang)}</a>
        </div>
    }
}

/// That something was done.
#[component]
pub fn Done(text: &'static str) -> impl IntoView {
    view! {
        <div class="notice notice-good" role="status">
            <Icon name="check"/>
            <div>{text}</div>
        </div>
    }
}

/// Whether the page was led to by saving.
pub fn is_saved() -> Signal<bool> {
    let query = use_query_map();
    Signal::derive(move || query.with(|query| query.get_str("saved").is_some()))
}

/// A value of the page's query, as it was when the page was opened.
pub fn query_value(name: &'static str) -> String {
    use_query_map().with_untracked(|query| query.get_str(name).unwrap_or_default().to_owned())
}

#[component]
pub fn SignOutButton() -> impl IntoView {
    let lang = use_lang();
    view! {
        <DocumentForm<crate::api::account::SignOut>>
            <button class="button button-quiet">{common::sign_out(lang)}</button>
        </DocumentForm<crate::api::account::SignOut>>
    }
}
