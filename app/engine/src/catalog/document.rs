//! Catalogue documents as they are kept and exchanged.

use crate::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How an attribute's values are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AttributeKind {
    /// One or more of a known set of choices.
    #[default]
    Choice,
    /// A number with a unit.
    Number,
    /// Yes or no.
    Flag,
    /// Free text.
    Note,
}

/// A property products can have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// Lower-case letters, digits and `_`; unique in the shop.
    pub key: String,
    pub name: Text,
    #[serde(default)]
    pub kind: AttributeKind,
    /// The unit of a number, as written beside it: `cm`, `سم`.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub unit: Text,
    /// Whether shoppers can filter by it.
    #[serde(default)]
    pub facet: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

/// One of an attribute's known values.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub key: String,
    pub name: Text,
    /// A colour to show beside the name: `#c0392b`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub swatch: Option<String>,
}

/// The value a product has for an attribute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    Flag(bool),
    Number(f64),
    /// Keys of the attribute's choices.
    Choices(Vec<String>),
    Note(Text),
}

/// A place in the tree of the shop.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The last segment of its address in each language.
    pub slug: Text,
    pub name: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub summary: Text,
    /// Attribute keys to filter by, most useful first. Empty: worked out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facets: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// Order among its siblings, then by id.
    #[serde(default)]
    pub position: i32,
}

/// A picture: an address inside the shop (`/media/…`), and what it shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    pub src: String,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub alt: Text,
}

/// A question customers ask, answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub question: Text,
    pub answer: Text,
}

/// Something for sale, in one or more variants.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    pub id: String,
    pub slug: Text,
    pub name: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub brand: Text,
    /// The maker's name or number for it: `TN-2110`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub model: String,
    /// The id of its category.
    pub category: String,
    /// One sentence.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub summary: Text,
    /// Paragraphs, separated by an empty line.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// What it is good for, a short line each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Value>,
    /// Never empty in a valid catalogue; the first is shown first.
    pub variants: Vec<Variant>,
    /// The day it came to market, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<String>,
    /// Units sold lately, or any figure that grows with demand.
    #[serde(default)]
    pub popularity: u32,
    /// Ids of products that go with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<String>,
    /// Taken off sale: kept, and nowhere to be found.
    #[serde(default, skip_serializing_if = "is_false")]
    pub hidden: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// One buyable form of a product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Unique in the shop.
    pub sku: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ean: Option<String>,
    /// What sets it apart from its siblings: `Black, 140 cm`. Empty when alone.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub name: Text,
    /// Values that override or add to the product's.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Value>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
}
