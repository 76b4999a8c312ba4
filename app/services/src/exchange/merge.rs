//! Merging a part into a catalogue: what the shop has is neither narrowed nor given another
//! meaning by a file that does not know of it.

mod fill;
mod keys;
mod variants;

use super::check::Known;
use super::read::Draft;
use super::{Document, Skipped};
use engine::catalog::{Attribute, Category, Choice, Product};
use std::collections::{HashMap, HashSet};

/// Brings a document to what it means beside what the shop has.
pub(super) fn merge(draft: &mut Draft, known: &Known) {
    if draft.is_derived {
        keys::rename(&mut draft.document, known);
    }
    for attribute in &mut draft.document.attributes {
        let there = known.attributes.get(&attribute.key);
        match there {
            Some(there) if draft.is_derived => add_choices(attribute, there),
            Some(there) if unlike(attribute, there).is_none() => unite(attribute, there),
            _ => {}
        }
    }
    if draft.is_derived {
        variants::match_skus(draft, known);
        variants::refuse_ambiguous(draft, known);
        variants::count(draft, known);
        derived(draft, known);
        variants::left_out(draft, known);
    }
    withdraw(draft, known);
}

/// Why an attribute cannot become what a file says: its values would change their meaning.
pub(super) fn unlike(attribute: &Attribute, there: &Attribute) -> Option<String> {
    let key = &attribute.key;
    if attribute.kind != there.kind {
        let [is, was] = [attribute, there].map(|of| format!("{:?}", of.kind).to_lowercase());
        return Some(format!(
            "'{key}' is a {was} in this shop and cannot become a {is}: give it another key"
        ));
    }
    // One language is enough to tell; a word of the other may be set right.
    let (is, was) = (&attribute.unit, &there.unit);
    let differs = match (was.en.is_empty() || is.en.is_empty(), was.is_empty()) {
        (_, true) => false,
        (false, _) => is.en != was.en,
        (true, _) => is.ar != was.ar,
    };
    differs.then(|| format!("'{key}' has another unit in this shop: give it another key"))
}

/// An attribute the file says something of: that stands, and choices it does not name stay.
/// Where it names all of them, it says their order, too.
fn unite(attribute: &mut Attribute, there: &Attribute) {
    let given: HashSet<&str> = keys(&attribute.choices).collect();
    if keys(&there.choices).all(|key| given.contains(key)) {
        return;
    }
    let mut said: HashMap<String, Choice> = HashMap::new();
    let mut order: Vec<String> = keys(&there.choices).map(str::to_owned).collect();
    let before: HashSet<&str> = keys(&there.choices).collect();
    for choice in attribute.choices.drain(..) {
        if !before.contains(choice.key.as_str()) {
            order.push(choice.key.clone());
        }
        said.insert(choice.key.clone(), choice);
    }
    let of_shop = |key: &String| there.choices.iter().find(|choice| choice.key == *key);
    attribute.choices = order
        .iter()
        .filter_map(|key| said.remove(key).or_else(|| of_shop(key).cloned()))
        .collect();
}

/// An attribute made up for a file is the shop's, with further choices.
fn add_choices(attribute: &mut Attribute, there: &Attribute) {
    let before: HashSet<&str> = keys(&there.choices).collect();
    let more = attribute.choices.drain(..);
    let more: Vec<Choice> = more
        .filter(|choice| !before.contains(choice.key.as_str()))
        .collect();
    *attribute = there.clone();
    attribute.choices.extend(more);
}

fn keys(choices: &[Choice]) -> impl Iterator<Item = &str> {
    choices.iter().map(|choice| choice.key.as_str())
}

/// What a file of another format has no say in.
fn derived(draft: &mut Draft, known: &Known) {
    let Document {
        categories,
        products,
        price_lists,
        stock,
        ..
    } = &mut draft.document;
    // A path of words is no description of a category that the shop has described.
    categories.retain(|category| !known.categories.contains_key(&category.id));
    // What is new comes behind what the shop has.
    let last = known.categories.values().map(|category| category.position);
    if let Some(last) = last.max() {
        for category in categories.iter_mut() {
            category.position = category.position.saturating_add(last).saturating_add(1);
        }
    }
    let mut shown_again = Vec::new();
    for (index, product) in products.iter_mut().enumerate() {
        if let Some(there) = known.products.get(&product.id) {
            let stated = draft.stated.get(&product.id).copied().unwrap_or_default();
            fill::fill(product, there, stated);
            if there.hidden && !product.hidden {
                shown_again.push((index, product.id.as_str()));
            }
        }
    }
    if let Some((index, _)) = shown_again.first() {
        let (file, line) = draft.origins.of("products", *index);
        let count = shown_again.len();
        let named = shown_again.iter().take(variants::NAMED).map(|(_, id)| *id);
        let named = named.collect::<Vec<_>>().join(", ");
        let reason = format!(
            "hidden products are for sale again, as the file says: {count} in all ({named})"
        );
        draft.notices.push(Skipped { file, line, reason });
    }
    drop_unused(categories, products);
    for section in price_lists {
        if let Some(there) = known.price_lists.get(&section.list.id)
            && there.currency == section.list.currency
        {
            section.list = there.clone();
        }
    }
    if draft.is_initial_stock {
        stock.retain(|entry| !known.skus.contains_key(&entry.sku));
    }
}

/// Takes out categories that were made up for products which are not in them after all.
fn drop_unused(categories: &mut Vec<Category>, products: &[Product]) {
    let parents: HashMap<&str, Option<&str>> = categories
        .iter()
        .map(|category| (category.id.as_str(), category.parent.as_deref()))
        .collect();
    let mut used: HashSet<String> = HashSet::new();
    for product in products {
        let mut at = Some(product.category.as_str());
        while let Some(id) = at.filter(|id| used.insert((*id).to_owned())) {
            at = parents.get(id).copied().flatten();
        }
    }
    categories.retain(|category| used.contains(&category.id));
}

/// Hides what the source says is not for sale. What the shop never had stays out of it.
fn withdraw(draft: &mut Draft, known: &Known) {
    for (id, file, line) in std::mem::take(&mut draft.withdrawn) {
        let Some(there) = known.products.get(&id) else {
            continue;
        };
        draft.origins.push("products", &file, line);
        draft.document.products.push(Product {
            hidden: true,
            ..there.clone()
        });
    }
}
