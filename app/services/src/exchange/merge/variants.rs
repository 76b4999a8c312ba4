//! Variants of a source that does not write their SKU, and of products it has only in part.

use super::fill::choices;
use crate::exchange::check::Known;
use crate::exchange::read::{Counted, Draft};
use crate::exchange::{Skipped, StockEntry};
use engine::catalog::{Product, Value, Variant};
use std::collections::{HashMap, HashSet};

/// Gives variants whose SKU was made up the SKU of the shop's variant with the same choices.
pub(super) fn match_skus(draft: &mut Draft, known: &Known) {
    let mut renamed: HashMap<String, String> = HashMap::new();
    let mut taken: HashSet<String> = skus(&draft.document.products).collect();
    for product in &mut draft.document.products {
        let Some(there) = known.products.get(&product.id) else {
            continue;
        };
        let is_single = product.variants.len() == 1 && there.variants.len() == 1;
        for variant in &mut product.variants {
            if !draft.made_up_skus.contains(&variant.sku) {
                continue;
            }
            let own = choices(&variant.attributes);
            let is_same = |old: &&Variant| is_single || choices(&old.attributes) == own;
            if let Some(old) = there.variants.iter().find(is_same)
                && taken.insert(old.sku.clone())
            {
                renamed.insert(variant.sku.clone(), old.sku.clone());
                variant.sku.clone_from(&old.sku);
            }
        }
    }
    let rename = |sku: &mut String| {
        if let Some(now) = renamed.get(sku) {
            sku.clone_from(now);
        }
    };
    let lists = draft.document.price_lists.iter_mut();
    lists
        .flat_map(|section| &mut section.prices)
        .for_each(|entry| rename(&mut entry.sku));
    let stock = draft.document.stock.iter_mut();
    stock.for_each(|entry| rename(&mut entry.sku));
}

/// Puts units that were counted by options to the SKU that has these options.
pub(super) fn count(draft: &mut Draft, known: &Known) {
    let counted = std::mem::take(&mut draft.counted);
    if counted.is_empty() {
        return;
    }
    let products = draft.document.products.iter();
    let own: HashMap<&str, &Product> = products.map(|p| (p.id.as_str(), p)).collect();
    let mut found = Vec::new();
    for count in counted {
        let product = own.get(count.product.as_str()).copied();
        let product = product.or_else(|| known.products.get(&count.product));
        match sku_of(product, &count) {
            Ok(sku) => found.push((sku, count)),
            Err(reason) => draft.skipped.push(Skipped {
                file: count.file,
                line: count.line,
                reason,
            }),
        }
    }
    let stock = &mut draft.document.stock;
    let mut places: HashMap<String, usize> = HashMap::new();
    for (place, entry) in stock.iter().enumerate() {
        places.insert(entry.sku.clone(), place);
    }
    for (sku, count) in found {
        let place = places.get(&sku).copied();
        if let Some(entry) = place.and_then(|place| stock.get_mut(place)) {
            entry.on_hand = Some(count.units);
        } else {
            draft.origins.push("stock", &count.file, count.line);
            stock.push(StockEntry::new(sku, count.units));
        }
    }
}

/// The SKU of the one variant that has the choices of a count.
fn sku_of(product: Option<&Product>, count: &Counted) -> Result<String, String> {
    let Some(product) = product else {
        return Err(format!("there is no product '{}'", count.product));
    };
    let is_counted = |variant: &&Variant| {
        let choices = variant.attributes.values().filter_map(|value| match value {
            Value::Choices(choices) => Some(choices),
            _ => None,
        });
        let mut choices: Vec<&String> = choices.flatten().collect();
        choices.sort_unstable();
        choices.into_iter().eq(&count.choices)
    };
    let mut found = product.variants.iter().filter(is_counted);
    match (found.next(), found.next(), product.variants.as_slice()) {
        (Some(variant), None, _) => Ok(variant.sku.clone()),
        (None, _, [only]) if count.choices.is_empty() => Ok(only.sku.clone()),
        (None, ..) => Err(format!(
            "'{}' has no variant with these options",
            count.product
        )),
        (Some(_), ..) => Err(format!(
            "'{}' has several variants with these options: give the SKU",
            count.product
        )),
    }
}

/// Keeps the shop's variants that a file with refused lines does not have: one of those lines
/// may have been theirs.
pub(super) fn keep_unmentioned(draft: &mut Draft, known: &Known) {
    if draft.skipped.is_empty() {
        return;
    }
    let given: HashSet<String> = skus(&draft.document.products).collect();
    let mut kept = 0;
    for product in &mut draft.document.products {
        let there = known.products.get(&product.id);
        let there = there.into_iter().flat_map(|there| &there.variants);
        let missing = there.filter(|variant| !given.contains(&variant.sku));
        let before = product.variants.len();
        product.variants.extend(missing.cloned());
        kept += product.variants.len() - before;
    }
    if kept > 0
        && let Some(first) = draft.skipped.first()
    {
        let (file, line) = (first.file.clone(), first.line);
        let reason = format!(
            "variants that were not read stay on sale, since lines were refused: {kept} in all"
        );
        draft.notices.push(Skipped { file, line, reason });
    }
}

fn skus(products: &[Product]) -> impl Iterator<Item = String> {
    let variants = products.iter().flat_map(|product| &product.variants);
    variants.map(|variant| variant.sku.clone())
}
