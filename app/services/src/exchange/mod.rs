//! How a catalogue comes in and goes out.
//!
//! Every format is read into one [`Document`], the `tafsil` exchange format
//! itself; what a source cannot express stays empty.

mod check;
mod decode;
mod gtin;
mod icecat;
mod kinds;
mod lists;
mod merge;
mod read;
mod shopify;
mod source;
mod tafsil;

pub(crate) use check::settings_faults;
pub use check::{Known, MAX_NAME, MAX_TEXT};
pub use gtin::is_gtin;
pub use kinds::draw_kinds;
pub use lists::{PricesInto, prices_into};
pub use read::{ExchangeError, Format, Options, Progress, Step, read_path, read_path_with};
pub use source::MAX_FILE_BYTES;
pub use tafsil::write;

use engine::catalog::{
    Attribute, Category, Curation, Product, Shop, StockPolicy, Synonyms, Tombstone,
};
use engine::price::PriceList;
use serde::{Deserialize, Serialize};

/// The version of the exchange format this program writes.
pub const VERSION: u32 = 1;

/// A catalogue, whole or in part, as the `tafsil` format writes it: absent
/// sections leave the shop as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Always `tafsil`.
    pub format: String,
    pub version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shop: Option<Shop>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Category>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<Product>,
    /// Products the shop no longer has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deleted: Vec<Tombstone>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub price_lists: Vec<PriceListSection>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stock: Vec<StockEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Media>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub curations: Vec<Curation>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<Synonyms>,
}

/// A price list with its prices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PriceListSection {
    #[serde(flatten)]
    pub list: PriceList,
    pub prices: Vec<PriceEntry>,
}

/// The prices of one SKU: `(from quantity, unit price as a decimal)`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceEntry {
    pub sku: String,
    pub tiers: Vec<(u32, String)>,
}

/// Units of one SKU that can be sold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockEntry {
    pub sku: String,
    /// Absent: as the shop has it; none of a new SKU. Below 0 only on backorder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_hand: Option<i64>,
    /// Absent: as the shop has it; tracked for a new SKU.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<StockPolicy>,
}

impl StockEntry {
    /// So many units, and nothing about the policy.
    pub fn new(sku: impl Into<String>, on_hand: i64) -> StockEntry {
        StockEntry {
            sku: sku.into(),
            on_hand: Some(on_hand),
            policy: None,
        }
    }
}

/// A picture kept in the shop and served as `/media/NAME`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Media {
    /// A file name that changes with the content: `chair-3f2a9c01.svg`.
    pub name: String,
    /// `image/svg+xml`, `image/webp`, `image/jpeg`, `image/png`.
    pub mime: String,
    /// The text of an SVG; anything else in base64.
    pub body: String,
}

/// A row that was not taken, or taken otherwise than it says, and why; or what was found out
/// about a file, at the first place it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    pub file: String,
    /// 1-based line, or the index of the object in its array.
    pub line: usize,
    pub reason: String,
}

/// What reading a source gave.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub document: Document,
    pub skipped: Vec<Skipped>,
    /// What was taken otherwise than it says, found out or left aside, and is no fault.
    pub notices: Vec<Skipped>,
    /// The revision of the catalogue that the document was merged with.
    pub revision: Option<i64>,
}
