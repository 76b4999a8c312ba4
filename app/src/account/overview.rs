//! The account's first page.

use super::frame::{AccountFrame, SignOutButton, show_own};
use crate::api::account::{AccountView, load_account};
use crate::context::use_lang;
use crate::data::data;
use crate::parts::PrivateHead;
use crate::paths;
use crate::words::{account as w, common};
use leptos::prelude::*;

#[component]
pub fn OverviewPage() -> impl IntoView {
    let lang = use_lang();
    let account = data(|| (), |()| load_account());
    view! {
        <PrivateHead title=common::page_title(lang, common::account(lang))/>
        {show_own(account, move |account| view! { <Overview account/> }.into_any())}
    }
}

#[component]
fn Overview(account: AccountView) -> impl IntoView {
    let lang = use_lang();
    view! {
        <AccountFrame>
            <h1>{w::welcome(lang, &account.name)}</h1>
            <div class="panels">
                <section class="panel">
                    <h2>{w::orders(lang)}</h2>
                    <p class="muted">{w::orders_text(lang)}</p>
                    <a class="button" href=paths::orders(lang)>{w::see_orders(lang)}</a>
                </section>
                <section class="panel">
                    <h2>{w::addresses(lang)}</h2>
                    <p class="muted">{w::addresses_text(lang)}</p>
                    <a class="button" href=paths::addresses(lang)>{w::see_addresses(lang)}</a>
                </section>
                <section class="panel">
                    <h2>{w::details(lang)}</h2>
                    <p class="muted"><bdi>{account.name}</bdi><br/><bdi>{account.email}</bdi></p>
                    <a class="button" href=paths::details(lang)>{w::see_details(lang)}</a>
                </section>
                {account.is_merchant.then(|| view! {
                    <section class="panel">
                        <h2>{w::for_merchants(lang)}</h2>
                        <p class="muted">{w::for_merchants_text(lang)}</p>
                        <a class="button" href=paths::explain(lang)>{w::ask_why(lang)}</a>
                    </section>
                }.into_any())}
            </div>
            <SignOutButton/>
        </AccountFrame>
    }
}
