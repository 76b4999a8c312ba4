//! One order: the confirmation, and what became of it. It can be printed.

use super::totals::Sums;
use crate::api::order::{CancelOrder, load_order};
use crate::context::use_lang;
use crate::data::{data, show};
use crate::model::{OrderView, TransferView};
use crate::parts::{Icon, PageHead, PostForm, Price, Words};
use crate::paths;
use crate::words::{common, order as w, shop};
use engine::order::Status;
use engine::{Money, number};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

#[component]
pub fn OrderPage() -> impl IntoView {
    let lang = use_lang();
    let params = use_params_map();
    let query = use_query_map();
    let action = ServerAction::<CancelOrder>::new();
    let asked = move || {
        let number = params.with(|params| params.get("number").unwrap_or_default());
        let token = query.with(|query| query.get("k").unwrap_or_default());
        (number, token, action.version().get())
    };
    let data = data(asked, move |(number, token, _)| {
        load_order(lang, number, token)
    });
    let token = move || query.with(|query| query.get("k").unwrap_or_default());
    view! {
        {show(data, move |order| view! { <Order order action token=token()/> }.into_any())}
    }
}

/// A state as a badge.
#[component]
pub fn StatusBadge(status: Status) -> impl IntoView {
    let class = match status {
        Status::Delivered => "badge badge-good",
        Status::Cancelled => "badge badge-bad",
        _ => "badge",
    };
    view! { <span class=class>{w::status(use_lang(), status)}</span> }
}

/// Where and how to transfer the money.
#[component]
fn Transfer(transfer: TransferView, number: String, amount: Money) -> impl IntoView {
    let lang = use_lang();
    let code = |text: String| view! { <bdi dir="ltr">{text}</bdi> }.into_any();
    let facts = [
        (
            w::beneficiary(lang),
            view! { <bdi>{transfer.beneficiary}</bdi> }.into_any(),
        ),
        (
            w::bank(lang),
            view! { <Words of=transfer.bank.clone()/> }.into_any(),
        ),
        (w::iban(lang), code(transfer.iban)),
        (w::amount(lang), view! { <Price amount/> }.into_any()),
        (w::reference(lang), code(number)),
    ];
    let shown = move |label: &str| label != w::bank(lang) || !transfer.bank.text.is_empty();
    view! {
        <div class="notice">
            <Icon name="info"/>
            <div>
                <p><strong>{w::transfer_title(lang)}</strong></p>
                <p>{w::transfer_text(lang)}</p>
                <dl class="facts">
                    {facts.into_iter().filter(|(label, _)| shown(label)).map(|(label, value)| view! {
                        <div><dt>{label}</dt><dd>{value}</dd></div>
                    }.into_any()).collect_view()}
                </dl>
            </div>
        </div>
    }
}

#[component]
fn Order(order: OrderView, action: ServerAction<CancelOrder>, token: String) -> impl IntoView {
    let lang = use_lang();
    let title = w::order_number(lang, &order.number);
    let each = match order.before_tax {
        true => w::each_before_tax_column(lang),
        false => shop::each(lang),
    };
    let number_of = order.number.clone();
    let path = paths::order(lang, &order.number);
    let other_path = paths::order(lang.other(), &order.number);
    let fresh = order.status == Status::Placed && order.events.len() == 1;
    let address = [
        &order.address.name,
        &order.address.street,
        &order.address.area,
        &order.address.city,
    ]
    .into_iter()
    .filter(|line| !line.is_empty())
    .map(|line| view! { <bdi>{line.clone()}</bdi><br/> }.into_any())
    .collect_view();
    view! {
        <PageHead title=common::page_title(lang, &title) path other_path/>
        {fresh.then(|| view! {
            <div class="notice notice-good no-print" role="status">
                <Icon name="check"/>
                <div>
                    <p><strong>{w::thanks(lang)}</strong></p>
                    <p>{w::thanks_text(lang)}" "<bdi dir="ltr">{order.email.clone()}</bdi></p>
                </div>
            </div>
        }.into_any())}
        {order.transfer.filter(|_| order.status == Status::Placed).map(|transfer| view! {
            <Transfer transfer number=order.number.clone() amount=order.totals.gross/>
        }.into_any())}
        <article class="order">
            <div class="row"><h1>{title}</h1><StatusBadge status=order.status/></div>
            <dl class="facts">
                <div><dt>{w::placed_on(lang)}</dt><dd><time datetime=order.placed_at.iso>{order.placed_at.text}</time></dd></div>
                <div><dt>{w::delivery(lang)}</dt><dd><Words of=order.delivery/></dd></div>
                <div><dt>{w::paid_by(lang)}</dt><dd>{w::payment(lang, order.payment)}</dd></div>
                <div><dt>{w::address(lang)}</dt><dd>{address}<bdi dir="ltr">{order.address.phone}</bdi></dd></div>
            </dl>
            <div class="table-scroll">
                <table class="order-lines">
                    <thead><tr>
                        <th scope="col">{w::product(lang)}</th>
                        <th scope="col" class="number">{shop::quantity(lang)}</th>
                        <th scope="col" class="number order-each">{each}</th>
                        <th scope="col" class="number">{w::sum(lang)}</th>
                    </tr></thead>
                    <tbody>
                        {order.lines.into_iter().map(|line| {
                            let variant = (!line.variant.text.is_empty()).then_some(line.variant);
                            view! {
                                <tr>
                                    <td>
                                        <Words of=line.name/>
                                        {variant.map(|variant| view! { " · "<Words of=variant/> }.into_any())}
                                        " "<bdi class="sku">{line.sku}</bdi>
                                    </td>
                                    <td class="number">{number::grouped(line.quantity.into())}</td>
                                    <td class="number order-each"><Price amount=line.unit/></td>
                                    <td class="number"><Price amount=line.gross/></td>
                                </tr>
                            }.into_any()
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
            <Sums totals=order.totals tax=order.tax delivery=Some(order.totals.delivery)/>
            <section>
                <h2>{w::history(lang)}</h2>
                <ul role="list">
                    {order.events.into_iter().map(|(at, status)| view! {
                        <li>
                            {w::status(lang, status)}" — "
                            <time datetime=at.iso>{at.text}</time>
                        </li>
                    }.into_any()).collect_view()}
                </ul>
            </section>
            <div class="row no-print">
                <button class="button" type="button" on:click=|_| {
                    let _ = leptos::web_sys::window().map(|window| window.print());
                }><Icon name="print"/>{w::print(lang)}</button>
                {order.cancellable.then(|| view! {
                    <PostForm action>
                        <input type="hidden" name="number" value=number_of/>
                        <input type="hidden" name="token" value=token/>
                        <button class="button button-quiet" type="submit">{w::cancel_order(lang)}</button>
                    </PostForm>
                }.into_any())}
            </div>
        </article>
    }
}
