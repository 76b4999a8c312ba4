//! One product.

use super::home::Shelf;
use crate::api::product::load_product;
use crate::context::use_lang;
use crate::data::{data, show};
use crate::model::{Availability, ProductView, SpecRow, SpecValue, VariantView};
use crate::parts::{PageHead, Price, ReceiptView, Stepper, Stock, Swatch, Trail, Words};
use crate::visit::use_cart;
use crate::words::{common, shop as w};
use engine::price::{line, tier_for};
use engine::{Money, number};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

#[component]
pub fn ProductPage() -> impl IntoView {
    let lang = use_lang();
    let params = use_params_map();
    let data = data(
        move || params.with(|params| params.get("slug").unwrap_or_default()),
        move |slug| load_product(lang, slug),
    );
    view! {
        {show(data, move |product| view! { <Product product/> }.into_any())}
    }
}

#[component]
fn Product(mut product: ProductView) -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let skus: Vec<String> = product
        .variants
        .iter()
        .map(|variant| variant.sku.clone())
        .collect();
    let chosen = Memo::new(move |_| {
        query.with(|query| {
            let wanted = query.get_str("v").unwrap_or_default();
            crate::paths::named_variant(&skus, wanted).unwrap_or(0)
        })
    });
    let title = common::page_title(lang, &product.name.text);
    // What no choice changes is moved out.
    let [description, points] = [&mut product.description, &mut product.points].map(std::mem::take);
    let described = !(description.is_empty() && points.is_empty());
    let questions = std::mem::take(&mut product.questions);
    let related = std::mem::take(&mut product.related);
    let trail = std::mem::take(&mut product.trail);
    let json_ld = std::mem::take(&mut product.json_ld);
    let (path, other_path) = (product.path.clone(), product.other_path.clone());
    let summary = product.summary.text.clone();
    let product = StoredValue::new(product);
    view! {
        <PageHead title description=summary kind="product" path other_path/>
        {(!json_ld.is_empty()).then(|| view! {
            <script type="application/ld+json" inner_html=json_ld></script>
        }.into_any())}
        <Trail links=trail/>
        <div class="product">
            {move || {
                let pictures = product.with_value(|p| {
                    p.variants.get(chosen.get()).map(|v| v.pictures.clone()).unwrap_or_default()
                });
                (!pictures.is_empty()).then(|| view! { <Gallery pictures/> }.into_any())
            }}
            <BuyBox product chosen/>
        </div>
        <div class="product-detail">
            {described.then(|| view! {
                <section>
                    <h2>{w::description(lang)}</h2>
                    <div class="prose">
                        {description.into_iter().map(|text| view! {
                            <p><Words of=text/></p>
                        }.into_any()).collect_view()}
                        {(!points.is_empty()).then(|| view! {
                            <ul>
                                {points.into_iter().map(|point| view! {
                                    <li><Words of=point/></li>
                                }.into_any()).collect_view()}
                            </ul>
                        }.into_any())}
                    </div>
                </section>
            }.into_any())}
            <section>
                <h2>{w::specification(lang)}</h2>
                {move || product.with_value(|p| {
                    let own = p.variants.get(chosen.get()).map(|v| v.specification.clone());
                    let rows: Vec<SpecRow> = own.unwrap_or_default().into_iter().chain(p.specification.clone()).collect();
                    view! { <Specification rows/> }.into_any()
                })}
            </section>
            {(!questions.is_empty()).then(|| view! {
                <section>
                    <h2>{w::questions(lang)}</h2>
                    {questions.into_iter().map(|(question, answer)| view! {
                        <details class="disclosure">
                            <summary><Words of=question/></summary>
                            <div class="prose"><p><Words of=answer/></p></div>
                        </details>
                    }.into_any()).collect_view()}
                </section>
            }.into_any())}
        </div>
        <Shelf title=w::related(lang) cards=related/>
    }
}

#[component]
fn Gallery(pictures: Vec<crate::model::PictureView>) -> impl IntoView {
    let lang = use_lang();
    let several = pictures.len() > 1;
    let thumbs = pictures.clone();
    view! {
        <div class="gallery">
            <div class="gallery-stage" tabindex="0" role="region" aria-label=w::pictures(lang) data-scroll="">
                {pictures.into_iter().enumerate().map(|(index, picture)| view! {
                    <span class="picture" id=format!("picture-{}", index + 1)>
                        <img src=picture.src alt=picture.alt width="600" height="600" decoding="async"
                            loading=if index == 0 { "eager" } else { "lazy" }
                            fetchpriority=if index == 0 { "high" } else { "auto" }/>
                    </span>
                }.into_any()).collect_view()}
            </div>
            {several.then(|| view! {
                <div class="gallery-thumbs">
                    {thumbs.into_iter().enumerate().map(|(index, picture)| view! {
                        <a class="picture" href=format!("#picture-{}", index + 1) rel="external">
                            <img src=picture.src alt=w::picture_number(lang, &number::grouped(index as u64 + 1))
                                width="96" height="96" loading="lazy" decoding="async"/>
                        </a>
                    }.into_any()).collect_view()}
                </div>
            }.into_any())}
        </div>
    }
}

#[component]
fn BuyBox(product: StoredValue<ProductView>, chosen: Memo<usize>) -> impl IntoView {
    let lang = use_lang();
    let cart = use_cart();
    let quantity = RwSignal::new(1u32);
    let variant = move || product.with_value(|p| p.variants.get(chosen.get()).cloned());
    let sku = move || variant().map(|v| v.sku).unwrap_or_default();
    let price = move || {
        let variant = variant()?;
        product.with_value(|p| line(&p.list, &variant.tiers, quantity.get().max(1), &p.tax).ok())
    };
    let unit = move || {
        let variant = variant()?;
        product.with_value(|p| {
            let tier = tier_for(&variant.tiers, quantity.get().max(1))?;
            let one = [engine::price::Tier {
                from: 1,
                minor: tier.minor,
            }];
            Some(line(&p.list, &one, 1, &p.tax).ok()?.gross)
        })
    };
    let taxed = product.with_value(|p| p.tax.rate_bp > 0);
    let tax = product.with_value(|p| number::percent(p.tax.rate_bp.into()));
    let buyable =
        move || variant().is_some_and(|v| v.availability != Availability::Out) && price().is_some();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = product.with_value(|p| p.name.text.clone());
        cart.add(sku(), quantity.get_untracked().max(1), name);
    };
    view! {
        <form class="buy-box" method="post" action="/api/add_to_cart" on:submit=submit>
            <div>
                <p class="card-brand"><Words of=product.with_value(|p| p.brand.clone())/></p>
                <h1 class="product-title"><Words of=product.with_value(|p| p.name.clone())/></h1>
                <p class="product-meta"><span>{w::sku(lang)}" "<bdi class="sku">{sku}</bdi></span></p>
            </div>
            <p class="lead"><Words of=product.with_value(|p| p.summary.clone())/></p>
            <Variants product chosen/>
            {move || variant().map(|variant| view! { <Tiers product variant quantity/> }.into_any())}
            <div class="buy-stock" data-toast="row">
                {move || variant().map(|variant| view! { <Stock availability=variant.availability/> }.into_any())}
            </div>
            <input type="hidden" name="sku" value=sku/>
            <input type="hidden" name="return_to" value=crate::paths::cart(lang)/>
            <Stepper value=quantity min=1/>
            <div class="act-bar buy-act">
                <p class="buy-price" data-toast="bar">
                    {move || match unit() {
                        Some(amount) => view! { <Price amount large=true/> }.into_any(),
                        None => view! { {w::no_price(lang)} }.into_any(),
                    }}
                    {taxed.then(|| view! { <span class="price-note">{w::tax_included(lang, &tax)}</span> }.into_any())}
                </p>
                <button class="button button-primary" type="submit" disabled=move || !buyable()>{w::add_to_cart(lang)}</button>
            </div>
            {move || price().map(|price| view! { <ReceiptView price/> }.into_any())}
        </form>
    }
}

/// The variants as links, so that each has its own address.
#[component]
fn Variants(product: StoredValue<ProductView>, chosen: Memo<usize>) -> impl IntoView {
    let lang = use_lang();
    let path = product.with_value(|p| p.path.clone());
    let variants = product.with_value(|p| p.variants.clone());
    (variants.len() > 1).then(|| {
        view! {
            <fieldset>
                <legend>{w::choose_variant(lang)}</legend>
                <div class="tiles">
                    {variants.into_iter().enumerate().map(|(index, variant)| view! {
                        <a class="tile" href=crate::paths::with_variant(&path, &variant.sku) data-noscroll=""
                            aria-current=move || (chosen.get() == index).then_some("true")>
                            {variant.swatch.map(|colour| view! { <Swatch colour/> }.into_any())}
                            <Words of=variant.name/>
                        </a>
                    }.into_any()).collect_view()}
                </div>
            </fieldset>
        }
        .into_any()
    })
}

/// What one costs from each quantity on.
#[component]
fn Tiers(
    product: StoredValue<ProductView>,
    variant: VariantView,
    quantity: RwSignal<u32>,
) -> impl IntoView {
    let lang = use_lang();
    let currency = product.with_value(|p| p.list.currency);
    let tiers = variant.tiers;
    let first = tiers.first().map_or(0, |tier| tier.minor);
    let current = {
        let tiers = tiers.clone();
        move || tier_for(&tiers, quantity.get().max(1)).map(|tier| tier.from)
    };
    let current = Memo::new(move |_| current());
    (tiers.len() > 1).then(|| view! {
        <table class="tier-table">
            <caption>{w::tiers(lang)}</caption>
            <thead><tr>
                <th scope="col">{w::quantity(lang)}</th>
                <th scope="col" class="number">{w::each(lang)}</th>
                <th scope="col" class="number">{w::you_save(lang)}</th>
            </tr></thead>
            <tbody>
                {tiers.into_iter().map(|tier| {
                    // To a tenth of a percent.
                    let saved = (tier.minor < first)
                        .then(|| number::percent((first - tier.minor).unsigned_abs() * 1000 / first.unsigned_abs() * 10));
                    view! {
                        <tr aria-current=move || (current.get() == Some(tier.from)).then_some("true")>
                            <td>{w::tier_from(lang, &number::grouped(tier.from.into()))}</td>
                            <td class="number"><Price amount=Money::new(tier.minor, currency)/></td>
                            <td class="number">{saved.map(|saved| view! { <bdi dir="ltr">{saved}"%"</bdi> }.into_any())}</td>
                        </tr>
                    }.into_any()
                }).collect_view()}
            </tbody>
        </table>
    }.into_any())
}

#[component]
fn Specification(rows: Vec<SpecRow>) -> impl IntoView {
    let lang = use_lang();
    let value = move |value: SpecValue| match value {
        SpecValue::Flag(true) => view! { {common::yes(lang)} }.into_any(),
        SpecValue::Flag(false) => view! { {common::no(lang)} }.into_any(),
        SpecValue::Note(text) => view! { <Words of=text/> }.into_any(),
        SpecValue::Number { number, unit } => {
            view! { <bdi>{number}"\u{a0}"<Words of=unit/></bdi> }.into_any()
        }
        SpecValue::Choices(choices) => {
            let comma = common::comma(lang);
            choices
                .into_iter()
                .enumerate()
                .map(|(index, choice)| {
                    view! { {(index > 0).then_some(comma)} <Words of=choice/> }.into_any()
                })
                .collect_view()
                .into_any()
        }
    };
    view! {
        <table class="spec-table">
            <tbody>
                {rows.into_iter().map(|row| view! {
                    <tr><th scope="row"><Words of=row.name/></th><td>{value(row.value)}</td></tr>
                }.into_any()).collect_view()}
            </tbody>
        </table>
    }
}
