//! An amount of money, minor units smaller.

use crate::context::use_lang;
use engine::Money;
use leptos::prelude::*;

#[component]
pub fn Price(amount: Money) -> impl IntoView {
    let parts = amount.parts(use_lang());
    let symbol = || view! { <span class="price-symbol">{parts.symbol}</span> };
    view! {
        <bdi class="price">
            {parts.symbol_first.then(symbol)}
            <span class="price-major">
                {if parts.negative { "\u{2212}" } else { "" }} {parts.major}
            </span>
            <span class="price-minor">"." {parts.minor}</span>
            {(!parts.symbol_first).then(symbol)}
        </bdi>
    }
}
