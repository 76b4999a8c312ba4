//! The merchant's hand in searching: what a query shows first, more, last or
//! instead, and what words mean in this shop. Documents as they are kept and
//! exchanged; [`crate::search::Curations`] is made of them.

use crate::{Day, Lang};
use serde::{Deserialize, Serialize};

/// What the merchant wants of some queries.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Curation {
    pub id: String,
    /// What is typed, whole: "office chairs" is for "Office chair", too, and not for
    /// "black office chair".
    pub queries: Vec<String>,
    /// Only for visitors who read this language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// The first day it holds, and the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Ids of products that come first, in this order, found by the words or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boosts: Vec<Boost>,
    /// What comes after everything else that is found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub buries: Vec<Target>,
    /// What is shown in place of results.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect: Option<Redirect>,
}

/// Products that count for more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boost {
    pub of: Target,
    /// What their score is multiplied by, [`Boost::LEAST`] to [`Boost::MOST`].
    pub factor: f32,
}

impl Boost {
    pub const LEAST: f32 = 1.0;
    pub const MOST: f32 = 4.0;

    /// Whether the factor is one that is allowed.
    pub fn is_bounded(&self) -> bool {
        (Boost::LEAST..=Boost::MOST).contains(&self.factor)
    }
}

/// A product, or all of a category (and below it) or of a brand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// Its id.
    Product(String),
    /// Its id.
    Category(String),
    /// Its name in either language, however it is spelt.
    Brand(String),
}

/// Where a query leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Redirect {
    /// A path of the shop: `/en/privacy`.
    Path(String),
    /// The id of a category, whose page is shown in the visitor's language.
    Category(String),
}

/// Words that stand for others in this shop, beside those of the trade.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synonyms {
    pub id: String,
    /// As [`crate::search::Lexicon::synonyms`] reads them.
    pub lines: Vec<String>,
}
