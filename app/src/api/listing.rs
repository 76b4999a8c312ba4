//! Listings: a category or a search, narrowed and paged.

use super::ApiError;
use crate::data::Parcel;
use crate::model::ListingView;
use crate::wire::Sealed;
use engine::Lang;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {
    super::request,
    crate::present::{Presenter, listing},
    engine::Day,
};

/// A category's products. `query` is the address's query string.
#[server(endpoint = "listing", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_listing(
    lang: Lang,
    slug: String,
    query: String,
) -> Result<Parcel<ListingView>, ApiError> {
    let desk = request::desk()?;
    let shelf = desk.services.fresh_shelf().await?;
    let presenter = Presenter::of(&shelf, lang);
    request::parcel(listing::category(&presenter, &slug, &query))
}

/// The products that match a query.
#[server(endpoint = "search", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_search(lang: Lang, query: String) -> Result<Parcel<ListingView>, ApiError> {
    let desk = request::desk()?;
    let shelf = desk.services.fresh_shelf().await?;
    let presenter = Presenter::of(&shelf, lang);
    let today = Day::of(desk.now());
    request::parcel(Ok(listing::search(&presenter, &query, today)))
}
