//! Products, categories, attributes and curations: the documents of a shop's catalogue,
//! which are also the sections of the `tafsil` exchange format, and the
//! [`Catalog`] built from them, which answers questions.

mod build;
mod curation;
mod document;
mod facets;
mod snapshot;
mod travel;

pub use crate::wire::{PartKind, Unreadable};
pub use build::CatalogBuilder;
pub use curation::{Boost, Curation, Redirect, Synonyms, Target};
pub use document::{
    Attribute, AttributeKind, Category, Choice, Delivery, Picture, Product, Question, Shop, Value,
    Variant,
};
pub use snapshot::{Catalog, CategoryNode, Fact, Item, ListPrices, VariantEntry};
pub use travel::{Loading, Progress, Snapshot};
