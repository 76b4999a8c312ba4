//! Text made comparable: folding, tokens and slugs in Arabic and English.

mod fold;
mod slug;

pub use fold::{fold, tokens};
pub use slug::slug;
