//! "Look into your mail." The same for every address.

use crate::api::account::load_mailed;
use crate::context::use_lang;
use crate::data::{data, show_either};
use crate::parts::PrivateHead;
use crate::paths;
use crate::words::{account as w, common};
use leptos::prelude::*;

#[component]
pub fn MailedPage() -> impl IntoView {
    let lang = use_lang();
    let mailed = data(|| (), |()| load_mailed());
    view! {
        <PrivateHead title=common::page_title(lang, w::mailed_title(lang))/>
        <div class="narrow stack">
            <h1>{w::mailed_title(lang)}</h1>
            {show_either(mailed, move |mailed| mailed.ok().flatten().map(|address| view! {
                <p>{w::mailed_to(lang)} " " <strong><bdi>{address}</bdi></strong></p>
            }.into_any()).into_any())}
            <p>{w::mailed_how(lang)}</p>
            <p class="muted">{w::mailed_nothing(lang)}</p>
            <a class="button" href=paths::sign_up(lang)>{w::mailed_again(lang)}</a>
        </div>
    }
}
