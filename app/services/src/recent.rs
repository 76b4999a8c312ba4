//! The documents of products that were asked for lately.

use engine::catalog::Product;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How many products a generation holds.
const GENERATION: usize = 512;

/// Products by their id, kept in two generations: a product that is asked for
/// moves to the young one, and when that is full the old one is forgotten. So
/// at most twice a generation is kept, and what is asked for often stays.
#[derive(Debug, Default)]
pub(crate) struct RecentProducts(Mutex<Generations>);

#[derive(Debug, Default)]
struct Generations {
    young: HashMap<String, Arc<Product>>,
    old: HashMap<String, Arc<Product>>,
}

impl RecentProducts {
    pub(crate) fn get(&self, id: &str) -> Option<Arc<Product>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(product) = kept.young.get(id) {
            return Some(product.clone());
        }
        let (id, product) = kept.old.remove_entry(id)?;
        kept.put(id, product.clone());
        Some(product)
    }

    pub(crate) fn put(&self, id: &str, product: Arc<Product>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.put(id.to_owned(), product);
    }
}

impl Generations {
    fn put(&mut self, id: String, product: Arc<Product>) {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(id, product);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stays_and_the_rest_is_bounded() {
        let recent = RecentProducts::default();
        recent.put("often", Arc::default());
        for number in 0..10 * GENERATION {
            recent.put(&number.to_string(), Arc::default());
            assert!(recent.get("often").is_some(), "after {number}");
        }
        let kept = recent.0.lock().unwrap();
        assert!(kept.young.len() + kept.old.len() <= 2 * GENERATION);
        assert!(!kept.young.contains_key("0") && !kept.old.contains_key("0"));
    }
}
