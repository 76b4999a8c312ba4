//! The trace of a price, opened by whoever wants to know.

use crate::context::use_lang;
use crate::parts::{Icon, Price};
use crate::words::shop as w;
use engine::number;
use engine::price::{LinePrice, Step, TaxMode};
use leptos::prelude::*;

#[component]
pub fn ReceiptView(price: LinePrice) -> impl IntoView {
    let lang = use_lang();
    let line = move |label: String, amount: AnyView| {
        view! { <div><dt>{label}</dt><dd>{amount}</dd></div> }.into_any()
    };
    let steps = price.receipt.steps.into_iter().filter_map(move |step| {
        Some(match step {
            Step::List { .. } => return None,
            Step::Unit { unit } => line(
                w::receipt_unit(lang).to_owned(),
                view! { <Price amount=unit/> }.into_any(),
            ),
            Step::Tier {
                from,
                instead_of,
                unit,
            } => line(
                w::receipt_tier(
                    lang,
                    &number::grouped(from.into()),
                    &instead_of.format(lang),
                ),
                view! { <Price amount=unit/> }.into_any(),
            ),
            Step::Quantity {
                quantity, amount, ..
            } => line(
                w::receipt_quantity(lang, &number::grouped(quantity.into())),
                view! { <Price amount/> }.into_any(),
            ),
            Step::Tax {
                rate_bp,
                mode,
                amount,
                name,
            } => {
                let rate = number::percent(rate_bp.into());
                let name = name.get(lang);
                let label = match mode {
                    TaxMode::Included => w::receipt_tax_included(lang, name, &rate),
                    TaxMode::Added => w::receipt_tax_added(lang, name, &rate),
                };
                line(label, view! { <Price amount/> }.into_any())
            }
        })
    });
    let steps = steps.collect_view();
    view! {
        <details class="receipt">
            <summary><Icon name="needle"/>{w::how_price(lang)}</summary>
            <dl class="receipt-lines">
                {steps}
                {line(w::receipt_total(lang).to_owned(), view! { <Price amount=price.gross/> }.into_any())}
            </dl>
        </details>
    }
}
