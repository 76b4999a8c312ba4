//! What every component may know of the page it is on.

use engine::Lang;
use leptos::prelude::*;

/// The page's language. Changing it loads a new document, so it never changes
/// while a page lives.
#[derive(Clone, Copy, Debug)]
pub struct PageContext {
    pub lang: Lang,
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
        let root = document().document_element();
        root.is_some_and(|root| root.has_attribute("data-merchant"))
    }
}

/// The language of the page.
pub fn use_lang() -> Lang {
    use_context::<PageContext>()
        .map(|page| page.lang)
        .unwrap_or_default()
}
