//! Forms that work with and without JavaScript, keep what was typed, and say
//! what is wrong next to where it is wrong, and once on top.

use crate::api::ApiError;
use crate::context::use_lang;
use crate::flash::{Flash, flash_for};
use crate::parts::Icon;
use crate::words::errors;
use engine::order::FieldError;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::server_fn::client::Client;
use leptos::server_fn::codec::PostUrl;
use leptos::server_fn::request::ClientReq;
use leptos::server_fn::{Http, ServerFn};
use leptos_router::hooks::use_location;
use serde::de::DeserializeOwned;
use std::marker::PhantomData;

/// What the fields of a form know of it.
#[derive(Clone)]
struct FormContext {
    error: Signal<Option<ApiError>>,
    flash: StoredValue<Option<Flash>>,
}

/// A form that posts to a server function.
#[component]
pub fn PostForm<S, O>(
    action: ServerAction<S>,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView
where
    S: ServerFn<Error = ApiError, Protocol = Http<PostUrl, O>>
        + DeserializeOwned
        + Clone
        + Send
        + Sync
        + 'static,
    S::Output: Clone + Send + Sync + 'static,
    S::Client: Client<ApiError>,
    <<S::Client as Client<ApiError>>::Request as ClientReq<ApiError>>::FormData:
        From<leptos::web_sys::FormData>,
    O: 'static,
{
    let flash = flash_for(S::PATH);
    let first = flash.as_ref().and_then(|flash| flash.error.clone());
    let value = action.value();
    let error = Signal::derive(move || match value.get() {
        Some(Err(error)) => Some(error),
        Some(Ok(_)) => None,
        None => first.clone(),
    });
    provide_context(FormContext {
        error,
        flash: StoredValue::new(flash),
    });
    view! {
        <ActionForm action attr:class=class attr:novalidate=true>
            <FormHead error/>
            {children()}
        </ActionForm>
    }
}

/// A form that posts to a server function and then loads a new document, with
/// JavaScript too: for what changes who the visitor is, so that nothing of
/// before stays in memory.
#[component]
pub fn DocumentForm<S>(
    /// The server function's type; its value is not used.
    #[prop(optional)]
    _action: PhantomData<S>,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView
where
    S: ServerFn<Error = ApiError>,
{
    let flash = flash_for(S::PATH);
    let first = flash.as_ref().and_then(|flash| flash.error.clone());
    let error = Signal::derive(move || first.clone());
    provide_context(FormContext {
        error,
        flash: StoredValue::new(flash),
    });
    view! {
        <form method="post" action=S::PATH class=class novalidate=true>
            <FormHead error/>
            {children()}
        </form>
    }
}

/// The way back for a form that fails, the page's language, and what went wrong.
#[component]
fn FormHead(error: Signal<Option<ApiError>>) -> impl IntoView {
    let lang = use_lang();
    let location = use_location();
    let here = move || {
        let query = location.search.get();
        let path = location.pathname.get();
        if query.is_empty() {
            path
        } else {
            format!("{path}?{query}")
        }
    };
    view! {
        <input type="hidden" name="return_to" value=here/>
        <input type="hidden" name="lang" value=lang.code()/>
        <div class="notice notice-bad" role="alert" hidden=move || error.with(Option::is_none)>
            <Icon name="warning"/>
            <div>{move || error.get().map(|error| errors::say(lang, &error))}</div>
        </div>
    }
}

/// What was typed into a field before the form failed, or what it starts with.
fn typed(name: &str, initial: String) -> String {
    use_context::<FormContext>()
        .and_then(|form| {
            form.flash.with_value(|flash| {
                let fields = &flash.as_ref()?.fields;
                fields
                    .iter()
                    .find(|(field, _)| field == name)
                    .map(|(_, value)| value.clone())
            })
        })
        .unwrap_or(initial)
}

fn field_error(name: &'static str) -> Signal<Option<FieldError>> {
    let form = use_context::<FormContext>();
    Signal::derive(move || {
        form.as_ref()
            .and_then(|form| form.error.with(|error| error.as_ref()?.field(name)))
    })
}

/// One labelled line of input.
#[component]
pub fn Field(
    name: &'static str,
    label: &'static str,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional, into)] value: String,
    #[prop(optional)] autocomplete: &'static str,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let lang = use_lang();
    let error = field_error(name);
    let value = typed(name, value);
    let hinted = hint.is_some().then(|| format!("{name}-hint"));
    let described = move || {
        let wrong = error.get().map(|_| format!("{name}-error"));
        match (&hinted, wrong) {
            (Some(hint), Some(wrong)) => Some(format!("{wrong} {hint}")),
            (hint, wrong) => wrong.or_else(|| hint.clone()),
        }
    };
    // Numbers and addresses read left to right in either language.
    let dir = matches!(kind, "email" | "tel" | "password").then_some("ltr");
    view! {
        <div class="field">
            <label class="field-label" for=name>
                {label} " "
                {optional.then(|| view! { <span class="muted">{crate::words::common::optional(lang)}</span> }.into_any())}
            </label>
            <input
                id=name
                name=name
                type=kind
                value=value
                dir=dir
                required=!optional
                autocomplete=autocomplete
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
            />
            {hint.map(|hint| view! { <p class="field-hint" id=format!("{name}-hint")>{hint}</p> }.into_any())}
            <p class="field-error" id=format!("{name}-error") hidden=move || error.get().is_none()>
                {move || error.get().map(|error| errors::say_field(lang, error))}
            </p>
        </div>
    }
}

/// Several lines of input. The only place that writes a `<textarea>`: its
/// child is not escaped when rendered on the server, so the text goes into the
/// element as escaped HTML.
#[component]
pub fn TextArea(
    name: &'static str,
    label: &'static str,
    #[prop(optional, into)] value: String,
) -> impl IntoView {
    let lang = use_lang();
    let error = field_error(name);
    let escaped = escape(&typed(name, value));
    view! {
        <div class="field">
            <label class="field-label" for=name>
                {label} " " <span class="muted">{crate::words::common::optional(lang)}</span>
            </label>
            <textarea id=name name=name rows="3" inner_html=escaped></textarea>
            <p class="field-error" hidden=move || error.get().is_none()>
                {move || error.get().map(|error| errors::say_field(lang, error))}
            </p>
        </div>
    }
}

/// A text as HTML, where it stands between tags.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// One of a few choices, as a tile with a radio button.
#[component]
pub fn RadioTile(
    name: &'static str,
    value: String,
    #[prop(optional)] checked: bool,
    children: Children,
) -> impl IntoView {
    let before = typed(name, String::new());
    let checked = if before.is_empty() {
        checked
    } else {
        before == value
    };
    view! {
        <label class="tile">
            <input type="radio" name=name value=value checked=checked autocomplete="off"/>
            {children()}
        </label>
    }
}
