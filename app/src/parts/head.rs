//! What a page says of itself to browsers, searchers and those who share it.

use crate::context::use_lang;
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};

/// The public address of the shop, where the server knows one; canonical and
/// alternate addresses must be absolute to count.
#[derive(Clone, Debug, Default)]
pub struct PublicUrl(pub String);

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
    let base = use_context::<PublicUrl>().unwrap_or_default().0;
    let absolute = move |path: &str| format!("{base}{path}");
    let (here, there) = (absolute(&path), absolute(&other_path));
    let described = !description.is_empty();
    view! {
        <Title text=title.clone()/>
        {described.then(|| view! { <Meta name="description" content=description.clone()/> })}
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
