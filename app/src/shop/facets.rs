//! The filters of a list: a form that works by itself, and answers every tick
//! at once where scripts run.
//!
//! What is ticked or typed is set as an attribute for the server and as a
//! property for the browser: once a person has touched a field, its attribute
//! shows nothing any more.

use crate::context::use_lang;
use crate::model::{GroupName, GroupValues, GroupView, OptionView};
use crate::parts::{Icon, Swatch, Words};
use crate::words::{common, shop as w};
use engine::number::grouped;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::js_sys::Array;
use leptos::web_sys::{FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams};
use leptos_router::hooks::use_navigate;
use std::cell::Cell;

/// How many options of a group are shown before the rest is folded away.
const SHOWN: usize = 8;

#[component]
pub fn Facets(
    path: String,
    query: String,
    groups: Vec<GroupView>,
    total: u32,
    used: usize,
    sort: String,
    in_stock: u32,
    in_stock_only: bool,
) -> impl IntoView {
    let lang = use_lang();
    // A tick is sent as the form would be, by the form itself.
    let send = |event: leptos::ev::Event| {
        let input: HtmlInputElement = event_target(&event);
        if input.type_() == "checkbox" {
            TICKED.set(Some(selector(&input)));
        }
        if let Some(form) = input.form() {
            let _ = form.request_submit();
        }
    };
    // In a frame, when the boxes are in their places.
    Effect::new(|_| request_animation_frame(focus_ticked));
    let navigate = use_navigate();
    let there = path.clone();
    let submit = move |event: SubmitEvent| {
        let form = event
            .target()
            .and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        if let Some(query) = form.and_then(|form| query_of(&form)) {
            event.prevent_default();
            navigate(&format!("{there}{query}"), Default::default());
        }
    };
    view! {
        <details class="facets">
            <summary class="button">
                <Icon name="filter"/>{w::refine(lang)}
                {(used > 0).then(|| view! {
                    " " <span class="count">{grouped(used as u64)}</span>
                    <span class="visually-hidden">{w::in_use(lang)}</span>
                }.into_any())}
            </summary>
            // Beside the list a part of the page; on a phone `public/page.js` opens it as a modal dialog.
            <dialog class="facets-dialog" aria-labelledby="refine-title">
            <form action=path class="facets-sheet" id="refine" on:change=send on:submit=submit>
                <div class="facets-title">
                    <h2 id="refine-title">{w::refine(lang)}</h2>
                    <button class="icon-button facets-close" type="button">
                        <Icon name="close"/><span class="visually-hidden">{common::close(lang)}</span>
                    </button>
                </div>
                {(!query.is_empty()).then(|| view! { <input type="hidden" name="q" value=query/> }.into_any())}
                // The choice of the order belongs to this form; it is absent where one product is left.
                {(total <= 1).then(|| view! { <input type="hidden" name="sort" value=sort/> }.into_any())}
                {groups.into_iter().map(|group| view! { <Group group/> }.into_any()).collect_view()}
                <details class="disclosure facet" open>
                    <summary>{w::availability(lang)}</summary>
                    <div>
                        <label class="choice">
                            <input type="checkbox" name="stock" value="yes" checked=in_stock_only
                                prop:checked=in_stock_only autocomplete="off"/>
                            {w::in_stock_only(lang)}
                            <span class="facet-count">{grouped(in_stock.into())}</span>
                        </label>
                    </div>
                </details>
                <div class="facets-foot">
                    <button class="button button-primary" type="submit">{w::show_products(lang, total.into())}</button>
                </div>
            </form>
            </dialog>
        </details>
    }
}

thread_local! {
    /// Where the box that was ticked is found again: groups come and go around it, and the
    /// focus would stay with an element that is another box by then.
    static TICKED: Cell<Option<String>> = const { Cell::new(None) };
}

fn focus_ticked() {
    let ticked = TICKED.take();
    let ticked = ticked.and_then(|place| document().query_selector(&place).ok()?);
    if let Some(ticked) = ticked {
        let _ = ticked.unchecked_into::<HtmlInputElement>().focus();
    }
}

/// The selector of a box of the form, by its name and value.
fn selector(input: &HtmlInputElement) -> String {
    let quoted = |text: String| text.replace('\\', "\\\\").replace('"', "\\\"");
    let (name, value) = (quoted(input.name()), quoted(input.value()));
    format!("#refine [name=\"{name}\"][value=\"{value}\"]")
}

/// The query a browser would send a form with, without fields left empty.
fn query_of(form: &HtmlFormElement) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    let query = UrlSearchParams::new().ok()?;
    for pair in data.entries() {
        let pair = Array::from(&pair.ok()?);
        let (name, value) = (pair.get(0).as_string()?, pair.get(1).as_string()?);
        if !value.is_empty() {
            query.append(&name, &value);
        }
    }
    let query = String::from(query.to_string());
    Some(if query.is_empty() {
        query
    } else {
        format!("?{query}")
    })
}

#[component]
fn Group(group: GroupView) -> impl IntoView {
    let lang = use_lang();
    let name = match group.name {
        GroupName::Category => view! { {w::category(lang)} }.into_any(),
        GroupName::Brand => view! { {w::brand(lang)} }.into_any(),
        GroupName::Price => view! { {w::price(lang)} }.into_any(),
        GroupName::Attribute(name) => view! { <Words of=name/> }.into_any(),
    };
    let key = group.key;
    let values = match group.values {
        GroupValues::Options(options) => view! { <Options key options/> }.into_any(),
        GroupValues::Range { bars, asked_bars, low, high, min, max, unit } => view! {
            {(!bars.is_empty()).then(|| view! {
                <svg class="facet-bars" viewBox="0 0 95 32" preserveAspectRatio="none" aria-hidden="true">
                    <path d=bars/>
                    <path d=asked_bars/>
                </svg>
            }.into_any())}
            <div class="facet-range">
                <div class="field">
                    <label for=format!("{key}.min")>{w::at_least(lang)}</label>
                    <input type="text" inputmode="decimal" autocomplete="off" id=format!("{key}.min")
                        name=format!("{key}.min") value=min.clone() prop:value=min placeholder=low/>
                </div>
                <div class="field">
                    <label for=format!("{key}.max")>{w::at_most(lang)}</label>
                    <input type="text" inputmode="decimal" autocomplete="off" id=format!("{key}.max")
                        name=format!("{key}.max") value=max.clone() prop:value=max placeholder=high/>
                </div>
                <Words of=unit/>
            </div>
        }
        .into_any(),
    };
    view! {
        <details class="disclosure facet" open>
            <summary>{name}</summary>
            <div>{values}</div>
        </details>
    }
}

#[component]
fn Options(key: String, options: Vec<OptionView>) -> impl IntoView {
    let lang = use_lang();
    let name = StoredValue::new(key);
    let option = move |option: OptionView| {
        view! {
            <label class=format!("choice level-{}", option.level)>
                <input type="checkbox" name=name.get_value() value=option.key checked=option.ticked
                    prop:checked=option.ticked autocomplete="off"/>
                {option.swatch.map(|colour| view! { <Swatch colour/> }.into_any())}
                {match option.name {
                    Some(name) => view! { <Words of=name/> }.into_any(),
                    None => view! { {common::yes(lang)} }.into_any(),
                }}
                <span class="facet-count">{grouped(option.count.into())}</span>
            </label>
        }
        .into_any()
    };
    let mut options = options;
    let folded = if options.len() > SHOWN + 2 {
        options.split_off(SHOWN)
    } else {
        Vec::new()
    };
    let more = folded.len() as u64;
    let open = folded.iter().any(|option| option.ticked);
    view! {
        {options.into_iter().map(option).collect_view()}
        {(more > 0).then(|| view! {
            <details class="disclosure" open=open>
                <summary>{w::more_options(lang, more)}</summary>
                <div>{folded.into_iter().map(option).collect_view()}</div>
            </details>
        }.into_any())}
    }
}
