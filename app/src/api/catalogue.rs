//! What the shop has: home, listings, search and products.

use super::ApiError;
use crate::data::Parcel;
use crate::model::{Chrome, HomeView};
use crate::wire::Sealed;
use engine::Lang;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {
    super::{policy::policies, request},
    crate::model::{FooterColumn, Link, LogoView, Tile},
    crate::paths,
    crate::present::{Presenter, said},
    crate::words::{common, shop as words},
    engine::Text,
    engine::catalog::{CategoryNode, Look, Shop},
};

/// What surrounds every page.
#[server(endpoint = "chrome", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_chrome(lang: Lang) -> Result<Parcel<Chrome>, ApiError> {
    let desk = request::desk()?;
    let shelf = desk.services.shelf();
    let shop = &shelf.catalog.shop;
    let currency = request::currency(&shelf);
    let presenter = Presenter::new(&shelf.catalog, &shelf.stock, lang, currency);
    let visitor = request::answer(super::account::visitor(&desk).await)?;
    let cart_count = request::answer(super::cart::present::count().await)?;
    request::parcel(Ok(Chrome {
        signed_in: visitor.map(|person| person.name),
        cart_count,
        currencies: shelf.currencies(),
        departments: shelf
            .catalog
            .departments()
            .map(|node| presenter.category_link(node))
            .collect(),
        currency,
        logo: logo(&shop.look, lang),
        columns: vec![help(shop, lang), contact(shop, lang)],
    }))
}

/// The first page.
#[server(endpoint = "home", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_home(lang: Lang) -> Result<Parcel<HomeView>, ApiError> {
    let desk = request::desk()?;
    let shelf = request::shelf(&desk).await?;
    let presenter = Presenter::of(&shelf, lang);
    // Items stand in the order of popularity; what nobody asked for yet is not popular.
    let asked_for = shelf
        .catalog
        .items
        .iter()
        .take_while(|item| item.popularity > 0);
    let popular: Vec<u32> = (0..)
        .zip(asked_for)
        .map(|(number, _)| number)
        .take(SHELF)
        .collect();
    let newest = shelf.catalog.newest.iter().copied();
    let newest: Vec<u32> = newest
        .filter(|number| !popular.contains(number))
        .take(SHELF)
        .collect();
    // As many from each department as from any other, so that each is seen.
    let departments: Vec<_> = shelf.catalog.departments().collect();
    let each = TILES.div_ceil(departments.len().max(1));
    let tiles = departments.iter().flat_map(|department| {
        let children = department.children.iter();
        let known = children.filter_map(|child| shelf.catalog.categories.get(*child));
        let filled = known.filter(|node| !node.items.is_empty());
        let filled: Vec<_> = filled.take(each).collect();
        // One without parts stands for itself.
        match filled.is_empty() {
            true => vec![*department],
            false => filled,
        }
    });
    let settings = &shelf.catalog.shop.home;
    let led_to: Vec<_> = match settings.categories.is_empty() {
        true => departments.iter().copied().take(ACTS).collect(),
        false => settings
            .categories
            .iter()
            .filter_map(|id| {
                shelf
                    .catalog
                    .categories
                    .get(shelf.catalog.category_by_id(id)?)
            })
            .collect(),
    };
    let shop = &shelf.catalog.shop;
    let or = |text: &Text, instead: &Text| match text.is_empty() {
        true => said(instead, lang),
        false => said(text, lang),
    };
    request::parcel(Ok(HomeView {
        title: or(&settings.title, &shop.name),
        lead: or(&settings.lead, &shop.promise),
        picture: presenter.picture(settings.picture.as_ref(), &shop.name),
        acts: led_to
            .into_iter()
            .map(|node| presenter.category_link(node))
            .collect(),
        categories: tiles.map(|node| tile(&presenter, node)).collect(),
        popular: presenter.cards(&popular),
        newest: presenter.cards(&newest),
    }))
}

/// The footer's column of pages that help.
#[cfg(feature = "ssr")]
fn help(shop: &Shop, lang: Lang) -> FooterColumn {
    let mut links = vec![Link::own(common::account(lang), paths::account(lang))];
    links.extend(policies(shop, lang));
    links.push(Link::own(common::privacy(lang), paths::privacy(lang)));
    FooterColumn {
        title: common::help(lang).to_owned(),
        links,
    }
}

/// The footer's column of ways to reach the shop.
#[cfg(feature = "ssr")]
fn contact(shop: &Shop, lang: Lang) -> FooterColumn {
    let digits = |number: &str| -> String {
        let digits = number.chars().filter(char::is_ascii_digit);
        digits.collect()
    };
    let plus = if shop.phone.starts_with('+') { "+" } else { "" };
    let ways = [
        (&shop.phone, format!("tel:{plus}{}", digits(&shop.phone))),
        (
            &shop.whatsapp,
            format!("https://wa.me/{}", digits(&shop.whatsapp)),
        ),
        (&shop.email, format!("mailto:{}", shop.email)),
    ];
    let ways = ways.into_iter().map(|(shown, href)| Link::own(shown, href));
    let places = [&shop.address, &shop.hours].map(|text| Link {
        name: said(text, lang),
        href: String::new(),
    });
    FooterColumn {
        title: words::contact(lang).to_owned(),
        links: ways
            .chain(places)
            .filter(|link| !link.name.text.is_empty())
            .collect(),
    }
}

/// A shop's logo in a language; on a dark ground the light one, where there is no other.
#[cfg(feature = "ssr")]
fn logo(look: &Look, lang: Lang) -> Option<LogoView> {
    let light = Some(look.logo.get(lang)).filter(|src| !src.is_empty())?;
    let dark = Some(look.logo_dark.get(lang)).filter(|src| !src.is_empty());
    Some(LogoView {
        light: light.to_owned(),
        dark: dark.unwrap_or(light).to_owned(),
    })
}

/// Buttons of the first page's headline.
#[cfg(feature = "ssr")]
const ACTS: usize = 3;
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
