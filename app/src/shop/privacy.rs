//! What the shop keeps of its visitors.

use crate::context::use_lang;
use crate::parts::PageHead;
use crate::paths;
use crate::words::{common, privacy as w};
use leptos::prelude::*;

#[component]
pub fn PrivacyPage() -> impl IntoView {
    let lang = use_lang();
    view! {
        <PageHead title=common::page_title(lang, w::title(lang)) description=w::lead(lang)
            path=paths::privacy(lang) other_path=paths::privacy(lang.other())/>
        <article class="prose">
            <h1>{w::title(lang)}</h1>
            <p class="lead">{w::lead(lang)}</p>
            <h2>{w::stays_title(lang)}</h2>
            <p>{w::stays(lang)}</p>
            <h2>{w::cookies_title(lang)}</h2>
            <ul>
                <li>{w::cookie_session(lang)}</li>
                <li>{w::cookie_device(lang)}</li>
                <li>{w::cookie_choices(lang)}</li>
                <li>{w::cookie_flash(lang)}</li>
            </ul>
            <h2>{w::kept_title(lang)}</h2>
            <p>{w::kept(lang)}</p>
            <h2>{w::yours_title(lang)}</h2>
            <p>{w::yours(lang)}</p>
        </article>
    }
}
