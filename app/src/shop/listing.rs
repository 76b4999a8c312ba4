//! A list of products that can be narrowed: a category, or a search.

use super::facets::Facets;
use crate::api::listing::load_listing;
use crate::context::{is_merchant, use_lang};
use crate::data::{Data, data, show};
use crate::model::{ChipLabel, ListingView, RepairView};
use crate::parts::{Icon, PageHead, Pager, ProductCard, Trail, Words};
use crate::paths;
use crate::visit::{Of, found};
use crate::words::{common, shop as w};
use engine::search::Sort;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_params_map};

#[component]
pub fn ListingPage() -> impl IntoView {
    let params = use_params_map();
    let slug = move || params.with(|params| params.get("slug").unwrap_or_default());
    view! { <Loaded slug=Box::new(move || Some(slug()))/> }
}

#[component]
pub fn SearchPage() -> impl IntoView {
    view! { <Loaded slug=Box::new(|| None)/> }
}

#[component]
fn Loaded(slug: Box<dyn Fn() -> Option<String> + Send + Sync>) -> impl IntoView {
    let lang = use_lang();
    let location = use_location();
    let data: Data<ListingView> = data(
        move || (slug(), location.search.get()),
        move |(slug, query)| {
            let of = Of::Listing {
                slug: slug.clone(),
                query: query.clone(),
            };
            found(of, load_listing(lang, slug, query))
        },
    );
    view! {
        {show(data, move |mut listing| match listing.redirect.take() {
            Some(path) => lead_to(path),
            None => view! { <Listing listing/> }.into_any(),
        })}
    }
}

/// Leads elsewhere in place of this page, so that going back does not lead there again.
fn lead_to(path: String) -> AnyView {
    let options = NavigateOptions {
        replace: true,
        ..NavigateOptions::default()
    };
    #[cfg(feature = "ssr")]
    {
        view! { <leptos_router::components::Redirect path options/> }.into_any()
    }
    // The component carries the server's way along.
    #[cfg(not(feature = "ssr"))]
    {
        use_navigate()(&path, options);
        ().into_any()
    }
}

#[component]
fn Listing(listing: ListingView) -> impl IntoView {
    let lang = use_lang();
    let is_search = listing.category.is_none();
    let title = match &listing.category {
        Some(name) => name.text.clone(),
        None if listing.query.is_empty() => w::search_title(lang).to_owned(),
        None if listing.total == 0 => w::nothing_found(lang, &listing.query),
        None => w::results_for(lang, &listing.query),
    };
    let total = u64::from(listing.total);
    let counted = if is_search {
        w::results(lang, total)
    } else {
        w::products(lang, total)
    };
    let filtered = !listing.chips.is_empty();
    let explained = is_merchant() && !listing.query.is_empty();
    let head = view! {
        <PageHead
            title=common::page_title(lang, &title) description=listing.summary.text.clone()
            path=listing.path.clone() other_path=listing.other_path.clone()
        />
        {(!is_search).then(|| view! { <Trail links=listing.trail.clone() here=listing.category.clone().unwrap_or_default()/> }.into_any())}
    };
    let pager =
        view! { <Pager page=listing.page pages=listing.pages base=listing.page_base.clone()/> };
    let narrowable = listing.total > 0 || filtered;
    let facets = narrowable.then(|| {
        view! {
            <Facets
                path=listing.path.clone() query=listing.words.clone() groups=listing.groups
                total=listing.total used=listing.chips.len() sort=listing.sort.clone()
                in_stock=listing.in_stock in_stock_only=listing.in_stock_only
            />
        }
        .into_any()
    });
    view! {
        {head}
        <div class="listing-head">
            <div>
                <h1><bdi>{title}</bdi></h1>
                <p class="listing-count" role="status">{counted}</p>
                {listing.corrected.map(|words| view! {
                    <p class="listing-corrected">{w::corrected_to(lang, &words)}</p>
                }.into_any())}
            </div>
            {(listing.total > 1).then(|| view! { <SortForm sort=listing.sort is_search/> }.into_any())}
        </div>
        {(!listing.children.is_empty()).then(|| view! {
            <ul class="chips chips-row" role="list" data-scroll="">
                {listing.children.into_iter().map(|link| view! {
                    <li><a class="chip" href=link.href><Words of=link.name/></a></li>
                }.into_any()).collect_view()}
            </ul>
        }.into_any())}
        <div class="listing">
            {facets}
            <div>
                {filtered.then(|| view! {
                    <div class="chips">
                        {listing.chips.into_iter().map(|chip| {
                            let name = chip_name(lang, chip.label);
                            view! {
                                <a class="chip" href=chip.href aria-label=w::remove_filter(lang, &name)>
                                    <bdi>{name.clone()}</bdi><Icon name="close"/>
                                </a>
                            }.into_any()
                        }).collect_view()}
                        <a class="chip chip-clear" href=listing.clear.clone()>{w::clear_filters(lang)}</a>
                    </div>
                }.into_any())}
                {if listing.cards.is_empty() {
                    view! { <Nothing filtered clear=listing.clear is_search repairs=listing.repairs/> }.into_any()
                } else {
                    view! {
                        <h2 class="visually-hidden">{w::product_list(lang)}</h2>
                        <ul class="grid" role="list">
                            {listing.cards.into_iter().enumerate().map(|(index, card)| {
                                let why = explained.then(|| why(lang, &listing.query, &card.href));
                                view! { <li><ProductCard card lazy={index > 3}/>{why}</li> }.into_any()
                            }).collect_view()}
                        </ul>
                        {pager}
                    }.into_any()
                }}
            </div>
        </div>
    }
}

/// The way to why a product stands where it stands.
fn why(lang: engine::Lang, query: &str, href: &str) -> AnyView {
    let product = href.rsplit('/').next().unwrap_or_default();
    let href = paths::explanation(lang, query, product);
    view! { <a class="why" rel="nofollow" href=href>{w::why_here(lang)}</a> }.into_any()
}

fn chip_name(lang: engine::Lang, label: ChipLabel) -> String {
    match label {
        ChipLabel::Choice(name) | ChipLabel::Flag(name) => name.text,
        ChipLabel::InStock => w::in_stock_only(lang).to_owned(),
        ChipLabel::Range {
            name,
            min,
            max,
            unit,
        } => {
            let range = match (min, max) {
                (Some(min), Some(max)) if min == max => min,
                (Some(min), Some(max)) => w::from_to(lang, &min, &max),
                (Some(min), None) => w::at_least_value(lang, &min),
                (None, max) => w::at_most_value(lang, &max.unwrap_or_default()),
            };
            let name = name.map_or_else(|| w::price(lang).to_owned(), |name| name.text);
            format!("{name} {range} {}", unit.text)
                .trim_end()
                .to_owned()
        }
    }
}

/// Nothing to show is a page too, with a way on.
#[component]
fn Nothing(
    filtered: bool,
    clear: String,
    is_search: bool,
    repairs: Vec<RepairView>,
) -> impl IntoView {
    let lang = use_lang();
    let (title, help) = match (filtered, is_search) {
        (true, _) => (w::nothing_left(lang), ""),
        (false, true) => (w::search_help_title(lang), w::nothing_found_help(lang)),
        (false, false) => (w::nothing_here(lang), w::nothing_found_help(lang)),
    };
    view! {
        <div class="empty">
            <Icon name="search"/>
            <h2>{title}</h2>
            <p>{help}</p>
            {(!repairs.is_empty()).then(|| view! {
                <h3 id="repairs">{w::repairs(lang)}</h3>
                <ul class="repairs" aria-labelledby="repairs">
                    {repairs.into_iter().map(|repair| view! {
                        <li><a href=repair.href>
                            <bdi>{repair.text}</bdi>" "<span>{w::products(lang, u64::from(repair.count))}</span>
                        </a></li>
                    }.into_any()).collect_view()}
                </ul>
            }.into_any())}
            {filtered.then(|| view! { <a class="button" href=clear>{w::clear_filters(lang)}</a> }.into_any())}
        </div>
    }
}

/// The order of the list. It belongs to the form of the filters, so both are
/// sent together; without scripts it has a button of its own.
#[component]
fn SortForm(sort: String, is_search: bool) -> impl IntoView {
    let lang = use_lang();
    let navigate = use_navigate();
    let location = use_location();
    let change = move |event: leptos::ev::Event| {
        let wanted = event_target_value(&event);
        let query = location.search.get_untracked();
        let kept = query.split('&').filter(|pair| {
            !pair.is_empty() && !pair.starts_with("sort=") && !pair.starts_with("page=")
        });
        let mut pairs: Vec<String> = kept.map(str::to_owned).collect();
        if wanted != Sort::Best.code() {
            pairs.push(format!("sort={wanted}"));
        }
        let path = location.pathname.get_untracked();
        navigate(&format!("{path}?{}", pairs.join("&")), Default::default());
    };
    let name = move |order: Sort| match order {
        Sort::Best if is_search => w::sort_best(lang),
        Sort::Best => w::sort_popular(lang),
        Sort::PriceUp => w::sort_price_up(lang),
        Sort::PriceDown => w::sort_price_down(lang),
        Sort::Newest => w::sort_newest(lang),
        Sort::Name => w::sort_name(lang),
    };
    view! {
        <div class="sort">
            <label for="sort">{w::sort(lang)}</label>
            <select id="sort" name="sort" form="refine" on:change=change autocomplete="off">
                {Sort::ALL.into_iter().map(|order| view! {
                    <option value=order.code() selected=order.code() == sort prop:selected=order.code() == sort>{name(order)}</option>
                }.into_any()).collect_view()}
            </select>
            <button class="button scriptless" type="submit" form="refine">{common::apply(lang)}</button>
        </div>
    }
}
