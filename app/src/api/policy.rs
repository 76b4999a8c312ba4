//! The shop's policies, a page each.

use super::ApiError;
use crate::data::Parcel;
use crate::model::PolicyView;
use crate::wire::Sealed;
use engine::Lang;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {
    super::request,
    crate::model::Link,
    crate::paths,
    crate::present::paragraphs,
    crate::words::policy as w,
    engine::catalog::{Policy, Shop},
};

/// A policy; not found where the shop has not written it.
#[server(endpoint = "policy", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_policy(lang: Lang, name: String) -> Result<Parcel<PolicyView>, ApiError> {
    let desk = request::desk()?;
    let shelf = desk.services.shelf();
    let written = Policy::from_code(&name).and_then(|policy| {
        let text = shelf.catalog.shop.policies.get(&policy)?;
        Some(PolicyView {
            policy,
            paragraphs: paragraphs(text, lang),
        })
    });
    request::parcel(written.ok_or(ApiError::NotFound))
}

/// Links to the policies the shop has written, in their usual order. Its privacy policy is on
/// the page that says what is stored.
#[cfg(feature = "ssr")]
pub fn policies(shop: &Shop, lang: Lang) -> Vec<Link> {
    shop.policies
        .keys()
        .filter(|policy| **policy != Policy::Privacy)
        .map(|policy| Link::own(w::title(lang, *policy), paths::policy(lang, *policy)))
        .collect()
}
