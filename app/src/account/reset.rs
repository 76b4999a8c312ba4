//! A forgotten password: asking for a link, and choosing a new one behind it.

use super::frame::query_value;
use crate::api::ApiError;
use crate::api::account::{AskToReset, SetPassword, check_reset};
use crate::context::use_lang;
use crate::data::{data, show_either};
use crate::parts::{DocumentForm, Field, FormNote, PostForm, PrivateHead, Trouble};
use crate::paths;
use crate::words::{account as w, common};
use leptos::prelude::*;

#[component]
pub fn ResetPage() -> impl IntoView {
    let lang = use_lang();
    let ask = ServerAction::<AskToReset>::new();
    view! {
        <PrivateHead title=common::page_title(lang, w::reset_title(lang))/>
        <div class="narrow stack">
            <h1>{w::reset_title(lang)}</h1>
            <p class="muted">{w::reset_lead(lang)}</p>
            <PostForm action=ask class="form">
                <Field name="email" label=w::email(lang) kind="email" autocomplete="username"/>
                <FormNote/>
                <button class="button button-primary">{w::send_link(lang)}</button>
            </PostForm>
        </div>
    }
}

/// Where the link leads.
#[component]
pub fn SetPasswordPage() -> impl IntoView {
    let lang = use_lang();
    let token = query_value("token");
    let asked = token.clone();
    let good = data(|| (), move |()| check_reset(asked.clone()));
    view! {
        <PrivateHead title=common::page_title(lang, w::reset_title(lang))/>
        <div class="narrow stack">
            {show_either(good, move |answer| match answer {
                Ok(()) => view! { <SetForm token=token.clone()/> }.into_any(),
                Err(ApiError::StaleLink) => view! { <StaleLink again=paths::reset(lang)/> }.into_any(),
                Err(error) => view! { <Trouble error/> }.into_any(),
            })}
        </div>
    }
}

#[component]
fn SetForm(token: String) -> impl IntoView {
    let lang = use_lang();
    view! {
        <h1>{w::reset_title(lang)}</h1>
        <p class="muted">{w::set_lead(lang)}</p>
        <DocumentForm<SetPassword> class="form">
            <input type="hidden" name="token" value=token/>
            <Field name="password" label=w::new_password(lang) kind="password"
                autocomplete="new-password" hint=w::password_hint(lang)/>
            <FormNote/>
            <button class="button button-primary">{w::set_password(lang)}</button>
        </DocumentForm<SetPassword>>
    }
}

/// A link that was used or is too old, and the way to a new one.
#[component]
pub fn StaleLink(again: String) -> impl IntoView {
    let lang = use_lang();
    view! {
        <h1>{w::stale_title(lang)}</h1>
        <p>{w::stale_text(lang)}</p>
        <a class="button button-primary" href=again>{w::ask_again(lang)}</a>
    }
}
