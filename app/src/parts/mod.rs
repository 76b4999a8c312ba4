//! Pieces used on several pages.

mod card;
mod form;
mod frame;
mod price;
mod said;

pub use card::ProductCard;
pub use form::{Field, PostForm, RadioCard, TextArea};
pub use frame::Frame;
pub use price::Price;
pub use said::Words;
