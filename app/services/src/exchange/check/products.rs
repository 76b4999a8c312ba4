//! Faults of products.

use super::rules::{MAX_NAME, MAX_TEXT, identifier, name, required, slugs, text};
use super::{Known, Sieve, media};
use crate::exchange::Document;
use engine::Day;
use engine::catalog::{AttributeKind, Product, Value};
use engine::text::fold;
use std::collections::{BTreeMap, HashSet};

/// Variants of one product.
const MAX_VARIANTS: usize = 200;

/// Values already taken by earlier products.
#[derive(Default)]
struct Taken {
    ids: HashSet<String>,
    en: HashSet<String>,
    ar: HashSet<String>,
}

/// Takes faulty products out and returns their SKUs; those of the products
/// that stay are declared.
pub(super) fn check(
    document: &mut Document,
    sieve: &mut Sieve,
    declared: &mut Known,
) -> HashSet<String> {
    let mut taken = Taken::default();
    let mut skus = HashSet::new();
    let mut lost = HashSet::new();
    let mut index = 0;
    document.products.retain(|product| {
        let verdict = fault(product, declared, &skus).and_then(|()| taken.take(product));
        match &verdict {
            Ok(()) => skus.extend(product.variants.iter().map(|variant| variant.sku.clone())),
            Err(reason) => {
                lost.extend(product.variants.iter().map(|variant| variant.sku.clone()));
                sieve.report("products", index, &format!("'{}': {reason}", product.id));
            }
        }
        index += 1;
        verdict.is_ok()
    });
    declared.skus.extend(skus);
    for product in &document.products {
        declared.products.insert(product.id.clone());
        let names = [&product.brand.en, &product.brand.ar];
        declared.brands.extend(names.map(|name| fold(name)));
    }
    lost
}

impl Taken {
    /// Claims a product's id and slugs, all or none.
    fn take(&mut self, product: &Product) -> Result<(), String> {
        let Product { id, slug, .. } = product;
        for (seen, value, what) in [
            (&self.ids, id, "id"),
            (&self.en, &slug.en, "slug"),
            (&self.ar, &slug.ar, "slug"),
        ] {
            if seen.contains(value) {
                return Err(format!("the {what} '{value}' occurs twice"));
            }
        }
        self.ids.insert(id.clone());
        self.en.insert(slug.en.clone());
        self.ar.insert(slug.ar.clone());
        Ok(())
    }
}

fn fault(product: &Product, declared: &Known, skus: &HashSet<String>) -> Result<(), String> {
    identifier(&product.id, "id")?;
    name(&product.name)?;
    slugs(&product.slug)?;
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

fn values(values: &BTreeMap<String, Value>, declared: &Known) -> Result<(), String> {
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
