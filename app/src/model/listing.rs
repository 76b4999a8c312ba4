//! Lists: narrowed products, their filters, and what is suggested to somebody who types.

use super::{Card, Link, PriceTag, Said};
use engine::Lang;
use serde::{Deserialize, Serialize};

/// A list of products, narrowed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListingView {
    /// Its address without a query, and the same in the other language.
    pub path: String,
    pub other_path: String,
    /// Absent for a search, whose title is the interface's.
    pub category: Option<Said>,
    pub summary: Said,
    pub trail: Vec<Link>,
    pub children: Vec<Link>,
    pub query: String,
    /// What of the query is searched for; the rest of it narrows.
    pub words: String,
    /// What is searched for instead, where words were misspelt.
    pub corrected: Option<String>,
    /// The page that is shown instead, as an address in ASCII.
    pub redirect: Option<String>,
    pub total: u32,
    pub cards: Vec<Card>,
    pub groups: Vec<GroupView>,
    /// Where nothing is shown: what to change so that something is.
    pub repairs: Vec<RepairView>,
    /// Products in stock among these, and whether only those are asked for.
    pub in_stock: u32,
    pub in_stock_only: bool,
    /// The filters that are set, each with the address without it.
    pub chips: Vec<Chip>,
    /// The address without any filter.
    pub clear: String,
    /// The code of the order, see `engine::search::Sort`.
    pub sort: String,
    pub page: u32,
    pub pages: u32,
    /// The address of every page but for its number.
    pub page_base: String,
}

/// A smallest change after which a search shows something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RepairView {
    /// What it would be: “office chair”, at any price.
    pub text: String,
    pub href: String,
    pub count: u32,
}

/// What is suggested to somebody who is still typing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SuggestView {
    pub queries: Vec<Suggested>,
    pub categories: Vec<Suggested>,
    pub products: Vec<SuggestedProduct>,
}

/// A query or a category, and how many products it has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suggested {
    pub runs: Vec<Run>,
    pub other: Option<Lang>,
    pub href: String,
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SuggestedProduct {
    pub runs: Vec<Run>,
    pub other: Option<Lang>,
    pub href: String,
    pub picture: Option<String>,
    pub price: Option<PriceTag>,
}

/// A piece of a text that is what was typed, or is not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub text: String,
    pub matches: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chip {
    pub label: ChipLabel,
    pub href: String,
}

/// What a chip says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ChipLabel {
    Choice(Said),
    /// A yes/no attribute, by its name.
    Flag(Said),
    /// A range: the attribute's name (absent for the price), ends and unit.
    Range {
        name: Option<Said>,
        min: Option<String>,
        max: Option<String>,
        unit: Said,
    },
    InStock,
}

/// A group of filters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupView {
    /// The name of its form fields.
    pub key: String,
    pub name: GroupName,
    pub values: GroupValues,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum GroupName {
    Category,
    Brand,
    Price,
    Attribute(Said),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum GroupValues {
    Options(Vec<OptionView>),
    /// How often which values occur, and those asked for again, as paths of an
    /// SVG of 95 × 32; ends as written, and the unit.
    Range {
        bars: String,
        asked_bars: String,
        low: String,
        high: String,
        min: String,
        max: String,
        unit: Said,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptionView {
    pub key: String,
    /// Absent for a plain "yes".
    pub name: Option<Said>,
    pub swatch: Option<String>,
    pub count: u32,
    pub ticked: bool,
    /// Below how many others of its group it stands.
    pub level: u8,
}
