//! What a source does not know of a product that the shop has.

use crate::exchange::read::Stated;
use engine::Text;
use engine::catalog::{Product, Value, Variant};
use std::collections::BTreeMap;

/// Fills the fields that the source leaves empty, and has no column for, from the shop's product.
pub(super) fn fill(product: &mut Product, there: &Product, stated: Stated) {
    product.slug.clone_from(&there.slug);
    translated(&mut product.name, &there.name, false);
    translated(&mut product.brand, &there.brand, stated.brand);
    translated(&mut product.summary, &there.summary, false);
    translated(
        &mut product.description,
        &there.description,
        stated.description,
    );
    if !stated.status {
        product.hidden = there.hidden;
    }
    if !stated.category {
        product.category.clone_from(&there.category);
    }
    or(&mut product.model, &there.model, String::is_empty);
    or(&mut product.points, &there.points, Vec::is_empty);
    or(&mut product.questions, &there.questions, Vec::is_empty);
    or(&mut product.related, &there.related, Vec::is_empty);
    or(&mut product.released, &there.released, Option::is_none);
    or(&mut product.popularity, &there.popularity, |sold| {
        *sold == 0
    });
    for (key, value) in &there.attributes {
        if !(stated.tags && key == "tags") {
            let entry = product.attributes.entry(key.clone());
            entry.or_insert_with(|| value.clone());
        }
    }
    for variant in &mut product.variants {
        let there = there.variants.iter().find(|old| old.sku == variant.sku);
        if let Some(there) = there {
            fill_variant(variant, there, stated);
        }
    }
}

fn fill_variant(variant: &mut Variant, there: &Variant, stated: Stated) {
    or(&mut variant.pictures, &there.pictures, Vec::is_empty);
    if !stated.barcode {
        or(&mut variant.ean, &there.ean, Option::is_none);
    }
    // The name and the choices of an option that the source has changed are out of date.
    let is_same = !stated.options || choices(&variant.attributes) == choices(&there.attributes);
    if is_same {
        translated(&mut variant.name, &there.name, false);
    }
    for (key, value) in &there.attributes {
        if is_same || !matches!(value, Value::Choices(_)) {
            let entry = variant.attributes.entry(key.clone());
            entry.or_insert_with(|| value.clone());
        }
    }
}

/// The choices among values, by attribute.
pub(super) fn choices(values: &BTreeMap<String, Value>) -> BTreeMap<&str, &[String]> {
    let choices = values.iter().filter_map(|(key, value)| match value {
        Value::Choices(choices) => Some((key.as_str(), choices.as_slice())),
        _ => None,
    });
    choices.collect()
}

/// The shop's text in the languages the source does not have; a text that is stated to be
/// empty is empty in both.
fn translated(text: &mut Text, there: &Text, is_stated: bool) {
    if is_stated && text.is_empty() {
        return;
    }
    for (own, theirs) in [(&mut text.en, &there.en), (&mut text.ar, &there.ar)] {
        or(own, theirs, String::is_empty);
    }
}

fn or<T: Clone>(value: &mut T, there: &T, is_empty: impl Fn(&T) -> bool) {
    if is_empty(value) {
        value.clone_from(there);
    }
}
