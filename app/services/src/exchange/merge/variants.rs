//! Variants of a source that does not write their SKU, and of products it has only in part.

use super::fill::choices;
use crate::exchange::check::Known;
use crate::exchange::read::{Counted, Draft};
use crate::exchange::{Skipped, StockEntry};
use engine::catalog::{Product, Value, Variant};
use std::collections::{HashMap, HashSet};

/// SKUs that a notice names.
pub(super) const NAMED: usize = 5;

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

/// Refuses variants without SKU and options of products that have several in the shop: which of
/// them a line means nobody can tell.
pub(super) fn refuse_ambiguous(draft: &mut Draft, known: &Known) {
    let mut refused: HashMap<String, String> = HashMap::new();
    for product in &mut draft.document.products {
        let Some(there) = known.products.get(&product.id) else {
            continue;
        };
        let has_options = draft.stated.get(&product.id).is_some_and(|s| s.options);
        if has_options || there.variants.len() < 2 {
            continue;
        }
        let is_new = |sku: &String| !there.variants.iter().any(|old| old.sku == *sku);
        let (made_up, reason) = (
            &draft.made_up_skus,
            format!(
                "'{}' has {} variants: name the one by its SKU or its options",
                product.id,
                there.variants.len()
            ),
        );
        product.variants.retain(|variant| {
            let is_told = made_up.contains(&variant.sku) && is_new(&variant.sku);
            if is_told {
                refused.insert(variant.sku.clone(), reason.clone());
            }
            !is_told
        });
        if product.variants.is_empty() {
            product.variants.clone_from(&there.variants);
        }
    }
    if refused.is_empty() {
        return;
    }
    let (document, origins) = (&mut draft.document, &mut draft.origins);
    for list in &mut document.price_lists {
        let section = format!("price_lists/{}", list.list.id);
        let skus: Vec<String> = list.prices.iter().map(|entry| entry.sku.clone()).collect();
        for (index, sku) in skus.iter().enumerate() {
            if let Some(reason) = refused.get(sku) {
                let (file, line) = origins.of(&section, index);
                let reason = reason.clone();
                draft.skipped.push(Skipped { file, line, reason });
            }
        }
        origins.retain(&section, |index| {
            skus.get(index).is_none_or(|sku| !refused.contains_key(sku))
        });
        list.prices
            .retain(|entry| !refused.contains_key(&entry.sku));
    }
    let skus: Vec<String> = document
        .stock
        .iter()
        .map(|entry| entry.sku.clone())
        .collect();
    origins.retain("stock", |index| {
        skus.get(index).is_none_or(|sku| !refused.contains_key(sku))
    });
    document
        .stock
        .retain(|entry| !refused.contains_key(&entry.sku));
}

/// Keeps the shop's variants that a file with refused lines does not have, in their places: one of
/// those lines may have been theirs. What any other file leaves out goes off sale, and is told.
pub(super) fn left_out(draft: &mut Draft, known: &Known) {
    let given: HashSet<String> = skus(&draft.document.products).collect();
    let keeps = !draft.skipped.is_empty();
    let mut missing = Vec::new();
    let mut first = None;
    for (index, product) in draft.document.products.iter_mut().enumerate() {
        let Some(there) = known.products.get(&product.id) else {
            continue;
        };
        let unnamed = there
            .variants
            .iter()
            .filter(|old| !given.contains(&old.sku));
        let unnamed: Vec<Variant> = unnamed.cloned().collect();
        if unnamed.is_empty() {
            continue;
        }
        first.get_or_insert_with(|| draft.origins.of("products", index));
        missing.extend(unnamed.iter().map(|variant| variant.sku.clone()));
        if keeps {
            product.variants.extend(unnamed);
            let place = |variant: &Variant| {
                let place = there.variants.iter().position(|old| old.sku == variant.sku);
                place.unwrap_or(usize::MAX)
            };
            product.variants.sort_by_key(place);
        }
    }
    let Some((file, line)) = first else { return };
    let named: Vec<&str> = missing.iter().take(NAMED).map(String::as_str).collect();
    let named = named.join(", ");
    let more = if missing.len() > NAMED { ", …" } else { "" };
    let count = missing.len();
    let reason = match keeps {
        true => format!(
            "variants that were not read stay on sale, since lines were refused: {count} in all ({named}{more})"
        ),
        false => format!("variants that are left out go off sale: {count} in all ({named}{more})"),
    };
    draft.notices.push(Skipped { file, line, reason });
}

fn skus(products: &[Product]) -> impl Iterator<Item = String> {
    let variants = products.iter().flat_map(|product| &product.variants);
    variants.map(|variant| variant.sku.clone())
}
