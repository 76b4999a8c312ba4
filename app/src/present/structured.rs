//! Structured data of a product (schema.org, JSON-LD), as searchers read it: what a customer pays
//! and can have, and nothing that is not so.

use crate::model::{Availability, ProductView, VariantView};
use crate::paths;
use engine::Lang;
use engine::catalog::Product;
use engine::price::line;
use serde_json::{Map, Value, json};
use services::exchange::is_gtin;

/// A schema.org `Product` that can stand in a script element. Empty where it has no offer: without
/// one a `Product` is not valid. `origin` is where the shop stands on the web, if that is known.
pub fn json_ld(product: &Product, view: &ProductView, origin: Option<&str>, lang: Lang) -> String {
    let offers: Vec<Value> = view
        .variants
        .iter()
        .filter_map(|variant| offer(product, view, variant, origin))
        .collect();
    if offers.is_empty() {
        return String::new();
    }
    let mut pictures: Vec<String> = Vec::new();
    for picture in view.variants.iter().flat_map(|variant| &variant.pictures) {
        let address = origin.map(|origin| absolute(origin, &picture.src));
        pictures.extend(address.filter(|address| !pictures.contains(address)));
    }
    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let description = said(product.description.get(lang)).or(said(product.summary.get(lang)));
    let brand = said(product.brand.get(lang));
    let single = match product.variants.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let facts = [
        ("@context", Some(json!("https://schema.org"))),
        ("@type", Some(json!("Product"))),
        ("name", Some(json!(product.name.get(lang)))),
        (
            "url",
            origin.map(|origin| json!(absolute(origin, &view.path))),
        ),
        ("description", description.map(Value::from)),
        ("image", (!pictures.is_empty()).then(|| json!(pictures))),
        (
            "brand",
            brand.map(|brand| json!({"@type": "Brand", "name": brand})),
        ),
        ("sku", single.map(|only| json!(only.sku))),
        ("gtin", single.and_then(|only| gtin(product, &only.sku))),
        ("offers", Some(json!(offers))),
    ];
    escape(&present(facts).to_string())
}

/// What one piece of a variant costs now, tax included, and whether there is one.
fn offer(
    product: &Product,
    view: &ProductView,
    variant: &VariantView,
    origin: Option<&str>,
) -> Option<Value> {
    let price = line(&view.list, &variant.tiers, 1, &view.tax).ok()?.gross;
    let availability = match variant.availability {
        Availability::Out => "https://schema.org/OutOfStock",
        _ => "https://schema.org/InStock",
    };
    let address = |origin| {
        let path = format!("{}?v={}", view.path, paths::query_value(&variant.sku));
        json!(absolute(origin, &path))
    };
    Some(present([
        ("@type", Some(json!("Offer"))),
        ("sku", Some(json!(variant.sku))),
        ("gtin", gtin(product, &variant.sku)),
        ("url", origin.map(address)),
        ("price", Some(json!(price.decimal()))),
        ("priceCurrency", Some(json!(price.currency.code()))),
        ("availability", Some(json!(availability))),
    ]))
}

fn absolute(origin: &str, path: &str) -> String {
    format!("{origin}{}", paths::ascii(path))
}

/// The article number of a variant, where it is one.
fn gtin(product: &Product, sku: &str) -> Option<Value> {
    let mut variants = product.variants.iter();
    let variant = variants.find(|variant| variant.sku == sku)?;
    let ean = variant.ean.as_deref()?;
    is_gtin(ean).then(|| json!(ean))
}

/// An object of the facts that there are.
fn present<const N: usize>(facts: [(&str, Option<Value>); N]) -> Value {
    let facts = facts.into_iter();
    let there: Map<String, Value> = facts
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect();
    Value::Object(there)
}

/// JSON in which nothing can end the script element it stands in, or start another.
fn escape(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}
