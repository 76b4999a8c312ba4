//! Faults of products.

use super::rules::{self, MAX_NAME, MAX_TEXT, identifier, name, required, text, unique};
use super::{Declared, Known, Sieve, media, slugs};
use crate::exchange::Document;
use engine::Day;
use engine::catalog::{AttributeKind, Product, Value};
use engine::text::fold;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Variants of one product.
const MAX_VARIANTS: usize = 200;

/// Takes faulty products out; those that stay are declared. Returns the SKUs that no row of the
/// document may speak of: they belong to a product that was taken out, not to one that stays,
/// whether it is in the document or another product of the shop.
pub(super) fn check(
    document: &mut Document,
    sieve: &mut Sieve,
    declared: &mut Declared,
    known: &Known,
) -> HashSet<String> {
    let mut ids = HashSet::new();
    let mut skus = HashSet::new();
    let mut lost = Vec::new();
    let left = Left::of(document, known);
    let named = |product: &Product, why: String| format!("'{}': {why}", product.id);
    let mut places = sieve.sift("products", &mut document.products, |product| {
        let verdict = fault(product, declared, &skus)
            .and_then(|()| left.fault(product))
            .and_then(|()| unique(&mut ids, &product.id, "id"));
        match verdict {
            Ok(()) => skus.extend(own_skus(product)),
            Err(_) => lost.extend(own_skus(product).map(|sku| (sku, product.id.clone()))),
        }
        verdict.map_err(|why| named(product, why))
    });
    // A SKU that was to leave another product stays there if that one is not taken, and so on
    // along a chain of them.
    loop {
        let mut index = 0;
        let mut refused = Vec::new();
        document.products.retain(|product| {
            let verdict = left.fault_beside(product, &ids);
            let stays = verdict.is_ok();
            if let Err(why) = verdict {
                let place = places.remove(index);
                sieve.report("products", place, &named(product, why));
                lost.extend(own_skus(product).map(|sku| (sku, product.id.clone())));
                refused.push(product.id.clone());
            } else {
                index += 1;
            }
            stays
        });
        if refused.is_empty() {
            break;
        }
        for id in &refused {
            ids.remove(id);
        }
    }
    let there = known.products.values().map(|p| (&p.id, &p.slug));
    let rows = document.products.iter_mut();
    let rows = rows.map(|product| (&product.id, &mut product.slug));
    for (row, reason) in slugs::settle(rows.collect(), there) {
        sieve.note("products", places.get(row).copied().unwrap_or(row), &reason);
    }
    for product in &document.products {
        declared.skus.extend(own_skus(product));
        declared.products.insert(product.id.clone());
        let names = [&product.brand.en, &product.brand.ar];
        declared.brands.extend(names.map(|name| fold(name)));
    }
    let taken: HashSet<String> = document.products.iter().flat_map(own_skus).collect();
    let is_own = |sku: &str, id: &str| known.skus.get(sku).is_some_and(|owner| owner == id);
    let lost = lost.into_iter();
    lost.filter(|(sku, id)| !taken.contains(sku) && !is_own(sku, id))
        .map(|(sku, _)| sku)
        .collect()
}

fn own_skus(product: &Product) -> impl Iterator<Item = String> {
    product.variants.iter().map(|variant| variant.sku.clone())
}

/// SKUs of the shop's products, and which of those products the document gives up or changes.
struct Left<'a> {
    known: &'a Known,
    /// SKUs by the product that the document says has them.
    given: HashMap<String, HashSet<String>>,
    deleted: HashSet<String>,
}

impl Left<'_> {
    fn of<'a>(document: &Document, known: &'a Known) -> Left<'a> {
        let given = document.products.iter();
        Left {
            known,
            given: given
                .map(|product| (product.id.clone(), own_skus(product).collect()))
                .collect(),
            deleted: document.deleted.iter().map(|d| d.id.clone()).collect(),
        }
    }

    /// Another product of the shop that has one of this one's SKUs.
    fn owners(&self, product: &Product) -> impl Iterator<Item = (&str, &str)> {
        let owned = product.variants.iter().filter_map(|variant| {
            let (sku, owner) = self.known.skus.get_key_value(&variant.sku)?;
            Some((sku.as_str(), owner.as_str()))
        });
        owned.filter(|(_, owner)| *owner != product.id && !self.deleted.contains(*owner))
    }

    fn fault(&self, product: &Product) -> Result<(), String> {
        let keeps = |(sku, owner): &(&str, &str)| {
            let given = self.given.get(*owner);
            given.is_none_or(|skus| skus.contains(*sku))
        };
        self.owners(product).find(keeps).map_or(Ok(()), taken)
    }

    fn fault_beside(&self, product: &Product, ids: &HashSet<String>) -> Result<(), String> {
        let stays = |(_, owner): &(&str, &str)| !ids.contains(*owner);
        self.owners(product).find(stays).map_or(Ok(()), taken)
    }
}

fn taken((sku, owner): (&str, &str)) -> Result<(), String> {
    Err(format!("the SKU '{sku}' is of the product '{owner}'"))
}

fn fault(product: &Product, declared: &Declared, skus: &HashSet<String>) -> Result<(), String> {
    identifier(&product.id, "id")?;
    name(&product.name)?;
    rules::slugs(&product.slug)?;
    text(&product.brand, MAX_NAME, "brand")?;
    if product.model.chars().count() > MAX_NAME || product.model.chars().any(char::is_control) {
        return Err(format!(
            "its model is longer than {MAX_NAME} characters or has controls"
        ));
    }
    text(&product.summary, MAX_TEXT, "summary")?;
    text(&product.description, MAX_TEXT, "description")?;
    for point in &product.points {
        text(point, MAX_TEXT, "point")?;
    }
    for question in &product.questions {
        text(&question.question, MAX_TEXT, "question")?;
        text(&question.answer, MAX_TEXT, "answer")?;
    }
    if !declared.categories.contains(&product.category) {
        return Err(format!("the category '{}' is unknown", product.category));
    }
    if product
        .released
        .as_deref()
        .is_some_and(|day| Day::parse(day).is_none())
    {
        return Err("its release is no day like 2026-11-21".into());
    }
    values(&product.attributes, declared)?;
    if product.variants.is_empty() || product.variants.len() > MAX_VARIANTS {
        return Err(format!(
            "it has {} variants, not 1 to {MAX_VARIANTS}",
            product.variants.len()
        ));
    }
    let mut own = HashSet::new();
    for variant in &product.variants {
        required(&variant.sku, "SKU")?;
        if variant.sku.trim() != variant.sku || variant.sku.chars().any(char::is_control) {
            return Err(format!(
                "the SKU {:?} has stray spaces or controls",
                variant.sku
            ));
        }
        if skus.contains(&variant.sku) || !own.insert(&variant.sku) {
            return Err(format!("the SKU '{}' occurs twice", variant.sku));
        }
        text(&variant.name, MAX_NAME, "name of a variant")?;
        values(&variant.attributes, declared)?;
        for picture in &variant.pictures {
            media::picture(Some(picture))?;
        }
    }
    Ok(())
}

fn values(values: &BTreeMap<String, Value>, declared: &Declared) -> Result<(), String> {
    for (key, value) in values {
        let Some((kind, choices)) = declared.attributes.get(key) else {
            return Err(format!("the attribute '{key}' is unknown"));
        };
        match (kind, value) {
            (AttributeKind::Number, Value::Number(number)) if number.is_finite() => {}
            (AttributeKind::Flag, Value::Flag(_)) => {}
            (AttributeKind::Note, Value::Note(note)) => text(note, MAX_TEXT, key)?,
            (AttributeKind::Choice, Value::Choices(keys)) => {
                if let Some(choice) = keys.iter().find(|choice| !choices.contains(*choice)) {
                    return Err(format!("'{choice}' is no choice of the attribute '{key}'"));
                }
            }
            _ => return Err(format!("the value of '{key}' is not of its kind, {kind:?}")),
        }
    }
    Ok(())
}
