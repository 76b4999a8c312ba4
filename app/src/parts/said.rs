//! Content in the language it is really in.

use crate::model::Said;
use leptos::prelude::*;

/// A text of the catalogue, marked with its language where that differs from
/// the page's, so that it is read aloud and laid out right.
#[component]
pub fn Words(of: Said) -> impl IntoView {
    view! {
        <bdi lang=of.other.map(|lang| lang.code())>{of.text}</bdi>
    }
}
