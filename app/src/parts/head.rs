//! Document metadata: what a page says of itself to browsers, search engines and those who share it.
//!
//! The server writes it through `leptos_meta`. Only the title and the canonical address are read
//! after a client-side navigation (a browser shares the latter), so only they are kept true then.

use leptos::prelude::*;
use leptos_meta::Title;

#[cfg(feature = "ssr")]
mod written {
    use crate::context::{other_language, shop_name, use_lang};
    use leptos::prelude::*;
    use leptos_meta::{Link, Meta};

    /// Where the shop is reached: canonical and alternate addresses must be absolute to count.
    fn origin() -> String {
        crate::api::request::origin()
            .map(|origin| origin.0.to_string())
            .unwrap_or_default()
    }

    // `leptos_meta` takes an element down as it is rendered.

    fn link(rel: &'static str, href: &str) {
        view! { <Link rel href=href.to_owned()/> }.to_html();
    }

    fn alternate(hreflang: &'static str, href: &str) {
        view! { <Link rel="alternate" hreflang href=href.to_owned()/> }.to_html();
    }

    fn property(property: &'static str, content: &str) {
        view! { <Meta property content=content.to_owned()/> }.to_html();
    }

    pub fn name(name: &'static str, content: &str) {
        view! { <Meta name content=content.to_owned()/> }.to_html();
    }

    /// The metadata of a page for everybody, with its card for social media (<https://ogp.me>).
    pub fn page(title: &str, description: &str, path: &str, other_path: &str, kind: &str) {
        let lang = use_lang();
        let base = origin();
        let (here, there) = (format!("{base}{path}"), format!("{base}{other_path}"));
        link("canonical", &here);
        if let Some(other) = other_language() {
            alternate(lang.code(), &here);
            alternate(other.code(), &there);
        }
        if !description.is_empty() {
            name("description", description);
        }
        property("og:title", title);
        property("og:type", kind);
        property("og:url", &here);
        property("og:locale", lang.code());
        property("og:site_name", &shop_name());
        let desk = crate::api::request::desk();
        let shelf = desk.map(|desk| desk.services.shelf()).unwrap_or_default();
        let picture = shelf.catalog.shop.look.social_picture.as_str();
        if !picture.is_empty() {
            property("og:image", &format!("{base}{picture}"));
        }
    }
}

/// Sets the path of the canonical address, where the document has one. Its origin stays: the shop
/// may be reached under more names than its own.
#[cfg(not(feature = "ssr"))]
fn set_canonical(path: &str) -> Option<()> {
    let link = document()
        .query_selector("link[rel=canonical]")
        .ok()
        .flatten()?;
    let before = link.get_attribute("href")?;
    let host = before.find("://")? + 3;
    let origin = before[host..]
        .find('/')
        .map_or(before.as_str(), |at| &before[..host + at]);
    let now = format!("{origin}{path}");
    if now == before {
        return Some(());
    }
    link.set_attribute("href", &now).ok()
}

/// A title as `leptos_meta` is given it, which the document takes as it is, and which the
/// server writes as it is.
fn escaped(title: String) -> String {
    #[cfg(feature = "ssr")]
    {
        super::form::escape(&title)
    }
    #[cfg(not(feature = "ssr"))]
    {
        title
    }
}

/// Title, description, canonical address and the same page in each language.
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    #[prop(optional, into)] description: String,
    /// The page's path, and its path in the other language.
    path: String,
    other_path: String,
    #[prop(default = "website")] kind: &'static str,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    written::page(&title, &description, &path, &other_path, kind);
    #[cfg(not(feature = "ssr"))]
    {
        let _ = (description, other_path, kind);
        set_canonical(&path);
    }
    view! { <Title text=escaped(title)/> }
}

/// The title of a page that is nobody else's to find.
#[component]
pub fn PrivateHead(#[prop(into)] title: String) -> impl IntoView {
    #[cfg(feature = "ssr")]
    written::name("robots", "noindex");
    view! { <Title text=escaped(title)/> }
}
