//! The catalogue on its way to a browser, which then finds, narrows, counts
//! and shows by itself what the server would.
//!
//! What travels is public: products by what their cards show, prices as they
//! are shown of the lists that are named, never tiers, popularity or stock. It
//! travels in three parts ([`PartKind`]), so that a category can be narrowed
//! before words can be found. They belong together by their edition, a number
//! worked out from all they say: the same catalogue is the same bytes.

mod cards;
mod columns;
#[cfg(test)]
mod tests;

use super::{Catalog, Item};
use crate::price::PriceList;
use crate::search::{Arriving, places, send};
use crate::wire::{PartKind, PartReader, PartWriter, Unreadable};
use columns::Columns;
use std::sync::OnceLock;

/// The parts of a catalogue as files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Another number where anything in the parts differs.
    pub edition: u64,
    pub columns: Vec<u8>,
    pub text: Vec<u8>,
    pub cards: Vec<u8>,
}

impl Snapshot {
    /// Of a catalogue, with the prices of those lists that everybody may see.
    pub fn of(catalog: &Catalog, is_public: impl Fn(&PriceList) -> bool) -> Snapshot {
        // By name, which puts products of one maker and line together.
        let names = &catalog.columns.names[0];
        let mut order = vec![0; names.len()];
        for (item, place) in (0u32..).zip(names) {
            order[*place as usize] = item;
        }
        let grouped = grouped(&order, &catalog.items);
        let lists = catalog.lists.iter();
        let lists: Vec<_> = lists.filter(|prices| is_public(&prices.list)).collect();
        let columns = columns::send(catalog, &order, &grouped, &lists);
        let text = send(&catalog.text, &places(&grouped));
        let cards = cards::send(catalog, &order);
        let edition = PartWriter::edition(&[&columns, &text, &cards]);
        Snapshot {
            edition,
            columns: columns.finish(PartKind::Columns, edition),
            text: text.finish(PartKind::Text, edition),
            cards: cards.finish(PartKind::Cards, edition),
        }
    }
}

impl Snapshot {
    /// The parts, in the order of [`PartKind::ALL`].
    pub fn into_parts(self) -> [Vec<u8>; 3] {
        [self.columns, self.text, self.cards]
    }
}

/// The same items with those of one category together: of them many have the
/// same words and values. Words and values travel in this order, which need
/// not be sent, since it follows from the other.
fn grouped(order: &[u32], items: &[Item]) -> Vec<u32> {
    let mut grouped = order.to_vec();
    grouped.sort_by_key(|item| items[*item as usize].category);
    grouped
}

/// Whether a part is read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// At least this many steps are left.
    More(u32),
    Done,
}

/// A catalogue that is being read, a short step at a time: the columns first,
/// then words and cards in either order. What has not come yet is as empty as
/// in a new catalogue.
#[derive(Debug, Default)]
pub struct Loading {
    catalog: Catalog,
    /// Items by name, and the same by category.
    order: Vec<u32>,
    grouped: Vec<u32>,
    edition: Option<u64>,
    loaded: Vec<PartKind>,
    current: Option<(PartReader, Target)>,
}

/// What a part becomes.
#[derive(Debug)]
enum Target {
    Columns(Box<Columns>),
    Text(Box<Arriving>),
    Cards(cards::Cards),
}

impl Loading {
    /// Takes the bytes of the next part. A part that was begun and not read
    /// to its end is forgotten.
    pub fn begin(&mut self, bytes: Vec<u8>) -> Result<PartKind, Unreadable> {
        self.current = None;
        let part = PartReader::open(bytes)?;
        let kind = part.kind;
        let first = self.edition.is_none() && kind == PartKind::Columns;
        if !first && (self.edition != Some(part.edition) || self.has(kind)) {
            return Err(Unreadable::OutOfTurn);
        }
        let target = match kind {
            PartKind::Columns => Target::Columns(Box::default()),
            PartKind::Text => Target::Text(Box::default()),
            PartKind::Cards => Target::Cards(cards::Cards::default()),
        };
        self.current = Some((part, target));
        Ok(kind)
    }

    /// Reads on by one step: about ten thousand small numbers or strings. A
    /// part that turns out to be unreadable is forgotten; those before it stay.
    pub fn step(&mut self) -> Result<Progress, Unreadable> {
        let Some((mut part, mut target)) = self.current.take() else {
            return Ok(Progress::Done);
        };
        let left = match (part.next()?, &mut target) {
            (Some((section, mut from)), Target::Columns(columns)) => {
                columns.take(section, &mut from)?;
                true
            }
            (Some((section, mut from)), Target::Text(text)) => {
                text.take(section, &mut from, &self.grouped)?;
                true
            }
            (Some((section, mut from)), Target::Cards(cards)) => {
                cards.take(section, &mut from, &mut self.catalog, &self.order)?;
                true
            }
            (None, Target::Columns(columns)) => columns.settle()?,
            (None, _) => false,
        };
        if left {
            let left = part.left() + 1;
            self.current = Some((part, target));
            return Ok(Progress::More(left));
        }
        self.finish(part.edition, target)?;
        self.loaded.push(part.kind);
        Ok(Progress::Done)
    }

    fn finish(&mut self, edition: u64, target: Target) -> Result<(), Unreadable> {
        match target {
            Target::Columns(columns) => {
                (self.catalog, [self.order, self.grouped]) = columns.finish()?;
                self.edition = Some(edition);
            }
            Target::Text(text) => {
                self.catalog.text = text.finish(self.order.len())?;
                // What values are called is told by what things are called.
                self.catalog.value_names = OnceLock::default();
            }
            Target::Cards(cards) => cards.finish(&mut self.catalog)?,
        }
        Ok(())
    }

    /// Of which catalogue the columns are that were read.
    pub fn edition(&self) -> Option<u64> {
        self.edition
    }

    /// Whether a part was read to its end.
    pub fn has(&self, kind: PartKind) -> bool {
        self.loaded.contains(&kind)
    }

    /// What has been read so far.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    pub fn into_catalog(self) -> Catalog {
        self.catalog
    }
}
