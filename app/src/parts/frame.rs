//! The header and footer around every page.

use crate::api::catalogue::load_chrome;
use crate::context::use_lang;
use crate::model::Chrome;
use crate::parts::Words;
use crate::paths;
use crate::words::common as w;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let lang = use_lang();
    let chrome = Resource::new_blocking(|| (), move |()| load_chrome(lang));
    view! {
        <a class="skip-link" href="#content">{w::skip_to_content(lang)}</a>
        <Suspense>
            {move || Suspend::new(async move {
                let chrome = chrome.await.unwrap_or_default();
                view! { <Header chrome/> }
            })}
        </Suspense>
        <main id="content" tabindex="-1">{children()}</main>
        <Footer/>
    }
}

#[component]
fn Header(chrome: Chrome) -> impl IntoView {
    let lang = use_lang();
    view! {
        <header class="site-header">
            <a class="logo" href=paths::home(lang)>{w::brand(lang)}</a>
            <form class="site-search" role="search" action=paths::search(lang)>
                <input type="search" name="q" aria-label=w::search(lang) placeholder=w::search_placeholder(lang)/>
                <button type="submit">{w::search(lang)}</button>
            </form>
            <LanguageLink/>
            <nav class="departments" aria-label=w::departments(lang)>
                <ul>
                    {chrome.departments.into_iter().map(|link| view! {
                        <li><a href=link.href><Words of=link.name/></a></li>
                    }).collect_view()}
                </ul>
            </nav>
        </header>
    }
}

/// The same page in the other language.
#[component]
fn LanguageLink() -> impl IntoView {
    let lang = use_lang();
    let other = lang.other();
    let location = use_location();
    let href = move || {
        let path = location.pathname.get();
        let rest = path.strip_prefix('/').and_then(|path| path.split_once('/')).map(|(_, rest)| rest);
        match rest {
            Some(rest) => format!("/{}/{rest}{}", other.code(), location.search.with(|query| {
                if query.is_empty() { String::new() } else { format!("?{query}") }
            })),
            None => paths::home(other),
        }
    };
    view! {
        <a class="language" href=href lang=other.code() hreflang=other.code() rel="external">{other.own_name()}</a>
    }
}

#[component]
fn Footer() -> impl IntoView {
    let lang = use_lang();
    view! {
        <footer class="site-footer">
            <a href=paths::privacy(lang)>{w::privacy(lang)}</a>
        </footer>
    }
}
