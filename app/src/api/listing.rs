//! Listings: a category or a search, narrowed and paged.

use super::ApiError;
use crate::data::Parcel;
use crate::model::ListingView;
use crate::wire::Sealed;
use engine::Lang;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::request;

/// A category's products. `query` is the address's query string.
#[server(endpoint = "listing", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_listing(
    lang: Lang,
    slug: String,
    query: String,
) -> Result<Parcel<ListingView>, ApiError> {
    request::parcel(present::category(lang, &slug, &query).await)
}

/// The products that match a query.
#[server(endpoint = "search", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_search(lang: Lang, query: String) -> Result<Parcel<ListingView>, ApiError> {
    request::parcel(present::search(lang, &query).await)
}

#[cfg(feature = "ssr")]
mod present {
    use super::{ApiError, request};
    use crate::api::present::{Presenter, said};
    use crate::api::repairs::repairs;
    use crate::model::{
        Chip, ChipLabel, GroupName, GroupValues, GroupView, ListingView, OptionView, Said,
    };
    use crate::paths;
    use engine::catalog::{Catalog, Redirect};
    use engine::search::{Bounds, FacetGroup, FacetValues, Hit, Outcome, Refinement, refine};
    use engine::{Day, Lang, Text, number};

    /// Products on a page.
    const PAGE: usize = 24;

    fn state_of(query: &str, catalog: &Catalog) -> Refinement {
        let query = query.trim_start_matches('?');
        let pairs: Vec<(String, String)> = url_pairs(query);
        Refinement::from_pairs(pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())))
            .known_to(catalog)
    }

    fn url_pairs(query: &str) -> Vec<(String, String)> {
        form_urlencoded::parse(query.as_bytes())
            .map(|(key, value)| (key.into_owned(), value.into_owned()))
            .take(200)
            .collect()
    }

    pub async fn category(lang: Lang, slug: &str, query: &str) -> Result<ListingView, ApiError> {
        let desk = request::desk()?;
        let shelf = desk.services.fresh_shelf().await?;
        let catalog = &*shelf.catalog;
        let index = catalog.category_by_slug(slug).ok_or(ApiError::NotFound)?;
        let node = catalog.categories.get(index).ok_or(ApiError::NotFound)?;
        let prices = catalog.list_for(request::currency(catalog.shop.currency));
        let mut state = state_of(query, catalog);
        state.query.clear();
        let outcome = refine(
            catalog,
            &shelf.stock,
            prices,
            &node.items,
            &node.facets,
            &state,
            lang,
        );
        let presenter = Presenter {
            shelf: &shelf,
            lang,
            prices,
        };
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
                true => repairs(&presenter, &node.items, &state, &slug_in(lang), |_| {
                    Vec::new()
                }),
                false => Vec::new(),
            },
            ..ListingView::default()
        };
        Ok(finish(view, &presenter, state, outcome))
    }

    pub async fn search(lang: Lang, query: &str) -> Result<ListingView, ApiError> {
        let desk = request::desk()?;
        let shelf = desk.services.fresh_shelf().await?;
        let catalog = &*shelf.catalog;
        let prices = catalog.list_for(request::currency(catalog.shop.currency));
        let state = state_of(query, catalog);
        let today = Day::of(desk.now());
        let all = || -> Vec<u32> { (0u32..).take(catalog.items.len()).collect() };
        let numbers = |hits: Vec<Hit>| hits.into_iter().map(|hit| hit.item).collect();
        let find = |query: &str| numbers(catalog.find(query, lang, today).hits);
        let first = catalog.find(&state.query, lang, today);
        let redirect = first.redirect.and_then(|to| lead(to, catalog, lang));
        // Without words, filters narrow everything there is.
        let found: Vec<u32> = match state.query.is_empty() && state.is_filtered() {
            true => all(),
            false => numbers(first.hits),
        };
        let outcome = refine(catalog, &shelf.stock, prices, &found, &[], &state, lang);
        let presenter = Presenter {
            shelf: &shelf,
            lang,
            prices,
        };
        let view = ListingView {
            path: paths::search(lang),
            other_path: paths::search(lang.other()),
            query: state.query.clone(),
            redirect,
            repairs: match outcome.items.is_empty() && !state.query.is_empty() {
                true => repairs(&presenter, &all(), &state, &paths::search(lang), find),
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
        Ok(finish(view, &presenter, state, outcome))
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

    fn finish(
        view: ListingView,
        presenter: &Presenter<'_>,
        mut state: Refinement,
        outcome: Outcome,
    ) -> ListingView {
        let lang = presenter.lang;
        let pages = outcome.items.len().div_ceil(PAGE).max(1);
        let page = (state.page as usize).min(pages);
        let shown: Vec<u32> = outcome
            .items
            .iter()
            .skip((page - 1) * PAGE)
            .take(PAGE)
            .copied()
            .collect();
        state.page = 1;
        let base = state.to_query();
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
            chips: chips(&presenter.shelf.catalog, &state, &view.path, lang),
            clear: format!("{}{}", view.path, state.unfiltered().to_query()),
            sort: state.sort.code().to_owned(),
            page: u32::try_from(page).unwrap_or(1),
            pages: u32::try_from(pages).unwrap_or(1),
            page_base: format!("{}{base}{joint}page=", view.path),
            ..view
        }
    }

    fn group_view(group: FacetGroup, lang: Lang) -> GroupView {
        let name = match group.key.as_str() {
            "brand" => GroupName::Brand,
            "price" => GroupName::Price,
            _ => GroupName::Attribute(said(&group.name, lang)),
        };
        let values = match group.values {
            FacetValues::Options(options) => GroupValues::Options(
                options
                    .into_iter()
                    .map(|option| OptionView {
                        key: option.key,
                        name: (!option.name.is_empty()).then(|| said(&option.name, lang)),
                        swatch: option.swatch,
                        count: option.count,
                        ticked: option.ticked,
                    })
                    .collect(),
            ),
            FacetValues::Range { min, max, asked } => GroupValues::Range {
                low: number::decimal(min),
                high: number::decimal(max),
                min: written(asked.min).unwrap_or_default(),
                max: written(asked.max).unwrap_or_default(),
                unit: said(&group.unit, lang),
            },
        };
        GroupView {
            key: group.key,
            name,
            values,
        }
    }

    fn written(bound: Option<f64>) -> Option<String> {
        bound.map(number::decimal)
    }

    fn chips(catalog: &Catalog, state: &Refinement, path: &str, lang: Lang) -> Vec<Chip> {
        let mut chips = Vec::new();
        let mut push = |label: ChipLabel, without: Refinement| {
            chips.push(Chip {
                label,
                href: format!("{path}{}", without.to_query()),
            });
        };
        for brand in &state.brands {
            let mut without = state.clone();
            without.brands.remove(brand);
            let name = catalog
                .brands
                .iter()
                .find(|known| known.get(Lang::En) == brand);
            let label = name.map_or_else(
                || Said {
                    text: brand.clone(),
                    other: None,
                },
                |name| said(name, lang),
            );
            push(ChipLabel::Choice(label), without);
        }
        for (key, ticked) in &state.choices {
            let Some(attribute) = catalog
                .attribute(key)
                .map(|index| &catalog.attributes[index])
            else {
                continue;
            };
            for choice in ticked {
                let mut without = state.clone();
                if let Some(left) = without.choices.get_mut(key) {
                    left.remove(choice);
                    if left.is_empty() {
                        without.choices.remove(key);
                    }
                }
                let name = attribute.choices.iter().find(|known| known.key == *choice);
                let label = match name {
                    Some(name) => ChipLabel::Choice(said(&name.name, lang)),
                    None => ChipLabel::Flag(said(&attribute.name, lang)),
                };
                push(label, without);
            }
        }
        for (key, bounds) in &state.ranges {
            let Some(attribute) = catalog
                .attribute(key)
                .map(|index| &catalog.attributes[index])
            else {
                continue;
            };
            let mut without = state.clone();
            without.ranges.remove(key);
            push(
                range_label(Some(&attribute.name), *bounds, &attribute.unit, lang),
                without,
            );
        }
        if !state.price.is_open() {
            let without = Refinement {
                price: Bounds::default(),
                ..state.clone()
            };
            push(
                range_label(None, state.price, &Text::default(), lang),
                without,
            );
        }
        if state.in_stock {
            push(
                ChipLabel::InStock,
                Refinement {
                    in_stock: false,
                    ..state.clone()
                },
            );
        }
        chips
    }

    fn range_label(name: Option<&Text>, bounds: Bounds, unit: &Text, lang: Lang) -> ChipLabel {
        ChipLabel::Range {
            name: name.map(|name| said(name, lang)),
            min: written(bounds.min),
            max: written(bounds.max),
            unit: said(unit, lang),
        }
    }
}
