//! The trace of a price, opened by whoever wants to know.

use crate::context::use_lang;
use crate::parts::{Icon, Price};
use crate::words::shop as w;
use engine::price::{LinePrice, Step, TaxMode};
use engine::{Lang, Money, number};
use leptos::prelude::*;

#[component]
pub fn ReceiptView(price: LinePrice) -> impl IntoView {
    let lang = use_lang();
    let mut lines = Vec::new();
    let mut add = |label: String, amount: Money| {
        lines.push(view! { <div><dt>{label}</dt><dd><Price amount/></dd></div> }.into_any());
    };
    for step in price.receipt.steps {
        if let Some((label, amount)) = worded(lang, step) {
            add(label, amount);
        }
    }
    add(w::receipt_total(lang).to_owned(), price.gross);
    // A price that is the list's own needs no account of itself.
    (lines.len() > 2).then(|| {
        view! {
            <details class="receipt">
                <summary><Icon name="needle"/>{w::how_price(lang)}</summary>
                <dl class="receipt-lines">{lines}</dl>
            </details>
        }
        .into_any()
    })
}

/// A step in words, with its amount; the first one is where the price begins and has no line.
fn worded(lang: Lang, step: Step) -> Option<(String, Money)> {
    let grouped = |n: u32| number::grouped(n.into());
    Some(match step {
        Step::List { .. } => return None,
        Step::Unit { unit } => (w::receipt_unit(lang).to_owned(), unit),
        Step::Tier {
            from,
            instead_of,
            unit,
        } => {
            let instead = instead_of.format(lang);
            (w::receipt_tier(lang, &grouped(from), &instead), unit)
        }
        Step::Quantity {
            quantity, amount, ..
        } => (w::receipt_quantity(lang, &grouped(quantity)), amount),
        Step::Tax {
            rate_bp,
            mode,
            amount,
            name,
        } => {
            let (rate, name) = (number::percent(rate_bp.into()), name.get(lang));
            let label = match mode {
                TaxMode::Included => w::receipt_tax_included(lang, name, &rate),
                TaxMode::Added => w::receipt_tax_added(lang, name, &rate),
            };
            (label, amount)
        }
    })
}
