//! The addresses of the shop, each made in one place.

use engine::Lang;

pub fn home(lang: Lang) -> String {
    format!("/{}", lang.code())
}

pub fn category(lang: Lang, slug: &str) -> String {
    format!("/{}/c/{slug}", lang.code())
}

pub fn product(lang: Lang, slug: &str) -> String {
    format!("/{}/p/{slug}", lang.code())
}

pub fn search(lang: Lang) -> String {
    format!("/{}/search", lang.code())
}

pub fn cart(lang: Lang) -> String {
    format!("/{}/cart", lang.code())
}

pub fn account(lang: Lang) -> String {
    format!("/{}/account", lang.code())
}

pub fn sign_in(lang: Lang) -> String {
    format!("/{}/sign-in", lang.code())
}

pub fn privacy(lang: Lang) -> String {
    format!("/{}/privacy", lang.code())
}

/// A product's page with one of its variants chosen.
pub fn variant(lang: Lang, slug: &str, sku: &str) -> String {
    format!("/{}/p/{slug}?v={sku}", lang.code())
}

pub fn checkout(lang: Lang) -> String {
    format!("/{}/checkout", lang.code())
}

pub fn order(lang: Lang, number: &str) -> String {
    format!("/{}/order/{number}", lang.code())
}

pub fn orders(lang: Lang) -> String {
    format!("/{}/account/orders", lang.code())
}
