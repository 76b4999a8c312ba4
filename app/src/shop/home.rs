//! The first page.

use crate::api::catalogue::load_home;
use crate::context::use_lang;
use crate::parts::{ProductCard, Words};
use crate::words::shop as w;
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn HomePage() -> impl IntoView {
    let lang = use_lang();
    let data = Resource::new_blocking(|| (), move |()| load_home(lang));
    view! {
        <Title text=w::home_title(lang)/>
        <section class="hero">
            <h1>{w::home_title(lang)}</h1>
            <p>{w::home_lead(lang)}</p>
        </section>
        <Suspense>
            {move || Suspend::new(async move {
                let home = data.await.unwrap_or_default();
                view! {
                    <ul class="departments-tiles">
                        {home.departments.into_iter().map(|tile| view! {
                            <li><a class="department" href=tile.link.href>
                                <span><Words of=tile.link.name/></span>
                                <span>{w::products(lang, tile.count.into())}</span>
                            </a></li>
                        }).collect_view()}
                    </ul>
                    <section>
                        <h2>{w::popular(lang)}</h2>
                        <div class="grid">
                            {home.popular.into_iter().map(|card| view! { <ProductCard card/> }).collect_view()}
                        </div>
                    </section>
                }
            })}
        </Suspense>
    }
}
