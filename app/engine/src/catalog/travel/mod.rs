//! The catalogue on its way to a browser, which then finds, narrows, counts
//! and shows by itself what the server would.
//!
//! What travels is public: products by what their cards show, prices as they
//! are shown of the lists that are named, never tiers, popularity or stock. It
//! travels in three parts ([`PartKind`]), so that a category can be narrowed
//! before words can be found. They belong together by their edition, a number
//! worked out from all they say: the same catalogue is the same bytes.
//!
//! Of a catalogue that is too large for that, the products of one category
//! travel ([`Snapshot::of_category`]).

mod cards;
mod columns;
mod selection;
#[cfg(test)]
mod tests;

use super::Catalog;
use crate::price::PriceList;
use crate::search::{Arriving, send};
use crate::wire::{PartKind, PartReader, PartWriter, Unreadable};
use columns::Columns;
use selection::Selection;
use std::sync::OnceLock;

/// The parts of a catalogue as files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Another number where anything in the parts differs.
    pub edition: u64,
    pub columns: Vec<u8>,
    /// Empty where only one category is told of.
    pub text: Vec<u8>,
    pub cards: Vec<u8>,
}

impl Snapshot {
    /// Of a catalogue, with the prices of those lists that everybody may see.
    pub fn of(catalog: &Catalog, is_public: impl Fn(&PriceList) -> bool) -> Snapshot {
        let all: Vec<u32> = (0u32..).take(catalog.items.len()).collect();
        let selection = Selection::of(catalog, &all);
        let text = send(&catalog.text, &selection.places(&selection.grouped));
        Snapshot::from_parts(&selection, Some(text), is_public)
    }

    /// Of one category and those below it, with which they are narrowed and
    /// shown as in the whole catalogue; `None` where there is no such category.
    /// All that products are described by is in it, of products only those of
    /// the category, numbered anew in their order. Words are found in the whole
    /// catalogue or not at all, so it has no text.
    pub fn of_category(
        catalog: &Catalog,
        category: usize,
        is_public: impl Fn(&PriceList) -> bool,
    ) -> Option<Snapshot> {
        let selection = Selection::of(catalog, &catalog.categories.get(category)?.items);
        Some(Snapshot::from_parts(&selection, None, is_public))
    }

    fn from_parts(
        selection: &Selection<'_>,
        text: Option<PartWriter>,
        is_public: impl Fn(&PriceList) -> bool,
    ) -> Snapshot {
        let lists = selection.catalog.lists.iter();
        let lists: Vec<_> = lists.filter(|prices| is_public(&prices.list)).collect();
        let columns = columns::send(selection, &lists);
        let cards = cards::send(selection);
        let parts = [Some(&columns), text.as_ref(), Some(&cards)];
        let edition = PartWriter::edition(parts.into_iter().flatten());
        let text = text.map(|text| text.finish(PartKind::Text, edition));
        Snapshot {
            edition,
            columns: columns.finish(PartKind::Columns, edition),
            text: text.unwrap_or_default(),
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
