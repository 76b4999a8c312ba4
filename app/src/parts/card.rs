//! A product in a list.

use crate::context::use_lang;
use crate::model::{Availability, Card};
use crate::parts::{AddButton, Price, Words};
use crate::words::shop as w;
use leptos::prelude::*;

#[component]
pub fn ProductCard(card: Card, #[prop(default = true)] lazy: bool) -> impl IntoView {
    let lang = use_lang();
    let colours = card.swatches.len() as u64;
    let name = card.name.text.clone();
    view! {
        <article class="card">
            <span class="picture">
                {card.picture.map(|picture| view! {
                    <img src=picture.src alt="" width="300" height="300" decoding="async"
                        loading=if lazy { "lazy" } else { "eager" }/>
                }.into_any())}
            </span>
            <p class="card-brand"><Words of=card.brand/></p>
            <h3 class="card-name"><a href=card.href.clone()><Words of=card.name/></a></h3>
            <p class="card-price">
                {match card.price {
                    Some(tag) => view! {
                        {tag.from.then(|| view! { <span class="price-note">{w::from(lang)}</span> " " }.into_any())}
                        <Price amount=tag.amount/>
                    }.into_any(),
                    None => view! { <span class="price-note">{w::no_price(lang)}</span> }.into_any(),
                }}
            </p>
            {(colours > 0).then(|| view! {
                <p class="swatches">
                    {card.swatches.into_iter().map(|colour| view! { <Swatch colour/> }.into_any()).collect_view()}
                    <span class="visually-hidden">{w::colours(lang, colours)}</span>
                </p>
            }.into_any())}
            <Stock availability=card.availability/>
            {match card.sku {
                Some(sku) if card.availability != Availability::Out => view! { <AddButton sku name/> }.into_any(),
                _ => view! { <a class="button button-wide" href=card.href>{w::see_product(lang)}</a> }.into_any(),
            }}
        </article>
    }
}

/// A colour, drawn: the content policy allows no style attribute.
#[component]
pub fn Swatch(colour: String) -> impl IntoView {
    view! {
        <svg class="swatch" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="9" fill=colour></circle></svg>
    }
}

/// Whether there is any, in words.
#[component]
pub fn Stock(availability: Availability) -> impl IntoView {
    let lang = use_lang();
    let (class, text) = match availability {
        Availability::Out => ("stock stock-none", w::out_of_stock(lang).to_owned()),
        Availability::Low(n) => ("stock stock-low", w::only_left(lang, n.into())),
        Availability::In => ("stock", w::in_stock(lang).to_owned()),
    };
    view! { <span class=class>{text}</span> }
}
