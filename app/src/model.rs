//! What pages show: facts already chosen for one visitor and one language, as
//! they travel from the server to the browser.

use crate::data::Parcel;
use engine::price::LinePrice;
use engine::{Lang, Money};
use serde::{Deserialize, Serialize};

/// A text, and its language where that is not the page's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Said {
    pub text: String,
    pub other: Option<Lang>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub name: Said,
    pub href: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PictureView {
    pub src: String,
    pub alt: String,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Availability {
    #[default]
    Out,
    /// Few enough to say how many.
    Low(u32),
    In,
}

/// The price on a card.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PriceTag {
    pub amount: Money,
    /// Whether other variants cost more.
    pub from: bool,
}

/// A product in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub href: String,
    pub name: Said,
    pub brand: Said,
    pub picture: Option<PictureView>,
    pub price: Option<PriceTag>,
    pub availability: Availability,
    /// The SKU to put in the cart at once; absent where a variant must be chosen.
    pub sku: Option<String>,
    pub swatches: Vec<String>,
}

/// What surrounds every page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chrome {
    pub departments: Vec<Link>,
    pub cart_count: u32,
    pub signed_in: Option<String>,
    pub currency: engine::Currency,
    /// What prices can be shown in.
    pub currencies: Vec<engine::Currency>,
    pub phone: String,
    pub email: String,
}

/// A category as a tile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tile {
    pub link: Link,
    pub summary: Said,
    pub picture: Option<PictureView>,
    pub count: u32,
}

/// The first page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HomeView {
    pub departments: Vec<Tile>,
    pub categories: Vec<Tile>,
    pub popular: Vec<Card>,
    pub newest: Vec<Card>,
}

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

/// A product's own page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProductView {
    pub path: String,
    pub other_path: String,
    pub name: Said,
    pub brand: Said,
    pub summary: Said,
    pub description: Vec<Said>,
    pub points: Vec<Said>,
    pub questions: Vec<(Said, Said)>,
    pub trail: Vec<Link>,
    pub variants: Vec<VariantView>,
    /// What all variants share, in the shop's order.
    pub specification: Vec<SpecRow>,
    pub related: Vec<Card>,
    /// The list and tax the prices come from.
    pub list: engine::price::PriceList,
    pub tax: engine::price::Tax,
    /// Schema.org data, ready to stand in a script element.
    pub json_ld: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VariantView {
    pub sku: String,
    pub name: Said,
    pub swatch: Option<String>,
    pub pictures: Vec<PictureView>,
    pub tiers: Vec<engine::price::Tier>,
    pub availability: Availability,
    pub specification: Vec<SpecRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpecRow {
    pub name: Said,
    pub value: SpecValue,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SpecValue {
    Choices(Vec<Said>),
    Number { number: String, unit: Said },
    Flag(bool),
    Note(Said),
}

/// A cart as it would be charged now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CartView {
    pub lines: Vec<CartLineView>,
    pub totals: Option<engine::price::Totals>,
    /// The list and tax the prices come from.
    pub list: engine::price::PriceList,
    pub tax: engine::price::Tax,
    /// Pieces in all.
    pub count: u32,
    /// Whether it can be ordered as it is.
    pub orderable: bool,
}

/// The cart after a change. Pages that show no more than the count leave the
/// rest packed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CartAnswer {
    pub count: u32,
    pub cart: Parcel<CartView>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CartLineView {
    pub sku: String,
    pub quantity: u32,
    pub href: String,
    pub name: Said,
    pub variant: Said,
    pub picture: Option<PictureView>,
    /// What one costs from each quantity on; empty where it has no price.
    pub tiers: Vec<engine::price::Tier>,
    /// Why the line cannot be ordered as it is.
    pub trouble: Option<LineTrouble>,
}

impl CartView {
    /// What a line costs, by the same rule as on the server.
    pub fn price(&self, line: &CartLineView) -> Option<LinePrice> {
        engine::price::line(&self.list, &line.tiers, line.quantity, &self.tax).ok()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineTrouble {
    /// It left the shop, or has no price.
    Gone,
    /// There are only this many.
    Only(u32),
}

/// What a customer needs to order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CheckoutView {
    pub cart: CartView,
    pub deliveries: Vec<DeliveryView>,
    /// The unguessable name of this attempt.
    pub key: String,
    pub email: String,
    pub address: engine::order::Address,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeliveryView {
    pub id: String,
    pub name: Said,
    pub note: Said,
    pub fee: Money,
    pub needs_address: bool,
}

/// A kept order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderView {
    pub number: String,
    pub status: engine::order::Status,
    pub placed_at: i64,
    pub email: String,
    pub address: engine::order::Address,
    pub delivery: Said,
    pub payment: engine::order::Payment,
    pub transfer: bool,
    pub lines: Vec<OrderLineView>,
    pub totals: engine::price::Totals,
    pub tax: engine::price::Tax,
    pub events: Vec<(i64, engine::order::Status)>,
    pub cancellable: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderLineView {
    pub sku: String,
    pub name: Said,
    pub variant: Said,
    pub quantity: u32,
    /// What one cost, and the line.
    pub unit: Money,
    pub gross: Money,
}

/// A line of the list of orders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderRow {
    pub number: String,
    pub status: engine::order::Status,
    pub placed_at: i64,
    pub total: Money,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OrdersView {
    pub rows: Vec<OrderRow>,
    pub total: u32,
    pub page: u32,
    pub pages: u32,
}
