//! Products, categories, attributes and curations: the documents of a shop's catalogue,
//! which are also the sections of the `tafsil` exchange format, and the
//! [`Catalog`] built from them, which answers questions.

mod build;
mod curation;
mod document;
mod facets;
mod shop;
mod snapshot;
mod stock;
mod travel;
mod withdrawn;

pub use crate::wire::{PartKind, Unreadable};
pub use build::CatalogBuilder;
pub use curation::{Boost, Curation, Redirect, Synonyms, Target};
pub use document::{
    Attribute, AttributeKind, Category, Choice, Picture, Product, Question, Value, Variant,
};
pub use shop::{
    Audience, BankAccount, Collection, Corners, Delivery, HomeSettings, Look, PaymentOffer, Policy,
    Shop,
};
pub use snapshot::{Catalog, CategoryNode, Fact, Item, ListPrices, VariantEntry};
pub use stock::{ENDLESS, StockPolicy};
pub use travel::{Loading, Progress, Snapshot};
pub use withdrawn::{Gone, Tombstone, Withdrawn};
