//! Text made comparable: folding, tokens, stems, quantities and slugs in Arabic and English.

mod fold;
mod highlight;
mod quantity;
mod slug;
mod sound;
mod stem;
mod token;

pub use fold::fold;
pub use highlight::{Sought, highlight};
pub use quantity::{Measure, Quantity, UnitOf, measures, quantities};
pub use slug::slug;
pub use sound::{skeleton, sounds, vowels_apart};
pub use stem::{FEMININE, stem, without_article, without_particle};
pub use token::{Token, terms, tokens};
