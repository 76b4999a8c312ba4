//! Why a search shows a product where it does, for merchants.

use super::ApiError;
use crate::data::Parcel;
use crate::model::Said;
use crate::wire::Sealed;
use engine::Lang;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    super::request,
    crate::present::{Presenter, explain},
    engine::search::Refinement,
};

/// What was asked, as it was read, and the answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ExplainView {
    pub query: String,
    pub product: String,
    /// Absent where no product is named.
    pub told: Option<Told>,
}

/// Why a product stands where it stands. Sentences and figures are as they are shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Told {
    pub name: Said,
    pub href: String,
    pub category: Said,
    /// Its place, or that it has none.
    pub place: String,
    pub sentences: Vec<String>,
    /// How surely the query is read so.
    pub caption: String,
    /// What is asked for; none where the product holds nothing of it.
    pub words: Vec<ToldWord>,
    /// From the sum of the words' points to the score: what is done, and what it gives.
    pub steps: Vec<(String, String)>,
}

/// One thing that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ToldWord {
    /// The words it may be answered by, or that there are none.
    pub asked: String,
    /// As which of them the product holds it, and where; or that it does not.
    pub held: String,
    /// The factors of its points: how rare it is, its weight in the product, how well it fits.
    pub factors: String,
    pub points: String,
}

/// Why the search for `q` shows a product where it does. `product` is a SKU, or the last part
/// of the address of the product's page.
#[server(endpoint = "explain", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_explanation(
    lang: Lang,
    #[server(default)] q: String,
    #[server(default)] product: String,
) -> Result<Parcel<ExplainView>, ApiError> {
    request::keep_private();
    request::parcel(answer(lang, &q, &product).await)
}

#[cfg(feature = "ssr")]
async fn answer(lang: Lang, query: &str, product: &str) -> Result<ExplainView, ApiError> {
    let desk = request::desk()?;
    let account = request::account().await?;
    let view = ExplainView {
        query: Refinement::readable(query),
        product: Refinement::readable(product),
        told: None,
    };
    if view.product.is_empty() {
        desk.services.merchant(&account).await?;
        return Ok(view);
    }
    let subject = desk.services.subject_of(&account, &view.product).await?;
    let presenter = Presenter::of(&subject.shelf, lang);
    let today = subject.shelf.today(desk.now());
    let told = explain::told(&presenter, &subject, &view.query, today);
    Ok(ExplainView {
        told: Some(told),
        ..view
    })
}
