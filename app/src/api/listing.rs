//! Listings: a category or a search, narrowed and paged.

use super::ApiError;
use crate::data::Parcel;
use crate::model::{ListingView, SuggestView};
use crate::wire::Sealed;
use engine::Lang;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {
    super::request,
    crate::present::{Presenter, listing, suggest},
    engine::Day,
};

/// A category's products, or without a category those that match the query.
/// `query` is the address's query string.
#[server(endpoint = "listing", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_listing(
    lang: Lang,
    slug: Option<String>,
    query: String,
) -> Result<Parcel<ListingView>, ApiError> {
    let desk = request::desk()?;
    let shelf = desk.services.fresh_shelf().await?;
    let presenter = Presenter::of(&shelf, lang);
    request::parcel(match slug {
        Some(slug) => listing::category(&presenter, &slug, &query),
        None => Ok(listing::search(&presenter, &query, Day::of(desk.now()))),
    })
}

/// What may be meant by what is typed so far.
#[server(endpoint = "suggest", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_suggestions(lang: Lang, typed: String) -> Result<Parcel<SuggestView>, ApiError> {
    let desk = request::desk()?;
    let shelf = desk.services.fresh_shelf().await?;
    let presenter = Presenter::of(&shelf, lang);
    request::parcel(Ok(suggest::suggestions(&presenter, &shelf.phrases, &typed)))
}
