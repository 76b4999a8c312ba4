//! Putting what came in its place: by item instead of by place.

use super::*;
use crate::catalog::{AttributeKind, Catalog, Fact, Item};
use crate::search::{self, Column, Entries, places};
use std::cmp::Reverse;

/// How many products, or entries of columns, one step puts in place.
const PER_STEP: usize = 4_096;

/// What is put in place, and where in what came the next begins.
#[derive(Debug)]
pub(super) struct Settled {
    entries: usize,
    numbers: usize,
    columns: Vec<Column>,
    /// Items by category, then place.
    grouped: Vec<u32>,
    /// By item.
    places: Vec<u32>,
    facts: Vec<Vec<Fact>>,
    /// By item, and where the last one's end.
    variants: Vec<u32>,
}

impl Columns {
    /// Puts the next of what was read in its place; whether any is left.
    pub fn settle(&mut self) -> Result<bool, Unreadable> {
        let Some(mut settled) = self.settled.take() else {
            self.settled = Some(self.begin_to_settle()?);
            return Ok(true);
        };
        let left = if settled.columns.len() < self.catalog.attributes.len() {
            // Many columns are short: as many as fill a step.
            let end = settled.entries + PER_STEP;
            while settled.columns.len() < self.catalog.attributes.len() && settled.entries < end {
                self.settle_column(&mut settled)?;
            }
            true
        } else if self.catalog.items.len() < self.order.len() {
            self.settle_items(&mut settled);
            true
        } else {
            false
        };
        self.settled = Some(settled);
        Ok(left)
    }

    /// Checks that everything is there, and as often as it should be.
    fn begin_to_settle(&mut self) -> Result<Settled, Unreadable> {
        let items = self.order.len();
        let priced = items.checked_mul(self.catalog.lists.len());
        let entries = self
            .counts
            .iter()
            .try_fold(0usize, |sum, count| sum.checked_add(count.0));
        let numbers = self
            .counts
            .iter()
            .try_fold(0usize, |sum, count| sum.checked_add(count.1));
        let choices = self.catalog.attributes.iter().map(|a| a.choices.len());
        sure(
            self.category.len() == items
                && self.brand.len() == items
                && self.variants.len() == items
                && self.released.len() == items
                && (self.arabic.is_empty() || self.arabic.len() == items)
                && Some(self.prices.len()) == priced
                && Some(self.from.len()) == priced
                && self.counts.len() == self.choices.len()
                && choices.eq(self.choices.iter().copied())
                && Some(self.steps.len()) == entries
                && Some(self.values.len()) == entries
                && Some(self.numbers.len()) == numbers,
        )?;
        let places = inverse(&self.order)?;
        if !self.arabic.is_empty() {
            inverse(&self.arabic)?;
        }
        self.place_categories()?;
        let mut by_category: Vec<usize> = (0..items).collect();
        by_category.sort_by_key(|place| self.category[*place]);
        let mut variants = Vec::with_capacity(items + 1);
        let mut sum = 0u32;
        for place in &places {
            variants.push(sum);
            let own = self.variants[*place as usize];
            sum = sum.checked_add(own).ok_or(CONTRADICTION)?;
        }
        if items > 0 {
            variants.push(sum);
        }
        Ok(Settled {
            entries: 0,
            numbers: 0,
            columns: Vec::new(),
            grouped: by_category
                .into_iter()
                .map(|place| self.order[place])
                .collect(),
            places,
            facts: vec![Vec::new(); items],
            variants,
        })
    }

    /// Children below their parents, which must not form a loop.
    fn place_categories(&mut self) -> Result<(), Unreadable> {
        let categories = &mut self.catalog.categories;
        for index in 0..categories.len() {
            let mut above = categories[index].parent;
            for _ in 0..MOST_LEVELS {
                let Some(parent) = above else { break };
                above = categories.get(parent).ok_or(CONTRADICTION)?.parent;
            }
            sure(above.is_none())?;
            if let Some(parent) = categories[index].parent {
                let id = categories[parent].category.id.clone();
                categories[index].category.parent = Some(id);
                categories[parent].children.push(index);
            }
        }
        Ok(())
    }

    fn settle_column(&self, settled: &mut Settled) -> Result<(), Unreadable> {
        let attribute = settled.columns.len();
        let (entries, numbers) = self.counts[attribute];
        let range = settled.entries..settled.entries + entries;
        let numbers = &self.numbers[settled.numbers..settled.numbers + numbers];
        settled.entries += entries;
        settled.numbers += numbers.len();
        // Item and value as one number, to be sorted.
        let mut sorted: Vec<u64> = Vec::with_capacity(entries);
        let mut place = 0u32;
        for (step, value) in self.steps[range.clone()].iter().zip(&self.values[range]) {
            place = place.checked_add(*step).ok_or(CONTRADICTION)?;
            let item = *settled.grouped.get(place as usize).ok_or(CONTRADICTION)?;
            sorted.push(u64::from(item) << 32 | u64::from(*value));
        }
        sorted.sort_unstable();
        let entries = sorted
            .iter()
            .map(|both| ((both >> 32) as u32, *both as u32));
        let number = u16::try_from(attribute).map_err(|_| CONTRADICTION)?;
        let definition = &self.catalog.attributes[attribute];
        let mut facts = |item: u32, fact| settled.facts[item as usize].push(fact);
        settled.columns.push(match definition.kind {
            AttributeKind::Number => {
                let mut column = Entries::default();
                for (item, value) in entries {
                    let value = *numbers.get(value as usize).ok_or(CONTRADICTION)?;
                    column.push(item, value);
                    facts(
                        item,
                        Fact::Number {
                            attribute: number,
                            value,
                        },
                    );
                }
                Column::Numbers(column)
            }
            AttributeKind::Flag => {
                let mut column = Entries::default();
                for (item, _) in entries {
                    column.push(item, ());
                    facts(item, Fact::Flag { attribute: number });
                }
                Column::Flags(column)
            }
            AttributeKind::Choice | AttributeKind::Note => {
                let mut column = Entries::default();
                for (item, choice) in entries {
                    sure((choice as usize) < definition.choices.len())?;
                    let choice = u16::try_from(choice).map_err(|_| CONTRADICTION)?;
                    column.push(item, choice);
                    facts(
                        item,
                        Fact::Choice {
                            attribute: number,
                            choice,
                        },
                    );
                }
                Column::Choices(column)
            }
        });
        Ok(())
    }

    fn settle_items(&mut self, settled: &mut Settled) {
        let catalog = &mut self.catalog;
        let first = catalog.items.len();
        let end = self.order.len().min(first + PER_STEP);
        for number in first..end {
            let place = settled.places[number] as usize;
            let category = self.category[place] as usize;
            let mut above = Some(category);
            while let Some(index) = above {
                catalog.categories[index].items.push(number as u32);
                above = catalog.categories[index].parent;
            }
            let facts = std::mem::take(&mut settled.facts[number]);
            catalog.items.push(Item {
                brand: self.brand[place],
                category,
                released: self.released[place],
                variants: settled.variants[number]..settled.variants[number + 1],
                facts: facts.into_boxed_slice(),
                ..Item::default()
            });
        }
        for (list, prices) in catalog.lists.iter_mut().enumerate() {
            let before = list * self.order.len();
            for place in &settled.places[first..end] {
                let at = before + *place as usize;
                prices.shown.push(self.prices[at]);
                prices.from.push(self.from[at]);
            }
        }
    }

    /// The catalogue without words and cards, and its items by name and by category.
    pub fn finish(self) -> Result<(Catalog, [Vec<u32>; 2]), Unreadable> {
        let mut catalog = self.catalog;
        let settled = self.settled.ok_or(CONTRADICTION)?;
        catalog.newest = (0..catalog.items.len() as u32).collect();
        let items = &catalog.items;
        let released = |number: &u32| Reverse(items[*number as usize].released);
        catalog.newest.sort_by_key(released);
        let arabic = if self.arabic.is_empty() {
            settled.places.clone()
        } else {
            let by_item = settled.places.iter();
            by_item.map(|place| self.arabic[*place as usize]).collect()
        };
        catalog.columns = search::Columns {
            attributes: settled.columns,
            categories: items.iter().map(|item| item.category).collect(),
            brands: items.iter().map(|item| item.brand).collect(),
            variants: settled.variants,
            newest: places(&catalog.newest),
            names: [settled.places, arabic],
        };
        Ok((catalog, [self.order, settled.grouped]))
    }
}

/// Deeper trees of categories are taken for loops.
const MOST_LEVELS: usize = 64;

fn sure(holds: bool) -> Result<(), Unreadable> {
    holds.then_some(()).ok_or(CONTRADICTION)
}

/// Where each number stands in a list that must hold each once.
fn inverse(order: &[u32]) -> Result<Vec<u32>, Unreadable> {
    let mut places = vec![u32::MAX; order.len()];
    for (place, number) in (0u32..).zip(order) {
        let free = places.get_mut(*number as usize).ok_or(CONTRADICTION)?;
        sure(*free == u32::MAX)?;
        *free = place;
    }
    Ok(places)
}
