//! Products, categories and attributes: the documents of a shop's catalogue,
//! which are also the sections of the `tafsil` exchange format.

mod document;

pub use document::{
    Attribute, AttributeKind, Category, Choice, Delivery, Picture, Product, Question, Shop, Value,
    Variant,
};
