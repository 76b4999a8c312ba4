//! Opening an account: an address first, the rest behind the link sent there.

use super::frame::query_value;
use super::reset::StaleLink;
use crate::api::ApiError;
use crate::api::account::{AskToSignUp, FinishSignUp, sign_up_address};
use crate::context::use_lang;
use crate::data::{data, show_either};
use crate::parts::{DocumentForm, Field, FormNote, PostForm, PrivateHead, Trouble};
use crate::paths;
use crate::words::{account as w, common};
use leptos::prelude::*;

#[component]
pub fn SignUpPage() -> impl IntoView {
    let lang = use_lang();
    let ask = ServerAction::<AskToSignUp>::new();
    view! {
        <PrivateHead title=common::page_title(lang, w::open_account(lang))/>
        <div class="narrow stack">
            <h1>{w::open_account(lang)}</h1>
            <p class="muted">{w::sign_up_lead(lang)}</p>
            <PostForm action=ask class="form">
                <Field name="email" label=w::email(lang) kind="email" autocomplete="email"/>
                <FormNote/>
                <button class="button button-primary">{w::send_link(lang)}</button>
            </PostForm>
            <hr/>
            <p>{w::have_account(lang)} " " <a href=paths::sign_in(lang)>{common::sign_in(lang)}</a></p>
        </div>
    }
}

/// Where the link leads.
#[component]
pub fn FinishSignUpPage() -> impl IntoView {
    let lang = use_lang();
    let token = query_value("token");
    let asked = token.clone();
    let address = data(|| (), move |()| sign_up_address(asked.clone()));
    view! {
        <PrivateHead title=common::page_title(lang, w::finish_title(lang))/>
        <div class="narrow stack">
            {show_either(address, move |answer| match answer {
                Ok(address) => view! { <FinishForm token=token.clone() address/> }.into_any(),
                Err(ApiError::StaleLink) => view! { <StaleLink again=paths::sign_up(lang)/> }.into_any(),
                Err(error) => view! { <Trouble error/> }.into_any(),
            })}
        </div>
    }
}

#[component]
fn FinishForm(token: String, address: String) -> impl IntoView {
    let lang = use_lang();
    view! {
        <h1>{w::finish_title(lang)}</h1>
        <p class="muted">{w::finish_lead(lang)} " " <bdi>{address.clone()}</bdi></p>
        <DocumentForm<FinishSignUp> class="form">
            <input type="hidden" name="token" value=token/>
            // For password managers, which file the password under it.
            <input type="hidden" name="email" autocomplete="username" value=address/>
            <Field name="name" label=w::your_name(lang) autocomplete="name"/>
            <Field name="password" label=w::choose_password(lang) kind="password"
                autocomplete="new-password" hint=w::password_hint(lang)/>
            <FormNote/>
            <button class="button button-primary">{w::finish(lang)}</button>
        </DocumentForm<FinishSignUp>>
    }
}
