//! The header and footer around every page.

use crate::api::catalogue::load_chrome;
use crate::context::{other_language, use_lang, use_pending};
use crate::data::{data, show_either};
use crate::model::{Chrome, FooterColumn};
use crate::parts::{Icon, Logo, News, SearchBox, Words};
use crate::paths;
use crate::visit::use_cart;
use crate::words::{common as w, shop};
use engine::Lang;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let lang = use_lang();
    let chrome = data(|| (), move |()| load_chrome(lang));
    let pending = use_pending();
    let busy = move || (pending.page.get() || pending.data.get()).then_some("true");
    view! {
        // The browser's own jump takes the focus along; the router's does not.
        <a class="skip-link" href="#main" rel="external">{w::skip_to_content(lang)}</a>
        {show_either(chrome, |chrome| view! { <Header chrome=chrome.unwrap_or_default()/> }.into_any())}
        <main id="main" tabindex="-1" aria-busy=busy>{children()}</main>
        <News/>
        // Where `public/page.js` says which page was come to.
        <p class="visually-hidden" role="status" id="announcement"></p>
        {show_either(chrome, |chrome| view! { <Footer chrome=chrome.unwrap_or_default()/> }.into_any())}
    }
}

#[component]
fn Header(chrome: Chrome) -> impl IntoView {
    let lang = use_lang();
    let cart = use_cart();
    cart.count.set(chrome.cart_count);
    let location = use_location();
    // A browser writes an Arabic address percent-encoded.
    let on = move |href: &str| {
        location
            .pathname
            .with(|path| paths::ascii(path) == paths::ascii(href))
            .then_some("page")
    };
    let account = if chrome.signed_in.is_some() {
        (paths::account(lang), w::account(lang))
    } else {
        (paths::sign_in(lang), w::sign_in(lang))
    };
    view! {
        <header class="site-header">
            <div class="site-bar">
                <a class="logo" href=paths::home(lang)><Logo of=chrome.logo/></a>
                <SearchBox currency=chrome.currency/>
                <div class="site-tools">
                    {other_language().map(|other| view! { <LanguageLink other/> }.into_any())}
                    <ThemeSwitch/>
                    <a class="icon-button" href=account.0>
                        <Icon name="account"/><span class="visually-hidden">{account.1}</span>
                    </a>
                    <a class="icon-button" href=paths::cart(lang)>
                        <Icon name="cart"/><span class="visually-hidden">{w::cart(lang)}</span>
                        <span class="count" hidden=move || cart.count.get() == 0>
                            {move || engine::number::grouped(cart.count.get().into())}
                        </span>
                    </a>
                </div>
            </div>
            <nav class="departments" aria-label=w::departments(lang) data-scroll="">
                <ul role="list">
                    {chrome.departments.into_iter().map(|link| {
                        let href = link.href.clone();
                        view! {
                            <li><a href=link.href aria-current=move || on(&href)><Words of=link.name/></a></li>
                        }.into_any()
                    }).collect_view()}
                </ul>
            </nav>
        </header>
    }
}

/// The same page in the other language. Slugs are understood in both, and the
/// page names its own address there, so the path alone is enough.
#[component]
fn LanguageLink(other: Lang) -> impl IntoView {
    let location = use_location();
    let href = move || {
        let path = location.pathname.get();
        let rest = path
            .trim_start_matches('/')
            .split_once('/')
            .map(|(_, rest)| rest.to_owned());
        let query = location.search.get();
        let mark = if query.is_empty() { "" } else { "?" };
        match rest {
            Some(rest) => format!("/{}/{rest}{mark}{query}", other.code()),
            None => paths::home(other),
        }
    };
    view! {
        <a class="icon-button" href=href lang=other.code() hreflang=other.code() rel="external">
            <Icon name="language"/><span class="visually-hidden">{other.own_name()}</span>
        </a>
    }
}

/// The address of the page, with what it was asked: where a choice leads back to.
fn here() -> impl Fn() -> String {
    let location = use_location();
    move || {
        let (path, query) = (location.pathname.get(), location.search.get());
        if query.is_empty() {
            path
        } else {
            format!("{path}?{query}")
        }
    }
}

/// Day or night, kept as a stated choice.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let lang = use_lang();
    let here = here();
    view! {
        <form method="post" action="/api/choose_theme" class="theme-switch">
            <input type="hidden" name="return_to" value=here/>
            {[
                ("dark", "icon-button to-dark", "moon", w::theme_dark(lang)),
                ("light", "icon-button to-light", "sun", w::theme_light(lang)),
            ].into_iter().map(|(theme, class, icon, name)| view! {
                <button class=class name="theme" value=theme>
                    <Icon name=icon/><span class="visually-hidden">{name}</span>
                </button>
            }.into_any()).collect_view()}
        </form>
    }
}

#[component]
fn Footer(chrome: Chrome) -> impl IntoView {
    let lang = use_lang();
    let departments = FooterColumn {
        title: shop::shop_title(lang).to_owned(),
        links: chrome.departments,
    };
    let columns = std::iter::once(departments).chain(chrome.columns);
    let columns = columns.filter(|column| !column.links.is_empty());
    view! {
        <footer class="site-footer">
            <div>
                {columns.map(|column| view! {
                    <section>
                        <h2>{column.title}</h2>
                        <ul role="list">
                            {column.links.into_iter().map(|link| {
                                let href = (!link.href.is_empty()).then_some(link.href);
                                view! { <li><a href=href><Words of=link.name/></a></li> }.into_any()
                            }).collect_view()}
                        </ul>
                    </section>
                }.into_any()).collect_view()}
                {(chrome.currencies.len() > 1).then(|| view! {
                    <section>
                        <h2>{w::currency(lang)}</h2>
                        <CurrencySwitch chosen=chrome.currency offered=chrome.currencies/>
                    </section>
                }.into_any())}
            </div>
        </footer>
    }
}

/// The currency prices are shown in, where there is a choice.
#[component]
fn CurrencySwitch(chosen: engine::Currency, offered: Vec<engine::Currency>) -> impl IntoView {
    let here = here();
    view! {
        <form method="post" action="/api/choose_currency" class="row">
            <input type="hidden" name="return_to" value=here/>
            {offered.into_iter().map(|currency| view! {
                <button class="button button-quiet" name="currency" value=currency.code()
                    aria-pressed=if currency == chosen { "true" } else { "false" }>{currency.code()}</button>
            }.into_any()).collect_view()}
        </form>
    }
}
