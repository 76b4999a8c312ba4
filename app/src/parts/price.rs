//! An amount of money, minor units smaller.

use crate::context::use_lang;
use engine::Money;
use leptos::prelude::*;

#[component]
pub fn Price(amount: Money, #[prop(optional)] large: bool) -> impl IntoView {
    let parts = amount.parts(use_lang());
    let class = if large { "price price-large" } else { "price" };
    let sign = if parts.negative { "\u{2212}" } else { "" };
    let figure = view! {
        <span class="price-figure">
            <span class="price-major">{format!("{sign}{}", parts.major)}</span>
            <span class="price-minor">{format!(".{}", parts.minor)}</span>
        </span>
    };
    let symbol = view! { <span class="price-symbol">{parts.symbol}</span> };
    if parts.symbol_first {
        view! { <span class=class>{symbol} " " {figure}</span> }.into_any()
    } else {
        view! { <span class=class>{figure} " " {symbol}</span> }.into_any()
    }
}
