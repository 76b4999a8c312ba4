//! Keys of attributes made up for a file that are the shop's for something else.

use super::unlike;
use crate::exchange::Document;
use crate::exchange::check::Known;
use engine::catalog::{Attribute, AttributeKind, Value};
use engine::text::slug;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Gives such an attribute a key of its own: `width-option` beside a width in centimetres.
/// The same file gets the same keys again.
pub(super) fn rename(document: &mut Document, known: &Known) {
    let mut taken: HashSet<String> = document.attributes.iter().map(|a| a.key.clone()).collect();
    let mut renamed: HashMap<String, String> = HashMap::new();
    for attribute in &mut document.attributes {
        let fits = |attribute: &Attribute| {
            let there = known.attributes.get(&attribute.key);
            there.is_none_or(|there| unlike(attribute, there).is_none())
        };
        if fits(attribute) {
            continue;
        }
        let before = attribute.key.clone();
        let base = format!("{before}-{}", kind_of(attribute));
        let numbered = (2..).map(|n| format!("{base}-{n}"));
        let found = std::iter::once(base.clone())
            .chain(numbered)
            .take(taken.len() + known.attributes.len() + 1)
            .find(|key| {
                attribute.key.clone_from(key);
                !taken.contains(key) && fits(attribute)
            });
        match found {
            Some(key) => {
                taken.insert(key.clone());
                renamed.insert(before, key);
            }
            // As many keys as there are attributes cannot all be taken.
            None => attribute.key = before,
        }
    }
    if renamed.is_empty() {
        return;
    }
    for product in &mut document.products {
        replace(&mut product.attributes, &renamed);
        for variant in &mut product.variants {
            replace(&mut variant.attributes, &renamed);
        }
    }
    for facet in document.categories.iter_mut().flat_map(|c| &mut c.facets) {
        if let Some(key) = renamed.get(facet) {
            facet.clone_from(key);
        }
    }
}

/// A word for what its values are.
fn kind_of(attribute: &Attribute) -> String {
    match attribute.kind {
        AttributeKind::Choice => "option".to_owned(),
        AttributeKind::Flag => "flag".to_owned(),
        AttributeKind::Note => "note".to_owned(),
        AttributeKind::Number => match slug(&attribute.unit.en) {
            unit if !unit.is_empty() && unit.is_ascii() => unit,
            _ => "number".to_owned(),
        },
    }
}

fn replace(values: &mut BTreeMap<String, Value>, renamed: &HashMap<String, String>) {
    if values.keys().any(|key| renamed.contains_key(key)) {
        let renamed = |key: String| renamed.get(&key).cloned().unwrap_or(key);
        *values = std::mem::take(values)
            .into_iter()
            .map(|(key, value)| (renamed(key), value))
            .collect();
    }
}
