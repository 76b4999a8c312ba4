//! Signing in.

use super::frame::{Done, query_value};
use crate::api::account::SignIn;
use crate::context::use_lang;
use crate::parts::{DocumentForm, Field, FormNote, PrivateHead};
use crate::paths;
use crate::words::{account as w, common};
use leptos::prelude::*;

#[component]
pub fn SignInPage() -> impl IntoView {
    let lang = use_lang();
    let after_reset = !query_value("reset").is_empty();
    view! {
        <PrivateHead title=common::page_title(lang, common::sign_in(lang))/>
        <div class="narrow stack">
            <h1>{common::sign_in(lang)}</h1>
            <p class="muted">{w::sign_in_lead(lang)}</p>
            {after_reset.then(|| view! { <Done text=w::reset_done(lang)/> }.into_any())}
            <DocumentForm<SignIn> class="form">
                <input type="hidden" name="next" value=query_value("next")/>
                <Field name="email" label=w::email(lang) kind="email" autocomplete="username"/>
                <Field name="password" label=w::password(lang) kind="password" autocomplete="current-password"/>
                <FormNote/>
                <button class="button button-primary">{common::sign_in(lang)}</button>
                <a class="button button-quiet" href=paths::reset(lang)>{w::forgot(lang)}</a>
            </DocumentForm<SignIn>>
            <hr/>
            <p>{w::new_here(lang)} " " <a href=paths::sign_up(lang)>{w::open_account(lang)}</a></p>
        </div>
    }
}
