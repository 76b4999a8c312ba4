//! What it comes to, and what stands in the way.

use crate::context::use_lang;
use crate::model::LineTrouble;
use crate::parts::Price;
use crate::words::order as w;
use engine::price::{Tax, Totals};
use engine::{Lang, Money, number};
use leptos::prelude::*;

/// The sums of a cart or an order. Without `delivery` its fee is not known yet.
#[component]
pub fn Sums(
    totals: Totals,
    tax: Tax,
    #[prop(optional_no_strip)] delivery: Option<Money>,
) -> impl IntoView {
    let lang = use_lang();
    let goods = Money::new(
        totals.gross.minor - totals.delivery.minor,
        totals.gross.currency,
    );
    let rate = number::percent(tax.rate_bp.into());
    view! {
        <dl class="totals">
            <div><dt>{w::goods(lang)}</dt><dd><Price amount=goods/></dd></div>
            {delivery.map(|fee| view! {
                <div>
                    <dt>{w::delivery(lang)}</dt>
                    <dd>{if fee.minor == 0 { view! { {w::free(lang)} }.into_any() } else { view! { <Price amount=fee/> }.into_any() }}</dd>
                </div>
            }.into_any())}
            {(tax.rate_bp > 0).then(|| view! {
                <div><dt>{w::tax_in_it(lang, tax.name.get(lang), &rate)}</dt><dd><Price amount=totals.tax/></dd></div>
            }.into_any())}
            <div class="totals-due"><dt>{w::to_pay(lang)}</dt><dd><Price amount=totals.gross/></dd></div>
        </dl>
    }
}

/// Why a line cannot be ordered as it is.
pub fn trouble_text(lang: Lang, trouble: LineTrouble) -> String {
    match trouble {
        LineTrouble::Gone => w::line_gone(lang).to_owned(),
        LineTrouble::Only(0) => w::line_none(lang).to_owned(),
        LineTrouble::Only(left) => w::line_only(lang, left.into()),
    }
}
