//! A product in a list.

use crate::context::use_lang;
use crate::model::{Availability, Card};
use crate::parts::{Price, Words};
use crate::words::shop as w;
use leptos::prelude::*;

#[component]
pub fn ProductCard(card: Card) -> impl IntoView {
    let lang = use_lang();
    let stock = match card.availability {
        Availability::Out => Some((w::out_of_stock(lang).to_owned(), "stock stock-out")),
        Availability::Low(n) => Some((w::only_left(lang, n.into()), "stock stock-low")),
        Availability::In => None,
    };
    view! {
        <article class="card">
            <a class="card-link" href=card.href>
                <div class="card-picture">
                    {card.picture.map(|picture| view! {
                        <img src=picture.src alt="" width="300" height="300" loading="lazy" decoding="async"/>
                    })}
                </div>
                <h3 class="card-name"><Words of=card.name/></h3>
            </a>
            <p class="card-brand"><Words of=card.brand/></p>
            <p class="card-price">
                {match card.price {
                    Some(tag) => view! {
                        {tag.from.then(|| view! { <span class="price-from">{w::from(lang)}" "</span> })}
                        <Price amount=tag.amount/>
                    }.into_any(),
                    None => view! { <span class="price-none">{w::no_price(lang)}</span> }.into_any(),
                }}
            </p>
            {stock.map(|(text, class)| view! { <p class=class>{text}</p> })}
        </article>
    }
}
