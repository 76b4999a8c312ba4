//! The first page.

use crate::api::catalogue::load_home;
use crate::context::{shop_name, use_lang};
use crate::data::{data, show};
use crate::model::{Card, HomeView, Tile};
use crate::parts::{Icon, PageHead, ProductCard, Words};
use crate::paths;
use crate::words::common::page_title;
use crate::words::shop as w;
use leptos::prelude::*;

#[component]
pub fn HomePage() -> impl IntoView {
    let lang = use_lang();
    let data = data(|| (), move |()| load_home(lang));
    view! {
        {show(data, move |home| view! { <Home home/> }.into_any())}
    }
}

#[component]
fn Home(home: HomeView) -> impl IntoView {
    let lang = use_lang();
    let shop = shop_name();
    let title = match home.title.text == shop {
        true => shop,
        false => page_title(lang, &home.title.text),
    };
    let empty = home.categories.is_empty() && home.popular.is_empty() && home.newest.is_empty();
    view! {
        <PageHead title description=home.lead.text.clone()
            path=paths::home(lang) other_path=paths::home(lang.other())/>
        <section class="hero">
            <div class="hero-words">
                <h1><Words of=home.title/></h1>
                {(!home.lead.text.is_empty()).then(|| view! { <p><Words of=home.lead/></p> }.into_any())}
                <div class="row">
                    {home.acts.into_iter().enumerate().map(|(index, link)| view! {
                        <a class=if index == 0 { "button button-primary" } else { "button" } href=link.href>
                            <Words of=link.name/>
                        </a>
                    }.into_any()).collect_view()}
                </div>
            </div>
            {home.picture.map(|picture| view! {
                <div class="hero-picture"><img src=picture.src alt=picture.alt width="640" height="480"/></div>
            }.into_any())}
        </section>
        {empty.then(|| view! { <Empty/> }.into_any())}
        <Tiles tiles=home.categories/>
        <Shelf title=w::popular(lang) cards=home.popular/>
        <Shelf title=w::new_here(lang) cards=home.newest/>
    }
}

/// What a shop shows that sells nothing yet.
#[component]
fn Empty() -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="empty">
            <Icon name="cart"/>
            <h2>{w::nothing_here(lang)}</h2>
            <p>{w::shelves_empty(lang)}</p>
        </div>
    }
}

#[component]
fn Tiles(tiles: Vec<Tile>) -> impl IntoView {
    let lang = use_lang();
    let shown = !tiles.is_empty();
    shown.then(|| view! {
        <section>
            <div class="chalk-heading"><h2>{w::departments_title(lang)}</h2></div>
            <ul class="department-grid" role="list">
                {tiles.into_iter().map(|tile| view! {
                    <li>
                        <a class="department" href=tile.link.href>
                            <span class="picture">
                                {tile.picture.map(|picture| view! {
                                    <img src=picture.src alt="" width="300" height="300" loading="lazy" decoding="async"/>
                                }.into_any())}
                            </span>
                            <span><Words of=tile.link.name/>" "<small>{w::products(lang, tile.count.into())}</small></span>
                        </a>
                    </li>
                }.into_any()).collect_view()}
            </ul>
        </section>
    }.into_any())
}

/// A row of products to look along.
#[component]
pub fn Shelf(title: &'static str, cards: Vec<Card>) -> impl IntoView {
    let shown = !cards.is_empty();
    shown.then(|| view! {
        <section>
            <div class="chalk-heading"><h2>{title}</h2></div>
            <ul class="shelf" role="list" data-scroll="">
                {cards.into_iter().map(|card| view! { <li><ProductCard card/></li> }.into_any()).collect_view()}
            </ul>
        </section>
    }.into_any())
}
