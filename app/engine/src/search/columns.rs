//! The catalogue by column instead of by product. Whoever narrows and counts
//! thousands of products reads a few numbers of each, and here they lie side by
//! side: nothing is looked up, and nothing else comes along.

use crate::Lang;
use crate::catalog::{Attribute, AttributeKind, Fact, Item};

/// A candidate is looked up in a column where there are this many times fewer
/// candidates than entries; otherwise the column is read from end to end.
const LOOK_UP: usize = 32;

/// What narrowing, counting and sorting need to know of every item.
#[derive(Debug, Default)]
pub struct Columns {
    /// By attribute; empty where it is no facet.
    pub(crate) attributes: Vec<Column>,
    /// By item: its own category.
    pub(crate) categories: Vec<usize>,
    /// By item.
    pub(crate) brands: Vec<Option<u32>>,
    /// By item: its first variant. The next item's first comes after its last.
    pub(crate) variants: Vec<u32>,
    /// By item: its place among all when the newest come first.
    pub(crate) newest: Vec<u32>,
    /// By language, then item: its place among all by name.
    pub(crate) names: [Vec<u32>; 2],
}

/// The values of one attribute.
#[derive(Debug)]
pub enum Column {
    Choices(Entries<u16>),
    Numbers(Entries<f64>),
    Flags(Entries<()>),
}

/// Items, ascending, and a value of each; an item of several values has
/// several entries.
#[derive(Debug)]
pub struct Entries<T> {
    pub(crate) items: Vec<u32>,
    pub(crate) values: Vec<T>,
}

impl<T> Default for Entries<T> {
    fn default() -> Entries<T> {
        Entries {
            items: Vec::new(),
            values: Vec::new(),
        }
    }
}

impl<T: Copy> Entries<T> {
    pub(crate) fn push(&mut self, item: u32, value: T) {
        self.items.push(item);
        self.values.push(value);
    }

    pub(crate) fn shrink(&mut self) {
        self.items.shrink_to_fit();
        self.values.shrink_to_fit();
    }

    /// Every entry.
    pub fn iter(&self) -> impl Iterator<Item = (u32, T)> {
        self.items.iter().copied().zip(self.values.iter().copied())
    }

    /// Visits every entry of the candidates, and where there are many of them
    /// also other entries: the visitor tells them apart.
    pub fn visit(&self, candidates: &[u32], mut visitor: impl FnMut(u32, T)) {
        if candidates.len().saturating_mul(LOOK_UP) >= self.items.len() {
            for (item, value) in self.iter() {
                visitor(item, value);
            }
            return;
        }
        for candidate in candidates {
            let first = self.items.partition_point(|item| item < candidate);
            let entries = self.items[first..].iter().zip(&self.values[first..]);
            for (item, value) in entries.take_while(|(item, _)| *item == candidate) {
                visitor(*item, *value);
            }
        }
    }
}

impl Columns {
    /// `newest` holds every item's number, the newest first.
    pub(crate) fn new(attributes: &[Attribute], items: &[Item], newest: &[u32]) -> Columns {
        let mut columns: Vec<Column> = attributes
            .iter()
            .map(|attribute| match attribute.kind {
                AttributeKind::Number => Column::Numbers(Entries::default()),
                AttributeKind::Flag => Column::Flags(Entries::default()),
                _ => Column::Choices(Entries::default()),
            })
            .collect();
        for (number, item) in (0u32..).zip(items) {
            for fact in &item.facts {
                match (*fact, &mut columns[fact.attribute()]) {
                    (Fact::Choice { choice, .. }, Column::Choices(entries)) => {
                        entries.push(number, choice);
                    }
                    (Fact::Number { value, .. }, Column::Numbers(entries)) => {
                        entries.push(number, value);
                    }
                    (Fact::Flag { .. }, Column::Flags(entries)) => entries.push(number, ()),
                    _ => {}
                }
            }
        }
        for column in &mut columns {
            match column {
                Column::Choices(entries) => entries.shrink(),
                Column::Numbers(entries) => entries.shrink(),
                Column::Flags(entries) => entries.shrink(),
            }
        }
        Columns {
            attributes: columns,
            categories: items.iter().map(|item| item.category).collect(),
            brands: items.iter().map(|item| item.brand).collect(),
            variants: items
                .iter()
                .map(|item| item.variants.start)
                .chain(items.last().map(|item| item.variants.end))
                .collect(),
            newest: places(newest),
            names: Lang::ALL.map(|lang| {
                let mut order: Vec<u32> = (0u32..).zip(items).map(|(number, _)| number).collect();
                order.sort_by_key(|number| items[*number as usize].name.get(lang));
                places(&order)
            }),
        }
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.brands.len()
    }

    pub fn is_empty(&self) -> bool {
        self.brands.is_empty()
    }

    pub fn attribute(&self, attribute: usize) -> Option<&Column> {
        self.attributes.get(attribute)
    }

    pub fn category(&self, item: u32) -> Option<usize> {
        self.categories.get(item as usize).copied()
    }

    pub fn brand(&self, item: u32) -> Option<u32> {
        *self.brands.get(item as usize)?
    }

    /// Whether any variant of the item is on hand. `stock` is units by variant.
    pub fn in_stock(&self, item: u32, stock: &[i64]) -> bool {
        let item = item as usize;
        let (Some(first), Some(next)) = (self.variants.get(item), self.variants.get(item + 1))
        else {
            return false;
        };
        let on_hand = stock.get(*first as usize..*next as usize);
        on_hand.is_some_and(|units| units.iter().any(|units| *units > 0))
    }

    /// The item's place among all when the newest come first.
    pub fn newest(&self, item: u32) -> Option<u32> {
        self.newest.get(item as usize).copied()
    }

    /// The item's place among all by name.
    pub fn name(&self, item: u32, lang: Lang) -> Option<u32> {
        let names = match lang {
            Lang::En => &self.names[0],
            Lang::Ar => &self.names[1],
        };
        names.get(item as usize).copied()
    }
}

/// By item, its place in `order`, which holds every item once.
pub(crate) fn places(order: &[u32]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, item) in (0u32..).zip(order) {
        places[*item as usize] = place;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_up_and_reading_through_find_the_same() {
        let mut entries = Entries::default();
        for item in (0..5_000).filter(|item| item % 3 > 0) {
            for value in 0..item % 3 {
                entries.push(item, value);
            }
        }
        // As few as are looked up, and enough that the column is read through.
        for step in [1_000, 7] {
            let candidates: Vec<u32> = (0..5_000).rev().step_by(step).collect();
            let mut found = Vec::new();
            entries.visit(&candidates, |item, value| {
                if candidates.contains(&item) {
                    found.push((item, value));
                }
            });
            found.sort_unstable();
            let wanted: Vec<(u32, u32)> = entries
                .iter()
                .filter(|(item, _)| candidates.contains(item))
                .collect();
            assert!(!wanted.is_empty());
            assert_eq!(found, wanted, "one of {step}");
        }
    }
}
