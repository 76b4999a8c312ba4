//! Faults of deletions.

use super::rules::{identifier, text, unique};
use super::{Known, MAX_NAME, Sieve};
use crate::exchange::Document;
use engine::catalog::Tombstone;
use std::collections::HashSet;

/// Takes faulty rows out, and fills in what the shop knows of the others.
pub(super) fn check(document: &mut Document, sieve: &mut Sieve, known: &Known) {
    let given: HashSet<&str> = document.products.iter().map(|p| p.id.as_str()).collect();
    let mut ids = HashSet::new();
    for tombstone in &mut document.deleted {
        let before = known.tombstones.get(&tombstone.id).cloned();
        let product = known.products.get(&tombstone.id).map(Tombstone::from);
        if let Some(there) = product.or(before) {
            fill(tombstone, there);
        }
    }
    sieve.sift("deleted", &mut document.deleted, |tombstone| {
        let Tombstone { id, slug, name, .. } = tombstone;
        identifier(id, "id")?;
        text(slug, MAX_NAME, "slug")?;
        text(name, MAX_NAME, "name")?;
        if given.contains(id.as_str()) {
            return Err(format!("'{id}' is among the products, too"));
        }
        let is_known = known.products.contains_key(id) || known.tombstones.contains_key(id);
        if slug.is_empty() && !is_known {
            return Err(format!("there is no product '{id}'"));
        }
        unique(&mut ids, id, "id")
    });
}

fn fill(tombstone: &mut Tombstone, there: Tombstone) {
    if tombstone.slug.is_empty() {
        tombstone.slug = there.slug;
    }
    if tombstone.name.is_empty() {
        tombstone.name = there.name;
    }
    if tombstone.category.is_empty() {
        tombstone.category = there.category;
    }
}
