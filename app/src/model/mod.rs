//! What pages show: facts already chosen for one visitor and one language, as
//! they travel from the server to the browser.

mod listing;
mod order;

use engine::{Lang, Money};
use serde::{Deserialize, Serialize};

pub use listing::*;
pub use order::*;

/// A text, and its language where that is not the page's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Said {
    pub text: String,
    pub other: Option<Lang>,
}

impl Said {
    /// A text in the page's language.
    pub fn own(text: impl Into<String>) -> Said {
        Said {
            text: text.into(),
            other: None,
        }
    }
}

/// An instant as the shop's calendar writes it: for machines (RFC 3339), and for people.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    pub iso: String,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub name: Said,
    pub href: String,
}

impl Link {
    /// A link whose name is in the page's language.
    pub fn own(name: impl Into<String>, href: String) -> Link {
        Link {
            name: Said::own(name),
            href,
        }
    }
}

/// What stands where nothing is, or not any more: where something was taken off sale it is
/// worded by the server.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GoneView {
    pub title: String,
    pub text: String,
    /// Ways on, the best first.
    pub links: Vec<Link>,
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
    /// The shop's logo; without one its name is written.
    pub logo: Option<LogoView>,
    /// The footer's columns beside the departments.
    pub columns: Vec<FooterColumn>,
}

/// A column of the footer. A link without an address is a line of text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FooterColumn {
    pub title: String,
    pub links: Vec<Link>,
}

/// A logo's addresses, for a light and a dark ground.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LogoView {
    pub light: String,
    pub dark: String,
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
    pub title: Said,
    pub lead: Said,
    pub picture: Option<PictureView>,
    /// Where the buttons of its headline lead.
    pub acts: Vec<Link>,
    pub categories: Vec<Tile>,
    pub popular: Vec<Card>,
    pub newest: Vec<Card>,
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
