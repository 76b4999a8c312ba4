//! Checking out, on one page.

use super::totals::{Sums, trouble_text};
use crate::api::ApiError;
use crate::api::order::{PlaceOrder, load_checkout};
use crate::context::use_lang;
use crate::data::{data, show};
use crate::flash::flash_for;
use crate::model::{ChangeView, CheckoutView, DeliveryView, LineTrouble, Said};
use crate::parts::{
    ChoiceError, Field, FormNote, Icon, PageHead, PostForm, Price, RadioTile, TextArea, Words,
};
use crate::paths;
use crate::visit::use_cart;
use crate::words::{common, order as w};
use engine::Money;
use engine::price::total;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;

/// What the form on the page carries beside what is typed: the attempt's name and the quote.
type Carried = StoredValue<(String, String)>;

#[component]
pub fn CheckoutPage() -> impl IntoView {
    let lang = use_lang();
    let action = ServerAction::<PlaceOrder>::new();
    let cart = use_cart();
    // A form that failed without scripts: what it carried is compared with how it is now.
    let sent = move |name: &str| {
        let flash = flash_for(PlaceOrder::PATH);
        let fields = flash.map(|flash| flash.fields).unwrap_or_default();
        let field = fields.into_iter().find(|(field, _)| field == name);
        field.map(|(_, value)| value).unwrap_or_default()
    };
    let carried = StoredValue::new((sent("key"), sent("seen")));
    let delivery = RwSignal::new(sent("delivery"));
    let payment = RwSignal::new(sent("payment"));
    let shown = StoredValue::new(false);
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
        let (key, seen) = carried.get_value();
        load_checkout(lang, key, seen, delivery.get_untracked()).await
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
        {show(data, move |checkout| {
            let placed = checkout.placed.clone();
            let placed = placed.map(|(number, path)| view! { <PlacedBefore number path/> }.into_any());
            let rest = match (checkout.cart.lines.is_empty(), placed.is_some()) {
                (true, true) => ().into_any(),
                (true, false) => view! { <Empty/> }.into_any(),
                (false, _) => view! { <Checkout checkout action carried delivery payment shown/> }.into_any(),
            };
            view! { {placed}{rest} }.into_any()
        })}
    }
}

/// An attempt that had become an order, and came again with something else in it.
#[component]
fn PlacedBefore(number: String, path: String) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="notice notice-warn" role="status">
            <Icon name="warning"/>
            <div>{w::placed_before(lang)}" "<a href=path>{w::order_number(lang, &number)}</a></div>
        </div>
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
            <a class="button" href=paths::cart(lang)>{w::back_to_cart(lang)}</a>
        </div>
    }
}

/// What changed since the customer looked, side by side.
#[component]
fn Changes(changes: Vec<ChangeView>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="notice notice-warn">
            <Icon name="warning"/>
            <div>
                <p>{w::changes_confirm(lang)}</p>
                <table class="changes">
                    <thead><tr>
                        <th scope="col">{w::changed_part(lang)}</th>
                        <th scope="col">{w::before(lang)}</th>
                        <th scope="col">{w::now(lang)}</th>
                    </tr></thead>
                    <tbody>
                        {changes.into_iter().map(|change| view! {
                            <tr>
                                <th scope="row"><Words of=change.name/></th>
                                <td><bdi>{change.was}</bdi></td>
                                <td><bdi>{change.now}</bdi></td>
                            </tr>
                        }.into_any()).collect_view()}
                    </tbody>
                </table>
            </div>
        </div>
    }
}

/// What cannot be ordered as it is, with a way on that loses nothing that was typed.
#[component]
fn Troubles(lines: Vec<(Said, LineTrouble)>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="notice notice-warn">
            <Icon name="warning"/>
            <div>
                <h2>{w::cart_trouble_title(lang)}</h2>
                <ul>
                    {lines.into_iter().map(|(name, trouble)| view! {
                        <li><Words of=name/>": "{trouble_text(lang, trouble)}</li>
                    }.into_any()).collect_view()}
                </ul>
                <div class="row">
                    <button class="button" type="submit" name="fix" value="yes">{w::keep_orderable(lang)}</button>
                    <a class="button button-quiet" href=paths::cart(lang)>{w::back_to_cart(lang)}</a>
                </div>
            </div>
        </div>
    }
}

/// The value of the radio button that is checked.
fn checked(name: &str) -> Option<String> {
    let chosen = document().query_selector(&format!("[name={name}]:checked"));
    chosen.ok()??.get_attribute("value")
}

/// Checks the radio button with a value, an identifier.
fn check(name: &str, value: &str) {
    let wanted = format!("[name={name}][value=\"{value}\"]");
    if let Ok(Some(input)) = document().query_selector(&wanted)
        && let Ok(input) = input.dyn_into::<HtmlInputElement>()
    {
        input.set_checked(true);
    }
}

#[component]
fn Checkout(
    checkout: CheckoutView,
    action: ServerAction<PlaceOrder>,
    carried: Carried,
    /// The id of the delivery and the code of the payment method that are chosen.
    delivery: RwSignal<String>,
    payment: RwSignal<String>,
    /// Whether it was shown before on this page.
    shown: StoredValue<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let cart = checkout.cart;
    let address = checkout.address;
    carried.set_value((checkout.key.clone(), checkout.seen.clone()));
    let chosen = delivery.get_untracked();
    if let Some(first) = checkout.deliveries.first()
        && !checkout
            .deliveries
            .iter()
            .any(|offered| offered.id == chosen)
    {
        delivery.set(first.id.clone());
    }
    let paid = payment.get_untracked();
    let offers = &checkout.payments;
    if let Some(first) = offers.first()
        && !offers.iter().any(|offer| offer.method.code() == paid)
    {
        payment.set(first.method.code().to_owned());
    }
    let again = shown.try_update_value(|shown| std::mem::replace(shown, true));
    Effect::new(move |_| {
        for (name, chosen) in [("delivery", delivery), ("payment", payment)] {
            if again == Some(true) {
                // What is offered may have changed, and a tile stand for another choice than before.
                check(name, &chosen.get_untracked());
            } else if let Some(value) = checked(name)
                && value != chosen.get_untracked()
            {
                // It was chosen before the page was hydrated.
                chosen.set(value);
            }
        }
    });
    let deliveries = StoredValue::new(checkout.deliveries);
    let orderable = cart.orderable;
    let troubles: Vec<_> = cart
        .lines
        .iter()
        .filter_map(|line| Some((line.name.clone(), line.trouble?)))
        .collect();
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
    // Without scripts the sum cannot follow the choice: each is said.
    let each = deliveries.get_value();
    let each = (each.len() > 1).then_some(each).into_iter().flatten();
    let each: Vec<_> = each
        .filter_map(|offered| {
            let totals = total(&prices, offered.fee, &tax, offered.fee.currency).ok()?;
            Some(view! { <div><dt><Words of=offered.name/></dt><dd><Price amount=totals.gross/></dd></div> }.into_any())
        })
        .collect();
    let fee = move || {
        deliveries.with_value(|all| {
            let chosen = all.iter().find(|offered| offered.id == delivery.get());
            chosen.map(|chosen| chosen.fee)
        })
    };
    let taxed = tax.clone();
    let totals = Memo::new(move |_| {
        let fee = fee()?;
        total(&prices, fee, &taxed, fee.currency).ok()
    });
    let sums = move || {
        let (fee, totals) = (fee()?, totals.get()?);
        Some(view! { <Sums totals tax=tax.clone() delivery=Some(fee)/> })
    };
    let due = move || {
        totals
            .get()
            .map(|totals| view! { <Price amount=totals.gross/> })
    };
    let pending = action.pending();
    view! {
        <PostForm action class="checkout">
            <input type="hidden" name="key" value=checkout.key/>
            <input type="hidden" name="seen" value=checkout.seen/>
            {(!checkout.changes.is_empty()).then(|| view! { <Changes changes=checkout.changes/> }.into_any())}
            {(!orderable).then(|| view! { <Troubles lines=troubles/> }.into_any())}
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
                <fieldset class="checkout-section" id="delivery">
                    <legend>{w::how_delivered(lang)}</legend>
                    <ChoiceError name="delivery" label=w::how_delivered(lang)/>
                    <div class="option-cards" on:change=move |event| delivery.set(event_target_value(&event))>
                        {deliveries.get_value().into_iter().map(|option| view! {
                            <DeliveryCard option chosen=delivery/>
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
                <fieldset class="checkout-section" id="payment">
                    <legend>{w::how_paid(lang)}</legend>
                    <ChoiceError name="payment" label=w::how_paid(lang)/>
                    {checkout.payments.is_empty().then(|| view! {
                        <p>{w::accounts_only(lang)}" "<a href=paths::sign_in_for(lang, &paths::checkout(lang))>{common::sign_in(lang)}</a></p>
                    }.into_any())}
                    <div class="option-cards" on:change=move |event| payment.set(event_target_value(&event))>
                        {checkout.payments.into_iter().enumerate().map(|(index, offer)| view! {
                            <RadioTile name="payment" value=offer.method.code().to_owned() checked=index == 0>
                                <span class="option-text">{w::payment(lang, offer.method)}<small><Words of=offer.note/></small></span>
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
                {orderable.then(|| view! {
                    {sums}
                    {(!each.is_empty()).then(|| view! {
                        <div class="scriptless"><p>{w::pay_with(lang)}</p><dl class="totals">{each}</dl></div>
                    }.into_any())}
                    <div class="act-bar">
                        <FormNote/>
                        <p class="act-sum">{w::to_pay(lang)}" "{due}</p>
                        <button class="button button-primary" type="submit" disabled=move || pending.get()>
                            {w::place_order(lang)}
                        </button>
                    </div>
                    <p class="price-note">{w::place_order_note(lang)}</p>
                    {(!checkout.policies.is_empty()).then(|| view! {
                        <p class="price-note">
                            {w::policies_note(lang)}
                            {checkout.policies.into_iter().map(|link| view! {
                                " "<a href=link.href target="_blank"><Words of=link.name/></a>
                            }.into_any()).collect_view()}
                        </p>
                    }.into_any())}
                }.into_any())}
            </aside>
        </PostForm>
    }
}

#[component]
fn DeliveryCard(option: DeliveryView, chosen: RwSignal<String>) -> impl IntoView {
    let lang = use_lang();
    let fee = move |amount: Money| {
        if amount.minor == 0 {
            view! { <span>{w::free(lang)}</span> }.into_any()
        } else {
            view! { <Price amount/> }.into_any()
        }
    };
    let checked = chosen.with_untracked(|chosen| *chosen == option.id);
    view! {
        <label class="tile">
            <input type="radio" name="delivery" value=option.id autocomplete="off" checked=checked/>
            <span class="option-text">
                <Words of=option.name/>
                {option.notes.into_iter().map(|note| view! { <small><Words of=note/></small> }.into_any()).collect_view()}
            </span>
            {fee(option.fee)}
        </label>
    }
}
