//! Drawings of the interface, from one file.

use crate::context::use_lang;
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

/// The shop's name as it is drawn, in the page's script.
#[component]
pub fn Logo() -> impl IntoView {
    let lang = use_lang();
    let (name, shape) = match lang {
        engine::Lang::En => ("logo-en", "0 0 99 44"),
        engine::Lang::Ar => ("logo-ar", "0 0 97 44"),
    };
    view! {
        <svg viewBox=shape role="img" aria-label=crate::words::common::brand(lang)>
            <use_ href=format!("/icons.svg#{name}")></use_>
        </svg>
    }
}
