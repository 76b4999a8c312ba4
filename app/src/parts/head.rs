//! What a page says of itself to browsers, searchers and those who share it.

use crate::context::use_lang;
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};

/// Where the shop is reached: canonical and alternate addresses must be
/// absolute to count.
fn origin() -> String {
    #[cfg(feature = "ssr")]
    {
        crate::api::request::origin()
            .map(|origin| origin.0.to_string())
            .unwrap_or_default()
    }
    #[cfg(not(feature = "ssr"))]
    {
        window().location().origin().unwrap_or_default()
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
    let lang = use_lang();
    let base = origin();
    let absolute = move |path: &str| format!("{base}{path}");
    let (here, there) = (absolute(&path), absolute(&other_path));
    let described = !description.is_empty();
    view! {
        <Title text=title.clone()/>
        {described.then(|| view! { <Meta name="description" content=description.clone()/> }.into_any())}
        <Link rel="canonical" href=here.clone()/>
        <Link rel="alternate" hreflang=lang.code() href=here.clone()/>
        <Link rel="alternate" hreflang=lang.other().code() href=there/>
        <Meta property="og:title" content=title/>
        <Meta property="og:type" content=kind/>
        <Meta property="og:url" content=here/>
        <Meta property="og:image" content=absolute("/card.png")/>
        <Meta property="og:locale" content=lang.code()/>
    }
}
