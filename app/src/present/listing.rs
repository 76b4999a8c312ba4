//! A category or a search as its page shows it, narrowed and paged.

use super::narrowing::{chips, group_view, limit_label};
use super::repairs::repairs;
use super::{Presenter, said};
use crate::api::ApiError;
use crate::model::{Chip, ListingView};
use crate::paths;
use engine::catalog::{Catalog, Redirect};
use engine::search::{Hit, Meaning, Outcome, Refinement};
use engine::{Day, Lang};

/// Products on a page.
const PAGE: usize = 24;

/// Reads a query string, as far as the catalogue knows what it names.
pub fn state_of(query: &str, catalog: &Catalog) -> Refinement {
    let query = query.trim_start_matches('?');
    let pairs: Vec<(String, String)> = url_pairs(query);
    Refinement::from_pairs(pairs.iter().map(|(k, v)| (k.as_str(), v.as_str()))).known_to(catalog)
}

fn url_pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes())
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .take(200)
        .collect()
}

/// A category's products. `query` is the address's query string.
///
/// # Errors
/// [`ApiError::NotFound`] where there is no such category.
pub fn category(
    presenter: &Presenter<'_>,
    slug: &str,
    query: &str,
) -> Result<ListingView, ApiError> {
    let Presenter { catalog, lang, .. } = *presenter;
    let index = catalog.category_by_slug(slug).ok_or(ApiError::NotFound)?;
    let node = catalog.categories.get(index).ok_or(ApiError::NotFound)?;
    let mut state = state_of(query, catalog);
    state.query.clear();
    let outcome = presenter.refine(&node.items, Some(index), &state);
    let trail = catalog.trail(index);
    let above = trail
        .split_last()
        .map(|(_, above)| above)
        .unwrap_or_default();
    let slug_in = |lang| paths::category(lang, node.category.slug.get(lang));
    let view = ListingView {
        path: slug_in(lang),
        other_path: slug_in(lang.other()),
        category: Some(said(&node.category.name, lang)),
        summary: said(&node.category.summary, lang),
        trail: above
            .iter()
            .map(|node| presenter.category_link(node))
            .collect(),
        children: node
            .children
            .iter()
            .filter_map(|child| catalog.categories.get(*child))
            .filter(|child| !child.items.is_empty())
            .map(|child| presenter.category_link(child))
            .collect(),
        repairs: match outcome.items.is_empty() && state.is_filtered() {
            true => repairs(presenter, &node.items, &state, &slug_in(lang), |_| {
                Vec::new()
            }),
            false => Vec::new(),
        },
        ..ListingView::default()
    };
    Ok(finish(view, presenter, state.clone(), &state, outcome))
}

/// The products that match a query on a day. `query` is the address's query string.
pub fn search(presenter: &Presenter<'_>, query: &str, today: Day) -> ListingView {
    let Presenter { catalog, lang, .. } = *presenter;
    let asked = state_of(query, catalog);
    let all = || -> Vec<u32> { (0u32..).take(catalog.items.len()).collect() };
    let find = |query: &str| numbers(catalog.find(query, lang, today).hits);
    let first = catalog.find(&asked.query, lang, today);
    let redirect = first.redirect.and_then(|to| lead(to, catalog, lang));
    let meaning = meaning_of(presenter, &asked.query, today);
    let state = meaning.onto(catalog, &asked);
    // Without words, filters narrow everything there is.
    let found: Vec<u32> = match state.query.is_empty() {
        true if state.is_filtered() => all(),
        true => Vec::new(),
        false if meaning.phrases.is_empty() => numbers(first.hits),
        false => find(&state.query),
    };
    let outcome = presenter.refine(&found, None, &state);
    let view = ListingView {
        path: paths::search(lang),
        other_path: paths::search(lang.other()),
        query: asked.query.clone(),
        words: state.query.clone(),
        corrected: catalog.corrected(&state.query, found.first().copied()),
        redirect,
        repairs: match outcome.items.is_empty() && !state.query.is_empty() {
            true => repairs(presenter, &all(), &state, &paths::search(lang), find),
            false => Vec::new(),
        },
        children: if outcome.items.is_empty() {
            catalog
                .departments()
                .map(|node| presenter.category_link(node))
                .collect()
        } else {
            Vec::new()
        },
        ..ListingView::default()
    };
    let view = ListingView {
        chips: understood(presenter, &meaning, &asked, &view.path),
        ..view
    };
    finish(view, presenter, asked, &state, outcome)
}

/// What a query means on a day. What the merchant arranged for a whole query is not taken apart.
pub fn meaning_of(presenter: &Presenter<'_>, query: &str, today: Day) -> Meaning {
    let Presenter { catalog, lang, .. } = *presenter;
    match catalog.curations.hold_for(query, lang, today) {
        true => Meaning::of_words(query),
        false => presenter.understand(query, |words| numbers(catalog.text.find(words))),
    }
}

fn numbers(hits: Vec<Hit>) -> Vec<u32> {
    hits.into_iter().map(|hit| hit.item).collect()
}

/// What the words of a query were understood to mean, each with the address without them.
fn understood(
    presenter: &Presenter<'_>,
    meaning: &Meaning,
    asked: &Refinement,
    path: &str,
) -> Vec<Chip> {
    let Presenter { catalog, lang, .. } = *presenter;
    let phrases = meaning.phrases.iter();
    let chips = phrases.map(|phrase| {
        let without = Refinement {
            query: phrase.left_of(&asked.query),
            page: 1,
            ..asked.clone()
        };
        Chip {
            label: limit_label(catalog, &phrase.limit, lang),
            href: format!("{path}{}", without.to_query()),
        }
    });
    chips.collect()
}

/// The address a redirect leads to; none where its category is gone.
fn lead(redirect: &Redirect, catalog: &Catalog, lang: Lang) -> Option<String> {
    let path = match redirect {
        Redirect::Path(path) => path.clone(),
        Redirect::Category(id) => {
            let node = catalog.categories.get(catalog.category_by_id(id)?)?;
            paths::category(lang, node.category.slug.get(lang))
        }
    };
    // What is kept was checked when it came in; what leads away is refused here, too.
    paths::is_local(&path).then(|| paths::ascii(&path))
}

/// The rest of a page. `asked` is what its address says, `state` what that means.
fn finish(
    view: ListingView,
    presenter: &Presenter<'_>,
    mut asked: Refinement,
    state: &Refinement,
    outcome: Outcome,
) -> ListingView {
    let lang = presenter.lang;
    let pages = outcome.items.len().div_ceil(PAGE).max(1);
    let page = (asked.page as usize).min(pages);
    let shown: Vec<u32> = outcome
        .items
        .iter()
        .skip((page - 1) * PAGE)
        .take(PAGE)
        .copied()
        .collect();
    asked.page = 1;
    let base = asked.to_query();
    let filters = chips(presenter.catalog, &asked, &view.path, lang);
    let joint = if base.is_empty() { '?' } else { '&' };
    ListingView {
        total: u32::try_from(outcome.items.len()).unwrap_or(u32::MAX),
        cards: presenter.cards(&shown),
        groups: outcome
            .groups
            .into_iter()
            .map(|group| group_view(group, lang))
            .collect(),
        in_stock: outcome.in_stock,
        in_stock_only: state.in_stock,
        chips: view.chips.into_iter().chain(filters).collect(),
        clear: format!("{}{}", view.path, state.unfiltered().to_query()),
        sort: state.sort.code().to_owned(),
        page: u32::try_from(page).unwrap_or(1),
        pages: u32::try_from(pages).unwrap_or(1),
        page_base: format!("{}{base}{joint}page=", view.path),
        ..view
    }
}
