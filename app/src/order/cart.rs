//! The cart.

use super::totals::Sums;
use crate::api::cart::load_cart;
use crate::context::use_lang;
use crate::data::{Parcel, data, show};
use crate::model::{CartLineView, CartView, LineTrouble};
use crate::parts::{Icon, PageHead, Price, ReceiptView, Stepper, Words};
use crate::paths;
use crate::visit::use_cart;
use crate::words::{common, order as w};
use engine::price::LinePrice;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

#[component]
pub fn CartPage() -> impl IntoView {
    let lang = use_lang();
    let data = data(|| (), move |()| load_cart(lang));
    view! {
        <PageHead title=common::page_title(lang, w::cart_title(lang))
            path=paths::cart(lang) other_path=paths::cart(lang.other())/>
        <h1 class="page-title">{w::cart_title(lang)}</h1>
        {show(data, move |cart| view! { <Shown first=cart/> }.into_any())}
    }
}

/// The cart as the server last said, from the first answer on.
#[component]
fn Shown(first: CartView) -> impl IntoView {
    let latest = use_cart().latest;
    latest.set(None);
    let view = RwSignal::new(first);
    Effect::new(move |_| {
        let answer = latest.with(|latest| latest.as_ref().map(Parcel::unpack));
        if let Some(Ok(cart)) = answer {
            view.set(cart);
        }
    });
    provide_context(view);
    move || {
        let cart = view.get();
        if cart.lines.is_empty() {
            view! { <Empty/> }.into_any()
        } else {
            view! { <Filled cart/> }.into_any()
        }
    }
}

#[component]
fn Empty() -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="empty">
            <Icon name="cart"/>
            <h2>{w::cart_empty(lang)}</h2>
            <p>{w::cart_empty_help(lang)}</p>
            <a class="button button-primary" href=paths::home(lang)>{w::start_shopping(lang)}</a>
        </div>
    }
}

#[component]
fn Filled(cart: CartView) -> impl IntoView {
    let lang = use_lang();
    let orderable = cart.orderable;
    let lines = cart
        .lines
        .iter()
        .map(|line| {
            let price = cart.price(line);
            view! { <Line line=line.clone() price/> }.into_any()
        })
        .collect_view();
    view! {
        {(!orderable).then(|| view! {
            <div class="notice notice-warn" role="status"><Icon name="warning"/><div>{w::cart_trouble(lang)}</div></div>
        }.into_any())}
        <div class="cart">
            <ul class="cart-lines" role="list">
                {lines}
            </ul>
            <aside class="summary">
                <h2>{w::summary(lang)}</h2>
                {cart.totals.map(|totals| view! { <Sums totals tax=cart.tax/> }.into_any())}
                <p class="price-note">{w::delivery_later(lang)}</p>
                {orderable.then(|| view! {
                    <a class="button button-primary button-wide" href=paths::checkout(lang)>{w::go_to_checkout(lang)}</a>
                }.into_any())}
                <a class="button button-quiet button-wide" href=paths::home(lang)>{w::keep_shopping(lang)}</a>
            </aside>
        </div>
    }
}

#[component]
fn Line(line: CartLineView, price: Option<LinePrice>) -> impl IntoView {
    let lang = use_lang();
    let cart = use_cart();
    let quantity = RwSignal::new(line.quantity);
    let sku = StoredValue::new(line.sku.clone());
    let had = line.quantity;
    let view = expect_context::<RwSignal<CartView>>();
    let set = move |quantity: u32| {
        cart.set(sku.get_value(), had, quantity);
        if quantity == 0 {
            // It is gone at once; the shop's answer follows.
            sku.with_value(|sku| view.update(|view| view.lines.retain(|line| line.sku != *sku)));
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        set(quantity.get_untracked());
    };
    let remove = move |event: SubmitEvent| {
        event.prevent_default();
        set(0);
    };
    let trouble = line.trouble.map(|trouble| match trouble {
        LineTrouble::Gone => w::line_gone(lang).to_owned(),
        LineTrouble::Only(0) => w::line_none(lang).to_owned(),
        LineTrouble::Only(n) => w::line_only(lang, n.into()),
    });
    let short = match line.trouble {
        Some(LineTrouble::Only(n)) if n > 0 => Some(n),
        _ => None,
    };
    let each = price
        .as_ref()
        .filter(|price| price.quantity > 1)
        .map(|price| price.unit);
    let variant = (!line.variant.text.is_empty()).then_some(line.variant);
    view! {
        <li class="cart-line">
            <span class="picture">
                {line.picture.map(|picture| view! {
                    <img src=picture.src alt="" width="120" height="120" decoding="async"/>
                }.into_any())}
            </span>
            <div class="cart-name">
                <a href=line.href><Words of=line.name/></a>
                {variant.map(|variant| view! { <small><Words of=variant/></small> }.into_any())}
                <small><bdi class="sku">{line.sku.clone()}</bdi></small>
            </div>
            <div class="cart-quantity">
                <form method="post" action="/api/set_cart_line" on:submit=submit>
                    <input type="hidden" name="sku" value=line.sku.clone()/>
                    <input type="hidden" name="return_to" value=paths::cart(lang)/>
                    <Stepper value=quantity min=1 changed=Callback::new(set)/>
                    <button class="button scriptless" type="submit">{w::update(lang)}</button>
                </form>
                <form method="post" action="/api/set_cart_line" on:submit=remove>
                    <input type="hidden" name="sku" value=line.sku/>
                    <input type="hidden" name="quantity" value="0"/>
                    <input type="hidden" name="return_to" value=paths::cart(lang)/>
                    <button class="icon-button" type="submit">
                        <Icon name="trash"/><span class="visually-hidden">{common::remove(lang)}</span>
                    </button>
                </form>
            </div>
            <div class="cart-total">
                {price.as_ref().map(|price| view! { <Price amount=price.gross/> }.into_any())}
                {each.map(|each| view! { <span class="price-note"><Price amount=each/>" "{w::each(lang)}</span> }.into_any())}
            </div>
            <div class="cart-note">
                {trouble.map(|trouble| view! {
                    <p class="field-error">{trouble}</p>
                    {short.map(|n| view! {
                        <button class="button" type="button" on:click=move |_| set(n)>{w::take_what_is_left(lang, n.into())}</button>
                    }.into_any())}
                }.into_any())}
                {price.map(|price| view! { <ReceiptView price/> }.into_any())}
            </div>
        </li>
    }
}
