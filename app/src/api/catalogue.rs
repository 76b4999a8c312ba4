//! What the shop has: home, listings, search and products.

use super::ApiError;
use crate::data::Parcel;
use crate::model::{Chrome, HomeView};
use crate::wire::Sealed;
use engine::Lang;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {
    super::request,
    crate::model::Tile,
    crate::present::{Presenter, said},
    engine::catalog::CategoryNode,
};

/// What surrounds every page.
#[server(endpoint = "chrome", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_chrome(lang: Lang) -> Result<Parcel<Chrome>, ApiError> {
    let desk = request::desk()?;
    let shelf = desk.services.shelf();
    let currency = request::currency(shelf.catalog.shop.currency);
    let presenter = Presenter::new(&shelf.catalog, &shelf.stock, lang, currency);
    let cart_count = super::cart::present::count().await.unwrap_or(0);
    let mut currencies: Vec<_> = shelf
        .catalog
        .lists
        .iter()
        .map(|prices| prices.list.currency)
        .collect();
    currencies.sort();
    currencies.dedup();
    request::parcel(Ok(Chrome {
        signed_in: super::account::visitor(&desk)
            .await?
            .map(|person| person.name),
        cart_count,
        currencies,
        departments: shelf
            .catalog
            .departments()
            .map(|node| presenter.category_link(node))
            .collect(),
        currency,
        phone: shelf.catalog.shop.phone.clone(),
        email: shelf.catalog.shop.email.clone(),
    }))
}

/// The first page.
#[server(endpoint = "home", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_home(lang: Lang) -> Result<Parcel<HomeView>, ApiError> {
    let desk = request::desk()?;
    let shelf = desk.services.fresh_shelf().await?;
    let presenter = Presenter::of(&shelf, lang);
    // Items stand in the order of popularity.
    let popular: Vec<u32> = (0..shelf.catalog.items.len() as u32).take(SHELF).collect();
    let newest: Vec<u32> = shelf.catalog.newest.iter().copied().take(SHELF).collect();
    // As many from each department as from any other, so that each is seen.
    let departments: Vec<_> = shelf.catalog.departments().collect();
    let each = TILES.div_ceil(departments.len().max(1));
    let tiles = departments.iter().flat_map(|department| {
        let children = department.children.iter();
        let filled = children.filter_map(|child| shelf.catalog.categories.get(*child));
        filled.filter(|node| !node.items.is_empty()).take(each)
    });
    request::parcel(Ok(HomeView {
        departments: shelf
            .catalog
            .departments()
            .map(|node| tile(&presenter, node))
            .collect(),
        categories: tiles.map(|node| tile(&presenter, node)).collect(),
        popular: presenter.cards(&popular),
        newest: presenter.cards(&newest),
    }))
}

/// Products on a shelf of the first page.
#[cfg(feature = "ssr")]
const SHELF: usize = 8;
/// Category tiles on the first page.
#[cfg(feature = "ssr")]
const TILES: usize = 12;

/// A category as a tile: its own picture, or that of the first product in it.
#[cfg(feature = "ssr")]
fn tile(presenter: &Presenter<'_>, node: &CategoryNode) -> Tile {
    let first = node.items.first();
    let first = first.and_then(|number| presenter.catalog.item(*number));
    let picture = node.category.picture.as_ref();
    let picture = picture.or(first.and_then(|item| item.picture.as_ref()));
    Tile {
        link: presenter.category_link(node),
        summary: said(&node.category.summary, presenter.lang),
        picture: presenter.picture(picture, &node.category.name),
        count: u32::try_from(node.items.len()).unwrap_or(u32::MAX),
    }
}
