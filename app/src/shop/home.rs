//! The first page.

use crate::api::catalogue::load_home;
use crate::context::use_lang;
use crate::data::{data, show};
use crate::model::{Card, HomeView, Tile};
use crate::parts::{Icon, PageHead, ProductCard, Words};
use crate::paths;
use crate::words::shop as w;
use leptos::prelude::*;

#[component]
pub fn HomePage() -> impl IntoView {
    let lang = use_lang();
    let data = data(|| (), move |()| load_home(lang));
    view! {
        <PageHead
            title=w::home_title(lang) description=w::home_lead(lang)
            path=paths::home(lang) other_path=paths::home(lang.other())
        />
        {show(data, move |home| view! { <Home home/> }.into_any())}
    }
}

#[component]
fn Home(home: HomeView) -> impl IntoView {
    let lang = use_lang();
    let acts = home
        .departments
        .iter()
        .take(3)
        .map(|tile| tile.link.clone())
        .collect::<Vec<_>>();
    view! {
        <section class="hero">
            <div class="hero-words">
                <h1>{w::home_title(lang)}</h1>
                <p>{w::home_lead(lang)}</p>
                <div class="row">
                    {acts.into_iter().enumerate().map(|(index, link)| view! {
                        <a class=if index == 0 { "button button-primary" } else { "button" } href=link.href>
                            <Words of=link.name/>
                        </a>
                    }.into_any()).collect_view()}
                </div>
            </div>
            <div class="hero-picture"><img src="/hero.svg" alt="" width="640" height="480"/></div>
        </section>
        <Tiles tiles=if home.categories.is_empty() { home.departments } else { home.categories }/>
        <Shelf title=w::popular(lang) cards=home.popular/>
        <Shelf title=w::new_here(lang) cards=home.newest/>
    }
}

#[component]
fn Tiles(tiles: Vec<Tile>) -> impl IntoView {
    let lang = use_lang();
    if tiles.is_empty() {
        return view! {
            <div class="empty">
                <Icon name="cart"/>
                <h2>{w::nothing_here(lang)}</h2>
                <p>{w::shelves_empty(lang)}</p>
            </div>
        }
        .into_any();
    }
    view! {
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
    }
    .into_any()
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
