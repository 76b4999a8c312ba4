//! A new password for the one in use.

use super::frame::{AccountFrame, Done, is_saved, show_own};
use crate::api::account::{ChangePassword, load_account};
use crate::context::use_lang;
use crate::data::data;
use crate::parts::{DocumentForm, Field, FormNote, PrivateHead};
use crate::words::{account as w, common};
use leptos::prelude::*;

#[component]
pub fn PasswordPage() -> impl IntoView {
    let lang = use_lang();
    let account = data(|| (), |()| load_account());
    let saved = is_saved();
    view! {
        <PrivateHead title=common::page_title(lang, w::change_password(lang))/>
        {show_own(account, move |account| view! {
                    <AccountFrame>
                        <h1>{w::change_password(lang)}</h1>
                        <p class="muted">{w::change_lead(lang)}</p>
                        <Show when=move || saved.get()><Done text=w::password_saved(lang)/></Show>
                        <DocumentForm<ChangePassword> class="form">
                            // For password managers, which file the password under it.
                            <input type="hidden" name="email" autocomplete="username" value=account.email/>
                            <Field name="current" label=w::current_password(lang) kind="password"
                                autocomplete="current-password"/>
                            <Field name="password" label=w::new_password(lang) kind="password"
                                autocomplete="new-password" hint=w::password_hint(lang)/>
                            <FormNote/>
                            <button class="button button-primary">{w::change_password(lang)}</button>
                        </DocumentForm<ChangePassword>>
                    </AccountFrame>
        }.into_any())}
    }
}
