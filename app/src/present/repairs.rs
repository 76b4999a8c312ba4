//! What to change where nothing is shown, in words and as links.

use super::Presenter;
use crate::model::RepairView;
use crate::words::repair as w;
use engine::catalog::Catalog;
use engine::search::{Refinement, Repair, Step, repair};

/// Every smallest repair of a state that shows nothing of `scope`. `path` is
/// the page's address, `find` what a query finds.
pub fn repairs(
    presenter: &Presenter<'_>,
    scope: &[u32],
    state: &Refinement,
    path: &str,
    find: impl Fn(&str) -> Vec<u32>,
) -> Vec<RepairView> {
    let Presenter {
        catalog,
        stock,
        lang,
        prices,
    } = *presenter;
    let found = repair(catalog, stock, prices, scope, state, find);
    let view = |found: Repair| RepairView {
        text: words(&found, catalog, state, lang),
        href: format!("{path}{}", found.refinement.to_query()),
        count: found.count,
    };
    found.into_iter().map(view).collect()
}

/// What the page would show: the query it would be of, then the filters it would be without.
fn words(found: &Repair, catalog: &Catalog, state: &Refinement, lang: engine::Lang) -> String {
    let query = &found.refinement.query;
    let of_query = match (query == &state.query, query.trim().is_empty()) {
        (true, _) => None,
        (false, true) => Some(w::wordless(lang, &state.query)),
        (false, false) => Some(w::of_query(lang, query)),
    };
    let named = |key: &str| {
        let attribute = catalog.attribute(key);
        let attribute = attribute.and_then(|place| catalog.attributes.get(place));
        attribute.map(|attribute| w::without(lang, attribute.name.get(lang)))
    };
    let of_filters = found.steps.iter().filter_map(|step| match step {
        Step::Spell { .. } | Step::Word(_) => None,
        Step::Choices(key) | Step::Range(key) => named(key),
        Step::Categories => Some(w::any_category(lang).to_owned()),
        Step::Brands => Some(w::any_brand(lang).to_owned()),
        Step::Price => Some(w::any_price(lang).to_owned()),
        Step::Stock => Some(w::any_stock(lang).to_owned()),
    });
    let parts: Vec<String> = of_query.into_iter().chain(of_filters).collect();
    parts.join(w::between(lang))
}
