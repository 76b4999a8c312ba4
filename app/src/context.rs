//! What every component may know of the page it is on.

use engine::Lang;
use leptos::prelude::*;

/// The page's language. Changing it loads a new document, so it never changes
/// while a page lives.
#[derive(Clone, Copy, Debug)]
pub struct PageContext {
    pub lang: Lang,
}

/// Pending state of what is shown: whether another page, or other data for this one, is on its way.
#[derive(Clone, Copy)]
pub struct Pending {
    pub page: RwSignal<bool>,
    pub data: RwSignal<bool>,
}

/// The pending state of this document.
pub fn use_pending() -> Pending {
    use_context().unwrap_or_else(|| {
        let pending = Pending {
            page: RwSignal::new(false),
            data: RwSignal::new(false),
        };
        provide_context(pending);
        pending
    })
}

/// Whether the visitor is a merchant, as the document says (`shell.rs`): it cannot change while a
/// page lives. It shows ways; rights are checked where they lead.
pub fn is_merchant() -> bool {
    #[cfg(feature = "ssr")]
    {
        let visitor = crate::api::request::visitor().flatten();
        visitor.is_some_and(|person| person.is_merchant)
    }
    #[cfg(not(feature = "ssr"))]
    {
        root_attribute("data-merchant").is_some()
    }
}

/// The shop's name in the page's language, as the document says (`shell.rs`).
pub fn shop_name() -> String {
    #[cfg(feature = "ssr")]
    {
        let shelf = crate::api::request::desk().map(|desk| desk.services.shelf());
        shelf.map_or_else(
            |_| String::new(),
            |shelf| shelf.catalog.shop.name.get(use_lang()).to_owned(),
        )
    }
    #[cfg(not(feature = "ssr"))]
    {
        root_attribute("data-shop").unwrap_or_default()
    }
}

/// The other language, where the shop offers it, as the document says (`shell.rs`).
pub fn other_language() -> Option<Lang> {
    let other = use_lang().other();
    #[cfg(feature = "ssr")]
    let offered = crate::api::request::desk()
        .is_ok_and(|desk| desk.services.shelf().catalog.shop.offers_language(other));
    #[cfg(not(feature = "ssr"))]
    let offered = root_attribute("data-one-language").is_none();
    offered.then_some(other)
}

/// An attribute of the document's root.
#[cfg(not(feature = "ssr"))]
fn root_attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// The language of the page.
pub fn use_lang() -> Lang {
    use_context::<PageContext>()
        .map(|page| page.lang)
        .unwrap_or_default()
}
