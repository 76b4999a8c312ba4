//! What is suggested while somebody types: a list box under the search box, by
//! the pattern "editable combobox with list autocomplete" of the ARIA Authoring
//! Practices (<https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>).

use super::following::Following;
use super::search_box::Helped;
use crate::api::listing::load_suggestions;
use crate::context::use_lang;
use crate::model::{Run, SuggestView, Suggested, SuggestedProduct};
use crate::parts::{Icon, Price};
use crate::paths;
use crate::visit::{Of, found, worker};
use crate::words::{shop, suggest as w};
use engine::Lang;
use engine::number::grouped;
use leptos::ev::KeyboardEvent;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::prelude::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::Reflect;
use leptos::web_sys::{
    Event, EventTarget, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use leptos_router::hooks::use_navigate;
use leptos_router::location::Url;

/// The list's id, and what ids of its options begin with.
const LIST: &str = "suggestions";

/// Starts what holds the catalogue, and puts suggestions under the box.
pub fn help(owner: Option<Owner>, helped: Helped) {
    let Some(owner) = owner else { return };
    owner.with(|| {
        let lang = use_lang();
        let following = use_context().unwrap_or_else(|| {
            let following = Following::new();
            provide_context(following);
            following
        });
        let script = document()
            .document_element()
            .and_then(|root| root.get_attribute("data-finder"));
        if let Some(script) = script.filter(|_| !saves_data()) {
            worker::start(&script, &category(lang), lang, helped.currency);
        }
        if let Some(input) = helped.input
            && let Some(form) = input.form()
            && let Ok(under) = document().create_element("div")
            && form.append_child(&under).is_ok()
        {
            let list = move || view! { <Suggestions input following/> };
            mount_to(under.unchecked_into(), list).forget();
        }
    });
}

/// The slug of the category that the page is of, otherwise nothing.
fn category(lang: Lang) -> String {
    let path = window().location().pathname().unwrap_or_default();
    let slug = path.strip_prefix(&paths::category(lang, ""));
    slug.map(Url::unescape).unwrap_or_default()
}

/// Whether the visitor asks for little to be sent
/// (<https://wicg.github.io/savedata/>).
fn saves_data() -> bool {
    let read = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    read(&window(), "navigator")
        .and_then(|navigator| read(&navigator, "connection"))
        .filter(JsValue::is_object)
        .and_then(|line| read(&line, "saveData"))
        .is_some_and(|saves| saves.is_truthy())
}

/// Listens for as long as the page lives.
fn listen(to: &EventTarget, event: &str, heard: impl FnMut(Event) + 'static) {
    let heard = Closure::<dyn FnMut(Event)>::new(heard);
    let _ = to.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    heard.forget();
}

#[component]
fn Suggestions(input: HtmlInputElement, following: Following) -> impl IntoView {
    let lang = use_lang();
    let shown = RwSignal::new(SuggestView::default());
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    // Only the answer to what was typed last counts.
    let turn = StoredValue::new(0u32);
    let next = move || {
        turn.update_value(|turn| *turn += 1);
        turn.get_value()
    };
    let ask = move |mine: u32, typed: String| {
        active.set(None);
        if typed.trim().is_empty() {
            shown.set(SuggestView::default());
            return;
        }
        spawn_local(async move {
            let of = Of::Suggestions {
                typed: typed.clone(),
            };
            let answer = found(of, load_suggestions(lang, typed)).await;
            if turn.try_get_value() == Some(mine)
                && let Ok(mut view) = answer.and_then(|parcel| parcel.unpack())
            {
                // A list that follows shows them itself.
                if following.is_on() {
                    view.products.clear();
                }
                shown.set(view);
                open.set(true);
            }
        });
    };
    let hrefs = Memo::new(move |_| shown.with(hrefs));
    let navigate = use_navigate();
    let box_ = input.clone();
    // What is still to come would open the list again.
    let close = move || {
        next();
        open.set(false);
    };
    let go = move |href: &str| {
        close();
        active.set(None);
        let _ = box_.blur();
        // A list that followed is there already.
        if !following.is_at(href) {
            navigate(href, Default::default());
        }
    };

    for (name, value) in [
        ("role", "combobox"),
        ("aria-autocomplete", "list"),
        ("aria-controls", LIST),
    ] {
        let _ = input.set_attribute(name, value);
    }
    let box_ = input.clone();
    Effect::new(move |_| {
        let is_open = open.get() && !hrefs.with(Vec::is_empty);
        let _ = box_.set_attribute("aria-expanded", if is_open { "true" } else { "false" });
        match active.get().filter(|_| is_open) {
            Some(place) => {
                let id = format!("{LIST}-{place}");
                let _ = box_.set_attribute("aria-activedescendant", &id);
                if let Some(option) = document().get_element_by_id(&id) {
                    let nearest = ScrollIntoViewOptions::new();
                    nearest.set_block(ScrollLogicalPosition::Nearest);
                    option.scroll_into_view_with_scroll_into_view_options(&nearest);
                }
            }
            None => {
                let _ = box_.remove_attribute("aria-activedescendant");
            }
        }
    });
    let box_ = input.clone();
    listen(&input, "input", move |_| {
        let typed = box_.value();
        let mine = next();
        // The list first: it is what is looked at.
        following.follow(&typed, move || turn.try_get_value() == Some(mine));
        ask(mine, typed);
    });
    let focused = input.clone();
    listen(&input, "focus", move |_| {
        following.begin();
        ask(next(), focused.value());
    });
    listen(&input, "blur", move |_| close());
    let chosen = go.clone();
    listen(&input, "keydown", move |event| {
        let event: KeyboardEvent = event.unchecked_into();
        let many = hrefs.with_untracked(Vec::len);
        let here = active.get_untracked().filter(|_| open.get_untracked());
        let next = match (event.key().as_str(), here) {
            (_, _) if many == 0 || event.is_composing() => return,
            ("ArrowDown", None) => Some(0),
            ("ArrowUp", None) => Some(many - 1),
            ("ArrowDown", Some(place)) => Some(place + 1).filter(|next| *next < many),
            ("ArrowUp", Some(place)) => place.checked_sub(1),
            ("Escape", _) if open.get_untracked() => {
                close();
                None
            }
            ("Enter", Some(place)) => {
                let href = hrefs.with_untracked(|hrefs| hrefs.get(place).cloned());
                event.prevent_default();
                chosen(&href.unwrap_or_default());
                return;
            }
            _ => return,
        };
        event.prevent_default();
        open.update(|open| *open |= event.key() != "Escape");
        active.set(next);
    });
    let searched = go.clone();
    let box_ = input.clone();
    if let Some(form) = input.form() {
        listen(&form, "submit", move |event| {
            event.prevent_default();
            let typed = box_.value();
            let query = paths::query_value(typed.trim());
            searched(&format!("{}?q={query}", paths::search(lang)));
        });
    }
    // Come in and typed before this was here.
    following.begin();
    ask(next(), input.value());

    let pick = Callback::new(move |place: usize| {
        let href = hrefs.with_untracked(|hrefs| hrefs.get(place).cloned());
        go(&href.unwrap_or_default());
    });
    let counted = move || {
        let many = hrefs.with(Vec::len) as u64;
        (open.get() && many > 0).then(|| w::counted(lang, many))
    };
    view! {
        <p class="visually-hidden" role="status">{counted}</p>
        <div class="suggestions" id=LIST role="listbox" aria-label=w::suggestions(lang)
            hidden=move || !open.get() || hrefs.with(Vec::is_empty)
            // A press in the list leaves the focus in the box.
            on:mousedown=|event| event.prevent_default()>
            {move || shown.with(|view| groups(lang, view, active, pick))}
        </div>
    }
}

/// Where each option leads, in their order.
fn hrefs(view: &SuggestView) -> Vec<String> {
    let words = view.queries.iter().chain(&view.categories);
    let words = words.map(|suggested| suggested.href.clone());
    let products = view.products.iter().map(|product| product.href.clone());
    words.chain(products).collect()
}

fn groups(
    lang: Lang,
    view: &SuggestView,
    active: RwSignal<Option<usize>>,
    pick: Callback<usize>,
) -> AnyView {
    let option = move |place: usize, class: &'static str, inner: AnyView| {
        view! {
            <div role="option" id=format!("{LIST}-{place}") class=class
                aria-selected=move || if active.get() == Some(place) { "true" } else { "false" }
                on:click=move |_| pick.run(place)>{inner}</div>
        }
        .into_any()
    };
    let group = move |name: &'static str, options: Vec<AnyView>| {
        (!options.is_empty()).then(|| {
            view! {
                <div role="group" aria-label=name>
                    <p class="suggestions-title" aria-hidden="true">{name}</p>
                    {options}
                </div>
            }
            .into_any()
        })
    };
    let said = |suggested: &Suggested, icon: &'static str, class: &'static str| {
        view! {
            <Icon name=icon class/>{runs(&suggested.runs, suggested.other)}
            <span class="suggestion-count">{grouped(suggested.count.into())}</span>
        }
        .into_any()
    };
    let queries = view.queries.len();
    let words = queries + view.categories.len();
    let numbered = view.queries.iter().enumerate();
    let first = numbered.map(|(n, query)| option(n, "suggestion", said(query, "search", "")));
    let numbered = view.categories.iter().enumerate();
    let second = numbered.map(|(n, named)| {
        option(
            queries + n,
            "suggestion",
            said(named, "chevron", "icon-mirrored"),
        )
    });
    let numbered = view.products.iter().enumerate();
    let third = numbered
        .map(|(n, product)| option(words + n, "suggestion suggestion-product", shown(product)));
    view! {
        {group(w::queries(lang), first.collect())}
        {group(shop::departments_title(lang), second.collect())}
        {group(shop::product_list(lang), third.collect())}
    }
    .into_any()
}

fn shown(product: &SuggestedProduct) -> AnyView {
    view! {
        <span class="picture">
            {product.picture.clone().map(|src| view! { <img src=src alt="" width="48" height="48"/> }.into_any())}
        </span>
        {runs(&product.runs, product.other)}
        {product.price.map(|tag| view! { <Price amount=tag.amount/> }.into_any())}
    }
    .into_any()
}

/// A text with what was typed told apart.
fn runs(runs: &[Run], other: Option<Lang>) -> AnyView {
    let runs = runs.iter().map(|run| {
        let text = run.text.clone();
        match run.matches {
            true => view! { <mark>{text}</mark> }.into_any(),
            false => view! { {text} }.into_any(),
        }
    });
    view! { <bdi lang=other.map(Lang::code)>{runs.collect_view()}</bdi> }.into_any()
}
