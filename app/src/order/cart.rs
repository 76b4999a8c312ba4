//! The cart.

use super::totals::{Sums, trouble_text};
use crate::api::cart::{AddToCart, SetCartLine, load_cart};
use crate::context::use_lang;
use crate::data::{Parcel, data, show};
use crate::flash::flash_for;
use crate::model::{CartLineView, CartView, LineTrouble, Said};
use crate::parts::{Icon, PageHead, Price, ReceiptView, Stepper, Words};
use crate::paths;
use crate::visit::use_cart;
use crate::words::{common, errors, order as w};
use engine::Lang;
use engine::price::LinePrice;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

#[component]
pub fn CartPage() -> impl IntoView {
    let lang = use_lang();
    let cart = use_cart();
    let data = data(
        || (),
        move |()| async move {
            // What was changed a moment ago is in it.
            cart.settled().await;
            load_cart(lang).await
        },
    );
    view! {
        <PageHead title=common::page_title(lang, w::cart_title(lang))
            path=paths::cart(lang) other_path=paths::cart(lang.other())/>
        <h1 class="page-title">{w::cart_title(lang)}</h1>
        <NotAdded/>
        {show(data, move |cart| view! { <Shown first=cart/> }.into_any())}
    }
}

/// A line that was taken out: where it stood, and what puts it back.
#[derive(Clone)]
struct Removed {
    at: usize,
    sku: String,
    quantity: u32,
    name: Said,
}

/// What the lines of a cart change.
#[derive(Clone, Copy)]
struct Page {
    view: RwSignal<CartView>,
    removed: RwSignal<Option<Removed>>,
}

/// The cart as the server last said, from the first answer on.
#[component]
fn Shown(first: CartView) -> impl IntoView {
    let latest = use_cart().latest;
    latest.set(None);
    let view = RwSignal::new(first.clone());
    // Told when every change was answered: also after a failure, so that what is shown is what
    // is kept.
    Effect::new(move |told: Option<()>| {
        let answer = latest.with(|latest| latest.as_ref().map(Parcel::unpack));
        if told.is_some() {
            view.set(answer.and_then(Result::ok).unwrap_or_else(|| first.clone()));
        }
    });
    let removed = RwSignal::new(None);
    provide_context(Page { view, removed });
    move || {
        let (cart, gone) = (view.get(), removed.get());
        if cart.lines.is_empty() {
            let gone = gone.map(|gone| {
                view! { <ul class="cart-lines" role="list"><PutBack gone/></ul> }.into_any()
            });
            view! { {gone}<Empty/> }.into_any()
        } else {
            view! { <Filled cart gone/> }.into_any()
        }
    }
}

/// Stands where a line was taken out, with the way back.
#[component]
fn PutBack(gone: Removed) -> impl IntoView {
    let lang = use_lang();
    let cart = use_cart();
    let removed = expect_context::<Page>().removed;
    let Removed {
        sku,
        quantity,
        name,
        ..
    } = gone;
    let undo = move |_| {
        cart.set(sku.clone(), 0, quantity, || false);
        removed.set(None);
        focus_soon("main");
    };
    let close = move |_| {
        removed.set(None);
        focus_soon("main");
    };
    view! {
        <li class="cart-removed">
            <p id="removed"><span>{w::removed(lang)}</span>" "<Words of=name/></p>
            <button class="button" type="button" id="undo" aria-describedby="removed" on:click=undo>{common::undo(lang)}</button>
            <button class="icon-button" type="button" on:click=close>
                <Icon name="close"/><span class="visually-hidden">{common::close(lang)}</span>
            </button>
        </li>
    }
}

/// Gives the focus to an element that is about to be shown: what had it is gone.
fn focus_soon(id: &'static str) {
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(id) {
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    });
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
fn Filled(cart: CartView, gone: Option<Removed>) -> impl IntoView {
    let lang = use_lang();
    let orderable = cart.orderable;
    let due = cart.totals.map(|totals| totals.gross);
    let mut lines: Vec<AnyView> = cart
        .lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let price = cart.price(line);
            view! { <Line at line=line.clone() price/> }.into_any()
        })
        .collect();
    if let Some(gone) = gone {
        let at = gone.at.min(lines.len());
        lines.insert(at, view! { <PutBack gone/> }.into_any());
    }
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
                    <div class="act-bar">
                        {due.map(|amount| view! { <p class="act-sum">{w::to_pay(lang)}" "<Price amount/></p> }.into_any())}
                        <a class="button button-primary" href=paths::checkout(lang)>{w::go_to_checkout(lang)}</a>
                    </div>
                }.into_any())}
                <a class="button button-quiet button-wide" href=paths::home(lang)>{w::keep_shopping(lang)}</a>
            </aside>
        </div>
    }
}

/// Of which SKU a form without scripts failed, and why.
fn refusal(lang: Lang, action: &str) -> Option<(String, String)> {
    let flash = flash_for(action)?;
    let sku = flash.fields.into_iter().find(|(name, _)| name == "sku")?.1;
    let error = flash.error?;
    let said = match (error.field("quantity"), error.field("sku")) {
        (Some(error), _) => errors::say_field(lang, error),
        (None, Some(_)) => w::cart_full(lang).to_owned(),
        (None, None) => errors::say(lang, &error),
    };
    Some((sku, said))
}

/// Why what was to be added is not here.
#[component]
fn NotAdded() -> impl IntoView {
    let lang = use_lang();
    refusal(lang, AddToCart::PATH).map(|(sku, fault)| {
        view! {
            <div class="notice notice-bad" role="alert">
                <Icon name="warning"/>
                <div>{w::not_added(lang)}" "<bdi class="sku">{sku}</bdi>": "{fault}</div>
            </div>
        }
        .into_any()
    })
}

#[component]
fn Line(at: usize, line: CartLineView, price: Option<LinePrice>) -> impl IntoView {
    let lang = use_lang();
    let cart = use_cart();
    let quantity = RwSignal::new(line.quantity);
    let sku = StoredValue::new(line.sku.clone());
    let had = StoredValue::new(line.quantity);
    let newest = StoredValue::new(0u32);
    let Page { view, removed } = expect_context();
    let name = StoredValue::new(line.name.clone());
    let set = move |quantity: u32| {
        let turn = newest.get_value() + 1;
        newest.set_value(turn);
        // Of several that wait to be sent only the last one counts.
        let superseded = move || newest.try_get_value().is_some_and(|newest| newest != turn);
        let before = had.get_value();
        cart.set(sku.get_value(), before, quantity, superseded);
        had.set_value(quantity);
        if quantity == 0 {
            // It is gone at once; the shop's answer follows.
            removed.set(Some(Removed {
                at,
                sku: sku.get_value(),
                quantity: before,
                name: name.get_value(),
            }));
            focus_soon("undo");
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
    let trouble = line.trouble.map(|trouble| trouble_text(lang, trouble));
    // Why a form of this line failed, where no script sent it.
    let fault = refusal(lang, SetCartLine::PATH).filter(|(of, _)| *of == line.sku);
    let short = match line.trouble {
        Some(LineTrouble::Only(n)) if n > 0 => Some(n),
        _ => None,
    };
    let each = price
        .as_ref()
        .filter(|price| price.quantity > 1)
        .map(|price| match price.is_before_tax() {
            true => (price.unit, w::each_before_tax(lang)),
            false => (price.unit, w::each(lang)),
        });
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
                {each.map(|(each, note)| view! { <span class="price-note"><Price amount=each/>" "{note}</span> }.into_any())}
            </div>
            <div class="cart-note">
                {fault.map(|(_, fault)| view! { <p class="field-error" role="alert">{fault}</p> }.into_any())}
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
