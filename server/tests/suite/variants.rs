//! Variants whose SKUs are no words: each has an address, and is what is bought.

use crate::harness::{Answer, Harness, catalogue};
use app::paths;
use engine::Lang;
use engine::catalog::Variant;
use services::exchange::{Document, PriceEntry, StockEntry};
use std::collections::BTreeSet;

const SKUS: [&str; 9] = [
    "M8+10",
    "M8&12",
    "M8#14",
    "M8 16%",
    "رمز 18",
    "M8-20",
    "M8%41",
    "M8\"<22>",
    "M8/24?v=M8",
];

fn bolts() -> Document {
    let mut document = catalogue();
    let product = &mut document.products[0];
    let old: Vec<String> = product
        .variants
        .drain(..)
        .map(|variant| variant.sku)
        .collect();
    product.variants = SKUS
        .map(|sku| Variant {
            sku: sku.to_owned(),
            name: engine::Text::new(format!("size {sku}"), format!("مقاس {sku}")),
            ..Variant::default()
        })
        .to_vec();
    let tiers = [(1, "1.000".to_owned())];
    for section in &mut document.price_lists {
        section.prices.retain(|entry| !old.contains(&entry.sku));
        let exponent = section.list.currency.exponent() as usize;
        section.prices.extend(SKUS.map(|sku| {
            PriceEntry {
                sku: sku.to_owned(),
                tiers: tiers
                    .iter()
                    .map(|(from, price)| (*from, price[..2 + exponent].to_owned()))
                    .collect(),
            }
        }));
    }
    document.stock.retain(|entry| !old.contains(&entry.sku));
    document
        .stock
        .extend(SKUS.map(|sku| StockEntry::new(sku, 5)));
    document
}

/// The SKU that the page's form would buy.
fn bought(page: &Answer) -> String {
    let text = page.text();
    let field = text.split("name=\"sku\"").nth(1);
    let field = field.unwrap_or_else(|| panic!("no form to buy with: {text}"));
    let value = field
        .split("value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    unescaped(value)
}

fn unescaped(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    text.replace("&#x27;", "'").replace("&amp;", "&")
}

#[tokio::test]
async fn each_variant_opens_by_its_link_and_is_bought() {
    let shop = Harness::new().await;
    let document = bolts();
    let slug = document.products[0].slug.clone();
    shop.services.keep(&document).await.unwrap();
    shop.services.fresh_shelf().await.unwrap();
    for lang in Lang::ALL {
        let mut visitor = shop.visitor();
        let product = paths::ascii(&paths::product(lang, slug.get(lang)));
        let page = visitor.get(&product).await.text();
        // In a tile's link the address stands before the class.
        let mut before: Vec<&str> = page.split("class=\"tile\"").collect();
        before.pop();
        let links: Vec<String> = before
            .into_iter()
            .map(|part| {
                let href = part.rsplit("href=\"").next().unwrap();
                unescaped(href.split('"').next().unwrap())
            })
            .collect();
        assert_eq!(links.len(), SKUS.len());
        let mut chosen = BTreeSet::new();
        for link in &links {
            let page = visitor.get(&paths::ascii(link)).await;
            assert_eq!(page.status, 200, "{link}");
            let sku = bought(&page);
            assert_eq!(*link, paths::variant(lang, slug.get(lang), &sku));
            let answer = visitor
                .submit(
                    "/api/add_to_cart",
                    link,
                    &[("sku", &sku), ("quantity", "1")],
                )
                .await;
            assert!(
                (300..400).contains(&answer.status),
                "{sku}: {}",
                answer.status
            );
            chosen.insert(sku);
        }
        assert_eq!(chosen, SKUS.map(String::from).into());
        let cart = visitor.cart().await;
        assert_eq!(cart.lines.len(), SKUS.len());
        for line in &cart.lines {
            let page = visitor.get(&paths::ascii(&line.href)).await;
            assert_eq!(bought(&page), line.sku, "{}", line.href);
        }
    }
}
