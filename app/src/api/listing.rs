//! Listings: a category or a search, narrowed and paged.

use super::ApiError;
use crate::data::Parcel;
use crate::model::{ListingView, SuggestView};
use crate::wire::Sealed;
use engine::Lang;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {
    super::{gone::gone, request},
    crate::present::{Presenter, listing, suggest},
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
    let shelf = request::shelf(&desk).await?;
    let presenter = Presenter::of(&shelf, lang);
    request::parcel(match slug {
        Some(slug) => match presenter.catalog.withdrawn.category(&slug) {
            Some(was) if presenter.catalog.category_by_slug(&slug).is_none() => {
                Err(gone(&presenter, was))
            }
            _ => listing::category(&presenter, &slug, &query),
        },
        None => Ok(listing::search(&presenter, &query, shelf.today(desk.now()))),
    })
}

/// What may be meant by what is typed so far.
#[server(endpoint = "suggest", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_suggestions(lang: Lang, typed: String) -> Result<Parcel<SuggestView>, ApiError> {
    let desk = request::desk()?;
    let shelf = request::shelf(&desk).await?;
    let presenter = Presenter::of(&shelf, lang);
    request::parcel(Ok(suggest::suggestions(&presenter, &shelf.phrases, &typed)))
}
