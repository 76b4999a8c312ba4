//! The compact form in which the demo shop is written: one sheet per category,
//! in it groups of one kind of thing. A group's *families* (models, written
//! one by one) meet its *forms* (makes of each model); every pair becomes a
//! product whose words come from both, and colours and sizes its variants.
//!
//! A pair of words `["English", "العربية"]` is written in both languages; in it
//! `{f}` stands for the family's name (in Arabic between guillemets), `{brand}`
//! for its brand, and the key of a number attribute for its value.

use engine::Text;
use engine::catalog::{AttributeKind, Shop};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One text in English and Arabic.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Pair(pub String, pub String);

impl Pair {
    pub(super) fn text(&self) -> Text {
        Text::new(&self.0, &self.1)
    }
}

pub(super) type Attrs = BTreeMap<String, serde_json::Value>;

/// What the shop says of itself, its brands and departments.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct House {
    pub shop: Shop,
    pub brands: BTreeMap<String, Pair>,
    pub departments: Vec<Department>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Department {
    pub id: String,
    pub name: Pair,
    pub summary: Pair,
}

/// A property, its choices as `[key, English, Arabic, swatch or drawing material]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Property {
    pub key: String,
    pub name: Pair,
    pub kind: AttributeKind,
    #[serde(default)]
    pub unit: Pair,
    #[serde(default)]
    pub facet: bool,
    #[serde(default)]
    pub choices: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet {
    pub id: String,
    pub parent: String,
    pub name: Pair,
    pub summary: Pair,
    pub facets: Vec<String>,
    /// Categories whose products go with these.
    pub goes_with: Vec<String>,
    pub groups: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    /// How its SKUs begin.
    pub code: String,
    /// The drawing.
    pub kind: String,
    /// Which attributes the drawing's width, depth and height are: `w`, `d`,
    /// `h`, or `t` for the greatest height.
    #[serde(default = "upright")]
    pub axes: String,
    #[serde(default)]
    pub accent: Option<String>,
    #[serde(default = "two")]
    pub views: u8,
    #[serde(default)]
    pub options: BTreeMap<String, f64>,
    #[serde(default)]
    pub attrs: Attrs,
    #[serde(default)]
    pub colours: Vec<String>,
    #[serde(default)]
    pub sizes: Vec<Size>,
    /// `(from quantity, percent off)`, rising.
    #[serde(default)]
    pub tiers: Vec<(u32, i64)>,
    /// Typical units on hand of one variant.
    pub stock: u32,
    /// Typical popularity.
    pub popularity: u32,
    pub families: Vec<Family>,
    pub forms: Vec<Form>,
    #[serde(default)]
    pub questions: Vec<Asked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Family {
    pub key: String,
    pub name: Pair,
    pub brand: String,
    /// Forms it is not made in, by key: a velvet chair is not for terraces.
    #[serde(default)]
    pub except: Vec<String>,
    /// Dinars, tax included, before the factors of form and size.
    pub price: f64,
    #[serde(default)]
    pub accent: Option<String>,
    #[serde(default)]
    pub options: BTreeMap<String, f64>,
    #[serde(default)]
    pub attrs: Attrs,
    #[serde(default)]
    pub colours: Vec<String>,
    #[serde(default)]
    pub sizes: Vec<Size>,
    /// The summary's beginning, without a full stop.
    pub line: Pair,
    pub text: Pair,
    pub points: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    pub key: String,
    /// The product's name, with `{f}` in it.
    pub name: Pair,
    #[serde(default = "one")]
    pub price: f64,
    #[serde(default)]
    pub accent: Option<String>,
    #[serde(default)]
    pub options: BTreeMap<String, f64>,
    #[serde(default)]
    pub attrs: Attrs,
    #[serde(default)]
    pub colours: Vec<String>,
    #[serde(default)]
    pub sizes: Vec<Size>,
    /// The summary's end; joined to the family's line as it stands.
    pub line: Pair,
    pub text: Pair,
    pub points: Vec<Pair>,
}

/// A size, pack or strength in which a product is sold.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Size {
    pub key: String,
    pub name: Pair,
    #[serde(default = "one")]
    pub price: f64,
    #[serde(default)]
    pub options: BTreeMap<String, f64>,
    #[serde(default)]
    pub attrs: Attrs,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    pub q: Pair,
    pub a: Pair,
}

fn one() -> f64 {
    1.0
}

fn upright() -> String {
    "wdh".into()
}

fn two() -> u8 {
    2
}
