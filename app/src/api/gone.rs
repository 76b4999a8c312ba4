//! HTTP 410: the answer for what was taken off sale, with ways on.

use super::ApiError;
use crate::model::{GoneView, Link};
use crate::paths;
use crate::present::{Presenter, said};
use crate::words::{common, shop as w};
use engine::catalog::Gone;

/// The page of a product or a category that is not for sale any more.
pub fn gone(presenter: &Presenter<'_>, gone: &Gone) -> ApiError {
    let lang = presenter.lang;
    let name = said(&gone.name, lang).text;
    let category = gone
        .category
        .and_then(|at| presenter.catalog.categories.get(at));
    let mut links: Vec<Link> = category
        .map(|node| presenter.category_link(node))
        .into_iter()
        .collect();
    if !name.is_empty() {
        let query = paths::query_value(&name);
        let href = format!("{}?q={query}", paths::search(lang));
        links.push(Link::own(w::gone_search(lang), href));
    }
    links.push(Link::own(common::home(lang), paths::home(lang)));
    ApiError::Gone(GoneView {
        title: w::gone_title(lang).to_owned(),
        text: match name.as_str() {
            "" => w::gone_unnamed(lang).to_owned(),
            name => w::gone_text(lang, name),
        },
        links,
    })
}
