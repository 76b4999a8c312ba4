//! Drawings of the interface, from one file.

use crate::context::shop_name;
use crate::model::LogoView;
use leptos::prelude::*;

/// An icon of `public/icons.svg`. It says nothing by itself: words stand beside it.
#[component]
pub fn Icon(
    name: &'static str,
    /// `icon-mirrored` for what points onward, `icon-back` for what points back.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg class=format!("icon {class}") aria-hidden="true">
            <use_ href=format!("/icons.svg#{name}")></use_>
        </svg>
    }
}

/// The shop's logo, or its name written out.
#[component]
pub fn Logo(of: Option<LogoView>) -> impl IntoView {
    let name = shop_name();
    match of {
        Some(logo) => {
            let picture =
                |src, class| view! { <img src=src class=class alt="" height="44"/> }.into_any();
            view! {
                {picture(logo.light, "logo-light")}
                {picture(logo.dark, "logo-dark")}
                <span class="visually-hidden">{name}</span>
            }
            .into_any()
        }
        None => view! { <bdi class="wordmark">{name}</bdi> }.into_any(),
    }
}
