//! A listing of the plainest kind, to measure rendering by: 24 products a page
//! with picture, name, supplier, description, price and a button.

use engine::Lang;
use leptos::prelude::*;
use services::Shelf;

/// Products on one page.
const PER_PAGE: usize = 24;

/// The whole document of a page, counted from 0.
pub fn bench_listing(shelf: &Shelf, page: usize) -> String {
    let catalog = &shelf.catalog;
    let lang = Lang::En;
    let prices = catalog.list_for(catalog.shop.currency);
    let first = page.saturating_mul(PER_PAGE);
    let articles = catalog
        .items
        .iter()
        .enumerate()
        .skip(first)
        .take(PER_PAGE)
        .map(|(number, item)| {
            let category = catalog.categories.get(item.category);
            let picture = item.picture.as_ref().or(category.and_then(|of| of.category.picture.as_ref()));
            let price = prices.and_then(|prices| {
                let minor = (*prices.shown.get(number)?)?;
                Some(engine::Money::new(minor, prices.list.currency).decimal())
            });
            view! {
                <li>
                    <article>
                        <a href=format!("/p/{}", item.id)>
                            <img src=picture.map(|of| of.src.clone()) alt="" width="120" height="120" loading="lazy"/>
                            <h2>{item.name.get(lang).to_owned()}</h2>
                        </a>
                        <p>{catalog.brand(item).map(|brand| brand.get(lang).to_owned())}</p>
                        <p>{item.summary.get(lang).to_owned()}</p>
                        <strong>{price}</strong>
                        <button data-id=item.id.clone()>"Add to cart"</button>
                    </article>
                </li>
            }
        })
        .collect_view();
    let links = ["Laptops", "Printers", "Cables", "Power", "Audio"]
        .map(|name| view! { <a href=format!("/c?q={name}")>{name}</a> })
        .collect_view();
    Owner::new().with(|| {
        view! {
            <!DOCTYPE html>
            <html lang="en">
                <head><title>"Peer shop"</title></head>
                <body>
                    <header><a href="/">"Shop"</a><nav>{links}</nav></header>
                    <main><h1>"Listing"</h1><ul>{articles}</ul></main>
                    <footer>"Footer"</footer>
                </body>
            </html>
        }
        .to_html()
    })
}
