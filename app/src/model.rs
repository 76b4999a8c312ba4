//! What pages show: facts already chosen for one visitor and one language, as
//! they travel from the server to the browser.

use engine::{Lang, Money};
use serde::{Deserialize, Serialize};

/// A text, and its language where that is not the page's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Said {
    #[serde(rename = "t")]
    pub text: String,
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
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

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HomeView {
    pub departments: Vec<Tile>,
    pub popular: Vec<Card>,
    pub newest: Vec<Card>,
}
