//! What every component may know of the page it is on.

use engine::Lang;
use leptos::prelude::*;

/// The page's language. Changing it loads a new document, so it never changes
/// while a page lives.
#[derive(Clone, Copy, Debug)]
pub struct PageContext {
    pub lang: Lang,
}

/// The language of the page.
pub fn use_lang() -> Lang {
    use_context::<PageContext>()
        .map(|page| page.lang)
        .unwrap_or_default()
}
