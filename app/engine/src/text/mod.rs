//! Text made comparable: folding, tokens, stems, quantities and slugs in Arabic and English.

mod fold;
mod highlight;
mod quantity;
mod slug;
mod stem;
mod token;

pub use fold::fold;
pub use highlight::{Sought, highlight};
pub use quantity::{Quantity, quantities};
pub use slug::slug;
pub use stem::stem;
pub use token::{Token, tokens};
