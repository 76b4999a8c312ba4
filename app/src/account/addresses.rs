//! Where orders go: the list, and the form for one.

use super::frame::{AccountFrame, show_own};
use crate::api::account::load_account;
use crate::api::addresses::{
    AddressView, RemoveAddress, RestoreAddress, SaveAddress, load_address, load_addresses,
};
use crate::context::use_lang;
use crate::data::data;
use crate::parts::{Field, FormNote, Icon, PostForm, PrivateHead};
use crate::paths;
use crate::words::{account as w, common};
use engine::order::Address;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub fn AddressesPage() -> impl IntoView {
    let lang = use_lang();
    let remove = ServerAction::<RemoveAddress>::new();
    let restore = ServerAction::<RestoreAddress>::new();
    let changes = move || (remove.version().get(), restore.version().get());
    let list = data(changes, |_| load_addresses());
    view! {
        <PrivateHead title=common::page_title(lang, w::addresses(lang))/>
        {show_own(list, move |list| {
                let none = list.addresses.is_empty();
                view! {
                    <AccountFrame>
                        <h1>{w::addresses(lang)}</h1>
                        {list.removed.map(|street| view! {
                            <div class="notice" role="status">
                                <Icon name="check"/>
                                <div>{w::address_removed(lang, &street)}</div>
                                <PostForm action=restore>
                                    <button class="button button-quiet">{w::put_back(lang)}</button>
                                </PostForm>
                            </div>
                        }.into_any())}
                        {none.then(|| view! {
                            <div class="empty">
                                <Icon name="pin"/>
                                <h2>{w::no_addresses(lang)}</h2>
                                <p>{w::no_addresses_text(lang)}</p>
                            </div>
                        }.into_any())}
                        <ul class="panels" role="list">
                            {list.addresses.into_iter().map(|kept| view! {
                                <li><AddressPanel kept remove/></li>
                            }.into_any()).collect_view()}
                        </ul>
                        <a class="button button-primary" href=paths::new_address(lang)>{w::add_address(lang)}</a>
                    </AccountFrame>
                }.into_any()
        })}
    }
}

#[component]
fn AddressPanel(kept: AddressView, remove: ServerAction<RemoveAddress>) -> impl IntoView {
    let lang = use_lang();
    let AddressView { id, address } = kept;
    let Address {
        name,
        phone,
        street,
        area,
        city,
        note,
    } = address;
    let (change_label, remove_label) = (
        w::change_address(lang, &street),
        w::remove_address(lang, &street),
    );
    let place = match area.is_empty() {
        true => city,
        false => w::area_and_city(lang, &area, &city),
    };
    view! {
        <article class="panel">
            <h2><bdi>{name}</bdi></h2>
            <p>
                <bdi>{street}</bdi><br/>
                <bdi>{place}</bdi><br/>
                <bdi dir="ltr">{phone}</bdi>
            </p>
            {(!note.is_empty()).then(|| view! { <p class="muted"><bdi>{note}</bdi></p> }.into_any())}
            <div class="row">
                <a class="button" href=paths::address(lang, &id) aria-label=change_label>{w::edit(lang)}</a>
                <PostForm action=remove>
                    <input type="hidden" name="id" value=id/>
                    <button class="button button-quiet" aria-label=remove_label>{common::remove(lang)}</button>
                </PostForm>
            </div>
        </article>
    }
}

#[component]
pub fn NewAddressPage() -> impl IntoView {
    let lang = use_lang();
    let account = data(|| (), |()| load_account());
    view! {
        <PrivateHead title=common::page_title(lang, w::add_address(lang))/>
        {show_own(account, move |account| {
                let address = Address { name: account.name, ..Address::default() };
                view! {
                    <AccountFrame>
                        <h1>{w::add_address(lang)}</h1>
                        <AddressForm id=String::new() address/>
                    </AccountFrame>
                }.into_any()
        })}
    }
}

#[component]
pub fn AddressPage() -> impl IntoView {
    let lang = use_lang();
    let params = use_params_map();
    let id = move || params.with(|params| params.get_str("id").unwrap_or_default().to_owned());
    let kept = data(id, load_address);
    view! {
        <PrivateHead title=common::page_title(lang, w::edit_address(lang))/>
        {show_own(kept, move |kept| {
                view! {
                    <AccountFrame>
                        <h1>{w::edit_address(lang)}</h1>
                        <AddressForm id=kept.id address=kept.address/>
                    </AccountFrame>
                }.into_any()
        })}
    }
}

#[component]
fn AddressForm(id: String, address: Address) -> impl IntoView {
    let lang = use_lang();
    let save = ServerAction::<SaveAddress>::new();
    view! {
        <PostForm action=save class="form">
            <input type="hidden" name="id" value=id/>
            <AddressFields address/>
            <div class="row">
                <FormNote/>
                <button class="button button-primary">{common::save(lang)}</button>
                <a class="button button-quiet" href=paths::addresses(lang)>{common::back(lang)}</a>
            </div>
        </PostForm>
    }
}

/// The fields of an address, named as [`Address`] names them.
#[component]
pub fn AddressFields(address: Address) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="form-row">
            <Field name="name" label=w::recipient(lang) value=address.name autocomplete="name"/>
            <Field name="phone" label=w::phone(lang) kind="tel" value=address.phone
                autocomplete="tel" hint=w::phone_hint(lang)/>
        </div>
        <Field name="street" label=w::street(lang) value=address.street autocomplete="address-line1"/>
        <div class="form-row">
            <Field name="area" label=w::area(lang) value=address.area autocomplete="address-level3" optional=true/>
            <Field name="city" label=w::city(lang) value=address.city autocomplete="address-level2"/>
        </div>
        <Field name="note" label=w::note(lang) value=address.note autocomplete="off"
            hint=w::note_hint(lang) optional=true/>
    }
}
