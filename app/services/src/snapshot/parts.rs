//! The files of single categories, for a catalogue that is too large to be sent whole. Each is
//! made when it is first asked for, and kept as long as there is room and the catalogue stays.

use super::{Offer, Published};
use engine::catalog::Catalog;
use std::io::Result as IoResult;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// How many bytes of files are kept, unless a single category has more. The categories of a
/// catalogue of 100,000 products are 40 MB in all, so its parts are made once each; the
/// largest part, of 40,000 products, is about 6 MB.
const ROOM: usize = 64 << 20;
/// How many parts are made at once, so that whoever asks for every category in turn takes no
/// more of the machine than that.
const AT_ONCE: usize = 2;

#[derive(Debug)]
pub(super) struct Parts {
    kept: Mutex<Kept>,
    room: usize,
}

#[derive(Debug, Default)]
struct Kept {
    /// What the parts are of; of one catalogue at a time.
    catalog: Weak<Catalog>,
    /// The last used first.
    made: Vec<Arc<Published>>,
    /// What is being made, also of a catalogue that has passed meanwhile.
    making: Vec<(Weak<Catalog>, usize)>,
}

impl Default for Parts {
    fn default() -> Parts {
        Parts {
            kept: Mutex::default(),
            room: ROOM,
        }
    }
}

impl Parts {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets the parts of every other catalogue.
    pub fn turn_to(&self, catalog: &Arc<Catalog>) {
        self.kept().turn_to(&Arc::downgrade(catalog));
    }

    /// The files of a category, or that they are being made, which begins here. Must be
    /// called in a Tokio runtime.
    pub fn of(self: &Arc<Self>, catalog: &Arc<Catalog>, category: usize) -> Offer {
        let this = Arc::downgrade(catalog);
        let mut kept = self.kept();
        kept.turn_to(&this);
        if let Some(part) = kept.used(|part| part.category == Some(category)) {
            return Offer::Made(part);
        }
        let is_this = |(of, n): &(Weak<Catalog>, usize)| of.ptr_eq(&this) && *n == category;
        // Where others are being made, it has its turn when it is asked for again.
        if kept.making.len() < AT_ONCE && !kept.making.iter().any(is_this) {
            kept.making.push((this.clone(), category));
            let making = Making {
                parts: self.clone(),
                of: (this, category),
            };
            let catalog = catalog.clone();
            tokio::task::spawn_blocking(move || {
                let part = Published::of_category(&catalog, category);
                drop(catalog);
                making.finish(part);
            });
        }
        Offer::BeingMade
    }

    /// The part of this edition.
    pub fn edition(&self, edition: u64) -> Option<Arc<Published>> {
        self.kept().used(|part| part.edition == edition)
    }
}

impl Kept {
    fn turn_to(&mut self, catalog: &Weak<Catalog>) {
        if !self.catalog.ptr_eq(catalog) {
            self.catalog = catalog.clone();
            self.made.clear();
        }
    }

    /// A part that fits, which is then the last used.
    fn used(&mut self, fits: impl Fn(&Published) -> bool) -> Option<Arc<Published>> {
        let place = self.made.iter().position(|part| fits(part))?;
        self.made[..=place].rotate_right(1);
        self.made.first().cloned()
    }

    fn take_in(&mut self, part: Published, room: usize) {
        self.made.insert(0, Arc::new(part));
        let mut bytes = 0;
        let fitting = self.made.iter().take_while(|part| {
            bytes += part.bytes();
            bytes <= room
        });
        let fitting = fitting.count().max(1);
        self.made.truncate(fitting);
    }
}

/// A part that is being made. When it ends, however it does, it may be made again.
struct Making {
    parts: Arc<Parts>,
    of: (Weak<Catalog>, usize),
}

impl Making {
    fn finish(self, part: IoResult<Published>) {
        match part {
            Ok(part) => {
                let mut kept = self.parts.kept();
                if kept.catalog.ptr_eq(&self.of.0) {
                    kept.take_in(part, self.parts.room);
                }
            }
            Err(error) => tracing::warn!("a category's files cannot be made: {error}"),
        }
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        let (of, category) = &self.of;
        let mut kept = self.parts.kept();
        kept.making
            .retain(|(other, n)| !(other.ptr_eq(of) && n == category));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::catalog::{CatalogBuilder, Category, Product};
    use std::time::Duration;

    /// So many categories of so many products each.
    fn catalogue(categories: usize, products: usize) -> Arc<Catalog> {
        let category = |n| Category {
            id: format!("c{n}"),
            position: n,
            ..Category::default()
        };
        let product = |n: usize| Product {
            id: format!("p{n}"),
            category: format!("c{}", n % categories),
            ..Product::default()
        };
        let builder = CatalogBuilder {
            categories: (0..categories as i32).map(category).collect(),
            products: (0..categories * products).map(product).collect(),
            ..CatalogBuilder::default()
        };
        Arc::new(builder.build().0)
    }

    async fn made(parts: &Arc<Parts>, catalog: &Arc<Catalog>, category: usize) -> Arc<Published> {
        for _ in 0..10_000 {
            match parts.of(catalog, category) {
                Offer::Made(part) => return part,
                _ => tokio::time::sleep(Duration::from_millis(1)).await,
            }
        }
        panic!("category {category} is not made");
    }

    fn held(parts: &Parts) -> Vec<Option<usize>> {
        let kept = parts.kept();
        kept.made.iter().map(|part| part.category).collect()
    }

    #[tokio::test]
    async fn what_was_not_used_for_longest_makes_room() {
        let catalog = catalogue(5, 50);
        let size = made(&Arc::default(), &catalog, 0).await.bytes();
        let parts = Arc::new(Parts {
            room: size * 7 / 2,
            ..Parts::default()
        });
        for category in [0, 1, 2, 0, 3] {
            made(&parts, &catalog, category).await;
        }
        assert_eq!(held(&parts), [Some(3), Some(0), Some(2)]);
        // Fetching it is using it.
        let edition = made(&parts, &catalog, 2).await.edition;
        made(&parts, &catalog, 3).await;
        assert!(parts.edition(edition).is_some());
        made(&parts, &catalog, 4).await;
        assert_eq!(held(&parts), [Some(4), Some(2), Some(3)]);
        // One is always kept: it was made to be fetched.
        let narrow = Arc::new(Parts {
            room: 1,
            ..Parts::default()
        });
        for category in 0..3 {
            made(&narrow, &catalog, category).await;
        }
        assert_eq!(held(&narrow), [Some(2)]);
    }

    #[tokio::test]
    async fn another_catalogue_has_none_of_the_parts() {
        let [old, new] = [3, 4].map(|categories| catalogue(categories, 2));
        let parts = Arc::new(Parts::default());
        let edition = made(&parts, &old, 1).await.edition;
        parts.turn_to(&new);
        assert!(parts.edition(edition).is_none());
        // What ends to be made after that is of nobody's use.
        assert!(matches!(parts.of(&old, 2), Offer::BeingMade));
        made(&parts, &new, 3).await;
        while !parts.kept().making.is_empty() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        assert_eq!(held(&parts), [Some(3)]);
    }

    #[tokio::test]
    async fn few_are_made_at_once_and_each_of_them_once() {
        let catalog = catalogue(50, 100);
        let parts = Arc::new(Parts::default());
        for turn in 0..200 {
            parts.of(&catalog, turn % 50);
            assert!(parts.kept().making.len() <= AT_ONCE);
        }
        for category in 0..50 {
            made(&parts, &catalog, category).await;
        }
        let mut all = held(&parts);
        all.sort();
        assert_eq!(all, (0..50).map(Some).collect::<Vec<_>>());
        assert!(parts.kept().making.is_empty());
    }
}
