//! What the shop has: home, listings, search and products.

use super::ApiError;
use crate::model::{Chrome, HomeView};
use engine::Lang;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::{present::Presenter, request};

/// What surrounds every page.
#[server(endpoint = "chrome", input = server_fn::codec::GetUrl)]
pub async fn load_chrome(lang: Lang) -> Result<Chrome, ApiError> {
    let desk = request::desk()?;
    let shelf = desk.services.shelf();
    let currency = request::currency(shelf.catalog.shop.currency);
    let presenter = Presenter { shelf: &shelf, lang, prices: None };
    Ok(Chrome {
        departments: shelf.catalog.departments().map(|node| presenter.category_link(node)).collect(),
        currency,
        phone: shelf.catalog.shop.phone.clone(),
        email: shelf.catalog.shop.email.clone(),
        ..Chrome::default()
    })
}

/// The first page.
#[server(endpoint = "home", input = server_fn::codec::GetUrl)]
pub async fn load_home(lang: Lang) -> Result<HomeView, ApiError> {
    let desk = request::desk()?;
    let shelf = desk.services.fresh_shelf().await?;
    let prices = shelf.catalog.list_for(request::currency(shelf.catalog.shop.currency));
    let presenter = Presenter { shelf: &shelf, lang, prices };
    let all: Vec<u32> = (0..shelf.catalog.items.len() as u32).collect();
    Ok(HomeView {
        departments: shelf.catalog.departments().map(|node| presenter.tile(node)).collect(),
        popular: presenter.cards(&all[..all.len().min(8)]),
        newest: Vec::new(),
    })
}
