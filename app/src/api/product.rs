//! One product.

use super::ApiError;
use crate::data::Parcel;
use crate::model::ProductView;
use crate::wire::Sealed;
use engine::Lang;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::request;

/// A product's page, by its slug in either language.
#[server(endpoint = "product", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_product(lang: Lang, slug: String) -> Result<Parcel<ProductView>, ApiError> {
    request::parcel(present::product(lang, &slug).await)
}

#[cfg(feature = "ssr")]
mod present {
    use super::{ApiError, request};
    use crate::api::gone::gone;
    use crate::model::{Link, ProductView, Said, SpecRow, SpecValue, VariantView};
    use crate::paths;
    use crate::present::structured::json_ld;
    use crate::present::{Presenter, paragraphs, said};
    use engine::catalog::{Catalog, Product, Value, Variant};
    use engine::{Lang, number};
    use std::collections::BTreeMap;

    /// How many products go with one.
    const RELATED: usize = 8;

    pub async fn product(lang: Lang, slug: &str) -> Result<ProductView, ApiError> {
        let desk = request::desk()?;
        let shelf = desk.services.fresh_shelf().await?;
        let catalog = &*shelf.catalog;
        let item = match (catalog.item_by_slug(slug), catalog.withdrawn.product(slug)) {
            (Some(item), _) => item,
            (None, Some(was)) => return Err(gone(&Presenter::of(&shelf, lang), was)),
            (None, None) => return Err(ApiError::NotFound),
        };
        let product = desk.services.product(&shelf, &item.id).await?;
        let presenter = Presenter::of(&shelf, lang);
        let prices = presenter.prices.ok_or(ApiError::Unavailable)?;
        let variants = product
            .variants
            .iter()
            .filter_map(|variant| {
                let (number, _) = catalog.variant(&variant.sku)?;
                let on_hand = shelf.stock.get(number as usize).copied().unwrap_or(0);
                let mut pictures: Vec<_> = variant
                    .pictures
                    .iter()
                    .filter_map(|picture| presenter.picture(Some(picture), &product.name))
                    .collect();
                if pictures.is_empty() {
                    pictures.extend(presenter.picture(item.picture.as_ref(), &product.name));
                }
                Some(VariantView {
                    sku: variant.sku.clone(),
                    name: variant_name(&product, variant, lang),
                    swatch: swatch(catalog, variant),
                    pictures,
                    tiers: prices.tiers.get(number as usize)?.to_vec(),
                    availability: presenter.availability(on_hand),
                    specification: specification(catalog, &variant.attributes, lang),
                })
            })
            .collect::<Vec<_>>();
        let path_in = |lang| paths::product(lang, item.slug.get(lang));
        let mut view = ProductView {
            path: path_in(lang),
            other_path: path_in(lang.other()),
            name: said(&product.name, lang),
            brand: said(&product.brand, lang),
            summary: said(&product.summary, lang),
            description: paragraphs(&product.description, lang),
            points: product
                .points
                .iter()
                .map(|point| said(point, lang))
                .collect(),
            questions: product
                .questions
                .iter()
                .map(|q| (said(&q.question, lang), said(&q.answer, lang)))
                .collect(),
            trail: trail(&presenter, item.category),
            variants,
            specification: specification(catalog, &product.attributes, lang),
            related: presenter.cards(&related(catalog, &product)),
            list: prices.list.clone(),
            tax: catalog.shop.tax.clone(),
            json_ld: String::new(),
        };
        let origin = request::origin();
        let origin = origin.as_ref().map(|origin| &*origin.0);
        view.json_ld = json_ld(&product, &view, origin, lang);
        Ok(view)
    }

    fn variant_name(product: &Product, variant: &Variant, lang: Lang) -> Said {
        if variant.name.is_empty() {
            said(&product.name, lang)
        } else {
            said(&variant.name, lang)
        }
    }

    fn trail(presenter: &Presenter<'_>, category: usize) -> Vec<Link> {
        let nodes = presenter.catalog.trail(category);
        nodes
            .into_iter()
            .map(|node| presenter.category_link(node))
            .collect()
    }

    fn swatch(catalog: &Catalog, variant: &Variant) -> Option<String> {
        variant.attributes.iter().find_map(|(key, value)| {
            let attribute = &catalog.attributes[catalog.attribute(key)?];
            let Value::Choices(keys) = value else {
                return None;
            };
            let choice = attribute
                .choices
                .iter()
                .find(|choice| keys.contains(&choice.key))?;
            choice.swatch.clone()
        })
    }

    fn specification(
        catalog: &Catalog,
        values: &BTreeMap<String, Value>,
        lang: Lang,
    ) -> Vec<SpecRow> {
        let mut rows: Vec<(usize, SpecRow)> = values
            .iter()
            .filter_map(|(key, value)| {
                let index = catalog.attribute(key)?;
                let attribute = &catalog.attributes[index];
                let value = match value {
                    Value::Flag(flag) => SpecValue::Flag(*flag),
                    Value::Note(text) => SpecValue::Note(said(text, lang)),
                    Value::Number(value) => SpecValue::Number {
                        number: number::decimal(*value),
                        unit: said(&attribute.unit, lang),
                    },
                    Value::Choices(keys) => SpecValue::Choices(
                        keys.iter()
                            .filter_map(|key| {
                                attribute.choices.iter().find(|choice| choice.key == *key)
                            })
                            .map(|choice| said(&choice.name, lang))
                            .collect(),
                    ),
                };
                Some((
                    index,
                    SpecRow {
                        name: said(&attribute.name, lang),
                        value,
                    },
                ))
            })
            .collect();
        rows.sort_by_key(|(index, _)| *index);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// The products named as going with it, then the best of its category.
    fn related(catalog: &Catalog, product: &Product) -> Vec<u32> {
        let named = product
            .related
            .iter()
            .filter_map(|id| catalog.item_by_id(id));
        let mut numbers: Vec<u32> = named.map(|(number, _)| number).collect();
        let own = catalog.item_by_id(&product.id);
        let neighbours = own
            .and_then(|(_, item)| catalog.categories.get(item.category))
            .map(|node| node.items.as_slice())
            .unwrap_or_default();
        for number in neighbours {
            if numbers.len() >= RELATED {
                break;
            }
            if own.is_none_or(|(own, _)| own != *number) && !numbers.contains(number) {
                numbers.push(*number);
            }
        }
        numbers.truncate(RELATED);
        numbers
    }
}
