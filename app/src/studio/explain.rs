//! Why a search shows a product where it does.

use crate::account::show_own;
use crate::api::explain::{ExplainView, Told, load_explanation};
use crate::context::use_lang;
use crate::data::data;
use crate::parts::{PrivateHead, Words};
use crate::paths;
use crate::words::{common, explain as w};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[component]
pub fn ExplainPage() -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let asked = move || {
        query.with(|query| {
            let value = |name| query.get(name).unwrap_or_default();
            (value("q"), value("product"))
        })
    };
    let data = data(asked, move |(query, product)| {
        load_explanation(lang, query, product)
    });
    view! {
        <PrivateHead title=common::page_title(lang, w::title(lang))/>
        {show_own(data, move |view| view! { <Explain view/> }.into_any())}
    }
}

#[component]
fn Explain(view: ExplainView) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="explain stack">
            <h1>{w::title(lang)}</h1>
            <p class="muted">{w::lead(lang)}</p>
            <form class="form" action=paths::explain(lang)>
                <div class="field">
                    <label for="explain-query">{w::query(lang)}</label>
                    <input id="explain-query" name="q" value=view.query maxlength="200" autocomplete="off"/>
                </div>
                <div class="field">
                    <label for="explain-product">{w::product(lang)}</label>
                    <input id="explain-product" name="product" value=view.product maxlength="200" autocomplete="off"/>
                </div>
                <button class="button button-primary">{w::explain(lang)}</button>
            </form>
            {view.told.map(|told| view! { <Answer told/> }.into_any())}
        </div>
    }
}

#[component]
fn Answer(told: Told) -> impl IntoView {
    let lang = use_lang();
    view! {
        <section class="stack" aria-labelledby="explain-place">
            <p class="explain-product"><a href=told.href><Words of=told.name/></a>" "<small><Words of=told.category/></small></p>
            <h2 id="explain-place">{told.place}</h2>
            {told.sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }.into_any()).collect_view()}
            {(!told.words.is_empty()).then(|| view! {
                <table>
                    <caption>{told.caption}</caption>
                    <thead>
                        <tr><th scope="col">{w::word(lang)}</th><th scope="col">{w::factors(lang)}</th><th scope="col" class="number">{w::points(lang)}</th></tr>
                    </thead>
                    <tbody>
                        {told.words.into_iter().map(|word| view! {
                            <tr>
                                <th scope="row">{word.asked}<small>{word.held}</small></th>
                                <td>{word.factors}</td>
                                <td class="number">{word.points}</td>
                            </tr>
                        }.into_any()).collect_view()}
                    </tbody>
                </table>
                <h3>{w::how_score(lang)}</h3>
                <dl class="receipt-lines">
                    {told.steps.into_iter().map(|(label, value)| view! {
                        <div><dt>{label}</dt><dd>{value}</dd></div>
                    }.into_any()).collect_view()}
                </dl>
            }.into_any())}
        </section>
    }
}
