//! Checking out, on one page.

use super::totals::Sums;
use crate::api::ApiError;
use crate::api::order::{PlaceOrder, load_checkout};
use crate::context::use_lang;
use crate::data::{data, show};
use crate::model::{CheckoutView, DeliveryView};
use crate::parts::{Field, Icon, PageHead, PostForm, Price, RadioTile, TextArea, Words};
use crate::paths;
use crate::visit::use_cart;
use crate::words::{common, order as w};
use engine::Money;
use engine::order::Payment;
use engine::price::total;
use leptos::prelude::*;

#[component]
pub fn CheckoutPage() -> impl IntoView {
    let lang = use_lang();
    let action = ServerAction::<PlaceOrder>::new();
    let cart = use_cart();
    // When the shop says that something changed, the page shows how it is now.
    let stale = move || {
        action
            .value()
            .with(|value| matches!(value, Some(Err(ApiError::Stale))))
            .then(|| action.version().get())
    };
    let data = data(stale, move |_| async move {
        // What was changed a moment ago belongs to the order.
        cart.settled().await;
        load_checkout(lang).await
    });
    Effect::new(move |_| {
        if action.value().with(|value| matches!(value, Some(Ok(_)))) {
            cart.count.set(0);
            cart.latest.set(None);
        }
    });
    view! {
        <PageHead title=common::page_title(lang, w::checkout_title(lang))
            path=paths::checkout(lang) other_path=paths::checkout(lang.other())/>
        <h1 class="page-title">{w::checkout_title(lang)}</h1>
        {show(data, move |checkout| if checkout.cart.orderable {
            view! { <Checkout checkout action/> }.into_any()
        } else {
            view! { <NotYet empty=checkout.cart.lines.is_empty()/> }.into_any()
        })}
    }
}

#[component]
fn NotYet(empty: bool) -> impl IntoView {
    let lang = use_lang();
    let (title, text) = if empty {
        (w::cart_empty(lang), w::cart_empty_help(lang))
    } else {
        (w::cart_trouble_title(lang), w::cart_trouble(lang))
    };
    view! {
        <div class="empty">
            <Icon name="cart"/>
            <h2>{title}</h2>
            <p>{text}</p>
            <a class="button" href=paths::cart(lang)>{w::back_to_cart(lang)}</a>
        </div>
    }
}

#[component]
fn Checkout(checkout: CheckoutView, action: ServerAction<PlaceOrder>) -> impl IntoView {
    let lang = use_lang();
    let cart = checkout.cart;
    let goods = cart.totals.map_or(0, |totals| totals.gross.minor);
    let address = checkout.address;
    let delivery = RwSignal::new(
        checkout
            .deliveries
            .first()
            .map(|d| d.id.clone())
            .unwrap_or_default(),
    );
    let deliveries = StoredValue::new(checkout.deliveries);
    let prices: Vec<_> = cart
        .lines
        .iter()
        .filter_map(|line| cart.price(line))
        .collect();
    let tax = cart.tax.clone();
    let gross = |line| cart.price(line).map(|price| price.gross);
    let lines: Vec<_> = cart
        .lines
        .iter()
        .map(|line| (line.clone(), gross(line)))
        .collect();
    let sums = move || {
        let fee = deliveries.with_value(|all| {
            all.iter()
                .find(|d| d.id == delivery.get())
                .or(all.first())
                .map(|d| d.fee)
        })?;
        let totals = total(&prices, fee, &tax, fee.currency).ok()?;
        Some(view! { <Sums totals tax=tax.clone() delivery=Some(fee)/> })
    };
    let pending = action.pending();
    view! {
        <PostForm action class="checkout">
            <input type="hidden" name="key" value=checkout.key/>
            <input type="hidden" name="seen" value=goods.to_string()/>
            <div class="checkout-sections">
                <section class="checkout-section">
                    <h2>{w::who_receives(lang)}</h2>
                    <div class="form">
                        <Field name="name" label=w::name(lang) value=address.name autocomplete="name"/>
                        <div class="form-row">
                            <Field name="email" label=w::email(lang) kind="email" value=checkout.email autocomplete="email" hint=w::email_hint(lang)/>
                            <Field name="phone" label=w::phone(lang) kind="tel" value=address.phone autocomplete="tel" hint=w::phone_hint(lang)/>
                        </div>
                    </div>
                </section>
                <fieldset class="checkout-section">
                    <legend>{w::how_delivered(lang)}</legend>
                    <div class="option-cards" on:change=move |event| delivery.set(event_target_value(&event))>
                        {deliveries.get_value().into_iter().enumerate().map(|(index, option)| view! {
                            <DeliveryCard option first=index == 0/>
                        }.into_any()).collect_view()}
                    </div>
                </fieldset>
                <section class="checkout-section">
                    <h2>{w::where_to(lang)}</h2>
                    <p class="muted">{w::where_to_hint(lang)}</p>
                    <div class="form">
                        <Field name="street" label=w::street(lang) value=address.street autocomplete="street-address"/>
                        <div class="form-row">
                            <Field name="area" label=w::area(lang) value=address.area optional=true autocomplete="address-level3"/>
                            <Field name="city" label=w::city(lang) value=address.city autocomplete="address-level2"/>
                        </div>
                        <TextArea name="note" label=w::note(lang) value=address.note/>
                    </div>
                </section>
                <fieldset class="checkout-section">
                    <legend>{w::how_paid(lang)}</legend>
                    <div class="option-cards">
                        {[Payment::OnDelivery, Payment::BankTransfer, Payment::Invoice].into_iter().enumerate().map(|(index, payment)| view! {
                            <RadioTile name="payment" value=payment.code().to_owned() checked=index == 0>
                                <span class="option-text">{w::payment(lang, payment)}<small>{w::payment_note(lang, payment)}</small></span>
                            </RadioTile>
                        }.into_any()).collect_view()}
                    </div>
                </fieldset>
            </div>
            <aside class="summary">
                <h2>{w::your_order(lang)}</h2>
                <ul class="summary-lines" role="list">
                    {lines.into_iter().map(|(line, gross)| view! {
                        <li>
                            <span class="picture">
                                {line.picture.map(|picture| view! { <img src=picture.src alt="" width="64" height="64" decoding="async"/> }.into_any())}
                            </span>
                            <span class="summary-name">
                                {format!("{} × ", engine::number::grouped(line.quantity.into()))}<Words of=line.name/>
                            </span>
                            {gross.map(|amount| view! { <Price amount/> }.into_any())}
                        </li>
                    }.into_any()).collect_view()}
                </ul>
                {sums}
                <button class="button button-primary button-wide" type="submit" disabled=move || pending.get()>
                    {w::place_order(lang)}
                </button>
                <p class="price-note">{w::place_order_note(lang)}</p>
            </aside>
        </PostForm>
    }
}

#[component]
fn DeliveryCard(option: DeliveryView, first: bool) -> impl IntoView {
    let lang = use_lang();
    let fee = move |amount: Money| {
        if amount.minor == 0 {
            view! { <span>{w::free(lang)}</span> }.into_any()
        } else {
            view! { <Price amount/> }.into_any()
        }
    };
    view! {
        <RadioTile name="delivery" value=option.id checked=first>
            <span class="option-text"><Words of=option.name/><small><Words of=option.note/></small></span>
            {fee(option.fee)}
        </RadioTile>
    }
}
