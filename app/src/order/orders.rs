//! The orders of an account.

use super::one::StatusBadge;
use crate::account::{AccountFrame, show_own};
use crate::api::order::load_orders;
use crate::context::use_lang;
use crate::data::data;
use crate::model::OrdersView;
use crate::parts::{Icon, PageHead, Pager, Price};
use crate::paths;
use crate::words::{common, order as w};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[component]
pub fn OrdersPage() -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let page = move || {
        let page = query.with(|query| query.get("page").unwrap_or_default());
        engine::number::parse_whole(&page)
            .and_then(|page| u32::try_from(page).ok())
            .unwrap_or(1)
    };
    let data = data(page, move |page| load_orders(lang, page));
    view! {
        <PageHead title=common::page_title(lang, w::orders_title(lang))
            path=paths::orders(lang) other_path=paths::orders(lang.other())/>
        {show_own(data, move |orders| view! {
            <AccountFrame>
                <h1>{w::orders_title(lang)}</h1>
                <Orders orders/>
            </AccountFrame>
        }.into_any())}
    }
}

#[component]
fn Orders(orders: OrdersView) -> impl IntoView {
    let lang = use_lang();
    if orders.rows.is_empty() {
        return view! {
            <div class="empty">
                <Icon name="orders"/>
                <h2>{w::no_orders(lang)}</h2>
                <p>{w::no_orders_help(lang)}</p>
                <a class="button" href=paths::home(lang)>{w::start_shopping(lang)}</a>
            </div>
        }
        .into_any();
    }
    view! {
        <ul class="order-list" role="list">
            {orders.rows.into_iter().map(|row| view! {
                <li>
                    <a href=paths::order(lang, &row.number)>{w::order_number(lang, &row.number)}</a>
                    <time datetime=row.placed_at.iso>{row.placed_at.text}</time>
                    <StatusBadge status=row.status/>
                    <Price amount=row.total/>
                </li>
            }.into_any()).collect_view()}
        </ul>
        <Pager page=orders.page pages=orders.pages base=format!("{}?page=", paths::orders(lang))/>
    }
    .into_any()
}
