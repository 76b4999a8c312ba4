//! Forms that work with and without JavaScript, keep what was typed, and say
//! what is wrong next to where it is wrong, and once on top.

use crate::api::ApiError;
use crate::context::use_lang;
use crate::flash::{Flash, flash_for};
use crate::words::errors;
use engine::order::FieldError;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::server_fn::client::Client;
use leptos::server_fn::codec::PostUrl;
use leptos::server_fn::request::ClientReq;
use leptos::server_fn::{Http, ServerFn};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use leptos_router::hooks::use_location;
use serde::de::DeserializeOwned;
use std::marker::PhantomData;

/// What the fields of a form know of it.
#[derive(Clone)]
struct FormContext {
    error: Signal<Option<ApiError>>,
    flash: StoredValue<Option<Flash>>,
    /// Name and label of the form's fields, as far as they are made.
    labels: StoredValue<Vec<(&'static str, &'static str)>>,
}

impl FormContext {
    fn new(error: Signal<Option<ApiError>>, flash: Option<Flash>) -> FormContext {
        FormContext {
            error,
            flash: StoredValue::new(flash),
            labels: StoredValue::new(Vec::new()),
        }
    }
}

/// The id of the error summary, where one is shown.
const ERRORS: &str = "form-errors";

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
    let failed = first.is_some();
    let value = action.value();
    let error = Signal::derive(move || match value.get() {
        Some(Err(error)) => Some(error),
        Some(Ok(_)) => None,
        None => first.clone(),
    });
    // What went wrong is read first, also where the form was sent from far below it.
    Effect::new(move |_| {
        if matches!(value.get(), Some(Err(_))) {
            request_animation_frame(focus_errors);
        }
    });
    provide_context(FormContext::new(error, flash));
    // Before the summary, which names them.
    let fields = children();
    view! {
        <ActionForm action attr:class=class attr:novalidate=true>
            <FormHead error failed/>
            {fields}
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
    let failed = first.is_some();
    let error = Signal::derive(move || first.clone());
    provide_context(FormContext::new(error, flash));
    let fields = children();
    view! {
        <form method="post" action=S::PATH class=class novalidate=true>
            <FormHead error failed/>
            {fields}
        </form>
    }
}

/// The way back for a form that fails, the page's language, and the error summary: what went
/// wrong, with a link to each field it is about.
#[component]
fn FormHead(
    error: Signal<Option<ApiError>>,
    /// Whether the document is loaded because the form failed: the focus begins in the summary.
    failed: bool,
) -> impl IntoView {
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
        <div class="summary error-summary" role="alert" tabindex="-1" autofocus=failed
            id=move || error.with(Option::is_some).then_some(ERRORS) hidden=move || error.with(Option::is_none)>
            {move || error.get().map(|error| view! {
                <p>{errors::say_form(lang, &error)}</p>
                <FieldLinks error/>
            }.into_any())}
        </div>
    }
}

fn focus_errors() {
    let summary = document().get_element_by_id(ERRORS);
    if let Some(summary) = summary {
        let _ = summary.unchecked_into::<HtmlElement>().focus();
    }
}

/// A link to each field that is not accepted, with what is wrong with it.
#[component]
fn FieldLinks(error: ApiError) -> impl IntoView {
    let lang = use_lang();
    let labels = use_context::<FormContext>().map(|form| form.labels.get_value());
    let labels = labels.unwrap_or_default();
    let links: Vec<_> = labels
        .into_iter()
        .filter_map(|(name, label)| Some((name, label, error.field(name)?)))
        .map(|(name, label, error)| {
            let wrong = errors::say_field(lang, error);
            // The browser's own jump takes the focus along; the router's does not.
            view! { <li><a href=format!("#{name}") rel="external">{label}": "{wrong}</a></li> }
                .into_any()
        })
        .collect();
    (!links.is_empty()).then(|| view! { <ul role="list">{links}</ul> }.into_any())
}

/// One line beside the button of a form that failed: how much there is to change, with the way to it.
#[component]
pub fn FormNote() -> impl IntoView {
    let lang = use_lang();
    let error = use_context::<FormContext>().map(|form| form.error);
    let text = move || {
        error?.with(|error| match error.as_ref()? {
            ApiError::Fields(fields) => Some(errors::to_fix(lang, fields.len() as u64)),
            error => Some(errors::say_form(lang, error)),
        })
    };
    view! {
        <p class="field-error form-note" hidden=move || text().is_none()>
            <a href=format!("#{ERRORS}") rel="external">{text}</a>
        </p>
    }
}

/// What is wrong with a choice of several tiles. The element around it has the field's name as its id.
#[component]
pub fn ChoiceError(name: &'static str, label: &'static str) -> impl IntoView {
    let lang = use_lang();
    let error = field_error(name, label);
    view! {
        <p class="field-error" id=format!("{name}-error") hidden=move || error.get().is_none()>
            {move || error.get().map(|error| errors::say_field(lang, error))}
        </p>
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

/// What is wrong with a field, which is made known to the summary by its label.
fn field_error(name: &'static str, label: &'static str) -> Signal<Option<FieldError>> {
    let form = use_context::<FormContext>();
    if let Some(form) = &form {
        form.labels
            .update_value(|labels| labels.push((name, label)));
    }
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
    let error = field_error(name, label);
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
    let error = field_error(name, label);
    let escaped = escape(&typed(name, value));
    view! {
        <div class="field">
            <label class="field-label" for=name>
                {label} " " <span class="muted">{crate::words::common::optional(lang)}</span>
            </label>
            <textarea id=name name=name rows="3" inner_html=escaped
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || error.get().map(|_| format!("{name}-error"))></textarea>
            <p class="field-error" id=format!("{name}-error") hidden=move || error.get().is_none()>
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
