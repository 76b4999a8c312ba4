//! Name, address of mail, and the language of messages.

use super::frame::{AccountFrame, Done, is_saved, show_own};
use crate::api::account::{AccountView, ChangeDetails, load_account};
use crate::context::use_lang;
use crate::data::data;
use crate::parts::{Field, FormNote, PostForm, PrivateHead};
use crate::words::{account as w, common};
use engine::Lang;
use leptos::prelude::*;

#[component]
pub fn DetailsPage() -> impl IntoView {
    let lang = use_lang();
    let account = data(|| (), |()| load_account());
    view! {
        <PrivateHead title=common::page_title(lang, w::details(lang))/>
        {show_own(account, move |account| view! { <Details account/> }.into_any())}
    }
}

#[component]
fn Details(account: AccountView) -> impl IntoView {
    let lang = use_lang();
    let change = ServerAction::<ChangeDetails>::new();
    let saved = is_saved();
    let shown = move || saved.get() && !matches!(change.value().get(), Some(Err(_)));
    view! {
        <AccountFrame>
            <h1>{w::details(lang)}</h1>
            <Show when=shown><Done text=w::saved(lang)/></Show>
            <PostForm action=change class="form">
                <Field name="name" label=w::your_name(lang) value=account.name autocomplete="name"/>
                <div class="field">
                    <label for="written">{w::messages_in(lang)}</label>
                    <select id="written" name="written">
                        {Lang::ALL.map(|written| view! {
                            <option value=written.code() lang=written.code() selected=written == account.lang>
                                {written.own_name()}
                            </option>
                        }.into_any())}
                    </select>
                </div>
                <div class="field">
                    <label for="email">{w::email(lang)}</label>
                    <input type="email" id="email" value=account.email readonly=true/>
                    <span class="field-hint">{w::email_fixed(lang)}</span>
                </div>
                <FormNote/>
                <button class="button button-primary">{common::save(lang)}</button>
            </PostForm>
        </AccountFrame>
    }
}
