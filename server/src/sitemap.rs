//! What search engines read: which pages there are, in both languages.

use app::api::request::{Desk, Origin};
use app::paths::{self, ascii};
use app::privacy;
use axum::Extension;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::{Lang, Text};
use serde::Deserialize;
use services::Shelf;
use std::fmt::Write;

/// Addresses in one part. The protocol allows 50,000, but also no more than
/// 50 MB, and an Arabic address with its alternates takes over a kilobyte.
const PART: usize = 20_000;

#[derive(Deserialize)]
pub struct Wanted {
    part: Option<usize>,
}

/// `/sitemap.xml`: the index, and with `?part=N` (from 1) its parts.
pub async fn sitemap(
    State(desk): State<Desk>,
    origin: Option<Extension<Origin>>,
    Query(wanted): Query<Wanted>,
) -> Response {
    let Some(Extension(Origin(origin))) = origin else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let shelf = desk.services.shelf();
    let body = match wanted.part {
        None => Some(index(&origin, &shelf)),
        Some(number) => part(&origin, &shelf, number),
    };
    match body {
        Some(body) => ([(header::CONTENT_TYPE, "application/xml")], body).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `/robots.txt`: what is for one visitor alone is not for search engines.
pub async fn robots(origin: Option<Extension<Origin>>) -> String {
    let mut text = "User-agent: *\n".to_owned();
    for path in privacy::not_to_be_searched() {
        let _ = writeln!(text, "Disallow: {path}");
    }
    if let Some(Extension(Origin(origin))) = origin {
        let _ = write!(text, "\nSitemap: {origin}/sitemap.xml\n");
    }
    text
}

/// A page's path in a language.
type PathIn<'a> = Box<dyn Fn(Lang) -> String + 'a>;

/// The pages of the shop: the first one, policies, categories, products.
fn pages(shelf: &Shelf) -> impl Iterator<Item = PathIn<'_>> {
    let catalog = &shelf.catalog;
    let home = std::iter::once(Box::new(paths::home) as PathIn);
    let policies = catalog.shop.policies.keys();
    let policies =
        policies.map(|policy| Box::new(move |lang| paths::policy(lang, *policy)) as PathIn);
    let categories = catalog
        .categories
        .iter()
        .map(|node| at(&node.category.slug, paths::category));
    let products = catalog
        .items
        .iter()
        .map(|item| at(&item.slug, paths::product));
    home.chain(policies).chain(categories).chain(products)
}

fn at(slug: &Text, path: fn(Lang, &str) -> String) -> PathIn<'_> {
    Box::new(move |lang| path(lang, slug.get(lang)))
}

fn index(origin: &str, shelf: &Shelf) -> String {
    let offered = shelf.catalog.shop.languages.len();
    let parts = (pages(shelf).count() * offered).div_ceil(PART);
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .to_owned();
    for number in 1..=parts {
        let _ = writeln!(
            xml,
            "<sitemap><loc>{origin}/sitemap.xml?part={number}</loc></sitemap>"
        );
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

fn part(origin: &str, shelf: &Shelf, number: usize) -> Option<String> {
    let offered = &shelf.catalog.shop.languages;
    let per_part = PART / offered.len().max(1);
    let skipped = number.checked_sub(1)?.checked_mul(per_part)?;
    let mut pages = pages(shelf).skip(skipped).take(per_part).peekable();
    pages.peek()?;
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
        xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
        .to_owned();
    for path in pages {
        let addresses: Vec<_> = offered
            .iter()
            .map(|lang| (lang, escape(&format!("{origin}{}", ascii(&path(*lang))))))
            .collect();
        for (_, address) in &addresses {
            let _ = write!(xml, "<url><loc>{address}</loc>");
            for (lang, other) in &addresses {
                let code = lang.code();
                let _ = write!(
                    xml,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{code}\" href=\"{other}\"/>"
                );
            }
            xml.push_str("</url>\n");
        }
    }
    xml.push_str("</urlset>\n");
    Some(xml)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
